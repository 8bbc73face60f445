"""Labels apart from their texts: what may not be copied can still be labelled, and its labels shared.

A file of them is JSONL with an object for each document: its ``id``, the ``sha256`` of its text, and its ``labels`` as runs
of the gold's own spans, counted from 1: ``"1-12 boilerplate, 13 kicker, 14 headline"``.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from segmenter.errors import DataError
from segmenter.gold import Gold, GoldSpan, read_rows
from segmenter.model import Label

UNDECIDED = "unknown"  # of spans that were read and left open
_RUN = re.compile(r"(\d+)(?:-(\d+))? (\w+)")
_LABELS = {*map(str, Label), UNDECIDED}
APART = "apart"
"""How a label came about that stands apart from its text."""


class Labels(NamedTuple):
    """The labels of one document: one for each span of its gold, and the SHA-256 of its text in UTF-8 (hexadecimal)."""

    digest: str
    labels: tuple[str, ...]


def read_labels(path: str | Path) -> dict[str, Labels]:
    """Return the labels in a file, by the names of the documents.

    Raises :class:`~segmenter.errors.DataError` that names the line for what is not such a file.
    """
    out = {}
    for where, data in read_rows(Path(path)):
        try:
            out[str(data["id"])] = Labels(str(data["sha256"]), tuple(_labels(str(data["labels"]))))
        except (ValueError, KeyError, TypeError) as error:
            raise DataError(f"{where}: not labels of a document ({error}): it needs id, sha256 and labels") from error
    return out


def _labels(runs: str) -> Iterator[str]:
    """Yield the label of each span."""
    done = 0
    for run in runs.split(", "):
        found = _RUN.fullmatch(run)
        if not found or int(found[1]) != done + 1 or int(found[2] or found[1]) <= done:
            raise ValueError(f"{run!r} does not go on after {done}: write runs like '1-12 boilerplate', none left out")
        if found[3] not in _LABELS:
            raise ValueError(f"{found[3]!r} is not a label")
        count = int(found[2] or found[1]) - done
        yield from [found[3]] * count
        done += count


def labelled(documents: Iterable[Gold], labels: Mapping[str, Labels]) -> Iterator[Gold]:
    """Yield the documents, those that ``labels`` names with these labels; what is undecided in them has none.

    Raises :class:`~segmenter.errors.DataError` where labels are those of another text or of other spans.
    """
    for gold in documents:
        known = labels.get(gold.id)
        yield gold if known is None else _with(gold, known)


def _with(gold: Gold, known: Labels) -> Gold:
    if known.digest != _digest(gold.text) or len(known.labels) != len(gold.spans):
        raise DataError(f"{gold.id}: its labels are those of another text: use them with the gold that they were made for")
    spans = (
        GoldSpan(span.start, span.end, label, APART)
        for span, label in zip(gold.spans, known.labels, strict=True)
        if label != UNDECIDED
    )
    return replace(gold, spans=tuple(spans))


def write_labels(documents: Iterable[Gold], labels: Iterable[Iterable[str]]) -> str:
    """Return a file that gives the spans of each document the labels given for it."""
    rows = []
    for gold, own in zip(documents, labels, strict=True):
        runs, done = [], 0
        for label, run in groupby(own):
            count = len(list(run))
            runs.append(f"{done + 1}{f'-{done + count}' if count > 1 else ''} {label}")
            done += count
        row = {"id": gold.id, "sha256": _digest(gold.text), "labels": ", ".join(runs)}
        rows.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(rows)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
