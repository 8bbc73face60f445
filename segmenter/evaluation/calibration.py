"""How far confidence can be trusted: how often spans are right, by the confidence they came with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from segmenter.evaluation.alignment import Alignment
from segmenter.model import Span

BINS = 10


class Bin(NamedTuple):
    """Spans whose confidence lies in one tenth: how many, the sum of their confidence, and how much of them is right.

    ``right_spans`` adds up the share of each span that is right. The figures of characters count non-blank ones.
    """

    spans: int = 0
    span_confidence: float = 0.0
    right_spans: float = 0.0
    characters: int = 0
    character_confidence: float = 0.0
    right_characters: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a reliability table: mean confidence and share of right ones among ``count`` spans or characters."""

    count: int
    confidence: float
    right: float


def bins(alignment: Alignment, spans: Sequence[Span]) -> tuple[Bin, ...]:
    """Return the bins of a text's spans, lowest confidence first; spans whose gold is not known are left out."""
    starts = np.array([span.start for span in spans], dtype=np.intp)
    ends = np.array([span.end for span in spans], dtype=np.intp)
    confidence = np.array([span.confidence for span in spans], dtype=float)
    sizes = _between(alignment.counted, starts, ends)
    hits = _between(alignment.counted & (alignment.wanted == alignment.given), starts, ends)
    known = sizes > 0
    sizes, hits, confidence = sizes[known], hits[known], confidence[known]
    number = np.minimum((confidence * BINS).astype(np.intp), BINS - 1)
    columns = (np.ones(len(sizes)), confidence, hits / sizes, sizes, confidence * sizes, hits)
    sums = [np.bincount(number, weights=column, minlength=BINS) for column in columns]
    return tuple(Bin(int(n), float(c), float(r), int(m), float(d), int(h)) for n, c, r, m, d, h in zip(*sums, strict=True))


def _between(chosen: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Return how many code points are chosen in each of some ranges."""
    sums = np.concatenate(([0], np.cumsum(chosen)))
    return np.asarray(sums[ends] - sums[starts])


def added(tables: Iterable[Sequence[Bin]]) -> tuple[Bin, ...]:
    """Return the sum of the bins of several texts; the bins of a text that was not judged are empty, as is their sum."""
    judged = [table for table in tables if table]
    return tuple(Bin._make(map(sum, zip(*column, strict=True))) for column in zip(*judged, strict=True))


def by_spans(table: Sequence[Bin]) -> list[Row]:
    """Return the reliability table in which every span counts the same."""
    return [_row(b.spans, b.span_confidence, b.right_spans) for b in table]


def by_characters(table: Sequence[Bin]) -> list[Row]:
    """Return the reliability table in which every character counts the same."""
    return [_row(b.characters, b.character_confidence, b.right_characters) for b in table]


def expected_error(rows: Sequence[Row]) -> float:
    """Return the expected calibration error: the mean distance of confidence and share right (Naeini et al. 2015)."""
    total = sum(row.count for row in rows)
    return sum(row.count * abs(row.confidence - row.right) for row in rows) / total if total else 0.0


def _row(count: int, confidence: float, right: float) -> Row:
    return Row(count, confidence / count, right / count) if count else Row(0, 0.0, 0.0)
