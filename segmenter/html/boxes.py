"""What of the mark-up around a piece of text is worth keeping: lists, quotations and tables; emphasis, code and links."""

from collections.abc import Mapping
from typing import NamedTuple

from segmenter.html.links import absolute
from segmenter.html.places import Frame, level_of
from segmenter.html.tags import BLOCK, CELL, POPUP, PRE

_DEEPEST = 32  # boxes within each other; what is deeper stands in the last of them, so that no line is longer than its text


class Style:
    """How text is set apart from the text around it: flags, plain numbers since they are compared for every piece of text."""

    BOLD = 1
    ITALIC = 2
    UNDERLINE = 4
    STRUCK = 8
    SUBSCRIPT = 16
    SUPERSCRIPT = 32
    CODE = 64


class Box(NamedTuple):
    """An element that holds paragraphs: ``tag`` is its HTML tag, ``node`` tells it from all others of the document.

    ``number`` is that of an item in an ordered list, or the column of a cell, from 0; of any other box 0.
    """

    tag: str
    node: int
    number: int = 0


class Surrounding(NamedTuple):
    """What is kept of the elements around a piece of text.

    ``boxes`` are those around it, outermost first; every ``li`` follows its list, every cell its row and table. ``block`` is
    the node of the nearest block element. ``style`` holds flags of :class:`Style`, ``link`` the address it links to, ``heading``
    the level of the heading it is in or 0, ``preformatted`` whether its blanks and line ends count.
    """

    boxes: tuple[Box, ...] = ()
    pending: tuple[Box, ...] = ()  # a list without its item so far, a table without its row or cell
    block: int = 0
    style: int = 0
    link: str | None = None
    heading: int = 0
    preformatted: bool = False


_STYLES = {
    tag: style
    for style, tags in {
        Style.BOLD: "b strong",
        Style.ITALIC: "cite dfn em i var",
        Style.UNDERLINE: "ins u",
        Style.STRUCK: "del s strike",
        Style.SUBSCRIPT: "sub",
        Style.SUPERSCRIPT: "sup",
        Style.CODE: "code kbd samp tt",
    }.items()
    for tag in tags.split()
}
_LISTS = {"ol": "ol", "ul": "ul", "menu": "ul", "dir": "ul", "dl": "dl"}
_ITEMS = {"li": ("ol", "ul"), "dt": ("dl",), "dd": ("dl",)}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_FLAT = frozenset({"none", "presentation"})  # roles of tables and lists that are mere layout


class Surroundings:
    """Knows what surrounds the elements of a page, each looked at once.

    ``numbers`` are the numbers of its items and cells by node, ``base`` is the address that links are relative to.
    """

    def __init__(self, numbers: Mapping[int, int], base: str) -> None:
        self._numbers = numbers
        self._base = base
        self._known: dict[int, Surrounding] = {}

    def of(self, frame: Frame) -> Surrounding:
        """Return what surrounds text that stands right in an element."""
        missing = []
        at: Frame | None = frame
        while at is not None and at[3] not in self._known:
            missing.append(at)
            at = at[0]
        found = Surrounding() if at is None else self._known[at[3]]
        for at in reversed(missing):
            found = self._known[at[3]] = self._within(found, at)
        return found

    def _within(self, around: Surrounding, frame: Frame) -> Surrounding:
        _, tag, attrib, node, display = frame
        if display in (BLOCK, CELL, POPUP, PRE):
            around = self._boxed(around._replace(block=node), frame)
            heading = _HEADINGS.get(tag) or level_of(attrib)
            if heading or display == PRE:
                around = around._replace(heading=heading, preformatted=around.preformatted or display == PRE)
        elif tag in _STYLES:
            around = around._replace(style=around.style | _STYLES[tag])
        elif tag == "a" and "href" in attrib:
            around = around._replace(link=absolute(attrib["href"], self._base))
        return around

    def _boxed(self, around: Surrounding, frame: Frame) -> Surrounding:
        _, tag, attrib, node, _ = frame
        boxes, pending = around.boxes, around.pending
        if len(boxes) >= _DEEPEST:
            return around
        last = pending[-1].tag if pending else ""
        if tag in _LISTS or tag == "table":
            pending = () if attrib.get("role") in _FLAT else (Box(_LISTS.get(tag, tag), node),)
        elif tag == "tr":
            pending = (*pending, Box(tag, node)) if last == "table" else ()
        elif (tag in ("td", "th") and last == "tr") or last in _ITEMS.get(tag, ()):
            boxes, pending = (*boxes, *pending, Box(tag, node, self._numbers.get(node, 0))), ()
        elif tag == "blockquote":
            boxes, pending = (*boxes, Box(tag, node)), ()
        else:
            return around
        return around._replace(boxes=boxes, pending=pending)
