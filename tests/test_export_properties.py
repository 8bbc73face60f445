"""What holds of the export of any article: the words of its body and no others, well-formed, safe, in proportion."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from segmenter import Label, Span, segment, segment_html
from segmenter.export.document import Document, Header
from segmenter.export.html import html
from segmenter.export.markdown import markdown
from segmenter.export.read import document
from segmenter.export.tei import tei
from segmenter.html.links import absolute
from segmenter.html.render import render
from segmenter.testing.samples import Sample
from segmenter.testing.strategies import any_text, articles
from tests.export_reading import expected, html_tree, markdown_tree, words, xml_tree

_PROFILE = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
_HEADER = Header("en", "ltr")
_SIGNS = [
    *"\\`*_[]<>&~!|#-+=:.()\"'$^{}@",
    *["**", "~~", "```", "---", "1.", "12)", "# ", "- ", "> ", "![", "](x)", "&amp;", "<b>", "a_b"],
]
_LETTERS = ["a", "word", "\u0643\u0644\u0645\u0629", "\u6587", "\u00e9", "7", "\U0001f600", "\u200f", "\u00ab", "\u3002"]
_TEXT = st.lists(st.sampled_from([*_SIGNS, *_LETTERS, " ", " ", "\n", "\u00a0", "\x01", "\x1f"]), max_size=8).map("".join)
_INLINE = ["b", "i", "em", "strong", "u", "s", "del", "sub", "sup", "code", "kbd", "span", "a href='/x?y=1&amp;copy;(z)'", "x-y"]
_BLOCK = [
    "p", "div", "ul", "ol", "ol start=7", "li", "dl", "dt", "dd", "blockquote", "table", "tr", "td", "th", "td rowspan=2",
    "td colspan=3", "pre", "h2", "h3", "h5", "table role=presentation", "section", "div role=heading aria-level=4", "div hidden",
]  # fmt: skip


def element(tag: str, content: str) -> str:
    return f"<{tag}>{content}</{tag.split()[0]}>"


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


_LEAVES = st.one_of(_TEXT.map(escaped), st.sampled_from(["<br>", "<br><br>", "<img src=x alt=boat>", "<wbr>"]))
_RUNS = st.recursive(
    _LEAVES, lambda inner: st.builds(element, st.sampled_from(_INLINE), st.lists(inner, max_size=4).map("".join)), max_leaves=8
)
_PAGES = st.recursive(
    _RUNS,
    lambda inner: st.builds(element, st.sampled_from(_BLOCK), st.lists(inner, max_size=4).map("".join)),
    max_leaves=16,
)


def labelled(draw: st.DrawFn, text: str) -> list[Span]:
    """Spans as an article has them: within lines, without blanks at their ends, all labels and some cut in two."""
    spans = []
    for line in re.finditer(r"[^\n]+", text):
        cuts = [line.start(), line.end()]
        if draw(st.booleans()):
            cuts.insert(1, draw(st.integers(*cuts)))
        for start, end in pairwise(cuts):
            piece = text[start:end]
            if piece.strip():
                start += len(piece) - len(piece.lstrip())
                label = draw(st.sampled_from([Label.BODY, Label.BODY, Label.SUBHEADING, Label.BOILERPLATE]))
                spans.append(Span(start, start + len(piece.strip()), label, 1.0))
    return [span for span in spans if span.label is not Label.BOILERPLATE]


@st.composite
def exports(draw: st.DrawFn) -> tuple[str, list[Span], str]:
    page = "<body>" + "".join(draw(st.lists(_PAGES, max_size=4)))
    text = render(page).text
    return text, labelled(draw, text), page


def check(doc: Document, body: str) -> None:
    assert words(html_tree(html(doc, header=False))) == expected(body)
    assert words(xml_tree(tei(doc))) == expected(body)
    assert words(markdown_tree(markdown(doc, header=False))) == expected(body)


@settings(_PROFILE, max_examples=300)
@given(exports())
def test_the_words_of_a_page_are_those_of_its_spans(export: tuple[str, list[Span], str]) -> None:
    text, spans, page = export
    doc = document(_HEADER, text, spans, page, "https://example.org/a/")
    check(doc, "\n".join(text[span.start : span.end] for span in spans))


_ANY = st.text(st.characters(exclude_categories=()), max_size=30)
_BULLETS = "\u2022\u2023\u2043\u25aa\u25ab\u25a0\u25a1\u25cf\u25cb\u25e6\u2219\u00b7*-#"


def unsigned(text: str) -> str:
    """A text without what may become mark-up of a list or a heading."""
    return text.translate(dict.fromkeys(map(ord, _BULLETS), " "))


@_PROFILE
@given(any_text() | _ANY)
@example("- a\n\n* b\n\n## c\n\n1. d")
@example("a\ud800b \x00 \ufffe \x1f c")
def test_the_words_of_any_text_are_those_of_its_spans(text: str) -> None:
    spans = [Span(line.start(), line.end(), Label.BODY, 1.0) for line in re.finditer(r"\S(?:[^\n]*\S)?", text)]
    doc = document(_HEADER, text, spans, None, None)
    body = "\n".join(text[span.start : span.end] for span in spans)
    for tree in (html_tree(html(doc, header=False)), xml_tree(tei(doc)), markdown_tree(markdown(doc, header=False))):
        assert unsigned(" ".join(words(tree))).split() == expected(unsigned(body))


@settings(_PROFILE, max_examples=25)
@given(articles())
def test_articles_keep_headline_and_body(sample: Sample) -> None:
    article = segment(sample.text)
    tree = markdown_tree(article.to_markdown())
    body = unsigned(" ".join(expected(article.body))).split()
    assert unsigned(" ".join(words(tree))).split()[-len(body) :] == body
    assert [" ".join(words(title)) for title in tree.iter("h1")] == [" ".join((article.headline or "").split())]
    assert words(html_tree(article.to_html()))[: len((article.headline or "").split())] == (article.headline or "").split()
    (title,) = xml_tree(article.to_xml()).getroottree().findall(".//{*}fileDesc/{*}titleStmt/{*}title")
    assert title.text == article.headline


@_PROFILE
@given(st.lists(st.one_of(_PAGES, _ANY), max_size=6).map("".join), st.none() | _ANY | st.just("https://example.org/"))
def test_any_page_has_all_three(page: str, url: str | None) -> None:
    article = segment_html(page, url=url)
    for tree in (html_tree(article.to_html(header=False)), xml_tree(article.to_xml())):
        assert words(tree) == expected(article.body)
    assert words(markdown_tree(article.to_markdown(header=False))) == expected(article.body)


_HREFS = st.lists(
    st.sampled_from(
        [*"jJaAvascript:hHtTpP/\\ \t\n\x00\x01#?[]@.", "javascript:", "data:", "vbscript:", "//", "\u00a0", "&colon;"]
    ),
    max_size=10,
).map("".join)


@_PROFILE
@given(_HREFS | _ANY, st.sampled_from(["", "https://example.org/a/b", "javascript:x", "file:///x", "x"]))
@example("\x01javascript:alert(1)", "")
@example("java\tscript:alert(1)", "https://example.org/")
@example("alert(1)", "javascript:x")
def test_links_are_safe(href: str, base: str) -> None:
    link = absolute(href, base)
    if link is not None:
        scheme = re.match(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", link, re.IGNORECASE)
        assert scheme is None or scheme[1].lower() in ("ftp", "http", "https", "mailto", "tel")
        assert not re.search(r"[\s<>\"\x00-\x1f]", link)
        assert len(link) <= 2000


_NAMES = {"href", "class", "datetime", "value", "lang", "dir", "charset", "rel"}


@settings(_PROFILE, max_examples=100)
@given(exports(), st.sampled_from(["onclick=x()", "style='color:red'", "href=javascript:x()", "src=//x", "id=x", "srcdoc=x"]))
def test_a_page_of_its_own_has_no_other_elements_and_attributes(export: tuple[str, list[Span], str], attribute: str) -> None:
    text, spans, page = export
    doc = document(_HEADER, text, spans, re.sub(r"<(\w+)", rf"<\1 {attribute}", page), "https://example.org/")
    for element in html_tree(html(doc)).iter():
        assert set(element.attrib) <= _NAMES
        assert element.tag not in ("script", "style", "iframe", "object", "img", "form")
        assert not element.get("href", "").startswith("javascript")


# Size and depth. What must grow in step is counted, not timed.


def size(page: str) -> int:
    """How long the three forms of a page are, whose text is all body; checks their words as well."""
    text = render(page).text
    spans = [Span(line.start(), line.end(), Label.BODY, 1.0) for line in re.finditer(r"\S(?:[^\n]*\S)?", text)]
    doc = document(_HEADER, text, spans, page, "https://example.org/")
    forms = html(doc), tei(doc), markdown(doc)
    assert words(html_tree(forms[0])) == words(xml_tree(forms[1])) == text.split()
    return sum(map(len, forms))


@pytest.mark.parametrize(
    "tag",
    [
        *["div", "b", "ul><li", "ol><li", "table><tr><td", "table><tr><td>a<td", "blockquote", "a href=x", "b><i", "x-y", "pre"],
        *["blockquote>a<i", "dl><dt", "h2", "ul", "tr"],
    ],
)
def test_deep_pages_are_written_in_proportion(tag: str) -> None:
    small, large = size(f"<{tag}>word " * 500 + "<p>end"), size(f"<{tag}>word " * 5_000 + "<p>end")
    assert large < 12 * small


@pytest.mark.parametrize(
    "piece",
    [
        "<p>one</p>",
        "<b>one</b><i>two</i> ",
        "<br>one",
        "<li>one",
        "<ul><li>one</ul>",
        "<tr><td>one",
        "<td>one",
        "<td rowspan=99999 colspan=99999>one",
        "<tr><td rowspan=99999><td>one",
        "<a href=x>one</a> ",
        "<pre>one\n\n\n\n\ntwo</pre>",
        "<h2>one</h2>",
    ],
)
@pytest.mark.parametrize("around", ["", "<table><tr>", "<ol>", "<pre>", f"<a href=/{'x' * 1000}>"])
def test_wide_pages_are_written_in_proportion(piece: str, around: str) -> None:
    small, large = size(around + piece * 200), size(around + piece * 2_000)
    assert large < 12 * small
