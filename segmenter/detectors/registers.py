"""Registers of language: a notice speaks to the reader of subscriptions, a caption of a photograph, a comment of its writer."""

from collections.abc import Iterator

import numpy as np

from segmenter.languages.pack import REGISTERS
from segmenter.measures import KINDS
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page

_LABELS = {"picture": Label.CAPTION, "stories": Label.RELATED, "comment": Label.COMMENT, "self": Label.COMMENT}
_COUNTS = {"one": 0.1, "two": 0.3, "some": 0.5, "many": 0.8}
_BOUNDS = (2, 3, 5)
_SHARES = {"twentieth": 0.2, "tenth": 0.4, "fifth": 0.8}


def _scale(name: str, about: str, amounts: dict[str, float], what: str) -> Scale:
    label = _LABELS.get(name, Label.BOILERPLATE)
    return Scale(
        tuple(
            Cue(f"register.{name}.{amount}.{kind}", label, weight, what.format(amount=amount, about=about))
            for amount, weight in amounts.items()
            for kind in KINDS
        )
    )


_SCALES = [
    (
        _scale(name, about, _COUNTS, "{amount} of its words: {about}"),
        _scale(name, about, _SHARES, "a {amount} of its words or more: {about}"),
    )
    for name, about in REGISTERS.items()
]


def detect(page: Page) -> Iterator[Column]:
    """Claim for each register how many words of each block are of it, and what share of the block they are."""
    found, words, kind = page.registers, np.maximum(page.measured.words, 1), page.kind
    counts = np.where(found > 0, np.searchsorted(_BOUNDS, found, "right") * len(KINDS) + kind, -1)
    share = (found * 20 >= words).astype(np.intp) + (found * 10 >= words) + (found * 5 >= words) - 1
    shares = np.where((found > 1) & (share >= 0), share * len(KINDS) + kind, -1)
    for scales, *codes in zip(_SCALES, counts, shares, strict=True):
        for scale, code in zip(scales, codes, strict=True):
            if (code >= 0).any():
                yield Column(scale, code)
