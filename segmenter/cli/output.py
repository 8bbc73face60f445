"""Where documents are written: stdout, or a file that is none of the inputs, packed as its suffix says."""

import gzip
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import IO, TextIO, cast

from segmenter.cli.opening import GZIP, STDIN, ZSTD, zstd
from segmenter.errors import UsageError

STDOUT = "-"


def check(path: str | None, inputs: Iterable[str]) -> None:
    """Raise :class:`~segmenter.errors.UsageError` where an output is one of ``inputs``, which opening would wipe out."""
    if path is not None and path != STDOUT and any(_same(path, given) for given in inputs):
        raise UsageError(f"{path}: is input and output at once: choose another --output")


@contextmanager
def opened(path: str | None) -> Iterator[TextIO]:
    """Open an output, UTF-8 with plain line feeds; ``None`` or ``-`` is stdout."""
    if path is None or path == STDOUT:
        yield sys.stdout
        return
    with open(path, "wb") as file, packed(file, path) as out:
        yield out


@contextmanager
def packed(file: IO[bytes], name: str) -> Iterator[TextIO]:
    """Return a file to write text into, packed as the suffix of a name says."""
    low = name.lower()
    if low.endswith(GZIP):
        # Without name and time, so that equal content gives equal bytes.
        inner = cast("IO[bytes]", gzip.GzipFile("", "wb", fileobj=file, mtime=0))
    elif low.endswith(ZSTD):
        inner = cast("IO[bytes]", zstd(name).open(file, "wb"))
    else:
        inner = file
    with inner, TextIOWrapper(inner, encoding="utf-8", errors="backslashreplace", newline="\n") as out:
        yield out


def is_awaited(out: TextIO) -> bool:
    """Say whether somebody may wait for what is written, as at the other end of a pipe."""
    try:
        return stat.S_ISFIFO(os.fstat(out.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def _same(output: str, given: str) -> bool:
    return given != STDIN and os.path.isfile(output) and os.path.exists(given) and os.path.samefile(output, given)
