"""Sums the scores of many documents up: means, percentiles, labels, the worst."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from segmenter.evaluation.score import DocumentScore, Tally


@dataclass(frozen=True, slots=True)
class Summary:
    """Figures over some documents. ``f1``, ``precision`` and ``recall`` of the body are means over documents.

    ``percentiles`` holds the 1st, 5th, 10th and 50th of the body's F1; ``micro`` counts all characters as one document.
    """

    documents: int
    f1: float
    precision: float
    recall: float
    percentiles: dict[int, float]
    micro: Tally
    labels: dict[str, Tally]
    headlines: tuple[int, int]

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
        """Return the figures by name, all of them between 0 and 1."""
        return {
            "body_f1": self.f1,
            "body_precision": self.precision,
            "body_recall": self.recall,
            **{f"body_f1_p{percent}": value for percent, value in self.percentiles.items()},
            "micro_f1": self.micro.f1,
            "micro_precision": self.micro.precision,
            "micro_recall": self.micro.recall,
            "headline": self.headline,
            "label_f1": self.label_f1,
        }


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
        {percent: percentile(values, percent) for percent in (1, 5, 10, 50)},
        micro,
        labels,
        (sum(known), len(known)),
    )


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the value below which ``percent`` of the sorted ``values`` lie, linearly interpolated; 0 for none."""
    if not values:
        return 0.0
    place = (len(values) - 1) * percent / 100
    low = int(place)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (place - low)
