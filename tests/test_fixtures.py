"""Every invented article comes out as its gold says: body, labels, metadata."""

import json
from pathlib import Path
from typing import Any

import pytest

from segmenter import Article, segment
from segmenter.evaluation import score
from segmenter.gold import Gold, read_gold
from segmenter.testing import check_article

FOLDER = Path(__file__).parent.parent / "fixtures"
FIXTURES = list(read_gold(FOLDER))


def case(name: str) -> tuple[Gold, Article, dict[str, Any]]:
    gold = next(gold for gold in FIXTURES if gold.id.endswith(f"/{name}"))
    return gold, segment(gold.text), dict(gold.meta)


def test_every_fixture_is_read() -> None:
    assert {gold.id for gold in FIXTURES} == {f"fixtures/{file.stem}" for file in FOLDER.glob("*.json")}
    assert len(FIXTURES) >= 30
    assert len({gold.language for gold in FIXTURES}) >= 8
    shown = {number for gold in FIXTURES for number in gold.meta["cases"]}
    assert shown == set(range(1, 21))


@pytest.mark.parametrize("gold", FIXTURES, ids=lambda gold: gold.id)
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
    assert result.body.f1 >= 0.95
