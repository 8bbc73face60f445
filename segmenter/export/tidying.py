"""Takes out the boxes that are no part of an article but of the layout of its page."""

from collections.abc import Iterable, Iterator, Sequence

from segmenter.export.document import Block, Kind
from segmenter.export.nesting import CELLS, shared
from segmenter.html.boxes import Box

_NEVER_LAST = frozenset({"dl", "ol", "table", "tr", "ul"})  # hold items, rows or cells
_MOST_BLOCKS = 8  # in a cell of a table that is one


def tidy(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks without the boxes around all of them and without tables that are mere layout."""
    layout = set(_layout_tables(blocks))
    around = _around(blocks)
    return tuple(_fitting(block._replace(boxes=tuple(_kept(block.boxes[around:], layout)))) for block in blocks)


def _around(blocks: Sequence[Block]) -> int:
    """Return how many boxes around all blocks to take out; a list or a table goes where one item or cell holds everything."""
    if not blocks:
        return 0
    # What the first and the last of them in order share, all of them do.
    first, last = min(block.boxes for block in blocks), max(block.boxes for block in blocks)
    count = shared(first, last)
    while count and first[count - 1].tag in _NEVER_LAST:
        count -= 1
    return count


def _layout_tables(blocks: Iterable[Block]) -> Iterator[int]:
    """Yield the nodes of tables with another inside, without two cells in one row, or with a cell that holds very much."""
    rows: dict[int, set[int]] = {}  # the cells of each row
    sizes: dict[int, int] = {}  # the blocks of each cell
    tables: dict[int, set[int]] = {}  # the rows of each table
    for block in blocks:
        places = [index for index, box in enumerate(block.boxes) if box.tag == "table"]
        for index in places:
            table, row, cell = block.boxes[index : index + 3]
            tables.setdefault(table.node, set()).add(row.node)
            rows.setdefault(row.node, set()).add(cell.node)
            sizes[cell.node] = sizes.get(cell.node, 0) + 1
        yield from (block.boxes[index].node for index in places[:-1])
    for node, own in tables.items():
        cells = [rows[row] for row in own]
        if max(map(len, cells)) < 2 or max(sizes[cell] for row in cells for cell in row) > _MOST_BLOCKS:
            yield node


def _kept(boxes: Iterable[Box], layout: set[int]) -> Iterator[Box]:
    dropped = 0
    for box in boxes:
        if box.node in layout:
            dropped = 3  # the table, the row and the cell
        if not dropped:
            yield box
        dropped = max(0, dropped - 1)


def _fitting(block: Block) -> Block:
    """Return a block as a paragraph where it is a heading within a table."""
    if block.kind is Kind.HEADING and any(box.tag in CELLS for box in block.boxes):
        return block._replace(kind=Kind.PARAGRAPH, level=0)
    return block
