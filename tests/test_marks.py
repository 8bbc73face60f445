"""Marks of Markdown and numbers of links are out of sight, and nothing else is."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmenter import Label, Segmenter, segment
from segmenter.gold import read_gold
from segmenter.marks import blanked, shown, unmarked
from segmenter.testing import check_article

FIXTURES = {gold.id.rpartition("/")[2]: gold for gold in read_gold(Path(__file__).parent.parent / "fixtures")}
PIER = FIXTURES["en_pier_markdown"].text
LINK = "[pier](https://example.org/pier)"
LYNX = """Fernmoor Courier

     * [1]News
     * [2]Sport
     * [3]Tides

   The [4]old pier of Fernmoor reopens on Monday, says the (BUTTON) [5]harbour
   office.

References

   1. https://example.org/news
   2. https://example.org/sport
   3. https://example.org/tides
"""


SEEN = [
    ("a link", f"The old {LINK} reopens.", "The old pier reopens."),
    ("the name of a link", "The [pier](/tag/pier 'Old pier') reopens.", "The pier reopens."),
    ("an address with blanks is none", "The [quay](/a b) reopens. **So** do **we**.", "The [quay](/a b) reopens. So do we."),
    ("an image in a link", "![A beam](/beam.jpg)[![logo](/l.png) Fernmoor](https://example.org/a_(b))", " Fernmoor"),
    ("over lines", '[Fern\nmoor](https://example.org/tide-\ntables "Tide\ntables")', "Fern\nmoor\n\n"),
    ("headings", "## One\n\n## Two #", " One\n\n Two #"),
    (
        "emphasis",
        f"{LINK} **Nobody**, says _she_. 5 * 3 \\* 2 in snake_case_name",
        "pier Nobody, says she. 5 * 3 * 2 in snake_case_name",
    ),
    ("quotations", f"{LINK}\n> Nobody\n>> knows", "pier\n Nobody\n knows"),
    ("hash tags and items", f"{LINK}\n#harbour\n* item", "pier\n#harbour\n* item"),
    ("a reference", f'{LINK}\n\n[1]: https://example.org/1 "One"\n\nEnd', "pier\n\n\n\nEnd"),
    ("brackets end with the paragraph", f"{LINK} [one\r\n\r\ntwo](/two)", "pier [one\r\n\r\ntwo](/two)"),
    ("quoted as a whole", "> Nobody\n> knows\n\n> who", " Nobody\n knows\n\n who"),
    ("one quotation", "Nobody\n> knows", "Nobody\n> knows"),
    ("line ends written out", r"One \"day\"\n\nTwo\r\nThree\tfour", 'One "day"TwoThreefour'),
    ("fewer of them than lines", "One\\n\nTwo\\n\nThree", "One\\n\nTwo\\n\nThree"),
    ("one path", r"C:\new", r"C:\new"),
    ("bold print alone", "**One** and **two** are bold.", "One and two are bold."),
]


@pytest.mark.parametrize(("text", "seen"), [pytest.param(*case[1:], id=case[0]) for case in SEEN])
def test_what_is_seen(text: str, seen: str) -> None:
    assert shown(unmarked(text)) == seen


def test_line_ends_that_are_written_out_part_lines() -> None:
    text = FIXTURES["en_ferry_fullpage"].text
    plain, article = segment(text), segment(text.replace("\n", "\\n"))
    check_article(article)
    assert [(span.label, plain.text[span.start : span.end]) for span in plain.spans] == [
        (span.label, article.text[span.start : span.end].replace("\\n", "")) for span in article.spans
    ]
    assert article.headline == plain.headline


@pytest.mark.parametrize("text", ["\\n\\n", "\\n \\n\\t", "\\n\\n\n\\n\\n", "> \n>\n> "])
def test_marks_alone_are_boilerplate(text: str) -> None:
    article = segment(text)
    check_article(article)
    assert {span.label for span in article.spans} == {Label.BOILERPLATE}


YAML = """---
title: "Old pier reopens: a report"
author: Ann Hillcrest; Bo Marsh
url: https://example.org/pier
date: 2024-03-12
tags: ['pier', 'fishermen's quay']
---
"""
YAML_SEEN = "Old pier reopens: a report\nauthor: Ann Hillcrest; Bo Marsh\ndate: 2024-03-12\ntags: pier, fishermen's quay"
READER = """Title: Old pier reopens: a report

URL Source: https://example.org/pier

Published Time: 2024-03-12T09:00:00Z

Markdown Content:
"""
READER_SEEN = "Old pier reopens: a report\nPublished Time: 2024-03-12T09:00:00Z"


@pytest.mark.parametrize(("header", "seen"), [(YAML, YAML_SEEN), (READER, READER_SEEN)], ids=["YAML", "a reader"])
def test_of_a_header_what_tells_of_the_article_is_seen(header: str, seen: str) -> None:
    assert [line.strip() for line in shown(unmarked(header)).split("\n") if line.strip()] == seen.split("\n")
    article = segment(header + PIER[PIER.index("The first of") :])
    check_article(article)
    assert article.headline == "Old pier reopens: a report"
    assert (article.published_date or "")[:10] == "2024-03-12"
    assert article.paragraphs == segment(PIER).paragraphs


@pytest.mark.parametrize("name", ["TITLE: ", "TITLE:", "HEADLINE:\t"])
def test_the_name_of_a_title_that_a_text_begins_with_is_not_seen(name: str) -> None:
    story = (
        "Old pier reopens after *two* years\n\nThe old pier reopens on Monday, the harbour office said, and it will stay open."
    )
    assert shown(unmarked(name + story)).lstrip() == story, "and the text is not taken for Markdown"
    article = segment(name + story)
    check_article(article)
    assert article.headline == "Old pier reopens after *two* years"
    assert article.paragraphs == segment(story).paragraphs


@pytest.mark.parametrize(
    "text", ["The Title: a novel", "A pier\nTITLE: Old pier reopens", "TITLE:\nOld pier reopens", "Titles: a list", "TITLE:"]
)
def test_other_lines_with_such_a_name_stay_as_they_are(text: str) -> None:
    assert unmarked(text) == text


def test_numbers_of_links_and_their_addresses_are_not_seen() -> None:
    lines = [line.strip() for line in shown(unmarked(LYNX)).split("\n") if line.strip()]
    assert lines[:4] == ["Fernmoor Courier", "* News", "* Sport", "* Tides"]
    assert lines[4:] == ["The old pier of Fernmoor reopens on Monday, says the (BUTTON) harbour", "office.", "References"]


@pytest.mark.parametrize(
    "text",
    [
        "In running text [1] a number, [2] another; see notes [3] and [4](a).",
        "x = table[row](column) * 2; __init__ and **kwargs",
        "# 5 on the list\n\nOne heading is none.",
        "A [bracket] and (another), * a star, _a line_ and > a sign.",
        "[1]One [2]Two [7]Seven",
        "As was shown [1]. So it is [2]. Or not [3]. Who knows [4]. Nobody [5]. Or all [6].",
        "---\n\nNote: a rule is no header.\n\n---\n",
        "Title: the story of a title\n\nNothing else.",
        "[[[[" * 50,
        "](" * 50,
    ],
)
def test_texts_without_marks_stay_as_they_are(text: str) -> None:
    assert unmarked(text) is text


@given(st.text(st.sampled_from("[]()!#*_>\\ab \n-/:.\"'<123"), max_size=200))
def test_only_marks_change_and_line_ends_stay(text: str) -> None:
    text = f"{LINK}\n{text}"
    found = unmarked(text)
    assert len(found) == len(text)
    assert all(new == old or (shown(new) == "" and old not in "\r\n") for new, old in zip(found, text, strict=True))
    assert [len(line) for line in blanked(found).split("\n")] == [len(line) for line in text.split("\n")]


@settings(deadline=None)
@given(st.text(st.sampled_from("[]()!#*_> \n-/:.aA1"), max_size=120))
def test_any_article_with_marks_holds_what_all_hold(text: str) -> None:
    check_article(segment(f"{LINK}\n{text}\n\n{PIER[:600]}"))


@pytest.mark.parametrize(
    "text",
    [
        "> \n> \n",
        "  [1]: https://example.org/1 \t\r\n",
        "---\n  title: Old pier \t\r\n  url:  \n---  \n",
        "[ ](/a\t\n ) \n[](/b)  \n![ ](/c)",
        " \\ \n**  **\n",
    ],
    ids=["quotation", "reference", "header", "links", "signs"],
)
def test_blanks_beside_marks_stay_outside_of_spans(text: str) -> None:
    check_article(segment(f"{text}\n\n{PIER}"))


@pytest.mark.parametrize("name", ["ar_tahouna_markdown", "en_pier_markdown"])
def test_an_article_in_markdown(name: str) -> None:
    gold = FIXTURES[name]
    article = Segmenter().segment(gold.text)
    check_article(article)
    body = [gold.text[span.start : span.end] for span in gold.spans if span.label == Label.BODY]
    assert "\n".join(article.paragraphs).split() == "\n".join(body).split()
    assert article.headline == gold.meta["headline"]
    assert list(article.authors) == gold.meta["authors"]
    headings = [heading for heading, _ in gold.meta["sections"][1:]]
    assert [section.heading for section in article.sections[1:]] == [f"## {heading}" for heading in headings]
    assert [section.level for section in article.sections[1:]] == [2] * len(headings)


def test_links_of_the_text_stay_in_the_body_and_leave_the_export() -> None:
    article = segment(PIER)
    assert "a [storm](https://courier.example/storm) tore" in article.body
    assert "a storm tore" in article.to_markdown()
    assert "## Who pays\n" in article.to_markdown()
    assert "<h2>Who pays</h2>" in article.to_html()
    assert "courier.example" not in article.to_xml()


def test_values_stand_in_the_text_as_it_was_given() -> None:
    known = segment(PIER).metadata
    assert known.headline is not None
    assert known.headline.text == "Old pier of Fernmoor gets its *last* forty metres back"
    assert "Why the lighthouse blinked twice on Sunday" in [story.title for story in known.related]
    assert all(PIER[tag.start : tag.end] == tag.text for tag in known.tags)
