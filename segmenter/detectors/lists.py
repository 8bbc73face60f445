"""List rhythm: runs of short blocks, of blocks of like length, of bullets, of items with dates under them."""

from bisect import bisect_right
from collections.abc import Callable, Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_BOUNDS = (3, 6, 12, 30)
_NAMES = ("1-2", "3-5", "6-11", "12-29", "30+")


def _cues(kind: str, label: Label, weights: tuple[float, ...], what: str) -> tuple[Cue, ...]:
    return tuple(
        Cue(f"run.{kind}.{name}", label, weight, f"one of {name} {what} in a row")
        for name, weight in zip(_NAMES, weights, strict=True)
    )


_SHORT = _cues("short", Label.BOILERPLATE, (0.0, 0.3, 0.6, 1.0, 1.5), "short blocks")
_UNENDED = _cues("unended", Label.RELATED, (0.0, 0.2, 0.5, 0.8, 1.0), "blocks without a sentence end")
_PROSE = _cues("prose", Label.BODY, (0.3, 0.6, 1.0, 1.2, 1.2), "paragraphs of prose")
_TITLES = _cues("titles", Label.RELATED, (0.0, 0.5, 0.8, 1.0, 1.0), "blocks of a headline's length")


def detect(page: Page) -> Iterator[Claim]:
    """Claim the length of the run that each block is part of."""
    measures = page.measures
    for cues, member in (
        (_SHORT, lambda i: measures[i].size == "short"),
        (_UNENDED, lambda i: measures[i].ending not in ("stop", "quote", "question") or measures[i].words <= 2),
        (_PROSE, lambda i: page.prose[i]),
        (_TITLES, lambda i: 5 <= measures[i].words <= 18 and measures[i].ending != "stop"),
    ):
        yield from _runs(len(measures), member, cues)


def _runs(count: int, member: Callable[[int], bool], cues: tuple[Cue, ...]) -> Iterator[Claim]:
    start = 0
    while start < count:
        if not member(start):
            start += 1
            continue
        end = start + 1
        while end < count and member(end):
            end += 1
        cue = cues[bisect_right(_BOUNDS, end - start)]
        for index in range(start, end):
            yield Claim(index, cue)
        start = end
