"""Says where in a page an element is, for people who look for it with other tools."""

import re
from collections.abc import Collection
from typing import Any

from segmenter.html.parse import parse

_NAME = re.compile(r"[a-z_][\w.-]*")


def xpaths(html: str, nodes: Collection[int]) -> dict[int, str]:
    """Return the XPath of each of the nodes that a page has, such as ``/html[1]/body[1]/p[2]``.

    The page is parsed again, since hardly anybody asks and paths are long where pages are deep.
    """
    return parse(html, _Finder(nodes))


class _Finder:
    """Counts elements of a kind within each open element."""

    def __init__(self, nodes: Collection[int]) -> None:
        self._wanted = frozenset(nodes)
        self._node = 0
        self._steps: list[str] = []
        self._counts: list[dict[str, int]] = [{}]
        self._found: dict[int, str] = {}

    def start(self, tag: str, attrib: Any) -> None:
        self._node += 1
        counts = self._counts[-1]
        number = counts[tag] = counts.get(tag, 0) + 1
        self._steps.append(f"/{_step(tag)}[{number}]")
        self._counts.append({})
        if self._node in self._wanted:
            self._found[self._node] = "".join(self._steps)

    def end(self, tag: str) -> None:
        self._steps.pop()
        self._counts.pop()

    def data(self, data: str) -> None:
        pass

    def close(self) -> dict[int, str]:
        return self._found


def _step(tag: str) -> str:
    """Return what selects elements with a tag; prefixes would need a declaration, which HTML has not."""
    if _NAME.fullmatch(tag):
        return tag
    quote = "'" if '"' in tag else '"'
    return f"*[name()={quote}{tag}{quote}]"
