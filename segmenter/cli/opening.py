"""Opening what is read: stdin, or a file, unpacked as its suffix says; whatever goes wrong names the path."""

import gzip
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType
from typing import IO, cast

from segmenter.errors import SegmenterError

STDIN = "-"
GZIP, ZSTD = ".gz", ".zst"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
CUT = "it may be cut short, so fetch it again"


class InputError(SegmenterError):
    """A document cannot be read. The message names its path, what is wrong, and the remedy."""

    def __init__(self, path: str, wrong: str, remedy: str) -> None:
        super().__init__(f"{path}: {wrong}: {remedy}")


def plain_name(path: str) -> str:
    """Return a path in small letters, without the suffix of what it is packed with."""
    return path.lower().removesuffix(GZIP).removesuffix(ZSTD)


@contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """Open an input; whatever goes wrong while it is read is an :class:`InputError`."""
    if path == STDIN:
        if sys.stdin is None:
            raise InputError(STDIN, "standard input is closed", "pipe a text into it, or name a file")
        yield sys.stdin.buffer
        return
    try:
        with open(path, "rb") as file, _unpacked(path, file) as content:
            yield content
    except FileNotFoundError:
        if _ADDRESS.match(path):
            remedy = f"fetch it first: curl -s '{path}' | segmenter segment - --url '{path}'"
            raise InputError(path, "is an address, and nothing is downloaded", remedy) from None
        raise InputError(path, "no such file or folder", "check how it is spelt") from None
    except IsADirectoryError:
        raise InputError(path, "is a folder", "name a file in it, or use 'segmenter segment', which takes folders") from None
    except PermissionError:
        raise InputError(path, "permission denied", "check its permissions") from None
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror or error})", "check the file and the disk") from error


@contextmanager
def _unpacked(path: str, file: IO[bytes]) -> Iterator[IO[bytes]]:
    name = path.lower()
    if name.endswith(GZIP):
        try:
            with gzip.open(file) as content:
                yield cast("IO[bytes]", content)
        except (gzip.BadGzipFile, zlib.error, EOFError) as error:
            raise InputError(path, f"broken gzip ({error})", CUT) from error
    elif name.endswith(ZSTD):
        module = zstd(path)
        try:
            with module.open(file) as content:
                yield content
        except (module.ZstdError, EOFError) as error:
            raise InputError(path, f"broken Zstandard ({error})", CUT) from error
    else:
        yield file


def zstd(path: str) -> ModuleType:
    """Return the module that packs and unpacks Zstandard. Raises :class:`InputError` for ``path`` where there is none."""
    for name in ("compression.zstd", "backports.zstd"):  # since Python 3.14, and before
        with suppress(ModuleNotFoundError):
            return import_module(name)
    raise InputError(path, "packed with Zstandard", "pip install 'segmenter[zstd]', or do without")
