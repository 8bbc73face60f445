"""Marks of Markdown: headings by their level, and lines that are all link."""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from segmenter.characters import WORD
from segmenter.marks import CLOSES, HEADING, OPENS
from segmenter.measures import KINDS
from segmenter.model import Claim, Cue, Label
from segmenter.page import Page
from segmenter.view import Places

_LINKED = [
    Cue(f"marks.linked.{kind}", Label.BODY, weight, f"a {kind} block that is all link")
    for kind, weight in zip(KINDS, (-1.0, -1.5, -2.0, -2.0), strict=True)
]
_TITLE = Cue("marks.heading.1", Label.HEADLINE, 2.0, "a heading of the first level")
_BELOW = Cue("marks.heading.below", Label.SUBHEADING, 1.0, "a heading below the first level")
_LINKED_HEADING = Cue("marks.heading.linked", Label.SUBHEADING, -1.5, "a heading that is all link")

_LINK = re.compile(f"{OPENS}[^{OPENS}{CLOSES}]*{CLOSES}")
_LEVEL = re.compile(f"{HEADING}+")
_ALL = 0.95  # of the letters and digits


def detect(page: Page) -> Iterator[Claim]:
    """Claim the headings, and the blocks that hold nothing but links."""
    text, view = page.text, page.view
    if not len(page.blocks) or not (OPENS in text or HEADING in text):
        return
    word = view.of_kind(WORD)
    before = np.concatenate(([0], np.cumsum(word)))
    places = np.searchsorted(view.origin, _ranges(_LINK, text, view.origin.dtype))
    opens, closes = before[places].T
    linked = np.bincount(view.line_of(places[:, 0]), closes - opens, minlength=len(page.blocks))
    full = (linked > 0) & (linked >= _ALL * view.count(word))
    for index in np.flatnonzero(full).tolist():
        yield Claim(index, _LINKED[int(page.kind[index])])
    start, end = _ranges(_LEVEL, text, view.origin.dtype).T
    block = view.line_of(np.searchsorted(view.origin, start))
    # Of a heading that is an image and nothing else there is no block.
    seen = (view.start[block] <= start) & (start < view.end[block])
    for index, level in zip(block[seen].tolist(), (end - start)[seen].tolist(), strict=True):
        yield Claim(index, _TITLE if level == 1 else _LINKED_HEADING if full[index] else _BELOW)


def _ranges(pattern: re.Pattern[str], text: str, kind: np.dtype[Any]) -> Places:
    """Return where a pattern stands in a text; shape ``(matches, 2)``."""
    return np.array([found.span() for found in pattern.finditer(text)], kind).reshape(-1, 2)
