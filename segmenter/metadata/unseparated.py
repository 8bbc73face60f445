"""Parts a line of tags that nothing separates, or nothing but blanks, by what the article says together."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from segmenter.folding import fold
from segmenter.languages import Lexicon
from segmenter.metadata.reading import after_label
from segmenter.metadata.values import Value

LETTERS = re.compile(r"[^\W\d_]+")
"""A word, digits aside."""

_WORD = re.compile(r"\S+")
_CLAUSE = re.compile(
    r"[.,:;!?()\[\]\"\u00ab\u00bb\u201c-\u201f\u060c\u061b\u061f\u06d4\u0964\u3001\u3002\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]+"
)
# NewsEurope, WHOEurope; but iPhone and eBay are one word.
_CASE_BORDER = re.compile(
    r"(?<=[^\W\d_A-Z])(?<!^[ei])(?<![^a-z][ei])(?=[A-Z\u00c0-\u00de\u0386-\u03ab\u0400-\u042f])|(?<=[A-Z])(?=[A-Z][a-z])"
)
_FEWEST_WORDS = 4  # fewer words without a separator are one tag
_SHORTEST_PART, _SURE_PART, _LONGEST_WORD = 2, 4, 40  # letters
_CONJUNCTION = "\u0648"  # the Arabic "and", written onto the word that it opens


class Said:
    """The words of an article, and which of them it says together."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text, self._lexicon = text, lexicon

    @cached_property
    def words(self) -> frozenset[str]:
        """All words, folded."""
        return frozenset(fold(word) for word in LETTERS.findall(self._text))

    def names(self, line: str, most: int, fewest: int = 1, share: float = 1.0) -> bool:
        """Say whether a line has from ``fewest`` to ``most`` words, of which at least a ``share`` are words of the article."""
        words = LETTERS.findall(line)
        return fewest <= len(words) <= most and sum(fold(word) in self.words for word in words) >= share * len(words)

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The pairs of folded words that stand together within a clause.

        These are neighbours, and words with one other between them, as in a full name that the tag shortens; a conjunction
        or function word there parts them.
        """
        pairs: set[tuple[str, str]] = set()
        for line in self._text.splitlines():
            for clause in _CLAUSE.split(line):
                written = clause.split()
                words = [fold(word) for word in written]
                pairs.update(pairwise(words))
                for place in range(len(words) - 2):
                    middle = words[place + 1]
                    if not middle.startswith(_CONJUNCTION) and not self._lexicon.is_function_word(written[place + 1]):
                        pairs.add((words[place], words[place + 2]))
        return frozenset(pairs)


def unseparated(text: str, line: Value, said: Said, lexicon: Lexicon) -> Iterator[Value]:
    """Yield the tags of a line without separators."""
    borders = glued(line.text, said, lexicon)
    if borders:
        yield from _cut(text, line, borders, lexicon)
    elif len(line.text.split()) < _FEWEST_WORDS:
        yield line
    else:
        yield from _by_words(text, line, said, lexicon)


def _cut(text: str, line: Value, borders: list[int], lexicon: Lexicon) -> Iterator[Value]:
    for start, end in pairwise([0, *borders, len(line.text)]):
        item = after_label(text, line.start + start, line.start + end, ("tags.label",), lexicon)
        if item:
            yield item


def glued(line: str, said: Said, lexicon: Lexicon) -> list[int]:
    """Return the offsets within words where one tag was glued to the next."""
    out: list[int] = []
    for found in _WORD.finditer(line):
        word = found[0]
        if len(word) < 2 * _SHORTEST_PART or fold(word) in said.words or _is_name(word, lexicon):
            continue
        cased = [0, *(border.start() for border in _CASE_BORDER.finditer(word)), len(word)]
        if len(cased) > 2 and min(b - a for a, b in pairwise(cased)) < _SHORTEST_PART:
            continue
        out.extend(found.start() + border for border in cased[1:-1])
        for start, end in pairwise(cased):
            part = word[start:end]
            if part.isupper() or part.upper() == part.lower():
                out.extend(found.start() + start + border for border in _known_parts(part, said, sure=bool(out)))
    return sorted(out)


def _is_name(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word with capitals inside is a name that pages print: YouTube."""
    return any(match.mode == "line" for match in lexicon.book.match(fold(word)))


def _known_parts(word: str, said: Said, *, sure: bool) -> list[int]:
    """Return where a word is to be parted so that the parts are words of the article; ``[]`` where it cannot be.

    Once a line is known to be glued (``sure``), one long part may be unknown.
    """
    if len(word) > _LONGEST_WORD or fold(word) in said.words:
        return []
    for border in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        left, right = fold(word[:border]), fold(word[border:])
        known = (left in said.words) + (right in said.words)
        if known == 2 and (word.isupper() or len(word) >= _SURE_PART + _SHORTEST_PART):
            return [border]
        if known == 1 and sure and min(len(left), len(right)) >= _SURE_PART:
            return [border]
    return []


def _by_words(text: str, line: Value, said: Said, lexicon: Lexicon) -> Iterator[Value]:
    """Part a line at its blanks: two neighbours belong to one tag where the article joins them.

    Function words stand inside a tag, never between two, and so does a small letter after a capital one.
    """
    out: list[Value] = []
    before, titled = "", line.text[:1].isupper()
    for found in _WORD.finditer(line.text):
        word = found[0]
        start, end = line.start + found.start(), line.start + found.end()
        inside = (fold(before), fold(word)) in said.pairs or (titled and word[:1].islower())
        if out and (inside or _joins(before, lexicon) or _joins(word, lexicon)):
            start = out.pop().start
        out.append(Value(text[start:end], start, end))
        before = word
    yield from out


def _joins(word: str, lexicon: Lexicon) -> bool:
    return lexicon.is_function_word(word) or word in lexicon.credits.conjunctions
