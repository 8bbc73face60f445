"""The resolver: a linear chain over the blocks of a page, whose states know the phase of the article.

It weighs every way in which the page can be read, each with its own begin and end of the article, and gives each block
the label that most of the probability stands for (forward-backward, Rabiner 1989; posterior decoding). One foreign
block therefore cannot flip the reading of a whole page as it can in a single best path.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from segmenter.measures import QUESTION, SHORT, STOP
from segmenter.model import Cue, Label, Scale
from segmenter.page import Page
from segmenter.resolver import grammar
from segmenter.resolver.alone import ARTICLE, READINGS, Reading, heard, log_odds, moved, probability
from segmenter.resolver.evidence import Evidence
from segmenter.resolver.grammar import STATES
from segmenter.resolver.passes import marginals
from segmenter.resolver.weights import COLUMNS, END, START, Weights
from segmenter.resolver.witness import SILENT, Witness, without_article, witness_of

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

LABELS = tuple(Label)
_TEXT = [LABELS.index(label) for label in grammar.TEXT]
_LEAST = -40.0
_PIECE = 128  # blocks whose weights fit into the caches
_SMALLEST = 1e-6  # no label is surer than this, nor less sure
_LEAST_TEXT = 20.0  # characters; below, no text is expected at all
_BEFORE, _AFTER = COLUMNS.index(grammar.Phase.BEFORE), COLUMNS.index(grammar.Phase.AFTER)
_BY_ITSELF = [COLUMNS.index(reading) for reading in READINGS]
_ALIKE = 0.7
_LEAST_HEADLINE, _EQUALLY = 0.08, 0.6
_SENTENCE = 3  # words
_SHORTEST_LEAD, _SURE, _UNSURE, _DOUBTED = 15, 0.97, 0.5, 0.6  # words, probabilities


@dataclass(frozen=True)
class Resolver:
    """Labels blocks from evidence, with the given weights.

    ``keep`` shifts the odds of the article's own text against everything else (log-odds): above 0 more is kept.
    """

    weights: Weights
    keep: float = 0.0

    def read_page(self, page: Page, evidence: Evidence) -> Reading:
        """Return what :meth:`read` says of a page, its prose heard as a witness."""
        return self.read(evidence, len(page.blocks), witness_of(page))

    def read(self, evidence: Evidence, count: int, witness: Witness = SILENT) -> Reading:
        """Return what the chain and each of ``count`` blocks by itself say of the labels."""
        chain, by_itself = self._weigh(evidence, count, witness)
        text = chain[:, _TEXT].sum(axis=1)
        alone, main = (
            by_itself[:, place] + self.weights.alone[name] if name in self.weights.alone else None
            for place, name in enumerate(READINGS)
        )
        labels = chain if alone is None else moved(chain, _TEXT, heard(text, alone))
        return Reading(labels, text, main, alone)

    def posteriors(self, evidence: Evidence, count: int, witness: Witness = SILENT) -> "NDArray[numpy.float64]":
        """Return the probability that the chain gives each label for each of ``count`` blocks; shape ``(count, len(LABELS))``."""
        return self._weigh(evidence, count, witness)[0]

    def _weigh(self, evidence: Evidence, count: int, witness: Witness) -> "tuple[NDArray[numpy.float64], NDArray[numpy.float64]]":
        """Return the posteriors of the chain, and the sums of weights of each of ``count`` blocks for each of the readings."""
        import numpy as np

        by_itself = np.zeros((count, len(READINGS)))
        if not count:
            return np.zeros((0, len(LABELS))), by_itself
        sums = self._sums(evidence)

        def likelihood(first: int, last: int) -> "NDArray[numpy.float64]":
            rows = sums(first, last)
            by_itself[first:last] = rows[:, _BY_ITSELF]
            return self._likelihood(rows, witness, first, last)

        start, move, end = self._moves
        odds = float(np.exp(without_article(witness.words, witness.all_words)))
        move, end = np.where(self._skips, move * odds, move), np.where(self._empty, end * odds, end)
        return marginals(likelihood, count, start, move, end, self._label_of_state), by_itself

    def decide(self, posteriors: "NDArray[numpy.float64]", page: Page) -> list[int]:
        """Return the index into ``LABELS`` of each block's label.

        The article's text is one decision, taken for body and subheading together: it is everything above the one
        threshold that makes its expected F1 on this page the highest (Lewis 1995), and never above even odds, so that a
        page whose reading is unsure keeps more.
        """
        import numpy as np

        if not len(posteriors):
            return []
        text = _TEXT
        mass = posteriors[:, text].sum(axis=1)
        mass = mass / (mass + (1.0 - mass) * np.exp(-self.keep))
        sizes = (page.view.end - page.view.start).astype(float)
        is_text = (mass >= min(0.5, _best_threshold(mass, sizes))) & (mass.max() >= 0.5)
        rest = posteriors.copy()
        rest[:, text] = -1.0
        chosen = np.where(is_text, np.asarray(text)[posteriors[:, text].argmax(axis=1)], rest.argmax(axis=1))
        labels: list[int] = chosen.tolist()
        _keep_a_sentence(labels, posteriors, page)
        _keep_what_goes_on(labels, posteriors, page)
        _keep_the_lead(labels, posteriors, page)
        _find_a_headline(labels, rest, page)
        _leave_one_headline(labels, rest, page)
        return labels

    def confidence(self, probabilities: "NDArray[numpy.float64]") -> "NDArray[numpy.float64]":
        """Return how sure labels are that the model gives these probabilities."""
        import numpy as np

        slope, shift = self.weights.confidence
        return probability(slope * log_odds(np.clip(probabilities, _SMALLEST, 1.0 - _SMALLEST)) + shift)

    def weight(self, cue: Cue, label: Label) -> float:
        """Return what a cue is worth for a label (log-odds); for text, what it says of a block read by itself counts as well."""
        learned = self.weights.cues.get(cue.name)
        if learned is None:
            return cue.weight if cue.label is label else 0.0
        return learned.get(str(label), 0.0) + (learned.get(ARTICLE, 0.0) if label in grammar.TEXT else 0.0)

    def _sums(self, evidence: Evidence) -> "Callable[[int, int], NDArray[numpy.float64]]":
        """Return what gives the sums of weights, one for each of ``COLUMNS``, for a half-open range of blocks."""
        import numpy as np

        tables = [self._table(scale) for scale, _ in evidence.columns]
        weights = np.concatenate([np.zeros((1, len(COLUMNS))), *tables])
        offsets = np.cumsum([2, *map(len, tables)])[:-1, np.newaxis]
        table = np.array([self._known_row(cue) for cue in evidence.cues])
        width = len(evidence.cues)

        def sums_of(first: int, last: int) -> "NDArray[numpy.float64]":
            sums = np.zeros((last - first, len(COLUMNS)))
            for start in range(first, last, _PIECE) if tables else ():
                piece = slice(start, min(start + _PIECE, last))
                codes = np.array([codes[piece] for _, codes in evidence.columns])
                sums[start - first : start - first + _PIECE] = weights.take(codes + offsets, 0).sum(axis=0)
            low, high = np.searchsorted(evidence.pairs, (first * width, last * width)).tolist()
            if high > low:
                pairs = evidence.pairs[low:high]
                blocks = pairs // width
                starts = np.concatenate(([0], np.flatnonzero(blocks[1:] != blocks[:-1]) + 1))
                sums[blocks[starts] - first] += np.add.reduceat(table[pairs % width], starts, axis=0)
            return sums

        return sums_of

    def _likelihood(self, sums: Any, witness: Witness, first: int, last: int) -> "NDArray[numpy.float64]":
        """Return the likelihood of each state for a half-open range of blocks, given the sums of their weights."""
        import numpy as np

        for column, cost in ((_BEFORE, witness.before), (_AFTER, witness.after)):
            if cost is not None:
                sums[:, column] -= cost[first:last]
        out: NDArray[numpy.float64] = sums @ self._columns_of_state
        out -= out.max(axis=1, keepdims=True)
        np.maximum(out, _LEAST, out=out)
        return np.exp(out, out=out)

    def _table(self, scale: Scale) -> "NDArray[numpy.float64]":
        """Return the weights of the cues of a scale, and first, for the code -1, zeros."""
        import numpy as np

        table = self._tables.get(scale)
        if table is None:
            table = self._tables[scale] = np.array([[0.0] * len(COLUMNS), *map(self._row, scale.cues)])
        return table

    def _known_row(self, cue: Cue) -> "NDArray[numpy.float64]":
        import numpy as np

        known = self._rows.get(cue.name)
        if known is None or known[0] is not cue:
            known = self._rows[cue.name] = cue, np.array(self._row(cue))
        return known[1]

    @cached_property
    def _rows(self) -> "dict[str, tuple[Cue, NDArray[numpy.float64]]]":
        return {}

    @cached_property
    def _tables(self) -> "WeakKeyDictionary[Scale, NDArray[numpy.float64]]":
        return WeakKeyDictionary()

    def __reduce__(self) -> tuple[Any, ...]:
        return Resolver, (self.weights, self.keep)

    def _row(self, cue: Cue) -> list[float]:
        learned = self.weights.cues.get(cue.name)
        if learned is None:
            # What its author says of a label says as much of whether a block is text, whatever stands around it.
            alone = cue.weight if cue.label in grammar.TEXT else -cue.weight
            return [cue.weight if column == cue.label else alone if column in READINGS else 0.0 for column in COLUMNS]
        return [learned.get(column, 0.0) for column in COLUMNS]

    @cached_property
    def _columns_of_state(self) -> "NDArray[numpy.float64]":
        return columns_of_state()

    @cached_property
    def _label_of_state(self) -> "NDArray[numpy.float64]":
        import numpy as np

        return np.array([[float(state.label is label) for label in LABELS] for state in STATES])

    @cached_property
    def _skips(self) -> "NDArray[numpy.bool_]":
        import numpy as np

        return np.array([[grammar.without_article(before, after) for after in STATES] for before in STATES])

    @cached_property
    def _empty(self) -> "NDArray[numpy.bool_]":
        import numpy as np

        return np.array([state.phase is grammar.Phase.BEFORE for state in STATES])

    @cached_property
    def _moves(self) -> "tuple[NDArray[numpy.float64], NDArray[numpy.float64], NDArray[numpy.float64]]":
        import numpy as np

        start, move, end = transitions(self.weights)
        return np.exp(start), np.exp(move), np.exp(end)


def columns_of_state() -> "NDArray[numpy.float64]":
    """Return the matrix that turns weights by column into weights by state; shape ``(columns, states)``."""
    import numpy as np

    return np.array([[float(column in state) for state in STATES] for column in COLUMNS])


def transitions(weights: Weights) -> "tuple[NDArray[numpy.float64], NDArray[numpy.float64], NDArray[numpy.float64]]":
    """Return the log-odds of starting in, moving between and ending in states; what the grammar forbids is ``-inf``."""
    import numpy as np

    def learned(before: str, after: str, fallback: float) -> float:
        return weights.transitions.get(f"{before}>{after}", fallback)

    never = -np.inf
    start = [learned(START, s.name, grammar.prior(None, s)) if grammar.may_start(s) else never for s in STATES]
    move = [[learned(a.name, b.name, grammar.prior(a, b)) if grammar.may_follow(a, b) else never for b in STATES] for a in STATES]
    end = [learned(s.name, END, grammar.end_prior(s)) if grammar.may_end(s) else never for s in STATES]
    return np.array(start), np.array(move), np.array(end)


def _best_threshold(mass: "NDArray[numpy.float64]", sizes: "NDArray[numpy.float64]") -> float:
    """Return the probability from which on blocks are kept so that the expected F1 of the text is highest."""
    import numpy as np

    total = float(mass @ sizes)
    if total < _LEAST_TEXT:
        return 0.5
    order = np.argsort(-mass, kind="stable")
    kept = np.cumsum((mass * sizes)[order])
    length = np.cumsum(sizes[order])
    return float(mass[order[int(np.argmax(2 * kept / (length + total)))]])


def _keep_a_sentence(labels: list[int], posteriors: "NDArray[numpy.float64]", page: Page) -> None:
    """A text that is one sentence and holds no phrase of a site is its own body: nothing beside it says otherwise."""
    if page.hints is None and len(labels) == 1 and not page.matches:
        ended = page.measured.ending[0] in (STOP, QUESTION)
        if ended and page.measured.words[0] >= _SENTENCE:
            labels[0] = _TEXT[int(posteriors[0, _TEXT].argmax())]


def _keep_what_goes_on(labels: list[int], posteriors: "NDArray[numpy.float64]", page: Page) -> None:
    """What goes on with text on one line of the text is text, unless it is short or surely something else.

    Only lines longer than any paragraph are parted into lines: most of what no line end parts is one thing.
    """
    import numpy as np

    at = page.blocks.numbers(page.view.start)
    goes_on = (at[1:] == at[:-1]) & (page.blocks.line[1:] != page.blocks.line[:-1])
    if not goes_on.any():
        return
    for index in np.flatnonzero(goes_on & (page.measured.words[:-1] > SHORT))[::-1].tolist():
        label = labels[index]
        if label not in _TEXT and labels[index + 1] in _TEXT and posteriors[index, label] < _DOUBTED:
            labels[index] = _TEXT[int(posteriors[index, _TEXT].argmax())]


def _keep_the_lead(labels: list[int], posteriors: "NDArray[numpy.float64]", page: Page) -> None:
    """A paragraph right above the text is its beginning unless it surely is a summary: a lost lead is the worse mistake.

    A short line between them whose label is unsure does not part them.
    """
    import numpy as np

    text = _TEXT
    deck = LABELS.index(Label.DECK)
    given = np.array(labels)
    long = page.measured.words >= _SHORTEST_LEAD
    leads = np.flatnonzero((given == deck) & long & (posteriors[:, deck] < _SURE))
    if not len(leads):
        return
    is_text = (given == text[0]) | (given == text[1])
    parts = is_text | long | (posteriors[np.arange(len(given)), given] >= _UNSURE)
    parts[leads] = False
    borders = np.flatnonzero(parts)
    following = np.searchsorted(borders, leads)
    for lead, place in zip(leads.tolist(), following.tolist(), strict=True):
        if place < len(borders) and is_text[borders[place]]:
            labels[lead] = text[int(posteriors[lead, text].argmax())]


def _find_a_headline(labels: list[int], rest: "NDArray[numpy.float64]", page: Page) -> None:
    """An article with a title has it somewhere: where no line is sure to be it, the likeliest is taken; a date line is none."""
    import numpy as np

    headline = LABELS.index(Label.HEADLINE)
    if headline in labels or not any(LABELS[label] in grammar.TEXT for label in labels):
        return
    likeliest = int(np.where(page.dated, 0.0, rest[:, headline]).argmax())
    if (
        not page.dated[likeliest]
        and rest[likeliest, headline] >= _LEAST_HEADLINE
        and LABELS[labels[likeliest]] not in grammar.TEXT
    ):
        labels[likeliest] = headline


def _leave_one_headline(labels: list[int], rest: "NDArray[numpy.float64]", page: Page) -> None:
    """An article has one title: of several the most probable stays, and others that say the same are repeats of it."""
    headline, boilerplate = LABELS.index(Label.HEADLINE), LABELS.index(Label.BOILERPLATE)
    runs: list[list[int]] = []
    for index in (index for index, label in enumerate(labels) if label == headline):
        if runs and index == runs[-1][-1] + 1 and page.keys[index] != page.keys[index - 1]:
            runs[-1].append(index)
        else:
            runs.append([index])
    if not runs:
        return
    words = [frozenset(token for index in run for token in page.tokens(index)) for run in runs]
    best = max(range(len(runs)), key=lambda n: max(rest[index, headline] for index in runs[n]))
    surest = max(rest[index, headline] for index in runs[best])
    for number, run in enumerate(runs):
        if number == best:
            # Of lines in a row only those are one title that are about equally sure to be.
            for index in run:
                if rest[index, headline] < _EQUALLY * surest:
                    rest[index, headline] = -1.0
                    labels[index] = int(rest[index].argmax())
        else:
            same = _alike(words[number], words[best])
            for index in run:
                row = rest[index].copy()
                row[headline] = -1.0
                labels[index] = boilerplate if same else int(row.argmax())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return one == other or len(one & other) >= _ALIKE * max(1, min(len(one), len(other)))
