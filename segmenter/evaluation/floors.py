"""Accuracy floors: figures that may not fall, read from a TOML file.

Each table is one floor: which documents (``set``, ``prefix`` and ``suffix`` of their names, all of which must fit) and the
least that their figures may be. ``lowered`` says why one of its figures is lower than it once was.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from segmenter.errors import DataError
from segmenter.evaluation.score import DocumentScore
from segmenter.evaluation.summary import FIGURES, summarise

_SELECTORS = ("set", "prefix", "suffix")
_REASON = "lowered"


@dataclass(frozen=True, slots=True)
class Floor:
    """The least that some figures of some documents may be. Empty selectors select everything."""

    name: str
    figures: Mapping[str, float]
    set: str = ""
    prefix: str = ""
    suffix: str = ""
    lowered: str = ""

    def covers(self, score: DocumentScore) -> bool:
        """Say whether a document is one of those that the floor is about."""
        return self.set in ("", score.set) and score.id.startswith(self.prefix) and score.id.endswith(self.suffix)


@dataclass(frozen=True, slots=True)
class Check:
    """A figure against its floor. ``value`` is ``None`` where no document has the figure."""

    floor: str
    figure: str
    least: float
    value: float | None
    documents: int

    @property
    def holds(self) -> bool:
        """Whether the figure is not below its floor. One that was not measured is."""
        return self.value is not None and self.value >= self.least


def read_floors(path: str | Path) -> tuple[Floor, ...]:
    """Read a floors file. Raises :class:`~segmenter.errors.DataError` that names file and entry for what is wrong."""
    try:
        return parse_floors(Path(path).read_text("utf-8"), str(path))
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8: {error}") from error


def parse_floors(content: str, origin: str) -> tuple[Floor, ...]:
    """Read floors from the text of a floors file; ``origin`` names it in errors."""
    try:
        tables = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{origin}: not valid TOML: {error}") from error
    return tuple(_floor(name, table, f"{origin}: [{name}]") for name, table in tables.items())


def _floor(name: str, table: Any, where: str) -> Floor:
    if not isinstance(table, dict):
        raise DataError(f"{where}: {table!r} is no table: write [{name}] and its figures below it")
    words = {key: table[key] for key in (*_SELECTORS, _REASON) if key in table}
    for key, word in words.items():
        if not isinstance(word, str) or not word:
            raise DataError(f"{where}: {key} = {word!r} is no text: write it in quotation marks, or leave it out")
    figures = {key: value for key, value in table.items() if key not in words}
    for key, value in figures.items():
        if key not in FIGURES:
            raise DataError(f"{where}: {key!r} is no figure: choose from {', '.join(FIGURES)}")
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            raise DataError(f"{where}: {key} = {value!r}: give a number from 0 to 1")
    if not figures:
        raise DataError(f"{where}: it holds no figure: add one, such as body_f1 = 0.9")
    return Floor(name, figures, **words)


def check(floors: Iterable[Floor], scores: Sequence[DocumentScore]) -> list[Check]:
    """Return every figure of the floors that cover any of the documents, with its value."""
    out = []
    for floor in floors:
        covered = [score for score in scores if floor.covers(score)]
        if covered:
            values = summarise(covered).figures()
            out += [Check(floor.name, key, least, values.get(key), len(covered)) for key, least in floor.figures.items()]
    return out
