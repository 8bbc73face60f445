"""Lexical cohesion: an article goes on speaking of what it spoke of; where another story begins, its words are new.

The idea of text tiling (Hearst 1997): the words of a window of paragraphs are looked up in all that stands above it.
"""

from collections.abc import Iterator

import numpy as np

from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page
from segmenter.view import Places

_WINDOW = 4  # paragraphs
_FEWEST_WORDS = 8  # of a window
_ABOVE_BOUNDS = np.array((0.06, 0.12, 0.2, 0.3, 0.45))
_OPENING_BOUNDS = np.array((0.03, 0.07, 0.13, 0.2, 0.3))
_NAMES = ("none", "scant", "few", "some", "many", "most")
_KINDS = ("middle", "long", "prose")


def _scale(kind: str, label: Label, weights: tuple[float, ...], what: str) -> Scale:
    return Scale(
        tuple(
            Cue(f"cohesion.{kind}.{name}.{size}", label, weight, f"{name} of its words {what}")
            for name, weight in zip(_NAMES, weights, strict=True)
            for size in _KINDS
        )
    )


_ABOVE = _scale("above", Label.BODY, (-0.8, -0.6, -0.3, 0.0, 0.2, 0.3), "and of the next paragraphs stand in the prose above")
_OPENING = _scale("opening", Label.BODY, (-0.4, -0.3, 0.0, 0.1, 0.2, 0.3), "and of those around it stand in the opening")


def detect(page: Page) -> Iterator[Column]:
    """Claim how many words of each paragraph and its neighbours stand in the prose above, and in the article's opening."""
    start = page.core[0]
    asked = page.measured.words >= _FEWEST_WORDS
    asked[:start] = False
    places = np.flatnonzero(asked)
    if len(places) < 2 * _WINDOW:
        return
    content = page.content
    ids, block = content.among(places)
    first = np.full(content.count, len(places))
    np.minimum.at(first, ids, block)
    kind = np.where(page.prose[places], 2, (page.size[places] == 2).astype(np.intp))
    # A window reaches from its paragraph down; a word is known if it stood anywhere above the window.
    total = np.bincount(block, minlength=len(places) + _WINDOW)
    known = np.zeros(len(places), np.intp)
    sizes = np.zeros(len(places), np.intp)
    for step in range(_WINDOW):
        window = block - step
        inside = window >= 0
        known += np.bincount(window[inside & (first[ids] < window)], minlength=len(places))
        sizes += total[step : step + len(places)]
    share = np.searchsorted(_ABOVE_BOUNDS, known / np.maximum(sizes, 1), "right")
    above = share * len(_KINDS) + kind
    above[:_WINDOW] = -1
    yield Column(_ABOVE, _spread(page, places, above))
    opening = first[ids] < _WINDOW
    near = np.bincount(block[opening], minlength=len(places))
    around, weight = _sums(near), _sums(total[: len(places)])
    share = np.searchsorted(_OPENING_BOUNDS, around / np.maximum(weight, 1), "right")
    codes = share * len(_KINDS) + kind
    codes[:_WINDOW] = -1
    yield Column(_OPENING, _spread(page, places, codes))


def _sums(values: Places) -> Places:
    """Return the sum of each value with its neighbours on both sides."""
    return np.convolve(values, np.ones(3, np.intp), "same")


def _spread(page: Page, places: Places, codes: Places) -> Places:
    out = np.full(len(page.blocks), -1)
    out[places] = codes
    return out
