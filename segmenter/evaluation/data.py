"""The results of an evaluation as plain data, ready for JSON, and reading them back to compare with."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from segmenter.errors import DataError
from segmenter.evaluation.calibration import BINS, Bin, by_characters, by_spans, expected_error
from segmenter.evaluation.comparison import Gain, Key
from segmenter.evaluation.results import FIELDS, Results
from segmenter.evaluation.score import DocumentScore, Tally
from segmenter.evaluation.summary import Summary, by_label, summarise
from segmenter.version import VERSION

FORMAT = 1
"""Version of what :func:`to_dict` returns; ``docs/evaluation.md`` describes it."""

_DIGITS = 5


def to_dict(results: Results, by: Sequence[str] = (), worst: int = 0) -> dict[str, Any]:
    """Return results as plain data, with the figures of each group by some of the fields, and the worst documents.

    ``by`` may name ``label`` too: then each gold label has the labels that its characters were given, with their number.
    """
    fields = [field for field in by if field != "label"]
    groups: dict[str, Any] = {field: _groups(results.grouped(field)) for field in fields}
    if "label" in by:
        groups["label"] = by_label(results.scores)
    out = {
        "format": FORMAT,
        "segmenter": VERSION,
        "settings": {**results.settings, "keep": results.main},
        "publishers": results.publishers,
        "summary": _summary(results.summary),
        "by": groups,
        "keep": [{"keep": keep, **_figures(summary.figures())} for keep, summary in results.keep.items()],
        "worst": [
            {"set": outcome.gold.set, "id": outcome.gold.id, "mistakes": [mistake._asdict() for mistake in found]}
            for outcome, found in results.worst(worst)
        ],
        "floors": [{**asdict(check), "holds": check.holds} for check in results.checks],
    }
    if results.before is not None:
        out["gains"] = [_gain(gain) for gain in results.gains]
        out["gains_by"] = {field: {value: _gain(gain) for value, gain in results.gains_by(field).items()} for field in fields}
    return {**out, "documents": [_document(score) for score in results.scores]}


def read_figures(path: str | Path) -> dict[Key, dict[str, float]]:
    """Return the figures of each document, by set and name, from a file of results in this format.

    Raises :class:`~segmenter.errors.DataError` where it is not one.
    """
    try:
        data = json.loads(Path(path).read_text("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DataError(f"{path}: not valid JSON: {error}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT or "documents" not in data:
        raise DataError(f"{path}: no results of format {FORMAT}: write them with 'segmenter evaluate --format json'")
    try:
        return {
            (str(row["set"]), str(row["id"])): {name: float(value) for name, value in row["figures"].items()}
            for row in data["documents"]
        }
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"{path}: a document without set, id or figures ({error!r})") from error


def _summary(summary: Summary) -> dict[str, Any]:
    return {
        "documents": summary.documents,
        "figures": _figures(summary.figures()),
        "labels": {label: _tally(tally) for label, tally in summary.labels.items()},
        "confusion": [{"gold": right, "given": given, "characters": n} for (right, given), n in summary.confusion.items()],
        "values": {name: {"right": _round(right), "shown": n} for name, (right, n) in summary.values.items()},
        "invented": {name: {"given": found, "without": n} for name, (found, n) in summary.invented.items()},
        "calibration": _calibration(summary.calibration),
    }


def _groups(groups: Mapping[str, Sequence[DocumentScore]]) -> dict[str, Any]:
    return {value: _figures(summarise(chosen).figures()) for value, chosen in groups.items()}


def _calibration(table: Sequence[Bin]) -> dict[str, Any]:
    spans, characters = by_spans(table), by_characters(table)
    rows = [
        {"from": number / BINS, "to": (number + 1) / BINS, "spans": _figures(asdict(one)), "characters": _figures(asdict(other))}
        for number, (one, other) in enumerate(zip(spans, characters, strict=True))
    ]
    error = {"spans": expected_error(spans), "characters": expected_error(characters)}
    return {"expected_error": _figures(error), "bins": rows}


def _gain(gain: Gain) -> dict[str, Any]:
    return _figures({**asdict(gain), "gain": gain.gain})


def _document(score: DocumentScore) -> dict[str, Any]:
    return {
        "id": score.id,
        **{field: value(score) for field, value in FIELDS.items()},
        "figures": _figures(score.figures()),
        "body": _tally(score.body),
        "labels": {label: _tally(tally) for label, tally in score.labels.items() if any(tally)},
        "invented": [name for name, given in score.invented.items() if given],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return _figures({**tally._asdict(), "precision": tally.precision, "recall": tally.recall, "f1": tally.f1})


def _figures(figures: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _round(value) if isinstance(value, float) else value for name, value in figures.items()}


def _round(value: float) -> float:
    return round(value, _DIGITS)
