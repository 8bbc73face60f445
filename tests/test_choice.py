"""What is given out where a page shows one thing and states another: ``cases/choice``."""

import tomllib
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmenter import DateValue, Label, Span, Value, segment, segment_html
from segmenter.html.structured import Fact, Structured
from segmenter.languages import Languages, Lexicon
from segmenter.metadata import VISIBLE, Choice, Metadata, choose, extract, headline

CASES = Path(__file__).parent / "cases" / "choice"
FILES = sorted(CASES.glob("*.toml"))
ALL = [case for path in FILES for case in tomllib.loads(path.read_text("utf-8"))["case"]]
STATED = {field.name for field in fields(Structured)}
READERS: dict[str, str] = {
    **{name: name for name in ("headline", "category", "published_date", "modified_date", "tags", "site_name", "description")},
    "published_line": "published",
    "modified_line": "modified",
    "authors_given": "authors",
}
"""What a case may expect, and the name of the value; those of the page's own statements have another name."""

_PROFILE = settings(derandomize=True, deadline=None, database=None)


@cache
def lexicon(code: str) -> Lexicon:
    return Languages().lexicon(code)


def chosen(case: dict[str, Any]) -> dict[str, Any]:
    text, spans = "", []
    for label, line in case["lines"]:
        text += "\n" if text else ""
        spans.append(Span(len(text), len(text) + len(line), Label(label), 1.0))
        text += line
    body = "\n".join(text[span.start : span.end] for span in spans if span.label is Label.BODY)
    words = lexicon(case["language"])
    stated = Structured(**{name: tuple(Fact(*fact) for fact in case[name]) for name in STATED & set(case)})
    known = extract(text, spans, body, words)
    found = choose(known, stated, body, words)
    return {"headline": headline(text, known.headline, stated, body), **{f.name: getattr(found, f.name) for f in fields(Choice)}}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in ALL])
def test_case(case: dict[str, Any]) -> None:
    found = chosen(case)
    expected = set(case) - STATED - {"name", "language", "lines"}
    assert expected
    assert expected <= set(READERS), "a case may expect only what is read"
    for name in expected:
        value = found[READERS[name]]
        given = [list(fact) for fact in value] if READERS[name] in ("authors", "tags") else list(value or ())
        assert given == case[name], name


def test_every_case_has_a_name_of_its_own() -> None:
    assert len({case["name"] for case in ALL}) == len(ALL) > 0
    assert {key for case in ALL for key in set(case) & set(READERS)} == set(READERS)


def plain(value: str) -> str:
    return " ".join(value.replace("_", " ").split())


_TEXTS = st.text(st.sampled_from("ab AB|-–:,/_#7\n"), max_size=12)
_FACTS = st.lists(st.builds(Fact, _TEXTS, st.sampled_from(["json-ld", "microdata", "og", "meta", "title"])), max_size=4)


@_PROFILE
@given(
    st.builds(Structured, **{name: _FACTS.map(tuple) for name in sorted(STATED - {"bodies", "types", "urls"})}),
    st.lists(_TEXTS.filter(lambda line: bool(line.strip())), min_size=1, max_size=6),
)
def test_nothing_is_given_out_that_is_neither_shown_nor_stated(stated: Structured, lines: list[str]) -> None:
    text = "\n".join(lines)
    value = Value(lines[0], 0, len(lines[0]))
    day = DateValue("17 March 2024", 0, 13, date="2024-03-17", precision="day")
    known = Metadata(headline=value, category=value, published=day, authors=(value,), tags=(value,))
    found = choose(known, stated, text, lexicon("en"))
    title = headline(text, value, stated, text)
    for name, facts in (
        ("headline", stated.headlines),
        ("category", stated.sections),
        ("authors", stated.authors),
        ("tags", stated.keywords),
    ):
        given = title if name == "headline" else getattr(found, name)
        for fact in given if isinstance(given, tuple) and not isinstance(given, Fact) else [given]:
            if fact is None or fact.origin == VISIBLE:
                assert fact is None or fact.value == value.text
            else:
                sources = [plain(one.value) for one in facts if one.origin == fact.origin]
                assert any(plain(fact.value) in source for source in sources)
    assert set(found.origins) <= {field.name for field in fields(Choice)}


def test_an_agency_that_signs_is_given_as_written() -> None:
    agency = Value("واس", 0, 3, name="Saudi Press Agency")
    found = choose(Metadata(authors=(agency,)), None, "", Languages().lexicon("ar"))
    assert found.authors == (Fact("واس", VISIBLE),)


def test_a_text_has_what_it_shows() -> None:
    article = segment("Bridge closes\nBy Ann Hill\n17 March 2024\n" + "The masons of Fernmoor mend the old bridge. " * 9)
    assert article.stated is None
    assert (article.site_name, article.description) == (None, None)
    assert "stated" not in article.to_dict()
    assert article.origins
    assert set(article.origins.values()) == {"visible"}


PAGE = """<html lang=en><head><title>Old bridge closes | Fernmoor Post</title>
<meta property="og:site_name" content="Fernmoor Post">
<meta name=description content="Masons mend it."><script type="application/ld+json">{"@type": "NewsArticle",
"headline": "Old bridge closes", "datePublished": "2024-03-17T08:30:00Z", "author": [{"@type": "Person", "name": "Ann Hill"},
{"@type": "Organization", "name": "Tide Group"}], "keywords": ["bridge", "masons"]}</script></head><body><article>
<h1>Old bridge closes</h1><time>17 March 2024</time><p>The council of Fernmoor will close the old stone bridge to cars from
next spring, so that masons can repair the pillars that the floods have damaged.</p><p>The mayor told reporters that the
masons begin with the pillars in the river, and that the work will take about three months.</p></article></body></html>"""


def test_a_page_has_both_sides() -> None:
    article = segment_html(PAGE)
    assert (article.headline, article.authors, article.tags) == ("Old bridge closes", ("Ann Hill",), ("bridge", "masons"))
    assert article.published_date == "2024-03-17T08:30:00+00:00"
    assert (article.site_name, article.description) == ("Fernmoor Post", "Masons mend it.")
    assert article.metadata.authors == ()
    assert article.stated is not None
    assert article.stated.organisations == (Fact("Tide Group", "json-ld"),)
    origins = {"headline": "visible", "authors": "json-ld", "tags": "json-ld", "published_date": "json-ld", "site_name": "og"}
    assert origins.items() <= article.origins.items()
    data = article.to_dict()
    assert data["origins"] == article.origins
    assert {"value": "Tide Group", "origin": "json-ld"} in data["stated"]["authors"]
    assert "bodies" not in data["stated"]
