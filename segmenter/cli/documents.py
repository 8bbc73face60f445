"""From a file to its documents: one text or page each, or all those of JSON, a Parquet table or a web archive."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import IO, Any

from segmenter.cli import parquet
from segmenter.cli.archives import archived
from segmenter.cli.find import SUFFIXES
from segmenter.cli.inputs import Document, document, kind_of
from segmenter.cli.opening import STDIN, InputError, opened, plain_name
from segmenter.cli.records import Fields

_SEVERAL = ("jsonl", "parquet", "warc")
_JSON = ".json"


def holds_several(path: str, kind: str | None) -> bool:
    """Say whether a file holds any number of documents, and not only one, by its name."""
    return _kind(path, kind) in _SEVERAL or (kind is None and plain_name(path).endswith(_JSON))


def documents(
    path: str, kind: str | None, url: str | None, note: Callable[[str], None], fields: Fields | None = None
) -> Iterator[Document | InputError]:
    """Yield the documents of a file, as they are read; an error takes the place of a line or record that is none.

    Without a ``kind`` its name says what it holds, and where that says nothing, whether it begins with a JSON object that has a
    document. ``note`` is told what was passed over. Raises :class:`~segmenter.cli.opening.InputError` where the file cannot be
    read, or not to its end.
    """
    fields = fields or Fields()
    kind = _kind(path, kind)
    if kind == "parquet":
        yield from _each(parquet.rows(path, fields), fields, url)
        return
    with opened(path) as file:
        if kind == "warc":
            yield from archived(path, file, url, note, fields.carried)
        elif kind == "jsonl":
            yield from _lines(path, file, fields, url)
        elif kind is None and (path == STDIN or kind_of(path) is None):
            yield from _sniffed(path, file, fields, url)
        else:
            yield document(path, file.read(), kind, url)


def _kind(path: str, kind: str | None) -> str | None:
    """Return what a file is said to be, or is by its name where it holds several documents."""
    if kind is not None:
        return kind
    name = plain_name(path)
    return next((kind for kind in _SEVERAL if name.endswith(SUFFIXES[kind])), None)


def _sniffed(path: str, file: IO[bytes], fields: Fields, url: str | None) -> Iterator[Document | InputError]:
    """Yield the documents of what may be JSON: an object on each line, or one object or array over several."""
    first = file.readline()
    if _is_record(first, fields):
        yield from _lines(path, chain([first], file), fields, url)
        return
    data = first + file.read()
    rows = _whole(data) if plain_name(path).endswith(_JSON) else None
    if rows is None:
        yield document(path, data, None, url)
    else:
        places = (path,) if len(rows) == 1 else (f"{path}:{number}" for number in range(1, len(rows) + 1))
        yield from _each(zip(places, rows, strict=True), fields, url)


def _is_record(line: bytes, fields: Fields) -> bool:
    if not line.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        return False
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and any(isinstance(row.get(name), str) for name in (fields.text, "html"))


def _whole(data: bytes) -> list[Any] | None:
    """Return the objects of a JSON file, ``None`` where it holds no JSON."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return None
    return content if isinstance(content, list) else [content]


def _lines(path: str, lines: Iterable[bytes], fields: Fields, url: str | None) -> Iterator[Document | InputError]:
    empty = True
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        empty = False
        place = f"{path}:{number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield InputError(place, f"not JSON ({error})", "write one object on each line")
            continue
        yield from _each([(place, row)], fields, url)
    if empty:
        raise InputError(path, "empty", "give it JSON, one object on each line")


def _each(rows: Iterable[tuple[str, Any]], fields: Fields, url: str | None) -> Iterator[Document | InputError]:
    for place, row in rows:
        try:
            if not isinstance(row, dict):
                raise InputError(place, f"is a JSON {type(row).__name__}, no object", 'write {"text": "…"} or {"html": "…"}')
            yield fields.document(place, row, url)
        except InputError as error:
            yield error
