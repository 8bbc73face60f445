"""Reading a labelled span: what of it is the label that the site printed, and what is the value."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from segmenter.folding import Folded, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.languages.phrases import Match
from segmenter.metadata.values import Value
from segmenter.model import Label, Span

ARTICLE = (Label.BODY, Label.SUBHEADING)
"""The labels of the article's own text."""

APART = r"\s+[\u2022\u00b7|/\u2013\u2014-]\s+|\s*[\u2022\u00b7|]\s*"
"""A pattern for the signs between a date or a name and what shares its line."""

_TRIM = " \t\u00a0\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_EDGE = re.compile(
    rf"^[{_TRIM}\u2022\u00b7\u25cf\u25aa\u25a0\u25ba\u25b6\u203a\u2192*+|:\uff1a>\u2013\u2014-]+|[{_TRIM}|:\uff1a>\u2013\u2014\u2022\u00b7-]+$"
)


def value(text: str, start: int, end: int) -> Value | None:
    """Return the range without bullets, colons, bars and blanks at its ends; ``None`` where nothing is left."""
    piece = text[start:end]
    head = _EDGE.match(piece)
    first = head.end() if head else 0
    last = len(piece)
    while last > first and _EDGE.match(piece[last - 1 : last]):
        last -= 1
    return Value(piece[first:last], start + first, start + last) if last > first else None


def after_label(text: str, start: int, end: int, families: Sequence[str], lexicon: Lexicon) -> Value | None:
    """Return what follows a leading phrase of one of ``families`` in a range; the whole range where there is none."""
    folded = fold_with_origin(text[start:end])
    found = leading(folded, families, lexicon)
    if found is None:
        return value(text, start, end)
    if found.mode == "line" or found.end >= len(folded.view):
        return None
    return value(text, start + folded.starts[found.end], end)


def leading(folded: Folded, families: Sequence[str], lexicon: Lexicon) -> Match | None:
    """Return the longest phrase of the given families that opens a folded range, or ``None``."""
    matches = [m for m in lexicon.book.match(folded.view) if m.family in families and m.start <= 2]
    return max(matches, key=lambda match: (match.mode == "line", match.end), default=None)


def is_phrase(view: str, families: Sequence[str], lexicon: Lexicon) -> bool:
    """Say whether a folded line is a phrase of one of the given families, and nothing else."""
    return any(match.mode == "line" and match.family in families for match in lexicon.book.match(view))


def breaks(between: str) -> bool:
    """Say whether a line ends in what stands between two values."""
    return len(f"|{between}|".splitlines()) > 1


def pieces(text: str, start: int, end: int, separators: re.Pattern[str]) -> Iterator[Value]:
    """Yield the non-empty values between separators in a range."""
    place = start
    for found in separators.finditer(text, start, end):
        item = value(text, place, found.start())
        if item:
            yield item
        place = found.end()
    item = value(text, place, end)
    if item:
        yield item


def runs(text: str, spans: Iterable[Span], parted: Callable[[str], object] = str.strip) -> Iterator[list[Span]]:
    """Yield spans in order, together where nothing between them parts them: by default all but blanks does."""
    run: list[Span] = []
    for span in spans:
        if run and parted(text[run[-1].end : span.start]):
            yield run
            run = []
        run.append(span)
    if run:
        yield run


def whole(text: str, run: Sequence[Span]) -> Value:
    """Return what a run of spans covers, from its first to its last, without blanks at the ends, where marks have been."""
    piece = text[run[0].start : run[-1].end]
    start = run[0].start + len(piece) - len(piece.lstrip())
    return Value(piece.strip(), start, start + len(piece.strip()))
