"""Bars, slashes, bullets and arrows between words: menus, breadcrumbs, share bars and tag clouds."""

from collections.abc import Iterator

import numpy as np

from segmenter.characters import BLANK
from segmenter.measures import SIZES
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page
from segmenter.view import Places

# Kind, its signs, and where they count: between two others, between blanks, before a blank, or anywhere.
_KINDS = (
    ("bar", "|", "between", Label.BOILERPLATE, 0.8, "bars between words"),
    ("slash", "/", "apart", Label.KICKER, 0.5, "slashes between words"),
    ("arrow", ">\u2192", "between", Label.KICKER, 0.8, "arrows between words"),
    ("dot", "\u2022\u00b7\u25cf\u30fb", "between", Label.BOILERPLATE, 0.5, "dots between words"),
    ("comma", ",;", "before", Label.TAGS, 0.0, "commas between words"),
    ("dash", "-", "apart", Label.HEADLINE, 0.0, "dashes between words"),
    ("copyright", "\u00a9\u24d2\u00ae", "anywhere", Label.BOILERPLATE, 1.0, "a copyright sign"),
)
_SCALES = {
    name: Scale(
        tuple(
            Cue(f"separator.{name}.{many}.{size}", label, weight * (1.5 if many == "many" else 1.0), why)
            for many in ("one", "many")
            for size in SIZES
        )
    )
    for name, _, _, label, weight, why in _KINDS
}
_QUOTES = "\"'"  # between blanks: guillemets as arrows, which folding made quotation marks
_MANY = 3
_REACH = 500  # characters of a block that are looked at


def detect(page: Page) -> Iterator[Column]:
    """Claim the separators of each block; three or more of a kind are many."""
    text = page.view.text
    for name, signs, where, *_ in _KINDS:
        wanted = [(sign, where) for sign in signs if sign in text]
        if name == "arrow":
            wanted += [(sign, "apart") for sign in _QUOTES if f" {sign} " in text]
        if wanted:
            found = sum(_count(page, sign, place) for sign, place in wanted)
            yield Column(_SCALES[name], np.where(found > 0, (found >= _MANY) * len(SIZES) + page.size, -1))


def _count(page: Page, sign: str, where: str) -> Places:
    """Return how often a sign stands in each block where it counts."""
    view = page.view
    places = np.flatnonzero(view.codes == ord(sign))
    line = view.line_of(places)
    kept = places - view.first[line] < _REACH
    if where != "anywhere":
        kept &= (places > view.first[line]) & (places < view.last[line] - 1)
        places, line = places[kept], line[kept]
        kept = np.ones(len(places), bool)
        if where in ("before", "apart"):
            kept = view.codes[places + 1] == BLANK
        if where == "apart":
            kept &= view.codes[places - 1] == BLANK
    return np.bincount(line[kept], minlength=len(page.blocks))
