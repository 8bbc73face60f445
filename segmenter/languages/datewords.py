"""The words that dates are written with, as a language pack gives them: table ``[dates]``.

What CLDR knows of a language (names of months and days of the Gregorian calendar, ``3 hours ago``, the order of day and
month) is not repeated in its pack. The pack adds what CLDR lacks: other calendars, other spellings, small words.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from segmenter.errors import DataError
from segmenter.folding import fold

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
"""Units of time, shortest first."""

LISTS = {
    "ago": "marks a time counted back from now, before or after it: ago, since",
    "now": "the present moment: just now",
    "today": "this day",
    "yesterday": "the day before this one",
    "before_yesterday": "two days before this one",
    "tomorrow": "the day after this one",
    **{unit: f"further words and abbreviations for {unit}" for unit in UNITS},
    "ordinals": "what makes a number an ordinal: st, nd, rd, th",
    "clock": "stands before a time of day: at",
    "fillers": "small words within a date or between its parts: of, the, on",
    "pair": "joins a date with the same day in another calendar: corresponding to",
    "until": "joins the first and the last of several days: to, until",
    "am": "before noon",
    "pm": "after noon",
    "prefixes": "prepositions that are written onto the next word",
    "calendars": "calendars that a date in bare numbers may be in, the Gregorian aside: persian, islamic",
}
"""Lists of phrases in ``[dates]``, with what they hold."""

ROWS = {
    "numbers": ("count", 1, "numbers in words, from one: one list of spellings for each"),
    "weekdays": ("weekday", 0, "days of the week, from Monday"),
    "roman": ("roman", 1, "months as Roman numerals, from January"),
}
"""Lists of lists in ``[dates]``: kind of word, number of the first row, what they hold."""

TABLES = {
    "months": "rows of months for a calendar, from its first; Hebrew from Nisan, the three Adars last: plain, second, first",
    "eras": "words that name a calendar: AD, AH",
    "periods": "hours of a part of the day, '18-24', and the words for it",
    "leading": "words for a unit that stand before its number: tháng 3",
    "spans": "a number and unit, '30 minute', and the words for it: half an hour",
    "zones": "an offset from UTC, '+01:00', or '' where it depends on place or season, and the names of the zone; "
    "'+01:00 GB' where the name means that in one country",
}
"""Tables within ``[dates]``."""

_BESIDE = ("era", "zone", "period", "pair")
_JOINING = ("filler", "clock", "ordinal")
_IDEOGRAPHS = "\u3040"
_OFFSET_DAYS = {"today": 0, "yesterday": -1, "before_yesterday": -2, "tomorrow": 1}
_KINDS = {"ordinals": "ordinal", "fillers": "filler", "prefixes": "prefix", "calendars": "calendar"}
_PERIODS = {"am": "0-12", "pm": "12-24"}


class DateWord(NamedTuple):
    """A word or phrase of dates.

    ``kind`` says what it is, ``name`` and ``number`` which one of its kind: a month has its calendar and its number, a
    unit its name and how many of it the word stands for (0 where a number is to stand beside it).
    """

    kind: str
    name: str
    number: int
    text: str


def beside_dates(words: Iterable[DateWord]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the folded words that stand beside a date or time and belong to it, and those that join its parts.

    The first are hours, zones, eras and the like, and names of weekdays sign by sign where no blanks part words; the second
    are small words: *of*, *at*.
    """
    marks, joints = set(), set()
    for word in words:
        view = fold(word.text).strip(". ")
        if word.kind in _BESIDE or (word.kind == "unit" and word.name == "hour"):
            marks.add(view)
        elif word.kind in _JOINING:
            joints.add(view)
        elif word.kind == "weekday" and len(view) > 1 and view[0] >= _IDEOGRAPHS:
            marks.update(view)
    return frozenset(marks), frozenset(joints)


def parse_date_words(table: object, where: str) -> tuple[DateWord, ...]:
    """Read the table ``[dates]`` of a pack; ``where`` names it in errors.

    Raises :class:`~segmenter.errors.DataError` for an unknown key and for a value of the wrong shape.
    """
    if not isinstance(table, dict):
        raise DataError(f"{where} must be a table")
    unknown = set(table) - {*LISTS, *ROWS, *TABLES}
    if unknown:
        raise DataError(f"{where} has unknown {sorted(unknown)}: known keys are {', '.join((*LISTS, *ROWS, *TABLES))}")
    return tuple(word for key, value in table.items() for word in _words(key, value, f"{where} {key}"))


def _words(key: str, value: Any, where: str) -> Iterator[DateWord]:
    if key in LISTS:
        yield from (_list_word(key, text) for text in _phrases(value, where))
    elif key in ROWS:
        kind, first, _ = ROWS[key]
        yield from _rows(kind, "", first, value, where)
    else:
        if not isinstance(value, dict):
            raise DataError(f"{where} must be a table")
        for name, entry in value.items():
            yield from _table_words(key, name, entry, f"{where} {name!r}")


def _list_word(key: str, text: str) -> DateWord:
    if key in _OFFSET_DAYS:
        return DateWord("today", "", _OFFSET_DAYS[key], text)
    if key in UNITS:
        return DateWord("unit", key, 0, text)
    if key in _PERIODS:
        return DateWord("period", _PERIODS[key], 0, text)
    return DateWord(_KINDS.get(key, key), "", 0, text)


def _table_words(key: str, name: str, entry: object, where: str) -> Iterator[DateWord]:
    if key == "months":
        yield from _rows("month", name, 1, entry, where)
        return
    for text in _phrases(entry, where):
        if key == "spans":
            number, _, unit = name.partition(" ")
            if unit not in UNITS or not number.isdigit():
                raise DataError(f"{where}: write a number and one of {', '.join(UNITS)}")
            yield DateWord("unit", unit, int(number), text)
        else:
            yield DateWord(key.removesuffix("s"), name, 0, text)


def _rows(kind: str, name: str, first: int, value: object, where: str) -> Iterator[DateWord]:
    if not isinstance(value, list):
        raise DataError(f"{where}: {value!r}: write a list of lists of strings")
    for number, row in enumerate(value, first):
        yield from (DateWord(kind, name, number, text) for text in _phrases(row, where))


def _phrases(value: object, where: str) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise DataError(f"{where}: {value!r}: write a list of non-empty strings")
    return value
