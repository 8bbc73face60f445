"""The two passes over the chain, from either end of the page, which give the probability of each state for each block.

Pages may have millions of blocks. What the passes know is kept for one stretch of blocks at a time: a first pass notes what it
knew where each stretch begins, and is taken again within the stretch when the pass from the other end comes there.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_STRETCH = 512  # blocks
_SCALED = 8  # blocks; in so many steps no likely number becomes too small to be told from nothing
_FLOOR = 1e-150  # no reading of a page ever becomes impossible by rounding


def marginals(
    likelihood: Callable[[int, int], Any], count: int, start: Any, move: Any, end: Any, grouped: Any
) -> "NDArray[numpy.float64]":
    """Return the probability of each group of states for each of ``count`` blocks; shape ``(count, groups)``.

    ``likelihood`` gives the rows of a half-open range of blocks, ``start``, ``move`` and ``end`` the odds of starting in, moving
    between and ending in states, and ``grouped`` says with 1.0 which state belongs to which group.
    """
    import numpy as np

    firsts = range(0, count, _STRETCH)
    before = [start]
    for first in firsts[:-1]:
        before.append(_passed(likelihood(first, first + _STRETCH), before[-1], move) @ move)
    out = np.empty((count, grouped.shape[1]))
    after = end
    for first, known in zip(reversed(firsts), reversed(before), strict=True):
        last = min(first + _STRETCH, count)
        states, seen = _both_ways(likelihood(first, last), known, move, after)
        out[first:last] = states @ grouped
        after = move @ seen
    return out


def _passed(rows: Any, before: Any, move: Any) -> Any:
    """Return what the pass from the beginning knows of the last of these blocks."""
    import numpy as np

    known = rows[0] * before
    for first in range(0, len(rows), _SCALED):
        for row in rows[max(1, first) : first + _SCALED]:
            known = known.dot(move) * row
        known = np.maximum(known / known.sum(), _FLOOR)
    return known


def _both_ways(rows: Any, before: Any, move: Any, after: Any) -> tuple[Any, Any]:
    """Return the probability of each state for each of these blocks, and what the pass from the end knows of the first.

    Both passes take the same steps: they are taken together, side by side in one vector.
    """
    import numpy as np

    count, width = rows.shape
    both = np.hstack((rows, rows[::-1]))
    both[0] *= np.concatenate((before, after))
    steps = np.zeros((2 * width, 2 * width))
    steps[:width, :width], steps[width:, width:] = move, move.T
    row = both[0]
    for first in range(0, count, _SCALED):
        for following in both[max(1, first) : first + _SCALED]:
            following *= row.dot(steps)
            row = following
        halves = row.reshape(2, width)
        np.maximum(halves / halves.sum(axis=1, keepdims=True), _FLOOR, out=halves)
    passes = both.reshape(count, 2, width)
    passes = np.maximum(passes / passes.max(axis=2, keepdims=True), _FLOOR)
    # Both hold the evidence of the block itself, which counts once.
    states = passes[:, 0] * passes[::-1, 1] / rows
    states /= states.sum(axis=1, keepdims=True)
    return states, passes[-1, 1]
