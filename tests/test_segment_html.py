"""The whole path for web pages: from the source of a page to its article."""

import html
import json
import pickle
import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmenter import Article, Html, Label, Segmenter, SegmenterError, UsageError, segment, segment_html
from segmenter.testing import check_article

FIXTURES = Path(__file__).parent.parent / "fixtures"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Old stone bridge of Fernmoor closes to cars | The Fernmoor Post</title>
<meta property="og:title" content="Old stone bridge of Fernmoor closes to cars">
<style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Old stone bridge of Fernmoor closes to cars</h1>
<p class="byline">By <a rel="author" href="/mary">Mary Alder</a></p><time datetime="2024-05-03">3 May 2024</time>
<p>The council of Fernmoor will close the old stone bridge to cars from next spring, so that masons can repair the pillars
that the floods of the last two winters have damaged.</p>
<p>The mayor told reporters on Friday that the masons begin with the pillars in the river, where the water has washed out
the mortar, and that the work will take about three months.</p>
<aside class="related"><h3>Read also</h3><ul><li><a href="/ferry">Ferry gets a second boat</a></li></ul></aside>
<h2>What drivers must do</h2>
<p>Cars must use the ferry, which the council will run every quarter of an hour while the bridge is closed to traffic. It
takes twenty cars, and walkers may still use the bridge on the days when the masons rest.</p></article></main>
<footer><p>Copyright 2024 The Fernmoor Post. All rights reserved.</p></footer></body></html>"""


def test_the_article_alone() -> None:
    article = segment_html(PAGE)
    assert article.headline == "Old stone bridge of Fernmoor closes to cars"
    assert len(article.paragraphs) == 3
    assert article.paragraphs[0].startswith("The council of Fernmoor")
    assert "ferry gets" not in article.body.lower()
    assert "Home" not in article.body
    assert article.language == "en"


def test_the_page_among_the_fixtures() -> None:
    (path,) = (Path(__file__).parent.parent / "fixtures").glob("*.html")
    article = segment_html(path.read_bytes())
    assert (article.language, article.direction) == ("ar", "rtl")
    assert article.headline == "إغلاق الجسر الحجري في وادي الزعتر أمام السيارات"
    assert article.authors == ("سعاد الجابري",)
    assert article.published_date == "2025-03-12"
    assert article.tags == ("الجسر الحجري", "وادي الزعتر")
    assert len(article.paragraphs) == 3
    assert [section.heading for section in article.sections] == [None, "ما الذي ينتظر السائقين"]
    assert {story.position for story in article.related} == {"inline", "after"}


def test_bytes_in_another_encoding_are_read() -> None:
    page = PAGE.replace("Fernmoor", "Färnmøør").replace('charset="utf-8"', 'charset="iso-8859-1"')
    article = segment_html(page.encode("latin-1"))
    assert article.headline == "Old stone bridge of Färnmøør closes to cars"
    assert segment_html(page.replace("<meta charset", "<meta x").encode("utf-16")).headline == article.headline
    assert segment_html(PAGE.encode(), charset="text/html; charset=utf-8") == segment_html(PAGE)


def test_every_span_has_an_xpath() -> None:
    article = segment_html(PAGE)
    paths = {article.text[span.start : span.end][:8]: article.xpath(span) for span in article.spans}
    assert paths["Old ston"] == "/html[1]/body[1]/main[1]/article[1]/h1[1]"
    assert all(path and path.startswith("/html[1]") for path in paths.values())


def test_what_the_page_states_is_kept_with_its_origin() -> None:
    stated = segment_html(PAGE, url="https://example.org/bridge").stated
    assert stated is not None
    first = stated.headlines[0]
    assert (first.value, first.origin) == ("Old stone bridge of Fernmoor closes to cars", "og")


def test_a_page_without_a_visible_title_has_the_one_that_it_states() -> None:
    bare = PAGE.replace("<h1>Old stone bridge of Fernmoor closes to cars</h1>", "")
    assert segment_html(bare).headline == "Old stone bridge of Fernmoor closes to cars"


def test_reasons_name_the_mark_up() -> None:
    article = segment_html(PAGE)
    _, reasons = article.explain(article.text.index("Old stone bridge"))
    assert {"markup.tag.h1.middle", "stated.headline.same"} <= {reason.cue for reason in reasons}


def test_pages_and_texts_in_one_stream() -> None:
    items: list[str | Html] = [Html(PAGE, "https://example.org/a"), "A plain text. It has two sentences.", Html(PAGE.encode())]
    one, two, three = Segmenter().segment_many(items)
    assert isinstance(one, Article)
    assert isinstance(three, Article)
    assert (one.url, three.url) == ("https://example.org/a", None)
    assert one.spans == three.spans
    assert isinstance(two, Article)
    assert two.text == items[1]


def test_a_page_in_a_stream_brings_its_encoding() -> None:
    source = "<p>Żółta łódź</p>".encode("iso8859_2")
    pages = (Html(source, charset=charset) for charset in ("iso-8859-2", "text/html; charset=ISO-8859-2"))
    assert [one.text for one in Segmenter().segment_many(pages) if isinstance(one, Article)] == ["Żółta łódź"] * 2


def test_an_article_of_a_page_can_be_pickled() -> None:
    article = segment_html(PAGE)
    again = pickle.loads(pickle.dumps(article))
    assert again == article
    assert again.headline == article.headline
    assert again.xpath(again.spans[0]) == article.xpath(article.spans[0])


def test_what_is_no_page_is_named() -> None:
    with pytest.raises(UsageError, match="html is int"):
        segment_html(3)  # type: ignore[arg-type]
    (found,) = Segmenter().segment_many([3], errors="yield")  # type: ignore[list-item]
    assert isinstance(found, SegmenterError)


@pytest.mark.parametrize(
    "page",
    ["", "   ", "<", "<html></html>", "no mark-up at all", b"\xff\xfe\x00", "<p>" * 3000, "<div><p>A line of words.</p>" * 8000],
    ids=lambda page: repr(page)[:24],
)
def test_odd_pages_get_an_answer(page: str | bytes) -> None:
    article = segment_html(page)
    assert article.spans or not article.text.strip()


@settings(derandomize=True, deadline=None, database=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div class='x related'>",
                "</div>",
                "<h1>",
                "</h1>",
                "<a href='/'>",
                "</a>",
                "<br>",
                "word ",
                "ألف ",
                "A line of words. ",
            ]
        )
    )
)
def test_spans_partition_the_rendered_text(pieces: list[str]) -> None:
    article = segment_html("".join(pieces))
    end = 0
    for span in article.spans:
        assert end <= span.start < span.end
        assert not article.text[end : span.start].strip()
        end = span.end
    assert not article.text[end:].strip()
    assert all(span.label in set(Label) for span in article.spans)


def test_a_page_whose_mark_up_tells_nothing_is_read_as_its_text() -> None:
    text = json.loads((FIXTURES / "en_ferry_fullpage.json").read_text("utf-8"))["text"]
    lines = [line for line in text.splitlines() if line.strip()]
    bare = segment_html("".join(f"<p>{html.escape(line)}</p>" for line in lines))
    plain = segment("\n\n".join(lines))
    assert [(str(span.label), bare.text[span.start : span.end]) for span in bare.spans] == [
        (str(span.label), plain.text[span.start : span.end]) for span in plain.spans
    ]
    assert bare.xpath(bare.spans[0])
    named = segment_html("".join(f"<p class=line>{html.escape(line)}</p>" for line in lines))
    assert "markup.tag.p.short" in {reason.cue for span in named.spans for reason in named.reasons(span, 99)}


@pytest.mark.parametrize("name", ["en_glacier_second_story", "en_pier_markdown"])
def test_a_text_in_a_page_is_read_as_a_text_with_its_wrapped_lines_and_marks(name: str) -> None:
    given = json.loads((FIXTURES / f"{name}.json").read_text("utf-8"))["text"]
    text = "\n".join("\n".join(textwrap.wrap(line, 72)) if line.strip() else line for line in given.split("\n"))
    article = segment_html(f"<html><body><pre>{html.escape(text)}</pre></body></html>")
    check_article(article)
    alone = segment(article.text)
    assert article.spans == alone.spans
    assert article.authors == alone.authors
    assert any("\n" in paragraph for paragraph in article.paragraphs)
    assert article.xpath(article.of("body")[0]) == "/html[1]/body[1]/pre[1]"
    assert all(article.text[span.start : span.end].split("\n")[0] in article.to_markdown() for span in article.of("body"))
