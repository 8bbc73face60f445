"""What a date says as it is written: day, month and year, before anything is decided."""

from typing import NamedTuple

LAST_DAY, LAST_MONTH = 31, 12


class Fields(NamedTuple):
    """Day, month and year as written. ``eras`` are the calendars that it may be in, empty where the year decides.

    ``short`` says that the year has two digits. ``order`` is how numbers alone were taken: ``"dm"`` or ``"md"`` where the
    year comes last, ``"ymd"`` where it comes first, empty where words tell.
    """

    eras: tuple[str, ...]
    year: int | None
    month: int | None
    day: int | None
    short: bool = False
    order: str = ""


class Core(NamedTuple):
    """A date without weekday and time: its tokens ``first`` to ``last``, half-open, and what it may mean.

    ``numeric`` says that it is written in numbers alone, ``several`` that it is one end of a range.
    """

    first: int
    last: int
    fields: tuple[Fields, ...]
    numeric: bool = False
    several: bool = False

    @property
    def dated(self) -> bool:
        """Whether it has a year."""
        return any(field.year is not None for field in self.fields)
