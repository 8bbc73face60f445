"""Counts the items of ordered lists and the columns of tables while a page is read."""

import re
from typing import Any

_NUMBER = re.compile(r"\d{1,6}")
_WIDEST = 100  # columns or rows that one cell is taken to span, of the 1,000 and 65,534 that HTML allows


class Numbering:
    """Takes start and end tags; ``of`` holds the number of each item of an ordered list, and the column of each cell."""

    def __init__(self) -> None:
        self.of: dict[int, int] = {}
        self._lists: list[int | None] = []  # the last number of each open list, None without order
        self._tables: list[_Grid] = []

    def start(self, tag: str, attrib: Any, node: int) -> None:
        """An element opens."""
        if tag in ("ol", "ul", "menu", "dir"):
            self._lists.append(_number(attrib, "start", 1) - 1 if tag == "ol" else None)
        elif tag == "li" and self._lists:
            last = self._lists[-1]
            if last is not None:
                self._lists[-1] = self.of[node] = _number(attrib, "value", last + 1)
        elif tag == "table":
            self._tables.append(_Grid())
        elif tag == "tr" and self._tables:
            self._tables[-1].begin_row()
        elif tag in ("td", "th") and self._tables:
            self.of[node] = self._tables[-1].place(_number(attrib, "colspan", 1), _number(attrib, "rowspan", 1))

    def end(self, tag: str) -> None:
        """An element closes."""
        if tag in ("ol", "ul", "menu", "dir"):
            self._lists.pop()
        elif tag == "table":
            self._tables.pop()


class _Grid:
    """Places the cells of a table (https://html.spec.whatwg.org/multipage/tables.html#forming-a-table)."""

    def __init__(self) -> None:
        self._row = self._column = 0
        self._taken: dict[int, int] = {}  # the first row in which each column is free again

    def begin_row(self) -> None:
        self._row += 1
        self._column = 0

    def place(self, width: int, height: int) -> int:
        """Return the column of the next cell."""
        column = self._column
        # Cells that reach down from rows above are stepped over, as many as a cell may be wide.
        last = column + _WIDEST
        while column < last and self._taken.get(column, 0) > self._row:
            column += 1
        self._column = column + max(1, min(width, _WIDEST))
        if height > 1:
            self._taken.update(dict.fromkeys(range(column, self._column), self._row + min(height, _WIDEST)))
        return column


def _number(attrib: Any, name: str, default: int) -> int:
    value = attrib.get(name, "").strip()
    return int(value) if _NUMBER.fullmatch(value) else default
