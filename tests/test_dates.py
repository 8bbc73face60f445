"""Dates as they are written: the table of cases, and what holds for any text."""

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmenter import DateReading, UsageError, read_date
from segmenter.dates import find_dates
from segmenter.dates.cldr import locales
from segmenter.languages.pack import shipped_codes, shipped_pack
from segmenter.testing import any_text

_PROFILE = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
FOLDER = Path(__file__).parent / "cases" / "dates"
REFERENCE = "2024-03-17T10:22"
PRECISION = {4: "year", 7: "month", 10: "day", 13: "hour", 16: "minute", 19: "second"}  # by the length of the ISO date
LANGUAGES = [code for code in shipped_codes() if code != "und"]
LOCALES = sorted({name for code in LANGUAGES for name in locales(code)})


def cases() -> list[Any]:
    out = []
    for file in sorted(FOLDER.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(file.read_text("utf-8"))["cases"]):
            name = f"{file.stem}-{number}-{case['text'][:30]}-{case.get('language', '')}"
            out.append(pytest.param(file.stem, case, id=name))
    return out


def read(case: dict[str, Any], reference: str | None) -> DateReading | None:
    moment = datetime.fromisoformat(reference) if reference else None
    return read_date(case["text"], language=case.get("language"), country=case.get("country"), reference=moment)


def test_the_table_is_large_and_varied() -> None:
    table = [case.values[1] for case in cases()]
    assert len(table) >= 300
    assert len({case["language"].partition("-")[0] for case in table if "language" in case}) >= 30
    assert {case.get("calendar") for case in table} >= {"islamic", "persian", "hebrew", "buddhist", "japanese", "roc"}
    assert all(case["why"] for case in table)


@pytest.mark.parametrize(("group", "case"), cases())
def test_cases(group: str, case: dict[str, Any]) -> None:
    found = read(case, case.get("reference") or (REFERENCE if group == "relative" else None))
    if case.get("none"):
        assert found is None
        return
    assert found is not None
    assert found.date == case.get("date")
    assert found.unsure == case.get("unsure")
    assert case["text"][found.start : found.end] == found.text
    for name in ("zone", "calendar"):
        if name in case:
            assert getattr(found, name) == case[name]
    if "readings" in case:
        assert list(found.readings) == case["readings"]
    if found.date is not None:
        assert found.readings == (found.date,)
        assert {10: "day", 13: "hour", 16: "minute", 19: "second", 4: "year", 7: "month"}[
            len(bare(found.date))
        ] == found.precision


def bare(date: str) -> str:
    """A date without its offset."""
    day, mark, time = date.partition("T")
    return day + mark + time.split("+")[0].split("-")[0]


@pytest.mark.parametrize(("group", "case"), [case for case in cases() if case.values[0] == "relative"])
def test_a_time_counted_from_now_is_not_sure_without_a_reference(group: str, case: dict[str, Any]) -> None:
    found = read(case, None)
    assert found is not None
    assert (found.date, found.readings, found.unsure) == (None, (), "relative")


# Any text


WORDS = sorted({word.text for code in shipped_codes() for word in shipped_pack(code).dates})
SCRAPS = st.one_of(
    st.sampled_from(WORDS),
    st.integers(0, 3000).map(str),
    st.integers(0, 99).map("{:02}".format),
    st.sampled_from([*" .,:;/-|()'\"T\n", ". ", ", ", " - ", "\u200f", "\u0640", "٣", "年", "ago", "March", "GMT+"]),
)
DATE_LIKE = st.lists(SCRAPS, max_size=14).map("".join) | st.lists(SCRAPS, max_size=14).map(" ".join)


@settings(_PROFILE, max_examples=300)
@given(
    any_text() | DATE_LIKE,
    st.sampled_from([None, *LANGUAGES, "eo", "xx"]),
    st.sampled_from([None, "US", "GB", "EG", "ZZ", "419"]),
    st.none() | st.datetimes(),
)
def test_any_text_gives_readings_within_it(text: str, language: str | None, country: str | None, moment: datetime | None) -> None:
    end = 0
    for found in find_dates(text, language=language, country=country, reference=moment):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert (found.date is None) == (found.unsure is not None)
        assert list(found.readings) == sorted(set(found.readings))
        for reading in found.readings:
            assert PRECISION[len(bare(reading))] == found.precision
            assert len(bare(reading)) < 10 or datetime.fromisoformat(reading)
        if found.date is not None:
            assert found.readings == (found.date,)
        end = found.end


@settings(_PROFILE, max_examples=300)
@given(DATE_LIKE, st.sampled_from([None, *LANGUAGES]))
def test_the_first_date_is_read_before_times_ago(text: str, language: str | None) -> None:
    found = find_dates(text, language=language)
    absolute = [reading for reading in found if reading.unsure != "relative"]
    assert read_date(text, language=language) == next(iter([*absolute, *found]), None)


PIECES = ["17 March 2024 ", "1 ", "م ", "AH ", "ago 3 ", "17/", "the of ", "令和", "日", "\u0301", "10:22 ", "12-"]


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_is_read_to_its_end(piece: str) -> None:
    text = piece * 2_000
    for language in (None, "ar", "ja"):
        for found in find_dates(text, language=language):
            assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["17 March 2024 (Sunday)", "2024年3月17日（日）", "17 March 2024, 10:22 (GMT+1)"])
def test_a_bracket_is_closed(text: str) -> None:
    found = read_date(text)
    assert found is not None
    assert found.text == text


# Dates as babel formats them

DAYS = st.dates(date(1990, 1, 1), date(2049, 12, 31))
STYLES = st.sampled_from(["short", "medium", "long", "full"])


def check(text: str, truth: str, language: str | None) -> None:
    """A formatted date is read as what it was, perhaps less precisely, or as not sure."""
    found = read_date(text, language=language)
    assert found is None or found.date is None or truth.startswith(bare(found.date)), (text, found)


@settings(_PROFILE, max_examples=300)
@given(DAYS, st.sampled_from(LOCALES), STYLES, st.booleans())
def test_formatted_days_are_read_back(day: date, name: str, style: Any, told: bool) -> None:
    locale = Locale.parse(name)
    check(format_date(day, style, locale=locale), day.isoformat(), name if told else None)


@settings(_PROFILE, max_examples=300)
@given(DAYS, st.times(), st.sampled_from(LOCALES), STYLES)
def test_formatted_moments_are_read_back(day: date, time: Any, name: str, style: Any) -> None:
    moment = datetime.combine(day, time)
    text = format_datetime(moment, style, locale=Locale.parse(name))
    check(text, moment.isoformat(timespec="seconds"), name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_in_words_are_sure(language: str) -> None:
    day = date(2023, 10, 7)
    for style in ("long", "full"):
        text = format_date(day, style, locale=Locale.parse(language))
        found = read_date(text, language=language)
        assert found is not None
        assert found.date == day.isoformat(), text


@settings(_PROFILE, max_examples=300)
@given(st.sampled_from(LANGUAGES), st.sampled_from(["minute", "hour", "day"]), st.integers(2, 20))
def test_formatted_distances_are_read_back(language: str, unit: str, number: int) -> None:
    moment = datetime(2024, 3, 17, 10, 22)
    distance = timedelta(**{f"{unit}s": number})
    text = format_timedelta(-distance, unit, threshold=100, add_direction=True, locale=Locale.parse(language))  # type: ignore[arg-type]
    found = read_date(text, language=language, reference=moment)
    assert found is None or found.date is None or (moment - distance).isoformat().startswith(found.date), (text, found)


# What callers get wrong


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"text": b"17 March 2024"}, "decode bytes first"),
        ({"text": "17 March 2024", "language": "?"}, "not a language tag"),
        ({"text": "17 March 2024", "country": "England"}, "no country code"),
        ({"text": "17 March 2024", "reference": "today"}, "reference 'today' is no date: give a date"),
        ({"text": "17 March 2024", "reference": 20240317}, "reference 20240317 is no date"),
        ({"text": "17 March 2024", "reference": "2024-02-30"}, "reference '2024-02-30' is no date"),
    ],
)
def test_usage_errors(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        read_date(**arguments)
