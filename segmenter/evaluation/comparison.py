"""Whether one run is better than another: mean gains over the same documents, with how sure they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

_RESAMPLES = 10_000
_AT_ONCE = 500
_SEED = 0
_ROUNDING = 5e-5  # figures of an earlier run were rounded when they were written

Key = tuple[str, str]
"""Set and name of a document."""

Figures = Mapping[Key, Mapping[str, float]]
"""The figures of each document of a run, by name."""


@dataclass(frozen=True, slots=True)
class Gain:
    """The mean of a figure in the run before and in the one after, over ``documents`` that have it in both.

    ``low`` and ``high`` bound the gain with 95 % confidence.
    """

    figure: str
    documents: int
    before: float
    after: float
    low: float
    high: float

    @property
    def gain(self) -> float:
        """What was gained; below 0, what was lost."""
        return self.after - self.before


class Change(NamedTuple):
    """A figure of one document in the run before and in the one after."""

    key: Key
    before: float
    after: float

    @property
    def gain(self) -> float:
        """What was gained; below 0, what was lost."""
        return self.after - self.before


def gain(figure: str, before: Figures, after: Figures, groups: Mapping[Key, int]) -> Gain | None:
    """Return the mean gain of a figure; ``None`` where no document has it in both runs.

    ``groups`` numbers the publisher of each document.
    """
    found = _pairs(figure, before, after)
    if not found:
        return None
    old, new = (np.array(column) for column in zip(*((change.before, change.after) for change in found), strict=True))
    low, high = interval(new - old, [groups[change.key] for change in found])
    return Gain(figure, len(found), float(old.mean()), float(new.mean()), low, high)


def changes(figure: str, before: Figures, after: Figures) -> list[Change]:
    """Return the documents that have another figure than before, the greatest gain first."""
    found = [change for change in _pairs(figure, before, after) if abs(change.gain) > _ROUNDING]
    return sorted(found, key=lambda change: (-change.gain, change.key))


def _pairs(figure: str, before: Figures, after: Figures) -> list[Change]:
    return [
        Change(key, before[key][figure], figures[figure])
        for key, figures in after.items()
        if figure in figures and figure in before.get(key, {})
    ]


def interval(differences: np.ndarray, groups: Sequence[int]) -> tuple[float, float]:
    """Return the 95 % interval of a mean difference, by the paired bootstrap (Efron and Tibshirani 1993), with a fixed seed.

    Pages of one publisher gain and lose together, so whole publishers are drawn, not single documents.
    """
    _, group_of = np.unique(np.array(groups), return_inverse=True)
    sums, sizes = np.bincount(group_of, weights=differences), np.bincount(group_of)
    random = np.random.default_rng(_SEED)
    means = []
    for _ in range(0, _RESAMPLES, _AT_ONCE):
        drawn = random.integers(len(sums), size=(_AT_ONCE, len(sums)))
        means.append(sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1))
    low, high = np.quantile(np.concatenate(means), (0.025, 0.975))
    return float(low), float(high)
