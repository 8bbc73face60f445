"""``segmenter evaluate``: how well the labels of gold documents are found, on the whole and where they are not."""

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from segmenter.cli.options import Subparsers, fold_count, log_odds_list, process_count
from segmenter.cli.output import opened
from segmenter.cli.report import Report
from segmenter.errors import UsageError

if TYPE_CHECKING:
    from segmenter.evaluation import DocumentScore
    from segmenter.gold import Gold
    from segmenter.model import Span
    from segmenter.resolver.weights import Weights

_BY = ("language", "site", "label", "kind", "version", "set")
_EPILOG = """\
GOLD is a file or folder of labelled documents: JSON, JSONL, also gzipped. A document that is given twice counts once.
Exit codes: 0 done, 1 something failed, 2 wrong usage. docs/evaluation.md explains every figure.
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A gold document, the spans it was given, and its score."""

    gold: "Gold"
    spans: "tuple[Span, ...]"
    score: "DocumentScore"


def add(subparsers: Subparsers) -> None:
    """Add the subcommand to the command line."""
    parser = subparsers.add_parser(
        "evaluate",
        help="score the labels against gold documents",
        description="Segment gold documents and score the result against their labels.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    # So that the list of --keep may begin with a minus, as a single number may.
    parser._negative_number_matcher = re.compile(r"-[\d.][-\d.,]*")
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="gold files or folders")
    parser.add_argument("--by", choices=_BY, action="append", default=[], help="also a row for each; may be repeated")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="what to print (default: table)")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show what went wrong in the N worst documents")
    parser.add_argument("--kind", metavar="KIND", help="leave out documents of another kind of page, where the gold names kinds")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="weights to use (default: those that ship)")
    parser.add_argument(
        "--keep",
        type=log_odds_list,
        default=(0.0,),
        metavar="X",
        help="keep more or less text (log-odds); -1,0,1: a row for each",
    )
    parser.add_argument("--folds", type=fold_count, metavar="K", help="cross-validate: train weights on the publishers left in")
    parser.add_argument(
        "--train-also", nargs="+", type=Path, default=[], metavar="GOLD", help="with --folds: gold that is only trained on"
    )
    parser.add_argument("--processes", type=process_count, default=1, metavar="N", help="share the work among N processes")
    parser.add_argument("--output", metavar="FILE", help="write to FILE instead of stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Evaluate, print the report and return the exit code."""
    from segmenter.cli.evaluation_report import as_json, as_table

    documents = _documents(args.gold, args.kind)
    report = Report(len(documents) * len(args.keep), watched=True)
    try:
        outcomes = _outcomes(args, documents, report)
    finally:
        report.clear()
    render = {"json": as_json, "table": as_table}[args.format]
    with opened(args.output, [str(path) for path in args.gold]) as out:
        for line in render(outcomes, args.by, args.worst):
            out.write(line + "\n")
    return 0


def _documents(paths: Sequence[Path], kind: str | None) -> "list[Gold]":
    from segmenter.gold import read_gold

    documents = {
        (gold.set, gold.id, gold.text): gold for path in paths for gold in read_gold(path) if not kind or gold.kind in ("", kind)
    }
    if not documents:
        raise UsageError(f"no gold documents in {', '.join(map(str, paths))}")
    return list(documents.values())


def _outcomes(args: argparse.Namespace, documents: "Sequence[Gold]", report: Report) -> dict[float, list[Outcome]]:
    """Return the outcome of each document by value of ``--keep``."""
    from segmenter.article import Article
    from segmenter.evaluation import score
    from segmenter.pipeline import Segmenter

    outcomes: dict[float, list[Outcome]] = {keep: [] for keep in args.keep}
    for weights, left_out in _trained(args, documents):
        for keep in args.keep:
            segmenter = Segmenter(weights=weights, keep=keep)
            articles = segmenter.segment_many((gold.text for gold in left_out), processes=args.processes)
            for gold, article in zip(left_out, articles, strict=True):
                assert isinstance(article, Article)
                outcomes[keep].append(Outcome(gold, article.spans, score(gold, article.spans)))
                report.step()
    return outcomes


def _trained(args: argparse.Namespace, documents: "Sequence[Gold]") -> "Iterator[tuple[Weights | None, Sequence[Gold]]]":
    """Yield weights and the documents to score them on: all at once, or fold by fold."""
    if not args.folds:
        if args.train_also:
            raise UsageError("--train-also is gold to train on, and nothing is trained: add --folds K")
        yield _weights(args.weights), documents
        return
    if args.weights:
        raise UsageError("--weights and --folds do not go together: folds train their own weights")
    try:
        from segmenter.training.validation import folds
    except ModuleNotFoundError as error:
        raise UsageError(f"training needs {error.name}: pip install 'segmenter[train]'") from error
    from segmenter.gold import read_gold

    also = [gold for path in args.train_also for gold in read_gold(path) if not args.kind or gold.kind in ("", args.kind)]
    for fold in folds(documents, args.folds, also=also, processes=args.processes):
        yield fold.weights, fold.documents


def _weights(path: Path | None) -> "Weights | None":
    from segmenter.resolver.weights import Weights

    return Weights.load(path) if path else None
