"""Debris of formats that a text went through: HTML tags and entities, feed and collection mark-up, template fields."""

import re
from collections.abc import Iterator

import numpy as np

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
_PROGRAM_SIGNS = ("function", "var ", "window.", "document.", "{", "}}", ");", "=>", "$(", "@media", "!important")
_HEADER = re.compile(r"(?:docno|docid|doctype|title|pubdate|guid|dc:\w+|url|link|lang|encoding|date|text|body|headline) ?[:=]")
_ENTITIES = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});")
_HEAD = 2000  # characters
_MOST_WORDS = 8  # of a field


def detect(page: Page) -> Iterator[Claim]:
    """Claim mark-up, code, feed fields and blocks without any word."""
    views = page.views
    for index in np.flatnonzero(page.measured.letters == 0).tolist():
        yield Claim(index, _SIGNS)
    for index in page.blocks_with("<", ">", "=", "[n]"):
        rest, count = _TAG.subn("", views[index])
        if count:
            yield Claim(index, _ONLY if not any(map(str.isalnum, rest)) else _SOME)
    for index in page.blocks_with(*_PROGRAM_SIGNS):
        if _PROGRAM.search(views[index][:_HEAD]):
            yield Claim(index, _CODE)
    for index in page.blocks_with(":", "="):
        if page.measured.words[index] <= _MOST_WORDS and _HEADER.match(views[index]):
            yield Claim(index, _FIELD)
    for index in page.blocks_with("&"):
        if _ENTITIES.search(views[index]):
            yield Claim(index, _ENTITY)
