"""The resolver: a linear chain over the blocks of a page, whose states know the phase of the article.

It weighs every way in which the page can be read, each with its own begin and end of the article, and gives each block
the label that most of the probability stands for (forward-backward, Rabiner 1989; posterior decoding). One foreign
block therefore cannot flip the reading of a whole page as it can in a single best path.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from segmenter.measures import QUESTION, SHORT, STOP
from segmenter.model import Cue, Label
from segmenter.page import Page
from segmenter.resolver import grammar
from segmenter.resolver.alone import ARTICLE, READINGS, Reading, heard, log_odds, moved, probability
from segmenter.resolver.evidence import Evidence
from segmenter.resolver.grammar import STATES
from segmenter.resolver.network import together
from segmenter.resolver.passes import marginals
from segmenter.resolver.sums import Rows
from segmenter.resolver.weights import COLUMNS, END, START, Weights
from segmenter.resolver.witness import SILENT, Witness, without_article, witness_of

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Moves = tuple[NDArray[numpy.float64], NDArray[numpy.float64], NDArray[numpy.float64]]
    """Of starting in, moving between and ending in states."""

LABELS = tuple(Label)
_TEXT = [LABELS.index(label) for label in grammar.TEXT]
_RELATED, _BOILERPLATE = LABELS.index(Label.RELATED), LABELS.index(Label.BOILERPLATE)
_LEAST = -40.0
_EVEN = 0.5
_SMALLEST = 1e-6  # no label is surer than this, nor less sure
_LEAST_TEXT = 20.0  # characters; below, no text is expected at all
_BEFORE, _AFTER = COLUMNS.index(grammar.Phase.BEFORE), COLUMNS.index(grammar.Phase.AFTER)
_BY_ITSELF = [COLUMNS.index(reading) for reading in READINGS]
_ALIKE = 0.7
_LEAST_HEADLINE, _EQUALLY = 0.08, 0.6
_SENTENCE = 3  # words
_DOUBTFUL, _DOUBTFUL_BELOW_LINK = 0.3, 0.4  # probabilities
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
        """Return what the chain, the network and each of ``count`` blocks by itself say of the labels."""
        chain, by_itself = self._weigh(evidence, count, witness)
        text = chain[:, _TEXT].sum(axis=1)
        alone, main = (
            by_itself[:, place] + self.weights.alone[name] if name in self.weights.alone else None
            for place, name in enumerate(READINGS)
        )
        labels = chain if alone is None else moved(chain, _TEXT, heard(text, alone))
        if self.weights.network is not None and count:
            labels = together(labels, self.in_context(evidence, count), self.weights.share)
        return Reading(labels, text, main, alone)

    def in_context(self, evidence: Evidence, count: int) -> "NDArray[numpy.float64]":
        """Return the probability that the network gives each label for each of ``count`` blocks; shape ``(count, len(LABELS))``.

        What it does not know counts for it as it does for the chain. Without a network all labels are equally likely.
        """
        import numpy as np

        network = self.weights.network
        if network is None or not count:
            return np.full((count, len(LABELS)), 1.0 / len(LABELS))
        logits = np.empty((count, len(STATES)), np.float32)
        for first, stretch in network.logits(self._context_rows.sums(evidence), self._columns_of_state, count):
            logits[first : first + len(stretch)] = stretch

        def likelihood(first: int, last: int) -> "NDArray[numpy.float64]":
            return _likelihood(logits[first:last].astype(float))

        return marginals(likelihood, count, *self._moves_in_context, self._label_of_state)

    def posteriors(self, evidence: Evidence, count: int, witness: Witness = SILENT) -> "NDArray[numpy.float64]":
        """Return the probability that the chain gives each label for each of ``count`` blocks; shape ``(count, len(LABELS))``."""
        return self._weigh(evidence, count, witness)[0]

    def _weigh(self, evidence: Evidence, count: int, witness: Witness) -> "tuple[NDArray[numpy.float64], NDArray[numpy.float64]]":
        """Return the posteriors of the chain, and the sums of weights of each of ``count`` blocks for each of the readings."""
        import numpy as np

        by_itself = np.zeros((count, len(READINGS)))
        if not count:
            return np.zeros((0, len(LABELS))), by_itself
        sums = self._rows.sums(evidence)

        def likelihood(first: int, last: int) -> "NDArray[numpy.float64]":
            rows = sums(first, last)
            by_itself[first:last] = rows[:, _BY_ITSELF]
            for column, cost in ((_BEFORE, witness.before), (_AFTER, witness.after)):
                if cost is not None:
                    rows[:, column] -= cost[first:last]
            return _likelihood(rows @ self._columns_of_state)

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
        is_text = (mass >= min(_EVEN, _best_threshold(mass, sizes))) & (mass.max() >= _EVEN)
        rest = posteriors.copy()
        rest[:, text] = -1.0
        chosen = np.where(is_text, np.asarray(text)[posteriors[:, text].argmax(axis=1)], rest.argmax(axis=1))
        labels: list[int] = chosen.tolist()
        _keep_a_sentence(labels, posteriors, page)
        _keep_what_goes_on(labels, posteriors, page)
        _keep_the_lead(labels, posteriors, page)
        _keep_the_doubtful(labels, posteriors, mass, page)
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

    def odds_in_context(self, row: "NDArray[Any]", label: Label) -> float:
        """Return the log-odds of a label in a row of :meth:`in_context`; of text, where body and subheading count together."""
        labels = _TEXT if label in grammar.TEXT else [LABELS.index(label)]
        return float(log_odds(row[labels].sum()))

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
    def _rows(self) -> Rows:
        return Rows(self._row, len(COLUMNS))

    @cached_property
    def _context_rows(self) -> Rows:
        network = self.weights.network
        assert network is not None
        unknown, nothing = [0.0] * network.width, [0.0] * len(COLUMNS)

        def row(cue: Cue) -> list[float]:
            known = network.cues.get(cue.name)
            return [*unknown, *self._row(cue)] if known is None else [*known.tolist(), *nothing]

        return Rows(row, network.width + len(COLUMNS))

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
    def _moves(self) -> "Moves":
        import numpy as np

        start, move, end = transitions(self.weights)
        return np.exp(start), np.exp(move), np.exp(end)

    @cached_property
    def _moves_in_context(self) -> "Moves":
        import numpy as np

        network = self.weights.network
        assert network is not None
        start, move, end = (
            np.where(allowed > 0.0, np.exp(learned.astype(float)), 0.0)
            for allowed, learned in zip(self._moves, (network.start, network.move, network.end), strict=True)
        )
        return start, move, end


def _likelihood(odds: "NDArray[numpy.float64]") -> "NDArray[numpy.float64]":
    """Return the likelihood of each state for some blocks, given its log-odds, which are written over."""
    import numpy as np

    odds -= odds.max(axis=1, keepdims=True)
    np.maximum(odds, _LEAST, out=odds)
    return np.exp(odds, out=odds)


def columns_of_state() -> "NDArray[numpy.float64]":
    """Return the matrix that turns weights by column into weights by state; shape ``(columns, states)``."""
    import numpy as np

    return np.array([[float(column in state) for state in STATES] for column in COLUMNS])


def transitions(weights: Weights) -> "Moves":
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
            _take_for_text(labels, posteriors, 0)


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
            _take_for_text(labels, posteriors, index)


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
            _take_for_text(labels, posteriors, lead)


def _keep_the_doubtful(
    labels: list[int], posteriors: "NDArray[numpy.float64]", mass: "NDArray[numpy.float64]", page: Page
) -> None:
    """A paragraph right below the text, or below one link in it, is text where that is nearly as likely as anything else.

    So is a line between two pieces of text. ``mass`` is how likely. A lost paragraph is the worse mistake.
    """
    import numpy as np

    doubtful = mass >= _DOUBTFUL
    ended = page.prose & (page.measured.ending <= QUESTION)
    for index in np.flatnonzero(doubtful & ended).tolist():
        above = index - 1
        if above > 0 and labels[above] == _RELATED and not page.prose[above] and mass[index] >= _DOUBTFUL_BELOW_LINK:
            above -= 1
        if above >= 0 and labels[above] in _TEXT and labels[index] in (_RELATED, _BOILERPLATE):
            _take_for_text(labels, posteriors, index)
    for index in (np.flatnonzero(doubtful[1:-1]) + 1).tolist():
        if labels[index] in (_RELATED, _BOILERPLATE) and labels[index - 1] in _TEXT and labels[index + 1] in _TEXT:
            _take_for_text(labels, posteriors, index)


def _take_for_text(labels: list[int], posteriors: "NDArray[numpy.float64]", index: int) -> None:
    """Label a block as body or subheading, whichever is likelier."""
    labels[index] = _TEXT[int(posteriors[index, _TEXT].argmax())]


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
