"""A folded view of text for matching, and the way back to the original offsets.

Folding is a function of single characters, so it commutes with slicing and concatenation: the view of a line does
not depend on what stands around it, and an offset in the view maps back exactly. It removes what spelling leaves
open: case, diacritics, tatweel, alef, yeh and kaf forms, the digits of any script, composed and decomposed letters,
bidirectional and zero-width marks, and the many kinds of quotation marks, dashes and full stops.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

# Letters whose variants are one letter to a reader of Arabic, Persian or Urdu.
_LETTERS = {
    "\u0671": "\u0627",  # alef wasla
    "\u0649": "\u064a",  # alef maksura -> yeh
    "\u06cc": "\u064a",  # Farsi yeh
    "\u06d2": "\u064a",  # yeh barree
    "\u06a9": "\u0643",  # keheh -> kaf
    "\u06aa": "\u0643",  # swash kaf
    "\u0629": "\u0647",  # teh marbuta -> heh
    "\u06c1": "\u0647",  # heh goal
    "\u06be": "\u0647",  # heh doachashmee
    "\u06c3": "\u0647",  # teh marbuta goal
    "\u06d5": "\u0647",  # ae
    "\u0131": "i",  # dotless i
    "\u0142": "l",  # l with stroke
    "\u0111": "d",  # d with stroke
    "\u00f8": "o",  # o with stroke
    "\u0695": "\u0631",  # Kurdish reh and lam with a v below, which are often written without
    "\u06b5": "\u0644",
    "\u0640": "",  # tatweel
    # Malayalam letters without a vowel, which older texts write with a sign and a joiner
    "\u0d7a": "\u0d23\u0d4d",
    "\u0d7b": "\u0d28\u0d4d",
    "\u0d7c": "\u0d30\u0d4d",
    "\u0d7d": "\u0d32\u0d4d",
    "\u0d7e": "\u0d33\u0d4d",
    "\u0d7f": "\u0d15\u0d4d",
}
_PUNCTUATION = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bb\u02bc\u2032\u05f3\u0060\u00b4\u2039\u203a", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u300c\u300d\u300e\u300f\u300a\u300b\u301d\u301e\u05f4", '"'),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500\u2501\u05be", "-"),
    **dict.fromkeys("\u3002\u06d4\u0964\u0965\uff61\u0589\u1362", "."),
    **dict.fromkeys("\u060c\u3001\uff64\u104a", ","),
    **dict.fromkeys("\u061b", ";"),
    **dict.fromkeys("\u061f", "?"),
    **dict.fromkeys("\u02d0\u055d\u05c3\ua789\u2236", ":"),
    "\u2026": "...",
    **dict.fromkeys("\u055b\u055c\u055e", ""),  # stress, exclamation and question in Armenian, over a vowel of the word
}
# Combining marks carry vowels in these blocks and are kept; elsewhere they are accents and go.
_KEPT_MARKS = ((0x0900, 0x0DFF), (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3099, 0x309A))
_GEORGIAN = ("\u10d0", "\u10ff")


def is_small(char: str) -> bool:
    """Say whether a character is a small letter that sentences and names do not open with.

    Those of Georgian open them: Unicode has capitals for them, for lines that are set in capitals as a whole.
    """
    return unicodedata.category(char) == "Ll" and not _GEORGIAN[0] <= char <= _GEORGIAN[1]


def fold_character(char: str, cased: bool = False) -> str:
    """Return the fold of one character: nothing, one character or several; every blank is a space."""
    # Some characters are others under an old name: they fold as those do.
    canonical = unicodedata.normalize("NFD", char)
    char = canonical if len(canonical) == 1 else char
    if char in _LETTERS:
        return _LETTERS[char]
    if char in _PUNCTUATION:
        return _PUNCTUATION[char]
    out = []
    for piece in _decomposed(char, cased):
        piece = _LETTERS.get(piece, _PUNCTUATION.get(piece, piece))
        category = unicodedata.category(piece) if len(piece) == 1 else ""
        if category == "Nd":
            piece = str(unicodedata.digit(piece))
        elif category in ("Mn", "Me"):
            code = ord(piece)
            if not any(low <= code <= high for low, high in _KEPT_MARKS):
                continue
        elif category in ("Zs", "Zl", "Zp") or (piece and piece in "\t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85"):
            piece = " "
        elif category in ("Cf", "Cc", "Co", "Cs"):
            continue
        out.append(piece)
    return "".join(out)


def _decomposed(char: str, cased: bool) -> str:
    if cased:
        return unicodedata.normalize("NFKD", char)
    # Twice, since some signs hold capitals that appear only when they are taken apart.
    once = unicodedata.normalize("NFKD", char.casefold())
    return unicodedata.normalize("NFKD", once.casefold())


class _Table(dict[int, str]):
    """Folds of single characters, each computed when it is first seen; a memo of a pure function."""

    def __init__(self, *, cased: bool) -> None:
        super().__init__()
        self._cased = cased

    def __missing__(self, code: int) -> str:
        folded = self[code] = fold_character(chr(code), self._cased)
        return folded


class _Singles(dict[int, str]):
    """Folds of characters that fold to one, ``_NOT_ONE`` for others; a memo of a pure function."""

    def __missing__(self, code: int) -> str:
        folded = _TABLE[code]
        self[code] = folded if len(folded) == 1 else _NOT_ONE
        return self[code]


_NOT_ONE = "\0"  # nothing folds to it
_TABLE = _Table(cased=False)
_SINGLES = _Singles()
_CASED = _Table(cased=True)


def fold(text: str) -> str:
    """Return the folded view of ``text``, with runs of blanks as one space and none at the ends."""
    return " ".join(text.translate(_TABLE).split())


def fold_cased(text: str) -> str:
    """Return the folded view of ``text`` with its capitals left as they are, to measure letter case on."""
    return " ".join(text.translate(_CASED).split())


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded view with the way back.

    ``view`` is what :func:`fold` returns; character ``i`` of it stands for ``source[starts[i]:ends[i]]`` (code points,
    half-open), marks that fold to nothing included.
    """

    view: str
    starts: Sequence[int]
    ends: Sequence[int]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Map the non-empty half-open range ``start, end`` of the view to the half-open range of the source."""
        return self.starts[start], self.ends[end - 1]


def fold_with_origin(text: str) -> Folded:
    """Return the folded view of ``text`` together with the map back to its offsets."""
    single = text.translate(_SINGLES)
    if _NOT_ONE not in single and "  " not in single:
        folded = single.lstrip(" ")
        first = len(single) - len(folded)
        folded = folded.rstrip(" ")
        return Folded(folded, range(first, first + len(folded)), range(first + 1, first + len(folded) + 1))
    view: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gap = -1
    for offset, char in enumerate(text):
        pieces = _TABLE[ord(char)]
        if not pieces and ends and gap < 0:
            ends[-1] = offset + 1
        for piece in pieces:
            if piece == " ":
                gap = offset if gap < 0 and view else gap
                continue
            if gap >= 0:
                view.append(" ")
                starts.append(gap)
                ends.append(gap + 1)
                gap = -1
            view.append(piece)
            starts.append(offset)
            ends.append(offset + 1)
    return Folded("".join(view), tuple(starts), tuple(ends))
