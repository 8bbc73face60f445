"""Detectors and language packs of other installed packages, found by their entry points.

A package offers a detector in the group ``segmenter.detectors`` and a pack, as a function that returns one, in the group
``segmenter.packs``. Nothing is loaded unless it is asked for, so that the same input gives the same output wherever
somebody else installed something.
"""

from collections.abc import Iterator
from typing import Any

from segmenter.errors import DataError
from segmenter.languages.pack import Pack
from segmenter.model import Detector

DETECTORS, PACKS = "segmenter.detectors", "segmenter.packs"


def installed_detectors() -> tuple[Detector, ...]:
    """Return the detectors that installed packages offer, by name of their entry points.

    Raises :class:`~segmenter.errors.DataError` for an entry point that cannot be loaded or called.
    """
    out: list[Detector] = []
    for name, found in _load(DETECTORS):
        if not callable(found):
            raise DataError(
                f"entry point {name!r} in {DETECTORS}: {found!r} cannot be called: offer a function that takes a page"
            )
        out.append(found)
    return tuple(out)


def installed_packs() -> tuple[Pack, ...]:
    """Return the language packs that installed packages offer, by name of their entry points.

    Raises :class:`~segmenter.errors.DataError` for an entry point that cannot be loaded or gives no pack.
    """
    out: list[Pack] = []
    for name, found in _load(PACKS):
        pack = found() if callable(found) else found
        if not isinstance(pack, Pack):
            raise DataError(
                f"entry point {name!r} in {PACKS}: {pack!r} is no Pack: offer a function that returns parse_pack(...)"
            )
        out.append(pack)
    return tuple(out)


def _load(group: str) -> Iterator[tuple[str, Any]]:
    from importlib.metadata import entry_points

    for point in sorted(entry_points(group=group), key=lambda point: point.name):
        try:
            yield point.name, point.load()
        except (ImportError, AttributeError) as error:
            raise DataError(f"entry point {point.name!r} in {group}: cannot be loaded: {error}") from error
