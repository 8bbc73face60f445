"""What stands next to a block: a line between two paragraphs is read differently from a line between two menu words."""

from collections.abc import Iterator
from itertools import product

import numpy as np

from segmenter.measures import NONE, QUESTION, Flags
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page
from segmenter.view import Places

_KINDS = ("edge", "short", "middle", "long", "prose")
_EDGE, _SHORT, _MIDDLE, _LONG, _PROSE = range(len(_KINDS))
_BOUNDS = np.array((2, 3, 5, 9, 21))
_DISTANCES = ("1", "2", "3-4", "5-8", "9-20", "21+", "none")
_AROUND_REACH = 3


def _weight(kind: str) -> float:
    return {"prose": 0.6, "long": 0.3, "short": -0.4}.get(kind, 0.0)


_NEXT_TO = {
    side: Scale(
        tuple(Cue(f"next.{side}.{own}.{kind}", Label.BODY, _weight(kind), f"{kind} {where}") for own in _KINDS for kind in _KINDS)
    )
    for side, where in (("before", "before it"), ("after", "after it"))
}
_DISTANCE = {
    side: Scale(
        tuple(
            Cue(f"next.prose_{side}.{name}", Label.BODY, weight, f"the nearest prose stands {name} blocks {where}")
            for name, weight in zip(_DISTANCES, (0.4, 0.2, 0.0, -0.3, -0.6, -0.9, -0.6), strict=True)
        )
    )
    for side, where in (("before", "above"), ("after", "below"))
}
_AROUND = Scale(
    tuple(
        Cue(f"next.around.{count}", Label.BODY, weight, f"{count} of the six blocks around it are prose")
        for count, weight in enumerate((-0.8, -0.3, 0.0, 0.3, 0.6, 0.8, 1.0))
    )
)
_WINDOW = Scale(
    tuple(
        Cue(
            f"next.window.{''.join(kinds)}",
            Label.BODY,
            0.0,
            f"prose (p) or other (o) in the five blocks around it: {''.join(kinds)}",
        )
        for kinds in product("po", repeat=5)
    )
)
_SAME_LINE = Scale(
    tuple(
        Cue(f"next.same_line.{kind}", Label.BODY, weight, f"{kind}, and goes on where another block of its line ended")
        for kind, weight in zip(_KINDS, (0.0, -0.3, 0.2, 0.8, 1.2), strict=True)
    )
)
_TITLE = Scale((Cue("next.title_place", Label.SUBHEADING, 1.0, "short, after a full sentence and before prose"),))


def detect(page: Page) -> Iterator[Column]:
    """Claim what the neighbours of each block are, and how far the nearest prose is."""
    count = len(page.blocks)
    if not count:
        return
    prose, ending = page.prose, page.measured.ending
    own = np.where(prose, _PROSE, page.size + 1)
    before, after = np.concatenate(([_EDGE], own[:-1])), np.concatenate((own[1:], [_EDGE]))
    yield Column(_NEXT_TO["before"], own * len(_KINDS) + before)
    yield Column(_NEXT_TO["after"], own * len(_KINDS) + after)
    yield Column(_DISTANCE["before"], _distance(prose))
    yield Column(_DISTANCE["after"], _distance(prose[::-1])[::-1])
    sums = np.concatenate(([0] * (_AROUND_REACH + 1), np.cumsum(prose)))
    sums = np.concatenate((sums, [sums[-1]] * _AROUND_REACH))
    yield Column(_AROUND, sums[2 * _AROUND_REACH + 1 :] - sums[:count] - prose)
    other = np.concatenate(([1, 1], ~prose, [1, 1])).astype(np.intp)
    yield Column(_WINDOW, np.sum([other[step : step + count] << (4 - step) for step in range(5)], axis=0))
    line = page.blocks.line
    yield Column(_SAME_LINE, np.where(np.concatenate(([False], line[1:] == line[:-1])), own, -1))
    place = ((own == _SHORT) | (own == _MIDDLE)) & (before == _PROSE) & (after == _PROSE)
    yield Column(_TITLE, np.where(place & ((ending == NONE) | (ending == QUESTION)), 0, -1))


def _distance(prose: Flags) -> Places:
    """Return for each block the class of the distance to the nearest prose before it."""
    index = np.arange(len(prose))
    last = np.maximum.accumulate(np.where(prose, index, -1))
    last = np.concatenate(([-1], last[:-1]))
    return np.where(last < 0, len(_DISTANCES) - 1, np.searchsorted(_BOUNDS, index - last, "right"))
