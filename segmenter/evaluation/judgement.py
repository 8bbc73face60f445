"""How far the kind and the confidence of whole documents can be trusted."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from segmenter.evaluation.calibration import BINS, Row


class Judged(NamedTuple):
    """One document: its kind and the one it was taken for, the confidence in its body, and the F1 of that body."""

    id: str
    set: str
    kind: str
    given: str
    confidence: float
    f1: float


def confusion(judged: Sequence[Judged]) -> Counter[tuple[str, str]]:
    """Return how many documents there are of each pair of right and given kind."""
    return Counter((one.kind, one.given) for one in judged)


def reliability(judged: Sequence[Judged], right: float) -> list[Row]:
    """Return by tenths of confidence how many bodies are right, with an F1 of at least ``right``."""
    number = [min(BINS - 1, int(one.confidence * BINS)) for one in judged]
    rows = []
    for place in range(BINS):
        inside = [one for one, tenth in zip(judged, number, strict=True) if tenth == place]
        count = len(inside)
        mean = sum(one.confidence for one in inside) / max(1, count)
        rows.append(Row(count, mean, sum(one.f1 >= right for one in inside) / max(1, count)))
    return rows


def risk_coverage(judged: Sequence[Judged], dropped: Sequence[float]) -> list[float]:
    """Return the mean F1 of what is left where these shares of the documents, the least sure, are dropped.

    The curve of risk against coverage (El-Yaniv and Wiener 2010).
    """
    f1 = np.array([one.f1 for one in sorted(judged, key=lambda one: (one.confidence, one.id))])
    return [float(f1[round(share * len(f1)) :].mean()) for share in dropped]
