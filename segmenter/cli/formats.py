"""The formats that documents are written in: one function for a document, one for what stands around several."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

from segmenter.cli import rows
from segmenter.cli.terminal import visible
from segmenter.model import Label

if TYPE_CHECKING:
    from segmenter.article import Article


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a document is wanted; ``labels`` is ``None`` where no spans were selected, ``fields`` empty where all are."""

    labels: frozenset[Label] | None = None
    text: bool = True
    reasons: bool = False
    fields: tuple[str, ...] = ()


class Origin(NamedTuple):
    """What a document is known by, and what of its record is carried along."""

    name: str
    record: Mapping[str, Any] | None = None


def text(origin: Origin, article: "Article", choice: Choice) -> str:
    """Return the body, or the selected spans with a blank line between."""
    if choice.labels is None:
        return article.body
    return "\n\n".join(article.text[span.start : span.end] for span in article.spans if span.label in choice.labels)


def markdown(origin: Origin, article: "Article", choice: Choice) -> str:
    """Return the article as Markdown."""
    return article.to_markdown()


def html(origin: Origin, article: "Article", choice: Choice) -> str:
    """Return the article as an HTML page of its own."""
    return article.to_html()


def xml(origin: Origin, article: "Article", choice: Choice) -> str:
    """Return the article as TEI XML."""
    return article.to_xml()


def jsonl(origin: Origin, article: "Article", choice: Choice) -> str:
    """Return the document as one line of JSON."""
    return _json(origin, article, choice, None)


def indented(origin: Origin, article: "Article", choice: Choice) -> str:
    """Return the document as indented JSON."""
    return _json(origin, article, choice, 2)


_LINE_BREAKS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}
"""Line breaks to many readers of lines, but not to JSON, where they stand in strings only."""


def _json(origin: Origin, article: "Article", choice: Choice, indent: int | None) -> str:
    data: dict[str, Any] = {"id": origin.name} | ({"record": origin.record} if origin.record is not None else {})
    data |= article.to_dict(text=choice.text, reasons=choice.reasons)
    if choice.labels is not None:
        data["spans"] = [span for span in data["spans"] if span["label"] in choice.labels]
    if choice.fields:
        data = {field: data[field] for field in choice.fields if field in data}
    return json.dumps(data, ensure_ascii=False, indent=indent, default=str).translate(_LINE_BREAKS)


def headed(documents: Iterable[tuple[str, str]], several: bool) -> Iterator[str]:
    """Yield documents each below a line with its name, as ``head`` does; one alone has none."""
    gap = ""
    for name, content in documents:
        if several:
            yield f"{gap}==> {visible(name)} <==\n"
        if content:
            yield content + "\n"
        gap = "\n"


def lines(documents: Iterable[tuple[str, str]], several: bool) -> Iterator[str]:
    """Yield one line for each document."""
    for _, content in documents:
        yield content + "\n"


def array(documents: Iterable[tuple[str, str]], several: bool) -> Iterator[str]:
    """Yield the documents as one JSON array; one alone stands by itself."""
    if not several:
        yield from lines(documents, several)
        return
    gap = "[\n  "
    for _, content in documents:
        # JSON escapes line breaks inside strings, so that every real one is layout.
        yield gap + content.replace("\n", "\n  ")
        gap = ",\n  "
    yield "[]\n" if gap.startswith("[") else "\n]\n"


def commented(documents: Iterable[tuple[str, str]], several: bool) -> Iterator[str]:
    """Yield documents each below a comment with its name; one alone has none."""
    for name, content in documents:
        if several:
            # No comment holds two dashes in a row, or ends with one.
            yield f"<!-- {escape(visible(name)).replace('-', '&#45;')} -->\n"
        yield content + "\n"


def corpus(documents: Iterable[tuple[str, str]], several: bool) -> Iterator[str]:
    """Yield the documents as one TEI corpus; one alone stands by itself."""
    if not several:
        yield from lines(documents, several)
        return
    yield _CORPUS
    yield from commented(documents, several)
    yield "</teiCorpus>\n"


_CORPUS = """\
<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader>
<fileDesc>
<titleStmt><title/></titleStmt>
<publicationStmt><p/></publicationStmt>
<sourceDesc><p/></sourceDesc>
</fileDesc>
</teiHeader>
"""

Render = Callable[[Origin, "Article", Choice], str]
Frame = Callable[[Iterable[tuple[str, str]], bool], Iterator[str]]

FORMATS: dict[str, tuple[Render, Frame]] = {
    "text": (text, headed),
    "csv": (rows.row, rows.below_columns),
    "markdown": (markdown, headed),
    "html": (html, commented),
    "xml": (xml, corpus),
    "json": (indented, array),
    "jsonl": (jsonl, lines),
}
"""Each format by name: how one document is rendered, and what stands around several."""
