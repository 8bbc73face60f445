"""From what is written to what is sure: which days a date may be, and whether just one is left."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from segmenter.dates.calendars import NUMERIC, SHORT_YEARS, UNCONVERTED, WINDOWS, gregorian_year, known, name_of, to_gregorian
from segmenter.dates.fields import Core, Fields
from segmenter.dates.reference import Reference

_EARLIEST = 1970  # what a year of two digits may be where the weekday alone tells
_OLDEST = 50  # years before the reference that a year of two digits may be


@dataclass(frozen=True, slots=True)
class Context:
    """What is known beside the text: the order of day and month, calendars of bare numbers, the moment of reading."""

    order: str | None
    calendars: frozenset[str]
    any_calendar: bool
    reference: Reference | None


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


def decide(core: Core, weekdays: Sequence[int], context: Context) -> Decision:
    """Decide what a date with its weekdays, if any are written, means."""
    candidates = tuple(candidates_of(core.fields, context))
    if core.several:
        return Decision(candidates, "range")
    if not core.dated:
        return Decision((), "year")
    if any(_is_unconverted(field, context) for field in core.fields):
        return Decision((), "calendar")
    if not candidates:
        unknown = any(field.day is None or not all(map(known, field.eras)) for field in core.fields)
        return Decision((), "calendar" if unknown else "invalid")
    if core.numeric:
        candidates = _ordered(candidates, context.order)
    short = any(field.short for field in core.fields)
    if short and context.reference is not None:
        candidates = _recent(candidates, context.reference.moment.date()) or candidates
    if weekdays and all(candidate.day is not None for candidate in candidates):
        agreeing = tuple(c for c in candidates if c.day is not None and c.day.weekday() in weekdays)
        if short:
            # A wrong weekday is likelier than an article of another age.
            agreeing = tuple(candidate for candidate in agreeing if candidate.day and candidate.day.year >= _EARLIEST)
        if not agreeing:
            return Decision(candidates, "year" if short else "conflict")
        candidates = agreeing
    if len({candidate.iso for candidate in candidates}) == 1:
        return Decision(candidates[:1], None)
    return Decision(candidates, _why(candidates, short, core.numeric))


def _why(candidates: Sequence[Candidate], short: bool, numeric: bool) -> str:
    if short:
        return "year"
    if len({candidate.calendar for candidate in candidates}) > 1:
        return "calendar"
    if numeric and len({candidate.order for candidate in candidates}) > 1:
        return "order"
    return "calendar" if candidates[0].calendar == "hebrew" else "word"


def _ordered(candidates: tuple[Candidate, ...], order: str | None) -> tuple[Candidate, ...]:
    """Leave the candidates in the order of the language, unless it fits none."""
    if order is None:
        return candidates
    return tuple(candidate for candidate in candidates if candidate.order in (order, "")) or candidates


def _recent(candidates: tuple[Candidate, ...], reference: date) -> tuple[Candidate, ...]:
    latest = reference + timedelta(days=1)
    return tuple(c for c in candidates if c.day is not None and c.day <= latest and c.day.year >= reference.year - _OLDEST)


def candidates_of(fields: Iterable[Fields], context: Context) -> Iterator[Candidate]:
    """Yield everything that a date may mean by its day, month, year and calendar."""
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


def _is_unconverted(field: Fields, context: Context) -> bool:
    """Say whether a year without an era is one of a calendar of the language that is not converted."""
    if field.year is None or field.eras or field.short:
        return False
    windows = (UNCONVERTED[calendar] for calendar in context.calendars if calendar in UNCONVERTED)
    return any(low <= field.year <= high for low, high in windows)


def _calendars(context: Context) -> tuple[str, ...]:
    return NUMERIC if context.any_calendar else ("gregory", *sorted(context.calendars))
