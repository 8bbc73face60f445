"""Writes an article as Markdown: CommonMark, with tables and strike-through as GitHub has them."""

from collections.abc import Iterator, Sequence
from itertools import groupby, product
from typing import NamedTuple

from segmenter.export.document import Block, Document, Header, Kind, Run
from segmenter.export.inline import code_block, in_heading, inline
from segmenter.export.nesting import ITEMS, lone, shared
from segmenter.export.pipes import table
from segmenter.html.boxes import Box, Style

_ALIKE = {("ol", "ol"), *product(("dl", "ul"), repeat=2)}


def markdown(document: Document, *, header: bool = True) -> str:
    """Return an article as Markdown; with ``header`` headline, deck, and authors with the date stand above the body."""
    parts = [*(_header(document.header) if header else ()), "".join(_body(document.blocks)).removesuffix("\n")]
    return "\n\n".join(part for part in parts if part)


def _header(header: Header) -> Iterator[str]:
    if header.headline:
        yield f"# {in_heading((Run(header.headline),))}"
    yield from (inline((Run(line, Style.ITALIC),)) for line in (header.deck or "").splitlines() if line.strip())
    facts = [*header.authors, *([header.published] if header.published else [])]
    if facts:
        yield inline((Run(" \u00b7 ".join(" ".join(fact.split()) for fact in facts)),))


class _Chunk(NamedTuple):
    """Lines that belong together, and the boxes around them; ``lone`` ones are the only paragraph of an item."""

    boxes: tuple[Box, ...]
    lines: list[str]
    lone: bool


def _body(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the body piece by piece: blocks with what stands before their lines and between them."""
    bullets = _Bullets()
    before: _Chunk | None = None
    for chunk in _chunks(blocks):
        around = before.boxes if before else ()
        same = shared(around, chunk.boxes)
        bullets.open(around, chunk.boxes, same)
        prefixes = [bullets.prefix(chunk.boxes, index) for index in range(len(chunk.boxes))]
        later = [rest for _, rest in prefixes]
        if before and not _is_tight(before, chunk, same):
            yield "".join(later[:same]).rstrip() + "\n"
        prefix = "".join([*later[:same], *(first for first, _ in prefixes[same:])])
        for line in chunk.lines:
            yield (prefix + line if line else prefix.rstrip()) + "\n"
            prefix = "".join(later)
        before = chunk


def _chunks(blocks: Sequence[Block]) -> Iterator[_Chunk]:
    alone = lone(blocks)
    for node, group in groupby(blocks, key=_table_node):
        if node is not None:
            cells = list(group)
            boxes = cells[0].boxes
            depth = next(index for index, box in enumerate(boxes) if box.node == node)
            yield _Chunk(boxes[:depth], table(cells, depth), False)
            continue
        for block in group:
            yield _Chunk(block.boxes, _lines(block), bool(block.boxes) and block.boxes[-1].node in alone)


def _table_node(block: Block) -> int | None:
    return next((box.node for box in block.boxes if box.tag == "table"), None)


def _lines(block: Block) -> list[str]:
    if block.kind is Kind.CODE:
        return code_block(block.text)
    if block.kind is Kind.HEADING:
        return [f"{'#' * block.level} {in_heading(block.runs)}"]
    return inline(block.runs).split("\n")


def _is_tight(before: _Chunk, chunk: _Chunk, same: int) -> bool:
    """Say whether no blank line parts two chunks: items of one list, or an item and a list in it, without paragraphs."""
    opened = chunk.boxes[same:]
    if not (before.lone and chunk.lone and opened):
        return False
    if opened[0].tag in ITEMS:
        return True
    # A list of another number than 1 could not interrupt the paragraph before it.
    return same == len(before.boxes) and (opened[0].tag != "ol" or opened[1].number == 1)


class _Bullets:
    """Chooses the marks of lists: two lists of one kind that touch would be one with the same."""

    def __init__(self) -> None:
        self._second: set[int] = set()  # the lists with the other mark

    def open(self, before: Sequence[Box], boxes: Sequence[Box], same: int) -> None:
        """Take the boxes around two chunks, of which so many are the same."""
        if same < min(len(before), len(boxes)) and (before[same].tag, boxes[same].tag) in _ALIKE:
            if before[same].node in self._second:
                self._second.discard(boxes[same].node)
            else:
                self._second.add(boxes[same].node)

    def prefix(self, boxes: Sequence[Box], index: int) -> tuple[str, str]:
        """Return what a box puts before its first line and before all others."""
        box = boxes[index]
        if box.tag == "blockquote":
            return "> ", "> "
        if box.tag not in ITEMS:
            return "", ""
        around = boxes[index - 1]
        second = around.node in self._second
        mark = f"{box.number}{')' if second else '.'} " if around.tag == "ol" else f"{'*' if second else '-'} "
        return mark, " " * len(mark)
