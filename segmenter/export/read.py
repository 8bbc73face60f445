"""From an article's spans to the document that is written."""

from collections.abc import Sequence

from segmenter.export.document import Document, Header
from segmenter.export.plain import blocks_of_text
from segmenter.export.tidying import tidy
from segmenter.model import Span


def document(header: Header, text: str, spans: Sequence[Span], source: str | None, url: str | None) -> Document:
    """Return an article: what is known of it, and the blocks of some spans of its text.

    ``source`` is the page that the text was rendered from, ``None`` for a plain text; ``url`` makes its links absolute.
    """
    if source is None:
        return Document(header, tuple(blocks_of_text(text, spans)))
    from segmenter.export.page import blocks_of_page

    return Document(header, tidy(list(blocks_of_page(text, spans, source, url))))
