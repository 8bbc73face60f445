"""Elements that a page defines itself, such as ``<story-card>``.

Browsers show them inline until a style says otherwise, which it mostly does. Without the style, what they hold and what
stands beside them tells: one that holds a block is a block, and several in a row stand on lines of their own.
"""

from typing import NamedTuple

from segmenter.html.places import Frame
from segmenter.html.watching import Watcher


class Custom(NamedTuple):
    """An open element that the page defines, and the state of the line before it: a block in it makes it a block."""

    frame: Frame
    line: int
    parts: int
    linked: int
    plain: bool
    deep: Frame | None


class CustomElements(Watcher):
    """Finds out which of these elements are blocks."""

    def __init__(self) -> None:
        super().__init__()
        self._customs: list[Custom] = []  # open ones that hold no block so far
        self._custom_end = (-1, -1)  # the line and the part after the last that closed
        self._custom_line = -1  # the last line that began with one

    def _open_custom(self, frame: Frame) -> None:
        line, parts = self._custom_end
        if line == self._custom_line == len(self._lines) and 0 < self._filled <= parts:
            self._break()  # one beside the other, and nothing else on the line
        state = (len(self._lines), len(self._parts), self._linked, self._plain, self._deep)
        self._customs.append(Custom(frame, *state))
        self._watch_for(frame, lambda: self._close_custom(frame))

    def _close_custom(self, frame: Frame) -> None:
        if not self._customs or self._customs[-1].frame is not frame:
            self._break()
            return
        custom = self._customs.pop()
        if custom.line != len(self._lines):
            return
        if custom.deep is None:
            self._custom_line = custom.line
        self._custom_end = custom.line, len(self._parts)
        if self._filled <= custom.parts:
            self._part_words()

    def _split(self) -> None:
        """Make blocks of all open elements that the page defines, since a block begins in them."""
        customs = [custom for custom in self._customs if custom.line == len(self._lines)]
        self._customs = []
        if not customs:
            return
        parts, linked, plain = self._parts, self._linked, self._plain
        first = customs[0]
        self._parts, self._deep, self._linked, self._plain = parts[: first.parts], first.deep, first.linked, first.plain
        for custom, (end, linked_end) in zip(
            customs, [*((one.parts, one.linked) for one in customs[1:]), (len(parts), linked)], strict=True
        ):
            self._flush()
            piece = parts[custom.parts : end]
            if piece and not "".join(piece).isspace():
                self._filled = len(piece)
                self._parts, self._deep, self._reach = piece, custom.frame, custom.frame
                self._linked, self._plain = linked_end - custom.linked, plain
