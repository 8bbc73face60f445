"""The work of ``segmenter segment``: files in, the rendering of each of their documents out, and a word on every other."""

import argparse
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from segmenter.cli.documents import documents, holds_several
from segmenter.cli.opening import InputError
from segmenter.cli.report import Report
from segmenter.errors import SegmenterError
from segmenter.model import Html

if TYPE_CHECKING:
    from segmenter.article import Article


class Rendered(NamedTuple):
    """A document as it is written; ``file`` counts the files in the order of the work."""

    file: int
    path: str
    name: str
    content: str


class Work:
    """Reads, segments and renders documents, a few at a time.

    ``unread`` holds the numbers of files that could not be read to their end, once their last document has come back.
    """

    def __init__(self, args: argparse.Namespace, render: Callable[[str, "Article"], str], report: Report) -> None:
        self._args = args
        self._render = render
        self.report = report
        # Documents are read ahead of the articles that come back, in the same order; this keeps what they are in between.
        self._waiting: deque[tuple[int, str, str]] = deque()
        self.unread: set[int] = set()

    def holds_several(self, path: str) -> bool:
        """Say whether a file holds any number of documents."""
        return holds_several(path, self._args.input_format)

    def rendered(self, files: Iterable[str | InputError]) -> Iterator[Rendered]:
        """Yield each document that works, and report every other."""
        from concurrent.futures.process import BrokenProcessPool

        from segmenter.pipeline import Segmenter

        args = self._args
        segmenter = Segmenter(keep=args.keep)
        contents = self._contents(files)
        try:
            articles = segmenter.segment_many(
                contents, language=args.language, reference=args.reference, processes=args.processes, errors="yield"
            )
            for article in articles:
                number, path, name = self._waiting.popleft()
                if isinstance(article, SegmenterError):
                    self.report.fail(f"{name}: {article}")
                    continue
                yield Rendered(number, path, name, self._render(name, article))
                self.report.step()
        except BrokenProcessPool as error:
            message = f"a worker process died after {self.report.done} documents: use fewer --processes or more memory"
            raise SegmenterError(message) from error

    def _contents(self, files: Iterable[str | InputError]) -> Iterator[str | Html]:
        for number, file in enumerate(files):
            try:
                if isinstance(file, InputError):
                    raise file
                for document in documents(file, self._args.input_format, self._args.url, self.report.note):
                    if isinstance(document, InputError):
                        self.report.fail(str(document))
                        continue
                    self._waiting.append((number, file, document.name))
                    yield document.content
            except InputError as error:
                self.unread.add(number)
                self.report.fail(str(error))
