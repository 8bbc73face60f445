"""Writes blocks in a language of tags, whatever the tags are called."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from segmenter.export.document import Block, Run
from segmenter.export.escaping import opening
from segmenter.export.nesting import CELLS, by_link, lone, steps
from segmenter.html.boxes import Box

_EMPTY = Box("td", 0)
_MOST_EMPTY = 100  # cells before a cell, so that a table is in proportion to its text


class Dialect(Protocol):
    """How boxes, blocks and runs are written."""

    def open(self, box: Box) -> str:
        """The start tag of a box; an item has a number only where it is not the one after the item before."""

    def close(self, box: Box) -> str:
        """The end tag of a box."""

    def block(self, block: Block) -> str:
        """A block with its tags."""

    def inline(self, runs: Sequence[Run]) -> str:
        """Runs without tags around them."""


def write(blocks: Sequence[Block], dialect: Dialect) -> Iterator[str]:
    """Yield the lines of blocks; a paragraph that is alone in an item or a cell shares its line."""
    bare = lone(blocks)
    counter = _Counter()
    line = ""
    for closed, opened, block in steps(blocks):
        for box in closed:
            yield line + dialect.close(box)
            line = ""
        for around, box in zip(_around(block, opened), opened, strict=True):
            if line:
                yield line
            yield from [dialect.open(_EMPTY) + dialect.close(_EMPTY)] * counter.missing(box)
            line = dialect.open(counter.counted(around, box))
        if block is None:
            return
        if block.boxes and block.boxes[-1].node in bare:
            line += dialect.inline(block.runs)
            continue
        if line:
            yield line
        yield dialect.block(block)
        line = ""


def linked(runs: Sequence[Run], write_run: Callable[[Run], str], tag: str, attribute: str) -> str:
    """Return runs without tags around them, those with one link together in an element that leads there."""
    out = []
    for link, group in by_link(runs):
        text = "".join(map(write_run, group))
        out.append(f"{opening(tag, **{attribute: link})}{text}</{tag}>" if link else text)
    return "".join(out)


def _around(block: Block | None, opened: Sequence[Box]) -> Sequence[Box | None]:
    """Return the box around each of those that open."""
    if block is None:
        return ()
    before = len(block.boxes) - len(opened)
    return (None, *block.boxes)[before : before + len(opened)]


def missing(cell: Box, column: int) -> int:
    """Return how many empty cells stand between a column and a cell."""
    return max(0, min(cell.number - column, _MOST_EMPTY))


class _Counter:
    """The column in the row that is open, and the last number in each list."""

    def __init__(self) -> None:
        self._column = 0
        self._last: dict[int, int] = {}

    def missing(self, box: Box) -> int:
        """Return how many empty cells stand before a box that opens."""
        if box.tag == "tr":
            self._column = 0
        if box.tag not in CELLS:
            return 0
        column, self._column = self._column, box.number + 1
        return missing(box, column)

    def counted(self, around: Box | None, box: Box) -> Box:
        """Return a box without its number where that is the next one."""
        if around is None or around.tag != "ol":
            return box
        last = self._last.get(around.node, 0)
        self._last[around.node] = box.number
        return box._replace(number=0) if box.number == last + 1 else box
