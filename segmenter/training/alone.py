"""Learns to read each block by itself: a logistic regression on its cues, see :mod:`segmenter.resolver.alone`."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from segmenter.resolver.grammar import STATES, TEXT
from segmenter.training.crf import Array, Sequences

_PENALTY = 0.6
_ROUNDS = 80
_TEXT: NDArray[np.bool_] = np.array([state.label in TEXT for state in STATES])


def read_alone(data: Sequences) -> tuple[Array, float]:
    """Return the weight of each cue (log-odds of text), and the bias: what no cue adds to.

    Blocks that may or may not be text teach nothing. A document counts as the square root of its length, so that long pages
    do not drown the short ones.
    """
    lengths = np.asarray(data.lengths)
    text = np.asarray(data.allowed[:, _TEXT].any(axis=1))
    known = text != np.asarray(data.allowed[:, ~_TEXT].any(axis=1))
    features = data.features[known]
    transposed = features.T.tocsr()
    sign = np.where(text[known], 1.0, -1.0)
    weight = np.repeat(data.importance / np.sqrt(lengths), lengths)[known]

    def loss(parameters: Array) -> tuple[float, Array]:
        table, bias = parameters[:-1], parameters[-1]
        margin = sign * (features @ table + bias)
        wrong = -weight * sign * np.exp(-np.logaddexp(0.0, margin))
        cost = weight @ np.logaddexp(0.0, -margin) + _PENALTY / 2 * table @ table
        return float(cost), np.append(transposed @ wrong + _PENALTY * table, wrong.sum())

    found = minimize(loss, np.zeros(features.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x
    return found[:-1], float(found[-1])
