"""From the spans of a page to blocks: the text of each span, in the mark-up that stands around it."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from segmenter.export.document import Block, Kind, Run
from segmenter.export.nesting import CELLS, ITEMS
from segmenter.html.boxes import Style, Surrounding
from segmenter.html.tracing import TracedLine, trace
from segmenter.model import Label, Span

_MOST_BREAKS = 3  # line ends between two lines of code
_HIGHEST, _LOWEST = 2, 6  # levels of subheadings; the title is 1
_LONGEST_HEADING = 120  # characters


class _Piece(NamedTuple):
    """What of a line lies in a span; ``number`` counts the lines."""

    start: int
    end: int
    label: Label
    number: int
    line: TracedLine


def blocks_of_page(text: str, spans: Iterable[Span], source: str, url: str | None = None) -> Iterator[Block]:
    """Yield the blocks of some spans of a page's text, given the page."""
    group: list[_Piece] = []
    for piece in _pieces(spans, list(trace(source, url))):
        if group and not _continues(group[-1], piece):
            yield _block(text, group)
            group = []
        group.append(piece)
    if group:
        yield _block(text, group)


def _pieces(spans: Iterable[Span], lines: list[TracedLine]) -> Iterator[_Piece]:
    index = 0
    for span in spans:
        while index < len(lines) and lines[index].end <= span.start:
            index += 1
        while index < len(lines) and lines[index].start < span.end:
            line = lines[index]
            yield _Piece(max(span.start, line.start), min(span.end, line.end), span.label, index, line)
            if line.end > span.end:
                break  # the next span may begin on it
            index += 1


def _continues(before: _Piece, piece: _Piece) -> bool:
    """Say whether a piece is the next line of the block that another is in: only line breaks part them."""
    line, around = piece.line, piece.line.around
    whole = before.end == before.line.end and piece.start == line.start
    if not whole or piece.number != before.number + 1 or around.block != before.line.around.block:
        return False
    return line.breaks > 0 if around.preformatted else line.breaks == 1 and piece.label is before.label


def _block(text: str, group: list[_Piece]) -> Block:
    around = group[0].line.around
    if around.preformatted:
        return Block(Kind.CODE, (Run("".join(_code(text, group))),), around.boxes)
    if _is_heading(group, around):
        runs = _runs(run._replace(style=run.style & ~Style.BOLD) for run in _parts(text, group))
        return Block(Kind.HEADING, tuple(runs), around.boxes, min(max(around.heading, _HIGHEST), _LOWEST))
    return Block(Kind.PARAGRAPH, tuple(_runs(_parts(text, group))), around.boxes)


def _is_heading(group: list[_Piece], around: Surrounding) -> bool:
    """Say whether lines are a heading: one that the mark-up or the label calls so and that is short, or both of them do."""
    called = group[0].label is Label.SUBHEADING
    if called and around.heading:
        return True
    if group[-1].end - group[0].start > _LONGEST_HEADING:
        return False
    in_box = around.boxes and around.boxes[-1].tag in ITEMS | CELLS
    return around.heading > 0 or (called and not in_box)


def _code(text: str, group: list[_Piece]) -> Iterator[str]:
    for number, piece in enumerate(group):
        if number:
            yield "\n" * min(piece.line.breaks, _MOST_BREAKS)
        if piece.start == piece.line.start:
            yield piece.line.indent
        yield text[piece.start : piece.end]


def _runs(parts: Iterable[Run]) -> Iterator[Run]:
    """Yield the runs of a block, those of one look joined."""
    for (style, link), runs in groupby(parts, key=lambda run: run[1:]):
        yield Run("".join(run.text for run in runs), style, link)


def _parts(text: str, group: list[_Piece]) -> Iterator[Run]:
    """Yield text without blanks at its ends, and the blanks between, which look like their neighbours if these look alike."""
    before: Run | None = None
    gap = ""
    for number, piece in enumerate(group):
        gap = "\n" if number else ""
        for start, end, around in piece.line.runs(text):
            start, end = max(start, piece.start), min(end, piece.end)
            whole = text[start:end]
            word = whole.strip()
            if not word:
                gap += whole
                continue
            left = whole[: len(whole) - len(whole.lstrip())]
            run = Run(word, around.style, around.link)
            if before and gap + left:
                style = run.style if run.style == before.style else 0
                yield Run(gap + left, style, run.link if run.link == before.link else None)
            yield run
            before, gap = run, whole[len(whole.rstrip()) :]
