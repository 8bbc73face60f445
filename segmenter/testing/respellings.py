"""Other ways to write the same text, none of which may change what a line is.

Every respelling keeps the non-blank lines of a text, their number and their order, so that labels can be compared line
by line (:func:`segmenter.testing.line_labels`); blank lines and line ends may change.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

_ARABIC = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3"
_JOINING = "\u0626\u0628\u062a-\u062e\u0633-\u063a\u0641-\u0647\u064a\u067e\u0686\u06a9\u06af\u06cc"
_STRETCHABLE = re.compile(f"(?<=[{_JOINING}])(?=[{_ARABIC}])")
_VOWELLED = re.compile(f"(?<=[{_ARABIC}])(?=[{_ARABIC}])")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_BREAK = re.compile("\n+")
_QUOTES = str.maketrans("\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019", '"""""\'\'')
_DIGITS = "0123456789"


@dataclass(frozen=True, slots=True)
class Respelling:
    """A named way to write a text differently; call it with a text whose lines end in ``\\n``."""

    name: str
    rewrite: Callable[[str], str]

    def __call__(self, text: str) -> str:
        """Return the text, respelled."""
        return self.rewrite(text)


def _letters(old: str, new: str) -> Callable[[str], str]:
    return partial(_translate, str.maketrans(old, new))


def _translate(table: Mapping[int, int | str | None], text: str) -> str:
    return text.translate(table)


def _insert(pattern: re.Pattern[str], piece: str, every: int, text: str) -> str:
    """Put a piece at the first place that a pattern matches, and at one place in ``every`` after it."""
    places = [found.start() for found in pattern.finditer(text)][::every]
    borders = [0, *places, len(text)]
    return piece.join(text[a:b] for a, b in pairwise(borders))


def _around(before: str, after: str, text: str) -> str:
    return _LINE.sub(lambda found: f"{before}{found[0]}{after}", text)


def _breaks(end: str, text: str) -> str:
    return text.replace("\n", end)


def _doubled(text: str) -> str:
    return _BREAK.sub(lambda found: found[0] * 2, text)


RESPELLINGS: tuple[Respelling, ...] = (
    Respelling("composed (NFC)", partial(unicodedata.normalize, "NFC")),
    Respelling("decomposed (NFD)", partial(unicodedata.normalize, "NFD")),
    Respelling("one tatweel here and there", partial(_insert, _STRETCHABLE, "\u0640", 5)),
    Respelling("three tatweels wherever letters join", partial(_insert, _STRETCHABLE, "\u0640" * 3, 1)),
    Respelling("a few vowel marks", partial(_insert, _VOWELLED, "\u064e", 4)),
    Respelling("vowel marks on every letter", partial(_insert, _VOWELLED, "\u0651\u064f", 1)),
    Respelling("Persian yeh and kaf", _letters("\u064a\u0643", "\u06cc\u06a9")),
    Respelling("Arabic yeh and kaf", _letters("\u06cc\u06a9", "\u064a\u0643")),
    Respelling("yeh without dots", _letters("\u064a", "\u0649")),
    Respelling("alef without hamza", _letters("\u0623\u0625\u0622\u0671", "\u0627" * 4)),
    Respelling("heh for teh marbuta", _letters("\u0629", "\u0647")),
    Respelling("Arabic-Indic digits", _letters(_DIGITS, "\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0669")),
    Respelling("Persian digits", _letters(_DIGITS, "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9")),
    Respelling("full-width digits", _letters(_DIGITS, "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19")),
    Respelling("straight quotation marks", partial(_translate, _QUOTES)),
    Respelling("no zero-width non-joiners", partial(_translate, {0x200C: None})),
    Respelling("no-break spaces", _letters(" ", "\u00a0")),
    Respelling("CRLF line ends", partial(_breaks, "\r\n")),
    Respelling("CR line ends", partial(_breaks, "\r")),
    Respelling("line separators", partial(_breaks, "\u2028")),
    Respelling("left-to-right marks around lines", partial(_around, "\u200e", "\u200e")),
    Respelling("right-to-left marks around lines", partial(_around, "\u200f", "\u200f")),
    Respelling("right-to-left embedding of lines", partial(_around, "\u202b", "\u202c")),
    Respelling("left-to-right override of lines", partial(_around, "\u202d", "\u202c")),
    Respelling("isolated lines", partial(_around, "\u2068", "\u2069")),
    Respelling("byte order mark", lambda text: f"\ufeff{text}"),
    Respelling("blanks around lines", partial(_around, " ", "  ")),
    Respelling("marks before indentation", partial(_around, "\u200f    ", "    \u200f")),
    Respelling("doubled line breaks", _doubled),
)
"""Every respelling. Each leaves a text alone where it has nothing to respell."""
