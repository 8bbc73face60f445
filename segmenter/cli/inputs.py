"""Reading documents: a file to text or page, and a clear word on what is no text."""

import codecs
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from segmenter.cli.opening import STDIN, InputError, opened, plain_name
from segmenter.model import Html

if TYPE_CHECKING:
    from segmenter.dates.reference import ReferenceLike

PAGES = (".html", ".htm", ".xhtml")
TEXTS = (".txt", ".text", ".md", ".markdown")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CONVERT = "convert it to UTF-8 first, for example with 'iconv -f {} -t utf-8'"
_NULS = 20  # more than one NUL in so many bytes: UTF-16 without its mark, or no text at all


class Document(NamedTuple):
    """A text or page, and the name that it goes by in the output; its language if that is known, and what is carried along.

    ``one_of_several`` says that its file may hold others, ``reference`` when it was read, if that is known.
    """

    name: str
    content: str | Html
    language: str | None = None
    record: Mapping[str, Any] | None = None
    one_of_several: bool = False
    reference: "ReferenceLike | None" = None


def read(path: str, kind: str | None = None, url: str | None = None) -> Document:
    """Return the one document of a file. Raises :class:`InputError` where it cannot be read: see :func:`document`."""
    with opened(path) as file:
        return document(path, file.read(), kind, url)


def document(path: str, data: bytes, kind: str | None = None, url: str | None = None) -> Document:
    """Return a document: its text, exactly as it is but for a byte order mark at its start, or the page that it holds.

    ``kind`` is ``"text"`` or ``"html"``. ``None``: a page ends in one of the suffixes of HTML, or comes from stdin and
    begins like one. ``url`` is its address. Raises :class:`InputError` for a text that is not Unicode, or nothing but blanks.
    """
    if data.strip() and _is_page(path, kind, data):
        return Document(path, Html(data, url))
    text = _decoded(path, data)
    if not text.strip():
        raise InputError(path, "blank, without any text" if data else "empty", "give it the text of an article")
    return Document(path, text)


def kind_of(path: str) -> str | None:
    """Return ``"text"`` or ``"html"`` where the name of a file says so."""
    name = plain_name(path)
    return "html" if name.endswith(PAGES) else "text" if name.endswith(TEXTS) else None


def _is_page(path: str, kind: str | None, data: bytes) -> bool:
    if kind is None:
        return bool(_PAGE.match(data)) if path == STDIN else kind_of(path) == "html"
    return kind == "html"


def _decoded(path: str, data: bytes) -> str:
    if data.startswith(_UTF32):
        raise InputError(path, "UTF-32 is not supported", _CONVERT.format("utf-32"))
    marked = data.startswith(_UTF16)
    # Most UTF-16 would also pass as UTF-8, with a NUL in every ASCII character.
    if not marked and data.count(0) * _NULS > len(data):
        raise InputError(path, "full of NUL bytes: no text, or UTF-16 without byte order mark", _CONVERT.format("utf-16le"))
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        # Python counts from behind the mark in UTF-8, but from the very start in UTF-16.
        place = error.start + (len(codecs.BOM_UTF8) if data.startswith(codecs.BOM_UTF8) else 0)
        wrong = f"not {'UTF-16' if marked else 'UTF-8'} (byte {place} is 0x{data[place]:02x})"
        raise InputError(
            path, wrong, "it may be cut short, so fetch it again" if marked else _CONVERT.format("windows-1256")
        ) from error
