"""Renders a page once more and remembers which elements the text of every line came from."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from segmenter.html.boxes import Surrounding, Surroundings
from segmenter.html.layout import Line
from segmenter.html.links import absolute
from segmenter.html.numbering import Numbering
from segmenter.html.parse import parse
from segmenter.html.places import Frame
from segmenter.html.render import Renderer

_WORD = re.compile(r"\S+")


class Run(NamedTuple):
    """A range of a page's text, half-open, and what surrounds it; blanks at its ends may belong to its neighbours."""

    start: int
    end: int
    around: Surrounding


class TracedLine(NamedTuple):
    """A line of a page's text, or one cell of a row: a range without blanks at its ends.

    ``around`` surrounds all of it. ``breaks`` counts the line breaks (``br``, or line ends that count) between it and the line
    before. ``indent`` is the blanks before it where those count.
    """

    start: int
    end: int
    around: Surrounding
    breaks: int
    indent: str
    pieces: tuple[tuple[Frame, int], ...]
    surroundings: Surroundings

    def runs(self, text: str) -> Iterator[Run]:
        """Yield the runs of the line in order, given the text of the page."""
        start = self.start
        for end, frame in self._ends(text):
            yield Run(start, end, self.surroundings.of(frame))
            start = end

    def _ends(self, text: str) -> Iterator[tuple[int, Frame]]:
        # Rendering changes nothing but blanks, so that what else a piece holds says where it ends.
        if len(self.pieces) == 1:
            yield self.end, self.pieces[0][0]
            return
        pieces = iter(self.pieces)
        frame, left = next(pieces)
        for word in _WORD.finditer(text, self.start, self.end):
            at = word.start()
            while left <= word.end() - at:
                at += left
                yield at, frame
                frame, left = next(pieces, (frame, self.end))
            left -= word.end() - at


def trace(html: str, url: str | None = None) -> Iterator[TracedLine]:
    """Yield the lines of a page in order, those of :func:`~segmenter.html.render.render`; links are relative to ``url``."""
    tracer = _Tracer(url or "")
    rendered = parse(html, tracer)
    surroundings = Surroundings(tracer.numbering.of, tracer.base)
    for element, (content, frame, *_) in zip(rendered.elements, tracer.shown, strict=True):
        if isinstance(content, _Content):
            indent = content[: len(content) - len(content.lstrip())]
            around = surroundings.of(frame)
            yield TracedLine(element.start, element.end, around, content.breaks, indent, content.pieces, surroundings)


class _Piece(str):
    """Text that knows the element it stands right in."""

    __slots__ = ("frame",)
    frame: Frame


class _Content(str):
    """The text of a line that knows the elements of its pieces, and how much of it that is not blank each holds."""

    __slots__ = ("breaks", "pieces")
    breaks: int
    pieces: tuple[tuple[Frame, int], ...]


class _Tracer(Renderer):
    """A renderer whose lines know where their text came from."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.base = url
        self.numbering = Numbering()
        self.shown: list[Line] = []
        self._based = False
        self._breaks = 0

    def start(self, tag: str, attrib: Any) -> None:
        super().start(tag, attrib)
        if self._muted:
            return
        if tag == "br":
            self._breaks += 1
        elif tag == "base" and "href" in attrib and not self._based:
            self._based = True
            self.base = absolute(attrib["href"], self.base) or self.base
        else:
            self.numbering.start(tag, attrib, self._node)

    def end(self, tag: str) -> None:
        muted = self._muted
        super().end(tag)
        if not muted:
            self.numbering.end(tag)

    def _add(self, data: str) -> None:
        piece = _Piece(data)
        piece.frame = self._top
        super()._add(piece)

    def _flush(self, row: bool = False) -> None:
        parts, raw, count = self._parts, self._raw, len(self._lines)
        super()._flush(row)
        if len(self._lines) > count:
            content, *rest = self._lines[-1]
            traced = _Content(content)
            traced.breaks, traced.pieces = self._breaks, tuple(_pieces(parts))
            self._lines[-1] = cast(Line, (traced, *rest))
            self._breaks = 0
        # What ends preformatted text ends its block too, and then nobody asks.
        self._breaks += raw

    def _shown(self) -> list[Line]:
        self.shown = super()._shown()
        return self.shown


def _pieces(parts: list[str]) -> Iterator[tuple[Frame, int]]:
    """Yield the elements that the parts of a line stand in, with the characters that are not blank; neighbours are joined."""
    frame: Frame | None = None
    size = 0
    for part in parts:
        if isinstance(part, _Piece):
            if frame is not None and part.frame is not frame:
                yield frame, size
                size = 0
            frame = part.frame
            size += sum(map(len, part.split()))
    if frame is not None:
        yield frame, size
