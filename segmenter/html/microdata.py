"""Follows the items of microdata while a page is read (https://html.spec.whatwg.org/multipage/microdata.html)."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from segmenter.html.jsonld import is_work

_FIELDS = {
    "headline": "headlines",
    "alternativeheadline": "headlines",
    "name": "headlines",
    "articlebody": "bodies",
    "author": "authors",
    "creator": "authors",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "articlesection": "sections",
    "keywords": "keywords",
    "description": "descriptions",
    "inlanguage": "languages",
}
# What an item is to the page: its work, somebody named in it, or something else, such as a comment or a picture.
_WORK, _OTHER = "work", ""
_NAMED = {"author": "authors", "creator": "authors", "publisher": "site_names"}


class Wanted(NamedTuple):
    """Says that the text of an element is to be taken when it closes, all of it or the beginning."""

    take: Callable[[str], None]
    whole: bool = False


class Items:
    """The open items of a page. Properties outside any item count as the page's own, for many pages forget the item."""

    def __init__(self, add: Callable[[str, str, str], None]) -> None:
        self._add = add
        self._open: list[str] = []
        self._bodies = 0

    def open(self, tag: str, attrib: Mapping[str, str]) -> Wanted | None:
        """Take an element with ``itemprop`` or ``itemscope``; ``None`` if its text does not matter."""
        around = self._open[-1] if self._open else _WORK
        names = attrib.get("itemprop", "").lower().split()
        if "itemscope" in attrib:
            return self._open_item(around, names, attrib)
        field = self._field(around, names)
        if not field:
            return None
        value = attrib.get("content") or (attrib.get("datetime") if tag == "time" else None)
        if value or tag in ("meta", "link"):
            self._add(field, value or "", "microdata")
            return None
        if field != "bodies":
            return Wanted(lambda text: self._add(field, text, "microdata"))
        self._bodies += 1
        # A body in a body is part of it.
        return Wanted(self._close_body, whole=self._bodies == 1)

    def _open_item(self, around: str, names: list[str], attrib: Mapping[str, str]) -> Wanted:
        kind = attrib.get("itemtype", "").strip().rstrip("/").rsplit("/", 1)[-1]
        role = _OTHER
        if around == _WORK:
            role = next(
                (_NAMED[name] for name in names if name in _NAMED), _WORK if is_work(kind) or kind.endswith("Page") else _OTHER
            )
        if role == _WORK:
            self._add("types", kind, "microdata")
        self._open.append(role)

        def close(text: str) -> None:
            # Where nothing in it was marked as the name, all of it is. Once it was, the item is of no more interest.
            if self._open.pop() == "authors":
                self._add("authors", text, "microdata")

        return Wanted(close)

    def _field(self, around: str, names: list[str]) -> str:
        if around == _WORK:
            return next((_FIELDS[name] for name in names if name in _FIELDS), "")
        if around in _NAMED.values() and "name" in names:
            self._open[-1] = _OTHER
            return around
        return ""

    def _close_body(self, text: str) -> None:
        self._bodies -= 1
        if not self._bodies:
            self._add("bodies", text, "microdata")
