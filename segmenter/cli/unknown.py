"""What is not understood on a command line, and what to write instead; for options of trafilatura too."""

import argparse
import re
from collections.abc import Collection, Sequence
from difflib import get_close_matches

from segmenter.errors import UsageError

_OPTION = re.compile(r"(?<!\S)--?[A-Za-z][A-Za-z-]*")
_NEAR = 0.75  # of two options, above which one may be a slip for the other
_FETCH = "nothing is downloaded: fetch pages first, with wget or curl, and name their folder"
_JSONL = "take --format jsonl and choose by"
TRAFILATURA = {
    "-u": _FETCH,
    "--URL": _FETCH,
    "-b": _FETCH,
    "--blacklist": _FETCH,
    "--url-filter": _FETCH,
    "--list": _FETCH,
    "--backup-dir": _FETCH,
    "--archived": _FETCH,
    "--feed": _FETCH,
    "--sitemap": _FETCH,
    "--crawl": _FETCH,
    "--explore": _FETCH,
    "--probe": _FETCH,
    "--keep-dirs": "--output-dir always keeps the tree of the inputs: leave it out",
    "-f": "there is one way of extraction and no fallback to leave out: leave it out",
    "--fast": "there is one way of extraction and no fallback to leave out: leave it out",
    "--formatting": "bold and italic are kept by --format markdown, html and xml: leave it out",
    "--links": "links are kept by --format markdown, html and xml: leave it out",
    "--images": "images are not kept: their captions are, with --only caption",
    "--no-comments": "comments are never part of the text: leave it out",
    "--no-tables": "tables of the article are always kept, as tables by --format markdown, html and xml: leave it out",
    "--only-with-metadata": f"no document is left out: {_JSONL} headline, url and published_date",
    "--target-language": f"no document is left out: {_JSONL} language; --language says what the language is",
    "--deduplicate": "documents are read one by one: remove duplicates from the output, for example with datatrove",
    "--config-file": "there are no settings beside the options: leave it out",
    "--xmltei": "the TEI is --format xml",
    "--validate-tei": "the TEI of --format xml is not validated: leave it out",
    "-v": "whatever goes wrong is always told on stderr: leave it out",
    "-vv": "whatever goes wrong is always told on stderr: leave it out",
    "--verbose": "whatever goes wrong is always told on stderr: leave it out",
}
"""The options of trafilatura 2 that ``segmenter segment`` has no use for, and what to do instead."""


def check_command(argv: Sequence[str], commands: Collection[str]) -> None:
    """Raise UsageError where the first word is no command, as when somebody names a file at once."""
    word = argv[0] if argv else "--help"
    if word in commands or word in ("-h", "--help", "--version"):
        return
    if word.startswith("-"):
        raise UsageError(f"{word}: options come after a command: segmenter segment {word} …")
    near = get_close_matches(word, commands, 1)
    wish = near[0] if near else f"segment {word}"
    raise UsageError(f"{word!r} is not a command, they are {', '.join(commands)}: did you mean 'segmenter {wish}'?")


def check_rest(rest: Sequence[str], parser: argparse.ArgumentParser) -> None:
    """Raise UsageError for what the parser of a command left over."""
    word = next((word for word in rest if word.startswith("-")), rest[0])
    option = word.partition("=")[0]
    known = _OPTION.findall(parser.format_help())
    # Of the commands only one does what trafilatura does.
    if option in TRAFILATURA and "--output-dir" in known:
        raise UsageError(f"{option}: {TRAFILATURA[option]}")
    near = get_close_matches(option, known, 1, _NEAR)
    remedy = f"did you mean {near[0]}?" if near else f"see '{parser.prog} --help'"
    kind = "option" if word.startswith("-") else "argument"
    raise UsageError(f"{word!r} is not an {kind} of '{parser.prog}': {remedy}")
