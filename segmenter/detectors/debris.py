"""Debris of formats that a text went through: HTML tags and entities, feed and collection mark-up, template fields."""

import re
from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_ONLY = Cue("debris.only", Label.BOILERPLATE, 6.0, "mark-up and nothing else")
_SOME = Cue("debris.some", Label.BOILERPLATE, 0.5, "mark-up inside the block")
_SIGNS = Cue("debris.signs", Label.BOILERPLATE, 3.0, "no letter or digit")
_CODE = Cue("debris.code", Label.BOILERPLATE, 3.0, "program code or a template field")
_FIELD = Cue("debris.field", Label.BOILERPLATE, 2.5, "a field of a feed or document collection")
_ENTITY = Cue("debris.entity", Label.BOILERPLATE, 0.2, "a character written as an entity")

_TAG = re.compile(r"</?[a-z!][^<>]{0,300}>|<!\[cdata\[|\]\]>|-->|<!--|content=[\"']|^[\"']\s*/>|^/>|\[n\]")
_PROGRAM = re.compile(r"function ?\(|\bvar \w+ ?=|window\.|document\.|\{\{|\}\}|\);|\{\s*\"|=>|\$\(|@media|!important")
_HEADER = re.compile(r"(?:docno|docid|doctype|title|pubdate|guid|dc:\w+|url|link|lang|encoding|date|text|body|headline) ?[:=]")
_ENTITIES = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});")


def detect(page: Page) -> Iterator[Claim]:
    """Claim mark-up, code, feed fields and blocks without any word."""
    for index, view in enumerate(page.views):
        if not page.measures[index].letters:
            yield Claim(index, _SIGNS)
        if "<" in view or ">" in view or "=" in view or "[n]" in view:
            rest, count = _TAG.subn("", view)
            if count:
                yield Claim(index, _ONLY if not any(map(str.isalnum, rest)) else _SOME)
        if _PROGRAM.search(view[:2000]):
            yield Claim(index, _CODE)
        if page.measures[index].words <= 8 and _HEADER.match(view):
            yield Claim(index, _FIELD)
        if "&" in view and _ENTITIES.search(view):
            yield Claim(index, _ENTITY)
