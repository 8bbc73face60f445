"""One day in several calendars, and the first and last day of several: what two dates say together."""

from collections.abc import Sequence
from datetime import date
from itertools import product

from segmenter.dates.calendars import TOLERANCE, WINDOWS
from segmenter.dates.decision import Candidate, Context, Decision, candidates_of, decide
from segmenter.dates.expression import Expression
from segmenter.dates.fields import Fields

_NEIGHBOURS = (-1, 0, 1)


def agree(first: Expression, second: Expression, context: Context) -> Decision | None:
    """Decide what a day given in two calendars means; ``None`` where it is not that.

    The Gregorian one counts where they agree, give or take the tolerance of the other. Where one lacks its year, it
    takes that of the other.
    """
    pairs = [
        (one, other)
        for one, other in product(_days(first, second, context), _days(second, first, context))
        if one.calendar != other.calendar and one.day is not None and other.day is not None
    ]
    if not pairs:
        return None
    agreeing = [
        _exact(one, other)
        for one, other in pairs
        if one.day and other.day and abs((one.day - other.day).days) <= _tolerance(one, other)
    ]
    weekdays = {*first.weekdays, *second.weekdays}
    if weekdays:
        agreeing = [candidate for candidate in agreeing if candidate.day and candidate.day.weekday() in weekdays]
    if len({candidate.iso for candidate in agreeing}) == 1:
        return Decision((agreeing[0],), None)
    everything = tuple(candidate for pair in pairs for candidate in pair)
    return Decision(tuple(agreeing) or everything, "conflict" if not agreeing else "order")


def both(one: Decision, other: Decision) -> Decision:
    """Return what two decisions on the same day say together."""
    if one.unsure is None and other.unsure is None:
        return Decision((_exact(one.candidates[0], other.candidates[0]),), None)
    return Decision(one.candidates + other.candidates, "conflict")


def span(first: Expression, last: Expression, context: Context) -> Decision:
    """Return the days that a range begins and ends with, none of which is the date."""
    ends = [decide(found.core, found.weekdays, context) for found in (first, last) if found.core is not None]
    return Decision(tuple(candidate for end in ends for candidate in end.candidates), "range")


def _tolerance(one: Candidate, other: Candidate) -> int:
    return max(TOLERANCE.get(one.calendar, 0), TOLERANCE.get(other.calendar, 0))


def _exact(one: Candidate, other: Candidate) -> Candidate:
    """Return the candidate whose calendar is surer; the Gregorian one before others."""
    return min(one, other, key=lambda found: (TOLERANCE.get(found.calendar, 0), found.calendar != "gregory"))


def _days(found: Expression, partner: Expression, context: Context) -> list[Candidate]:
    fields = found.core.fields if found.core is not None else ()
    if all(field.year is None for field in fields):
        years = _partner_years(fields, partner, context)
        fields = tuple(field._replace(year=year) for field in fields for year in years)
    return [candidate for candidate in candidates_of(fields, context) if candidate.day is not None]


def _partner_years(fields: Sequence[Fields], partner: Expression, context: Context) -> list[int]:
    """Return the years in the calendar of ``fields`` near a date in another calendar."""
    others = [c.day for c in candidates_of(partner.core.fields if partner.core is not None else (), context) if c.day]
    eras = {era for field in fields for era in field.eras}
    years = set()
    for day in others:
        for era in eras & set(WINDOWS):
            years |= {_year_in(era, day) + step for step in _NEIGHBOURS}
    return sorted(years)


def _year_in(era: str, day: date) -> int:
    """Return about which year of a calendar a day lies in."""
    if era == "islamic":
        return round((day.year - 622) * 33 / 32)
    return day.year - {"gregory": 0, "persian": 621, "hebrew": -3760, "buddhist": -543}[era]
