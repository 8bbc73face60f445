"""Carries labels over from one text of a page to another: from the gold's text to the page as it is rendered here."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

from segmenter.folding import fold
from segmenter.gold import Gold, GoldSpan
from segmenter.wrapping import read_lines

_MOST_LINES = 6000  # of a page; the work grows faster than their number where many are alike
_SURE = 0.6  # of the words of a line that must have been found with one label


class _Line(NamedTuple):
    start: int
    end: int
    view: str


def carried(gold: Gold, text: str) -> Gold:
    """Return a document as one of another text of its page, with its labels on that."""
    return replace(gold, text=text, spans=transfer(gold, text), html=None)


def transfer(gold: Gold, text: str) -> tuple[GoldSpan, ...]:
    """Return spans over ``text`` with the labels that the gold gives to the same lines of its own text.

    Lines that stand in both texts are matched in order; the words of any other line are looked up in what stands between its
    matched neighbours. What cannot be told has no span.
    """
    mine, theirs = list(_lines(text)), list(_pieces(gold))
    if len(mine) > _MOST_LINES or len(theirs) > _MOST_LINES:
        return ()
    matcher = SequenceMatcher(None, [line.view for line in mine], [line.view for line, _ in theirs], autojunk=False)
    out: list[GoldSpan] = []
    for kind, low, high, other_low, other_high in matcher.get_opcodes():
        if kind == "equal":
            for line, (_, span) in zip(mine[low:high], theirs[other_low:other_high], strict=True):
                out.append(GoldSpan(line.start, line.end, span.label, span.confidence))
        elif high > low:
            out.extend(_looked_up(mine[low:high], theirs[other_low:other_high]))
    return tuple(out)


def _looked_up(lines: Sequence[_Line], around: Sequence[tuple[_Line, GoldSpan]]) -> Iterator[GoldSpan]:
    """Yield the labels of lines by the words of the gold's lines that stand in the same gap."""
    votes: dict[str, Counter[tuple[str, str]]] = {}
    for line, span in around:
        for word in line.view.split():
            votes.setdefault(word, Counter())[span.label, span.confidence] += 1
    for line in lines:
        words = line.view.split()
        found: dict[tuple[str, str], float] = {}
        for word in words:
            known = votes.get(word, Counter())
            for key, count in known.items():
                found[key] = found.get(key, 0.0) + count / known.total()
        label, confidence = max(found, key=lambda key: found[key], default=("", ""))
        if label and found[label, confidence] >= _SURE * len(words):
            yield GoldSpan(line.start, line.end, label, confidence)


def _lines(text: str) -> Iterator[_Line]:
    view = read_lines(text)[1].view
    return map(_Line, view.start.tolist(), view.end.tolist(), view.lines)


def _pieces(gold: Gold) -> Iterator[tuple[_Line, GoldSpan]]:
    for span in gold.spans:
        yield _Line(span.start, span.end, fold(gold.text[span.start : span.end])), span
