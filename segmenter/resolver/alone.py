"""What a block says by itself: a second reading of a page, which knows nothing of what stands before and after.

The chain knows what makes an article out of lines, but it adds up what all lines say alike: a few names that mean something
else on one site, repeated in every paragraph, make it as sure as it can be of a wrong reading. So the chain is heard up to a
limit, and what each block shows by itself is heard beside it (a product of experts, Hinton 2002).
"""

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

ARTICLE, OTHER = "alone", "main"
"""The columns of weights of a block read by itself: as text of an article, and as main content of any other page."""
READINGS = (ARTICLE, OTHER)
MOST_OF_CHAIN = 3.0
"""How far the chain is heard (log-odds)."""
_SMALLEST = 1e-9
_MOST = 30.0  # log-odds
_LEAST_SHARE = 1e-15
_PIECE = 4096  # blocks whose probabilities fit into the caches


class Reading(NamedTuple):
    """What was read of the blocks of a page.

    ``labels`` is the probability of each label, shape ``(blocks, labels)``; ``chain`` what the chain alone says of each block
    being text; ``alone`` the log-odds that each block, by itself, is text of an article, and ``main`` that it is main content
    of any other page, each ``None`` where the weights do not know it.
    """

    labels: "NDArray[Any]"
    chain: "NDArray[Any]"
    main: "NDArray[Any] | None" = None
    alone: "NDArray[Any] | None" = None


def log_odds(mass: "NDArray[Any]") -> "NDArray[Any]":
    """Return the log-odds of probabilities, of which none is taken to be certain."""
    import numpy as np

    # In single precision the limit itself would be 1.
    inner = np.clip(np.asarray(mass, np.float64), _SMALLEST, 1.0 - _SMALLEST)
    out: NDArray[Any] = np.log(inner / (1.0 - inner))
    return out


def probability(odds: "NDArray[Any]") -> "NDArray[Any]":
    """Return the probabilities of log-odds."""
    import numpy as np

    out: NDArray[Any] = 1.0 / (1.0 + np.exp(-np.clip(odds, -_MOST, _MOST)))
    return out


def heard(mass: "NDArray[Any]", alone: "NDArray[Any]", share: float = 1.0) -> "NDArray[Any]":
    """Return the probabilities of two readings: ``share`` of the chain's log-odds up to the limit, and those of ``alone``."""
    import numpy as np

    return probability(share * np.clip(log_odds(mass), -MOST_OF_CHAIN, MOST_OF_CHAIN) + alone)


def moved(posteriors: "NDArray[Any]", text: list[int], mass: "NDArray[Any]") -> "NDArray[Any]":
    """Return probabilities of labels of which those of ``text`` add up to ``mass``; among each side their shares stay."""
    import numpy as np

    out: NDArray[Any] = np.empty_like(posteriors)
    inside = np.zeros(posteriors.shape[1], bool)
    inside[text] = True
    for first in range(0, len(out), _PIECE):
        piece = slice(first, first + _PIECE)
        rows = posteriors[piece]
        for side, wanted in ((inside, mass[piece]), (~inside, 1.0 - mass[piece])):
            # Where a side has no probability at all its labels are taken as equally likely.
            shares = rows[:, side] + _LEAST_SHARE
            out[piece, side] = shares * (wanted / shares.sum(axis=1))[:, np.newaxis]
    return out
