"""A folder of outputs: each at the place that its input has below the inputs' folder, written whole or not at all."""

import errno
import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TextIO

from segmenter.cli.opening import STDIN, InputError
from segmenter.cli.output import packed
from segmenter.errors import UsageError

_NOT_HERE = (errno.ENAMETOOLONG, errno.EISDIR, errno.ENOTDIR, errno.EEXIST)
"""What is wrong with one name, and leaves the others alone; a full disk, say, does not."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Where outputs go: below ``folder`` as their inputs lie below ``base``; ``suffix`` comes after the whole name.

    So no two inputs have one output, whatever they end in, and a name depends on no other.
    """

    folder: str
    base: str
    suffix: str

    @classmethod
    def over(cls, folder: str, paths: Sequence[str] | None, suffix: str) -> "Tree":
        """Return the tree for paths, counted from the deepest folder that holds all of them; ``None``: from the current one.

        Raises :class:`~segmenter.errors.UsageError` where outputs would come to lie among inputs.
        """
        if os.path.exists(folder) and not os.path.isdir(folder):
            raise UsageError(f"{folder}: is a file, and --output-dir takes a folder: write into one file with --output {folder}")
        if paths is None:
            return cls(folder, os.getcwd(), suffix)
        if STDIN in paths:
            raise UsageError("--output-dir names outputs after files, and stdin has no name: use --output FILE")
        for path in paths:
            if within(path, folder) or (os.path.isdir(path) and within(folder, path)):
                raise UsageError(
                    f"{folder}: --output-dir would mix outputs with the inputs in {path}: choose a folder beside them"
                )
        tops = [path if os.path.isdir(path) else os.path.dirname(path) for path in map(os.path.abspath, paths)]
        try:
            return cls(folder, os.path.commonpath(tops), suffix)
        except ValueError as error:
            raise UsageError(
                f"{', '.join(paths)}: no folder holds all of them, so --output-dir has no tree: name those of one drive"
            ) from error

    def place(self, path: str) -> str:
        """Return the output of an input. Raises :class:`InputError` where it has none, or the input is an output."""
        if path == STDIN:
            raise InputError(path, "has no name to call its output by", "use --output FILE")
        place = os.path.abspath(path)
        if not place.startswith(os.path.join(self.base, "")):
            raise InputError(path, f"lies outside of {self.base}", "go to a folder above all inputs first, with cd")
        if within(path, self.folder):
            raise InputError(path, f"lies in {self.folder}, where outputs are written", "choose another --output-dir")
        return os.path.join(self.folder, os.path.relpath(place, self.base) + self.suffix)


def within(path: str, folder: str) -> bool:
    """Say whether a path leads to a folder or below it, whatever links are on the way."""
    path, folder = os.path.realpath(path), os.path.realpath(folder)
    return path == folder or path.startswith(os.path.join(folder, ""))


class Unfinished(Exception):  # noqa: N818
    """Raised inside :func:`replacing`: the file is not to be there."""


@contextmanager
def replacing(path: str, source: str) -> Iterator[TextIO]:
    """Open a file that comes to be at ``path`` once it is whole; after an error nothing is there but what was before.

    Raises :class:`InputError` for ``source`` where no file can have that path.
    """
    folder = os.path.dirname(path)
    part = os.path.join(folder, f".{secrets.token_hex(8)}.part")
    try:
        os.makedirs(folder, exist_ok=True)
        try:
            with open(part, "xb") as file, packed(file, path) as out:
                yield out
            os.replace(part, path)
        except Unfinished:
            pass
        finally:
            with suppress(FileNotFoundError):
                os.unlink(part)
    except OSError as error:
        if error.errno not in _NOT_HERE:
            raise
        remedy = "rename the input, or choose another --output-dir"
        raise InputError(source, f"its output {path} cannot be written ({error.strerror})", remedy) from error
