"""Writes a table as Markdown (https://github.github.com/gfm/#tables-extension-)."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from segmenter.export.document import Block, Kind
from segmenter.export.escaping import clean
from segmenter.export.inline import code_span, in_cell
from segmenter.export.markup import missing


def table(blocks: Sequence[Block], depth: int) -> list[str]:
    """Return the lines of a table, given the blocks of its cells and how many boxes are around it.

    Its first row is the head, since there must be one. What stands in a cell is one line with breaks in it.
    """
    rows = [list(_cells(row, depth)) for _, row in groupby(blocks, key=lambda block: block.boxes[depth + 1])]
    width = max(map(len, rows))
    head, *rest = rows
    head += [""] * (width - len(head))
    return [_line(head), _line(["---"] * width), *map(_line, rest)]


def _cells(row: Iterator[Block], depth: int) -> Iterator[str]:
    column = 0
    for cell, blocks in groupby(row, key=lambda block: block.boxes[depth + 2]):
        yield from [""] * missing(cell, column)
        yield "<br>".join(map(_content, blocks))
        column = cell.number + 1


def _content(block: Block) -> str:
    if block.kind is Kind.CODE:
        spans = (code_span(line.strip()) for line in clean(block.text).split("\n") if line.strip())
        return "<br>".join(spans).replace("|", "\\|")
    return in_cell(block.runs)


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
