"""The shapes of a date: in which orders day, month and year may stand."""

import re
from collections.abc import Sequence

from segmenter.dates.calendars import counts_small, known
from segmenter.dates.fields import LAST_DAY, LAST_MONTH, Core, Fields
from segmenter.dates.numeric import numeric, numeric_month
from segmenter.dates.parts import Part, parts
from segmenter.dates.tokens import Tokens

SHAPES = ("DMY", "MDY", "YMD", "YDM", "DM", "MD", "MY", "YM")
"""Orders of day, month and year where the month is a word or a part says what it is; the first that fits is taken."""

_FITS = {"D": "Nd", "M": "MmR", "Y": "Yy"}  # the codes of parts that may stand for a field
_MOST_BESIDE_YEAR = 8
_TIME_FOLLOWS = re.compile(r" ?(?:[:h]|\.[0-9])")
_JOINTS = ("-", "/", "&", "~", "\u301c")
_NO_CALENDAR = "none"
_OWN_MONTHS = ("islamic", "persian", "hebrew")


def core(tokens: Tokens, first: int) -> Core | None:
    """Return the date that begins at a token, without weekday and time, or ``None``."""
    return numeric(tokens, first) or _worded(tokens, first) or numeric_month(tokens, first)


def _worded(tokens: Tokens, first: int) -> Core | None:
    """A date with the name of a month, or whose numbers have the words for day, month and year."""
    named = tokens.at(first).meaning("era")
    if named is not None and not counts_small(named.name) and not tokens.gap(first + 1).strip():
        # The calendar stands before the whole date, even one that cannot be converted.
        found = _shaped(tokens, first + 1)
        if found is not None and found.fields[0].day is not None:
            eras = {era for field in found.fields for era in field.eras}
            if not known(named.name) or eras <= {named.name}:
                return found._replace(first=first, fields=tuple(f._replace(eras=(named.name,)) for f in found.fields))
    return _shaped(tokens, first)


def _shaped(tokens: Tokens, first: int) -> Core | None:
    found = list(parts(tokens, first))
    codes = "".join(part.code for part in found)
    for shape in SHAPES:
        if len(shape) <= len(found) and all(code in _FITS[field] for field, code in zip(shape, codes, strict=False)):
            if "R" in codes[: len(shape)] and shape != "DMY":
                continue
            return _assigned(tokens, first, shape, found)
    if codes[:1] in ("y", "Y") and _alone(tokens, first, found[0].last):
        year = found[0]
        return Core(first, year.last, (Fields((year.era,) if year.era is not None else (), year.value, None, None),))
    return None


def _alone(tokens: Tokens, first: int, last: int) -> bool:
    """Say whether nothing stands beside a year but the word for it, with small words."""
    if len(tokens) > _MOST_BESIDE_YEAR:
        return False
    others = (*tokens.between(0, first), *tokens.between(last, len(tokens)))
    named = any(unit.name == "year" for token in others for unit in (*token.meanings("unit"), *token.meanings("leading")))
    return not others or (named and all(token.meaning("filler", "leading", "unit") for token in others))


def _assigned(tokens: Tokens, first: int, shape: str, found: Sequence[Part]) -> Core | None:
    """Give the parts of a date to the fields of a shape."""
    by_field = dict(zip(shape, found, strict=False))
    day, month, year = by_field.get("D"), by_field["M"], by_field.get("Y")
    last, short = found[len(shape) - 1].last, False
    several = month.code == "M" and _several(tokens, first, last, shape)
    if several and shape == "MD":
        last += 1
    elif year is None and day is not None and len(found) > len(shape) and _short_year(tokens, found[len(shape)]):
        year, short = found[len(shape)], True
        last = year.last
    if day is not None and (not 1 <= day.value <= LAST_DAY or _numbered(tokens, first, shape)):
        return None
    if month.code != "M" and not 1 <= month.value <= LAST_MONTH:
        return None
    fields = tuple(
        Fields(_eras(calendar, year), year.value if year else None, number, day.value if day else None, short)
        for calendar, number in (month.months or (("", month.value),))
    )
    return Core(first, last, fields, several=several)


def _eras(calendar: str, year: Part | None) -> tuple[str, ...]:
    """Return the calendars that the name of a month and the era of a year agree on, an unknown one where they do not."""
    era = year.era if year is not None else None
    if year is not None and year.code == "y" and era is None and year.digits == 2:
        # With the word for year, two digits may as well count the years of an era.
        return (_NO_CALENDAR,)
    if era is None:
        return (calendar,) if calendar else ()
    # The months of many eras are those of the Gregorian calendar.
    fits = calendar in ("", era) or (calendar == "gregory" and era not in _OWN_MONTHS)
    return (era,) if fits else (_NO_CALENDAR,)


def _short_year(tokens: Tokens, part: Part) -> bool:
    """Say whether a number after day and month is a year of two digits, and not the hour of a time."""
    timed = tokens.at(part.last).meaning("period", "zone") is not None
    number = tokens.at(part.last - 1)
    return part.code == "N" and part.digits == 2 and not timed and not _TIME_FOLLOWS.match(tokens.view, number.end)


def _several(tokens: Tokens, first: int, last: int, shape: str) -> bool:
    """Say whether a second day or month is written to the first: ``17-19 March``, ``March 17-19``."""
    until = tokens.at(first - 1).meaning("until") is not None
    before = tokens.at(first - 2 if until else first - 1)
    if until or (first > 0 and tokens.gap(first).strip(" .") in _JOINTS):
        if shape[0] == "D" and before.value is not None and before.digits <= 2:
            return True
        if shape[0] == "M" and before.meaning("month"):
            return True
    after = tokens.at(last)
    if shape == "MD" and after.value is not None and after.digits <= 2:
        return tokens.gap(last).strip() in _JOINTS and not _TIME_FOLLOWS.match(tokens.view, after.end)
    return False


def _numbered(tokens: Tokens, first: int, shape: str) -> bool:
    """Say whether a number with a comma after it belongs to the word before it: ``Vol. 12, March 2024``."""
    before = tokens.at(first - 1)
    unknown = first > 0 and before.value is None and not before.words
    return unknown and shape[0] == "D" and "," in tokens.gap(first + 1) and not tokens.gap(first).strip(" .")
