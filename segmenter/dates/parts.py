"""The parts of a date in words: names of months, and numbers with the words that say what they are."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from segmenter.dates.calendars import counts_small, known
from segmenter.dates.tokens import Token, Tokens
from segmenter.languages.datewords import DateWord

_MOST_PARTS, _MOST_FILLERS, _MOST_ORDINALS = 4, 4, 2  # of Basque *2023(e)ko* both are ordinals
_LINK = re.compile(r"[ ,.\u0970\-/'()]{0,4}")
_DOUBLE_MONTH = re.compile(r" ?[/\-(|] ?| ")
_FIELD_OF_UNIT = {"day": "d", "month": "m", "year": "y"}
_FIRST_YEAR = 1200  # of any calendar; a smaller number of four digits may be a time


class Part(NamedTuple):
    """A number or name within a date: what it is, what it may be, and the token after it.

    ``code`` is ``N`` for a number, ``d``, ``m`` or ``y`` for one with the word for day, month or year, ``Y`` for a number
    that can only be a year, ``M`` for the name of a month and ``R`` for a Roman numeral. ``months`` holds calendar and
    number of each month that a name may be.
    """

    code: str
    value: int
    months: tuple[tuple[str, int], ...]
    era: str | None
    digits: int
    last: int


def parts(tokens: Tokens, first: int) -> Iterator[Part]:
    """Yield the parts of a date from a token on, as far as they belong together."""
    place = first
    for count in range(_MOST_PARTS):
        place = _past_fillers(tokens, place) if count else place
        if count and not _LINK.fullmatch(tokens.gap(place)):
            return
        part = _month(tokens, place) or _number(tokens, place)
        if part is None:
            return
        yield part
        place = part.last


def past_unit(tokens: Tokens, place: int, name: str) -> int:
    """Pass over the word for a unit after its number."""
    unit = tokens.at(place).meaning("unit")
    near = not tokens.gap(place).strip(". ")
    return place + 1 if near and unit is not None and unit.name == name and not tokens.at(place).meaning("era") else place


def era_after(tokens: Tokens, place: int) -> tuple[DateWord | None, int]:
    """Return the era that stands behind a year, and the token after it."""
    if not tokens.gap(place).strip(" .("):
        found = next((word for word in tokens.at(place).meanings("era") if not counts_small(word.name)), None)
        if found is not None:
            return found, place + 1
    return None, place


def _past_fillers(tokens: Tokens, place: int) -> int:
    for _ in range(_MOST_FILLERS):
        token = tokens.at(place)
        if not _LINK.fullmatch(tokens.gap(place)) or not token.meaning("filler") or token.meaning("month", "era", "leading"):
            break
        place += 1
    return place


def _month(tokens: Tokens, place: int) -> Part | None:
    """A name of a month, or two names of one month: ``\u0622\u0628/\u0623\u063a\u0633\u0637\u0633``."""
    token = tokens.at(place)
    months = tuple(dict.fromkeys((word.name, word.number) for word in token.meanings("month")))
    if not months:
        roman = token.meaning("roman")
        return Part("R", roman.number, (("", roman.number),), None, 0, place + 1) if roman is not None else None
    last = place + 1
    if _DOUBLE_MONTH.fullmatch(tokens.gap(last)):
        second = {(word.name, word.number) for word in tokens.at(last).meanings("month")}
        both = tuple(month for month in months if month in second)
        months, last = (both, last + 1) if both else (months, last)
    if not tokens.at(last).meaning("month"):
        last = past_unit(tokens, last, "month")
    return Part("M", months[0][1], months, None, 0, last)


def _number(tokens: Tokens, place: int) -> Part | None:
    """A number with the words that say what it is: ordinal, unit, era."""
    era = tokens.at(place).meaning("era")
    if era is not None and known(era.name) and not tokens.gap(place + 1).strip(" ."):
        place += 1
    else:
        era = None
    leading = tokens.at(place).meaning("leading")
    if leading is not None and not tokens.gap(place + 1).strip():
        place += 1
    token = tokens.at(place)
    value = token.value
    if value is None and era is not None and (count := token.meaning("count")) is not None:
        value = count.number
    if value is None:
        return None
    last = place + 1
    for _ in range(_MOST_ORDINALS):
        if tokens.at(last).meaning("ordinal") and not tokens.gap(last).strip("-'.()"):
            last += 1
    field = _FIELD_OF_UNIT.get(leading.name) if leading is not None else None
    if field is None:
        if _timed(tokens, last):
            return None
        field, last = _unit(tokens, last)
    if era is None and _may_be_year(token):
        era, last = era_after(tokens, last)
    code = "y" if era is not None else field or _code(token, value)
    return Part(code, value, (), era.name if era is not None else None, token.digits, last)


def _may_be_year(token: Token) -> bool:
    return token.digits in (0, 4) or (token.value or 0) >= 100


def _code(token: Token, value: int) -> str:
    if value >= _FIRST_YEAR and token.digits in (0, 4):
        return "Y"
    return "N" if value < 100 else "-"


def _unit(tokens: Tokens, place: int) -> tuple[str | None, int]:
    """Return the field that the unit after a number names, and the token after it."""
    token = tokens.at(place)
    unit = token.meaning("unit") if not tokens.gap(place).strip(". ") else None
    field = _FIELD_OF_UNIT.get(unit.name) if unit is not None and not token.meaning("leading", "month", "era") else None
    return field, place + 1 if field is not None else place


def _timed(tokens: Tokens, place: int) -> bool:
    """Say whether a number has the word for hours, minutes or seconds behind it."""
    token = tokens.at(place)
    unit = token.meaning("unit") if not tokens.gap(place).strip(". ") else None
    other = token.meaning("leading", "month", "era", "filler", "clock", "weekday")
    return unit is not None and unit.name not in _FIELD_OF_UNIT and other is None
