"""All results of one evaluation: how each document came out, and what follows from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from segmenter.article import Article
from segmenter.evaluation.comparison import Change, Gain, Key, changes, gain
from segmenter.evaluation.floors import Check, Floor, check
from segmenter.evaluation.mistakes import Mistake, mistakes
from segmenter.evaluation.score import DocumentScore, score_article
from segmenter.evaluation.summary import FIGURES, Summary, summarise
from segmenter.gold import Gold
from segmenter.model import Span
from segmenter.publishers import merged

FIELDS: Mapping[str, Callable[[DocumentScore], str]] = {
    "set": lambda score: score.set,
    "language": lambda score: score.language or "",
    "site": lambda score: score.group,
    "kind": lambda score: score.kind,
    "version": lambda score: score.version,
}
"""What documents can be grouped by."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A gold document, the spans that it was given, and their score."""

    gold: Gold
    spans: tuple[Span, ...]
    score: DocumentScore

    @classmethod
    def of(cls, gold: Gold, article: Article) -> "Outcome":
        """Score an article."""
        return cls(gold, article.spans, score_article(gold, article))

    @property
    def key(self) -> Key:
        """Set and name of the document."""
        return self.gold.set, self.gold.id


@dataclass(frozen=True)
class Results:
    """What came out of an evaluation.

    ``runs`` holds the outcomes by value of ``keep``. Everything else is said of the run ``main``: that with ``keep`` 0, or
    the first. ``before`` holds the figures of the documents in an earlier run; ``settings`` says how this one was made.
    """

    runs: Mapping[float, Sequence[Outcome]]
    settings: Mapping[str, Any] = field(default_factory=dict)
    floors: Sequence[Floor] = ()
    before: Mapping[Key, Mapping[str, float]] | None = None

    @cached_property
    def main(self) -> float:
        """The value of ``keep`` whose run the figures are of."""
        return 0.0 if 0.0 in self.runs else next(iter(self.runs))

    @cached_property
    def outcomes(self) -> Sequence[Outcome]:
        """The outcomes of the main run."""
        return self.runs[self.main]

    @cached_property
    def scores(self) -> list[DocumentScore]:
        """The scores of the main run."""
        return [outcome.score for outcome in self.outcomes]

    @cached_property
    def summary(self) -> Summary:
        """The figures of the main run."""
        return summarise(self.scores)

    @cached_property
    def keep(self) -> dict[float, Summary]:
        """The figures of each run by its value of ``keep``."""
        return {keep: summarise([outcome.score for outcome in run]) for keep, run in self.runs.items()}

    @cached_property
    def checks(self) -> list[Check]:
        """The figures that have a floor."""
        return check(self.floors, self.scores)

    @cached_property
    def gains(self) -> list[Gain]:
        """The gains over the earlier run, in each figure of documents."""
        found = (gain(figure, self.before or {}, self._figures, self._publishers) for figure in FIGURES)
        return [gain for gain in found if gain is not None]

    def gains_by(self, name: str) -> dict[str, Gain]:
        """Return the gains in body F1 by one of :data:`FIELDS`, where any document was in the earlier run."""
        keys: dict[str, list[Key]] = {}
        for outcome in self.outcomes:
            keys.setdefault(FIELDS[name](outcome.score), []).append(outcome.key)
        out = {}
        for value, chosen in sorted(keys.items()):
            found = gain("body_f1", self.before or {}, {key: self._figures[key] for key in chosen}, self._publishers)
            if found is not None:
                out[value] = found
        return out

    @cached_property
    def changes(self) -> list[Change]:
        """The documents whose body F1 is another than in the earlier run, the greatest gain first."""
        return changes("body_f1", self.before or {}, self._figures)

    @cached_property
    def _figures(self) -> dict[Key, dict[str, float]]:
        return {outcome.key: outcome.score.figures() for outcome in self.outcomes}

    @cached_property
    def _publishers(self) -> dict[Key, int]:
        numbers = merged((outcome.gold.group, outcome.gold.site) for outcome in self.outcomes)
        return dict(zip((outcome.key for outcome in self.outcomes), numbers, strict=True))

    @property
    def publishers(self) -> int:
        """How many publishers the documents are of."""
        return len(set(self._publishers.values()))

    def worst(self, most: int) -> list[tuple[Outcome, list[Mistake]]]:
        """Return the documents with the lowest body F1 below 1, the lowest first, and their mistakes."""
        ranked = sorted(
            (outcome for outcome in self.outcomes if outcome.score.body.f1 < 1), key=lambda o: (o.score.body.f1, o.key)
        )
        return [(outcome, mistakes(outcome.gold, outcome.spans)) for outcome in ranked[:most]]

    def grouped(self, name: str) -> dict[str, list[DocumentScore]]:
        """Return the scores by one of :data:`FIELDS`, in order of its values; documents without one have an empty value."""
        out: dict[str, list[DocumentScore]] = {}
        for score in self.scores:
            out.setdefault(FIELDS[name](score), []).append(score)
        return dict(sorted(out.items()))
