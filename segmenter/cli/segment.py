"""``segmenter segment``: documents in, their text or all that is known of them out."""

import argparse
import sys
from collections import deque
from collections.abc import Iterator, Sequence

from segmenter.cli.formats import FORMATS, Choice
from segmenter.cli.inputs import InputError, find, read
from segmenter.cli.options import Subparsers, label_list, language_tag, log_odds, process_count, reference_date
from segmenter.cli.output import STDOUT, opened
from segmenter.cli.report import Report
from segmenter.errors import SegmenterError, UsageError
from segmenter.model import Html, Label

_JSON = ("json", "jsonl")
_EPILOG = """\
LABELS is a comma-separated list, and the option may be repeated: --only body,subheading --only tags.
In text they print those spans instead of the body; in json and jsonl they only thin out "spans".
Links to folders inside a folder are not followed. Exit codes: 0 done, 1 a document failed (the others
are done), 2 wrong usage. docs/json-format.md describes the JSON.
"""


def add(subparsers: Subparsers) -> None:
    """Add the subcommand to the command line."""
    parser = subparsers.add_parser(
        "segment",
        help="print the article of each document, or its labelled spans",
        description="Print the article of each document, or its labelled spans.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="text or HTML file, or folder of them; '-' or none: stdin")
    parser.add_argument("--format", choices=tuple(FORMATS), default="text", help="what to print (default: text, the body)")
    selection = parser.add_mutually_exclusive_group()
    selection.add_argument("--only", type=label_list, action="extend", metavar="LABELS", help="only these spans")
    selection.add_argument("--drop", type=label_list, action="extend", metavar="LABELS", help="all spans but these")
    parser.add_argument("--language", type=language_tag, metavar="CODE", help="language of the documents (default: guessed)")
    parser.add_argument("--reference", type=reference_date, metavar="DATE", help="when they were read: for '2 days ago'")
    parser.add_argument("--url", metavar="URL", help="address of the page, where the document is one")
    parser.add_argument("--keep", type=log_odds, default=0.0, metavar="X", help="keep more (above 0) or less text (log-odds)")
    parser.add_argument("--processes", type=process_count, default=1, metavar="N", help="share the work among N processes")
    parser.add_argument("--reasons", action="store_true", help="json, jsonl: why each span has its label")
    parser.add_argument("--no-text", action="store_true", help="json, jsonl: leave the given text out")
    parser.add_argument("--output", metavar="FILE", help="write to FILE instead of stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Segment the documents and return the exit code: 1 where one of them failed."""
    choice = _choice(args)
    _, frame = FORMATS[args.format]
    entries = list(find(args.paths))
    # Where the documents themselves appear on the terminal, they show the progress.
    watched = not (args.output in (None, STDOUT) and sys.stdout.isatty())
    report = Report(len(entries), watched=watched)
    try:
        with opened(args.output, entries) as out:
            for chunk in frame(_documents(args, choice, entries, report), len(entries) > 1):
                out.write(chunk)
    finally:
        report.clear()
    return 1 if report.failed else 0


def _choice(args: argparse.Namespace) -> Choice:
    if (args.reasons or args.no_text) and args.format not in _JSON:
        raise UsageError(f"--reasons and --no-text do not work with --format {args.format}: add --format json or jsonl")
    if args.format == "markdown" and (args.only or args.drop):
        raise UsageError("--only and --drop do not work with --format markdown: use text, json or jsonl")
    labels = None
    if args.only:
        labels = frozenset(args.only)
    elif args.drop:
        labels = frozenset(Label) - frozenset(args.drop)
    return Choice(labels, text=not args.no_text, reasons=args.reasons)


def _documents(
    args: argparse.Namespace, choice: Choice, entries: Sequence[str | InputError], report: Report
) -> Iterator[tuple[str, str]]:
    """Yield the name and the rendering of each document that works, and report every other."""
    from concurrent.futures.process import BrokenProcessPool

    from segmenter.pipeline import Segmenter

    render, _ = FORMATS[args.format]
    # Texts are read ahead of the articles that come back, in the same order; this keeps the names in between.
    names: deque[str] = deque()
    segmenter = Segmenter(keep=args.keep)
    texts = _texts(entries, names, report, args.url)
    try:
        for article in segmenter.segment_many(
            texts, language=args.language, reference=args.reference, processes=args.processes, errors="yield"
        ):
            name = names.popleft()
            if isinstance(article, SegmenterError):
                report.fail(f"{name}: {article}")
                continue
            if not article.body and choice.labels is None and args.format not in _JSON:
                report.note(f"{name}: no article found in it: see its spans with --format json, or keep more with --keep 2")
            yield name, render(name, article, choice)
            report.step()
    except BrokenProcessPool as error:
        missing = report.total - report.done
        message = f"a worker process died, {missing} documents are missing: use fewer --processes or more memory"
        raise SegmenterError(message) from error


def _texts(entries: Sequence[str | InputError], names: deque[str], report: Report, url: str | None) -> Iterator[str | Html]:
    for entry in entries:
        try:
            if isinstance(entry, InputError):
                raise entry
            text = read(entry, url)
        except InputError as error:
            report.fail(str(error))
        else:
            names.append(entry)
            yield text
