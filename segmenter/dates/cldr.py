"""What CLDR knows of dates in a language, read from babel: names, units of time, the order of day and month.

Inherited data is an alias in babel, which it resolves into tables that locales share, so that one locale can end up with
the names of another, or with none, by what was asked before. Hence the files of babel are read themselves, and aliases are
passed over: what they stand for is read under its own name.
"""

import pickle
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from segmenter.folding import fold
from segmenter.languages.datewords import UNITS, DateWord

_FAMILY = {"no": ("no", "nb", "nn"), "tl": ("fil",), "ku": ("ku", "ckb")}
_DIGIT = re.compile(r"\d")
_LITERAL = re.compile(r"'([^']+)'")
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\{0\}")
_WIDTHS = ("wide", "abbreviated", "short")
_ROOT, _KEPT = "root", 8  # locales
_AGREED = 0.9  # share of a language's regions that makes an order its own


@cache
def _locales() -> dict[str, tuple[str, ...]]:
    from babel import localedata

    out: dict[str, list[str]] = {}
    for name in sorted(localedata.locale_identifiers()):
        out.setdefault(name.partition("_")[0], []).append(name)
    return {language: tuple(names) for language, names in out.items()}


def locales(language: str) -> tuple[str, ...]:
    """Return the names of babel's locales of a language, the plain one first."""
    return tuple(name for code in _FAMILY.get(language, (language,)) for name in _locales().get(code, ()))


@lru_cache(maxsize=_KEPT)
def _load(locale: str) -> Any:
    """Return what a locale says itself, apart from what it inherits, whatever was asked of babel before."""
    return pickle.loads((resources.files("babel") / "locale-data" / f"{locale}.dat").read_bytes())


def _lineage(locale: str) -> Iterator[str]:
    """Yield a locale and what it inherits from, in order; a script that is not the usual one inherits from no other."""
    from babel.core import get_global

    yield locale
    while locale != _ROOT:
        base, _, last = locale.rpartition("_")
        foreign = last.istitle() and last not in get_global("likely_subtags").get(base, last).split("_")
        locale = get_global("parent_exceptions").get(locale) or (_ROOT if foreign else base or _ROOT)
        yield locale


def _inherited(locale: str, table: str, key: str) -> Any:
    """Return an entry of a table of a locale, or ``None``."""
    found = (_at(_load(name), table).get(key) for name in _lineage(locale))
    return next((entry for entry in found if entry is not None), None)


def _at(data: Any, *path: str) -> dict[Any, Any]:
    """Return the table at a path, empty where there is none or it is an alias."""
    for key in path:
        data = data.get(key) if type(data) is dict else None
    return data if type(data) is dict else {}


@cache
def names(language: str) -> tuple[DateWord, ...]:
    """Return the names of months, weekdays, eras and parts of the day, from all regions of a language."""
    return tuple(dict.fromkeys(word for locale in locales(language) for word in _names(_load(locale))))


def _names(data: Any) -> Iterator[DateWord]:
    for context in ("format", "stand-alone"):
        for width in _WIDTHS:
            for number, text in _at(data, "months", context, width).items():
                if not _DIGIT.search(text):
                    yield DateWord("month", "gregory", number, text)
            for number, text in _at(data, "days", context, width).items():
                yield DateWord("weekday", "", number, text)
            for name, text in _at(data, "day_periods", context, width).items():
                hours = _hours(data, name)
                if hours and isinstance(text, str):
                    yield DateWord("period", hours, 0, text)
    for formats in ("date_formats", "datetime_formats"):
        for pattern in _at(data, formats).values():
            for literal in _LITERAL.findall(getattr(pattern, "pattern", pattern if isinstance(pattern, str) else "")):
                yield from (DateWord("filler", "", 0, word) for word in _LETTERS.findall(literal))
    for width in ("wide", "abbreviated"):
        for number, text in _at(data, "eras", width).items():
            yield DateWord("era", "gregory" if number else "before", 0, text)


def _hours(data: Any, period: str) -> str | None:
    """Return the hours of a part of the day as ``from-before``."""
    if period in ("am", "pm"):
        return "0-12" if period == "am" else "12-24"
    rules = _at(data, "day_period_rules").get(None, {})
    spans: Any = rules.get(period, ()) if isinstance(rules, dict) else ()
    if len(spans) != 1 or "from" not in spans[0]:
        return None
    return f"{spans[0]['from'] // 3600}-{spans[0]['before'] // 3600}"


def units(language: str, ago: Sequence[str]) -> tuple[DateWord, ...]:
    """Return the words for units of time in a language: from ``3 hours`` and, without its mark, ``3 hours ago``.

    A word that is only used of one, or that says itself how many, has that number.
    """
    marks = sorted((fold(mark) for mark in ago), key=len, reverse=True)
    found: dict[tuple[str, str], set[int]] = {}
    for locale in locales(language):
        data = _load(locale)
        for unit in UNITS:
            for width in ("long", "short", "narrow"):
                for category, text in _at(data, "unit_patterns", f"duration-{unit}", width).items():
                    _count(found, unit, category, text, ())
            for name in (unit, f"{unit}-short", f"{unit}-narrow"):
                for category, text in _at(data, "date_fields", name, "past").items():
                    _count(found, unit, category, text, marks)
    return tuple(
        DateWord("unit", unit, numbers.pop() if len(numbers) == 1 else 0, text) for (unit, text), numbers in found.items()
    )


def _count(found: dict[tuple[str, str], set[int]], unit: str, category: str, text: str, marks: Sequence[str]) -> None:
    if category == "per":
        return
    word = f" {fold(_NUMBER.sub(' ', text))} "
    for mark in marks:
        if f" {mark} " in word:
            word = word.replace(f" {mark} ", " ")
            break
        if word.rstrip().endswith(mark):
            word = word.rstrip().removesuffix(mark)
            break
    word = word.strip(" -.")
    if word and not _DIGIT.search(word):
        number = 1 if category == "one" else 2 if category == "two" and "{0}" not in text else 0
        found.setdefault((unit, word), set()).add(number)


@cache
def dotted_time(language: str) -> bool:
    """Say whether a dot parts hour and minute in a language: ``10.22``."""
    return ".mm" in _time_pattern(language)


@cache
def halved_time(language: str) -> bool:
    """Say whether hours are counted to twelve in a language, or it is not known."""
    return "H" not in _time_pattern(language)


def _time_pattern(language: str) -> str:
    known = locales(language)
    pattern: str = getattr(_inherited(known[0], "time_formats", "short"), "pattern", "") if known else ""
    return pattern


def order(language: str | None, country: str | None) -> str | None:
    """Return how day and month are ordered where the year comes last: ``"dm"``, ``"md"``, or ``None``, not sure.

    Where language and country make a locale, it is the order of that. A language alone has the order of its main locale
    if nine in ten of its regions agree, a country alone that of its official languages if they agree.
    """
    if language is not None:
        known = locales(language)
        regional = _regional(known, country)
        if regional:
            return _only(regional)
        votes = [vote for name in known if (vote := _order(name))]
        own = _order(known[0]) if known else None
        return own if own and votes.count(own) >= _AGREED * len(votes) else None
    if country is None:
        return None
    from babel.languages import get_official_languages

    official = get_official_languages(country, de_facto=True)
    return _only([name for code in official for name in _regional(locales(code.partition("_")[0]), country)])


def _regional(known: Sequence[str], country: str | None) -> list[str]:
    """Return the locales of a country, without those in a script that is not the usual one where there is a choice."""
    found = [name for name in known if country in name.split("_")[1:]]
    return [name for name in found if name.count("_") == 1] or found


def _only(known: Sequence[str]) -> str | None:
    orders = {_order(name) for name in known}
    return orders.pop() if len(orders) == 1 else None


@cache
def _order(locale: str) -> str | None:
    full, short, brief = _fields(locale, "yMd"), _fields(locale, "Md"), _fields(locale, "")
    if full.startswith("y") or brief.startswith("y"):
        # Where the year comes first, day and month alone tell whether the day goes first elsewhere.
        mates = {_fields(name, "yMd")[:1] for name in locales(locale.partition("_")[0])}
        return "dm" if short.startswith("d") and "M" not in mates else None
    return {"d": "dm", "M": "md"}.get(full[:1])


def _fields(locale: str, skeleton: str) -> str:
    """Return the fields of a pattern in order, ``dMy``; of the short date where no skeleton is named."""
    found = _inherited(locale, "datetime_skeletons", skeleton) if skeleton else _inherited(locale, "date_formats", "short")
    pattern = getattr(found, "pattern", "")
    return "".join(dict.fromkeys(char for char in re.sub(r"'[^']*'", "", pattern) if char in "dMy"))
