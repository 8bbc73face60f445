"""The resolver: a linear chain over the blocks of a page, whose states know the phase of the article.

It weighs every way in which the page can be read, each with its own begin and end of the article, and gives each block
the label that most of the probability stands for (forward-backward, Rabiner 1989; posterior decoding). One foreign
block therefore cannot flip the reading of a whole page as it can in a single best path.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from segmenter.model import Cue, Label
from segmenter.resolver import grammar
from segmenter.resolver.evidence import Evidence
from segmenter.resolver.grammar import STATES
from segmenter.resolver.weights import COLUMNS, END, START, Weights

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

LABELS = tuple(Label)
_CHUNK = 4096
_FLOOR = 1e-150  # no reading of a page ever becomes impossible by rounding
_LEAST = -40.0
_MOST_DOUBT, _NO_DOUBT, _WORDS_PER_DOUBT = 12.0, 30.0, 10.0


@dataclass(frozen=True)
class Resolver:
    """Labels blocks from evidence, with the given weights.

    ``keep`` shifts the odds of the article's own text against everything else (log-odds): above 0 more is kept.
    """

    weights: Weights
    keep: float = 0.0

    def posteriors(self, evidence: Evidence, count: int, prose: int = 0) -> "NDArray[numpy.float64]":
        """Return the probability of each label for each of ``count`` blocks; shape ``(count, len(LABELS))``.

        ``prose`` is the number of words of running text that most likely are an article: the more there are, the more
        it takes to read the page as one without an article.
        """
        import numpy as np

        if not count:
            return np.zeros((0, len(LABELS)))
        likelihood = self._likelihood(evidence, count)
        start, move, end = self._moves
        empty = np.array([float(state.phase is grammar.Phase.BEFORE) for state in STATES])
        end = end * np.exp(-empty * min(_MOST_DOUBT, max(0.0, prose - _NO_DOUBT) / _WORDS_PER_DOUBT))
        states = _forward_backward(likelihood, start, move, end)
        return states @ self._label_of_state

    def decide(self, posteriors: "NDArray[numpy.float64]", keys: Sequence[str]) -> list[int]:
        """Return the index into ``LABELS`` of each block's label. Blocks with equal ``keys`` say the same words."""
        import numpy as np

        text = [LABELS.index(label) for label in grammar.TEXT]
        mass = posteriors[:, text].sum(axis=1)
        # The article's text is one decision: a block leaves it only where the odds are against body and subheading together.
        is_text = mass * float(np.exp(self.keep)) >= 1.0 - mass
        rest = posteriors.copy()
        rest[:, text] = -1.0
        chosen = np.where(is_text, np.asarray(text)[posteriors[:, text].argmax(axis=1)], rest.argmax(axis=1))
        labels = [int(index) for index in chosen]
        _leave_one_headline(labels, rest, keys)
        return labels

    def weight(self, cue: Cue, label: Label) -> float:
        """Return what a cue is worth for a label (log-odds)."""
        learned = self.weights.cues.get(cue.name)
        if learned is None:
            return cue.weight if cue.label is label else 0.0
        return learned.get(str(label), 0.0)

    def _likelihood(self, evidence: Evidence, count: int) -> "NDArray[numpy.float64]":
        import numpy as np

        table = np.array([self._row(cue) for cue in evidence.cues]).reshape(-1, len(COLUMNS))
        width = max(1, len(evidence.cues))
        out = np.zeros((count, len(STATES)))
        for low in range(0, count, _CHUNK):
            high = min(count, low + _CHUNK)
            first, last = np.searchsorted(evidence.pairs, (low * width, high * width))
            pairs = evidence.pairs[first:last]
            if not len(pairs):
                continue
            blocks, cues = pairs // width - low, pairs % width
            starts = np.flatnonzero(np.diff(blocks, prepend=-1))
            sums = np.zeros((high - low, len(COLUMNS)))
            sums[blocks[starts]] = np.add.reduceat(table[cues], starts, axis=0)
            out[low:high] = sums @ self._columns_of_state
        out -= out.max(axis=1, keepdims=True)
        return np.exp(np.maximum(out, _LEAST))

    def _row(self, cue: Cue) -> list[float]:
        learned = self.weights.cues.get(cue.name)
        if learned is None:
            return [cue.weight if column == cue.label else 0.0 for column in COLUMNS]
        return [learned.get(column, 0.0) for column in COLUMNS]

    @cached_property
    def _columns_of_state(self) -> "NDArray[numpy.float64]":
        return columns_of_state()

    @cached_property
    def _label_of_state(self) -> "NDArray[numpy.float64]":
        import numpy as np

        return np.array([[float(state.label is label) for label in LABELS] for state in STATES])

    @cached_property
    def _moves(self) -> "tuple[NDArray[numpy.float64], NDArray[numpy.float64], NDArray[numpy.float64]]":
        import numpy as np

        start, move, end = transitions(self.weights)
        return np.exp(start), np.exp(move), np.exp(end)


def columns_of_state() -> "NDArray[numpy.float64]":
    """Return the matrix that turns weights by column into weights by state; shape ``(columns, states)``."""
    import numpy as np

    return np.array([[float(column in (state.label, state.phase)) for state in STATES] for column in COLUMNS])


def transitions(weights: Weights) -> "tuple[NDArray[numpy.float64], NDArray[numpy.float64], NDArray[numpy.float64]]":
    """Return the log-odds of starting in, moving between and ending in states; what the grammar forbids is ``-inf``."""
    import numpy as np

    def learned(before: str, after: str, fallback: float) -> float:
        return weights.transitions.get(f"{before}>{after}", fallback)

    never = -np.inf
    start = [learned(START, s.name, grammar.prior(None, s)) if grammar.may_start(s) else never for s in STATES]
    move = [
        [learned(a.name, b.name, grammar.prior(a, b)) if grammar.may_follow(a, b) else never for b in STATES] for a in STATES
    ]
    end = [learned(s.name, END, grammar.end_prior(s)) if grammar.may_end(s) else never for s in STATES]
    return np.array(start), np.array(move), np.array(end)


def _forward_backward(likelihood: Any, start: Any, move: Any, end: Any) -> "NDArray[numpy.float64]":
    """Return the probability of each state for each block; rows sum to one."""
    import numpy as np

    count = len(likelihood)
    forward = np.empty_like(likelihood)
    alpha = start * likelihood[0]
    for index in range(count):
        if index:
            alpha = (alpha @ move) * likelihood[index]
        alpha = np.maximum(alpha / alpha.sum(), _FLOOR)
        forward[index] = alpha
    back = move.T.copy()
    beta = np.maximum(end, _FLOOR)
    forward[-1] *= beta
    for index in range(count - 1, 0, -1):
        beta = (likelihood[index] * beta) @ back
        beta = np.maximum(beta / beta.sum(), _FLOOR)
        forward[index - 1] *= beta
    forward /= forward.sum(axis=1, keepdims=True)
    return forward


def _leave_one_headline(labels: list[int], rest: "NDArray[numpy.float64]", keys: Sequence[str]) -> None:
    """An article has one title: of several, the most probable run of blocks stays; what repeats it is boilerplate."""
    headline, boilerplate = LABELS.index(Label.HEADLINE), LABELS.index(Label.BOILERPLATE)
    found = [index for index, label in enumerate(labels) if label == headline]
    runs: list[list[int]] = []
    for index in found:
        if runs and index == runs[-1][-1] + 1 and keys[index] != keys[index - 1]:
            runs[-1].append(index)
        else:
            runs.append([index])
    if len(runs) < 2:
        return
    best = max(runs, key=lambda run: (max(rest[index, headline] for index in run), -run[0]))
    words = {keys[index] for index in best}
    # The first full occurrence is the headline, also where a later one looks more like it.
    best = next(run for run in runs if run is best or {keys[index] for index in run} == words)
    for run in runs:
        if run is not best:
            for index in run:
                row = rest[index].copy()
                row[headline] = -1.0
                labels[index] = boilerplate if keys[index] in words else int(row.argmax())
