"""Reading dates: from a text to what is sure of the dates in it."""

import re
from collections.abc import Iterator

from segmenter.dates import cldr
from segmenter.dates.clock import Usage
from segmenter.dates.decision import Context
from segmenter.dates.reader import Reader
from segmenter.dates.reading import DateReading
from segmenter.dates.reference import Reference, ReferenceLike, as_reference
from segmenter.dates.tokens import Tokens
from segmenter.dates.vocabulary import Vocabulary, codes_in_scripts, shared_vocabulary, vocabulary
from segmenter.errors import UsageError
from segmenter.folding import fold_with_origin
from segmenter.languages import Languages, script_of
from segmenter.languages.datewords import DateWord

_COUNTRY = re.compile(r"[A-Za-z]{2}|[0-9]{3}")
_EAST_ASIAN = ("Hani", "Kana")
_LANGUAGES = Languages()


def read_date(
    text: str, *, language: str | None = None, country: str | None = None, reference: ReferenceLike | None = None
) -> DateReading | None:
    """Return the first date in a text, or ``None`` where there is none. A time counted from an unknown moment comes last.

    ``language`` is a language tag (``"ar"``, ``"pt-BR"``), ``country`` a code of ISO 3166; they decide the order of day and
    month and what words mean. ``None``: words of any language are understood, and what only the language would tell
    is left open. ``reference`` is the moment that ``3 hours ago`` is counted from: a datetime, a date, which tells days but no
    hours, or either in ISO 8601. A date that is not sure has ``date`` ``None``: see :class:`DateReading`.

    Raises :class:`~segmenter.errors.UsageError` for a text that is no string and for what is no language tag, no
    country code or no reference.
    """
    found = find_dates(text, language=language, country=country, reference=reference)
    return next((reading for reading in found if reading.unsure != "relative"), found[0] if found else None)


def find_dates(
    text: str, *, language: str | None = None, country: str | None = None, reference: ReferenceLike | None = None
) -> tuple[DateReading, ...]:
    """Return all dates in a text in order; they do not overlap. The arguments are those of :func:`read_date`."""
    if not isinstance(text, str):
        raise UsageError(f"text is {type(text).__name__}, not str: decode bytes first")
    if country is not None and not (isinstance(country, str) and _COUNTRY.fullmatch(country)):
        raise UsageError(f"country {country!r} is no country code: write one like 'EG', or None")
    code = _LANGUAGES.normalise(language) if language is not None else None
    country = (country or _country_of(language) or "").upper() or None
    return read_with(text, code, country=country, reference=as_reference(reference))


def read_with(
    text: str,
    code: str | None,
    *,
    country: str | None = None,
    reference: Reference | None = None,
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
        reader = Reader(text, folded, found, context, usage)
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
