"""Times counted from a moment: ``3 hours ago``, ``yesterday``."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from segmenter.dates.reference import Reference
from segmenter.dates.tokens import Token, Tokens
from segmenter.languages.datewords import UNITS

_LINKS = " ,.-'"
_MOST_TOKENS = 12
_LENGTHS = {"second": timedelta(seconds=1), "minute": timedelta(minutes=1), "hour": timedelta(hours=1)}
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}
_PRECISION = {"week": "day"}
_MOST = 100_000


class Relative(NamedTuple):
    """A time counted back: how many of which unit, each sum that it may mean, and its tokens, half-open."""

    sums: tuple[tuple[tuple[str, int], ...], ...]
    first: int
    last: int

    @property
    def precision(self) -> str:
        """Precision of the result: that of the smallest unit; weeks are counted in days."""
        unit = min((unit for unit, _ in self.sums[0]), key=UNITS.index)
        return _PRECISION.get(unit, unit)

    def resolve(self, reference: Reference) -> tuple[str, ...]:
        """Return the ISO dates that it may mean, counted from a moment; days and hours as that moment counts them.

        Hours counted from a whole day may lead to the day before: there is none to return.
        """
        if self.precision in _LENGTHS and not reference.timed:
            return ()
        return tuple(sorted({found for sum_ in self.sums if (found := _resolve(sum_, reference.moment, self.precision))}))


def relative(tokens: Tokens, first: int) -> Relative | None:
    """Return the time counted from now that begins at a token, or ``None``."""
    token = tokens.at(first)
    if token.value is not None or token.meaning("ago", "count", "unit", "filler"):
        counted = _counted(tokens, first)
        if counted is not None:
            return counted
    if token.meaning("now"):
        return Relative(((("hour", 0),),), first, first + 1)
    days = token.meanings("today")
    return Relative(tuple((("day", -day.number),) for day in days), first, first + 1) if days else None


def _counted(tokens: Tokens, first: int) -> Relative | None:
    """Numbers with units, and a word that says they are counted back, before or after them."""
    place, ago, number = first, False, None
    amounts: list[tuple[tuple[str, int], ...]] = []
    while place < min(len(tokens), first + _MOST_TOKENS):
        token = tokens.at(place)
        if place > first and tokens.gap(place).strip(_LINKS):
            break
        if number is None and (led := _led(tokens, place)):
            amounts.append(led)
            place += 1
        elif token.value is not None and token.system != "hebrew":
            if number is not None:
                break
            number = token.value
        elif found := _amounts(token, number):
            amounts.append(found)
            number = None
        elif token.meaning("ago"):
            if number is not None or (ago and not amounts):
                break
            ago = True
            if amounts:
                place += 1
                break
        elif number is None and token.meaning("count"):
            number = token.meanings("count")[0].number
        elif not token.meaning("filler", "ordinal") or place == first:
            break
        place += 1
    return _sum(amounts, first, place) if ago and amounts and number is None else None


def _led(tokens: Tokens, place: int) -> tuple[tuple[str, int], ...]:
    """Return what a unit before its number stands for: ``saa 3 zilizopita``."""
    units = [unit for unit in tokens.at(place).meanings("unit") if not unit.number]
    after = tokens.between(place + 1, place + 3)
    if not units or not after or after[0].value is None or tokens.gap(place + 1).strip():
        return ()
    if len(after) < 2 or after[1].meaning("unit") or not after[1].meaning("ago"):
        return ()
    return tuple(dict.fromkeys((unit.name, after[0].value) for unit in units))


def _amounts(token: Token, number: int | None) -> tuple[tuple[str, int], ...]:
    """Return what a unit may stand for after a number, or, without one, by itself."""
    units = token.meanings("unit")
    if number is not None:
        return tuple(dict.fromkeys((unit.name, number) for unit in units if unit.number <= 1))
    return tuple(dict.fromkeys((unit.name, unit.number) for unit in units if unit.number))


def _sum(amounts: Sequence[tuple[tuple[str, int], ...]], first: int, last: int) -> Relative | None:
    if any(len(found) > 1 for found in amounts) and len(amounts) > 1:
        return None
    if len(amounts) == 1:
        return Relative(tuple((amount,) for amount in amounts[0]), first, last)
    return Relative((tuple(found[0] for found in amounts),), first, last)


def _resolve(amounts: Sequence[tuple[str, int]], reference: datetime, precision: str) -> str | None:
    if any(number > _MOST for _, number in amounts):
        return None
    months = sum(_MONTHS.get(unit, 0) * number for unit, number in amounts)
    try:
        moment = reference - sum((_LENGTHS[unit] * number for unit, number in amounts if unit in _LENGTHS), timedelta())
        moment -= timedelta(days=sum(_DAYS.get(unit, 0) * number for unit, number in amounts))
    except OverflowError:
        return None
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    if year < 1:
        return None
    if precision in _LENGTHS:
        return None if months else moment.isoformat(timespec=f"{precision}s")
    if precision == "day":
        return None if months else moment.date().isoformat()
    return f"{year:04}-{month + 1:02}" if precision == "month" else f"{year:04}"
