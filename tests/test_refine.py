"""Coarse gold made finer by what is known of the article."""

from dataclasses import replace
from typing import Any

from segmenter.gold import Gold, GoldSpan
from segmenter.languages import Languages
from segmenter.training.learn import page_of
from segmenter.training.refine import refined

TEXT = "The council will close the bridge on Monday, and cars must use the ferry until May."
META = {"title": "Old bridge closes", "authors": ["Ann Hill"], "published": "2024-03-17"}


def coarse(*lines: tuple[str, str], **meta: Any) -> Gold:
    text, spans = "", []
    for line, label in lines:
        spans.append(GoldSpan(len(text), len(text) + len(line), label, "gold"))
        text += line + "\n"
    return Gold("one", "en", text, tuple(spans), META | meta)


def labels(gold: Gold) -> list[str]:
    return [span.label for span in refined(gold, page_of(replace(gold, html=None), Languages())).spans]


def test_title_byline_and_date_line_are_found_by_their_values() -> None:
    gold = coarse(
        ("Home", "notbody"),
        ("Old Bridge Closes", "notbody"),
        ("By Ann Hill, staff writer", "notbody"),
        ("17 March 2024", "notbody"),
        (TEXT, "body"),
        ("More by Ann Hill", "notbody"),
    )
    assert labels(gold) == ["notbody", "headline", "byline", "timestamp", "body", "notbody"]


def test_names_of_sites_stand_beside_titles() -> None:
    gold = coarse(("Old bridge closes to cars | The Post", "notbody"), (TEXT, "body"), title="Old bridge closes to cars")
    assert labels(gold) == ["headline", "body"]
    assert labels(coarse(("Old", "notbody"), (TEXT, "body"))) == ["notbody", "body"]


def test_of_two_titles_close_together_the_mark_up_tells() -> None:
    lines = (("Old bridge closes", "notbody"), ("Old bridge closes", "notbody"), (TEXT, "body"))
    assert labels(coarse(*lines)) == ["notbody", "notbody", "body"]
    gold = coarse(*lines)
    html = f"<nav><a>Old bridge closes</a></nav><h1>Old bridge closes</h1><p>{TEXT}</p>"
    page = page_of(replace(gold, html=html), Languages())
    assert page.text.split() == gold.text.split()
    spans = tuple(
        GoldSpan(block.start, block.end, span.label, "gold") for block, span in zip(page.blocks, gold.spans, strict=True)
    )
    found = refined(replace(gold, text=page.text, spans=spans), page)
    assert [span.label for span in found.spans] == ["notbody", "headline", "body"]


def test_a_title_below_the_text_is_taken_where_none_stands_above() -> None:
    assert labels(coarse((TEXT, "body"), ("Old bridge closes", "notbody"))) == ["body", "headline"]


def test_text_stays_text_and_what_is_far_away_stays_unknown() -> None:
    assert labels(coarse(("Old bridge closes", "body"), (TEXT, "body"))) == ["body", "body"]
    far = [("Another line of the menu", "notbody")] * 20
    assert labels(coarse(("By Ann Hill", "notbody"), *far, (TEXT, "body")))[0] == "notbody"


def test_what_has_fine_labels_or_no_text_stays_as_it_is() -> None:
    fine = coarse(("Old bridge closes", "kicker"), (TEXT, "body"))
    assert refined(fine, page_of(fine, Languages())) is fine
    empty = coarse(("Old bridge closes", "notbody"))
    assert refined(empty, page_of(empty, Languages())) is empty


def test_only_articles_have_bylines() -> None:
    gold = coarse(("Old bridge closes", "notbody"), ("Ann Hill wrote", "notbody"), (TEXT, "body"))
    assert labels(replace(gold, kind="forum")) == ["headline", "notbody", "body"]
