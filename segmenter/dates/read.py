"""Reading dates: from a text to what is sure of the dates in it."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from segmenter.dates import cldr
from segmenter.dates.calendars import name_of
from segmenter.dates.clock import Usage
from segmenter.dates.decision import Context, Decision, agree, both, decide, span
from segmenter.dates.expression import Expression, expressions
from segmenter.dates.reading import DateReading
from segmenter.dates.tokens import Tokens
from segmenter.dates.vocabulary import Vocabulary, codes_in_scripts, shared_vocabulary, vocabulary
from segmenter.errors import UsageError
from segmenter.folding import Folded, fold_with_origin
from segmenter.languages import Languages, script_of
from segmenter.languages.datewords import DateWord

_COUNTRY = re.compile(r"[A-Za-z]{2}|[0-9]{3}")
_PAIRED = re.compile(r"[\s,.;:|/()\[\]\u2022\u00b7\u301c=\"'~-]{0,8}")
_RANGE = ("-", "~", "\u301c", ")~", ")\u301c", ")-")
_MOST_CALENDARS = 4
_EAST_ASIAN = ("Hani", "Kana")
_LANGUAGES = Languages()


def read_date(
    text: str, *, language: str | None = None, country: str | None = None, reference: datetime | None = None
) -> DateReading | None:
    """Return the first date in a text, or ``None`` where there is none. A time counted from an unknown moment comes last.

    ``language`` is a language tag (``"ar"``, ``"pt-BR"``), ``country`` a code of ISO 3166; they decide the order of day and
    month and what words mean. ``None``: words of any language are understood, and what only the language would tell
    is left open. ``reference`` is the moment that ``3 hours ago`` is counted from. A date that is not sure has ``date``
    ``None``: see :class:`DateReading`.

    Raises :class:`~segmenter.errors.UsageError` for a text that is no string and for what is no language tag, no
    country code or no datetime.
    """
    found = find_dates(text, language=language, country=country, reference=reference)
    return next((reading for reading in found if reading.unsure != "relative"), found[0] if found else None)


def find_dates(
    text: str, *, language: str | None = None, country: str | None = None, reference: datetime | None = None
) -> tuple[DateReading, ...]:
    """Return all dates in a text in order; they do not overlap. The arguments are those of :func:`read_date`."""
    if not isinstance(text, str):
        raise UsageError(f"text is {type(text).__name__}, not str: decode bytes first")
    if reference is not None and not isinstance(reference, datetime):
        raise UsageError(f"reference {reference!r} is no datetime: give the moment of reading, or None")
    if country is not None and not (isinstance(country, str) and _COUNTRY.fullmatch(country)):
        raise UsageError(f"country {country!r} is no country code: write one like 'EG', or None")
    code = _LANGUAGES.normalise(language) if language is not None else None
    country = (country or _country_of(language) or "").upper() or None
    return read_with(text, code, country=country, reference=reference)


def read_with(
    text: str,
    code: str | None,
    *,
    country: str | None = None,
    reference: datetime | None = None,
    words: tuple[DateWord, ...] | None = None,
) -> tuple[DateReading, ...]:
    """Return all dates in a text of the language with a code, with ``words`` in place of those of its shipped pack."""
    folded = fold_with_origin(text)
    if not folded.view:
        return ()
    order = cldr.order(code, country)
    usage = Usage(country, code is not None and cldr.dotted_time(code), code is None or cldr.halved_time(code))
    fallback: tuple[DateReading, ...] = ()
    for known, own in _vocabularies(text, code, words):
        found = Tokens(folded.view, known)
        understood = all(token.value is not None or token.words or token.end - token.start == 1 for token in found)
        context = Context(order, known.calendars, code is None, reference)
        reader = _Reader(text, folded, found, context, usage)
        # Small words mean too much in too many languages to be read in others than the one that is known.
        readings = tuple(reader.readings() if own or code is None else reader.dated())
        # A foreign word beside a date may be part of it, unless the language is known.
        if (understood and not any(reading.unsure == "invalid" for reading in readings)) or (readings and code is not None):
            return readings
        fallback = readings or fallback
    return fallback


def _country_of(language: str | None) -> str | None:
    """Return the region of a language tag: ``BR`` of ``pt-BR``."""
    parts = re.split("[-_]", language or "")[1:]
    return next((part for part in parts if _COUNTRY.fullmatch(part)), None)


def _vocabularies(text: str, code: str | None, words: tuple[DateWord, ...] | None) -> Iterator[tuple[Vocabulary, bool]]:
    """Yield the words to read with, in order, and whether they are the language's: or English ones; those of the script."""
    script = script_of(text)
    codes = codes_in_scripts(_EAST_ASIAN if script in _EAST_ASIAN else (script,))
    if code is not None or script in ("Latn", "Zyyy"):
        yield vocabulary(code or "en", words), True
    if codes:
        yield shared_vocabulary(codes), False


class _Reader:
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
            return self._relative(found)
        return self._reading(found, found.last, decide(found, self._context), found)

    def _reading(self, first: Expression, last: int, decision: Decision, timed: Expression) -> DateReading:
        clock = timed.clock
        core = first.core
        day = core is not None and any(field.day is not None for field in core.fields)
        ending = f"T{_time(timed)}" if clock is not None and day else ""
        dates = tuple(f"{date}{ending}" for date in decision.dates)
        precision = clock.precision if clock is not None and day else "day" if day else self._precision(core)
        calendar = decision.candidates[0].calendar if decision.candidates else _calendar(first)
        zone = self._zone(timed)
        return self._made(first.first, last, dates, decision.unsure, precision=precision, zone=zone, calendar=calendar)

    @staticmethod
    def _precision(core: object) -> str:
        return "month" if any(field.month is not None for field in getattr(core, "fields", ())) else "year"

    def _relative(self, found: Expression) -> DateReading:
        assert found.relative is not None
        reference = self._context.reference
        dates = found.relative.resolve(reference) if reference is not None else ()
        precision = found.relative.precision
        if found.clock is not None and precision == "day":
            dates, precision = tuple(f"{date}T{_time(found)}" for date in dates), found.clock.precision
        unsure = None if len(dates) == 1 else "relative" if not dates else "word"
        if unsure is None and found.weekdays and precision != "month":
            unsure = None if datetime.fromisoformat(dates[0]).weekday() in found.weekdays else "conflict"
        return self._made(found.first, found.last, dates, unsure, precision=precision, zone=self._zone(found))

    def _zone(self, found: Expression) -> str | None:
        zone = found.clock.zone if found.clock is not None and found.clock.zone is not None else found.zone
        return self._text[slice(*self._folded.source(zone.start, zone.end))] if zone is not None else None

    def _made(self, first: int, last: int, dates: tuple[str, ...], unsure: str | None, **fields: str | None) -> DateReading:
        start, end = self._folded.source(self._tokens.at(first).start, self._tokens.at(last - 1).end)
        date = dates[0] if unsure is None else None
        return DateReading(self._text[start:end], start, end, date, readings=dates, unsure=unsure, **fields)  # type: ignore[arg-type]


def _time(found: Expression) -> str:
    assert found.clock is not None
    if found.clock.zone is None and found.zone is not None:
        return found.clock.iso + found.zone.offset
    return found.clock.iso


def _calendar(found: Expression) -> str:
    eras = [era for field in found.core.fields for era in field.eras] if found.core is not None else []
    return name_of(eras[0]) if eras else "gregory"
