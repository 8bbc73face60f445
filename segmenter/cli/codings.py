"""Content codings of HTTP: what a server packs a page with on its way, undone."""

import re
import zlib
from contextlib import suppress

from segmenter.cli.opening import InputError

_CONTROL = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 1000  # bytes; packed ones without a control character among as many are hardly ever seen
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
_AGAIN = "fetch the page again"


def unpacked(place: str, data: bytes, coding: str) -> bytes:
    """Return what was packed, where ``coding`` is the value of ``Content-Encoding``; what reads as text is so already.

    Raises :class:`~segmenter.cli.opening.InputError`, which names ``place``, where it cannot be unpacked to its end.
    """
    # Many an archive holds pages unpacked, and the header that they came with.
    if not _CONTROL.search(data[:_HEAD]):
        return data
    match coding.strip().lower():
        case "" | "identity":
            return data
        case "gzip" | "x-gzip" | "deflate":
            return _inflated(place, data)
        case "br":
            return _brotli(place, data)
    raise InputError(place, f"its Content-Encoding {coding!r} is not supported", "fetch it with 'Accept-Encoding: gzip'")


def _inflated(place: str, data: bytes) -> bytes:
    try:
        return zlib.decompress(data, _GZIP_OR_ZLIB)
    except zlib.error as error:
        # By the standard deflate has the header of zlib, but some servers leave it out.
        with suppress(zlib.error):
            return zlib.decompress(data, -zlib.MAX_WBITS)
        raise InputError(place, f"broken gzip or deflate ({error})", _AGAIN) from error


def _brotli(place: str, data: bytes) -> bytes:
    try:
        import brotli
    except ModuleNotFoundError:
        raise InputError(place, "packed with Brotli", "pip install 'segmenter[warc]'") from None
    try:
        return bytes(brotli.decompress(data))
    except brotli.error as error:
        raise InputError(place, f"broken Brotli ({error})", _AGAIN) from error
