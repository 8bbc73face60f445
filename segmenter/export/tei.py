"""Writes an article as TEI XML, in the shape that corpus tools know from trafilatura's ``xmltei`` (https://tei-c.org)."""

from collections.abc import Iterator, Sequence

from segmenter.export.document import Block, Document, Header, Kind, Run
from segmenter.export.escaping import element, escaped, opening
from segmenter.export.markup import linked, write
from segmenter.html.boxes import Box, Style
from segmenter.html.links import host_of
from segmenter.version import VERSION

_LOOKS = (
    (Style.BOLD, "#b"),
    (Style.ITALIC, "#i"),
    (Style.UNDERLINE, "#u"),
    (Style.SUBSCRIPT, "#sub"),
    (Style.SUPERSCRIPT, "#sup"),
)
_TAGS = {
    "blockquote": "quote",
    "dd": "item",
    "dl": "list",
    "dt": "item",
    "li": "item",
    "ol": "list",
    "table": "table",
    "td": "cell",
    "th": "cell",
    "tr": "row",
    "ul": "list",
}
_RENDITIONS = frozenset({"dd", "dl", "dt", "ol", "ul"})


def tei(document: Document) -> str:
    """Return an article as a TEI document: a header with what is known of it, and its body."""
    header = document.header
    lines = [
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
        "<teiHeader>",
        *_file(header),
        *_profile(header),
        f'<encodingDesc><appInfo><application version="{VERSION}" ident="segmenter"><label>segmenter</label></application>'
        "</appInfo></encodingDesc>",
        "</teiHeader>",
        opening("text", xml_lang=header.language),
        "<body>",
        '<div type="entry">',
        *(write(document.blocks, _Tei()) if document.blocks else ["<p></p>"]),
        "</div>",
        "</body>",
        "</text>",
        "</TEI>",
    ]
    return "\n".join(lines)


def _file(header: Header) -> Iterator[str]:
    title, date = header.headline or "", header.published_date or header.published or ""
    titles = ["<titleStmt>", element("title", title, type="main"), *(element("author", name) for name in header.authors)]
    sigle = ", ".join(filter(None, [header.publisher, date]))
    yield from ("<fileDesc>", *titles, "</titleStmt>", "<publicationStmt><p></p></publicationStmt>", "<sourceDesc>")
    yield element("bibl", ", ".join(filter(None, [title, sigle])))
    yield element("bibl", sigle, type="sigle")
    yield from ("<biblFull>", *titles, "</titleStmt>", "<publicationStmt>", element("publisher", _publisher(header)))
    if header.url is not None:
        yield element("ptr", type="URL", target=header.url)
    yield from (element("date", date), "</publicationStmt>", "</biblFull>", "</sourceDesc>", "</fileDesc>")


def _publisher(header: Header) -> str:
    """Return the name of the publisher and the host of the page, as far as they are known."""
    host = host_of(header.url or "")
    if header.publisher and host:
        return f"{header.publisher} ({host})"
    return header.publisher or host or "N/A"


def _profile(header: Header) -> Iterator[str]:
    yield from ("<profileDesc>", f"<abstract>{element('p', header.deck or '')}</abstract>")
    yield f"<langUsage>{element('language', ident=header.language)}</langUsage>"
    terms = [("categories", header.category), ("tags", ",".join(header.tags))]
    if any(text for _, text in terms):
        yield "<textClass><keywords>"
        yield from (element("term", text, type=kind) for kind, text in terms if text)
        yield "</keywords></textClass>"
    yield "</profileDesc>"


class _Tei:
    """Writes boxes and blocks as TEI."""

    def open(self, box: Box) -> str:
        role = "head" if box.tag == "th" else None
        number = str(box.number) if box.tag == "li" and box.number else None
        return opening(_TAGS[box.tag], rend=box.tag if box.tag in _RENDITIONS else None, role=role, n=number)

    def close(self, box: Box) -> str:
        return f"</{_TAGS[box.tag]}>"

    def block(self, block: Block) -> str:
        if block.kind is Kind.CODE:
            return element("code", block.text)
        if block.kind is Kind.HEADING:
            return f'<ab type="header" rend="h{block.level}">{self.inline(block.runs)}</ab>'
        return f"<p>{self.inline(block.runs)}</p>"

    def inline(self, runs: Sequence[Run]) -> str:
        return linked(runs, _run, "ref", "target")


def _run(run: Run) -> str:
    text = escaped(run.text).replace("\n", "<lb/>\n")
    if run.style & Style.CODE:
        text = f"<code>{text}</code>"
    if run.style & Style.STRUCK:
        text = f'<del rend="overstrike">{text}</del>'
    for style, look in reversed(_LOOKS):
        if run.style & style:
            text = f'<hi rend="{look}">{text}</hi>'
    return text
