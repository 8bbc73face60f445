"""Dates in numbers alone: ``17/03/2024``, ``2024-03-17``, ``20240317``."""

import re
from collections.abc import Iterator, Sequence

from segmenter.dates.calendars import counts_small
from segmenter.dates.fields import LAST_DAY, LAST_MONTH, Core, Fields
from segmenter.dates.parts import era_after, past_unit
from segmenter.dates.tokens import Token, Tokens

_SIGN = re.compile(r" ?([./\-\\]) ?")


def numeric(tokens: Tokens, first: int) -> Core | None:
    """Return the date in numbers that begins at a token, or ``None``."""
    return _compact(tokens, first) or _three(tokens, first)


def numeric_month(tokens: Tokens, first: int) -> Core | None:
    """Return ``2024-03`` or ``03/2024`` as the whole of a text. ``2010-11`` may be a season and is left alone."""
    numbers = tokens.between(first, first + 2)
    if len(tokens) != 2 or sorted(token.digits for token in numbers) != [2, 4] or not _SIGN.fullmatch(tokens.gap(first + 1)):
        return None
    year, month = sorted((token.value or 0 for token in numbers), reverse=True)
    if not 1 <= month <= LAST_MONTH or month == (year + 1) % 100:
        return None
    return Core(first, first + 2, (Fields((), year, month, None),), True)


def _compact(tokens: Tokens, first: int) -> Core | None:
    """``20240317`` as the whole of a text, or before a time as in ``20240317T102200``."""
    token, digits = tokens.at(first), tokens.text(first)
    if token.value is None or token.digits != 8 or (len(tokens) > 1 and tokens.after(first) != "t"):
        return None
    month, day = int(digits[4:6]), int(digits[6:])
    if not 1 <= month <= LAST_MONTH:
        return None
    return Core(first, first + 1, (Fields(("gregory",), int(digits[:4]), month, day),), True)


def _three(tokens: Tokens, first: int) -> Core | None:
    """Three numbers with the same sign between them, a year among them; an era may stand before or after."""
    era = tokens.at(first).meaning("era")
    start = first + 1 if era is not None else first
    numbers = tokens.between(start, start + 3)
    if len(numbers) < 3 or any(token.value is None or not token.digits for token in numbers):
        return None
    one, two = (_SIGN.fullmatch(tokens.gap(start + step)) for step in (1, 2))
    if one is None or two is None or one[1] != two[1] or _chained(tokens, start, one[1]):
        return None
    last = start + 3
    if start == first:
        era, last = era_after(tokens, past_unit(tokens, last, "year"))
    elif tokens.gap(start).strip(" ."):
        return None
    fields = tuple(_fields(numbers, era.name if era is not None else None))
    return Core(first, last, fields, True) if fields else None


def _chained(tokens: Tokens, start: int, sign: str) -> bool:
    """Say whether a fourth number is chained to three, as in an address; a time may follow."""
    if tokens.at(start + 3).value is not None and tokens.gap(start + 3) == sign:
        return tokens.after(start + 3) != ":"
    return tokens.at(start - 1).value is not None and tokens.gap(start) == sign


def _fields(numbers: Sequence[Token], era: str | None) -> Iterator[Fields]:
    one, two, three = (token.value or 0 for token in numbers)
    digits = [token.digits for token in numbers]
    whole = era is not None and counts_small(era)
    if whole or (digits[0] == 4 and max(digits[1:]) <= 2):
        orders = {"ymd": (one, two, three)}
    elif digits[2] == 4 and max(digits[:2]) <= 2:
        orders = {"dm": (three, two, one), "md": (three, one, two)}
    elif max(digits) <= 2 and 2 in (digits[0], digits[2]):
        orders = {"dm": (three, two, one), "md": (three, one, two), "ymd": (one, two, three)}
    else:
        return
    short = max(digits) <= 2 and not whole
    for order, (year, month, day) in orders.items():
        if 1 <= month <= LAST_MONTH and 1 <= day <= LAST_DAY:
            yield Fields((era,) if era is not None else (), year, month, day, short, order)
