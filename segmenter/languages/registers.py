"""The registers of a language: words that notices, captions, biographies and comments are full of, and running prose is not."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from segmenter.folding import fold
from segmenter.languages.pack import REGISTERS, Pack

_UNSPACED = ("Hani", "Thai")  # the first script of languages that do not separate words


@dataclass(frozen=True, slots=True)
class Strings:
    """Strings that ``finder`` finds anywhere in a text without blanks between words: number ``i`` is of ``registers[i]``."""

    registers: tuple[int, ...]
    finder: AhoCorasick


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
    return words, Strings(tuple(strings.values()), AhoCorasick(list(strings))) if strings else None
