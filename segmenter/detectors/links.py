"""Links: what is all link leads away from the article; what holds a link among its words may be part of it."""

from collections.abc import Iterator

import numpy as np

from segmenter.measures import KINDS
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page

_BOUNDS = np.array((0.001, 0.25, 0.6, 0.95))
_NAMES = ("none", "little", "some", "most", "all")
_WEIGHTS = (-0.2, -0.3, 0.3, 0.8, 1.2)
_SHARES = Scale(
    tuple(
        Cue(f"links.{name}.{kind}", Label.BOILERPLATE, weight, f"{name} of a {kind} block is link")
        for name, weight in zip(_NAMES, _WEIGHTS, strict=True)
        for kind in KINDS
    )
)
_AROUND = Scale(
    tuple(
        Cue(f"links.around.{name}.{kind}", Label.BOILERPLATE, weight, f"{name} of the words around a {kind} block are link")
        for name, weight in (("few", -0.2), ("some", 0.1), ("most", 0.5))
        for kind in KINDS
    )
)
_REACH = 3  # blocks on either side


def detect(page: Page) -> Iterator[Column]:
    """Claim the share of each block, and of its neighbours, that is inside links."""
    if page.hints is None or not len(page.blocks):
        return
    kind = page.kind
    linked = page.hints.linked
    yield Column(_SHARES, np.searchsorted(_BOUNDS, linked, "right") * len(KINDS) + kind)
    words = page.measured.words + 1
    window = np.ones(2 * _REACH + 1)
    width = len(linked)
    around = np.convolve(linked * words, window)[_REACH : _REACH + width] / np.convolve(words, window)[_REACH : _REACH + width]
    yield Column(_AROUND, np.searchsorted((0.2, 0.6), around, "right") * len(KINDS) + kind)
