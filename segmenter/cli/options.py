"""What the options of several subcommands accept, and the messages for what they do not."""

import argparse
import math
import re
from typing import TYPE_CHECKING, TypeAlias

from segmenter.cli.formats import FORMATS
from segmenter.errors import UsageError
from segmenter.model import Label

if TYPE_CHECKING:
    from segmenter.resolver.weights import Weights

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

_MOST_KEEP = 50.0  # log-odds; beyond it no probability changes any more
_NARROWEST = 40
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


PRECISION, RECALL = -1.0, 2.0  # what --keep is for --precision and --recall; the curve is in docs/accuracy.md
_SYNONYMS = {"txt": "text", "md": "markdown", "xmltei": "xml"}
_NO_FORMAT = {"python": "in Python, segment_html(page) returns an object"}


def add_reading(group: "argparse._ArgumentGroup | argparse.ArgumentParser") -> None:
    """Add the options that say how documents are read: how much is kept, and with which weights."""
    keep = group.add_mutually_exclusive_group()
    keep.add_argument("--keep", type=log_odds, default=0.0, metavar="X", help="keep more (above 0) or less text (log-odds)")
    keep.add_argument("--precision", dest="keep", action="store_const", const=PRECISION, help=f"same as --keep {PRECISION:g}")
    keep.add_argument("--recall", dest="keep", action="store_const", const=RECALL, help=f"same as --keep {RECALL:g}")
    group.add_argument("--weights", type=weights_file, metavar="FILE", help="weights that 'segmenter train' wrote")


def weights_file(path: str) -> "Weights":
    """Return the weights of a file."""
    from segmenter.resolver.weights import Weights

    try:
        return Weights.load(path)
    except OSError as error:
        raise argparse.ArgumentTypeError(f"{path}: {error.strerror}: check how it is spelt") from None
    except ValueError as error:  # malformed, or no text
        raise argparse.ArgumentTypeError(str(error)) from None


def name_list(value: str) -> tuple[str, ...]:
    """Return the names of a comma-separated list."""
    names = _names(value)
    if not names:
        raise argparse.ArgumentTypeError(f"{value!r} holds no name: give some, with commas between")
    return names


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())


def format_name(value: str) -> str:
    """Return the name of a format; ``txt``, ``md`` and ``xmltei`` are other names of three."""
    name = _SYNONYMS.get(value, value)
    if name not in FORMATS:
        why = f" ({_NO_FORMAT[value]})" if value in _NO_FORMAT else ""
        raise argparse.ArgumentTypeError(f"{value!r} is not a format{why}: choose from {', '.join(FORMATS)}")
    return name


def label_list(value: str) -> tuple[Label, ...]:
    """Return the labels of a comma-separated list."""
    names = _names(value)
    unknown = [name for name in names if name not in set(Label)]
    if unknown or not names:
        named = ", ".join(map(repr, unknown)) or repr(value)
        raise argparse.ArgumentTypeError(f"{named} is not a label: choose from {', '.join(Label)}, with commas between")
    return tuple(Label(name) for name in names)


def language_tag(value: str) -> str:
    """Return a language tag as given."""
    if not _LANGUAGE.fullmatch(value):
        raise argparse.ArgumentTypeError(f"{value!r} is not a language tag: write one like 'ar' or 'pt-BR', or leave it out")
    return value


def reference_date(value: str) -> str:
    """Return a date or a moment in ISO 8601 as given."""
    from segmenter.dates.reference import as_reference

    try:
        as_reference(value)
    except UsageError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return value


def log_odds(value: str) -> float:
    """Return a shift of log-odds."""
    number = _number(value)
    if not abs(number) <= _MOST_KEEP:
        raise argparse.ArgumentTypeError(f"{value!r} is out of range: give a number from -{_MOST_KEEP:g} to {_MOST_KEEP:g}")
    return number


def log_odds_list(value: str) -> tuple[float, ...]:
    """Return the shifts of a comma-separated list, each once."""
    return tuple(dict.fromkeys(log_odds(part.strip()) for part in value.split(",")))


def fold_count(value: str) -> int:
    """Return a number of folds."""
    return _whole(value, 2)


def process_count(value: str) -> int:
    """Return a number of processes."""
    return _whole(value, 1)


def document_count(value: str) -> int:
    """Return a number of documents."""
    return _whole(value, 0)


def column_count(value: str) -> int:
    """Return a width in terminal columns."""
    return _whole(value, _NARROWEST)


def _whole(value: str, least: int) -> int:
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise argparse.ArgumentTypeError(f"{value!r} does not work: give a whole number, {least} or more")
    return int(value)


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return math.nan
