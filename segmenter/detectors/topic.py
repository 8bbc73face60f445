"""The topic of a page: paragraphs of the article name what its title names, those of another story do not."""

from collections.abc import Iterator

import numpy as np

from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page

_FEWEST_WORDS = 6
_SIZES = ("middle", "long", "prose")
_SHARED = Scale(
    tuple(
        Cue(f"topic.{share}.{size}", Label.BODY, weight, f"{share} of the title's words stand in it")
        for share, weight in (("none", -0.3), ("one", 0.2), ("two", 0.4), ("more", 0.6))
        for size in _SIZES
    )
)


def detect(page: Page) -> Iterator[Column]:
    """Claim how many content words of the most likely title stand in each longer block."""
    if page.title is None:
        return
    known = np.zeros(page.content.count, bool)
    known[page.content.of(page.title)] = True
    shared, _ = page.content.shares(known)
    words = page.measured.words
    size = np.where(page.prose, 2, (page.size == 2).astype(np.intp))
    asked = words >= _FEWEST_WORDS
    asked[page.title] = False
    yield Column(_SHARED, np.where(asked, np.minimum(shared, 3) * len(_SIZES) + size, -1))
