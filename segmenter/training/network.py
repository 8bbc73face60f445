"""Trains the network that reads blocks in their surroundings: gradients by hand, Adam, and thinned pages (dropout).

The loss is the log-probability of the readings of a page that its gold allows, as that of the chain (Collobert et al. 2011). In
every round each page lacks other kinds of cues, and other single ones, so that none can carry a page alone (Srivastava et al.
2014). The step grows for a while and then falls to nothing (Smith and Topin 2017), with Adam (Kingma and Ba 2015) and decay of
weights (Loshchilov and Hutter 2019).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from segmenter.resolver.network import EPSILON, Layer, Network, beside
from segmenter.training.crf import forward_backward

if TYPE_CHECKING:
    from segmenter.resolver.chain import Moves

Array = NDArray[np.float32]

DILATIONS = (1, 2, 4, 8, 16, 32)
_WIDTH = 64
_DROPOUT = 0.3
_BATCH = 24  # pages
_JITTER = 60  # blocks; pages of about the same length are read together
_STEP, _WARM_UP, _FIRST, _DECAY = 3e-3, 0.15, 0.04, 0.01
_MOMENTS = (0.9, 0.999)
_LONGEST_GRADIENT = 1.0
_KINDS = ((0.4, 0.3), (0.2, 0.5))  # shares of pages, and how many kinds of cues these lack
_CUES = 0.1  # single cues that a page lacks
_CLIP = 1e-9
_LEAST = -30.0  # log-odds of a state beside the likeliest
_MOVES = ("start", "move", "end")


@dataclass(frozen=True)
class Examined:
    """A document as the network sees it: ``cues`` (blocks, cues), ``allowed`` (blocks, states), and how much it counts."""

    cues: csr_matrix
    allowed: Array
    importance: float


def train_network(
    pages: Sequence[Examined],
    names: Sequence[str],
    moves: "Moves",
    *,
    passes: int,
    seed: int = 0,
) -> Network:
    """Return the network that pages teach in so many passes; ``names`` are those of the cues.

    ``moves`` are the log-odds of starting in, moving between and ending in states that training begins with; what is ``-inf``
    stays so. The same pages give the same network.
    """
    chance = np.random.default_rng(seed)
    kinds = {kind: number for number, kind in enumerate(sorted({name.partition(".")[0] for name in names}))}
    kind_of = np.array([kinds[name.partition(".")[0]] for name in names])
    weights = _start(len(names), moves, chance)
    moments = {name: (np.zeros_like(value), np.zeros_like(value)) for name, value in weights.items()}
    batches_of_round = -(-len(pages) // _BATCH)
    steps = passes * batches_of_round
    step = 0
    for _ in range(passes):
        for batch in _batches(pages, chance):
            step += 1
            data = _Batch.of([pages[index] for index in batch], kind_of, len(kinds), chance)
            gradients = _gradients(weights, data, chance)
            _move(weights, gradients, moments, step, _pace(step / steps))
    return _network(weights, names)


def _start(cues: int, moves: "Moves", chance: np.random.Generator) -> dict[str, Array]:
    states = len(moves[0])

    def drawn(*shape: int) -> Array:
        return chance.uniform(-1, 1, shape).astype(np.float32) * np.float32(shape[0] ** -0.5)

    def zeros(*shape: int) -> Array:
        return np.zeros(shape, np.float32)

    weights = {
        "cues": chance.normal(0.0, 0.05, (cues, _WIDTH)).astype(np.float32),
        "gain": np.ones(_WIDTH, np.float32),
        "shift": zeros(_WIDTH),
        "out": drawn(2 * _WIDTH, states),
        "last": zeros(states),
        **{name: odds.astype(np.float32) for name, odds in zip(_MOVES, moves, strict=True)},
    }
    for number in range(len(DILATIONS)):
        # Each layer begins by adding nothing (Zhang et al. 2019).
        weights |= {
            f"kernel{number}": drawn(3 * _WIDTH, _WIDTH),
            f"bias{number}": zeros(_WIDTH),
            f"mix{number}": zeros(_WIDTH, _WIDTH),
            f"offset{number}": zeros(_WIDTH),
        }
    return weights


def _batches(pages: Sequence[Examined], chance: np.random.Generator) -> Iterator[list[int]]:
    keys = np.array([len(page.allowed) for page in pages]) + chance.uniform(0, _JITTER, len(pages))
    order = np.argsort(keys)
    starts = np.arange(0, len(pages), _BATCH)
    for start in chance.permutation(starts):
        yield order[start : start + _BATCH].tolist()


@dataclass(frozen=True)
class _Batch:
    """Some pages: their cues thinned, one block a row; where in a rectangle of pages each block stands; what the gold allows.

    ``importance`` is that of each page, for each of its blocks; of all blocks together it is 1.
    """

    cues: csr_matrix
    place: tuple[NDArray[np.intp], NDArray[np.intp]]
    lengths: NDArray[np.intp]
    allowed: Array
    importance: Array

    @classmethod
    def of(cls, pages: Sequence[Examined], kind_of: NDArray[np.intp], kinds: int, chance: np.random.Generator) -> "_Batch":
        counts, columns = [], []
        for page in pages:
            numbers = page.cues.indices
            keep = chance.random(len(numbers)) >= _CUES
            draw = chance.random()
            for share, lacking in _KINDS:
                if 0 <= draw < share:
                    keep &= (chance.random(kinds) >= lacking)[kind_of[numbers]]
                draw -= share
            row = np.repeat(np.arange(len(page.allowed)), np.diff(page.cues.indptr))[keep]
            counts.append(np.bincount(row, minlength=len(page.allowed)))
            columns.append(numbers[keep])
        lengths = np.array([len(page.allowed) for page in pages])
        ends = np.concatenate(([0], np.cumsum(np.concatenate(counts))))
        column = np.concatenate(columns)
        cues = csr_matrix((np.ones(len(column), np.float32), column, ends), shape=(int(lengths.sum()), len(kind_of)))
        place = (np.repeat(np.arange(len(pages)), lengths), np.concatenate([np.arange(length) for length in lengths]))
        importance = np.array([page.importance for page in pages], np.float32)
        allowed = np.concatenate([page.allowed for page in pages])
        return cls(cues, place, lengths, allowed, importance / np.float32(importance @ lengths))

    @property
    def shape(self) -> tuple[int, int]:
        """How many pages there are, and how many blocks the longest has."""
        return len(self.lengths), int(self.lengths.max())

    def laid_out(self, rows: NDArray[Any]) -> NDArray[Any]:
        """Return rows, one for each block, in the rectangle of pages; beyond the end of a page there are zeros."""
        out = np.zeros((*self.shape, rows.shape[1]), rows.dtype)
        out[self.place] = rows
        return out


def _gradients(weights: dict[str, Array], batch: _Batch, chance: np.random.Generator) -> dict[str, Array]:
    """Return the gradients of the loss of a batch, each input of a layer dropped by chance."""
    width = len(weights["gain"])

    def drop(shape: tuple[int, ...]) -> Array:
        return (chance.random(shape, np.float32) >= _DROPOUT).astype(np.float32) / np.float32(1.0 - _DROPOUT)

    # Forward, keeping what the way back needs.
    sums = batch.cues @ weights["cues"]
    rows = np.maximum(sums, 0.0)
    rows -= rows.mean(axis=1, keepdims=True)
    spread = np.sqrt((rows**2).mean(axis=1, keepdims=True) + np.float32(EPSILON))
    normal = rows / spread
    mask0 = drop(normal.shape)
    lone = batch.laid_out((normal * weights["gain"] + weights["shift"]) * mask0)
    there = batch.laid_out(np.ones((len(sums), 1), np.float32))
    blocks = lone
    kept = []
    for number, dilation in enumerate(DILATIONS):
        around = beside(blocks, dilation)
        near = np.maximum(around @ weights[f"kernel{number}"] + weights[f"bias{number}"], 0.0)
        mask = drop(blocks.shape) * there
        blocks = blocks + (near @ weights[f"mix{number}"] + weights[f"offset{number}"]) * mask
        kept.append((around, near, mask))
    last = np.concatenate((blocks[batch.place], lone[batch.place]), axis=1)
    logits = last @ weights["out"] + weights["last"]

    # And back.
    back, gradients = _of_readings(logits, batch, weights)
    gradients |= {"out": last.T @ back, "last": back.sum(axis=0)}
    both = back @ weights["out"].T
    above, below = batch.laid_out(both[:, :width]), both[:, width:]
    for number in reversed(range(len(DILATIONS))):
        around, near, mask = kept[number]
        out = (above * mask).reshape(-1, width)
        near_rows = near.reshape(-1, width)
        gradients[f"mix{number}"] = near_rows.T @ out
        gradients[f"offset{number}"] = out.sum(axis=0)
        inner = (out @ weights[f"mix{number}"].T) * (near_rows > 0)
        gradients[f"kernel{number}"] = around.reshape(-1, 3 * width).T @ inner
        gradients[f"bias{number}"] = inner.sum(axis=0)
        above = above + _gathered((inner @ weights[f"kernel{number}"].T).reshape(*batch.shape, 3, width), DILATIONS[number])
    rows_back = (above[batch.place] + below) * mask0
    gradients["gain"] = (rows_back * normal).sum(axis=0)
    gradients["shift"] = rows_back.sum(axis=0)
    rows_back = rows_back * weights["gain"]
    rows_back = rows_back - rows_back.mean(axis=1, keepdims=True) - normal * (rows_back * normal).mean(axis=1, keepdims=True)
    gradients["cues"] = batch.cues.T @ (rows_back / spread * (sums > 0))
    return gradients


def _of_readings(logits: Array, batch: _Batch, weights: dict[str, Array]) -> tuple[Array, dict[str, Array]]:
    """Return the gradients of the loss by the log-odds of states of each block, and by those of moves between states."""
    odds = np.exp(np.maximum(logits - logits.max(axis=1, keepdims=True), _LEAST)).astype(float)
    start, move, end = (np.exp(weights[name].astype(float)) for name in _MOVES)
    # Gold that the grammar forbids counts where fewest blocks are another state than it allows.
    kept = odds * np.maximum(batch.allowed, _CLIP)
    each = batch.importance.astype(float)
    every, allowed = (forward_backward(batch.laid_out(rows), batch.lengths, start, move, end, each)[1:] for rows in (odds, kept))
    back, last = every[0] - allowed[0], (np.arange(len(batch.lengths)), batch.lengths - 1)
    by_moves = zip(_MOVES, (back[:, 0].sum(axis=0), every[1] - allowed[1], back[last].sum(axis=0)), strict=True)
    return back[batch.place].astype(np.float32), {name: part.astype(np.float32) for name, part in by_moves}


def _gathered(parts: Array, distance: int) -> Array:
    """Return what each block gets back from those that saw it: ``beside`` of :mod:`segmenter.resolver.network`, turned round."""
    out: Array = parts[..., 1, :].copy()
    if distance < parts.shape[-3]:
        out[..., :-distance, :] += parts[..., distance:, 0, :]
        out[..., distance:, :] += parts[..., :-distance, 2, :]
    return out


def _pace(done: float) -> float:
    """Return the size of a step when this share of all steps is done."""
    if done < _WARM_UP:
        return _STEP * (_FIRST + (1.0 - _FIRST) * (1.0 - cos(pi * done / _WARM_UP)) / 2)
    return _STEP * (1.0 + cos(pi * (done - _WARM_UP) / (1.0 - _WARM_UP))) / 2


def _move(
    weights: dict[str, Array], gradients: dict[str, Array], moments: dict[str, tuple[Array, Array]], step: int, pace: float
) -> None:
    length = float(np.sqrt(sum(float((gradient**2).sum()) for gradient in gradients.values())))
    scale = np.float32(min(1.0, _LONGEST_GRADIENT / (length + 1e-6)))
    for name, weight in weights.items():
        gradient = gradients[name] * scale
        first, second = moments[name]
        first += (1.0 - _MOMENTS[0]) * (gradient - first)
        second += (1.0 - _MOMENTS[1]) * (gradient**2 - second)
        change = first / (1.0 - _MOMENTS[0] ** step) / (np.sqrt(second / (1.0 - _MOMENTS[1] ** step)) + 1e-8)
        weight *= 1.0 - pace * _DECAY
        weight -= pace * change


def _network(weights: dict[str, Array], names: Sequence[str]) -> Network:
    layers = tuple(
        Layer(dilation, *(weights[f"{part}{number}"] for part in ("kernel", "bias", "mix", "offset")))
        for number, dilation in enumerate(DILATIONS)
    )
    cues = dict(zip(names, weights["cues"], strict=True))
    # Of what is forbidden the grammar says so.
    moves = (np.nan_to_num(weights[name], neginf=0.0) for name in _MOVES)
    return Network(cues, weights["gain"], weights["shift"], layers, weights["out"], weights["last"], *moves)
