"""Web archives: the pages and texts that a WARC file holds, record by record, so that archives of any size will do."""

import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import IO, TYPE_CHECKING

from segmenter.cli.codings import unpacked
from segmenter.cli.inputs import Document
from segmenter.cli.opening import CUT, InputError
from segmenter.cli.records import reference_of
from segmenter.html.decode import decode
from segmenter.model import Html

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeaders

_PAGES = ("text/html", "application/xhtml+xml")
_TEXT = "text/plain"
_HELD = {"response": _PAGES, "resource": (*_PAGES, _TEXT), "conversion": (_TEXT,)}
"""What is a document, by the type of its record; records of other types tell how documents were fetched."""

_PIECE = 1 << 16  # bytes that are read at a time, whatever the archive says of lengths


def archived(
    path: str, file: IO[bytes], url: str | None, note: Callable[[str], None], carried: Sequence[str] = ()
) -> Iterator[Document | InputError]:
    """Yield the pages and texts of an archive, as they are read; an error takes the place of one that cannot be unpacked.

    ``url`` is the address of pages that have none. Of the headers of a record those in ``carried`` go along. ``note`` is told
    how many images, redirects and the like were passed over. Raises :class:`~segmenter.cli.opening.InputError` where the
    archive breaks off, or holds no document at all.
    """
    found, passed, example = False, 0, ""
    for record in _records(path, file):
        name = _name(path, record)
        document = _read(path, name, record, url)
        if document is not None:
            found = True
            if carried and isinstance(document, Document):
                headers = ((header, record.rec_headers.get_header(header)) for header in carried)
                document = document._replace(record={header: value for header, value in headers if value is not None})
            yield document
        elif record.rec_type in _HELD:
            passed += 1
            example = example or name
    if not found:
        raise InputError(path, "no page and no text in this archive", "give it one with HTML of status 200, or plain texts")
    if passed:
        records = "1 other record" if passed == 1 else f"{passed} other records"
        note(f"{path}: {records} passed over, such as {example}: only HTML of status 200 and plain texts are read")


def _records(path: str, file: IO[bytes]) -> "Iterator[ArcWarcRecord]":
    """Yield the records, each of which has to be read to its end before the next."""
    loader = _loader(path)
    from warcio.exceptions import ArchiveLoadFailed

    count = 0
    for line in iter(file.readline, b""):
        if not line.strip():
            continue
        try:
            # Not by warcio's own iterator: it writes to stderr what is broken in an archive, and goes on as if it had ended.
            record = loader.parse_record_stream(file, line, known_format="warc", no_record_parse=True)
        except ArchiveLoadFailed as error:
            if not count:
                remedy = "check what it is; if it is packed, its name has to end in .gz or .zst, and stdin has to be unpacked"
                raise InputError(path, "no web archive (WARC)", remedy) from error
            raise InputError(path, f"broken behind its record {count}, where no other begins", CUT) from error
        count += 1
        if not record.rec_headers.get_header("Content-Length", "").isdecimal() or record.length > sys.maxsize:
            raise InputError(path, f"its record {count} has no valid Content-Length", CUT)
        yield record


def _loader(path: str) -> "ArcWarcRecordLoader":
    try:
        from warcio.recordloader import ArcWarcRecordLoader
    except ModuleNotFoundError:
        raise InputError(path, "a web archive", "pip install 'segmenter[warc]'") from None
    # It warns of blanks in addresses, which the web is full of.
    logging.getLogger("warcio").setLevel(logging.ERROR)
    return ArcWarcRecordLoader()


def _name(path: str, record: "ArcWarcRecord") -> str:
    headers = record.rec_headers
    return str(headers.get_header("WARC-Target-URI") or headers.get_header("WARC-Record-ID", path)).strip("<>")


def _read(path: str, name: str, record: "ArcWarcRecord", url: str | None) -> Document | InputError | None:
    """Return what a record holds, ``None`` for no document, once it has been read to its end."""
    document: Document | InputError | None
    try:
        document = _document(path, name, record, url)
    except InputError as error:
        document = error
    while record.raw_stream.read(_PIECE):
        pass
    if record.raw_stream.limit:
        raise InputError(path, f"ends in the middle of {name}", CUT)
    return document


def _document(path: str, name: str, record: "ArcWarcRecord", url: str | None) -> Document | None:
    held = _HELD.get(record.rec_type)
    headers = _http(record) if record.rec_type == "response" else record.rec_headers
    if held is None or headers is None:
        return None
    content_type = str(headers.get_header("Content-Type", ""))
    media = content_type.partition(";")[0].strip().lower()
    if media not in held:
        return None
    since = reference_of(record.rec_headers.get_header("WARC-Date"))
    data = unpacked(f"{path}: {name}", _payload(headers, record), headers.get_header("Content-Encoding", ""))
    if media == _TEXT:
        text = decode(data, content_type).text
        return Document(name, text, reference=since) if text.strip() else None
    address = record.rec_headers.get_header("WARC-Target-URI") or url
    return Document(name, Html(data, address, content_type), reference=since) if data.strip() else None


def _http(record: "ArcWarcRecord") -> "StatusAndHeaders | None":
    """Return the header that a page was sent with, ``None`` where none was sent."""
    from warcio.statusandheaders import StatusAndHeadersParser

    line = record.raw_stream.readline()
    if not line:
        return None
    headers = StatusAndHeadersParser([], verify=False).parse(record.raw_stream, line)
    return headers if headers.get_statuscode() == "200" else None


def _payload(headers: "StatusAndHeaders", record: "ArcWarcRecord") -> bytes:
    from warcio.bufferedreaders import ChunkedDataReader

    stream = record.raw_stream
    if headers.get_header("Transfer-Encoding", "").strip().lower() == "chunked":
        stream = ChunkedDataReader(stream)
    return b"".join(iter(partial(stream.read, _PIECE), b""))
