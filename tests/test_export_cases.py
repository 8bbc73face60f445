"""Export on the cases in ``cases/export``: what becomes of the mark-up of a page in each form."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from segmenter import Label, Span
from segmenter.export.document import Document, Header
from segmenter.export.html import html
from segmenter.export.markdown import markdown
from segmenter.export.read import document
from segmenter.export.tei import tei
from segmenter.html.render import render

CASES = Path(__file__).parent / "cases" / "export"
FILES = sorted(CASES.glob("*.toml"))
_FORMS = ("markdown", "html", "xml")
_KEYS = {"name", "page", "subheadings", "left_out", *_FORMS}


def all_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in FILES:
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield path.stem, case


ALL = [
    pytest.param(case, form, id=f"{stem}-{case['name']}-{form}") for stem, case in all_cases() for form in _FORMS if form in case
]


def exported(case: dict[str, Any]) -> Document:
    page = f"<body>{case['page']}"
    text = render(page).text
    spans, start = [], 0
    for line in text.split("\n"):
        label = Label.SUBHEADING if line in case.get("subheadings", ()) else Label.BODY
        if line not in case.get("left_out", ()):
            indent = len(line) - len(line.lstrip())
            spans.append(Span(start + indent, start + len(line), label, 1.0))
        start += len(line) + 1
    return document(Header("en", "ltr"), text, spans, page, "https://a.example/news/today.html")


def written(doc: Document, form: str) -> str:
    """The body alone, in one of the forms."""
    if form == "markdown":
        return markdown(doc, header=False)
    whole = html(doc, header=False) if form == "html" else tei(doc)
    start, end = ("<article>\n", "\n</article>") if form == "html" else ('<div type="entry">\n', "\n</div>")
    return whole[whole.index(start) + len(start) : whole.index(end)]


def test_cases_are_well_formed() -> None:
    cases = list(all_cases())
    assert len({case["name"] for _, case in cases}) == len(cases)
    for _, case in cases:
        assert set(case) <= _KEYS, case["name"]
        assert set(case) & set(_FORMS), case["name"]
        lines = set(render(f"<body>{case['page']}").text.split("\n"))
        assert {*case.get("subheadings", ()), *case.get("left_out", ())} <= lines, case["name"]


@pytest.mark.parametrize(("case", "form"), ALL)
def test_form(case: dict[str, Any], form: str) -> None:
    assert written(exported(case), form) == case[form].removeprefix("\n")
