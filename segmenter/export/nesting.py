"""Walks the boxes around blocks: what closes and what opens before each block."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from segmenter.export.document import Block, Kind, Run
from segmenter.html.boxes import Box

ITEMS = frozenset({"dd", "dt", "li"})
CELLS = frozenset({"td", "th"})


class Step(NamedTuple):
    """The boxes that close, innermost first, those that open then, outermost first, and the block in them.

    ``block`` is ``None`` at the end, where what is open closes.
    """

    closed: tuple[Box, ...]
    opened: tuple[Box, ...]
    block: Block | None


def steps(blocks: Iterable[Block]) -> Iterator[Step]:
    """Yield a step for each block and one for the end."""
    around: tuple[Box, ...] = ()
    for block in blocks:
        same = shared(around, block.boxes)
        yield Step(around[same:][::-1], block.boxes[same:], block)
        around = block.boxes
    yield Step(around[::-1], (), None)


def shared(boxes: Sequence[Box], others: Sequence[Box]) -> int:
    """Return how many boxes two blocks have in common, from the outermost on."""
    count = 0
    for box, other in zip(boxes, others, strict=False):
        if box != other:
            break
        count += 1
    return count


def lone(blocks: Iterable[Block]) -> frozenset[int]:
    """Return the nodes of the items and cells with one paragraph right in them, which needs no mark-up of its own."""
    boxed = [(block.boxes[-1], block.kind) for block in blocks if block.boxes]
    right = Counter(box.node for box, _ in boxed)
    return frozenset(
        box.node for box, kind in boxed if right[box.node] == 1 and kind is Kind.PARAGRAPH and box.tag in ITEMS | CELLS
    )


def by_link(runs: Iterable[Run]) -> Iterator[tuple[str | None, list[Run]]]:
    """Yield the runs of a block by where they lead."""
    for link, group in groupby(runs, key=lambda run: run.link):
        yield link, list(group)
