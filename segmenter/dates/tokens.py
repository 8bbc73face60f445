"""Cuts a folded text into numbers, known words and unknown ones."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from segmenter.dates.numerals import HAN, HEBREW, han, hebrew
from segmenter.dates.vocabulary import Vocabulary, lettered, unspaced
from segmenter.languages.datewords import DateWord

_DIGITS = re.compile(r"[0-9]+")
_SHORT = 2  # letters of an abbreviation
_THAI = re.compile(r"[\u0e00-\u0fff]")
_LONGEST_NUMBER = 14  # digits: a date and time without separators
# A year and the hour written onto it.
_YEAR_AND_HOUR = re.compile(r"((?:19|20)[0-9]{2})([0-9]{1,2})(?=:[0-5][0-9])")


_OUTSIDE = "\0"  # no character of a folded view


class Token(NamedTuple):
    """A number (``value``), a known word (``words``, all its meanings), or an unknown word (neither).

    ``start`` and ``end`` are offsets in the folded view. ``digits`` is the number of digits as written, 0 for a number in
    letters; ``system`` is ``"han"`` or ``"hebrew"`` for those.
    """

    start: int
    end: int
    value: int | None = None
    digits: int = 0
    system: str = ""
    words: tuple[DateWord, ...] = ()

    def meaning(self, *kinds: str) -> DateWord | None:
        """Return the first meaning of one of the kinds."""
        return next((word for word in self.words if word.kind in kinds), None)

    def meanings(self, kind: str) -> tuple[DateWord, ...]:
        """Return all meanings of a kind."""
        return tuple(word for word in self.words if word.kind == kind)


_NOTHING = Token(0, 0)


class Tokens:
    """The tokens of a folded view in order. Spaces and punctuation are what lies between them."""

    def __init__(self, view: str, vocabulary: Vocabulary) -> None:
        self.view = view
        self._tokens = tuple(_tokens(view, vocabulary))

    def __len__(self) -> int:
        return len(self._tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self._tokens)

    def at(self, index: int) -> Token:
        """Return a token; outside the text one that is nothing."""
        return self._tokens[index] if 0 <= index < len(self._tokens) else _NOTHING

    def gap(self, index: int) -> str:
        """Return what stands before a token, back to the token before it; outside the text a sign that stands nowhere."""
        if not 0 < index < len(self._tokens):
            return "" if index == 0 and self._tokens else _OUTSIDE
        return self.view[self._tokens[index - 1].end : self._tokens[index].start]

    def after(self, index: int) -> str:
        """Return the character after a token, empty at the end of the text."""
        end = self.at(index).end
        return self.view[end : end + 1]

    def text(self, index: int) -> str:
        """Return a token as folded."""
        token = self.at(index)
        return self.view[token.start : token.end]

    def between(self, first: int, last: int) -> tuple[Token, ...]:
        """Return the tokens of a half-open range."""
        return self._tokens[first:last]


def _tokens(view: str, vocabulary: Vocabulary) -> Iterator[Token]:
    place = 0
    while place < len(view):
        char = view[place]
        if char.isdigit():
            found = list(_numbers(view, place))
            yield from found
            place = found[-1].end if found else place + 1
        elif lettered(char):
            token = _word(view, place, vocabulary)
            yield token
            place = token.end
        else:
            place += 1


def _numbers(view: str, place: int) -> Iterator[Token]:
    found = _DIGITS.match(view, place)
    if found is None:
        return
    glued = _YEAR_AND_HOUR.fullmatch(view, place, found.end()) or _YEAR_AND_HOUR.match(view, place)
    if glued is not None and glued.end() == found.end():
        yield Token(glued.start(1), glued.end(1), int(glued[1]), 4)
        yield Token(glued.start(2), glued.end(2), int(glued[2]), len(glued[2]))
        return
    digits = found[0]
    yield Token(found.start(), found.end(), int(digits) if len(digits) <= _LONGEST_NUMBER else None, len(digits))


def _word(view: str, place: int, vocabulary: Vocabulary) -> Token:
    known = vocabulary.longest(view, place)
    letters = HEBREW.match(view, place)
    if letters is not None and (known is None or letters.end() >= known[0]):
        value = hebrew(letters[0])
        if value is not None:
            # Single letters number the days of the week too.
            words = known[1] if known is not None and known[0] == letters.end() else ()
            return Token(place, letters.end(), value, 0, "hebrew", words)
    numeral = HAN.match(view, place)
    if numeral is not None and (known is None or numeral.end() >= known[0]):
        value = han(numeral[0])
        if value is not None:
            return Token(place, numeral.end(), value, 0, "han")
    if known is not None and not _within_word(view, place, known[0]):
        return Token(place, known[0], words=known[1])
    end = place + 1
    if not unspaced(view[place]):
        while end < len(view) and lettered(view[end]) and not unspaced(view[end]):
            end += 1
    return Token(place, end)


def _within_word(view: str, start: int, end: int) -> bool:
    """Say whether an abbreviation of a script without spaces is just a part of a longer word."""
    if end - start > _SHORT or not _THAI.match(view, start):
        return False
    return bool(_THAI.match(view, end) or (start and _THAI.match(view, start - 1)))
