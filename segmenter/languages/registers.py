"""The registers of a language: words that notices, captions, biographies and comments are full of, and running prose is not."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

import numpy as np
from ahocorasick_rs import AhoCorasick
from numpy.typing import NDArray

from segmenter.folding import fold
from segmenter.languages.pack import REGISTERS, Pack

_PIECE = 1 << 16  # characters that are searched at a time
_UNSPACED = ("Hani", "Thai")  # the first script of languages that do not separate words


class Strings:
    """Strings that are of registers wherever they stand in a text without blanks between words."""

    def __init__(self, registers: Mapping[str, int]) -> None:
        self._registers = np.array([*registers.values()], np.uint16)
        self._finder = AhoCorasick(list(registers))
        self._longest = max(map(len, registers))

    def find(self, text: str) -> tuple[NDArray[np.intp], NDArray[np.uint16]]:
        """Return where strings begin in a folded text, and the registers of each."""
        # Piece by piece, since a tuple for each string in a long text would fill the memory.
        parts = [self._hits(text, first) for first in range(0, len(text), _PIECE)]
        rows = np.concatenate(parts) if parts else np.empty((0, 2), np.intp)
        return rows[:, 1], self._registers[rows[:, 0]]

    def _hits(self, text: str, first: int) -> NDArray[np.intp]:
        """Return number and place of the strings that begin in a piece of a text."""
        hits = self._finder.find_matches_as_indexes(text[first : first + _PIECE + self._longest], overlapping=True)
        rows = np.fromiter(chain.from_iterable(hits), np.intp, 3 * len(hits)).reshape(-1, 3)[:, :2]
        rows = rows[rows[:, 1] < _PIECE]
        rows[:, 1] += first
        return rows


def registers_of(packs: Iterable[Pack]) -> tuple[Mapping[str, int], Strings | None]:
    """Return the folded words of some packs' registers, and the strings of those packs whose language does not separate words.

    Each has a sum of ``1 << place`` of its registers in :data:`~segmenter.languages.pack.REGISTERS`.
    """
    words: Counter[str] = Counter()
    strings: Counter[str] = Counter()
    for pack in packs:
        known = strings if pack.scripts[0] in _UNSPACED else words
        for place, name in enumerate(REGISTERS):
            known.update(dict.fromkeys({fold(word) for word in pack.registers.get(name, ())}, 1 << place))
    return words, Strings(strings) if strings else None
