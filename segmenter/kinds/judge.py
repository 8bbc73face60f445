"""Judges a page as a whole: its kind, what of it is main content on a page of that kind, and whether its body is right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import exp, expm1
from typing import TYPE_CHECKING, Any

from segmenter.model import Kind, Label
from segmenter.page import Page
from segmenter.resolver.alone import Reading, heard, log_odds, moved
from segmenter.resolver.grammar import TEXT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from segmenter.kinds.features import Posteriors

BIAS = "bias"
_KINDS = tuple(Kind)
_LABELS = tuple(Label)
_TEXT = [_LABELS.index(label) for label in TEXT]
_FEWEST_WORDS = 10  # a text of fewer is of no kind
_SHORT = 50  # words
_MOST = 50.0  # log-odds
_FRAGMENT = 20  # blocks; what has fewer, such as an article cut out of its page, tells its kind badly
_SURE = 0.98  # of the kind of a fragment, or of a page on which the chain finds no text
_LEAST_TEXT = 20.0  # characters; below, no text is expected, and the page has none
Kinds = Mapping[Kind, float]


@dataclass(frozen=True)
class Judge:
    """Learned weights: of measurements for each kind of page (log-odds), and for the body being right.

    ``hears`` says for a kind of page how much the chain, which looks for an article, is heard on such pages beside what each
    block shows by itself. What is not listed counts nothing.
    """

    kinds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    hears: Mapping[str, float] = field(default_factory=dict)
    confidence: Mapping[str, float] = field(default_factory=dict)
    about: str = ""

    def kinds_of(self, page: Page, posteriors: "Posteriors", address: str | None = None) -> Kinds:
        """Return the probability of each kind, given those of the labels; ``address`` is the page's, ``None`` if unknown."""
        from segmenter.kinds.features import page_features

        if not len(page.blocks) or int(page.measured.words.sum()) < _FEWEST_WORDS:
            return {kind: float(kind is Kind.OTHER) for kind in _KINDS}
        return self.weigh(page_features(page, posteriors, address))

    def weigh(self, features: Mapping[str, float]) -> Kinds:
        """Return the probability of each kind from what was measured."""
        import numpy as np

        names, table = self._kinds
        scores = np.array([features.get(name, 0.0) if name != BIAS else 1.0 for name in names]) @ table
        raised = np.exp(scores - scores.max())
        return dict(zip(_KINDS, (raised / raised.sum()).tolist(), strict=True))

    def read_as(self, kinds: Kinds, page: Page, reading: Reading) -> "Posteriors":
        """Return the probabilities of labels on a page that is of these kinds.

        On a page of links the links are what it is about, in a forum the replies are. A page that most likely is an article
        keeps its labels; where no text was found at all, or the page is but a fragment, so does one that is not surely of
        another kind. On any other page the text of an article is heard as far as it may still be one, up to a limit.
        """
        import numpy as np

        article = kinds[Kind.ARTICLE]
        most = max(kinds.values())
        size = page.view.end - page.view.start
        text = reading.labels[:, _TEXT].sum(axis=1)
        unsure = (float(text @ size) < _LEAST_TEXT or len(text) < _FRAGMENT) and most < _SURE
        if reading.main is None or article >= most or unsure or int(page.measured.words.sum()) < _FEWEST_WORDS:
            return reading.labels
        main = np.zeros(len(text))
        for kind in _KINDS:
            if kind is not Kind.ARTICLE:
                main += kinds[kind] / (1.0 - article) * heard(reading.chain, reading.main, self.hears.get(kind, 0.0))
        if float(main @ size) < _LEAST_TEXT:
            return reading.labels
        return moved(reading.labels, _TEXT, heard(text, (1.0 - article) * log_odds(main), article))

    def conclude(self, kinds: Kinds, page: Page, posteriors: "Posteriors", labels: Sequence[int]) -> tuple[Kind, float]:
        """Return the kind of a page and the probability that its body is right, given the labels that were chosen.

        Without a body a page is no article, and the probability is 0.
        """
        from segmenter.kinds.body import body_features

        best = max(_KINDS, key=lambda kind: kinds[kind])
        features = body_features(page, posteriors, labels, kinds)
        return (best, self.sure(features)) if features else (Kind.OTHER if best is Kind.ARTICLE else best, 0.0)

    def sure(self, features: Mapping[str, float]) -> float:
        """Return the probability that a body is right from what was measured of it."""
        score = sum(weight * (features.get(name, 0.0) if name != BIAS else 1.0) for name, weight in self.confidence.items())
        # Hardly any gold has so few words in its body, and hardly any body of so few is right.
        short = min(1.0, expm1(features.get("body.words", 0.0)) / _SHORT)
        return short / (1.0 + exp(-max(-_MOST, min(_MOST, score))))

    @cached_property
    def _kinds(self) -> "tuple[tuple[str, ...], NDArray[Any]]":
        """The measurements that have weights, and a row of weights for each."""
        import numpy as np

        rows = [[weights.get(kind, 0.0) for kind in _KINDS] for weights in self.kinds.values()]
        return tuple(self.kinds), np.array(rows).reshape(len(rows), len(_KINDS))


def raised(before: "Posteriors", after: "Posteriors") -> "NDArray[Any]":
    """Return how much the odds of each block to be text rose from one reading to another (log-odds)."""
    low, high = (log_odds(mass[:, _TEXT].sum(axis=1)) for mass in (before, after))
    out: NDArray[Any] = high - low
    return out
