"""Times of day and time zones."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from segmenter.dates.shapes import gap
from segmenter.dates.tokens import Token
from segmenter.dates.vocabulary import unspaced
from segmenter.languages.datewords import DateWord

_COLON = re.compile(r" ?: ?")
_FRACTION = re.compile(r"[.,]")
_PERIOD_GAP = re.compile(r" ?[.(]? ?")
_ZONE_GAP = re.compile(r"[ ,.]{0,2}[(\[]?")
_SIGN = re.compile(r" ?\(?([+-])")
_LAST_HOUR, _LAST_MINUTE = 23, 59
_LARGEST_OFFSET = 14  # hours
_HALF_DAY = 12
_SHORT = 4  # letters


class Usage(NamedTuple):
    """How times are written.

    The country tells zones of one name apart; ``dotted``, a dot may part hour and minute; ``halved``, hours may go to twelve.
    """

    country: str | None
    dotted: bool
    halved: bool


class Zone(NamedTuple):
    """A time zone: its offset as ``+03:00``, empty where only the place would tell, its range, and the token after it.

    ``start`` and ``end`` are offsets in the folded view.
    """

    offset: str
    start: int
    end: int
    last: int


class Clock(NamedTuple):
    """A time of day as far as it is written, its zone, and its tokens ``first`` to ``last``, half-open."""

    hour: int
    minute: int | None
    second: int | None
    first: int
    last: int
    zone: Zone | None

    @property
    def precision(self) -> str:
        """``hour``, ``minute`` or ``second``."""
        return "hour" if self.minute is None else "minute" if self.second is None else "second"

    @property
    def iso(self) -> str:
        """The time in ISO 8601, with its offset where one is known."""
        parts = [f"{part:02}" for part in (self.hour, self.minute, self.second) if part is not None]
        return ":".join(parts) + (self.zone.offset if self.zone is not None else "")


def clock(view: str, tokens: Sequence[Token], first: int, usage: Usage, *, iso: bool = False) -> Clock | None:
    """Return the time of day that begins at a token, or ``None``. ``iso`` says that a ``T`` stands before it."""
    place, announced, before = _lead(view, tokens, first)
    if place >= len(tokens):
        return None
    found = _written(view, tokens, place, announced or usage.dotted)
    if found is None:
        return None
    hour, minute, second, last, sure = found
    after, last = _period(view, tokens, last)
    periods = (*before, *after)
    unit = _unit(view, tokens, last)
    if unit in ("minute", "second"):
        # A length, such as that of a video.
        return None
    if unit == "hour":
        last += 1
        sure = True
        if not periods:
            periods, last = _period(view, tokens, last)
    zone = zone_at(view, tokens, last, usage.country) or _bare_offset(view, tokens, last, firm=iso or second is not None)
    if not periods and ((not sure and zone is None) or (usage.halved and hour <= _HALF_DAY and _unknown(view, tokens, last))):
        return None
    resolved = _hour(hour, periods)
    if resolved is None or (minute or 0) > _LAST_MINUTE or (second or 0) > _LAST_MINUTE:
        return None
    return Clock(resolved, minute, second, first, zone.last if zone is not None else last, zone)


def _unknown(view: str, tokens: Sequence[Token], place: int) -> bool:
    """Say whether a short word follows that is not known: it may mean the afternoon."""
    if place >= len(tokens) or gap(view, tokens, place) not in ("", " "):
        return False
    token = tokens[place]
    unknown = token.value is None and not token.words and token.end - token.start <= _SHORT
    return unknown and not unspaced(view[token.start])


def _lead(view: str, tokens: Sequence[Token], first: int) -> tuple[int, bool, tuple[DateWord, ...]]:
    """Pass over what stands before a time: ``at``, ``الساعة``, ``下午``."""
    place, announced = first, False
    periods: tuple[DateWord, ...] = ()
    while place < len(tokens) and place - first < 3 and (place == first or _PERIOD_GAP.fullmatch(gap(view, tokens, place))):
        if tokens[place].meaning("clock"):
            announced = True
        elif not periods and place + 1 < len(tokens) and tokens[place].meaning("period") and tokens[place + 1].value is not None:
            periods = tokens[place].meanings("period")
        elif not (place > first and tokens[place].meaning("filler")):
            break
        place += 1
    return place, announced, periods


def _written(
    view: str, tokens: Sequence[Token], place: int, announced: bool
) -> tuple[int, int | None, int | None, int, bool] | None:
    """Return hour, minute, second, the token after, and whether the form alone shows that it is a time."""
    hour = tokens[place]
    if hour.value is None or hour.system == "hebrew" or hour.digits > 4:
        return None
    if hour.digits == 4:
        # 1022 GMT
        return hour.value // 100, hour.value % 100, None, place + 1, False
    if hour.digits == 3:
        return None
    colon = place + 1 < len(tokens) and _COLON.fullmatch(gap(view, tokens, place + 1))
    if colon and _two(tokens[place + 1]):
        second = place + 2 if place + 2 < len(tokens) and gap(view, tokens, place + 2) == ":" else None
        if second is not None and _two(tokens[second]):
            return hour.value, tokens[place + 1].value, tokens[second].value, _past_fraction(view, tokens, second + 1), True
        return hour.value, tokens[place + 1].value, None, place + 2, True
    if _unit(view, tokens, place + 1) == "hour":
        return _by_units(view, tokens, place)
    if place + 1 < len(tokens) and gap(view, tokens, place + 1) == "." and _two(tokens[place + 1]):
        after = place + 2
        if after < len(tokens) and gap(view, tokens, after) == "." and _two(tokens[after]):
            return hour.value, tokens[place + 1].value, tokens[after].value, after + 1, announced
        return hour.value, tokens[place + 1].value, None, after, announced
    return hour.value, None, None, place + 1, False


def _two(token: Token) -> bool:
    return token.value is not None and token.digits == 2


def _past_fraction(view: str, tokens: Sequence[Token], place: int) -> int:
    if place < len(tokens) and tokens[place].value is not None and _FRACTION.fullmatch(gap(view, tokens, place)):
        return place + 1
    return place


def _unit(view: str, tokens: Sequence[Token], place: int) -> str | None:
    if place < len(tokens) and not gap(view, tokens, place).strip(" ."):
        unit = tokens[place].meaning("unit")
        return unit.name if unit is not None else None
    return None


def _by_units(view: str, tokens: Sequence[Token], place: int) -> tuple[int, int | None, int | None, int, bool]:
    """``10h22``, ``10時22分``, ``3 giờ 20 phút``."""
    values: list[int | None] = [tokens[place].value, None, None]
    last = place + 2
    for step, name in ((1, "minute"), (2, "second")):
        number = tokens[last] if last < len(tokens) and not gap(view, tokens, last).strip() else None
        if number is None or number.value is None or number.value > _LAST_MINUTE or number.digits == 4:
            break
        unit = _unit(view, tokens, last + 1)
        if unit != name and not (unit is None and step == 1 and number.digits == 2 and not _month(tokens, last + 1)):
            break
        values[step], last = number.value, last + (2 if unit == name else 1)
        if unit != name:
            break
    return values[0] or 0, values[1], values[2], last, True


def _month(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and tokens[place].meaning("month") is not None


def _period(view: str, tokens: Sequence[Token], place: int) -> tuple[tuple[DateWord, ...], int]:
    if place < len(tokens) and _PERIOD_GAP.fullmatch(gap(view, tokens, place)):
        found = tokens[place].meanings("period")
        if found:
            return found, place + 1
    return (), place


def _hour(hour: int, periods: Sequence[DateWord]) -> int | None:
    """Return the hour of 24 that an hour with a part of the day is, ``None`` where there is none."""
    if hour > _LAST_HOUR:
        return None
    if hour > 12 or not periods:
        return hour
    for period in periods:
        start, _, end = period.name.partition("-")
        low, high = int(start), int(end)
        fits = [h for h in (hour % 12, hour % 12 + 12) if (low <= h < high if low < high else h >= low or h < high)]
        if len(fits) == 1:
            return fits[0]
    return None


def zone_at(view: str, tokens: Sequence[Token], place: int, country: str | None) -> Zone | None:
    """Return the time zone that is named at a token: ``GMT``, ``UTC+3``, ``بتوقيت غرينتش``."""
    if place >= len(tokens) or (place and not _ZONE_GAP.fullmatch(gap(view, tokens, place))):
        return None
    names = tokens[place].meanings("zone")
    if not names:
        return None
    offset = _by_country(names, country)
    if offset == "+00:00" and place + 1 < len(tokens):
        sign = gap(view, tokens, place + 1)
        shift = _offset(view, tokens, place + 1) if sign in ("+", "-") else None
        if shift is not None:
            return _zone(tokens, sign + shift[0], tokens[place].start, shift[1])
    return _zone(tokens, offset, tokens[place].start, place + 1)


def _zone(tokens: Sequence[Token], offset: str, start: int, last: int) -> Zone:
    return Zone(offset, start, tokens[last - 1].end, last)


def _by_country(names: Sequence[DateWord], country: str | None) -> str:
    for name in names:
        offset, _, place = name.name.partition(" ")
        if place and place == country:
            return offset
    plain = {name.name for name in names if " " not in name.name}
    return plain.pop() if len(plain) == 1 else ""


def _bare_offset(view: str, tokens: Sequence[Token], place: int, *, firm: bool) -> Zone | None:
    """``+03:00`` or ``+0300`` after a time. With ``firm`` a minus sign needs no space before it."""
    if place >= len(tokens):
        return None
    between = gap(view, tokens, place)
    sign = _SIGN.fullmatch(between)
    if sign is None or (sign[1] == "-" and not firm and not between[:-1]):
        return None
    shift = _offset(view, tokens, place)
    if shift is None or (tokens[place].digits != 4 and not (tokens[place].digits == 2 and (firm or sign[1] == "+"))):
        return None
    return _zone(tokens, sign[1] + shift[0], tokens[place].start - 1, shift[1])


def _offset(view: str, tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    """Return hours and minutes of an offset without its sign, and the token after it."""
    token = tokens[place]
    if token.value is None or token.digits not in (1, 2, 4):
        return None
    if token.digits == 4:
        hours, minutes, last = token.value // 100, token.value % 100, place + 1
    else:
        hours, minutes, last = token.value, 0, place + 1
        if last < len(tokens) and gap(view, tokens, last) == ":" and _two(tokens[last]):
            minutes, last = tokens[last].value or 0, last + 1
    return (f"{hours:02}:{minutes:02}", last) if hours <= _LARGEST_OFFSET and minutes <= _LAST_MINUTE else None
