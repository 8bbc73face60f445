"""Times of day."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from segmenter.dates.tokens import Tokens
from segmenter.dates.vocabulary import unspaced
from segmenter.dates.zones import Zone, named_zone, numeric_zone
from segmenter.languages.datewords import DateWord

_COLON = re.compile(r" ?: ?")
_FRACTION = re.compile(r"[.,]")
_BESIDE = re.compile(r" ?[.(]? ?")
_LAST_HOUR, _LAST_MINUTE = 23, 59
_HALF_DAY = 12
_MOST_LEADS = 3
_SHORT = 4  # letters


class Usage(NamedTuple):
    """How times are written.

    The country tells zones of one name apart; ``dotted``, a dot may part hour and minute; ``halved``, hours may go to twelve.
    """

    country: str | None
    dotted: bool
    halved: bool


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
        numbers = [f"{number:02}" for number in (self.hour, self.minute, self.second) if number is not None]
        return ":".join(numbers) + (self.zone.offset if self.zone is not None else "")


class _Written(NamedTuple):
    """Hour, minute and second as written, the token after them, and whether the form alone shows that it is a time."""

    hour: int
    minute: int | None
    second: int | None
    last: int
    sure: bool


def clock(tokens: Tokens, first: int, usage: Usage, *, iso: bool = False) -> Clock | None:
    """Return the time of day that begins at a token, or ``None``. ``iso`` says that a ``T`` stands before it."""
    place, announced, periods = _lead(tokens, first)
    written = _written(tokens, place, announced or usage.dotted)
    if written is None:
        return None
    after, last = _period(tokens, written.last)
    unit = _unit(tokens, last)
    if unit in ("minute", "second"):
        # A length, such as that of a video.
        return None
    if unit == "hour":
        later, last = _period(tokens, last + 1)
        after = after or later
    periods = (*periods, *after)
    firm = iso or written.second is not None
    zone = named_zone(tokens, last, usage.country) or numeric_zone(tokens, last, firm=firm)
    if not periods:
        if not (written.sure or unit == "hour" or zone is not None):
            return None
        if usage.halved and written.hour <= _HALF_DAY and _unknown(tokens, last):
            return None
    hour = _hour(written.hour, periods)
    if hour is None or max(written.minute or 0, written.second or 0) > _LAST_MINUTE:
        return None
    return Clock(hour, written.minute, written.second, first, zone.last if zone is not None else last, zone)


def compact_clock(tokens: Tokens, place: int, usage: Usage) -> Clock | None:
    """Return the time ``102200`` after the ``T`` of a date without separators."""
    digits = tokens.text(place)
    if tokens.at(place).value is None or len(digits) not in (4, 6):
        return None
    hour, minute, second = int(digits[:2]), int(digits[2:4]), int(digits[4:]) if digits[4:] else None
    if hour > _LAST_HOUR or max(minute, second or 0) > _LAST_MINUTE:
        return None
    zone = named_zone(tokens, place + 1, usage.country)
    return Clock(hour, minute, second, place, zone.last if zone is not None else place + 1, zone)


def _unknown(tokens: Tokens, place: int) -> bool:
    """Say whether a short word follows that is not known: it may mean the afternoon."""
    token = tokens.at(place)
    if tokens.gap(place) not in ("", " ") or token.value is not None or token.words:
        return False
    return token.end - token.start <= _SHORT and not unspaced(tokens.view[token.start])


def _lead(tokens: Tokens, first: int) -> tuple[int, bool, tuple[DateWord, ...]]:
    """Pass over what stands before a time, ``at``, ``下午``; say whether it announces one, and which part of the day it names."""
    place, announced = first, False
    periods: tuple[DateWord, ...] = ()
    while place - first < _MOST_LEADS and (place == first or _BESIDE.fullmatch(tokens.gap(place))):
        token = tokens.at(place)
        if token.meaning("clock"):
            announced = True
        elif not periods and token.meaning("period") and tokens.at(place + 1).value is not None:
            periods = token.meanings("period")
        elif not (place > first and token.meaning("filler")):
            break
        place += 1
    return place, announced, periods


def _written(tokens: Tokens, place: int, dotted: bool) -> _Written | None:
    hour = tokens.at(place)
    if hour.value is None or hour.system == "hebrew" or hour.digits in (3, *range(5, 20)):
        return None
    if hour.digits == 4:
        # 1022 GMT
        return _Written(*divmod(hour.value, 100), None, place + 1, False)
    one, two = tokens.at(place + 1), tokens.at(place + 2)
    if _COLON.fullmatch(tokens.gap(place + 1)) and one.digits == 2:
        if tokens.gap(place + 2) == ":" and two.digits == 2:
            return _Written(hour.value, one.value, two.value, _past_fraction(tokens, place + 3), True)
        return _Written(hour.value, one.value, None, place + 2, True)
    if _unit(tokens, place + 1) == "hour":
        return _by_units(tokens, place)
    if tokens.gap(place + 1) == "." and one.digits == 2:
        if tokens.gap(place + 2) == "." and two.digits == 2:
            return _Written(hour.value, one.value, two.value, place + 3, dotted)
        return _Written(hour.value, one.value, None, place + 2, dotted)
    return _Written(hour.value, None, None, place + 1, False)


def _past_fraction(tokens: Tokens, place: int) -> int:
    fraction = tokens.at(place).value is not None and _FRACTION.fullmatch(tokens.gap(place))
    return place + 1 if fraction else place


def _unit(tokens: Tokens, place: int) -> str | None:
    unit = tokens.at(place).meaning("unit")
    return unit.name if unit is not None and not tokens.gap(place).strip(" .") else None


def _by_units(tokens: Tokens, place: int) -> _Written:
    """``10h22``, ``10時22分``, ``3 giờ 20 phút``."""
    values: list[int | None] = [None, None]
    last = place + 2
    for step, name in enumerate(("minute", "second")):
        number = tokens.at(last)
        if tokens.gap(last).strip() or number.value is None or number.value > _LAST_MINUTE or number.digits == 4:
            break
        unit = _unit(tokens, last + 1)
        bare = unit is None and step == 0 and number.digits == 2 and not tokens.at(last + 1).meaning("month")
        if unit != name and not bare:
            break
        values[step], last = number.value, last + (1 if bare else 2)
        if bare:
            break
    return _Written(tokens.at(place).value or 0, values[0], values[1], last, True)


def _period(tokens: Tokens, place: int) -> tuple[tuple[DateWord, ...], int]:
    found = tokens.at(place).meanings("period") if _BESIDE.fullmatch(tokens.gap(place)) else ()
    return found, place + 1 if found else place


def _hour(hour: int, periods: Sequence[DateWord]) -> int | None:
    """Return the hour of 24 that an hour with a part of the day is, ``None`` where there is none."""
    if hour > _LAST_HOUR:
        return None
    if hour > _HALF_DAY or not periods:
        return hour
    for period in periods:
        start, _, end = period.name.partition("-")
        low, high = int(start), int(end)
        both = (hour % _HALF_DAY, hour % _HALF_DAY + _HALF_DAY)
        fits = [hour for hour in both if (low <= hour < high if low < high else hour >= low or hour < high)]
        if len(fits) == 1:
            return fits[0]
    return None
