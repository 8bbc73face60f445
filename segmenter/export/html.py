"""Writes an article as an HTML page of its own."""

from collections.abc import Iterator, Sequence

from segmenter.export.document import Block, Document, Header, Kind, Run
from segmenter.export.escaping import element, escaped, opening
from segmenter.export.markup import linked, write
from segmenter.html.boxes import Box, Style

_TAGS = (
    (Style.BOLD, "strong"),
    (Style.ITALIC, "em"),
    (Style.UNDERLINE, "u"),
    (Style.STRUCK, "s"),
    (Style.SUBSCRIPT, "sub"),
    (Style.SUPERSCRIPT, "sup"),
    (Style.CODE, "code"),
)


def html(document: Document, *, header: bool = True) -> str:
    """Return an article as a page; with ``header`` headline, deck, authors and date stand above the body."""
    known = document.header
    head = [element("title", known.headline)] if known.headline else []
    if known.url is not None:
        head.append(opening("link", rel="canonical", href=known.url))
    lines = [
        "<!DOCTYPE html>",
        opening("html", lang=known.language, dir=known.direction),
        "<head>",
        '<meta charset="utf-8">',
        *head,
        "</head>",
        "<body>",
        "<article>",
        *(_header(known) if header else ()),
    ]
    return "\n".join([*lines, *write(document.blocks, _Html()), "</article>", "</body>", "</html>"])


def _header(header: Header) -> Iterator[str]:
    rows = []
    if header.headline:
        rows.append(element("h1", header.headline))
    if header.deck:
        rows.append(element("p", header.deck, class_="deck"))
    if header.authors:
        rows.append(element("p", ", ".join(header.authors), class_="byline"))
    if header.published:
        rows.append(f"<p>{element('time', header.published, datetime=header.published_date)}</p>")
    if rows:
        yield from ("<header>", *rows, "</header>")


class _Html:
    """Writes boxes and blocks as HTML."""

    def open(self, box: Box) -> str:
        return opening(box.tag, value=str(box.number) if box.tag == "li" and box.number else None)

    def close(self, box: Box) -> str:
        return f"</{box.tag}>"

    def block(self, block: Block) -> str:
        if block.kind is Kind.CODE:
            # A line feed right after the start tag is dropped, whether it is part of the text or not.
            return f"<pre>\n{escaped(block.text)}</pre>"
        tag = f"h{block.level}" if block.kind is Kind.HEADING else "p"
        return f"<{tag}>{self.inline(block.runs)}</{tag}>"

    def inline(self, runs: Sequence[Run]) -> str:
        return linked(runs, _run, "a", "href")


def _run(run: Run) -> str:
    tags = [tag for style, tag in _TAGS if run.style & style]
    text = escaped(run.text).replace("\n", "<br>\n")
    return f"{''.join(f'<{tag}>' for tag in tags)}{text}{''.join(f'</{tag}>' for tag in reversed(tags))}"
