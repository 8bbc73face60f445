"""Fits what makes a confidence of the probability that the model gives a label (Platt 1999)."""

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import minimize

from segmenter.evaluation.alignment import align
from segmenter.gold import Gold
from segmenter.model import Span

_SMALLEST = 1e-6
_STEPS = 2  # decimals that are kept


def fit(labelled: Iterable[tuple[Gold, Sequence[Span]]]) -> tuple[float, float]:
    """Return the slope and shift (log-odds) under which spans with their probabilities as confidence are likeliest.

    The documents must be ones that the model has not seen, and their spans come from weights that have no slope and shift of
    their own. Spans whose gold is not known do not count; a span that is right in part counts as that share.
    """
    probability, right = [], []
    for gold, spans in labelled:
        alignment = align(gold, spans)
        for span in spans:
            counted = alignment.counted[span.start : span.end]
            if counted.any() and not gold.coarse:
                same = alignment.wanted[span.start : span.end] == alignment.given[span.start : span.end]
                probability.append(span.confidence)
                right.append(same[counted].mean())
    if not probability:
        return 1.0, 0.0
    inner = np.clip(probability, _SMALLEST, 1.0 - _SMALLEST)
    odds, wanted = np.log(inner / (1.0 - inner)), np.array(right)

    def loss(parameters: np.ndarray) -> float:
        score = parameters[0] * odds + parameters[1]
        return float(np.logaddexp(0.0, score).sum() - wanted @ score)

    slope, shift = minimize(loss, np.array([1.0, 0.0]), method="BFGS").x
    return round(float(slope), _STEPS), round(float(shift), _STEPS)
