"""Where a block stands: against the densest run of prose, against all prose, and from both ends of the page."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_STEPS = (1, 2, 3, 6, 11, 31)
_STEP_NAMES = ("0", "1", "2", "3-5", "6-10", "11-30", "31+")


def _steps(kind: str, label: Label, why: str, weights: tuple[float, ...]) -> tuple[Cue, ...]:
    return tuple(
        Cue(f"place.{kind}.{name}", label, weight, f"{name} blocks {why}")
        for name, weight in zip(_STEP_NAMES, weights, strict=True)
    )


_BEFORE = _steps("before", Label.BODY, "before the prose begins", (-0.5, -1.0, -1.2, -1.5, -2.0, -2.5, -3.0))
_AFTER = _steps("after", Label.BODY, "after the prose ended", (-0.5, -1.0, -1.2, -1.5, -2.0, -2.5, -3.0))
_INSIDE = {
    (prose, size): Cue(f"place.inside.{prose}.{size}", Label.BODY, weight, f"a {size} block inside the run of prose")
    for prose, weights in (("prose", (1.5, 1.5, 2.0)), ("other", (0.3, 0.8, 1.5)))
    for size, weight in zip(("short", "middle", "long"), weights, strict=True)
}
_FIRST = Cue("place.first_prose", Label.BODY, 0.5, "the first prose of the densest run")
_LAST = Cue("place.last_prose", Label.BODY, 0.5, "the last prose of the densest run")
_NO_PROSE = Cue("place.no_prose", Label.BOILERPLATE, 0.5, "the page holds no prose")
_SHARES = tuple(
    Cue(f"place.share.{name}", Label.BODY, 0.0, f"{name} of the page's prose stands before")
    for name in ("none", "under 1/50", "under 1/10", "under 1/2", "under 9/10", "under 49/50", "nearly all", "all")
)
_SHARE_BOUNDS = (0.02, 0.1, 0.5, 0.9, 0.98, 0.9999)
_START = _steps("start", Label.BODY, "from the start", (0.0,) * 7)
_END = _steps("end", Label.BODY, "from the end", (0.0,) * 7)


def detect(page: Page) -> Iterator[Claim]:
    """Claim the place of each block."""
    count = len(page.blocks)
    start, end = page.core
    words = [measures.words if prose else 0 for measures, prose in zip(page.measures, page.prose, strict=True)]
    before = list(accumulate(words, initial=0))
    total = before[-1]
    prose = [index for index in range(start, end) if page.prose[index]]
    first, last = (prose[0], prose[-1]) if prose else (-1, -1)
    for index in range(count):
        yield Claim(index, _START[bisect_right(_STEPS, index)])
        yield Claim(index, _END[bisect_right(_STEPS, count - 1 - index)])
        if not total:
            yield Claim(index, _NO_PROSE)
            continue
        share = before[index] / total
        yield Claim(index, _SHARES[0 if not before[index] else 1 + bisect_right(_SHARE_BOUNDS, share)])
        if index < start:
            yield Claim(index, _BEFORE[bisect_right(_STEPS, start - 1 - index)])
        elif index >= end:
            yield Claim(index, _AFTER[bisect_right(_STEPS, index - end)])
        else:
            yield Claim(index, _INSIDE["prose" if page.prose[index] else "other", page.measures[index].size])
            if index == first:
                yield Claim(index, _FIRST)
            if index == last:
                yield Claim(index, _LAST)
