"""Scores one document, in non-blank characters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from segmenter.gold import UNKNOWN, Gold
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

    ``confusion`` counts characters by gold label and given label.
    """

    id: str
    language: str | None
    group: str
    body: Tally
    labels: Mapping[str, Tally]
    headline: bool | None
    confusion: Mapping[tuple[str, str], int]


def score(gold: Gold, spans: Sequence[Span]) -> DocumentScore:
    """Compare the spans of a text with its gold.

    Characters whose gold says only ``notbody`` count for the body alone, and those whose gold is unknown (``rest``, with
    such a label) not at all. A headline is found where four fifths of a gold headline have the label.
    """
    wanted, given = [""] * len(gold.text), [""] * len(gold.text)
    coarse = gold.coarse
    for span in gold.spans:
        label = "" if coarse and span.confidence == UNKNOWN else span.label
        wanted[span.start : span.end] = [label] * (span.end - span.start)
    for found in spans:
        given[found.start : found.end] = [str(found.label)] * (found.end - found.start)
    confusion: dict[tuple[str, str], int] = {}
    for char, right, label in zip(gold.text, wanted, given, strict=True):
        if right and not char.isspace():
            confusion[right, label] = confusion.get((right, label), 0) + 1
    return DocumentScore(
        gold.id,
        gold.language,
        gold.group,
        _tally(confusion, _TEXT),
        {} if coarse else {str(label): _tally(confusion, {str(label)}) for label in Label},
        None if coarse else _headline(gold, given),
        confusion,
    )


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


def _headline(gold: Gold, given: Sequence[str]) -> bool | None:
    spans = [span for span in gold.spans if span.label == Label.HEADLINE]
    if not spans:
        return None
    for span in spans:
        places = [i for i in range(span.start, span.end) if not gold.text[i].isspace()]
        if sum(given[i] == Label.HEADLINE for i in places) >= _HEADLINE_SHARE * len(places):
            return True
    return False
