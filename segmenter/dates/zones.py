"""Time zones: names with their offset from UTC, and offsets in numbers."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from segmenter.dates.tokens import Tokens
from segmenter.languages.datewords import DateWord

_BEFORE = re.compile(r"[ ,.]{0,2}[(\[]?")
_SHIFTED = re.compile(r" ?([+-])")
_SIGN = re.compile(r" ?\(?([+-])")
_LARGEST_HOURS, _LAST_MINUTE = 14, 59
_UTC = "+00:00"


class Zone(NamedTuple):
    """A time zone: its offset as ``+03:00``, empty where only place or season would tell, its range, and the token after it.

    ``start`` and ``end`` are offsets in the folded view.
    """

    offset: str
    start: int
    end: int
    last: int


def named_zone(tokens: Tokens, place: int, country: str | None) -> Zone | None:
    """Return the time zone that is named at a token: ``GMT``, ``UTC+3``, ``بتوقيت غرينتش``."""
    names = tokens.at(place).meanings("zone")
    if not names or not _BEFORE.fullmatch(tokens.gap(place)):
        return None
    offset = _by_country(names, country)
    sign = _SHIFTED.fullmatch(tokens.gap(place + 1))
    shift = _shift(tokens, place + 1) if offset == _UTC and sign is not None else None
    if shift is not None and sign is not None:
        return _zone(tokens, sign[1] + shift[0], tokens.at(place).start, shift[1])
    return _zone(tokens, offset, tokens.at(place).start, place + 1)


def numeric_zone(tokens: Tokens, place: int, *, firm: bool) -> Zone | None:
    """Return an offset after a time, ``+03:00`` or ``+0300``. With ``firm`` a minus sign needs no space before it."""
    between = tokens.gap(place)
    sign = _SIGN.fullmatch(between)
    if sign is None or (sign[1] == "-" and not firm and not between[:-1]):
        return None
    digits = tokens.at(place).digits
    shift = _shift(tokens, place)
    if shift is None or not (digits == 4 or (digits == 2 and (firm or sign[1] == "+"))):
        return None
    return _zone(tokens, sign[1] + shift[0], tokens.at(place).start - 1, shift[1])


def _zone(tokens: Tokens, offset: str, start: int, last: int) -> Zone:
    return Zone(offset, start, tokens.at(last - 1).end, last)


def _by_country(names: Sequence[DateWord], country: str | None) -> str:
    for name in names:
        offset, _, place = name.name.partition(" ")
        if place and place == country:
            return offset
    plain = {name.name for name in names if " " not in name.name}
    return plain.pop() if len(plain) == 1 else ""


def _shift(tokens: Tokens, place: int) -> tuple[str, int] | None:
    """Return hours and minutes of an offset without its sign, and the token after it."""
    token = tokens.at(place)
    if token.value is None or token.digits not in (1, 2, 4):
        return None
    hours, minutes, last = token.value, 0, place + 1
    if token.digits == 4:
        hours, minutes = divmod(token.value, 100)
    elif tokens.gap(last) == ":" and tokens.at(last).digits == 2:
        minutes, last = tokens.at(last).value or 0, last + 1
    return (f"{hours:02}:{minutes:02}", last) if hours <= _LARGEST_HOURS and minutes <= _LAST_MINUTE else None
