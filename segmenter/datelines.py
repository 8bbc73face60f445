"""Where a date begins and ends in a short line that says something else as well: a writer's name, a place, a reading time.

Only the borders are found here; what a date means is read later, from the labelled spans, by :mod:`segmenter.dates`.
"""

import re
from collections.abc import Iterable, Sequence

from segmenter.folding import fold
from segmenter.languages import DATE_JOINT, DATE_MARK, MONTH, STOPWORD, WEEKDAY, Lexicon

SHORTEST, LONGEST = 10, 160
"""Characters of the folded view: a shorter line is no date with something else, in a longer one a date stands within the text."""

_TOKEN = re.compile(r"\d+(?:[-/.:]\d+)*|[\u3040-\u30ff\u3400-\u9fff]|[^\W\d_]+")
_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?")
_YEAR = re.compile(r"(?:1[34]|19|20|25)\d\d")
_DAY = re.compile(r"[0-2]?\d|3[01]")
_UNITS = frozenset(map(fold, "\u5e74\u6708\u65e5\ub144\uc6d4\uc77c"))
_SMALL = 3  # letters of a function word that may join the parts of a date or lead to it
_MOST_TOKENS, _MOST_OTHERS, _SENTENCE = 30, 10, 5  # words
_GAP = 3  # characters between a label and its date
_OFFSET = re.compile(r"[+-]\d{1,2}(?::?\d{2})?(?!\d)")  # of a zone: GMT+1
_CLOSING = ")]'\".,"
_END = re.compile(r"[.!?\u06d4\u0964\u3002]['\")\]]*$")

# A line is read as a row of letters, one for each token: a day or another small number (n), a year (y), a whole date in
# numbers (d), a time (t), a name of a month or day or the sign of such a unit (m), a mark beside them (u), a small word
# between them (s), any other word (w).
_CORE = "(?:d|(?:[ny]s?)?m(?:s?[ny]?s?m)*(?:s?n)?(?:s?y)?)"
_ROW = re.compile(f"(?:[tu]s?)*{_CORE}(?:(?:s?[tu])*s?{_CORE})*(?:s?[mtu])*")


def borders(line: str, lexicon: Lexicon, labels: Iterable[tuple[int, int]] = ()) -> tuple[int, ...]:
    """Return where in a folded line its dates begin and end, each if something else is said there: offsets inside the line.

    Several dates are taken together. A small word that leads to a date (*on*, *am*) is its own, and so is what stands right
    before it of ``labels``, the ranges of phrases such as *Published*. Lines of many other words are left alone, and so are
    dates without a year or a time.
    """
    tokens = [found.span() for found in _TOKEN.finditer(line)]
    if not 2 < len(tokens) <= _MOST_TOKENS:
        return ()
    words = [line[start:end] for start, end in tokens]
    row = "".join(_kind(word, lexicon) for word in words)
    dates = [found.span() for found in _ROW.finditer(row) if _is_whole(found[0])]
    if not dates:
        return ()
    first, last = dates[0][0], dates[-1][1]
    if len(words) - (last - first) > (_SENTENCE if _END.search(line) else _MOST_OTHERS):
        return ()
    first -= row[first - 1 : first] == "s"
    start = tokens[first][0]
    start = min((begin for begin, end in labels if begin < start and 0 <= start - end <= _GAP), default=start)
    before = sum(1 for _, end in tokens if end <= start)
    end = tokens[last - 1][1]
    if offset := _OFFSET.match(line, end) or lexicon.zones.match(line, end):
        end, last = offset.end(), last + len(_TOKEN.findall(offset[0]))
    end += len(line[end:]) - len(line[end:].lstrip(_CLOSING))
    return (*([start] if _says(words[:before]) else ()), *([end] if _says(words[last:]) else ()))


def _kind(word: str, lexicon: Lexicon) -> str:
    if word[0].isdigit():
        if _DAY.fullmatch(word):
            return "n"
        return "y" if _YEAR.fullmatch(word) else "d" if _DATE.fullmatch(word) else "t" if _TIME.fullmatch(word) else "w"
    known = lexicon.words.get(word, 0)
    if known & (MONTH | WEEKDAY) or word in _UNITS:
        return "m"
    if known & DATE_MARK:
        return "u"
    return "s" if known & DATE_JOINT or (known & STOPWORD and len(word) <= _SMALL) else "w"


def _is_whole(date: str) -> bool:
    """Say whether a date has a year or a time, and is not just the name of a month or a number beside it."""
    return "d" in date or "y" in date or ("n" in date and "t" in date)


def _says(words: Sequence[str]) -> bool:
    return sum(len(word) for word in words if not word[0].isdigit()) > 1
