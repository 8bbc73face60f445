"""Sums the scores of many documents up: means, percentiles, labels, mistakes, metadata, calibration."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

from segmenter.evaluation.calibration import Bin, added
from segmenter.evaluation.score import DocumentScore, Tally, is_wrong
from segmenter.evaluation.values import LABELS

PERCENTILES = (1, 5, 10, 50)
FIGURES = (
    *("body_f1", "body_precision", "body_recall"),
    *(f"body_f1_p{percent}" for percent in PERCENTILES),
    *("micro_f1", "micro_precision", "micro_recall", "label_f1", "headline_found"),
    *LABELS,
)
"""The names of all figures, see :meth:`Summary.figures`."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures over some documents. ``f1``, ``precision`` and ``recall`` of the body are means over documents.

    ``percentiles`` holds those of the body's F1; ``micro`` counts all characters as one document. ``headlines`` counts the
    headlines found, and all. ``confusion`` counts wrong characters by gold and given label. ``values`` holds how right each
    value is, and in how many documents it is shown; ``invented`` in how many documents it was given without there being
    one, and in how many there is none.
    """

    documents: int
    f1: float
    precision: float
    recall: float
    percentiles: Mapping[int, float]
    micro: Tally
    labels: Mapping[str, Tally]
    headlines: tuple[int, int]
    confusion: Mapping[tuple[str, str], int] = field(default_factory=dict)
    values: Mapping[str, tuple[float, int]] = field(default_factory=dict)
    invented: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    calibration: tuple[Bin, ...] = ()

    @property
    def label_f1(self) -> float:
        """The mean F1 of the labels that occur in the gold or were given."""
        seen = [tally.f1 for tally in self.labels.values() if any(tally)]
        return fmean(seen) if seen else 0.0

    @property
    def headline(self) -> float:
        """The share of headlines that were found; 1 where there are none."""
        found, total = self.headlines
        return found / total if total else 1.0

    def figures(self) -> dict[str, float]:
        """Return the figures by name, each between 0 and 1, without those that the gold says nothing of."""
        out = {"body_f1": self.f1, "body_precision": self.precision, "body_recall": self.recall}
        out |= {f"body_f1_p{percent}": value for percent, value in self.percentiles.items()}
        out |= {"micro_f1": self.micro.f1, "micro_precision": self.micro.precision, "micro_recall": self.micro.recall}
        if self.labels:
            out["label_f1"] = self.label_f1
        if self.headlines[1]:
            out["headline_found"] = self.headline
        return out | {name: right for name, (right, _) in self.values.items()}


def summarise(scores: Sequence[DocumentScore]) -> Summary:
    """Return the figures of some documents; of none, zeros."""
    values = sorted(score.body.f1 for score in scores)
    labels: dict[str, Tally] = {}
    micro = Tally()
    for score in scores:
        micro += score.body
        for label, tally in score.labels.items():
            labels[label] = labels.get(label, Tally()) + tally
    known = [score.headline for score in scores if score.headline is not None]
    return Summary(
        len(scores),
        fmean(values) if values else 0.0,
        fmean(score.body.precision for score in scores) if scores else 0.0,
        fmean(score.body.recall for score in scores) if scores else 0.0,
        {percent: percentile(values, percent) for percent in PERCENTILES},
        micro,
        labels,
        (sum(known), len(known)),
        confused(scores),
        {name: (fmean(right), len(right)) for name in LABELS if (right := [s.values[name] for s in scores if name in s.values])},
        {
            name: (sum(given), len(given))
            for name in LABELS
            if (given := [s.invented[name] for s in scores if name in s.invented])
        },
        added(score.calibration for score in scores),
    )


def confused(scores: Iterable[DocumentScore]) -> dict[tuple[str, str], int]:
    """Return the wrong characters of some documents by gold and given label, the largest pairs first."""
    out: Counter[tuple[str, str]] = Counter()
    for score in scores:
        for (wanted, given), count in score.confusion.items():
            if is_wrong(wanted, given, coarse=not score.labels):
                out[wanted, given] += count
    return dict(sorted(out.items(), key=lambda item: (-item[1], item[0])))


def by_label(scores: Iterable[DocumentScore]) -> dict[str, dict[str, int]]:
    """Return for each gold label how many of its characters were given which label, the largest first in both."""
    rows: dict[str, Counter[str]] = {}
    for score in scores:
        for (wanted, given), count in score.confusion.items():
            rows.setdefault(wanted, Counter())[given] += count
    ordered = sorted(rows.items(), key=lambda row: (-row[1].total(), row[0]))
    return {label: dict(sorted(row.items(), key=lambda item: (-item[1], item[0]))) for label, row in ordered}


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value below which ``percent`` of the sorted ``values`` lie, linearly interpolated; 0 for none."""
    if not values:
        return 0.0
    place = (len(values) - 1) * percent / 100
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)
