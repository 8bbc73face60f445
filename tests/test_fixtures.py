"""Every invented article comes out as its gold says: body, labels, metadata."""

import json
from collections import Counter
from pathlib import Path
from statistics import fmean
from typing import Any

import pytest

from segmenter import Article, segment
from segmenter.evaluation import score, summarise
from segmenter.evaluation.values import right_values
from segmenter.gold import Gold, read_gold
from segmenter.model import Label
from segmenter.testing import check_article

FOLDER = Path(__file__).parent.parent / "fixtures"
FIXTURES = list(read_gold(FOLDER))
PAGES = list(read_gold(FOLDER / "pages"))
LANGUAGES = list(read_gold(FOLDER / "languages"))
_ONE_LINE = 14  # the case of texts without a line break


def case(name: str) -> tuple[Gold, Article, dict[str, Any]]:
    gold = next(gold for gold in FIXTURES if gold.id.endswith(f"/{name}"))
    return gold, segment(gold.text), dict(gold.meta)


def test_every_fixture_is_read() -> None:
    assert {gold.id for gold in FIXTURES} == {f"fixtures/{file.stem}" for file in FOLDER.glob("*.json")}
    assert len(FIXTURES) >= 30
    assert len({gold.language for gold in FIXTURES}) >= 8
    shown = {number for gold in FIXTURES for number in gold.meta["cases"]}
    assert shown == set(range(1, 23))


def test_pages_are_of_many_languages() -> None:
    assert {gold.id for gold in PAGES} == {f"pages/{file.stem}" for file in (FOLDER / "pages").glob("*.json")}
    assert len(PAGES) >= 100
    assert len({gold.language for gold in PAGES}) >= 30
    assert {span.label for gold in PAGES for span in gold.spans} == set(Label)


def test_languages_are_of_two_pages_each() -> None:
    assert {gold.id for gold in LANGUAGES} == {f"languages/{file.stem}" for file in (FOLDER / "languages").glob("*.json")}
    counts = Counter(gold.language for gold in LANGUAGES)
    assert len(counts) >= 26
    assert set(counts.values()) == {2}


@pytest.mark.parametrize("gold", [*FIXTURES, *PAGES, *LANGUAGES], ids=lambda gold: gold.id)
def test_gold_of_fixtures_is_sound(gold: Gold) -> None:
    covered = set()
    end = 0
    for span in gold.spans:
        assert end <= span.start < span.end <= len(gold.text)
        assert len(gold.text[span.start : span.end].splitlines()) == 1
        covered |= set(range(span.start, span.end))
        end = span.end
    assert all(char.isspace() for place, char in enumerate(gold.text) if place not in covered)
    assert json.dumps(dict(gold.meta))


@pytest.mark.parametrize("gold", FIXTURES, ids=lambda gold: gold.id)
def test_fixtures(gold: Gold) -> None:
    article = segment(gold.text)
    check_article(article)
    assert article.language == gold.language
    result = score(gold, article.spans)
    if gold.meta["trap"]:
        assert result.body.missed == 0
    # In a text of one line what was printed above the article cannot always be told from it; nothing of it is lost.
    assert result.body.f1 >= (0.8 if _ONE_LINE in gold.meta["cases"] else 0.87)


def test_fixtures_together() -> None:
    summary = summarise([score(gold, segment(gold.text).spans) for gold in FIXTURES])
    assert summary.f1 >= 0.96
    assert summary.recall >= 0.98
    assert summary.label_f1 >= 0.85


def test_pages_together() -> None:
    articles = [segment(gold.text) for gold in PAGES]
    for article in articles:
        check_article(article)
    summary = summarise([score(gold, article.spans) for gold, article in zip(PAGES, articles, strict=True)])
    assert summary.f1 >= 0.93
    assert summary.label_f1 >= 0.7


@pytest.mark.parametrize("gold", LANGUAGES, ids=lambda gold: gold.id)
def test_a_language_needs_no_training(gold: Gold) -> None:
    article = segment(gold.text)
    check_article(article)
    assert article.language == gold.language
    assert score(gold, article.spans).body.f1 >= 0.9


def test_languages_together() -> None:
    articles = [segment(gold.text) for gold in LANGUAGES]
    summary = summarise([score(gold, article.spans) for gold, article in zip(LANGUAGES, articles, strict=True)])
    assert summary.f1 >= 0.99
    assert summary.recall >= 0.985
    assert summary.label_f1 >= 0.92
    right: dict[str, list[float]] = {}
    for gold, article in zip(LANGUAGES, articles, strict=True):
        for name, value in right_values(gold, article).items():
            right.setdefault(name, []).append(value)
    for name, least in (("authors", 0.85), ("date", 0.88), ("source", 0.88), ("tags", 0.8), ("headline", 0.92)):
        assert fmean(right[name]) >= least, name


@pytest.mark.parametrize("name", ["ar_ministry_visit", "ar_grain_silo", "en_glacier_second_story"])
def test_stories_of_fixtures(name: str) -> None:
    gold, article, meta = case(name)
    wanted = {item["title"]: item for item in reversed(meta["related"])}
    found = {story.title: story for story in article.related}
    assert set(wanted) <= set(found)
    assert {title: found[title].category for title in wanted} == {title: item.get("category") for title, item in wanted.items()}
    assert article.source == meta["source"]
    assert list(article.tags) == meta["tags"]
    assert gold.language == article.language
