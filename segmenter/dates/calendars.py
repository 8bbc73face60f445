"""Dates of other calendars as Gregorian ones.

Islamic dates go by the Umm al-Qura calendar of Saudi Arabia (1343 to 1500 AH, from ``hijridate``). Where months begin by
local sighting of the moon, the day may be one or two off. Persian dates are from ``persiantools``, Hebrew ones from
``pyluach``.
"""

from collections.abc import Callable
from datetime import date

WINDOWS = {
    "gregory": (1600, 2199),
    "islamic": (1300, 1500),
    "persian": (1200, 1425),
    "hebrew": (5500, 5900),
    "buddhist": (2300, 2700),
}
"""The years of a calendar that an article may bear, inclusive. A bare number outside is no year of it."""

UNCONVERTED = {"bikram": (2040, 2120)}
"""Years of calendars that are not converted, in which dates in bare numbers are written in some languages, inclusive.

A date in such a year stays open, and is no Gregorian one.
"""

NUMERIC = ("gregory", "islamic", "persian", "buddhist")
"""Calendars that dates in bare numbers are written in."""

TOLERANCE = {"islamic": 2, "hebrew": 1}
"""Days that a date may differ from the same day in the Gregorian calendar.

Islamic months begin by sighting, up to two days from Umm al-Qura; a Hebrew day begins at the sunset before.
"""

SHORT_YEARS = {"gregory": (1900, 2000), "islamic": (1300, 1400), "persian": (1300, 1400), "buddhist": (2500,)}
"""What a year of two digits may be counted from."""

# Era: its calendar, the year before its first, its last year. All have the months and days of the Gregorian calendar.
_ERAS = {
    "buddhist": ("buddhist", -543, 2700),
    "roc": ("roc", 1911, 200),
    "meiji": ("japanese", 1867, 45),
    "taisho": ("japanese", 1911, 15),
    "showa": ("japanese", 1925, 64),
    "heisei": ("japanese", 1988, 31),
    "reiwa": ("japanese", 2018, 99),
}
# Months of the Hebrew calendar as packs number them: plain, second and first Adar.
_ADAR, _SECOND_ADAR, _FIRST_ADAR = 12, 13, 14


def name_of(era: str) -> str:
    """Return the calendar of an era."""
    return _ERAS[era][0] if era in _ERAS else era


def known(era: str) -> bool:
    """Say whether dates of an era or calendar can be converted."""
    return era in WINDOWS or era in _ERAS


def counts_small(era: str) -> bool:
    """Say whether years of the era are whole though they have less than four digits."""
    return era in _ERAS and era != "buddhist"


def to_gregorian(era: str, year: int, month: int, day: int) -> tuple[date, ...]:
    """Return the Gregorian dates that a day of another calendar or era may be: none where there is no such day.

    There are two for Adar without a number in a Hebrew leap year, which has two Adars.
    """
    if era in _ERAS:
        _, before, last = _ERAS[era]
        return _valid(date, year + before, month, day) if 1 <= year <= last else ()
    if era == "hebrew" and month >= _ADAR:
        return tuple(found for real in _adars(year, month) for found in _valid(_hebrew, year, real, day))
    return _valid(_CONVERTERS[era], year, month, day)


def gregorian_year(era: str, year: int) -> int | None:
    """Return the Gregorian year that is a year of an era, ``None`` where the two begin on other days."""
    if era == "gregory":
        return year
    if era in _ERAS and 1 <= year <= _ERAS[era][2]:
        return year + _ERAS[era][1]
    return None


def _valid(convert: Callable[[int, int, int], date], year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (convert(year, month, day),)
    except (ValueError, OverflowError):
        return ()


def _islamic(year: int, month: int, day: int) -> date:
    from hijridate import Hijri

    found = Hijri(year, month, day).to_gregorian()
    return date(found.year, found.month, found.day)


def _persian(year: int, month: int, day: int) -> date:
    from persiantools.jdatetime import JalaliDate

    found: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    return found


def _hebrew(year: int, month: int, day: int) -> date:
    from pyluach.dates import HebrewDate

    found: date = HebrewDate(year, month, day).to_pydate()
    return found


def _adars(year: int, month: int) -> tuple[int, ...]:
    from pyluach.hebrewcal import Year

    if not Year(year).leap:
        return (12,) if month == _ADAR else ()
    return {_ADAR: (12, 13), _SECOND_ADAR: (13,), _FIRST_ADAR: (12,)}[month]


_CONVERTERS: dict[str, Callable[[int, int, int], date]] = {
    "gregory": date,
    "islamic": _islamic,
    "persian": _persian,
    "hebrew": _hebrew,
}
