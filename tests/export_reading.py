"""Reads exported articles back: the words that a reader of the Markdown, the HTML or the XML sees."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html
from markdown_it import MarkdownIt

_COMMONMARK = MarkdownIt("commonmark", {"maxNesting": 200}).enable(["table", "strikethrough"])
# Only these part words; emphasis and links do not.
_PARTING = frozenset(
    [
        *["blockquote", "br", "dd", "dl", "dt", "header", "li", "ol", "p", "pre", "table", "td", "th", "tr", "ul"],
        *["h1", "h2", "h3", "h4", "h5", "h6"],
        *["ab", "cell", "item", "lb", "list", "quote", "row"],
    ]
)
_UNKNOWN = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")


def expected(text: str) -> list[str]:
    """The words of a text, with U+FFFD for what XML cannot hold."""
    return _UNKNOWN.sub("\ufffd", text).split()


def markdown_tree(markdown: str) -> Any:
    """The elements that CommonMark, with tables and strike-through, makes of Markdown."""
    return html.fragment_fromstring(_COMMONMARK.render(markdown), create_parent=True)


def html_tree(page: str) -> Any:
    """The article of an exported page."""
    (article,) = html.document_fromstring(page).iter("article")
    return article


def xml_tree(xml: str) -> Any:
    """The body of an exported TEI document."""
    (body,) = etree.fromstring(xml).iter("{*}body")
    return body


def words(tree: Any) -> list[str]:
    """The words of all text in an element."""
    return "".join(_texts(tree)).split()


def _texts(tree: Any) -> Iterator[str]:
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = etree.QName(element).localname
        alone = tag == "code" and etree.QName(element.getparent()).localname == "div"
        if tag in _PARTING or alone:
            yield " "
        text = element.text if event == "start" else element.tail if element is not tree else None
        yield text or ""
