"""Twice the input takes about twice the time, whatever the input is. Ratios within one run; no absolute times."""

import time

import pytest

from segmenter import Label, Span
from segmenter.languages import Languages
from segmenter.metadata import extract
from tests.bench.linear import SHAPES, seconds

# Quadratic work takes four times as long for twice the input; 3 leaves room for a noisy machine.
_MOST = 3.0
_TRIES = 3
_MOST_LINES = 7.0  # quadratic work takes sixteen times as long for four times the lines


@pytest.mark.slow
@pytest.mark.parametrize("name", SHAPES)
def test_doubling_the_input_doubles_the_time(name: str) -> None:
    small, large = SHAPES[name](100_000), SHAPES[name](400_000)
    ratios = []
    for _ in range(_TRIES):
        ratios.append(seconds(large) / seconds(small))
        # Four times the input: two doublings.
        if ratios[-1] <= _MOST**2:
            return
    pytest.fail(f"four times the input took {min(ratios):.1f} times as long")


@pytest.mark.slow
@pytest.mark.parametrize(
    "pair",
    [
        ((Label.BYLINE, "Jane Hill"), (Label.TIMESTAMP, "3 May 2024")),
        ((Label.BOILERPLATE, "Jane Hill"), (Label.BOILERPLATE, "Correspondent")),
        ((Label.TAGS, "Piers"), (Label.BOILERPLATE, "Old Town")),
        ((Label.DECK, "The old pier opens again"), (Label.RELATED, "The new pier opens again")),
    ],
    ids=["dates", "boxes", "tags", "stories"],
)
def test_metadata_of_four_times_the_lines_take_four_times_the_time(pair: tuple[tuple[Label, str], ...]) -> None:
    lexicon = Languages().lexicon("en")

    def taken(count: int) -> float:
        spans, lines, place = [], [], 0
        for label, line in ((Label.HEADLINE, "Pier"), *pair * count, (Label.BODY, "The pier was shut.")):
            spans.append(Span(place, place + len(line), label, 0.5))
            lines.append(line)
            place += len(line) + 1
        start = time.process_time()
        extract("\n".join(lines), spans, lines[-1], lexicon)
        return time.process_time() - start

    assert min(taken(16_000) / taken(4_000) for _ in range(_TRIES)) < _MOST_LINES
