"""What went wrong in a document: the pieces that were kept or dropped wrongly, the largest first."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from segmenter.evaluation.alignment import CODES, NAMES, align
from segmenter.gold import Gold
from segmenter.model import Span
from segmenter.resolver.grammar import TEXT


class Mistake(NamedTuple):
    """A range of the text (code points, half-open) with one gold and one given label, only one of which is the body's.

    ``size`` counts its non-blank characters.
    """

    start: int
    end: int
    wanted: str
    given: str
    size: int

    @property
    def kept(self) -> bool:
        """Whether it was kept wrongly; else it was dropped wrongly."""
        return self.given in set(TEXT)


def mistakes(gold: Gold, spans: Sequence[Span]) -> list[Mistake]:
    """Return the mistakes about the body, the largest first; pieces of the same labels that follow each other are one."""
    alignment = align(gold, spans)
    places = alignment.counted.nonzero()[0]
    if not len(places):
        return []
    wanted, given = alignment.wanted[places], alignment.given[places]
    pairs = wanted.astype(np.intp) * len(NAMES) + given
    firsts = np.concatenate(([0], (np.diff(pairs) != 0).nonzero()[0] + 1))
    lasts = np.concatenate((firsts[1:], [len(pairs)])) - 1
    text = np.isin(np.arange(len(NAMES)), [CODES[label] for label in TEXT])
    wrong = text[wanted[firsts]] != text[given[firsts]]
    out = [
        Mistake(int(places[a]), int(places[b]) + 1, NAMES[wanted[a]], NAMES[given[a]], int(b - a) + 1)
        for a, b in zip(firsts[wrong], lasts[wrong], strict=True)
    ]
    return sorted(out, key=lambda mistake: (-mistake.size, mistake.start))
