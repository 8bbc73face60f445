"""The result of reading a date: what is written, where, and what it means as far as it is sure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date found in a text.

    ``text`` is the date as written, ``text[start:end]`` of what was read (code points, half-open).

    ``date`` is the date in ISO 8601 with just the precision that is written: ``2024``, ``2024-03``, ``2024-03-17``,
    ``2024-03-17T10``, ``2024-03-17T10:22``, ``2024-03-17T10:22:05``, with the offset from UTC (``+03:00``) where the
    text gives a time and one is known. It is in the Gregorian calendar whatever calendar was written. ``None``: not sure.

    ``unsure`` says why ``date`` is ``None``: ``"order"``, day and month may be either way round; ``"calendar"``, the
    year may be of several calendars or the span cannot be said in the Gregorian one; ``"word"``, a word means different
    months in different languages; ``"conflict"``, parts of the date contradict each other; ``"year"``, no year or
    one of two digits; ``"relative"``, counted from a moment that was not given; ``"range"``, several days;
    ``"invalid"``, no such day. ``None``: sure.

    ``readings`` holds all that the text may mean where it is unsure, sorted; for a sure date it is that date alone.

    ``precision`` is ``"year"``, ``"month"``, ``"day"``, ``"hour"``, ``"minute"`` or ``"second"``, of what is written.
    ``zone`` is the time zone as written, ``None`` where none is. ``calendar`` is that of the date as written:
    ``"gregory"``, ``"islamic"``, ``"persian"``, ``"hebrew"``, ``"buddhist"``, ``"roc"`` or ``"japanese"``; where a day is
    given in two calendars that agree, ``"gregory"``.
    """

    text: str
    start: int
    end: int
    date: str | None
    precision: str
    zone: str | None = None
    calendar: str = "gregory"
    readings: tuple[str, ...] = ()
    unsure: str | None = None
