"""From a file to its documents: one text or page each, or one for every line of a JSONL file."""

import json
from collections.abc import Iterator
from typing import IO, NamedTuple

from segmenter.cli.find import ROWS
from segmenter.cli.inputs import read
from segmenter.cli.opening import InputError, opened, plain_name
from segmenter.model import Html


class Document(NamedTuple):
    """A text or page, and the name that it goes by in the output."""

    name: str
    content: str | Html


def holds_several(path: str, kind: str | None) -> bool:
    """Say whether a file holds a document on each line, and not only one."""
    return kind == "jsonl" or (kind is None and plain_name(path).endswith(ROWS))


def documents(path: str, kind: str | None, url: str | None) -> Iterator[Document | InputError]:
    """Yield the documents of a file, as they are read; an error takes the place of a line that is none.

    Raises :class:`~segmenter.cli.opening.InputError` where the file cannot be read, or not to its end.
    """
    if not holds_several(path, kind):
        yield Document(path, read(path, kind, url))
        return
    empty = True
    with opened(path) as file:
        for document in _rows(path, file, url):
            empty = False
            yield document
    if empty:
        raise InputError(path, "empty", "give it JSON, one object on each line")


def _rows(path: str, file: IO[bytes], url: str | None) -> Iterator[Document | InputError]:
    for number, line in enumerate(file, 1):
        if not line.strip():
            continue
        try:
            yield _document(f"{path}:{number}", line, url)
        except InputError as error:
            yield error


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
