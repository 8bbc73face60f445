"""The work of ``segmenter segment``: files in, the rendering of each of their documents out, and a word on every other."""

import argparse
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from segmenter.cli.documents import documents, holds_several
from segmenter.cli.formats import FORMATS, Choice, Origin
from segmenter.cli.frontmatter import front_matter
from segmenter.cli.opening import InputError
from segmenter.cli.records import Fields
from segmenter.cli.report import Report
from segmenter.errors import SegmenterError

if TYPE_CHECKING:
    from segmenter.article import Article
    from segmenter.jobs import Job


class Rendered(NamedTuple):
    """A document as it is written; ``file`` counts the files in the order of the work. Its file may hold others."""

    file: int
    path: str
    name: str
    one_of_several: bool
    content: str


@dataclass(frozen=True)
class Renderer:
    """Renders articles where they were made: a string travels between processes faster than an article."""

    format: str
    choice: Choice
    header: bool = False

    def __call__(self, origin: Origin, article: "Article") -> tuple[str, bool]:
        """Return a document as it is written, and whether it has a body."""
        render, _ = FORMATS[self.format]
        content = render(origin, article, self.choice)
        return front_matter(article) + content if self.header else content, bool(article.body)


class Work:
    """Reads, segments and renders documents, a few at a time.

    ``unread`` holds the numbers of files that could not be read to their end, once their last document has come back.
    """

    def __init__(self, args: argparse.Namespace, renderer: Renderer, report: Report, wants_body: bool) -> None:
        self._args = args
        self._wants_body = wants_body
        self._renderer = renderer
        self._fields = Fields(args.text_field, args.id_field, args.language_field, args.reference_field, tuple(args.carry or ()))
        self.report = report
        # Documents are read ahead of the articles that come back, in the same order; this keeps what they are in between.
        self._waiting: deque[tuple[int, str, str, bool]] = deque()
        self.unread: set[int] = set()

    def holds_several(self, path: str) -> bool:
        """Say whether a file holds any number of documents."""
        return holds_several(path, self._args.input_format)

    def rendered(self, files: Iterable[str | InputError]) -> Iterator[Rendered]:
        """Yield each document that works, and report every other, and each without a body where one is wanted."""
        from segmenter.pipeline import Segmenter

        args = self._args
        segmenter = Segmenter(keep=args.keep, weights=args.weights)
        results = segmenter.work(self._jobs(files), self._renderer, reference=args.reference, processes=args.processes)
        for result in results:
            number, path, name, one_of_several = self._waiting.popleft()
            if isinstance(result, SegmenterError):
                self.report.fail(f"{name}: {result}")
                continue
            content, has_body = result
            if self._wants_body and not has_body:
                self.report.note(f"{name}: no article found in it: see its spans with --format json, or keep more with --recall")
            yield Rendered(number, path, name, one_of_several, content)
            self.report.step()

    def _jobs(self, files: Iterable[str | InputError]) -> "Iterator[Job]":
        from segmenter.jobs import Job

        for number, file in enumerate(files):
            try:
                if isinstance(file, InputError):
                    raise file
                for document in documents(file, self._args.input_format, self._args.url, self.report.note, self._fields):
                    if isinstance(document, InputError):
                        self.report.fail(str(document))
                        continue
                    name, content, language, record, one_of_several, reference = document
                    self._waiting.append((number, file, name, one_of_several))
                    yield Job(content, language or self._args.language, Origin(name, record), reference)
            except InputError as error:
                self.unread.add(number)
                self.report.fail(str(error))
