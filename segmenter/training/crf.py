"""A linear-chain conditional random field with partly known labels, trained by L-BFGS.

The objective is the log-probability of what the gold allows (Lafferty, McCallum and Pereira 2001; for partly labelled
sequences Tsuboi et al. 2008), with a Gaussian prior centred on the weights that the authors of the cues gave them: where
the gold says nothing about a cue, it keeps that weight.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Array = NDArray[np.float64]
_FLOOR = 1e-150
_LEAST = -60.0


@dataclass(frozen=True)
class Sequences:
    """Documents as matrices: ``features`` (blocks, cues), ``allowed`` (blocks, states), and the blocks of each document."""

    features: csr_matrix
    allowed: Array
    starts: Sequence[int]
    lengths: Sequence[int]
    importance: Array


@dataclass(frozen=True)
class Model:
    """The parameters: ``cues`` (cues, columns), ``start`` and ``end`` (states), ``move`` (states, states)."""

    cues: Array
    start: Array
    move: Array
    end: Array


def train(
    data: Sequences,
    prior: Model,
    columns: Array,
    *,
    cue_penalty: float,
    move_penalty: float,
    rounds: int,
    start_from: Model | None = None,
) -> Model:
    """Return the model with the highest penalised log-likelihood; the search begins at ``start_from``, else at ``prior``.

    ``columns`` turns weights by column into weights by state; what is ``-inf`` in the prior stays so.
    """
    shape = prior.cues.shape
    can_start, can_move, can_end = np.isfinite(prior.start), np.isfinite(prior.move), np.isfinite(prior.end)
    split = np.cumsum([shape[0] * shape[1], can_start.sum(), can_move.sum(), can_end.sum()])
    batches = _batches(data)
    transposed = data.features.T.tocsr()

    def unpack(delta: Array) -> Model:
        start, move, end = prior.start.copy(), prior.move.copy(), prior.end.copy()
        start[can_start] += delta[split[0] : split[1]]
        move[can_move] += delta[split[1] : split[2]]
        end[can_end] += delta[split[2] :]
        return Model(prior.cues + delta[: split[0]].reshape(shape), start, move, end)

    def objective(delta: Array) -> tuple[float, Array]:
        model = unpack(delta)
        scores = (data.features @ model.cues) @ columns
        loss, blocks, start, move, end = _expectations(scores, model, batches, data)
        gradient = np.concatenate(
            [np.asarray(transposed @ (blocks @ columns.T)).ravel(), start[can_start], move[can_move], end[can_end]]
        )
        penalty = np.concatenate([np.full(split[0], cue_penalty), np.full(len(delta) - split[0], move_penalty)])
        return loss + 0.5 * float(penalty @ delta**2), gradient + penalty * delta

    begin = np.zeros(split[-1])
    if start_from is not None:
        pairs = zip(_parts(start_from), _parts(prior), strict=True)
        begin = np.concatenate([there[np.isfinite(here)] - here[np.isfinite(here)] for there, here in pairs])
    found = minimize(objective, begin, jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 20})
    return unpack(found.x)


def mean(models: Sequence[Model]) -> Model:
    """Return the model whose parameters are the means of those of some models; what is ``-inf`` in all of them stays so."""
    return Model(*(np.mean(same, axis=0) for same in zip(*map(_parts, models), strict=True)))


def _parts(model: Model) -> tuple[Array, ...]:
    return model.cues, model.start, model.move, model.end


def _batches(data: Sequences) -> list[list[int]]:
    """Group documents of like length, so that little is computed for padding."""
    order = sorted(range(len(data.lengths)), key=lambda i: (data.lengths[i], i))
    batches: list[list[int]] = []
    for index in order:
        if batches and len(batches[-1]) < 192 and data.lengths[batches[-1][0]] * 1.3 + 8 >= data.lengths[index]:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches


def _expectations(
    scores: Array, model: Model, batches: list[list[int]], data: Sequences
) -> tuple[float, Array, Array, Array, Array]:
    loss = 0.0
    blocks = np.zeros_like(scores)
    start = np.zeros_like(model.start)
    move = np.zeros_like(model.move)
    end = np.zeros_like(model.end)
    start_odds, move_odds, end_odds = np.exp(model.start), np.exp(model.move), np.exp(model.end)
    for batch in batches:
        lengths = np.array([data.lengths[i] for i in batch])
        longest = int(lengths.max())
        rows = np.array([data.starts[i] for i in batch])[:, None] + np.minimum(np.arange(longest)[None], lengths[:, None] - 1)
        local = scores[rows]
        local = local - local.max(axis=2, keepdims=True)
        likelihood = np.exp(np.maximum(local, _LEAST))
        weight = data.importance[batch]
        allowed = data.allowed[rows]
        # Where the gold leaves one state to every block, what it allows is one sequence, which needs no sums.
        free = (allowed.sum(axis=2) > 1.0).any(axis=1)
        passes = [(1.0, np.arange(len(batch)), forward_backward(likelihood, lengths, start_odds, move_odds, end_odds, weight))]
        if free.any():
            odds = (likelihood * allowed)[free]
            found = forward_backward(odds, lengths[free], start_odds, move_odds, end_odds, weight[free])
            passes.append((-1.0, np.flatnonzero(free), found))
        if not free.all():
            found = _counts(local, allowed, ~free, lengths, model, weight)
            passes.append((-1.0, np.flatnonzero(~free), found))
        for sign, members, (value, states, pairs) in passes:
            loss += sign * value
            move += sign * pairs
            start += sign * states[:, 0].sum(axis=0)
            end += sign * states[np.arange(len(members)), lengths[members] - 1].sum(axis=0)
            for place, member in enumerate(members):
                first, length = rows[member, 0], lengths[member]
                blocks[first : first + length] += sign * states[place, :length]
    return loss, blocks, start, move, end


def _counts(
    scores: Array, allowed: Array, members: NDArray[np.bool_], lengths: NDArray[np.int64], model: Model, weight: Array
) -> tuple[float, Array, Array]:
    """Return of documents with one allowed sequence what :func:`forward_backward` returns, by counting."""
    states = allowed[members].argmax(axis=2)
    lengths, weight = lengths[members], weight[members]
    count, longest = states.shape
    live = (np.arange(longest)[None] < lengths[:, None]) * weight[:, None]
    one_hot = np.zeros((count, longest, allowed.shape[2]))
    np.put_along_axis(one_hot, states[:, :, None], live[:, :, None], axis=2)
    own = np.maximum(np.take_along_axis(scores[members], states[:, :, None], axis=2)[:, :, 0], _LEAST)
    pairs = np.zeros_like(model.move)
    np.add.at(pairs, (states[:, :-1], states[:, 1:]), live[:, 1:])
    last = states[np.arange(count), lengths - 1]
    total = float((own * live).sum() + weight @ (model.start[states[:, 0]] + model.end[last]))
    return total + float(pairs[pairs > 0] @ model.move[pairs > 0]), one_hot, pairs


def forward_backward(
    odds: Array, lengths: NDArray[np.int64], start: Array, move: Array, end: Array, weight: Array
) -> tuple[float, Array, Array]:
    """Return the weighted log-partition sum, the state expectations and the transition expectations of one batch.

    ``odds`` are those of states, shape ``(pages, blocks, states)``, of pages with so many blocks each; ``start``, ``move`` and
    ``end`` those of starting in, moving between and ending in states. Each page counts ``weight``.
    """
    count, longest, width = odds.shape
    alpha = np.empty((count, longest, width))
    log_total = np.zeros(count)
    current = start * odds[:, 0]
    for t in range(longest):
        if t:
            current = (current @ move) * odds[:, t]
        scale = current.sum(axis=1, keepdims=True)
        current = np.maximum(current / np.maximum(scale, 1e-300), _FLOOR)
        log_total += np.where(t < lengths, np.log(np.maximum(scale[:, 0], 1e-300)), 0.0)
        alpha[:, t] = current
    last = alpha[np.arange(count), lengths - 1] @ end
    log_total += np.log(np.maximum(last, 1e-300))
    states = np.zeros_like(odds)
    pairs = np.zeros_like(move)
    beta = np.maximum(np.tile(end, (count, 1)), _FLOOR)
    for t in range(longest - 1, -1, -1):
        live = (t < lengths)[:, None]
        joint = alpha[:, t] * beta
        states[:, t] = np.where(live, joint / joint.sum(axis=1, keepdims=True), 0.0) * weight[:, None]
        if t:
            message = odds[:, t] * beta
            before = message @ move.T
            total = (alpha[:, t - 1] * before).sum(axis=1, keepdims=True)
            scaled = np.where(live, weight[:, None] / np.maximum(total, 1e-300), 0.0)
            pairs += (alpha[:, t - 1] * scaled).T @ message
            beta = np.where(live, np.maximum(before / np.maximum(before.sum(axis=1, keepdims=True), 1e-300), _FLOOR), beta)
    return float(weight @ log_total), states, pairs * move
