"""Scores one document, in non-blank characters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from segmenter.gold import NOT_BODY, UNKNOWN, Gold
from segmenter.model import Label, Span
from segmenter.resolver.grammar import TEXT

NAMES = ("", *map(str, Label), NOT_BODY)
"""What a character can be, by code: 0 is without a label."""

_CODES = {name: code for code, name in enumerate(NAMES)}
_TEXT = {str(label) for label in TEXT}
_HEADLINE_SHARE = 0.8
_BLANKS = np.array([code for code in range(0x3001) if chr(code).isspace()], dtype=np.uint32)


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

    ``confusion`` counts characters by gold label and given label, ``set``, ``kind`` and ``version`` say what document it is.
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


@dataclass(frozen=True, slots=True)
class Reading:
    """Gold and given labels of every code point, as codes into ``NAMES``, and which code points are no blanks."""

    wanted: np.ndarray
    given: np.ndarray
    solid: np.ndarray


def reading(gold: Gold, spans: Iterable[Span]) -> Reading:
    """Lay gold and given spans side by side. Where the gold is not known to be right, it is left out."""
    coarse = gold.coarse
    known = ((s.start, s.end, s.label) for s in gold.spans if not (coarse and s.confidence == UNKNOWN))
    characters = np.frombuffer(gold.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return Reading(
        _painted(known, len(gold.text)),
        _painted(((s.start, s.end, str(s.label)) for s in spans), len(gold.text)),
        ~np.isin(characters, _BLANKS),
    )


def _painted(spans: Iterable[tuple[int, int, str]], length: int) -> np.ndarray:
    out = np.zeros(length, dtype=np.uint8)
    for start, end, label in spans:
        out[start:end] = _CODES[label]
    return out


def score(gold: Gold, spans: Sequence[Span]) -> DocumentScore:
    """Compare the spans of a text with its gold.

    Characters whose gold says only ``notbody`` count for the body alone, and those whose gold is unknown (``rest``, with
    such a label) not at all. A headline is found where four fifths of a gold headline have the label.
    """
    found = reading(gold, spans)
    confusion = _confusion(found)
    return DocumentScore(
        gold.id,
        gold.language,
        gold.group,
        _tally(confusion, _TEXT),
        {} if gold.coarse else {str(label): _tally(confusion, {str(label)}) for label in Label},
        None if gold.coarse else _headline(gold, found),
        confusion,
        gold.set,
        str(gold.kind or gold.meta.get("kind", "")),
        gold.version,
    )


def _confusion(found: Reading) -> dict[tuple[str, str], int]:
    counted = found.solid & (found.wanted > 0)
    pairs = found.wanted[counted].astype(np.intp) * len(NAMES) + found.given[counted]
    counts = np.bincount(pairs, minlength=len(NAMES) ** 2)
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


def _headline(gold: Gold, found: Reading) -> bool | None:
    spans = [span for span in gold.spans if span.label == Label.HEADLINE]
    if not spans:
        return None
    right = found.solid & (found.given == _CODES[Label.HEADLINE])
    return any(right[span.start : span.end].sum() >= _HEADLINE_SHARE * found.solid[span.start : span.end].sum() for span in spans)
