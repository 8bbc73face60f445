"""Accuracy on the gold that is shared beside the repository; skipped where it is not there.

The floors in ``floors.toml`` hold for documents that the shipped weights have seen; ``docs/accuracy.md`` has the
cross-validated figures.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from segmenter import Article, Label, Metadata, Span, segment
from segmenter.evaluation import DocumentScore, score, score_article
from segmenter.evaluation.floors import Floor, check, read_floors
from segmenter.folding import fold
from segmenter.gold import Gold, read_gold
from segmenter.languages import Languages
from segmenter.metadata import extract

FLOORS = read_floors(Path(__file__).with_name("floors.toml"))
SHARED = Path(__file__).parent.parent.parent / "shared" / "gold"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared gold is not here")


@cache
def documents(name: str) -> Sequence[tuple[Gold, Article, DocumentScore]]:
    out = []
    for gold in read_gold(SHARED / name):
        article = segment(gold.text)
        out.append((gold, article, score_article(gold, article)))
    return out


def seeds() -> list[Gold]:
    return list(read_gold(SHARED / "seeds")) if SHARED.is_dir() else []


@pytest.mark.parametrize("gold", seeds(), ids=lambda gold: gold.id)
def test_every_span_of_the_seeds_is_right(gold: Gold) -> None:
    article = segment(gold.text)
    wrong = {key: count for key, count in score(gold, article.spans).confusion.items() if key[0] != key[1]}
    assert not wrong


@pytest.mark.parametrize("gold", seeds(), ids=lambda gold: gold.id)
def test_every_value_of_the_seeds_is_right(gold: Gold) -> None:
    article, meta = segment(gold.text), gold.meta
    assert article.language == meta["language"]
    for name in ("headline", "category", "deck", "source", "published"):
        assert getattr(article, name) == meta[name], name
    assert list(article.tags) == meta["tags"]
    assert list(article.captions) == meta["caption"]
    assert list(article.authors) == meta["authors"]
    assert [[section.heading, list(section.paragraphs)] for section in article.sections] == meta["sections"]
    # A story that the page lists twice is one story with two places.
    stories = {item["title"]: item for item in reversed(meta["related"])}
    assert {story.title for story in article.related} == set(stories)
    for story in article.related:
        assert story.category == stories[story.title].get("category")
        assert story.text == stories[story.title].get("text")
        assert story.position == stories[story.title]["position"]
        assert len(story.spans) == sum(item["title"] == story.title for item in meta["related"])


def test_traps_lose_nothing() -> None:
    traps = [(gold, result) for gold, _, result in documents("arabic") if gold.meta.get("trap")]
    assert len(traps) >= 3
    assert {gold.id: result.body.missed for gold, result in traps if result.body.missed} == {}


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor.name)
def test_no_figure_is_below_its_floor(floor: Floor) -> None:
    checks = check([floor], [result for _, _, result in documents(floor.set)])
    assert checks
    assert [found for found in checks if not found.holds] == []


# Dates

SHOWN = re.compile(r"(?<!\d)(?:19|20|1[34])\d\d(?!\d{3})|\d\d?\.\d\d?\.\d\d(?!\d)")  # a year, or a date with a short one


def truth(gold: Gold) -> str | None:
    """The day of publication of a document whose timestamps show a year."""
    day = gold.meta.get("published_iso", gold.meta.get("published"))
    shown = " ".join(gold.text[span.start : span.end] for span in gold.spans if span.label == Label.TIMESTAMP)
    return str(day)[:10] if day and SHOWN.search(fold(shown)) else None


def of_gold(gold: Gold) -> Metadata:
    """The metadata as read from the gold spans."""
    languages = Languages()
    lexicon = languages.lexicon(gold.language or languages.identify(gold.text))
    return extract(gold.text, [Span(span.start, span.end, Label(span.label), 1.0) for span in gold.spans], "", lexicon)


@pytest.mark.parametrize(
    ("name", "predicted", "found_floor", "right_floor"),
    [
        ("arabic", False, 0.99, 0.99),
        ("arabic", True, 0.92, 0.99),
        ("fundus", False, 0.97, 0.95),
        ("fundus", True, 0.90, 0.95),
    ],
)
def test_days_of_publication_are_found_and_right(name: str, predicted: bool, found_floor: float, right_floor: float) -> None:
    shown = [(gold, article, day) for gold, article, _ in documents(name) if (day := truth(gold))]
    read = [(article.metadata if predicted else of_gold(gold), day) for gold, article, day in shown]
    found = [(known.published.date[:10], day) for known, day in read if known.published and known.published.date]
    right = [day for day, wanted in found if day == wanted]
    assert len(found) >= found_floor * len(shown)
    assert len(right) >= right_floor * len(found)
