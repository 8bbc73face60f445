"""The words of dates: what packs may say, what CLDR says, and calendars as tables."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from segmenter import DataError, parse_pack
from segmenter.dates import calendars, cldr
from segmenter.dates.numerals import han, hebrew
from segmenter.dates.read import read_with
from segmenter.languages.datewords import LISTS, ROWS, TABLES, DateWord, parse_date_words

PACK = """
code = "xx"
name = "Invented"
scripts = ["Latn"]
direction = "ltr"

[dates]
fillers = ["ut"]
yesterday = ["plim"]

[dates.months]
gregory = [["brum"], ["snee"]]

[dates.spans]
"30 minute" = ["halfling"]

[dates.zones]
"+03:00" = ["XST"]
"""


def test_a_pack_says_its_words_of_dates() -> None:
    words = parse_pack(PACK, "xx.toml").dates
    assert set(words) == {
        DateWord("filler", "", 0, "ut"),
        DateWord("today", "", -1, "plim"),
        DateWord("month", "gregory", 1, "brum"),
        DateWord("month", "gregory", 2, "snee"),
        DateWord("unit", "minute", 30, "halfling"),
        DateWord("zone", "+03:00", 0, "XST"),
    }
    (found,) = read_with("17 ut snee 2024 10:22 XST", "xx", words=words)
    assert found.date == "2024-02-17T10:22+03:00"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ([], "must be a table"),
        ({"moons": ["x"]}, "unknown.*moons"),
        ({"ago": "x"}, "list of non-empty strings"),
        ({"ago": [""]}, "list of non-empty strings"),
        ({"numbers": "one"}, "list of lists"),
        ({"numbers": ["one"]}, "list of non-empty strings"),
        ({"months": ["x"]}, "must be a table"),
        ({"months": {"gregory": "x"}}, "list of lists"),
        ({"spans": {"2 fortnight": ["x"]}}, "a number and one of"),
        ({"spans": {"two day": ["x"]}}, "a number and one of"),
    ],
)
def test_what_a_pack_may_not_say(table: Any, message: str) -> None:
    with pytest.raises(DataError, match=message):
        parse_date_words(table, "xx.toml: [dates]")


def test_documentation_names_every_key() -> None:
    page = (Path(__file__).parent.parent / "docs" / "add-a-language.md").read_text("utf-8")
    units = {"minute", "hour", "day", "week", "month"}  # between the first and the last
    assert not [key for key in (*LISTS, *ROWS, *TABLES) if key not in page and key not in units]


# CLDR


def test_names_stay_those_of_their_language() -> None:
    # Asked this way, babel gives one language's names to the next.
    _ = Locale("he").months["stand-alone"]["wide"]
    for name in ("th", "sv", "ja"):
        texts = [word.text for word in cldr.names.__wrapped__(name)]
        assert texts
        assert not [text for text in texts if any("\u05d0" <= char <= "\u05ea" for char in text)]


@pytest.mark.parametrize("name", ["\u063a\u0634\u062a", "\u0622\u0628", "\u0623\u063a\u0633\u0637\u0633", "\u0623\u0648\u062a"])
def test_months_come_from_all_regions_of_a_language(name: str) -> None:
    assert DateWord("month", "gregory", 8, name) in cldr.names("ar")


@pytest.mark.parametrize(
    ("language", "country", "order"),
    [
        ("en", None, None),
        ("en", "US", "md"),
        ("en", "GB", "dm"),
        ("en", "CA", None),
        ("en", "ZZ", None),
        ("fr", None, "dm"),
        ("fr", "CA", None),
        ("es", None, "dm"),
        ("es", "PA", "md"),
        ("sv", None, "dm"),
        ("ja", None, None),
        ("de", "US", "dm"),
        ("xx", None, None),
        (None, "US", "md"),
        (None, "DE", "dm"),
        (None, "CA", None),
        (None, None, None),
    ],
)
def test_order_of_day_and_month(language: str | None, country: str | None, order: str | None) -> None:
    assert cldr.order(language, country) == order


def test_units_lose_their_mark() -> None:
    words = {(word.text, word.number) for word in cldr.units("en", ["ago"]) if word.name == "hour"}
    assert {("hour", 1), ("hours", 0)} <= words
    assert not [text for text, _ in words if "ago" in text]


# Calendars


@pytest.mark.parametrize(
    ("era", "written", "days"),
    [
        ("islamic", (1445, 9, 7), ["2024-03-17"]),
        ("islamic", (1445, 8, 30), []),
        ("islamic", (1310, 1, 1), []),
        ("persian", (1403, 12, 30), ["2025-03-20"]),
        ("persian", (1402, 12, 30), []),
        ("hebrew", (5784, 12, 7), ["2024-02-16", "2024-03-17"]),
        ("hebrew", (5784, 13, 7), ["2024-03-17"]),
        ("hebrew", (5784, 14, 7), ["2024-02-16"]),
        ("hebrew", (5785, 12, 20), ["2025-03-20"]),
        ("hebrew", (5785, 13, 20), []),
        ("buddhist", (2567, 3, 17), ["2024-03-17"]),
        ("roc", (113, 3, 17), ["2024-03-17"]),
        ("reiwa", (6, 3, 17), ["2024-03-17"]),
        ("heisei", (32, 1, 1), []),
        ("gregory", (2023, 2, 29), []),
    ],
)
def test_days_of_other_calendars(era: str, written: tuple[int, int, int], days: list[str]) -> None:
    assert [day.isoformat() for day in calendars.to_gregorian(era, *written)] == days


@pytest.mark.parametrize(("era", "first"), [("islamic", 1420), ("persian", 1370)])
def test_days_follow_each_other(era: str, first: int) -> None:
    found = [
        day
        for year in range(first, first + 50)
        for month in range(1, 13)
        for number in range(1, 32)
        for day in calendars.to_gregorian(era, year, month, number)
    ]
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(found))
    assert found[0] < date(2000, 1, 1) < found[-1]


@pytest.mark.parametrize(
    ("run", "value"),
    [
        ("\u4e8c\u3007\u4e8c\u56db", 2024),
        ("\u4e8c\u96f6\u4e8c\u4e09", 2023),
        ("\u5341", 10),
        ("\u5341\u4e03", 17),
        ("\u4e8c\u5341", 20),
        ("\u4e09\u5341\u4e00", 31),
        ("\u5eff\u4e00", 21),
        ("\u5341\u4e8c\u4e09", None),
        ("\u4e8c\u5341\u5341", None),
    ],
)
def test_chinese_numerals(run: str, value: int | None) -> None:
    assert han(run) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("\u05d6'", 7),
        ('\u05d8"\u05d5', 15),
        ('\u05d9"\u05d6', 17),
        ("\u05dc'", 30),
        ('\u05ea\u05e9\u05e4"\u05d3', 5784),
        ("\u05d4'\u05ea\u05e9\u05e4\"\u05d3", 5784),
        ('\u05d4\u05ea\u05e9\u05e4"\u05d3', 5784),
        ('\u05ea\u05e9"\u05e3', 5780),
        ('\u05d3"\u05ea', None),
    ],
)
def test_hebrew_numbers(word: str, value: int | None) -> None:
    assert hebrew(word) == value
