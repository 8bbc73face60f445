"""From the tokens of one text to the readings of its dates."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from segmenter.dates.agreement import agree, both, span
from segmenter.dates.calendars import name_of
from segmenter.dates.clock import Clock, Usage
from segmenter.dates.decision import Context, Decision, decide
from segmenter.dates.expression import Expression, expressions
from segmenter.dates.reading import DateReading
from segmenter.dates.relative import Relative
from segmenter.dates.tokens import Tokens
from segmenter.dates.zones import Zone
from segmenter.folding import Folded

_PAIRED = re.compile(r"[\s,.;:|/()\[\]\u2022\u00b7\u301c=\"'~-]{0,8}")
_RANGE = ("-", "~", "\u301c", ")~", ")\u301c", ")-")
_MOST_CALENDARS = 4
_DAY_DIGITS, _MOST_DAYS = 2, 31
_TO_MONTH = ("", ".", "-", "/")  # between a day and its month
_BRACKETS = (("(", ")"), ("[", "]"), ("\uff08", "\uff09"))


class Reader:
    """One text on its way from tokens to readings."""

    def __init__(self, text: str, folded: Folded, found: Tokens, context: Context, usage: Usage) -> None:
        self._text, self._folded, self._tokens, self._context = text, folded, found, context
        self._expressions = list(expressions(found, usage))

    def dated(self) -> Iterator[DateReading]:
        """Yield the readings that have a day or month and a year."""
        self._expressions = [found for found in self._expressions if found.core is not None and found.whole]
        return (reading for reading in self.readings() if reading.precision != "year")

    def readings(self) -> Iterator[DateReading]:
        """Yield what the expressions mean; those that give one day in several calendars are one, as are first and last day."""
        place = 0
        while place < len(self._expressions):
            first, *run = self._run(place)
            decision, size = self._together(first, run)
            if decision is None:
                yield self._single(first)
            else:
                timed = next((found for found in (first, *run[:size]) if found.clock is not None), first)
                yield self._reading(first, run[size - 1].last, decision, timed)
            place += size + 1

    def _run(self, place: int) -> list[Expression]:
        """Return an expression and those after it as far as they are joined to each other."""
        run = [self._expressions[place]]
        for following in self._expressions[place + 1 : place + _MOST_CALENDARS]:
            if not self._joined(run[-1], following):
                break
            run.append(following)
        return run

    def _together(self, first: Expression, run: Sequence[Expression]) -> tuple[Decision | None, int]:
        """Return what an expression means together with those joined to it, and how many of them belong to it."""
        if not run:
            return None, 0
        decision = agree(first, run[0], self._context)
        if decision is None:
            return (span(first, run[0], self._context), 1) if self._ranged(first, run[0]) else (None, 0)
        size = 1
        while size < len(run) and (further := agree(first, run[size], self._context)) is not None:
            decision, size = both(decision, further), size + 1
        return decision, size

    def _joined(self, first: Expression, second: Expression) -> bool:
        if first.core is None or second.core is None:
            return False
        words = self._tokens.between(first.last, second.first)
        gaps = [self._tokens.gap(place) for place in range(first.last, second.first + 1)]
        return all(word.meaning("pair", "filler", "until") for word in words) and all(map(_PAIRED.fullmatch, gaps))

    def _ranged(self, first: Expression, second: Expression) -> bool:
        """Say whether two dates without times are joined as first and last day."""
        if first.clock is not None or second.clock is not None:
            return False
        words = self._tokens.between(first.last, second.first)
        if words:
            return all(word.meaning("until") for word in words)
        return self._tokens.gap(second.first).strip() in _RANGE

    def _single(self, found: Expression) -> DateReading:
        if found.relative is not None:
            return self._counted(found, found.relative)
        decision = decide(found.core, found.weekdays, self._context) if found.core is not None else Decision((), "invalid")
        if self._has_no_day(found):
            decision = Decision((), "invalid")
        return self._reading(found, found.last, decision, found)

    def _has_no_day(self, found: Expression) -> bool:
        """Say whether a number that no day can be stands before a month without one: *32 March 2024*."""
        fields = found.core.fields if found.core is not None else ()
        before = self._tokens.at(found.first - 1)
        number = before.value is not None and 0 < before.digits <= _DAY_DIGITS and not 0 < before.value <= _MOST_DAYS
        bare = all(field.day is None and field.month is not None for field in fields)
        named = self._tokens.at(found.first).meaning("month") is not None
        return number and bare and named and self._tokens.gap(found.first).strip() in _TO_MONTH

    def _reading(self, first: Expression, last: int, decision: Decision, timed: Expression) -> DateReading:
        """Return the reading of a date and what belongs to it; ``timed`` is the expression that has the time."""
        fields = first.core.fields if first.core is not None else ()
        day = any(field.day is not None for field in fields)
        precision = "day" if day else "month" if any(field.month is not None for field in fields) else "year"
        dates = decision.dates
        if timed.clock is not None and day:
            dates, precision = tuple(f"{date}T{_time(timed.clock, timed.zone)}" for date in dates), timed.clock.precision
        eras = [era for field in fields for era in field.eras] or ["gregory"]
        calendar = decision.candidates[0].calendar if decision.candidates else name_of(eras[0])
        place = self._place(first.first, last)
        date = dates[0] if decision.unsure is None else None
        return DateReading(*place, date, precision, self._zone(timed), calendar, dates, decision.unsure)

    def _counted(self, found: Expression, relative: Relative) -> DateReading:
        """Return the reading of a time counted from now."""
        reference = self._context.reference
        dates = relative.resolve(reference) if reference is not None else ()
        precision = relative.precision
        if found.clock is not None and precision == "day":
            dates, precision = tuple(f"{date}T{_time(found.clock, found.zone)}" for date in dates), found.clock.precision
        unsure = None if len(dates) == 1 else "word" if dates else "relative"
        if unsure is None and found.weekdays and relative.precision == "day":
            unsure = None if datetime.fromisoformat(dates[0]).weekday() in found.weekdays else "conflict"
        date = dates[0] if unsure is None else None
        place = self._place(found.first, found.last)
        return DateReading(*place, date, precision, self._zone(found), readings=dates, unsure=unsure)

    def _zone(self, found: Expression) -> str | None:
        zone = found.clock.zone if found.clock is not None and found.clock.zone is not None else found.zone
        return self._text[slice(*self._folded.source(zone.start, zone.end))] if zone is not None else None

    def _place(self, first: int, last: int) -> tuple[str, int, int]:
        """Return a date as written and its range, with the bracket that closes one in it."""
        start, end = self._folded.source(self._tokens.at(first).start, self._tokens.at(last - 1).end)
        for opening, closing in _BRACKETS:
            piece = self._text[start:end]
            if piece.count(opening) > piece.count(closing) and self._text.startswith(closing, end):
                end += 1
        return self._text[start:end], start, end


def _time(clock: Clock, zone: Zone | None) -> str:
    """Return a time with its offset, that of a zone before it where it has none."""
    return clock.iso + zone.offset if clock.zone is None and zone is not None else clock.iso
