"""A whole date in a text: the date itself with its weekday, time and zone, in whatever order they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from segmenter.dates.clock import Clock, Usage, clock, compact_clock
from segmenter.dates.fields import Core
from segmenter.dates.relative import Relative, relative
from segmenter.dates.shapes import core
from segmenter.dates.tokens import Tokens
from segmenter.dates.vocabulary import lettered
from segmenter.dates.zones import Zone, named_zone

_BETWEEN = re.compile(r"[\s,.;:|/()\[\]\u2022\u00b7\u0970@'\"*+>\\-]{0,8}")
_SMALL = ("filler", "clock", "pair", "ordinal", "leading")
_OPENING = ("ago", "clock", "leading", "month", "today", "weekday")
_MOST_STEPS = 24
_TIME_MARK = "t"
# A weekday that is a single sign: of Chinese, or a syllable of Korean, which is folded into its letters.
_SIGN = re.compile("[\u3400-\u9fff]|[\u1100-\u115f][\u1160-\u11ff]{1,2}")


@dataclass(frozen=True, slots=True)
class Expression:
    """A date with what belongs to it; tokens ``first`` to ``last``, half-open."""

    first: int
    last: int
    core: Core | None = None
    relative: Relative | None = None
    weekdays: tuple[int, ...] = ()
    clock: Clock | None = None
    zone: Zone | None = None

    @property
    def dated(self) -> bool:
        """Whether there is a date, and not just a weekday or time."""
        return self.core is not None or self.relative is not None

    @property
    def whole(self) -> bool:
        """Whether the date has a year, or is counted from now."""
        return self.relative is not None or (self.core is not None and self.core.dated)


def expressions(tokens: Tokens, usage: Usage) -> Iterator[Expression]:
    """Yield the dates of a text in order; they do not overlap."""
    place = 0
    while place < len(tokens):
        found = expression(tokens, place, usage)
        if found is None:
            place += 1
        else:
            yield found
            place = found.last


def expression(tokens: Tokens, first: int, usage: Usage) -> Expression | None:
    """Return the date with its weekday, time and zone that begins at a token, or ``None``."""
    if tokens.at(first).meaning(*_SMALL) and not tokens.at(first).meaning(*_OPENING):
        return None
    found, place = Expression(first, first), first
    for _ in range(_MOST_STEPS):
        if place > first and not _BETWEEN.fullmatch(tokens.gap(place)):
            break
        grown = _with_day(tokens, found, place) or _with_time(tokens, found, place, usage)
        if grown is not None:
            found, place = grown, grown.last
        elif place > first and tokens.at(place).meaning(*_SMALL):
            place += 1
        else:
            break
    return found if found.dated else None


def _with_day(tokens: Tokens, found: Expression, place: int) -> Expression | None:
    """Return the expression with the date or weekday that stands at a token."""
    if not found.dated:
        weekdays = _weekdays(tokens, place) if not found.weekdays else ()
        date = core(tokens, place)
        if weekdays and (date is None or not date.dated):
            return replace(found, weekdays=weekdays, last=place + 1)
        if date is not None:
            return replace(found, core=date, last=date.last)
        counted = relative(tokens, place)
        return replace(found, relative=counted, last=counted.last) if counted is not None else None
    if found.relative is not None and found.clock is None and found.relative.precision == "day":
        # Today, 17 March 2024
        date = core(tokens, place)
        if date is not None and date.dated:
            return replace(found, core=date, relative=None, last=date.last)
    weekdays = _weekdays(tokens, place) if not found.weekdays else ()
    return replace(found, weekdays=weekdays, last=place + 1) if weekdays else None


def _with_time(tokens: Tokens, found: Expression, place: int, usage: Usage) -> Expression | None:
    """Return the expression with the time or zone that stands at a token, or the year after a time."""
    if found.clock is not None:
        return _with_late_year(tokens, found, place)
    if not _timed(found):
        return None
    if found.dated and tokens.text(place) == _TIME_MARK and not tokens.gap(place + 1):
        time = clock(tokens, place + 1, usage, iso=True) or compact_clock(tokens, place + 1, usage)
    else:
        time = clock(tokens, place, usage)
    if time is not None:
        return replace(found, clock=time, last=time.last)
    zone = named_zone(tokens, place, usage.country) if found.zone is None else None
    return replace(found, zone=zone, last=zone.last) if zone is not None else None


def _timed(found: Expression) -> bool:
    """Say whether a time can belong to what was found: to a day, or to one that may follow."""
    if found.core is not None:
        return any(field.day is not None for field in found.core.fields)
    return found.relative is None or found.relative.precision == "day"


def _with_late_year(tokens: Tokens, found: Expression, place: int) -> Expression | None:
    """``Sun Mar 17 10:22:00 2024``."""
    token = tokens.at(place)
    if found.core is None or found.whole or token.value is None or token.digits != 4 or not 1900 <= token.value < 2200:
        return None
    fields = tuple(field._replace(year=token.value) for field in found.core.fields)
    return replace(found, core=found.core._replace(fields=fields), last=place + 1)


def _weekdays(tokens: Tokens, place: int) -> tuple[int, ...]:
    token, view = tokens.at(place), tokens.view
    days = tuple(dict.fromkeys(word.number for word in token.meanings("weekday")))
    if days and _SIGN.fullmatch(tokens.text(place)):
        # A single sign is a weekday only where it stands alone: it is part of too many words.
        before, after = view[token.start - 1 : token.start], tokens.after(place)
        if (before and lettered(before)) or (after and lettered(after)):
            return ()
    return days
