"""The shapes of a date: in which orders day, month and year may stand, and what parts them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from segmenter.dates.calendars import counts_small, known
from segmenter.dates.tokens import Token
from segmenter.languages.datewords import DateWord

SHAPES = ("DMY", "MDY", "YMD", "YDM", "DM", "MD", "MY", "YM")
"""Orders of day, month and year where the month is a word or a part says what it is; the first that fits is taken."""

# Which parts may stand for a field. N: number, d m y: number with the word for day, month or year, Y: number of four
# digits, M: name of a month, R: month as a Roman numeral.
_FITS = {"D": "Nd", "M": "MmR", "Y": "Yy"}
_MOST_PARTS = 4
_MOST_BESIDE_YEAR = 8
_LINK = re.compile(r"[ ,.\u0970\-/'()]{0,4}")
_NUMERIC = re.compile(r" ?([./\-\\]) ?")
_DOUBLE_MONTH = re.compile(r" ?[/\-(|] ?")
_TIME_FOLLOWS = re.compile(r" ?(?:[:h]|\.[0-9])")
_JOINTS = ("-", "/", "&", "~", "\u301c")
_NO_CALENDAR = "none"
_FIELD_OF_UNIT = {"day": "d", "month": "m", "year": "y"}
_LAST_DAY, _LAST_MONTH = 31, 12
_FIRST_YEAR = 1200  # of any calendar; a smaller number of four digits may be a time


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

    ``numeric`` says that only the order of numbers tells day and month. ``span`` says that it has several days.
    """

    first: int
    last: int
    fields: tuple[Fields, ...]
    numeric: bool = False
    several: bool = False


class Part(NamedTuple):
    """A number or name within a date: what it is, what it may be, and the token after it."""

    code: str
    value: int
    months: tuple[tuple[str, int], ...]
    era: str | None
    digits: int
    last: int


def gap(view: str, tokens: Sequence[Token], index: int) -> str:
    """Return what stands before a token, back to the token before it."""
    return view[tokens[index - 1].end : tokens[index].start] if 0 < index < len(tokens) else ""


def core(view: str, tokens: Sequence[Token], first: int) -> Core | None:
    """Return the date that begins at a token, without weekday and time, or ``None``."""
    return (
        _compact(view, tokens, first)
        or _numeric(view, tokens, first)
        or _worded(view, tokens, first)
        or _numeric_month(view, tokens, first)
    )


def _compact(view: str, tokens: Sequence[Token], first: int) -> Core | None:
    """``20240317`` as a whole text, or before a time as in ``20240317T102200``."""
    token = tokens[first]
    if token.value is None or token.digits != 8:
        return None
    if view[token.end : token.end + 1] != "t" and len(tokens) > 1:
        return None
    digits = view[token.start : token.end]
    fields = Fields(("gregory",), int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return Core(first, first + 1, (fields,), True) if 1 <= (fields.month or 0) <= _LAST_MONTH else None


def _numeric(view: str, tokens: Sequence[Token], first: int) -> Core | None:
    """Three numbers with the same sign between them, a year among them: ``17/03/2024``, ``2024-03-17``, ``R6.3.17``."""
    era = tokens[first].meaning("era")
    start = first + 1 if era is not None and first + 1 < len(tokens) and known(era.name) else first
    numbers = tokens[start : start + 3]
    if len(numbers) < 3 or any(token.value is None or not token.digits for token in numbers):
        return None
    signs = [_NUMERIC.fullmatch(gap(view, tokens, start + step)) for step in (1, 2)]
    if signs[0] is None or signs[1] is None or signs[0][1] != signs[1][1]:
        return None
    if _chained(view, tokens, start, signs[0][1]):
        return None
    last = start + 3
    if start == first:
        last = _past_unit(view, tokens, last, "year")
        era, last = _era_after(view, tokens, last)
    elif gap(view, tokens, start).strip(" ."):
        return None
    name = era.name if era is not None else None
    fields = tuple(_numeric_fields(numbers, name))
    return Core(first, last, fields, True) if fields else None


def _numeric_month(view: str, tokens: Sequence[Token], first: int) -> Core | None:
    """``2024-03`` or ``03/2024`` as a whole text. ``2010-11`` may be a season."""
    numbers = tokens[first : first + 2]
    if len(tokens) != 2 or len(numbers) != 2 or sorted(token.digits for token in numbers) != [2, 4]:
        return None
    if not _NUMERIC.fullmatch(gap(view, tokens, first + 1)):
        return None
    year, month = sorted((token.value or 0 for token in numbers), reverse=True)
    if not 1 <= month <= _LAST_MONTH or month == (year + 1) % 100:
        return None
    return Core(first, first + 2, (Fields((), year, month, None),), True)


def _chained(view: str, tokens: Sequence[Token], start: int, sign: str) -> bool:
    """Say whether a fourth number is chained to three, as in an address; a time may follow."""
    after = start + 3
    if after < len(tokens) and tokens[after].value is not None and gap(view, tokens, after) == sign:
        return view[tokens[after].end : tokens[after].end + 1] != ":"
    return start > 0 and tokens[start - 1].value is not None and gap(view, tokens, start) == sign


def _numeric_fields(numbers: Sequence[Token], era: str | None) -> Iterator[Fields]:
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
        if 1 <= month <= _LAST_MONTH and 1 <= day <= _LAST_DAY:
            yield Fields((era,) if era is not None else (), year, month, day, short, order)


def _worded(view: str, tokens: Sequence[Token], first: int) -> Core | None:
    """A date with the name of a month, or whose numbers have the words for day, month and year."""
    named = tokens[first].meaning("era")
    before = named is not None and not counts_small(named.name) and first + 1 < len(tokens)
    if named is not None and before and not gap(view, tokens, first + 1).strip():
        found = _shaped(view, tokens, first + 1)
        eras = {era for field in found.fields for era in field.eras} if found is not None else set()
        # The calendar stands before the whole date, even one that cannot be converted.
        if found is not None and found.fields[0].day is not None and (not known(named.name) or eras <= {named.name}):
            return found._replace(first=first, fields=tuple(field._replace(eras=(named.name,)) for field in found.fields))
    return _shaped(view, tokens, first)


def _shaped(view: str, tokens: Sequence[Token], first: int) -> Core | None:
    parts = list(_parts(view, tokens, first))
    codes = "".join(part.code for part in parts)
    for shape in SHAPES:
        if len(shape) <= len(parts) and all(code in _FITS[field] for field, code in zip(shape, codes, strict=False)):
            if "R" in codes[: len(shape)] and shape != "DMY":
                continue
            return _assigned(view, tokens, first, shape, parts)
    if codes[:1] in ("y", "Y") and _alone(tokens, first, parts[0].last):
        return Core(first, parts[0].last, (Fields(_eras(parts[0]), parts[0].value, None, None),))
    return None


def _alone(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Say whether nothing stands beside a year but the word for it, with small words."""
    if len(tokens) > _MOST_BESIDE_YEAR:
        return False
    others = (*tokens[:first], *tokens[last:])
    named = any(unit.name == "year" for token in others for unit in (*token.meanings("unit"), *token.meanings("leading")))
    return not others or (named and all(token.meaning("filler", "leading", "unit") for token in others))


def _assigned(view: str, tokens: Sequence[Token], first: int, shape: str, parts: Sequence[Part]) -> Core | None:
    by_field = dict(zip(shape, parts, strict=False))
    day, month, year = by_field.get("D"), by_field["M"], by_field.get("Y")
    last = parts[len(shape) - 1].last
    short = False
    several = month.code == "M" and _several(view, tokens, first, last, shape)
    if several and shape == "MD":
        last += 1
    elif year is None and day is not None and len(parts) > len(shape) and _short_year(view, tokens, parts[len(shape)]):
        year, short = parts[len(shape)], True
        last = year.last
    if day is not None and (not 1 <= day.value <= _LAST_DAY or _numbered(view, tokens, first, shape)):
        return None
    if month.code != "M" and not 1 <= month.value <= _LAST_MONTH:
        return None
    fields = tuple(
        Fields(_merged(calendar, year), year.value if year else None, number, day.value if day else None, short)
        for calendar, number in (month.months or (("", month.value),))
    )
    return Core(first, last, fields, several=several)


def _merged(calendar: str, year: Part | None) -> tuple[str, ...]:
    """Return the calendars that the name of a month and the era of a year agree on, an unknown one where they do not."""
    era = year.era if year is not None else None
    if year is not None and year.code == "y" and era is None and year.digits == 2:
        # With the word for year, two digits may as well count the years of an era.
        return (_NO_CALENDAR,)
    if era is None:
        return (calendar,) if calendar else ()
    if calendar in ("", era):
        return (era,)
    # The months of many eras are those of the Gregorian calendar.
    return (era,) if calendar == "gregory" and era not in ("islamic", "persian", "hebrew") else (_NO_CALENDAR,)


def _eras(part: Part) -> tuple[str, ...]:
    return (part.era,) if part.era is not None else ()


def _short_year(view: str, tokens: Sequence[Token], part: Part) -> bool:
    """Say whether a number after day and month is a year of two digits, and not the hour of a time."""
    after = tokens[part.last] if part.last < len(tokens) else None
    timed = after is not None and after.meaning("period", "zone") is not None
    return part.code == "N" and part.digits == 2 and not timed and not _TIME_FOLLOWS.match(view, tokens[part.last - 1].end)


def _several(view: str, tokens: Sequence[Token], first: int, last: int, shape: str) -> bool:
    """Say whether a second day is written to the first: ``17-19 March``, ``March 17-19``."""
    until = first > 1 and tokens[first - 1].meaning("until") is not None
    before = first - 2 if until else first - 1
    joined = until or (first > 0 and gap(view, tokens, first).strip(" .") in _JOINTS)
    if joined and before >= 0 and shape[0] == "D" and tokens[before].value is not None and tokens[before].digits <= 2:
        return True
    if joined and before >= 0 and shape[0] == "M" and tokens[before].meaning("month"):
        return True
    if shape == "MD" and last < len(tokens) and tokens[last].value is not None and tokens[last].digits <= 2:
        return gap(view, tokens, last).strip() in _JOINTS and not _TIME_FOLLOWS.match(view, tokens[last].end)
    return False


def _numbered(view: str, tokens: Sequence[Token], first: int, shape: str) -> bool:
    """Say whether a number with a comma after it belongs to the word before it: ``Vol. 12, March 2024``."""
    if shape[0] != "D" or first == 0 or "," not in gap(view, tokens, first + 1):
        return False
    unknown = tokens[first - 1].value is None and not tokens[first - 1].words
    return unknown and not gap(view, tokens, first).strip(" .")


def _parts(view: str, tokens: Sequence[Token], first: int) -> Iterator[Part]:
    """Yield the parts of a date from a token on, as far as they belong together."""
    place = first
    for count in range(_MOST_PARTS):
        if count:
            place = _skip(view, tokens, place)
        if place >= len(tokens) or (count and not _LINK.fullmatch(gap(view, tokens, place))):
            return
        part = _month(view, tokens, place) or _number(view, tokens, place)
        if part is None:
            return
        yield part
        place = part.last


def _skip(view: str, tokens: Sequence[Token], place: int) -> int:
    """Pass over small words within a date."""
    while place < len(tokens) and _LINK.fullmatch(gap(view, tokens, place)):
        token = tokens[place]
        if not token.meaning("filler") or token.meaning("month", "era", "leading"):
            break
        place += 1
    return place


def _month(view: str, tokens: Sequence[Token], place: int) -> Part | None:
    """A name of a month, or two names of one month: ``آب/أغسطس``."""
    token = tokens[place]
    names = token.meanings("month")
    if not names:
        roman = token.meaning("roman")
        return Part("R", roman.number, (("", roman.number),), None, 0, place + 1) if roman is not None else None
    months = tuple(dict.fromkeys((word.name, word.number) for word in names))
    last = place + 1
    if last < len(tokens) and (_DOUBLE_MONTH.fullmatch(gap(view, tokens, last)) or gap(view, tokens, last) == " "):
        both = tuple(month for month in months if month in {(w.name, w.number) for w in tokens[last].meanings("month")})
        if both:
            months, last = both, last + 1
    unit = tokens[last].meaning("unit") if last < len(tokens) and gap(view, tokens, last).strip(". ") == "" else None
    if unit is not None and unit.name == "month" and not tokens[last].meaning("month"):
        last += 1
    return Part("M", months[0][1], months, None, 0, last)


def _number(view: str, tokens: Sequence[Token], place: int) -> Part | None:
    """A number with the words that say what it is: ordinal, unit, era."""
    era = tokens[place].meaning("era")
    start = place
    if era is not None and known(era.name) and place + 1 < len(tokens) and not gap(view, tokens, place + 1).strip(" ."):
        start = place + 1
    else:
        era = None
    leading = tokens[start].meaning("leading")
    if leading is not None and start + 1 < len(tokens) and gap(view, tokens, start + 1).strip() == "":
        start += 1
    token = tokens[start]
    value = token.value
    if value is None and era is not None:
        count = token.meaning("count")
        value = count.number if count is not None else None
    if value is None:
        return None
    last, field = start + 1, _FIELD_OF_UNIT.get(leading.name, "") if leading is not None else ""
    if last < len(tokens) and tokens[last].meaning("ordinal") and not gap(view, tokens, last).strip("-'."):
        last += 1
    if not field:
        field, last = _unit_after(view, tokens, last)
        if field == "x":
            return None
    if era is None:
        era, last = _era_after(view, tokens, last) if _may_be_year(token) else (None, last)
    return Part(_code(token, value, field, era is not None), value, (), era.name if era else None, token.digits, last)


def _may_be_year(token: Token) -> bool:
    return token.digits in (0, 4) or (token.value or 0) >= 100


def _code(token: Token, value: int, field: str, era: bool) -> str:
    if era:
        return "y"
    if field:
        return field
    if value >= _FIRST_YEAR and token.digits in (0, 4):
        return "Y"
    return "N" if value < 100 else "-"


def _unit_after(view: str, tokens: Sequence[Token], last: int) -> tuple[str, int]:
    """Return the field that the unit after a number names, and the token after it; ``x`` for a unit of time of day."""
    if last >= len(tokens) or gap(view, tokens, last).strip(". "):
        return "", last
    token = tokens[last]
    unit = token.meaning("unit")
    if unit is None or token.meaning("leading", "month", "era"):
        return "", last
    field = _FIELD_OF_UNIT.get(unit.name)
    if field is None:
        return ("x" if token.meaning("filler", "clock", "weekday") is None else ""), last
    return field, last + 1


def _past_unit(view: str, tokens: Sequence[Token], last: int, name: str) -> int:
    """Pass over the word for a unit after its number."""
    if last < len(tokens) and not gap(view, tokens, last).strip(". "):
        unit = tokens[last].meaning("unit")
        if unit is not None and unit.name == name and not tokens[last].meaning("era"):
            return last + 1
    return last


def _era_after(view: str, tokens: Sequence[Token], last: int) -> tuple[DateWord | None, int]:
    if last < len(tokens) and not gap(view, tokens, last).strip(" .("):
        found = next((word for word in tokens[last].meanings("era") if not counts_small(word.name)), None)
        if found is not None:
            return found, last + 1
    return None, last
