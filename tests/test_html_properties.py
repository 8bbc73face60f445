"""What holds of the rendering of any page: nothing visible is lost, moved, doubled, glued or split, and nothing raises."""

import pickle
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from segmenter.html.read import read
from segmenter.html.render import render
from segmenter.html.tags import BLOCK, CELL, DISPLAY, PRE

_PROFILE = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

_BLOCKS = sorted(
    tag for tag, display in DISPLAY.items() if display in (BLOCK, PRE) and tag not in ("body", "frameset", "plaintext")
)
_INLINE = ["b", "i", "em", "span", "sup", "code", "blort", "o:p", "time"]
_WORDS = st.text(st.characters(categories=("L", "N", "P"), exclude_characters="<&>"), min_size=1, max_size=6)
_TEXT = st.lists(st.one_of(_WORDS, st.sampled_from([" ", "\n", "  ", "\u00a0"])), max_size=5).map("".join)


def element(tag: str, content: str) -> str:
    return f"<{tag}>{content}</{tag}>"


# Divisions may hold anything, unlike paragraphs, so the parser leaves these trees as they are.
_INLINES = st.recursive(
    _TEXT, lambda inner: st.builds(element, st.sampled_from(_INLINE), st.lists(inner, max_size=3).map("".join)), max_leaves=6
)
_TREES = st.recursive(
    _INLINES,
    lambda inner: st.lists(
        st.one_of(inner, st.builds(element, st.sampled_from(["div", "section", "ul", "blockquote"]), inner)), max_size=4
    ).map("".join),
    max_leaves=12,
)
_SOUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<",
                ">",
                "</",
                "/>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "&",
                "&#",
                "&#xd800;",
                "&nbsp",
                ";",
                '"',
                "'",
                "=",
                "\0",
                "\x01",
                "\ud800",
                "\udc00",
            ]
        ),
        st.sampled_from([*DISPLAY, "x-y", "head", "path"]).map(lambda tag: f"<{tag}>"),
        st.sampled_from([*DISPLAY, "x-y", "head", "path"]).map(lambda tag: f"</{tag}>"),
        st.sampled_from(
            [
                "<div hidden>",
                "<div hidden id=S:1>",
                "<template id=B:1>",
                "<p style='display:none'>",
                "<div style='white-space:pre'>",
                "<a href=x rel=author>",
                "<div itemscope itemtype=Article>",
                "<b itemprop=author itemscope>",
                "<b itemprop='name headline'>",
                "<div itemprop=articleBody>",
                "<time datetime=1>",
                "<script type='application/ld+json'>",
                "<meta name=author content=x>",
                "<html lang=ar dir=RTL>",
            ]
        ),
        _TEXT,
    ),
    max_size=30,
).map("".join)


def tokens(html: str) -> list[str]:
    """The words of a tree of divisions and inline elements, by hand: block tags are blanks, inline tags are nothing."""
    out, rest = [], html
    while rest:
        text, _, rest = rest.partition("<")
        out.append(text)
        tag, _, rest = rest.partition(">")
        if tag.removeprefix("/") in _BLOCKS:
            out.append(" ")
    return "".join(out).split()


@_PROFILE
@given(_TREES)
@example("<div>a<b>b</b></div>c")
def test_words_are_neither_glued_nor_split(html: str) -> None:
    assert render(f"<body>{html}").text.split() == tokens(html)


@_PROFILE
@given(st.lists(_WORDS, max_size=8), st.lists(st.sampled_from([*_BLOCKS, *_INLINE, "td", "tr", "x-y", "a", "br"]), max_size=8))
def test_every_visible_character_appears_once_and_in_order(words: list[str], tags: list[str]) -> None:
    html = "<body>" + "".join(f"<{tag}>{word}</{tag}>" for tag, word in zip(tags, words, strict=False))
    expected = "".join(word for _, word in zip(tags, words, strict=False))
    assert "".join(render(html).text.split()) == "".join(expected.split())


@_PROFILE
@given(st.one_of(_SOUP, st.text()))
@example("<div hidden id=S:1><template id=B:1></template>a</div>")
@example("<x-a>a<x-b> <p>b")
@example("<pre><td>a</td></pre>")
@example("<pre>&nbsp;a</pre>")
def test_any_string_gives_elements_that_hold_all_its_text(html: str) -> None:
    rendered = read(html).rendered
    text = rendered.text
    assert not [char for char in text if unicodedata.category(char) == "Cs"]
    assert text.splitlines() == text.split("\n") or not text
    covered = 0
    for element in rendered.elements:
        assert covered <= element.start < element.end <= len(text)
        assert not text[covered : element.start].strip()
        piece = text[element.start : element.end]
        assert piece == piece.strip()
        assert "\n" not in piece
        assert 0.0 <= element.linked <= 1.0
        assert element.node in rendered.places
        covered = element.end
    assert covered == len(text)


@_PROFILE
@given(_SOUP)
def test_places_come_after_what_is_around_them(html: str) -> None:
    rendered = render(html)
    seen: set[int] = {-1}
    for node, place in rendered.places.items():
        assert place.node == node
        assert place.parent in seen
        seen.add(node)
    assert set(rendered.words) - {-1} == set(rendered.places)
    assert all(len(words) <= 32 for words in rendered.words.values())


@_PROFILE
@given(
    st.binary(max_size=300), st.sampled_from([None, "utf-8", "windows-1256", "utf-16", "nonsense", "text/html; charset=euc-jp"])
)
def test_any_bytes_are_a_page(data: bytes, charset: str | None) -> None:
    read(data, charset)
    read(b"<meta charset=shift_jis>" + data, charset)


@_PROFILE
@given(_SOUP)
def test_reading_is_a_function_of_the_page(html: str) -> None:
    first, second = read(html), read(html)
    assert first.structured == second.structured
    assert first.rendered == second.rendered
    copy = pickle.loads(pickle.dumps(first.rendered))
    assert (copy.text, copy.elements, copy.places, copy.words) == (
        first.rendered.text,
        first.rendered.elements,
        first.rendered.places,
        first.rendered.words,
    )


# Size and depth. What must grow in step is counted, not timed.

_DEEP = 30_000


@pytest.mark.parametrize(
    "tag",
    ["div", "b", "ul><li", "table><tr><td", "x-y", "blockquote", "a href=x", "div hidden", "pre", "button", "b itemprop=author"],
)
def test_deep_pages_lose_no_text(tag: str) -> None:
    rendered = read(f"<{tag}>" * _DEEP + "the last ferry" + "<p>leaves at nine" * 2).rendered
    if "hidden" not in tag:
        assert rendered.text == "the last ferry\nleaves at nine\nleaves at nine"
        assert len(rendered.places) >= _DEEP or tag == "a href=x"  # a link closes the one before it
        assert pickle.loads(pickle.dumps(rendered)).text == rendered.text


@pytest.mark.parametrize(
    ("piece", "lines"),
    [
        ("<p>one</p>", 1),
        ("<i>one</i> ", 0),
        ("<br>one", 1),
        ("<td>one", 0),
        ("<x-y>one</x-y> ", 1),
        ("<p hidden>no</p><p>one</p>", 1),
        ("<div>one<div>two", 2),
    ],
)
def test_wide_pages_give_lines_in_proportion(piece: str, lines: int) -> None:
    small, large = render(piece * 2_000), render(piece * 20_000)
    assert len(large.text) == pytest.approx(10 * len(small.text), rel=0.001)
    if lines:
        assert len(large.text.split("\n")) == 10 * len(small.text.split("\n")) == 20_000 * lines
    assert len(large.elements) <= 10 * len(small.elements)


@pytest.mark.parametrize("tag", ["x-y", "b itemprop=name", "div itemprop=name", "x-y><b", "div itemprop=articleBody"])
def test_deep_pages_with_text_at_every_depth(tag: str) -> None:
    closing = "".join(f"</{name.split()[0]}>" for name in reversed(tag.split("><")))
    html = f"<{tag}>a" * _DEEP + f"{closing}b" * _DEEP
    assert "".join(read(html).rendered.text.split()) == "a" * _DEEP + "b" * _DEEP


def test_many_late_parts() -> None:
    parts = "".join(f"<div hidden id=S:{n:x}><p>{n}</p><template id=P:{n + 1:x}></template></div>" for n in range(_DEEP))
    assert render("<p>a<template id=B:0></template><p>b" + parts).text == "\n".join(["a", *map(str, range(_DEEP)), "b"])
    circle = "".join(f"<div hidden id=S:{n:x}>{n}<template id=P:{n:x}></template></div>" for n in range(_DEEP))
    assert render(circle).text == "\n".join(map(str, range(_DEEP)))


def test_a_text_of_megabytes_is_one_line() -> None:
    words = "ferry " * 2_000_000
    rendered = render(f"<p>{words}</p><p>end</p>")
    assert len(rendered.text) == len(words) - 1 + len("\nend")


def test_memory_of_places_grows_with_the_page() -> None:
    rendered = render("<div class='one two three'>a" * 5_000)
    assert len(rendered.places) == len({element.node for element in rendered.elements}) + 3
    assert all(before < after for before, after in pairwise(rendered.places))


def test_cells_and_blocks_are_told_apart() -> None:
    assert DISPLAY["td"] == CELL
    assert DISPLAY["div"] == BLOCK
