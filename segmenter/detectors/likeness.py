"""Likeness in mark-up: what stands in elements named like those of the article's paragraphs is one, wherever it stands."""

from collections.abc import Iterator

import numpy as np

from segmenter.measures import KINDS
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page

_BOUNDS = np.array((0.001, 0.1, 0.4))
_NAMES = ("none", "little", "much", "most")
_CORE = Scale(
    tuple(
        Cue(
            f"like.core.{name}.{kind}",
            label,
            weight,
            f"{name} of the core's prose is named like a {kind} block",
        )
        for name, label, weight in zip(
            _NAMES, (Label.BOILERPLATE, Label.BODY, Label.BODY, Label.BODY), (0.5, 0.0, 0.4, 0.8), strict=True
        )
        for kind in KINDS
    )
)
_ALIKE = Scale(
    tuple(
        Cue(
            f"like.prose.{name}.{kind}",
            Label.BODY,
            weight,
            f"{name} of the text that is named like a {kind} block is prose",
        )
        for name, weight in zip(_NAMES, (-0.3, -0.1, 0.1, 0.3), strict=True)
        for kind in KINDS
    )
)


def detect(page: Page) -> Iterator[Column]:
    """Claim how much of the core's prose has the tag and names of each block, and how much of what has them is prose."""
    hints = page.hints
    start, end = page.core
    if hints is None or start == end:
        return
    numbers: dict[tuple[str, tuple[str, ...]], int] = {}
    look = np.array([numbers.setdefault(key, len(numbers)) for key in zip(hints.tag, hints.words, strict=True)], np.intp)
    words = page.measured.words
    prose = np.where(page.prose, words, 0)
    own = np.zeros_like(prose)
    own[start:end] = prose[start:end]
    core = np.bincount(look, own, minlength=len(numbers))
    # A block is no evidence for itself.
    share = (core[look] - own) / max(1, int(core.sum()))
    yield Column(_CORE, np.searchsorted(_BOUNDS, share, "right") * len(KINDS) + page.kind)
    running, all_words = np.bincount(look, prose, minlength=len(numbers)), np.bincount(look, words, minlength=len(numbers))
    share = (running[look] - prose) / np.maximum(1, all_words[look] - words)
    yield Column(_ALIKE, np.searchsorted(_BOUNDS, share, "right") * len(KINDS) + page.kind)
