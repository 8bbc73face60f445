"""The moment that ``3 hours ago`` is counted from, as a caller gives it."""

from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from segmenter.errors import UsageError

ReferenceLike: TypeAlias = date | str
"""A date, a datetime, or either in ISO 8601."""


class Reference(NamedTuple):
    """A moment, or a whole day where ``timed`` is false: hours cannot be counted back from one."""

    moment: datetime
    timed: bool


def as_reference(given: ReferenceLike | None) -> Reference | None:
    """Return the reference that a caller gave; raises :class:`~segmenter.errors.UsageError` for what is none."""
    if given is None:
        return None
    if isinstance(given, datetime):
        return Reference(given, True)
    if isinstance(given, date):
        return Reference(_midnight(given), False)
    if isinstance(given, str):
        for read in (date.fromisoformat, datetime.fromisoformat):
            try:
                return as_reference(read(given.strip()))
            except ValueError:
                continue
    remedy = "give a date, a datetime, or one written like '2024-03-17' or '2024-03-17T10:22+03:00'"
    raise UsageError(f"reference {given!r} is no date: {remedy}")


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)
