"""Logistic regression: log-odds that are linear in a few measurements (Cox 1958), kept small by a Gaussian prior."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

_ROUNDS = 500
_SMALLEST = 1e-9


@dataclass(frozen=True)
class Fitted:
    """Weights of measurements for each class, shape ``(measurements, classes)``, and the bias of each class."""

    names: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray


def fit(rows: Sequence[Mapping[str, float]], classes: np.ndarray, count: int, penalty: float) -> Fitted:
    """Return the weights under which the classes, numbers below ``count``, are likeliest.

    Measurements are scaled to have the same spread, so that one penalty fits all of them.
    """
    names = tuple(sorted({name for row in rows for name in row}))
    given = _matrix(rows, names)
    mean, spread = given.mean(axis=0), np.maximum(given.std(axis=0), _SMALLEST)
    scaled = (given - mean) / spread
    wanted = np.eye(count)[classes]

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        table = parameters.reshape(-1, count)
        found = _softmax(scaled @ table[:-1] + table[-1])
        cost = -np.log(np.maximum((found * wanted).sum(axis=1), _SMALLEST)).sum() + penalty / 2 * (table[:-1] ** 2).sum()
        slope = np.vstack((scaled.T @ (found - wanted) + penalty * table[:-1], (found - wanted).sum(axis=0)))
        return float(cost), slope.ravel()

    start = np.zeros((len(names) + 1) * count)
    table = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x.reshape(-1, count)
    weights = table[:-1] / spread[:, None]
    return Fitted(names, weights, table[-1] - mean @ weights)


def _matrix(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> np.ndarray:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows]).reshape(len(rows), len(names))


def _softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))
