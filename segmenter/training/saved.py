"""The weights of folds in a folder, so that what is learned from unseen documents can be learned again without them.

Fold ``n`` is two files: ``n.json``, its weights, and ``n.txt``, the names of the documents they were trained on, one a line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from segmenter.errors import DataError
from segmenter.gold import Gold
from segmenter.publishers import merged
from segmenter.resolver.weights import Weights


@dataclass(frozen=True, slots=True)
class Saved:
    """Weights, and the names of the documents that they were trained on."""

    weights: Weights
    trained: frozenset[str]


def save(folds: Iterable[Saved], folder: Path) -> None:
    """Write folds into a folder, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, fold in enumerate(folds, 1):
        folder.joinpath(f"{number}.json").write_text(fold.weights.dump(), "utf-8")
        folder.joinpath(f"{number}.txt").write_text("".join(f"{name}\n" for name in sorted(fold.trained)), "utf-8")


def load(folder: Path) -> list[Saved]:
    """Return the folds of a folder. Raises :class:`~segmenter.errors.DataError` where there are none."""
    files = sorted(folder.glob("*.json"))
    if not files:
        raise DataError(f"{folder}: no folds: write some with 'segmenter train --folds 4 --keep-folds {folder}'")
    return [Saved(Weights.load(file), _names(file.with_suffix(".txt"))) for file in files]


def _names(file: Path) -> frozenset[str]:
    try:
        return frozenset(file.read_text("utf-8").split("\n")) - {""}
    except FileNotFoundError as error:
        raise DataError(f"{file}: missing: it names the documents that the weights beside it were trained on") from error


def unseen(documents: Sequence[Gold], folds: Sequence[Saved]) -> tuple[list[int], list[int | None]]:
    """Return the publisher of each document, and a fold whose weights have seen nothing of it, ``None`` where all have."""
    publishers = merged((gold.group, gold.site) for gold in documents)
    seen: list[set[int]] = []
    for fold in folds:
        seen.append({publisher for gold, publisher in zip(documents, publishers, strict=True) if gold.id in fold.trained})
    out: list[int | None] = []
    for publisher in publishers:
        fit = [number for number, known in enumerate(seen) if publisher not in known]
        out.append(fit[publisher % len(fit)] if fit else None)
    return publishers, out
