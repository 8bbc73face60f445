"""Where a block stands: against the densest run of prose, against all prose, and from both ends of the page."""

from collections.abc import Iterator

import numpy as np

from segmenter.measures import KINDS, SIZES
from segmenter.model import Claim, Column, Cue, Label, Scale
from segmenter.page import Page

_STEPS = np.array((1, 2, 3, 6, 11, 31))
_STEP_NAMES = ("0", "1", "2", "3-5", "6-10", "11-30", "31+")


def _steps(kind: str, why: str, weights: tuple[float, ...]) -> Scale:
    return Scale(
        tuple(
            Cue(f"place.{kind}.{name}", Label.BODY, weight, f"{name} blocks {why}")
            for name, weight in zip(_STEP_NAMES, weights, strict=True)
        )
    )


_BEFORE = _steps("before", "before the prose begins", (-0.5, -1.0, -1.2, -1.5, -2.0, -2.5, -3.0))
_AFTER = _steps("after", "after the prose ended", (-0.5, -1.0, -1.2, -1.5, -2.0, -2.5, -3.0))
_INSIDE = Scale(
    tuple(
        Cue(f"place.inside.{prose}.{size}", Label.BODY, weight, f"a {size} block inside the run of prose")
        for prose, weights in (("other", (0.3, 0.8, 1.5)), ("prose", (1.5, 1.5, 2.0)))
        for size, weight in zip(SIZES, weights, strict=True)
    )
)
_FIRST = Cue("place.first_prose", Label.BODY, 0.5, "the first prose of the densest run")
_LAST = Cue("place.last_prose", Label.BODY, 0.5, "the last prose of the densest run")
_NO_PROSE = Scale((Cue("place.no_prose", Label.BOILERPLATE, 0.5, "the page holds no prose"),))
_SHARES = Scale(
    tuple(
        Cue(f"place.share.{name}", Label.BODY, 0.0, f"{name.replace('_', ' ')} of the page's prose stands before")
        for name in ("none", "under_1/50", "under_1/10", "under_1/2", "under_9/10", "under_49/50", "nearly_all", "all")
    )
)
_SHARE_BOUNDS = np.array((0.02, 0.1, 0.5, 0.9, 0.98, 0.9999))
_TITLE_BOUNDS = np.array((-30, -10, -3, -1, 0, 1, 2, 3, 4, 6, 11, 31))
_TITLE_NAMES = (
    "above.31+", "above.11-30", "above.4-10", "above.2-3", "above.1", "itself", "below.1", "below.2", "below.3",
    "below.4-5", "below.6-10", "below.11-30", "below.31+",
)  # fmt: skip
_TITLE = Scale(
    tuple(
        Cue(f"place.title.{name}.{size}", Label.BODY, 0.0, f"{name} (blocks) of the most likely title")
        for name in _TITLE_NAMES
        for size in KINDS
    )
)
_SHARE_KINDS = Scale(
    tuple(
        Cue(f"place.at.{place}.{size}", Label.BODY, 0.0, f"a {size} block in the {place.replace('_', ' ')} of the page's prose")
        for place in ("front", "first_tenth", "first_half", "second_half", "last_tenth", "rear")
        for size in KINDS
    )
)
_START = _steps("start", "from the start", (0.0,) * 7)
_END = _steps("end", "from the end", (0.0,) * 7)


def detect(page: Page) -> Iterator[Claim | Column]:
    """Claim the place of each block."""
    count = len(page.blocks)
    index = np.arange(count)
    yield Column(_START, np.searchsorted(_STEPS, index, "right"))
    yield Column(_END, np.searchsorted(_STEPS, count - 1 - index, "right"))
    words = np.where(page.prose, page.measured.words, 0)
    before = np.cumsum(words) - words
    total = int(words.sum())
    if not total:
        yield Column(_NO_PROSE, np.zeros(count, np.intp))
        return
    share = 1 + np.searchsorted(_SHARE_BOUNDS, before / total, "right")
    yield Column(_SHARES, np.where(before == 0, 0, share))
    kind = page.kind
    place = np.where(share <= 4, np.maximum(share - 1, 1), np.where(before < total, 4, 5))
    place[before == 0] = 0
    yield Column(_SHARE_KINDS, place * len(KINDS) + kind)
    if page.title is not None:
        steps = np.searchsorted(_TITLE_BOUNDS, index - page.title, "right")
        yield Column(_TITLE, steps * len(KINDS) + kind)
    start, end = page.core
    yield Column(_BEFORE, np.where(index < start, np.searchsorted(_STEPS, start - 1 - index, "right"), -1))
    yield Column(_AFTER, np.where(index >= end, np.searchsorted(_STEPS, index - end, "right"), -1))
    inside = (index >= start) & (index < end)
    yield Column(_INSIDE, np.where(inside, page.prose * len(SIZES) + page.size, -1))
    prose = np.flatnonzero(page.prose & inside).tolist()
    if prose:
        yield Claim(prose[0], _FIRST)
        yield Claim(prose[-1], _LAST)
