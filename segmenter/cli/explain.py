"""``segmenter explain``: a document in the terminal, each span with its label and the reasons for it."""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from segmenter.cli.documents import holds_several
from segmenter.cli.inputs import read
from segmenter.cli.options import Subparsers, add_reading, column_count, language_tag, reference_date
from segmenter.cli.terminal import isolate, shorten, visible
from segmenter.errors import UsageError
from segmenter.model import Html, Label

if TYPE_CHECKING:
    from segmenter.article import Article

COLOURS = {
    Label.HEADLINE: 214,
    Label.KICKER: 137,
    Label.DECK: 179,
    Label.BYLINE: 45,
    Label.TIMESTAMP: 39,
    Label.BODY: 40,
    Label.SUBHEADING: 118,
    Label.CAPTION: 177,
    Label.RELATED: 203,
    Label.SOURCE: 51,
    Label.TAGS: 75,
    Label.COMMENT: 211,
    Label.BOILERPLATE: 245,
}
"""The colour of each label: an index into the 256 colours of a terminal."""

_DIRECTIONS = {"ltr": "left to right", "rtl": "right to left"}
_NAME = max(map(len, Label))
_INDENT = _NAME + 9
_FALLBACK = 100, 24
_LEAST = 20  # columns of a reason, however long the name of its cue


def add(subparsers: Subparsers) -> None:
    """Add the subcommand to the command line."""
    parser = subparsers.add_parser(
        "explain",
        help="show a document with its labels and the reasons for them",
        description="Show each span of a document with its label, the confidence in it, and its strongest reasons (log-odds).",
    )
    parser.add_argument("path", metavar="PATH", help="file; '-': stdin")
    parser.add_argument("--language", type=language_tag, metavar="CODE", help="language of the document (default: guessed)")
    parser.add_argument("--width", type=column_count, metavar="N", help="columns to fill (default: those of the terminal)")
    parser.add_argument(
        "--color", choices=("auto", "always", "never"), default="auto", help="auto: on a terminal, unless NO_COLOR is set"
    )
    parser.add_argument("--input-format", choices=("text", "html"), help="what the document is (default: by its name)")
    parser.add_argument("--reference", type=reference_date, metavar="DATE", help="when it was read: for '2 days ago'")
    parser.add_argument("--url", metavar="URL", help="address of the page")
    add_reading(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show the document and return the exit code."""
    from segmenter.pipeline import Segmenter

    if holds_several(args.path, args.input_format):
        raise UsageError(f"{args.path}: holds several documents: show one, piped from 'jq -r .text' or the like")
    content = read(args.path, args.input_format, args.url).content
    segmenter = Segmenter(keep=args.keep, weights=args.weights)
    if isinstance(content, Html):
        article = segmenter.segment_html(content.source, url=content.url, language=args.language, reference=args.reference)
    else:
        article = segmenter.segment(content, language=args.language, reference=args.reference)
    width = args.width or max(_INDENT * 2, shutil.get_terminal_size(_FALLBACK).columns)
    name = isolate(visible(args.path))
    sys.stdout.write(f"{name}: language {article.language}, {_DIRECTIONS[article.direction]}, {len(article.spans)} spans\n\n")
    for line in _lines(article, width, _coloured(args.color)):
        sys.stdout.write(line + "\n")
    return 0


def _coloured(wish: str) -> bool:
    if wish != "auto":
        return wish == "always"
    # https://no-color.org: set and not empty means no colour.
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _lines(article: "Article", width: int, coloured: bool) -> Iterator[str]:
    room = width - _INDENT
    for span in article.spans:
        label = f"{span.label:<{_NAME}}"
        if coloured:
            label = f"\x1b[1;38;5;{COLOURS[span.label]}m{label}\x1b[0m"
        yield f"{label}  {span.confidence:>5.2f}  {_piece(article.text[span.start : span.end], room)}"
        for reason in article.reasons(span):
            cue = visible(reason.cue)
            line = f"{'':<{_NAME}}  {reason.weight:>+5.2f}  {cue}: {_piece(reason.why, max(_LEAST, room - len(cue) - 2))}"
            yield f"\x1b[2m{line}\x1b[0m" if coloured else line


def _piece(text: str, room: int) -> str:
    return isolate(shorten(visible(text), room))
