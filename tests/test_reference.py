"""Times ago, counted from the date that the caller gives: through every way in."""

import pickle
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmenter import Article, Html, Label, Segmenter, Span, UsageError, read_date, segment, segment_html
from segmenter.dates.reference import Reference, as_reference
from segmenter.languages import Languages
from segmenter.metadata import extract

MOMENT = datetime(2024, 3, 17, 10, 22, tzinfo=timezone(timedelta(hours=3)))
PROSE = "The council of Fernmoor will close the old stone bridge to cars, so that masons can repair its pillars.\n" * 3
TEXT = f"Old bridge closes\nBy Ann Hill\n2 days ago\n{PROSE}"
PAGE = f"<h1>Old bridge closes</h1><p>By Ann Hill</p><time>2 days ago</time><p>{PROSE}</p>"
_PROFILE = settings(derandomize=True, deadline=None, database=None)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        (None, None),
        (date(2024, 3, 17), Reference(datetime(2024, 3, 17), False)),
        ("2024-03-17", Reference(datetime(2024, 3, 17), False)),
        (" 2024-03-17T10:22 ", Reference(datetime(2024, 3, 17, 10, 22), True)),
        (MOMENT, Reference(MOMENT, True)),
        ("2024-03-17T10:22+03:00", Reference(MOMENT, True)),
    ],
    ids=repr,
)
def test_what_is_a_reference(given: Any, wanted: Reference | None) -> None:
    assert as_reference(given) == wanted


@pytest.mark.parametrize(
    ("language", "line", "day", "moment"),
    [
        ("ar", "منذ 3 ساعات", None, "2024-03-17T07+03:00"),
        ("ar", "نُشر قبل يومين", "2024-03-15", "2024-03-15"),
        ("ar", "أمس", "2024-03-16", "2024-03-16"),
        ("de", "vor 3 Stunden", None, "2024-03-17T07+03:00"),
        ("en", "Published 2 weeks ago", "2024-03-03", "2024-03-03"),
        ("en", "3 months ago", "2023-12", "2023-12"),
        ("en", "yesterday at 18:05", "2024-03-16T18:05", "2024-03-16T18:05"),
        ("fa", "۲ روز پیش", "2024-03-15", "2024-03-15"),
        ("fr", "il y a 20 minutes", None, "2024-03-17T10:02+03:00"),
    ],
)
def test_days_are_counted_from_a_day_and_hours_from_a_moment(language: str, line: str, day: str | None, moment: str) -> None:
    lexicon = Languages().lexicon(language)
    spans = [Span(0, len(line), Label.TIMESTAMP, 1.0)]
    for reference, wanted in ((None, None), (date(2024, 3, 17), day), (MOMENT, moment)):
        published = extract(line, spans, "", lexicon, as_reference(reference)).published
        assert published is not None
        assert published.date == wanted
        assert published.text in line


def test_a_time_of_change_too() -> None:
    line = "Updated 3 hours ago"
    known = extract(line, [Span(0, len(line), Label.TIMESTAMP, 1.0)], "", Languages().lexicon("en"), as_reference(MOMENT))
    assert known.modified is not None
    assert (known.modified.text, known.modified.date) == ("3 hours ago", "2024-03-17T07+03:00")


def articles(reference: Any) -> list[Article]:
    many = Segmenter().segment_many([TEXT, Html(PAGE)], reference=reference)
    found = [segment(TEXT, reference=reference), segment_html(PAGE, reference=reference), *many]
    return [article for article in found if isinstance(article, Article)]


@pytest.mark.parametrize("reference", [date(2024, 3, 17), MOMENT, "2024-03-17", "2024-03-17T23:59"], ids=str)
def test_every_way_in_takes_a_reference(reference: Any) -> None:
    found = articles(reference)
    assert [article.published_date for article in found] == ["2024-03-15"] * 4
    assert [article.published for article in found] == ["2 days ago"] * 4
    assert [pickle.loads(pickle.dumps(article)).published_date for article in found] == ["2024-03-15"] * 4


def test_without_one_the_line_stays_as_written() -> None:
    assert [(article.published, article.published_date) for article in articles(None)] == [("2 days ago", None)] * 4


@pytest.mark.parametrize("reference", ["today", "2024-02-30", "", 20240317, 1710672120.0], ids=repr)
@pytest.mark.parametrize(
    "call",
    [
        lambda reference: segment(TEXT, reference=reference),
        lambda reference: segment_html(PAGE, reference=reference),
        lambda reference: list(Segmenter().segment_many([TEXT], reference=reference, errors="yield")),
        lambda reference: read_date("2 days ago", language="en", reference=reference),
    ],
    ids=["segment", "segment_html", "segment_many", "read_date"],
)
def test_what_is_no_reference_is_named_with_the_remedy(call: Callable[[Any], object], reference: Any) -> None:
    with pytest.raises(UsageError, match=f"reference {reference!r} is no date: give a date, a datetime, or one written like"):
        call(reference)


@_PROFILE
@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_what_is_counted_back_lies_before_it(reference: date, number: int, unit: str) -> None:
    found = read_date(f"{number} {unit}s ago", language="en", reference=reference)
    assert found is not None
    if found.date is not None:
        assert found.date < reference.isoformat()
    assert read_date(f"{number} hours ago", language="en", reference=reference).date is None  # type: ignore[union-attr]
