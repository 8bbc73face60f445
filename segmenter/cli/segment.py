"""``segmenter segment``: documents in, their text or all that is known of them out."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from importlib import resources

from segmenter.cli.arguments import add_arguments
from segmenter.cli.find import find, listed, wanted
from segmenter.cli.formats import FORMATS, Choice
from segmenter.cli.frontmatter import HEADED
from segmenter.cli.opening import STDIN
from segmenter.cli.options import Subparsers
from segmenter.cli.output import STDOUT
from segmenter.cli.report import Report
from segmenter.cli.sinks import to_one, to_tree
from segmenter.cli.tree import Tree, within
from segmenter.cli.work import Renderer, Work
from segmenter.errors import UsageError
from segmenter.model import Label

_MANY = 50  # documents; of fewer, what was said of each is at hand
_JSON = ("json", "jsonl")
_SELECTIVE = ("text", *_JSON)
_SUFFIXES = {"text": ".txt", "markdown": ".md"}


def add(subparsers: Subparsers) -> None:
    """Add the subcommand to the command line."""
    add_arguments(subparsers).set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Segment the documents and return the exit code: 1 where one of them failed."""
    choice = _choice(args)
    if args.resume and not args.output_dir:
        raise UsageError("--resume looks for outputs in a folder: name it with --output-dir")
    named = _named(args)
    # Where the documents themselves appear on the terminal, they show the progress.
    report = Report(None, watched=bool(args.output_dir) or args.output not in (None, STDOUT) or not sys.stdout.isatty())
    wants_body = choice.labels is None and args.format not in _JSON
    work = Work(args, Renderer(args.format, choice, args.with_metadata and args.format in HEADED), report, wants_body)
    files = find(listed(args.input_file) if named is None else named, args.input_format, report.note)
    _, frame = FORMATS[args.format]
    try:
        if args.output_dir:
            tree = Tree.over(args.output_dir, named, _SUFFIXES.get(args.format, f".{args.format}"))
            to_tree(tree, frame, work, files, resume=args.resume)
        else:
            to_one(args.output, _inputs(args, named), frame, work, files)
    finally:
        report.clear()
    if report.failed and report.done >= _MANY:
        report.note(f"{report.failed} of {report.done} documents failed")
    return 1 if report.failed else 0


def _named(args: argparse.Namespace) -> Sequence[str] | None:
    """Return the paths that were given, ``None`` where they are in a list."""
    if sum(map(bool, (args.paths, args.input_dir, args.input_file))) > 1:
        raise UsageError("PATH, --input-dir and --input-file are three ways to name documents: use one of them")
    if args.input_dir and not os.path.isdir(args.input_dir):
        wrong = "is a file: name it without" if os.path.exists(args.input_dir) else "no such folder: check how it is spelt in"
        raise UsageError(f"{args.input_dir}: {wrong} --input-dir")
    if args.input_file and args.input_file != STDIN and not os.path.isfile(args.input_file):
        wrong = "is a folder: name it without" if os.path.isdir(args.input_file) else "no such file: check how it is spelt in"
        raise UsageError(f"{args.input_file}: {wrong} --input-file")
    if not args.input_file:
        return (args.input_dir,) if args.input_dir else args.paths or (STDIN,)
    if args.input_file == STDIN and os.path.isfile(args.output or ""):
        # What is there must be none of the inputs, and stdin cannot be read again after it was looked through.
        return tuple(listed(STDIN))
    return None


def _inputs(args: argparse.Namespace, named: Sequence[str] | None) -> Iterator[str]:
    """Yield the inputs as they were named. Raises UsageError for a folder whose files the output would be one of."""
    if named is None and args.input_file == STDIN:
        return
    for path in listed(args.input_file) if named is None else named:
        if os.path.isdir(path) and wanted(args.output, args.input_format) and within(args.output, path):
            raise UsageError(f"{args.output}: is input and output at once, lying in {path}: choose another --output")
        yield path


def _choice(args: argparse.Namespace) -> Choice:
    if (args.reasons or args.no_text) and args.format not in _JSON:
        raise UsageError(f"--reasons and --no-text do not work with --format {args.format}: add --format json or jsonl")
    if (args.only or args.drop) and args.format not in _SELECTIVE:
        raise UsageError(f"--only and --drop do not work with --format {args.format}: use text, json or jsonl")
    if (args.fields or args.carry) and args.format not in _JSON:
        raise UsageError(f"--fields and --carry do not work with --format {args.format}: add --format json or jsonl")
    known = _keys() if args.fields else ()
    if unknown := [field for field in args.fields or () if field not in known]:
        raise UsageError(f"--fields {','.join(unknown)}: no such key: choose from {', '.join(known)}")
    labels = None
    if args.only:
        labels = frozenset(args.only)
    elif args.drop:
        labels = frozenset(Label) - frozenset(args.drop)
    return Choice(labels, text=not args.no_text, reasons=args.reasons, fields=tuple(args.fields or ()))


def _keys() -> tuple[str, ...]:
    """Return the keys that the JSON of a document may have."""
    schema = resources.files("segmenter") / "schema" / "article.schema.json"
    return tuple(json.loads(schema.read_text("utf-8"))["properties"])
