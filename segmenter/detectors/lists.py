"""List rhythm: runs of short blocks, of blocks of like length, of bullets, of items with dates under them."""

from collections.abc import Iterator

import numpy as np

from segmenter.measures import QUESTION, QUOTE, STOP, Flags
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page
from segmenter.view import Places

_BOUNDS = np.array((3, 6, 12, 30))
_NAMES = ("1-2", "3-5", "6-11", "12-29", "30+")


def _scale(kind: str, label: Label, weights: tuple[float, ...], what: str) -> Scale:
    return Scale(
        tuple(
            Cue(f"run.{kind}.{name}", label, weight, f"one of {name} {what} in a row")
            for name, weight in zip(_NAMES, weights, strict=True)
        )
    )


_SHORT = _scale("short", Label.BOILERPLATE, (0.0, 0.3, 0.6, 1.0, 1.5), "short blocks")
_UNENDED = _scale("unended", Label.RELATED, (0.0, 0.2, 0.5, 0.8, 1.0), "blocks without a sentence end")
_PROSE = _scale("prose", Label.BODY, (0.3, 0.6, 1.0, 1.2, 1.2), "paragraphs of prose")
_TITLES = _scale("titles", Label.RELATED, (0.0, 0.5, 0.8, 1.0, 1.0), "blocks of a headline's length")


def detect(page: Page) -> Iterator[Column]:
    """Claim the length of the run that each block is part of."""
    words, ending = page.measured.words, page.measured.ending
    ended = (ending == STOP) | (ending == QUOTE) | (ending == QUESTION)
    yield _runs(_SHORT, page.size == 0)
    yield _runs(_UNENDED, ~ended | (words <= 2))
    yield _runs(_PROSE, page.prose)
    yield _runs(_TITLES, (words >= 5) & (words <= 18) & (ending != STOP))


def _runs(scale: Scale, member: Flags) -> Column:
    inside = np.zeros(len(member) + 2, bool)
    inside[1:-1] = member
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    start, end = edges[::2], edges[1::2]
    codes: Places = np.full(len(member), -1)
    codes[member] = np.repeat(np.searchsorted(_BOUNDS, end - start, "right"), end - start)
    return Column(scale, codes)
