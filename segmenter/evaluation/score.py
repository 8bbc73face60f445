"""Scores one document, in non-blank characters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import fmean
from typing import NamedTuple

import numpy as np

from segmenter.article import Article
from segmenter.evaluation.alignment import CODES, NAMES, Alignment, align
from segmenter.evaluation.calibration import Bin, bins
from segmenter.evaluation.values import invented, right_values
from segmenter.gold import Gold
from segmenter.model import Label, Span
from segmenter.resolver.grammar import TEXT

_TEXT = {str(label) for label in TEXT}
_HEADLINE_SHARE = 0.8


class Tally(NamedTuple):
    """Characters that were found, found wrongly, and missed."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: object) -> "Tally":
        if not isinstance(other, Tally):
            return NotImplemented
        return Tally(self.hit + other.hit, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found and nothing missed."""
        found = self.hit + self.extra
        return self.hit / found if found else float(not self.missed)

    @property
    def recall(self) -> float:
        """Share of what was to be found that was found; 1 where there was nothing to find."""
        wanted = self.hit + self.missed
        return self.hit / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """How one document came out. ``headline`` is ``None`` where the gold has none.

    ``confusion`` counts characters by gold label and given label. ``set``, ``kind`` and ``version`` say what document it is.
    ``calibration`` is empty where the gold is coarse. ``values`` and ``invented`` are those of
    :func:`~segmenter.evaluation.values.right_values` and :func:`~segmenter.evaluation.values.invented`.
    """

    id: str
    language: str | None
    group: str
    body: Tally
    labels: Mapping[str, Tally]
    headline: bool | None
    confusion: Mapping[tuple[str, str], int]
    set: str = ""
    kind: str = ""
    version: str = ""
    calibration: tuple[Bin, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict)
    invented: Mapping[str, bool] = field(default_factory=dict)

    def figures(self) -> dict[str, float]:
        """Return what can be said of one document, by name, each between 0 and 1."""
        out = {"body_f1": self.body.f1, "body_precision": self.body.precision, "body_recall": self.body.recall}
        seen = [tally.f1 for tally in self.labels.values() if any(tally)]
        if seen:
            out["label_f1"] = fmean(seen)
        if self.headline is not None:
            out["headline_found"] = float(self.headline)
        return out | dict(self.values)


def score(gold: Gold, spans: Sequence[Span]) -> DocumentScore:
    """Compare the spans of a text with its gold.

    Characters whose gold says only ``notbody`` count for the body alone, and those whose gold is unknown (``rest``, with
    such a label) not at all. A headline is found where four fifths of a gold headline have the label.
    """
    alignment = align(gold, spans)
    confusion = _confusion(alignment)
    return DocumentScore(
        gold.id,
        gold.language,
        gold.group,
        _tally(confusion, _TEXT),
        {} if gold.coarse else {str(label): _tally(confusion, {str(label)}) for label in Label},
        None if gold.coarse else _headline(gold, alignment),
        confusion,
        gold.set,
        str(gold.kind or gold.meta.get("kind", "")),
        gold.version,
        () if gold.coarse else bins(alignment, spans),
    )


def score_article(gold: Gold, article: Article) -> DocumentScore:
    """Compare the spans and the metadata of an article with its gold."""
    return replace(score(gold, article.spans), values=right_values(gold, article), invented=invented(gold, article))


def is_wrong(wanted: str, given: str, *, coarse: bool) -> bool:
    """Say whether a gold and a given label differ; by coarse gold, whether one is text and the other is not."""
    return (wanted in _TEXT) != (given in _TEXT) if coarse else wanted != given


def _confusion(alignment: Alignment) -> dict[tuple[str, str], int]:
    wanted, given = alignment.wanted[alignment.counted], alignment.given[alignment.counted]
    counts = np.bincount(wanted.astype(np.intp) * len(NAMES) + given, minlength=len(NAMES) ** 2)
    return {(NAMES[pair // len(NAMES)], NAMES[pair % len(NAMES)]): int(counts[pair]) for pair in counts.nonzero()[0]}


def _tally(confusion: Mapping[tuple[str, str], int], labels: set[str]) -> Tally:
    hit = extra = missed = 0
    for (right, given), count in confusion.items():
        if right in labels and given in labels:
            hit += count
        elif given in labels:
            extra += count
        elif right in labels:
            missed += count
    return Tally(hit, extra, missed)


def _headline(gold: Gold, alignment: Alignment) -> bool | None:
    spans = [span for span in gold.spans if span.label == Label.HEADLINE]
    if not spans:
        return None
    found = alignment.counted & (alignment.given == CODES[Label.HEADLINE])
    return any(
        found[span.start : span.end].sum() >= _HEADLINE_SHARE * alignment.counted[span.start : span.end].sum() for span in spans
    )
