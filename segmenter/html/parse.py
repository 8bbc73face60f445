"""Runs lxml's HTML parser over a page and hands its events on as they come.

There is no tree. libxml2 drops whatever lies deeper than 2,048 elements from its trees, and a tree would have to be
walked again; events have no such limit and cost about what building the tree costs.
"""

from typing import Any, Protocol, TypeVar

R = TypeVar("R", covariant=True)


class Target(Protocol[R]):
    """Takes the events of a page in document order. Elements are closed in the reverse order of their opening."""

    def start(self, tag: str, attrib: Any) -> None:
        """An element opens; ``attrib`` is a mapping of its attributes, names in small letters."""

    def end(self, tag: str) -> None:
        """The innermost open element closes."""

    def data(self, data: str) -> None:
        """Text; what stands together in the page may come in several pieces."""

    def close(self) -> R:
        """The page is over; return what was made of it."""


def parse(html: str, target: Target[R]) -> R:
    """Send the events of a page to ``target`` and return what its ``close`` returns. Any string is a page."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, target=target)
    parser.feed(_encoded(html))
    result: R = parser.close()
    return result


def _encoded(html: str) -> bytes:
    """Return the page without NULs, which browsers drop, and with surrogates put together or replaced by U+FFFD."""
    if "\0" in html:
        html = html.replace("\0", "")
    try:
        data = html.encode("utf-8")
    except UnicodeEncodeError:
        data = html.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode("utf-8")
    # A line feed keeps an empty page from being an error.
    return data + b"\n"
