"""``segmenter train``: learns the weights of cues and transitions from gold documents."""

import argparse
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from segmenter.cli.options import Subparsers, process_count
from segmenter.errors import UsageError

if TYPE_CHECKING:
    from segmenter.gold import Gold


def add(subparsers: Subparsers) -> None:
    """Add the subcommand to the command line."""
    parser = subparsers.add_parser(
        "train",
        help="learn weights from gold documents",
        description="Learn the weights of cues and transitions from gold documents. The same gold gives the same file.",
    )
    parser.add_argument(
        "gold",
        nargs="+",
        type=Path,
        metavar="GOLD",
        help="gold files or folders: JSON, JSONL, also gzipped; what is given twice counts twice",
    )
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="the weights file to write")
    parser.add_argument("--kind", metavar="KIND", help="leave out documents of another kind of page, where the gold names kinds")
    parser.add_argument("--about", default="", metavar="TEXT", help="what the file says it was trained on")
    parser.add_argument("--processes", type=process_count, default=1, metavar="N", help="share the reading among N processes")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Train, write the weights file and return the exit code."""
    try:
        from segmenter.training.learn import learn, read_example
    except ModuleNotFoundError as error:
        raise UsageError(f"training needs {error.name}: pip install 'segmenter[train]'") from error
    from segmenter.gold import read_gold
    from segmenter.languages import Languages

    documents = [gold for path in args.gold for gold in read_gold(path) if not args.kind or gold.kind in ("", args.kind)]
    if not documents:
        raise UsageError(f"no gold documents in {', '.join(map(str, args.gold))}")
    read = partial(read_example, languages=Languages())
    if args.processes > 1:
        with ProcessPoolExecutor(args.processes) as pool:
            examples = list(pool.map(read, documents, chunksize=8))
    else:
        examples = list(map(read, documents))
    weights = learn(examples, about=args.about or _about(documents))
    args.output.write_text(weights.dump(), encoding="utf-8")
    return 0


def _about(documents: "list[Gold]") -> str:
    groups = {gold.group for gold in documents}
    return f"{len({gold.id for gold in documents})} documents of {len(groups)} publishers and sites"
