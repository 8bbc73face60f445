"""From what is written to what is sure: which days a date may be, and whether just one is left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product

from segmenter.dates.calendars import NUMERIC, SHORT_YEARS, TOLERANCE, WINDOWS, gregorian_year, known, name_of, to_gregorian
from segmenter.dates.expression import Expression
from segmenter.dates.fields import Fields

_EARLIEST = 1970  # what a year of two digits may be where the weekday alone tells
_OLDEST = 50  # years before the reference that a year of two digits may be
_NEIGHBOURS = (-1, 0, 1)


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the text: the order of day and month, calendars of bare numbers, the moment of reading."""

    order: str | None
    calendars: frozenset[str]
    any_calendar: bool
    reference: datetime | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a date may mean: ISO date without time, the first day, the calendar, and the order of its numbers."""

    iso: str
    day: date | None
    calendar: str
    order: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a date means: candidates left, and, where not just one is sure, why."""

    candidates: tuple[Candidate, ...]
    unsure: str | None

    @property
    def dates(self) -> tuple[str, ...]:
        """The ISO dates that are left, sorted, each once."""
        return tuple(sorted({candidate.iso for candidate in self.candidates}))


def decide(found: Expression, context: Context) -> Decision:
    """Decide what a date that is not counted from now means."""
    assert found.core is not None
    if found.core.several:
        return Decision(tuple(_candidates(found.core.fields, context)), "range")
    if all(field.year is None for field in found.core.fields):
        return Decision((), "year")
    candidates = tuple(_candidates(found.core.fields, context))
    if not candidates:
        unknown = any(not known(era) for field in found.core.fields for era in field.eras)
        return Decision((), "calendar" if unknown or _partial(found.core.fields) else "invalid")
    if found.core.numeric:
        candidates = _ordered(candidates, context.order)
    short = any(field.short for field in found.core.fields)
    if short and context.reference is not None:
        candidates = _recent(candidates, context.reference.date()) or candidates
    if found.weekdays and all(candidate.day is not None for candidate in candidates):
        agreeing = tuple(c for c in candidates if c.day is not None and c.day.weekday() in found.weekdays)
        if short:
            # A wrong weekday is likelier than an article of another age.
            agreeing = tuple(candidate for candidate in agreeing if candidate.day and candidate.day.year >= _EARLIEST)
        if not agreeing:
            return Decision(candidates, "year" if short else "conflict")
        candidates = agreeing
    if len({candidate.iso for candidate in candidates}) == 1:
        return Decision(candidates[:1], None)
    return Decision(candidates, _why(candidates, short, found.core.numeric))


def _why(candidates: Sequence[Candidate], short: bool, numeric: bool) -> str:
    if short:
        return "year"
    if len({candidate.calendar for candidate in candidates}) > 1:
        return "calendar"
    if numeric and len({candidate.order for candidate in candidates}) > 1:
        return "order"
    return "calendar" if candidates[0].calendar == "hebrew" else "word"


def _partial(fields: Sequence[Fields]) -> bool:
    return any(field.day is None for field in fields)


def _ordered(candidates: tuple[Candidate, ...], order: str | None) -> tuple[Candidate, ...]:
    """Leave the candidates in the order of the language, unless it fits none."""
    if order is None:
        return candidates
    return tuple(candidate for candidate in candidates if candidate.order in (order, "")) or candidates


def _recent(candidates: tuple[Candidate, ...], reference: date) -> tuple[Candidate, ...]:
    latest = reference + timedelta(days=1)
    return tuple(c for c in candidates if c.day is not None and c.day <= latest and c.day.year >= reference.year - _OLDEST)


def _candidates(fields: Iterable[Fields], context: Context) -> Iterator[Candidate]:
    for field in fields:
        for era, year in _years(field, context):
            if field.day is not None and field.month is not None:
                for found in to_gregorian(era, year, field.month, field.day):
                    yield Candidate(found.isoformat(), found, name_of(era), field.order)
                continue
            gregorian = gregorian_year(era, year)
            if gregorian is not None:
                month = f"-{field.month:02}" if field.month is not None else ""
                yield Candidate(f"{gregorian:04}{month}", None, name_of(era), field.order)


def _years(field: Fields, context: Context) -> Iterator[tuple[str, int]]:
    """Yield the calendars and years that the year as written may be."""
    if field.year is None:
        return
    for era in field.eras or _calendars(context):
        if not known(era):
            continue
        if field.short:
            for base in SHORT_YEARS.get(era, ()):
                yield era, base + field.year
            continue
        low, high = WINDOWS.get(era, (1, 9999))
        if low <= field.year <= high:
            yield era, field.year
    if field.eras == ("gregory",) and "buddhist" in context.calendars:
        # Months have the same names in both.
        yield from _years(field._replace(eras=("buddhist",)), context)


def _calendars(context: Context) -> tuple[str, ...]:
    return NUMERIC if context.any_calendar else ("gregory", *sorted(context.calendars))


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
    return Decision(decide(first, context).candidates + decide(last, context).candidates, "range")


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
    return [candidate for candidate in _candidates(fields, context) if candidate.day is not None]


def _partner_years(fields: Sequence[Fields], partner: Expression, context: Context) -> list[int]:
    """Return the years in the calendar of ``fields`` near a date in another calendar."""
    others = [c.day for c in _candidates(partner.core.fields if partner.core is not None else (), context) if c.day]
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
