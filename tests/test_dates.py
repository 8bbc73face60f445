"""Dates as they are written: the table of cases, and what holds for any text."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from segmenter import DateReading, UsageError, read_date
from segmenter.dates import find_dates

FOLDER = Path(__file__).parent / "cases" / "dates"
REFERENCE = "2024-03-17T10:22"


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
