"""Reads timestamp spans: the date of publication and that of the last change, as written and as what they mean."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from segmenter.dates import DateReading
from segmenter.dates.read import read_with
from segmenter.dates.reference import Reference
from segmenter.folding import Folded, fold, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.metadata.reading import APART, after_label, leading, runs, value
from segmenter.metadata.values import DateValue, Value
from segmenter.model import Label, Span

_LABEL = ("timestamp.label",)
_RELATIVE = ("timestamp.relative",)
_DIGIT = re.compile(r"\d")
_UNSPACED = "\u0e00-\u0fff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff"
_UNREAD = 3  # what tells no date comes after all that do
_OTHERS = (Label.CAPTION, Label.DECK, Label.BOILERPLATE)
_LONGEST_LINE, _REACH = 120, 1500  # characters of a line that says when, and between it and the headline
_SMALL = 3  # letters of a word that leads to a date
_GAP = re.compile(rf"\s{{4,}}|\t|{APART}")
_MOST_WORDS = 3  # between "updated" and its date: on, at, the
_FEWEST_BEFORE = 6  # words of a sentence that a date ends


class _Written(NamedTuple):
    """A date line without its scaffolding, and how well it may stand for the publication: lower is better."""

    rank: int
    distance: int
    value: Value


def timestamps(
    text: str,
    by_label: Mapping[Label, Sequence[Span]],
    headline: Value | None,
    lexicon: Lexicon,
    reference: Reference | None = None,
) -> tuple[DateValue | None, DateValue | None]:
    """Return when the article was published and when it was changed.

    What stands as published is the timestamp nearest to the headline: one that is labelled as publication before others,
    one that is labelled as an update only where there is no other. It is as written, without its label. Dates over
    adjacent spans are read together. Where no timestamp holds a date that is sure, one in a byline or kicker counts, or one in
    another line near the headline that is labelled as publication. Times ago are counted from ``reference``.
    """
    spans = [span for span in by_label.get(Label.TIMESTAMP, ()) if not _ends_a_sentence(text, span, lexicon)]
    dates = [reading for run in runs(text, spans) for reading in _read(text, run[0].start, run[-1].end, lexicon, reference)]
    changed = [reading for reading, updated in dates if updated]
    published = _published(text, spans, dates, headline, lexicon)
    if published is None or (published.date is None and published.precision is None):
        published = (
            _beside(text, by_label, lexicon, reference) or _plain(text, by_label, headline, lexicon, reference) or published
        )
    return published, _modified(text, spans, changed, lexicon)


def _ends_a_sentence(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Say whether a date ends a sentence that tells what happened then: ``… was signed into law on August 14, 1935``."""
    before = text[max(0, span.start - _LONGEST_LINE) : span.start].rpartition("\n")[2]
    leads = takewhile(lambda word: _is_small(word, lexicon), text[span.start : span.end].split())
    words = [*before.split(), *leads]
    if len(words) < _FEWEST_BEFORE or not _is_small(words[-1], lexicon):
        return False
    tails = (fold(" ".join(words[-size:])) for size in range(2, _MOST_WORDS + 1))
    return not any(match.family.startswith("timestamp.") for tail in tails for match in lexicon.book.match(tail))


def _is_small(word: str, lexicon: Lexicon) -> bool:
    return word.islower() and lexicon.is_function_word(word)


def _beside(
    text: str, by_label: Mapping[Label, Sequence[Span]], lexicon: Lexicon, reference: Reference | None
) -> DateValue | None:
    """Return the first day that is written into a byline or kicker."""
    spans = (span for label in (Label.BYLINE, Label.KICKER) for span in by_label.get(label, ()))
    return next(filter(None, (_day(text, span, lexicon, reference) for span in spans)), None)


def _plain(
    text: str, by_label: Mapping[Label, Sequence[Span]], headline: Value | None, lexicon: Lexicon, reference: Reference | None
) -> DateValue | None:
    """Return the day of the line nearest to the headline that says plainly when it was published, whatever it was taken for."""
    place = headline.start if headline else 0
    lines = [span for label in _OTHERS for span in by_label.get(label, ()) if span.end - span.start <= _LONGEST_LINE]
    near = sorted((abs(span.start - place), span) for span in lines if abs(span.start - place) <= _REACH)
    labelled = (span for _, span in near if leading(fold_with_origin(text[span.start : span.end]), _LABEL, lexicon))
    return next(filter(None, (_day(text, span, lexicon, reference) for span in labelled)), None)


def _day(text: str, span: Span, lexicon: Lexicon, reference: Reference | None) -> DateValue | None:
    """Return the first day in a span that is not labelled as an update."""
    for reading, updated in _read(text, span.start, span.end, lexicon, reference):
        if reading.date is not None and reading.precision not in ("year", "month") and not updated:
            return reading
    return None


def _read(text: str, start: int, end: int, lexicon: Lexicon, reference: Reference | None) -> Iterator[tuple[DateValue, bool]]:
    """Yield the dates of a range, and of each whether it is labelled as an update."""
    piece = text[start:end]
    place = 0
    readings = read_with(piece, lexicon.code if lexicon.known else None, reference=reference, words=lexicon.dates)
    for number, reading in enumerate(readings):
        following = readings[number + 1].start if number + 1 < len(readings) else len(piece)
        before, after = piece[place : reading.start], piece[reading.end : following]
        yield _dated(reading, start), _updated_before(before, lexicon) or _updated_after(after, lexicon)
        place = reading.end


def _dated(reading: DateReading, start: int) -> DateValue:
    return _meaning(Value(reading.text, start + reading.start, start + reading.end), reading)


def _meaning(written: Value, reading: DateReading | DateValue) -> DateValue:
    date, precision, zone = reading.date, reading.precision, reading.zone
    return DateValue(written.text, written.start, written.end, date=date, precision=precision, zone=zone)


def _updated_before(before: str, lexicon: Lexicon) -> bool:
    """Say whether the words before a date end with one for an update: ``Updated on``."""
    view = fold_with_origin(before).view
    last = max((found.end() for found in _phrases(lexicon.updated).finditer(view)), default=None)
    rest = view[last:] if last is not None else ""
    return last is not None and not _DIGIT.search(rest) and len(rest.split()) <= _MOST_WORDS


def _updated_after(after: str, lexicon: Lexicon) -> bool:
    """Say whether a word for an update is written to the end of a date, as in Japanese."""
    found = _phrases(lexicon.updated).match(fold_with_origin(after).view)
    return found is not None and bool(re.match(f"[{_UNSPACED}]", found[0]))


@lru_cache(maxsize=64)
def _phrases(phrases: frozenset[str]) -> re.Pattern[str]:
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
    return re.compile(f"(?:(?<![^\\W\\d_])|(?=[{_UNSPACED}]))(?:{words or '(?!)'})(?:(?![^\\W_])|(?<=[{_UNSPACED}]))")


def _published(
    text: str,
    spans: Sequence[Span],
    dates: Sequence[tuple[DateValue, bool]],
    headline: Value | None,
    lexicon: Lexicon,
) -> DateValue | None:
    unread = _UNREAD if any(date.date for date, _ in dates) else 0
    found = [written for span in spans for written in _written(text, span, _in(span, dates), headline, lexicon, unread)]
    if not found:
        return None
    written = min(found, key=lambda item: item[:2]).value
    within = _in(written, dates)
    reading = next((date for date, updated in within if not updated), within[0][0] if within else None)
    if reading is None:
        return DateValue(written.text, written.start, written.end)
    return _meaning(_trimmed(text, written, reading, [date.start for date, updated in dates if updated], lexicon), reading)


def _in(place: Span | Value, dates: Sequence[tuple[DateValue, bool]]) -> Sequence[tuple[DateValue, bool]]:
    """Return those of some dates in order that reach into a range."""
    first = bisect_right(dates, place.start, key=lambda item: item[0].end)
    return dates[first : bisect_left(dates, place.end, key=lambda item: item[0].start)]


def _trimmed(text: str, written: Value, reading: DateValue, updates: Sequence[int], lexicon: Lexicon) -> Value:
    """Return a date to its end, be it on the next line, without what stands beside it.

    That is a small word or a label before it (``on``), and what follows a wide gap, a separator, or a word for an update
    whose date begins at one of ``updates``. What brackets hold is left with it.
    """
    start, end = written.start, max(written.end, reading.end)
    before = fold_with_origin(text[start : reading.start].strip())
    if before.view.isalpha() and (len(before.view) <= _SMALL or leading(before, _LABEL, lexicon)):
        start = reading.start
    behind = max(reading.end, start)
    gap = _GAP.search(text, behind, end)
    end = gap.start() if gap else end
    rest = fold_with_origin(text[behind:end])
    update = _phrases(lexicon.updated).search(rest.view)
    if update and any(behind <= place < end for place in updates):
        place = behind + rest.starts[update.start()]
        end = end if text[behind:place].rstrip().endswith(("(", "[")) else place
    shown = value(text, start, end)
    return shown or Value(text[start:end], start, end)


def _written(
    text: str, span: Span, dates: Sequence[tuple[DateValue, bool]], headline: Value | None, lexicon: Lexicon, unread: int
) -> Iterator[_Written]:
    """Yield what a span has written without its label; where no date was read in it, ``unread`` is added to its rank."""
    found = after_label(text, span.start, span.end, _LABEL, lexicon)
    if found is None:
        return
    # Some labels are known by the date that follows, and take its first word along: "Updated August".
    cut = next((date.start for date, _ in dates if span.start <= date.start < found.start < date.end), found.start)
    found = Value(text[cut : found.end], cut, found.end)
    read = bool(_in(found, dates))
    if read or _DIGIT.search(found.text) or leading(fold_with_origin(found.text), _RELATIVE, lexicon):
        labelled = found.start > span.start and fold_with_origin(text[span.start : found.start]).view.strip(" :-|") != ""
        rank = 2 if _updated_before(text[span.start : found.start], lexicon) else 0 if labelled else 1
        if not read:
            rank += unread
        distance = max(span.start - headline.end, headline.start - span.end) if headline is not None else 0
        yield _Written(rank, distance, found)


def _modified(text: str, spans: Sequence[Span], changed: Sequence[DateValue], lexicon: Lexicon) -> DateValue | None:
    """Return the first date that is labelled as an update; where it is just a time, that as written."""
    if changed:
        return changed[0]
    for span in spans:
        folded = fold_with_origin(text[span.start : span.end])
        for found in _phrases(lexicon.updated).finditer(folded.view):
            written = _rest(text, span, folded, found.end())
            if written is not None and _DIGIT.search(written.text):
                return DateValue(written.text, written.start, written.end)
    return None


def _rest(text: str, span: Span, folded: Folded, place: int) -> Value | None:
    return value(text, span.start + folded.starts[place], span.end) if place < len(folded.view) else None
