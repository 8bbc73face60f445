"""Readers' comments: a name, a time, a text and reply links, again and again, mostly below a heading with a count."""

from collections.abc import Iterator

import numpy as np

from segmenter.measures import SIZES
from segmenter.model import Claim, Column, Cue, Label, Scale
from segmenter.page import Page

_REACH = 6
_NEAR_REPLY = Scale(
    tuple(
        Cue(f"comment.reply_below.{size}", Label.COMMENT, weight, "a reply or report link follows soon")
        for size, weight in zip(SIZES, (1.5, 2.0, 2.0), strict=True)
    )
)
_BETWEEN = Scale(
    tuple(
        Cue(f"comment.between.{size}", Label.COMMENT, weight, "between two reply links")
        for size, weight in zip(SIZES, (2.0, 2.5, 3.0), strict=True)
    )
)
_INFORMAL = Cue("comment.informal", Label.COMMENT, 0.8, "repeated punctuation, as readers write")


def detect(page: Page) -> Iterator[Claim | Column]:
    """Claim blocks near the links that stand under every comment."""
    reply = page.holds("boilerplate.reply")
    for block in page.blocks_with("!!", "??", "?!"):
        if not reply[block]:
            yield Claim(block, _INFORMAL)
    places = np.flatnonzero(reply)
    if len(places) < 2:
        return
    index = np.arange(len(page.blocks))
    number = np.searchsorted(places, index)
    far = len(index) + 2 * _REACH
    below = np.append(places, far)[number] - index
    above = index - np.concatenate(([-far], places))[number]
    near = ~reply & (below <= _REACH)
    size = page.measured.size
    yield Column(_NEAR_REPLY, np.where(near, size, -1))
    yield Column(_BETWEEN, np.where(near & (above <= 2 * _REACH), size, -1))
