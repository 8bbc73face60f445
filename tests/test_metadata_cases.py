"""What is read from labelled spans, case by case: ``cases/metadata``. The spans are made by hand, no weight has a say."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from segmenter import Label, Span, Value
from segmenter.languages import Languages, Lexicon
from segmenter.metadata import Metadata, extract

CASES = Path(__file__).parent / "cases" / "metadata"
FILES = sorted(CASES.glob("*.toml"))
_GIVEN = {"name", "language", "lines", "body", "fails"}


def words(values: tuple[Value, ...]) -> list[str]:
    return [value.name or value.text for value in values]


READERS: dict[str, Any] = {
    "authors": lambda known: [value.text for value in known.authors],
    "tags": lambda known: words(known.tags),
    "source": lambda known: known.source.text if known.source else "",
    "source_name": lambda known: (known.source.name if known.source else None) or "",
    "category": lambda known: known.category.text if known.category else "",
    "related": lambda known: [story.title for story in known.related],
    "categories": lambda known: [story.category or "" for story in known.related],
    "texts": lambda known: [story.text or "" for story in known.related],
    "positions": lambda known: [story.position for story in known.related],
    "mentions": lambda known: [len(story.spans) for story in known.related],
    "leads": lambda known: [value.text if value else "" for value in known.leads],
}
"""What a case may expect, and how it is read; an empty string stands for ``None``."""


def read(path: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["case"]
    return cases


def all_cases() -> Iterator[Any]:
    for path in FILES:
        for case in read(path):
            marks = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["fails"])] if "fails" in case else []
            yield pytest.param(case, id=f"{path.stem}-{case['name']}", marks=marks)


ALL = list(all_cases())


@cache
def lexicon(code: str) -> Lexicon:
    return Languages().lexicon(code)


def known(case: Mapping[str, Any]) -> tuple[str, Metadata]:
    """The text of a case and its metadata. Every line is a span; one that begins with ``+`` goes on in the line before it."""
    text, spans = "", []
    for label, line in case["lines"]:
        glued = label.startswith("+")
        text += "" if glued or not text else "\n"
        spans.append(Span(len(text), len(text) + len(line), Label(label.removeprefix("+")), 1.0))
        text += line
    return text, extract(text, spans, case.get("body", ""), lexicon(case["language"]))


@pytest.mark.parametrize("case", ALL)
def test_case(case: dict[str, Any]) -> None:
    text, found = known(case)
    expected = set(case) - _GIVEN
    assert expected
    assert expected <= set(READERS), "a case may expect only what is read"
    for key in expected:
        assert READERS[key](found) == case[key], key
    for value in (
        *found.authors,
        *found.tags,
        *(lead for lead in found.leads if lead),
        *filter(None, (found.source, found.category)),
    ):
        assert text[value.start : value.end] == value.text


def test_every_case_is_run_under_a_name_of_its_own() -> None:
    written = sum(path.read_text("utf-8").count("[[case]]") for path in FILES)
    assert written == len(ALL) == len({param.id for param in ALL})
    assert {key for param in ALL for key in set(param.values[0]) - _GIVEN} == set(READERS)


def test_every_language_has_a_byline() -> None:
    languages = {case["language"] for case in read(CASES / "authors.toml")}
    assert languages == set(Languages().codes) - {"und"}
