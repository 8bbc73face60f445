"""Where rendered documents go: all into one stream, or those of each input into a file of its own."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice

from segmenter.cli.formats import Frame
from segmenter.cli.opening import InputError
from segmenter.cli.output import STDOUT, check, is_awaited, opened
from segmenter.cli.report import Report
from segmenter.cli.tree import Tree, Unfinished, replacing
from segmenter.cli.work import Work

_COUNTED = 1000  # files; where there are no more, they are counted before the work begins

Files = Iterable[str | InputError]


def to_one(output: str | None, named: Iterable[str], frame: Frame, work: Work, files: Files) -> None:
    """Write all documents to a file, which must be none of those named, or to stdout.

    Where none of them works, the file is left as it was.
    """
    first, files = _counted(files, work)
    several = len(first) > 1 or any(isinstance(file, str) and work.holds_several(file) for file in first)
    check(output, named)
    documents = work.rendered(files)
    begun = next(documents, None)
    if begun is None and work.report.failed and output not in (None, STDOUT):
        return
    rest = documents if begun is None else chain((begun,), documents)
    # What comes from stdin says only by its first line that it holds several.
    several = several or (begun is not None and begun.one_of_several)
    with opened(output) as out:
        awaited = is_awaited(out)
        for chunk in frame(((one.name, one.content) for one in rest), several):
            out.write(chunk)
            if awaited:
                out.flush()


def to_tree(tree: Tree, frame: Frame, work: Work, files: Files, *, resume: bool) -> None:
    """Write the documents of each input to its place in a tree, once all of them are there."""
    _, files = _counted(_todo(tree, files, work.report, resume), work)
    for number, group in groupby(work.rendered(files), key=lambda document: document.file):
        document = next(group)
        try:
            with replacing(tree.place(document.path), document.path) as out:
                documents = ((one.name, one.content) for one in chain((document,), group))
                for chunk in frame(documents, work.holds_several(document.path)):
                    out.write(chunk)
                # The next file has been begun by now, so that of this one all is known.
                if number in work.unread:
                    raise Unfinished
        except InputError as error:
            work.report.fail(str(error))


def _counted(files: Files, work: Work) -> tuple[list[str | InputError], Files]:
    """Tell the report how many documents there are, where that is soon known; return some of the files, and all of them."""
    files = iter(files)
    first = list(islice(files, _COUNTED))
    if len(first) < _COUNTED and not any(isinstance(file, str) and work.holds_several(file) for file in first):
        work.report.total = len(first)
    return first, chain(first, files)


def _todo(tree: Tree, files: Files, report: Report, resume: bool) -> Iterator[str | InputError]:
    done = 0
    for file in files:
        try:
            place = None if isinstance(file, InputError) else tree.place(file)
        except InputError as error:
            yield error
            continue
        if resume and place and os.path.exists(place):
            done += 1
        else:
            yield file
    if done:
        report.note(f"{done} of the inputs had been done before")
