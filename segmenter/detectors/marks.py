"""Marks of Markdown: headings by their level, and lines that are all link."""

import re
from collections.abc import Iterator

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
    links = np.array([found.span() for found in _LINK.finditer(text)], view.origin.dtype).reshape(-1, 2)
    opens, closes = before[np.searchsorted(view.origin, links)].T
    linked = np.bincount(_blocks_at(page, links[:, 0]), closes - opens, minlength=len(page.blocks))
    full = (linked > 0) & (linked >= _ALL * view.count(word))
    for index in np.flatnonzero(full).tolist():
        yield Claim(index, _LINKED[int(page.kind[index])])
    headings = [found.span() for found in _LEVEL.finditer(text)]
    blocks = _blocks_at(page, np.array([start for start, _ in headings], np.intp)).tolist()
    for block, (start, end) in zip(blocks, headings, strict=True):
        yield Claim(block, _TITLE if end - start == 1 else _LINKED_HEADING if full[block] else _BELOW)


def _blocks_at(page: Page, places: Places) -> Places:
    """Return the block that each place of the text lies in."""
    return np.maximum(np.searchsorted(page.view.start, places, "right") - 1, 0)
