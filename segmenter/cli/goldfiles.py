"""Reads the gold documents that a command is given."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from segmenter.gold import Gold


def read_documents(paths: Sequence[Path], kind: str | None, labels: Sequence[Path]) -> "Iterator[Gold]":
    """Yield the documents of all files and folders, with labels that stand apart from them.

    With ``kind`` those of another kind of page are left out, where the gold names kinds.
    """
    from segmenter.gold import read_gold
    from segmenter.standoff import labelled, read_labels

    apart = {name: own for path in labels for name, own in read_labels(path).items()}
    for path in paths:
        yield from labelled((gold for gold in read_gold(path) if not kind or gold.kind in ("", kind)), apart)
