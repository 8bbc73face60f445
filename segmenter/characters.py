"""Facts about characters as tables, so that a whole text is looked up in one step: its fold, and what kind of sign it is.

The tables are memos of pure functions, filled for 256 characters at a time when one of them is first met.
"""

import unicodedata
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from segmenter.folding import fold_character, is_small

Codes = NDArray[np.uint32]

_ALL = 0x110000
_SIZE = 256
_PIECE = 1 << 18  # code points
_SEVERAL = 0xFFFFFFFF
BREAK, BLANK = 10, 32
BULLETS = "\u2022\u00b7\u25cf\u25aa\u25ab\u25a0\u25a1\u25cb\u25ba\u25b6\u25b8\u2713\u2714\u2023"
"""Signs that open the items of a list."""

WORD, MARK, ALPHA, DIGIT, WIDE, THAI, LOWER, UPPER, SPACE, LATIN = (1 << place for place in range(10))
"""Kinds of characters: part of a word; a vowel sign, which is part of the word before it; a letter; a digit; a character of
a script that writes no blanks (Chinese and Japanese; Thai and its neighbours); a small letter; a capital; a blank; a letter
from A to Z."""


class Folded(NamedTuple):
    """Folded code points, and of the code points that they were made from: which line ends, blanks and visible ones they are.

    ``origin`` is the place that each folded code point came from. Line ends are line feeds.
    """

    codes: Codes
    origin: NDArray[np.int32]
    breaks: NDArray[np.bool_]
    blanks: NDArray[np.bool_]
    seen: NDArray[np.bool_]


class _Tables:
    """The fold of each character (0: nothing, ``_SEVERAL``: several characters), and its kind."""

    def __init__(self) -> None:
        self.known = np.zeros(_ALL // _SIZE, bool)
        self.fold = np.zeros(_ALL, np.uint32)
        self.kind = np.zeros(_ALL, np.uint16)
        self.count = np.ones(_ALL, np.uint8)
        self.several: dict[int, list[int]] = {}

    def ready_for(self, codes: Codes) -> None:
        """Fill the tables for the characters of a text."""
        pages = codes >> 8
        if not self.known[pages].all():
            for page in np.unique(pages[~self.known[pages]]):
                for code in range(int(page) * _SIZE, int(page + 1) * _SIZE):
                    self._fill(code)
                # Last, so that another thread never takes a page for filled that is not.
                self.known[page] = True

    def _fill(self, code: int) -> None:
        char = chr(code)
        self.kind[code] = _kind(char)
        if len(f"a{char}b".splitlines()) > 1:
            self.fold[code] = BREAK
            return
        folded = [ord(piece) for piece in fold_character(char)]
        if len(folded) == 1 or set(folded) == {BLANK}:
            self.fold[code] = folded[0]
        elif folded:
            self.several[code] = folded
            self.count[code] = len(folded)
            self.fold[code] = _SEVERAL


def _kind(char: str) -> int:
    code = ord(char)
    kind = 0
    if char.isalnum():
        kind |= WORD
    elif 0x0900 <= code <= 0x0DFF:
        kind |= MARK
    if char.isalpha():
        kind |= ALPHA
    if char.isdigit():
        kind |= DIGIT
    if char.isspace():
        kind |= SPACE
    if char.isascii() and char.isalpha():
        kind |= LATIN
    if 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or 0x20000 <= code <= 0x3FFFF:
        kind |= WIDE
    if 0x0E00 <= code <= 0x0EFF or 0x1000 <= code <= 0x109F or 0x1780 <= code <= 0x17FF:
        kind |= THAI
    return kind | (LOWER if is_small(char) else UPPER if unicodedata.category(char) in ("Lu", "Lt") else 0)


_TABLES = _Tables()


def codes_of(text: str) -> Codes:
    """Return the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def text_of(codes: NDArray[Any]) -> str:
    """Return the text of code points."""
    return "".join([codes[piece].astype("<u4").tobytes().decode("utf-32-le", "surrogatepass") for piece in pieces(len(codes))])


def kinds_of(codes: Codes) -> NDArray[np.uint16]:
    """Return the kinds of characters, each a sum of ``WORD``, ``MARK`` and so on."""
    out = np.empty(len(codes), np.uint16)
    for piece in pieces(len(codes)):
        _TABLES.ready_for(codes[piece])
        out[piece] = _TABLES.kind[codes[piece]]
    return out


def of_kind(kinds: NDArray[np.uint16], kind: int) -> NDArray[np.bool_]:
    """Say for each character whether it is of one of these kinds."""
    out = np.empty(len(kinds), bool)
    for piece in pieces(len(kinds)):
        np.not_equal(kinds[piece] & kind, 0, out=out[piece])
    return out


def kinds_at(text: str, places: NDArray[np.signedinteger[Any]]) -> NDArray[np.uint16]:
    """Return the kinds of the characters of a text at these places, which are in order."""
    out = np.empty(len(places), np.uint16)
    for piece in pieces(len(places)):
        low, high = int(places[piece][0]), int(places[piece][-1]) + 1
        out[piece] = kinds_of(codes_of(text[low:high]))[places[piece] - low]
    return out


def places_of(flags: NDArray[np.bool_]) -> NDArray[np.signedinteger[Any]]:
    """Return the places where flags are set, in half the memory where there are many flags."""
    if len(flags) <= _PIECE:
        return np.flatnonzero(flags)
    return np.concatenate([(np.flatnonzero(flags[piece]) + piece.start).astype(np.int32) for piece in pieces(len(flags))])


def pieces(size: int) -> list[slice]:
    """Return the pieces that long arrays are worked on in.

    Whatever outgrows the caches takes far longer for each element, and whatever outgrows what an allocator keeps is fetched
    from the system anew each time.
    """
    return [slice(start, min(start + _PIECE, size)) for start in range(0, size, _PIECE)]


def folded(text: str) -> Folded:
    """Fold the characters of a text; blanks are neither joined nor cut off."""
    if len(text) <= _PIECE:
        return _folded(codes_of(text))
    size = len(text)
    codes, origin = np.empty(size, np.uint32), np.empty(size, np.int32)
    breaks, blanks, seen = np.empty(size, bool), np.empty(size, bool), np.empty(size, bool)
    filled = 0
    for piece in pieces(size):
        part = _folded(codes_of(text[piece]))
        breaks[piece], blanks[piece], seen[piece] = part.breaks, part.blanks, part.seen
        end = filled + len(part.codes)
        if end > len(codes):
            codes, origin = _larger(codes, end), _larger(origin, end)
        codes[filled:end], origin[filled:end] = part.codes, part.origin + piece.start
        filled = end
    return Folded(codes[:filled], origin[:filled], breaks, blanks, seen)


def _larger(column: NDArray[Any], size: int) -> NDArray[Any]:
    """Return a column with room for more than so many entries."""
    return np.concatenate((column, np.empty(2 * size - len(column), column.dtype)))


def _folded(codes: Codes) -> Folded:
    _TABLES.ready_for(codes)
    out = _TABLES.fold[codes]
    breaks = out == BREAK
    seen = (out != 0) & (out != BLANK) & ~breaks
    blanks = (_TABLES.kind[codes] & SPACE) != 0
    if (out == _SEVERAL).any():
        counts = _TABLES.count[codes]
        origin = np.repeat(np.arange(len(codes), dtype=np.int32), counts)
        out = np.repeat(out, counts)
        out[out == _SEVERAL] = [piece for code in codes[counts > 1].tolist() for piece in _TABLES.several[code]]
    else:
        origin = np.arange(len(codes), dtype=np.int32)
    kept = out != 0
    if not kept.all():
        out, origin = out[kept], origin[kept]
    return Folded(out, origin, breaks, blanks, seen)
