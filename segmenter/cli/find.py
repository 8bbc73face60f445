"""Finding documents: folders and lists of names to files, one folder at a time, so that any number of files will do."""

import os
from collections.abc import Callable, Iterable, Iterator

from segmenter.cli.inputs import PAGES
from segmenter.cli.opening import STDIN, InputError, opened, plain_name
from segmenter.errors import UsageError

ROWS = (".jsonl", ".ndjson")
ARCHIVES = (".warc", ".wet")
TABLES = (".parquet",)
SUFFIXES: dict[str | None, tuple[str, ...]] = {
    None: (".txt", *PAGES),
    "text": ("",),
    "html": ("",),
    "jsonl": ROWS,
    "parquet": TABLES,
    "warc": ARCHIVES,
}
"""What the documents of a folder end in, by what they are said to be; packed files have a further suffix."""


def find(paths: Iterable[str], kind: str | None, note: Callable[[str], None]) -> Iterator[str | InputError]:
    """Yield the documents that paths name: files as they are, folders as all their files of a kind, in order of name.

    An error takes the place of what cannot be listed, so that the others go on. ``note`` is told how many files of a
    folder were passed over.
    """
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            yield from _Walk(path, kind).files(note)
        else:
            yield path


def listed(path: str) -> Iterator[str]:
    """Yield the names in a list, one on each line; blank lines are none."""
    if plain_name(path).endswith((*PAGES, *ROWS, *TABLES, *ARCHIVES)):
        raise UsageError(f"{path}: is a document, and -i takes a list of their names, one on each line: leave the -i out")
    with opened(path) as file:
        for line in file:
            name = os.fsdecode(line.strip(b"\r\n"))
            if name.strip():
                yield name


def wanted(name: str, kind: str | None) -> bool:
    """Say whether a file of a folder is taken for a document."""
    return plain_name(name).endswith(SUFFIXES[kind])


class _Walk:
    """One way through a folder, depth first. Only the names of the folders that it is in are held."""

    def __init__(self, folder: str, kind: str | None) -> None:
        self._folder = folder
        self._kind = kind
        self._passed = 0
        self._example = ""

    def files(self, note: Callable[[str], None]) -> Iterator[str | InputError]:
        found = False
        for file in self._below(self._folder):
            found = True
            yield file
        if not found:
            kinds = " or ".join(filter(None, SUFFIXES[self._kind]))
            wrong = f"no {kinds} file in this folder" if kinds else "no file in this folder"
            others = "name the files themselves" if self._kind else "say with --input-format what its files are"
            yield InputError(self._folder, wrong, others if self._passed else "check its name")
        elif self._passed:
            files = "1 other file" if self._passed == 1 else f"{self._passed} other files"
            remedy = "read all files as one kind with --input-format"
            note(f"{self._folder}: {files} passed over, such as {self._example}: {remedy}")

    def _below(self, top: str) -> Iterator[str | InputError]:
        levels: list[Iterator[tuple[str, bool]]] = [iter([(top, True)])]
        while levels:
            path, is_folder = next(levels[-1], ("", False))
            if not path:
                levels.pop()
            elif not is_folder:
                yield path
            else:
                try:
                    levels.append(self._entries(path, *self._names(path)))
                except OSError as error:
                    yield InputError(path, f"cannot be listed ({error.strerror})", "check its permissions")

    def _entries(self, folder: str, names: list[str], folders: frozenset[str]) -> Iterator[tuple[str, bool]]:
        for name in names:
            yield os.path.join(folder, name), name in folders

    def _names(self, folder: str) -> tuple[list[str], frozenset[str]]:
        """Return the names of documents and folders in a folder, sorted, and which of them are folders."""
        names, folders = [], []
        with os.scandir(folder) as entries:
            for entry in entries:
                link = entry.is_symlink()
                if not link and entry.is_dir():
                    folders.append(entry.name)
                    continue
                # Links to folders may lead in circles; pipes and devices would be waited for without end.
                if link and os.path.isdir(entry.path):
                    continue
                if wanted(entry.name, self._kind) and (link or entry.is_file()):
                    names.append(entry.name)
                else:
                    self._passed += 1
                    self._example = self._example or entry.path
        return sorted([*names, *folders]), frozenset(folders)
