"""What ``segmenter train --judge`` prints: how far kinds and confidence can be trusted, on publishers that were not seen."""

from collections.abc import Iterator, Sequence
from statistics import fmean

from segmenter.cli.tables import table
from segmenter.evaluation.calibration import expected_error
from segmenter.evaluation.judgement import Judged, confusion, reliability, risk_coverage
from segmenter.model import Kind

_DROPPED = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5)


def report(judged: Sequence[Judged], right: float) -> Iterator[str]:
    """Yield the lines of the report; a body is right from an F1 of ``right`` on."""
    yield from _kinds(judged)
    yield ""
    rows = reliability(judged, right)
    yield f"Confidence: expected calibration error {expected_error(rows):.3f}, right from F1 {right} on"
    cells = [
        [f"to {(place + 1) / len(rows):.1f}", f"{row.count}", f"{row.confidence:.2f}", f"{row.right:.2f}"]
        for place, row in enumerate(rows)
    ]
    yield from table(["confidence", "documents", "mean", "right"], cells)
    yield ""
    yield "Mean F1 where the least sure are dropped"
    sets = sorted({one.set for one in judged})
    groups = [("all", list(judged)), *((name, [one for one in judged if one.set == name]) for name in sets)]
    groups += [(f"kind {kind}", [one for one in judged if one.kind == kind]) for kind in Kind]
    lines = [
        [name, f"{len(group)}", *(f"{value:.3f}" for value in risk_coverage(group, _DROPPED))] for name, group in groups if group
    ]
    yield from table(["", "documents", *(f"{share:.0%}" for share in _DROPPED)], lines)


def _kinds(judged: Sequence[Judged]) -> Iterator[str]:
    counts = confusion(judged)
    same = fmean(one.kind == one.given for one in judged)
    yield f"Kinds: {same:.3f} of {len(judged)} documents right"
    rows = []
    for kind in Kind:
        hits = counts[kind, kind]
        given, wanted = sum(counts[other, kind] for other in Kind), sum(counts[kind, other] for other in Kind)
        figures = [f"{hits / max(1, given):.3f}", f"{hits / max(1, wanted):.3f}"]
        rows.append([str(kind), *(str(counts[kind, other]) for other in Kind), *figures])
    yield from table(["taken for", *map(str, Kind), "precision", "recall"], rows)
