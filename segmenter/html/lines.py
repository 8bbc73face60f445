"""Writes lines: puts pieces of text together as browsers do, and knows of each line what was open around it."""

import re
from typing import Any

from segmenter.html.layout import Line
from segmenter.html.places import Frame
from segmenter.html.streaming import Gap

# What HTML takes for blanks, and what else would end a line of plain text. A no-break space is none of these.
_BLANKS = re.compile("[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_LINE_ENDS = re.compile("[\r\f\v\x1c-\x1e\x85\u2028\u2029]")
# Alone on a line they leave nothing to see.
_INVISIBLE = " \u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_SHORT = 8  # characters; longer runs of such characters are left alone
_UNMARKED: tuple[str | None, bool] = (None, False)


class LineWriter:
    """The line that is being written and those before it, in the element that is open."""

    def __init__(self) -> None:
        self._lines: list[Line | Gap] = []
        self._top: Frame = (None, "", {}, 0, None)  # the innermost open element
        self._open_links = 0
        self._preformatted = 0  # open elements in which blanks and line ends count
        self._hidden = 0  # the number of the hidden part that is open, 0 for none
        self._raw = False  # whether there is preformatted text in the line
        self._begin()

    def _begin(self) -> None:
        self._parts: list[str] = []
        self._filled = 0  # parts up to and including the last that is not blank
        # The innermost element that holds all text of the line, as it is and if more text should come.
        self._deep: Frame | None = None
        self._reach: Frame | None = None
        self._row: Frame | None = None  # the table row that the line before is a cell of
        self._linked = 0
        self._plain = False  # whether there is text outside links
        self._links = self._open_links
        self._images = 0
        self._marks = _UNMARKED

    def _add(self, data: str) -> None:
        """Add text that is not blank to the line."""
        self._parts.append(data)
        self._filled = len(self._parts)
        if self._deep is None:
            self._deep = self._reach = self._top
        else:
            self._deep = self._reach
        if self._open_links:
            self._linked += len(data.strip())
        else:
            self._plain = True

    def _add_preformatted(self, data: str) -> None:
        """Add text in which blanks and line ends count."""
        for index, piece in enumerate(data.split("\n")):
            if index:
                self._flush()
            self._raw = True
            if piece and not piece.isspace():
                self._add(piece)
            else:
                self._parts.append(piece)

    def _part_words(self) -> None:
        """Keep what comes from being one word with what is there."""
        if self._parts:
            self._parts.append(" ")

    def _break(self) -> None:
        """End the line if there is anything in it."""
        if self._parts:
            self._flush()

    def _flush(self, row: bool = False) -> None:
        """End the line; one without anything to see is dropped. ``row`` says whether it goes on the row before it."""
        parts, frame = self._parts, self._deep
        if frame is None:
            parts.clear()
            return
        text = parts[0] if len(parts) == 1 else "".join(parts)
        if self._raw:
            text = _LINE_ENDS.sub(" ", text).rstrip()
            self._raw = False
        else:
            text = text.strip()
            if not text.isprintable() or "  " in text:
                text = _BLANKS.sub(" ", text)
        if len(text) > _SHORT or text.strip(_INVISIBLE):
            linked = 0.0 if not self._linked else min(1.0, self._linked / len(text)) if self._plain else 1.0
            self._lines.append((text, frame, row, self._hidden, linked, self._links, self._images, self._marks))
        self._begin()

    def _mark(self, date: str | None, author: bool) -> None:
        """Note a date or an author in the line; the first date stays."""
        self._marks = (self._marks[0] or date, self._marks[1] or author)

    def _put_aside(self) -> dict[str, Any]:
        """Begin a line and return the state of the one that was being written."""
        state = {name: getattr(self, name) for name in _STATE}
        self._begin()
        return state

    def _go_on(self, state: dict[str, Any]) -> None:
        """Go on with a line that was put aside."""
        for name, value in state.items():
            setattr(self, name, value)

    def _text_since(self, line: int, part: int, most: int | None) -> str:
        """Return the text from a part of the line with this index on, at most so many lines and parts; ``None`` for all."""
        part = part if len(self._lines) == line else 0
        lines = self._lines[line : most and line + most]
        parts = self._parts[part : most and part + most]
        text = _BLANKS.sub(" ", "".join(parts)).strip()
        return "\n".join([*(entry[0] for entry in lines if not isinstance(entry, Gap)), text])


_STATE = ("_parts", "_filled", "_deep", "_reach", "_row", "_linked", "_plain", "_links", "_images", "_marks", "_raw")
