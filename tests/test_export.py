"""The three methods of an article: what stands above the body, plain texts, and articles that there are none of."""

import pickle
from pathlib import Path

import pytest
from lxml import etree

from segmenter import Article, Label, Span, segment, segment_html
from segmenter.export.document import Block, Document, Header, Kind, Run
from segmenter.export.html import html
from segmenter.export.markdown import markdown
from segmenter.export.plain import blocks_of_text
from segmenter.export.read import document
from segmenter.export.tei import tei
from segmenter.html.render import render

FIXTURES = Path(__file__).parent.parent / "fixtures"
_HEADER = Header("en", "ltr")
_FULL = Header(
    language="ar",
    direction="rtl",
    headline="One *pier*\nopens",
    deck="At last.\nThe end",
    authors=("Mary Alder", "Tom <Reed>"),
    published="3 May 2024",
    published_date="2024-05-03",
    publisher="The Post",
    category="Sea",
    tags=("ferry", "pier"),
    url='https://a.example/x?a="1"&b',
)


@pytest.fixture
def page() -> Article:
    return segment_html((FIXTURES / "ar_bridge.html").read_bytes(), url="https://a.example/news/1.html")


def blocks(text: str, *subheadings: str) -> list[Block]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line:
            label = Label.SUBHEADING if line in subheadings else Label.BODY
            spans.append(Span(start, start + len(line), label, 1.0))
        start += len(line) + 1
    return list(blocks_of_text(text, spans))


def test_what_stands_above_the_body_in_markdown() -> None:
    doc = Document(_FULL, (Block(Kind.PARAGRAPH, (Run("x"),)),))
    assert markdown(doc) == (
        "# One \\*pier\\* opens\n\n*At last.*\n\n*The end*\n\nMary Alder \u00b7 Tom \\<Reed> \u00b7 3 May 2024\n\nx"
    )
    assert markdown(doc, header=False) == "x"
    assert markdown(Document(_HEADER, ())) == ""


def test_what_stands_above_the_body_in_html() -> None:
    page = html(Document(_FULL, (Block(Kind.PARAGRAPH, (Run("x"),)),)))
    assert page.startswith(
        '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n<title>One *pier*\nopens</title>'
    )
    assert '<link rel="canonical" href="https://a.example/x?a=&quot;1&quot;&amp;b">' in page
    assert page.split("<article>\n")[1] == (
        "<header>\n<h1>One *pier*\nopens</h1>\n"
        '<p class="deck">At last.\nThe end</p>\n'
        '<p class="byline">Mary Alder, Tom &lt;Reed&gt;</p>\n'
        '<p><time datetime="2024-05-03">3 May 2024</time></p>\n</header>\n<p>x</p>\n</article>\n</body>\n</html>'
    )
    assert "<header>" not in html(Document(_FULL, ()), header=False)
    assert "<header>" not in html(Document(_HEADER, ()))


def test_the_header_of_a_tei_document() -> None:
    root = etree.fromstring(tei(Document(_FULL, ())))
    of = {"t": "http://www.tei-c.org/ns/1.0"}

    def texts(path: str) -> list[str]:
        return [found.text for found in root.findall(f"t:teiHeader/{path}", of)]

    assert texts("t:fileDesc/t:titleStmt/t:title") == ["One *pier*\nopens"]
    assert texts("t:fileDesc/t:titleStmt/t:author") == ["Mary Alder", "Tom <Reed>"]
    assert texts("t:fileDesc/t:sourceDesc/t:bibl") == ["One *pier*\nopens, The Post, 2024-05-03", "The Post, 2024-05-03"]
    publication = "t:fileDesc/t:sourceDesc/t:biblFull/t:publicationStmt"
    assert texts(f"{publication}/t:publisher") == ["The Post (a.example)"]
    assert texts(f"{publication}/t:date") == ["2024-05-03"]
    assert [ptr.get("target") for ptr in root.iter("{*}ptr")] == ['https://a.example/x?a="1"&b']
    assert texts("t:profileDesc/t:abstract/t:p") == ["At last.\nThe end"]
    assert texts("t:profileDesc/t:textClass/t:keywords/t:term") == ["Sea", "ferry,pier"]
    assert [language.get("ident") for language in root.iter("{*}language")] == ["ar"]
    assert len(root.findall("t:text/t:body/t:div/*", of)) == 1


@pytest.mark.parametrize(
    ("publisher", "url", "shown"),
    [(None, None, "N/A"), ("Post", None, "Post"), (None, "https://a.example/", "a.example"), ("Post", "http://[x", "Post")],
)
def test_publisher(publisher: str | None, url: str | None, shown: str) -> None:
    root = etree.fromstring(tei(Document(Header("en", "ltr", publisher=publisher, url=url), ())))
    assert root.findtext(".//{*}publisher") == shown


def test_a_page_from_end_to_end(page: Article) -> None:
    assert page.to_markdown().startswith(f"# {page.headline}\n\n")
    assert page.to_markdown(header=False).split("\n\n")[0] == page.paragraphs[0]
    assert f"<h2>{page.sections[1].heading}</h2>" in page.to_html()
    assert '<html lang="ar" dir="rtl">' in page.to_html()
    assert etree.fromstring(page.to_xml()).findtext(".//{*}author") == "سعاد الجابري"
    copy = pickle.loads(pickle.dumps(page))
    assert (copy.to_markdown(), copy.to_html(), copy.to_xml()) == (page.to_markdown(), page.to_html(), page.to_xml())


def test_links_are_as_written_without_an_address() -> None:
    source = "<body><p><a href='/x'>a</a> <a href='#n'>b</a> <a href='https://b.example'>c</a></p>"
    spans = [Span(0, 5, Label.BODY, 1.0)]
    assert markdown(document(_HEADER, render(source).text, spans, source, None)) == "[a](/x) b [c](https://b.example)"


def test_a_page_states_what_its_links_are_relative_to() -> None:
    source = "<head><base href='/old/'><base href='/no/'></head><body><p><a href='x'>a</a></p>"
    doc = document(_HEADER, "a", [Span(0, 1, Label.BODY, 1.0)], source, "https://a.example/b/c")
    assert markdown(doc) == "[a](https://a.example/old/x)"


def test_a_span_that_covers_part_of_an_element() -> None:
    source = "<body><p>The <b>old pier</b> is <a href='https://b.example'>closed for good</a>. <i>Read</i> on</p>"
    text = render(source).text
    spans = [Span(text.index("pier"), text.index(" for"), Label.BODY, 1.0), Span(text.index("on"), len(text), Label.BODY, 1.0)]
    assert markdown(document(_HEADER, text, spans, source, None)) == "**pier** is [closed](https://b.example)\n\non"


def test_lines_with_bullets_are_lists() -> None:
    text = "Three boats:\n\u2022 one\n- two *\n\n* three\n\nThe end\n-5 degrees\n1. no bullet\n\u2022 four"
    assert markdown(Document(_HEADER, tuple(blocks(text)))) == (
        "Three boats:\n\n- one\n- two \\*\n- three\n\nThe end\n\n-5 degrees\n\n1\\. no bullet\n\n- four"
    )


def test_subheadings_of_texts_have_the_level_they_show() -> None:
    found = blocks("### Boats\nNew ones\n1.2 Piers\n# Title", "### Boats", "New ones", "1.2 Piers", "# Title")
    assert [(block.text, block.level) for block in found] == [("Boats", 3), ("New ones", 2), ("1.2 Piers", 3), ("Title", 2)]


def test_what_xml_cannot_hold() -> None:
    text = "a\x00b \ud800 \ufffe c\x1fd"
    doc = document(_HEADER, text, [Span(0, len(text), Label.BODY, 1.0)], None, None)
    for written in (html(doc), tei(doc), markdown(doc)):
        assert "a\ufffdb \ufffd \ufffd c d" in written
        written.encode("utf-8")


def test_no_article_is_an_empty_one() -> None:
    for article in (segment(""), segment_html("")):
        assert article.to_markdown() == ""
        assert "<article>\n</article>" in article.to_html()
        assert "".join(etree.fromstring(article.to_xml()).find("{*}text").itertext()).strip() == ""
