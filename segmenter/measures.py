"""What is measured of each line of a view, once: the same in every script and spelling."""

import re
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from segmenter.characters import BLANK, DIGIT, THAI, WIDE
from segmenter.view import Places, View
from segmenter.words import Words

Flags = NDArray[np.bool_]

SHORT, LONG = 5, 14
"""Up to ``SHORT`` words a block is short, from ``LONG`` words it is long."""
SIZES = ("short", "middle", "long")
KINDS = (*SIZES, "prose")
ENDINGS = ("stop", "question", "colon", "comma", "ellipsis", "quote", "bracket", "none")
STOP, QUESTION, COLON, COMMA, ELLIPSIS, QUOTE, BRACKET, NONE = range(len(ENDINGS))
UNENDED = np.isin(np.arange(len(ENDINGS)), (NONE, QUESTION, QUOTE, BRACKET, ELLIPSIS))
"""Which of the :data:`ENDINGS` a title may have."""

_OTHER = 127  # stands for all that is not ASCII in tables of signs


def _signs(chars: str) -> Flags:
    return np.isin(np.arange(_OTHER + 1), [ord(char) for char in chars])


_QUOTES, _CLOSERS, _NO_OPENERS = _signs("'\""), _signs("'\")]}"), _signs(".,;:")
_ENDING_OF = np.full(_OTHER + 1, NONE, np.intp)
_ENDING_OF[[ord(sign) for sign in ".!?:,;"]] = (STOP, STOP, QUESTION, COLON, COMMA, COMMA)
_MOST_CLOSERS = 4  # in a row
_STOPS = ".!?"


class Measures(NamedTuple):
    """Measurements of a folded block. ``words`` counts words, estimated from letters where none are separated."""

    words: int
    letters: int
    digits: int
    stopwords: int
    sentences: int
    ending: str
    tokens: tuple[str, ...]
    unspaced: bool

    @property
    def prose(self) -> bool:
        """Whether the block reads like running text by itself: long, or a sentence with its end."""
        if self.ending in ("stop", "question", "quote"):
            return self.words >= 12
        return self.words >= 22 or (self.words >= 16 and self.stopwords >= 4)

    @property
    def size(self) -> str:
        """The length class: ``short``, ``middle`` or ``long``."""
        return "short" if self.words <= SHORT else "middle" if self.words < LONG else "long"


@dataclass(frozen=True, eq=False)
class Measured:
    """The measurements of all lines of a view, one array for each: see :class:`Measures`.

    ``ending`` and ``size`` are places in :data:`ENDINGS` and :data:`SIZES`.
    """

    words: Places
    letters: Places
    digits: Places
    stopwords: Places
    sentences: Places
    ending: Places
    unspaced: Flags

    @property
    def size(self) -> Places:
        """The length class of each line."""
        return (self.words > SHORT).astype(np.intp) + (self.words >= LONG)

    @property
    def prose(self) -> Flags:
        """Whether each line reads like running text by itself."""
        ended = (self.ending == STOP) | (self.ending == QUESTION) | (self.ending == QUOTE)
        return np.where(ended, self.words >= 12, (self.words >= 22) | ((self.words >= 16) & (self.stopwords >= 4)))


_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0900-\u0dff]|'(?=[^\W_]))*")
_SENTENCE_BORDER = re.compile(r"[.!?]['\")\]}]{0,4} (?=[^\d.,;:])|[.!?](?=[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff])")
_TAIL = re.compile(r"['\")\]}]{1,4}$")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_THAI = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_SIGNS = {".": "stop", "!": "stop", "?": "question", ":": "colon", ",": "comma", ";": "comma"}


def measure(view: str, stopwords: frozenset[str]) -> Measures:
    """Measure one folded line by itself: what :func:`measure_lines` says of it, which for one line alone takes far longer."""
    tokens = tuple(_TOKEN.findall(view))
    letters = sum(map(len, tokens))
    digits = sum(map(str.isdigit, view))
    words, unspaced = len(tokens), False
    if letters > words * 4:
        wide, thai = len(_WIDE.findall(view)), len(_THAI.findall(view))
        if wide * 2 > letters or thai * 2 > letters:
            words, unspaced = max(words, wide * 3 // 5 + thai // 4), True
    known = sum(1 for token in tokens if token in stopwords) if not unspaced else words // 3 if words >= 8 else 0
    return Measures(words, letters, digits, known, len(_SENTENCE_BORDER.findall(view)), _ending(view), tokens, unspaced)


def _ending(view: str) -> str:
    core = _TAIL.sub("", view)
    if core.endswith(".."):
        return "ellipsis"
    if core and core[-1] in _SIGNS:
        return _SIGNS[core[-1]]
    return "none" if len(core) == len(view) else "quote" if view[-1] in "'\"" else "bracket"


def row(measured: Measured, index: int, tokens: tuple[str, ...]) -> Measures:
    """Return the measurements of one line."""
    return Measures(
        int(measured.words[index]),
        int(measured.letters[index]),
        int(measured.digits[index]),
        int(measured.stopwords[index]),
        int(measured.sentences[index]),
        ENDINGS[measured.ending[index]],
        tokens,
        bool(measured.unspaced[index]),
    )


def measure_lines(view: View, words: Words, stopwords: Flags) -> Measured:
    """Measure the lines of a view; ``stopwords`` says which of the words are function words."""
    count = len(view.first)
    tokens = np.bincount(words.line, minlength=count)
    letters = np.bincount(words.line, words.size, minlength=count).astype(np.intp)
    known = np.bincount(words.line[stopwords], minlength=count)
    sums = _sums(view, DIGIT, WIDE, THAI)
    wide, thai = sums[WIDE], sums[THAI]
    unspaced = (letters > tokens * 4) & ((wide * 2 > letters) | (thai * 2 > letters))
    number = np.where(unspaced, np.maximum(tokens, wide * 3 // 5 + thai // 4), tokens)
    known = np.where(unspaced, np.where(number >= 8, number // 3, 0), known)
    return Measured(number, letters, sums[DIGIT], known, _sentences(view), endings(view), unspaced)


def _sums(view: View, *kinds: int) -> dict[int, Places]:
    """Return how many characters of each kind stand in each line."""
    return {kind: view.count(view.of_kind(kind)) for kind in kinds}


def _sentences(view: View) -> Places:
    """Count the borders of sentences inside each line: a stop, a blank, and what may open a sentence."""
    codes = view.codes
    stops = view.where(_STOPS)
    if not len(stops):
        return np.zeros(len(view.first), np.intp)
    # The last character of the view stands in for what comes after it: it is no blank.
    end = len(codes) - 1
    after = np.minimum(stops + 1, end)
    direct = ((view.kinds[after] & WIDE) != 0) & (stops < end)
    for _ in range(_MOST_CLOSERS):
        after = np.minimum(after + _in(codes[after], _CLOSERS), end)
    opener = np.minimum(after + 1, end)
    borders = (codes[after] == BLANK) & ~_in(codes[opener], _NO_OPENERS) & ((view.kinds[opener] & DIGIT) == 0)
    return np.bincount(view.line_of(stops[borders | direct]), minlength=len(view.first))


def endings(view: View) -> Places:
    """Return how each line ends, quotation marks and brackets at its end aside."""
    codes = view.codes
    final = view.last - 1
    last = final
    for _ in range(_MOST_CLOSERS):
        last = np.maximum(last - _in(codes[last], _CLOSERS), view.first)
    char, before = codes[last], codes[np.maximum(last - 1, view.first)]
    quoted = np.where(_in(codes[final], _QUOTES), QUOTE, np.where(_in(codes[final], _CLOSERS), BRACKET, NONE))
    dots = (char == ord(".")) & (before == ord(".")) & (last > view.first)
    sign = _ENDING_OF[np.minimum(char, _OTHER)]
    return np.where(dots, ELLIPSIS, np.where(sign != NONE, sign, quoted))


def _in(codes: NDArray[np.uint32], signs: Flags) -> Flags:
    """Say whether code points are among some signs, a table made by :func:`_signs`."""
    return signs[np.minimum(codes, _OTHER)]
