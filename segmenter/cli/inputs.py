"""Finding and reading documents: paths to files, files to text, and a clear word on what cannot be read."""

import codecs
import os
import re
import sys
from collections.abc import Iterator, Sequence

from segmenter.errors import SegmenterError
from segmenter.model import Html

STDIN = "-"
_PAGES = (".html", ".htm", ".xhtml")
_SUFFIXES = (".txt", *_PAGES)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CONVERT = "convert it to UTF-8 first, for example with 'iconv -f {} -t utf-8'"
_NULS = 20  # more than one NUL in so many bytes: UTF-16 without its mark, or no text at all


class InputError(SegmenterError):
    """A document cannot be read. The message names its path, what is wrong, and the remedy."""

    def __init__(self, path: str, wrong: str, remedy: str) -> None:
        super().__init__(f"{path}: {wrong}: {remedy}")


def find(paths: Sequence[str]) -> Iterator[str | InputError]:
    """Yield the documents that paths name: files as they are, folders as all their text and HTML files, sorted.

    No path at all names stdin. An error takes the place of what cannot be listed, so that the others go on.
    """
    for path in paths or (STDIN,):
        if path != STDIN and os.path.isdir(path):
            yield from _folder(path)
        else:
            yield path


def _folder(folder: str) -> Iterator[str | InputError]:
    problems: list[OSError] = []
    files = [
        os.path.join(place, name)
        for place, _, names in os.walk(folder, onerror=problems.append)
        for name in names
        if name.lower().endswith(_SUFFIXES)
    ]
    if not files and not problems:
        yield InputError(
            folder, f"no {' or '.join(_SUFFIXES)} file in this folder", "name the files themselves if they end otherwise"
        )
    for problem in problems:
        yield InputError(str(problem.filename or folder), f"cannot be listed ({problem.strerror})", "check its permissions")
    yield from sorted(files, key=lambda file: file.split(os.sep))


def read(path: str, url: str | None = None) -> str | Html:
    """Return the text of a document, exactly as it is but for a byte order mark at its start, or the page that it holds.

    A page ends in one of the suffixes of HTML, or comes from stdin and begins like one; ``url`` is its address. Raises
    :class:`InputError` where the document cannot be read, is a text and not Unicode, or holds nothing but blanks.
    """
    data = _stdin() if path == STDIN else _file(path)
    if data.strip() and (path.lower().endswith(_PAGES) or (path == STDIN and _PAGE.match(data))):
        return Html(data, url)
    text = _decoded(path, data)
    if not text.strip():
        raise InputError(path, "blank, without any text" if data else "empty", "give it the text of an article")
    return text


def _stdin() -> bytes:
    if sys.stdin is None:
        raise InputError(STDIN, "standard input is closed", "pipe a text into it, or name a file")
    return sys.stdin.buffer.read()


def _file(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise InputError(path, "no such file or folder", "check how it is spelt") from None
    except IsADirectoryError:
        raise InputError(path, "is a folder", "name a file in it, or use 'segmenter segment', which takes folders") from None
    except PermissionError:
        raise InputError(path, "permission denied", "check its permissions") from None
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror or error})", "check the file and the disk") from error


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
