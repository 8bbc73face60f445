"""Adds up, for each block of a page, the rows of numbers that stand for the cues it shows."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from segmenter.model import Cue, Scale
from segmenter.resolver.evidence import Evidence

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

_PIECE = 128  # blocks whose rows fit into the caches


class Rows:
    """The row of each cue, of ``width`` numbers, made by ``row`` when it is first asked for."""

    def __init__(self, row: "Callable[[Cue], Sequence[float]]", width: int) -> None:
        self._row = row
        self._width = width
        self._known: dict[str, tuple[Cue, NDArray[numpy.float64]]] = {}
        self._tables: WeakKeyDictionary[Scale, NDArray[numpy.float64]] = WeakKeyDictionary()

    def sums(self, evidence: Evidence) -> "Callable[[int, int], NDArray[numpy.float64]]":
        """Return what gives the sums of rows for a half-open range of blocks; shape ``(blocks, width)``."""
        import numpy as np

        tables = [self._table(scale) for scale, _ in evidence.columns]
        rows = np.concatenate([np.zeros((1, self._width)), *tables])
        offsets = np.cumsum([2, *map(len, tables)])[:-1, np.newaxis]
        table = np.array([self._of(cue) for cue in evidence.cues])
        cues = len(evidence.cues)

        def sums_of(first: int, last: int) -> "NDArray[numpy.float64]":
            sums = np.zeros((last - first, self._width))
            for start in range(first, last, _PIECE) if tables else ():
                piece = slice(start, min(start + _PIECE, last))
                codes = np.array([codes[piece] for _, codes in evidence.columns])
                sums[start - first : start - first + _PIECE] = rows.take(codes + offsets, 0).sum(axis=0)
            low, high = np.searchsorted(evidence.pairs, (first * cues, last * cues)).tolist()
            if high > low:
                pairs = evidence.pairs[low:high]
                blocks = pairs // cues
                starts = np.concatenate(([0], np.flatnonzero(blocks[1:] != blocks[:-1]) + 1))
                sums[blocks[starts] - first] += np.add.reduceat(table[pairs % cues], starts, axis=0)
            return sums

        return sums_of

    def _table(self, scale: Scale) -> "NDArray[numpy.float64]":
        """Return the rows of the cues of a scale, and first, for the code -1, zeros."""
        import numpy as np

        table = self._tables.get(scale)
        if table is None:
            table = self._tables[scale] = np.array([[0.0] * self._width, *map(self._row, scale.cues)])
        return table

    def _of(self, cue: Cue) -> "NDArray[numpy.float64]":
        import numpy as np

        known = self._known.get(cue.name)
        if known is None or known[0] is not cue:
            known = self._known[cue.name] = cue, np.array(self._row(cue))
        return known[1]
