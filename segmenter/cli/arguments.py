"""What ``segmenter segment`` understands, and its help."""

import argparse
from functools import partial

from segmenter.cli.find import SUFFIXES
from segmenter.cli.formats import FORMATS
from segmenter.cli.options import (
    Subparsers,
    add_reading,
    format_name,
    label_list,
    language_tag,
    name_list,
    process_count,
    reference_date,
)

_EPILOG = """\
examples:
  segmenter segment page.html
  segmenter segment page.html --format markdown --with-metadata
  segmenter segment --input-dir pages --output-dir texts --processes 4 --resume
  segmenter segment shard.jsonl.gz --format jsonl --output labelled.jsonl
  segmenter segment crawl.warc.gz --format jsonl --processes 4 --output labelled.jsonl
  find pages -name '*.asp' | segmenter segment -i - --input-format html --format jsonl
  curl -s https://example.org/story | segmenter segment

LABELS is a comma-separated list, and the option may be repeated: --only body,subheading --only tags. In text they
print those spans instead of the body; in json and jsonl they only thin out "spans".

A folder stands for its .txt, .html, .htm and .xhtml files at any depth, or for all of the kind of --input-format. What ends
in .gz or .zst besides is unpacked, and packed where it is written. A .jsonl file holds a record on each line: {"text": …} or
{"html": …}, with "id" and "url" if known; where there are both, the page is read. A .parquet file holds records in its rows;
a .json file, or stdin, may hold them as well. A .warc or .wet file is a web archive of pages and texts. Links to folders
inside a folder are not followed.

Exit codes: 0 done, 1 a document failed (it is named on stderr, the others are done), 2 wrong usage, 130 interrupted.
docs/json-format.md describes the JSON, docs/from-trafilatura.md the way from trafilatura.
"""


def add_arguments(subparsers: Subparsers) -> argparse.ArgumentParser:
    """Add the parser of the subcommand, its options in groups."""
    parser = subparsers.add_parser(
        "segment",
        usage="segmenter segment [PATH ...] [options]",
        help="print the article of each document, or its labelled spans",
        description="Print the article of each document, or its labelled spans.",
        epilog=_EPILOG,
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, max_help_position=28),
    )
    _add_input(parser.add_argument_group("input"))
    _add_output(parser.add_argument_group("output"))
    _add_extraction(parser.add_argument_group("extraction"))
    _add_aliases(parser.add_argument_group("other names of these, as in trafilatura"))
    return parser


def _add_input(group: "argparse._ArgumentGroup") -> None:
    group.add_argument("paths", nargs="*", metavar="PATH", help="text, HTML, JSONL or WARC file, or folder; '-' or none: stdin")
    group.add_argument("--input-dir", metavar="DIR", help="a folder instead of PATH; an error if it is none")
    group.add_argument("-i", "--input-file", metavar="LIST", help="read the paths from this file, one on each line; '-': stdin")
    kinds = tuple(filter(None, SUFFIXES))
    group.add_argument("--input-format", choices=kinds, help="what all inputs are (default: by what their names end in)")
    group.add_argument("--language", type=language_tag, metavar="CODE", help="language of the documents (default: guessed)")
    group.add_argument(
        "--reference", type=reference_date, metavar="DATE", help="when those were read that do not say it: for '2 days ago'"
    )
    group.add_argument("--url", metavar="URL", help="address of the page, where the document is one")
    group.add_argument("--text-field", default="text", metavar="NAME", help="records: the field of the text (default: text)")
    group.add_argument("--id-field", default="id", metavar="NAME", help="records: the field that names them (default: id)")
    group.add_argument("--language-field", metavar="NAME", help="records: the field of their language (default: it is guessed)")
    group.add_argument(
        "--reference-field", metavar="NAME", help="records: the field of when they were read (default: --reference)"
    )


def _add_output(group: "argparse._ArgumentGroup") -> None:
    names = ", ".join(FORMATS)
    group.add_argument("--format", type=format_name, default="text", metavar="FORMAT", help=f"{names} (default: text, the body)")
    target = group.add_mutually_exclusive_group()
    target.add_argument("--output", metavar="FILE", help="write to FILE instead of stdout")
    target.add_argument("-o", "--output-dir", metavar="DIR", help="write a file for each input, in the same tree below DIR")
    group.add_argument("--resume", action="store_true", help="--output-dir: leave out inputs whose output is there")
    group.add_argument("--with-metadata", action="store_true", help="text, markdown: metadata above, as YAML front matter")
    group.add_argument("--reasons", action="store_true", help="json, jsonl: why each span has its label")
    group.add_argument("--no-text", action="store_true", help="json, jsonl: leave the given text out")
    group.add_argument("--fields", type=name_list, action="extend", metavar="NAMES", help="json, jsonl: only these keys")
    group.add_argument("--carry", type=name_list, action="extend", metavar="NAMES", help="fields, WARC headers to write along")
    group.add_argument("--processes", type=process_count, default=1, metavar="N", help="share the work among N processes")


def _add_extraction(group: "argparse._ArgumentGroup") -> None:
    selection = group.add_mutually_exclusive_group()
    selection.add_argument("--only", type=label_list, action="extend", metavar="LABELS", help="only these spans")
    selection.add_argument("--drop", type=label_list, action="extend", metavar="LABELS", help="all spans but these")
    add_reading(group)


def _add_aliases(group: "argparse._ArgumentGroup") -> None:
    # Without defaults of their own: those of the options that they stand for hold.
    none = argparse.SUPPRESS
    group.add_argument(
        "--output-format", dest="format", default=none, type=format_name, metavar="FORMAT", help="same as --format; txt is text"
    )
    group.add_argument("--parallel", dest="processes", default=none, type=process_count, metavar="N", help="same as --processes")
    for name in sorted({*FORMATS} - {"text", "jsonl"}):
        group.add_argument(
            f"--{name}", dest="format", default=none, action="store_const", const=name, help=f"same as --format {name}"
        )
