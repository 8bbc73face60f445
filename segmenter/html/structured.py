"""Gathers what a page states about itself: JSON-LD, microdata, OpenGraph and other meta tags, the title element."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from html import unescape
from typing import NamedTuple

from segmenter.html.jsonld import statements
from segmenter.html.metatags import META
from segmenter.html.microdata import Items


class Fact(NamedTuple):
    """A value that the page states, and where: ``json-ld``, ``microdata``, ``og``, ``meta``, ``html`` or ``title``."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Structured:
    """What a page states about itself, as written; of each field all different values, most trustworthy origins first.

    Nothing is inferred and nothing is checked: a page may state what is not true of it. Dates are not parsed.
    ``organisations`` are those of the ``authors`` of which the page says that they are no persons.
    """

    headlines: tuple[Fact, ...] = ()
    bodies: tuple[Fact, ...] = ()
    authors: tuple[Fact, ...] = ()
    organisations: tuple[Fact, ...] = ()
    published: tuple[Fact, ...] = ()
    modified: tuple[Fact, ...] = ()
    sections: tuple[Fact, ...] = ()
    keywords: tuple[Fact, ...] = ()
    site_names: tuple[Fact, ...] = ()
    descriptions: tuple[Fact, ...] = ()
    types: tuple[Fact, ...] = ()
    languages: tuple[Fact, ...] = ()
    directions: tuple[Fact, ...] = ()
    urls: tuple[Fact, ...] = ()

    def to_dict(self) -> dict[str, list[dict[str, str]]]:
        """Return everything but the bodies as plain data."""
        rows = {name: getattr(self, name) for name in _FIELDS if name != "bodies"}
        return {name: [fact._asdict() for fact in facts] for name, facts in rows.items()}


_ORIGINS = ("json-ld", "microdata", "og", "meta", "html", "title")
_FIELDS = tuple(field.name for field in fields(Structured))
_MOST = 64  # values of one field and origin
_LONGEST = 4000  # characters of a value other than a body
_BLANKS = re.compile(r"[^\S\n]+")
_SEPARATORS = re.compile("[,;\u060c\u3001\uff0c]")


class Collector:
    """Takes statements in any order and sorts them into fields."""

    def __init__(self) -> None:
        self._facts: dict[str, dict[Fact, None]] = {}
        self.items = Items(self.add)

    def add(self, field: str, value: str, origin: str) -> None:
        """Add a value, unless it is blank, known, or one of very many."""
        if field == "bodies":
            value = value.strip()
        else:
            value = " ".join(value[:_LONGEST].split())
        if field == "authors" and value.lower().startswith(("http://", "https://", "www.")):
            return  # a profile, not a name
        known = self._facts.setdefault(field + origin, {})
        if value and len(known) < _MOST:
            known[Fact(value, origin)] = None

    def element(self, tag: str, attrib: Mapping[str, str]) -> None:
        """Take what a ``meta``, ``link`` or ``html`` element states."""
        if tag == "meta":
            self._meta(attrib)
        elif tag == "link":
            if "canonical" in attrib.get("rel", "").lower().split():
                self.add("urls", attrib.get("href", ""), "meta")
        else:
            self.add("languages", attrib.get("lang") or attrib.get("xml:lang", ""), "html")
            self.add("directions", attrib.get("dir", "").lower(), "html")

    def _meta(self, attrib: Mapping[str, str]) -> None:
        content = attrib.get("content")
        if not content:
            return
        for key in ("property", "name", "http-equiv"):
            field, origin = META.get(attrib.get(key, "").strip().lower(), ("", ""))
            if field == "keywords":
                for word in _SEPARATORS.split(content[:_LONGEST]):
                    self.add(field, word, origin)
            elif field:
                self.add(field, content, origin)

    def title(self, text: str) -> None:
        """Take the text of the page's title element."""
        self.add("headlines", text, "title")

    def json_ld(self, text: str) -> None:
        """Take the content of a JSON-LD script."""
        for field, value in statements(text):
            values = _SEPARATORS.split(value) if field == "keywords" else [value]
            for part in values:
                self.add(field, _plain(part), "json-ld")

    def finish(self) -> Structured:
        """Return all that was stated."""
        return Structured(*(self._of(field) for field in _FIELDS))

    def _of(self, field: str) -> tuple[Fact, ...]:
        return tuple(fact for origin in _ORIGINS for fact in self._facts.get(field + origin, ()))


_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")


def _plain(text: str) -> str:
    """Return a value of JSON-LD without mark-up, which has no business there and often is, escaped once or twice."""
    if "&" in text:
        text = unescape(text)
    return _TAG.sub(" ", text) if "<" in text else text
