"""List rhythm: runs of short blocks, of blocks of like length, of bullets, and where the bullets stand."""

from collections.abc import Iterator

import numpy as np

from segmenter.characters import BLANK, BULLETS
from segmenter.measures import QUESTION, QUOTE, SIZES, STOP, Flags
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
_SIGNS = np.array([ord(sign) for sign in BULLETS])
_BLANK_BEHIND = np.array([ord(sign) for sign in "-*+"])
_FEW = 6  # points that sum up an article
_COUNTS = ("one", "few", "many")
# Before the first paragraph they are its key points, between two a list of its own, after the last one mostly links.
_BULLETS = Scale(
    tuple(
        Cue(f"run.bullets.{place}.{many}.{size}", label, weight, f"bullets {what}, {many} of them ({size})")
        for place, label, weight, what in (
            ("head", Label.DECK, 0.5, "above the first paragraph"),
            ("inside", Label.BODY, 0.3, "between two paragraphs"),
            ("foot", Label.RELATED, 0.2, "below the last paragraph"),
        )
        for many in _COUNTS
        for size in SIZES
    )
)


def detect(page: Page) -> Iterator[Column]:
    """Claim the length of the run that each block is part of."""
    words, ending = page.measured.words, page.measured.ending
    ended = (ending == STOP) | (ending == QUOTE) | (ending == QUESTION)
    yield _runs(_SHORT, page.size == 0)
    yield _runs(_UNENDED, ~ended | (words <= 2))
    yield _runs(_PROSE, page.prose)
    yield _runs(_TITLES, (words >= 5) & (words <= 18) & (ending != STOP))
    bullets = _bulleted(page)
    if bullets.any():
        yield _placed(page, bullets)


def _runs(scale: Scale, member: Flags) -> Column:
    codes: Places = np.full(len(member), -1)
    codes[member] = np.searchsorted(_BOUNDS, _lengths(member), "right")
    return Column(scale, codes)


def _lengths(member: Flags) -> Places:
    """Return for each block of a run how many blocks the run has."""
    inside = np.zeros(len(member) + 2, bool)
    inside[1:-1] = member
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    lengths = edges[1::2] - edges[::2]
    return np.repeat(lengths, lengths)


def _bulleted(page: Page) -> Flags:
    codes, first = page.view.codes, page.view.first
    sign, behind = codes[first], codes[np.minimum(first + 1, len(codes) - 1)]
    found: Flags = np.isin(sign, _SIGNS) | (np.isin(sign, _BLANK_BEHIND) & (behind == BLANK))
    return found


def _placed(page: Page, bullets: Flags) -> Column:
    """Return codes of the blocks with a bullet: paragraphs on which sides, how many in a row, how long."""
    paragraphs = np.cumsum(page.prose & ~bullets)
    before = paragraphs[bullets]
    place = np.where(before == 0, 0, np.where(before < paragraphs[-1], 1, 2))
    many = np.searchsorted((2, _FEW + 1), _lengths(bullets), "right")
    codes: Places = np.full(len(bullets), -1)
    codes[bullets] = (place * len(_COUNTS) + many) * len(SIZES) + page.size[bullets]
    return Column(_BULLETS, codes)
