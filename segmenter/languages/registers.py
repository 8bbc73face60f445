"""The registers of a language: words that notices, captions, biographies and comments are full of, and running prose is not."""

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from ahocorasick_rs import AhoCorasick
from numpy.typing import NDArray

from segmenter.folding import fold
from segmenter.languages.pack import REGISTERS, Pack
from segmenter.languages.search import in_pieces

_UNSPACED = ("Hani", "Thai")  # the first script of languages that do not separate words


class Strings:
    """Strings that are of registers wherever they stand in a text without blanks between words."""

    def __init__(self, registers: Mapping[str, int]) -> None:
        self._registers = np.array([*registers.values()], np.uint16)
        self._finder = AhoCorasick(list(registers))
        self._longest = max(map(len, registers))

    def find(self, text: str) -> tuple[NDArray[np.intp], NDArray[np.uint16]]:
        """Return where strings begin in a folded text, and the registers of each."""
        parts = [(first + rows[:, 1], rows[:, 0]) for first, rows in in_pieces(self._finder, self._longest, text)]
        if not parts:
            return np.empty(0, np.intp), np.empty(0, np.uint16)
        places, numbers = map(np.concatenate, zip(*parts, strict=True))
        return places, self._registers[numbers]


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
