"""A whole date in a text: the date itself with its weekday, time and zone, in whatever order they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from segmenter.dates.clock import Clock, Usage, Zone, clock, zone_at
from segmenter.dates.relative import Relative, relative
from segmenter.dates.shapes import Core, core, gap
from segmenter.dates.tokens import Token
from segmenter.dates.vocabulary import lettered

_BETWEEN = re.compile(r"[\s,.;:|/()\[\]\u2022\u00b7\u0970@'\"*+>\\-]{0,8}")
_MOST_PARTS = 24
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
        return self.relative is not None or (self.core is not None and {None} != {field.year for field in self.core.fields})


def expressions(view: str, tokens: Sequence[Token], usage: Usage) -> Iterator[Expression]:
    """Yield the dates of a text in order; they do not overlap."""
    place = 0
    while place < len(tokens):
        found = expression(view, tokens, place, usage)
        if found is None:
            place += 1
        else:
            yield found
            place = found.last


def expression(view: str, tokens: Sequence[Token], first: int, usage: Usage) -> Expression | None:
    """Return the date with its weekday, time and zone that begins at a token, or ``None``."""
    if tokens[first].meaning("filler", "pair") and not tokens[first].meaning("ago", "clock", "month", "today", "weekday"):
        return None
    found = Expression(first, first)
    place = first
    for _ in range(_MOST_PARTS):
        if place >= len(tokens) or (place > first and not _BETWEEN.fullmatch(gap(view, tokens, place))):
            break
        grown = _grown(view, tokens, found, place, usage)
        if grown is not None:
            found, place = grown, grown.last
        elif place > first and tokens[place].meaning("filler", "clock", "pair", "ordinal", "leading"):
            place += 1
        else:
            break
    return found if found.dated else None


def _grown(view: str, tokens: Sequence[Token], found: Expression, place: int, usage: Usage) -> Expression | None:
    """Return the expression with what stands at a token, or ``None`` where that is no further part of it."""
    if not found.dated:
        weekdays = _weekdays(view, tokens, place) if not found.weekdays else ()
        date = core(view, tokens, place)
        if weekdays and (date is None or all(field.year is None for field in date.fields)):
            return replace(found, weekdays=weekdays, last=place + 1)
        if date is not None:
            return replace(found, core=date, last=date.last)
        counted = relative(view, tokens, place)
        if counted is not None:
            return replace(found, relative=counted, last=counted.last)
    elif found.relative is not None and found.clock is None and found.relative.precision == "day":
        # Today, 17 March 2024
        date = core(view, tokens, place)
        if date is not None and any(field.year is not None for field in date.fields):
            return replace(found, core=date, relative=None, last=date.last)
    if found.dated and not found.weekdays and (weekdays := _weekdays(view, tokens, place)):
        return replace(found, weekdays=weekdays, last=place + 1)
    if found.core is not None and found.clock is not None and not found.whole and (year := _late_year(tokens[place])):
        fields = tuple(field._replace(year=year) for field in found.core.fields)
        return replace(found, core=found.core._replace(fields=fields), last=place + 1)
    if found.clock is None and _timed(found):
        return _with_time(view, tokens, found, place, usage)
    return None


def _with_time(view: str, tokens: Sequence[Token], found: Expression, place: int, usage: Usage) -> Expression | None:
    iso = gap(view, tokens, place) == "" and place > 0 and view[tokens[place].start - 1 : tokens[place].start] == "t"
    marked = view[tokens[place].start : tokens[place].end] == "t" and place + 1 < len(tokens) and not gap(view, tokens, place + 1)
    if marked and found.dated:
        time = clock(view, tokens, place + 1, usage, iso=True) or _compact_time(view, tokens, place + 1, usage)
        return replace(found, clock=time, last=time.last) if time is not None else None
    time = clock(view, tokens, place, usage, iso=iso)
    if time is not None:
        return replace(found, clock=time, last=time.last)
    if found.zone is None and (zone := zone_at(view, tokens, place, usage.country)) is not None:
        return replace(found, zone=zone, last=zone.last)
    return None


def _compact_time(view: str, tokens: Sequence[Token], place: int, usage: Usage) -> Clock | None:
    """``102200`` after the ``T`` of a date without separators."""
    token = tokens[place]
    if token.value is None or token.digits not in (4, 6):
        return None
    digits = view[token.start : token.end]
    hour, minute, second = int(digits[:2]), int(digits[2:4]), int(digits[4:]) if digits[4:] else None
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return None
    zone = zone_at(view, tokens, place + 1, usage.country)
    return Clock(hour, minute, second, place, zone.last if zone is not None else place + 1, zone)


def _timed(found: Expression) -> bool:
    """Say whether a time can belong to what was found: to a day, or to one that may follow."""
    if found.core is not None:
        return any(field.day is not None for field in found.core.fields)
    return found.relative is None or found.relative.precision == "day"


def _late_year(token: Token) -> int | None:
    """The year of ``Sun Mar 17 10:22:00 2024``."""
    return token.value if token.value is not None and token.digits == 4 and 1900 <= token.value < 2200 else None


def _weekdays(view: str, tokens: Sequence[Token], place: int) -> tuple[int, ...]:
    token = tokens[place]
    days = tuple(dict.fromkeys(word.number for word in token.meanings("weekday")))
    if days and _SIGN.fullmatch(view, token.start, token.end):
        # A single sign is a weekday only where it stands alone: it is part of too many words.
        before, after = view[token.start - 1 : token.start], view[token.end : token.end + 1]
        if (before and lettered(before)) or (after and lettered(after)):
            return ()
    return days
