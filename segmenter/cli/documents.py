"""From a file to its documents: one text or page each, or all those of a JSONL file or a web archive."""

import json
from collections.abc import Callable, Iterator
from typing import IO

from segmenter.cli.archives import archived
from segmenter.cli.find import SUFFIXES
from segmenter.cli.inputs import Document, read
from segmenter.cli.opening import InputError, opened, plain_name
from segmenter.model import Html

_SEVERAL = ("jsonl", "warc")


def holds_several(path: str, kind: str | None) -> bool:
    """Say whether a file holds any number of documents, and not only one."""
    return _kind(path, kind) in _SEVERAL


def documents(path: str, kind: str | None, url: str | None, note: Callable[[str], None]) -> Iterator[Document | InputError]:
    """Yield the documents of a file, as they are read; an error takes the place of a line or record that is none.

    ``note`` is told what was passed over. Raises :class:`~segmenter.cli.opening.InputError` where the file cannot be read,
    or not to its end.
    """
    kind = _kind(path, kind)
    if kind not in _SEVERAL:
        yield Document(path, read(path, kind, url))
        return
    with opened(path) as file:
        yield from _rows(path, file, url) if kind == "jsonl" else archived(path, file, url, note)


def _kind(path: str, kind: str | None) -> str | None:
    """Return what a file is said to be, or is by its name where it holds several documents."""
    if kind is not None:
        return kind
    name = plain_name(path)
    return next((kind for kind in _SEVERAL if name.endswith(SUFFIXES[kind])), None)


def _rows(path: str, file: IO[bytes], url: str | None) -> Iterator[Document | InputError]:
    empty = True
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        empty = False
        try:
            yield _document(f"{path}:{number}", line, url)
        except InputError as error:
            yield error
    if empty:
        raise InputError(path, "empty", "give it JSON, one object on each line")


def _document(place: str, line: bytes, url: str | None) -> Document:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(place, f"not JSON ({error})", "write one object on each line") from error
    if not isinstance(row, dict):
        raise InputError(place, f"is a JSON {type(row).__name__}, no object", 'write {"text": "…"} or {"html": "…"}')
    page, text = row.get("html"), row.get("text")
    name = str(row["id"]) if isinstance(row.get("id"), str | int) else place
    if isinstance(page, str) and page.strip():
        address = row.get("url")
        return Document(name, Html(page, address if isinstance(address, str) else url))
    if not isinstance(text, str):
        keys = ", ".join(row) or "none"
        raise InputError(
            place, f"neither text nor html is a string in it, its keys are {keys}", "rename the one that holds the text"
        )
    if not text.strip():
        raise InputError(place, "its text is blank", "give it the text of an article")
    return Document(name, text)
