"""Reads a page in one pass: its text, and what it states about itself."""

from typing import NamedTuple

from segmenter.html.decode import decode
from segmenter.html.element import Rendered
from segmenter.html.parse import parse
from segmenter.html.render import Renderer
from segmenter.html.structured import Collector, Structured


class Document(NamedTuple):
    """A page: its rendered text, its statements, and the Python codec it was decoded with, ``None`` for a string."""

    rendered: Rendered
    structured: Structured
    encoding: str | None


def read(page: str | bytes, charset: str | None = None) -> Document:
    """Return what a page says; any string and any bytes are a page.

    ``charset`` is for bytes: the encoding or the ``Content-Type`` header that came with them.
    """
    text, encoding = (page, None) if isinstance(page, str) else decode(page, charset)
    facts = Collector()
    rendered = parse(text, Renderer(facts))
    return Document(rendered, facts.finish(), encoding)
