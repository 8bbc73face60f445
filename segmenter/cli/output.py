"""Where documents are written: stdout, or a file that is none of the inputs."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

from segmenter.cli.opening import STDIN
from segmenter.errors import UsageError

STDOUT = "-"


@contextmanager
def opened(path: str | None, inputs: Iterable[str]) -> Iterator[TextIO]:
    """Open an output, UTF-8 with plain line feeds; ``None`` or ``-`` is stdout.

    Raises :class:`~segmenter.errors.UsageError` where it is one of ``inputs``, which opening would wipe out.
    """
    if path is None or path == STDOUT:
        yield sys.stdout
        return
    if any(_same(path, given) for given in inputs):
        raise UsageError(f"{path}: is input and output at once: choose another --output")
    with open(path, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        yield file


def _same(output: str, given: str) -> bool:
    return given != STDIN and os.path.isfile(output) and os.path.exists(given) and os.path.samefile(output, given)
