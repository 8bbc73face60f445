"""``segmenter evaluate``: how well the labels of gold documents are found, on the whole and where they are not."""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from segmenter.cli.goldfiles import read_documents
from segmenter.cli.options import Subparsers, document_count, fold_count, log_odds_list, process_count
from segmenter.cli.output import check, opened
from segmenter.cli.report import Report
from segmenter.errors import SegmenterError, UsageError

if TYPE_CHECKING:
    from segmenter.evaluation.results import Outcome, Results
    from segmenter.gold import Gold
    from segmenter.resolver.weights import Weights

_BY = ("set", "language", "site", "label", "kind", "version")
_EPILOG = """\
GOLD is a file or folder of labelled documents: JSON, JSONL, also gzipped. A document that is given twice counts once.
Exit codes: 0 done, 1 a figure is below its floor or something failed, 2 wrong usage. docs/evaluation.md explains
every figure.
"""


def add(subparsers: Subparsers) -> None:
    """Add the subcommand to the command line."""
    parser = subparsers.add_parser(
        "evaluate",
        help="score the labels against gold documents",
        description="Segment gold documents and score labels, metadata and confidence against what the gold says.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    # So that the list of --keep may begin with a minus, as a single number may.
    parser._negative_number_matcher = re.compile(r"-[\d.][-\d.,]*")
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="gold file or folder")
    parser.add_argument("--by", choices=_BY, action="append", default=[], help="figures of each; may be repeated")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="what to print (default: table)")
    parser.add_argument("--worst", type=document_count, default=0, metavar="N", help="what went wrong in the N worst documents")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="fail where a figure is below its floor in this TOML file")
    parser.add_argument("--compare", type=Path, metavar="OTHER", help="gains over an earlier run, kept with --format json")
    parser.add_argument("--kind", metavar="KIND", help="leave out documents of another kind of page, where the gold names kinds")
    parser.add_argument(
        "--labels", type=Path, action="append", default=[], metavar="FILE", help="finer labels for some documents, kept apart"
    )
    parser.add_argument("--keep", type=log_odds_list, default=(0.0,), metavar="X", help="as in 'segment'; -1,0,1: each of them")
    parser.add_argument("--weights", type=Path, metavar="FILE", help="weights to use (default: those that ship)")
    parser.add_argument(
        "--folds", type=fold_count, metavar="K", help="cross-validate: train weights on other publishers, K times"
    )
    parser.add_argument(
        "--train-also", nargs="+", action="extend", default=[], type=Path, metavar="GOLD", help="--folds: gold to train on alone"
    )
    parser.add_argument("--processes", type=process_count, default=1, metavar="N", help="share the work among N processes")
    parser.add_argument("--output", metavar="FILE", help="write to FILE instead of stdout")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Evaluate, write the report and return the exit code: 1 where a figure is below its floor."""
    if args.train_also and not args.folds:
        raise UsageError("--train-also names gold to train on, but nothing is trained: add --folds K")
    if args.weights and args.folds:
        raise UsageError("--weights and --folds do not work together: each fold trains its own weights")
    from concurrent.futures.process import BrokenProcessPool

    from segmenter.evaluation.data import read_figures
    from segmenter.evaluation.floors import read_floors
    from segmenter.evaluation.results import Results

    before = read_figures(args.compare) if args.compare else None
    floors = read_floors(args.floors) if args.floors else ()
    documents = _documents(args)
    if before is not None and not any((gold.set, gold.id) in before for gold in documents):
        raise UsageError(f"{args.compare}: none of the documents is in it: compare runs over the same gold")
    report = Report(len(documents) * len(args.keep), watched=True)
    try:
        check(args.output, _inputs(args))
        with opened(args.output) as out:
            try:
                results = Results(_runs(args, documents, report), _settings(args), floors, before)
            except BrokenProcessPool as error:
                raise SegmenterError("a worker process died: use fewer --processes or more memory") from error
            report.clear()
            for line in _lines(args, results):
                out.write(line + "\n")
    finally:
        report.clear()
    return _verdict(results, report)


def _inputs(args: argparse.Namespace) -> list[str]:
    """Return all files that are read, those in folders among them."""
    paths = [*args.gold, *args.train_also, *args.labels, *filter(None, (args.weights, args.floors, args.compare))]
    return [str(file) for path in paths for file in (path.iterdir() if path.is_dir() else (path,))]


def _documents(args: argparse.Namespace) -> "list[Gold]":
    documents: dict[tuple[str, str], Gold] = {}
    for gold in read_documents(args.gold, args.kind, args.labels):
        if documents.setdefault((gold.set, gold.id), gold) != gold:
            raise UsageError(f"two documents of {gold.set} are named {gold.id}: name their files or folders apart")
    if not documents:
        raise UsageError(f"no gold documents in {', '.join(map(str, args.gold))}")
    return list(documents.values())


def _runs(args: argparse.Namespace, documents: "Sequence[Gold]", report: Report) -> "dict[float, list[Outcome]]":
    """Return the outcomes of the documents, in their order, by value of ``--keep``."""
    from segmenter.article import Article
    from segmenter.evaluation.results import Outcome
    from segmenter.pipeline import Segmenter

    found: dict[float, dict[tuple[str, str], Outcome]] = {keep: {} for keep in args.keep}
    for weights, left_out in _trained(args, documents):
        for keep, outcomes in found.items():
            articles = Segmenter(weights=weights, keep=keep).segment_many((g.text for g in left_out), processes=args.processes)
            for gold, article in zip(left_out, articles, strict=True):
                assert isinstance(article, Article)
                outcome = Outcome.of(gold, article)
                outcomes[outcome.key] = outcome
                report.step()
    return {keep: [outcomes[gold.set, gold.id] for gold in documents] for keep, outcomes in found.items()}


def _trained(args: argparse.Namespace, documents: "Sequence[Gold]") -> "Iterator[tuple[Weights | None, Sequence[Gold]]]":
    """Yield weights and the documents to score them on: all at once, or fold by fold."""
    if not args.folds:
        from segmenter.resolver.weights import Weights

        yield Weights.load(args.weights) if args.weights else None, documents
        return
    try:
        from segmenter.training.validation import folds
    except ModuleNotFoundError as error:
        raise UsageError(f"training needs {error.name}: pip install 'segmenter[train]'") from error
    also = list(read_documents(args.train_also, args.kind, args.labels))
    for fold in folds(documents, args.folds, also=also, processes=args.processes):
        yield fold.weights, fold.documents


def _settings(args: argparse.Namespace) -> dict[str, object]:
    return {
        "gold": [path.name for path in args.gold],
        "weights": args.weights.name if args.weights else None,
        "folds": args.folds,
        "train_also": [path.name for path in args.train_also],
        "labels": [path.name for path in args.labels],
        "kind": args.kind,
    }


def _lines(args: argparse.Namespace, results: "Results") -> Iterator[str]:
    if args.format == "json":
        from segmenter.evaluation.data import to_dict

        yield json.dumps(to_dict(results, args.by, args.worst), ensure_ascii=False, indent=1)
        return
    from segmenter.cli.scores import report

    yield from report(results, args.by, args.worst)


def _verdict(results: "Results", report: Report) -> int:
    """Name each figure below its floor, and return the exit code."""
    checked = {check.floor for check in results.checks}
    for floor in results.floors:
        if floor.name not in checked:
            report.note(f"floor {floor.name}: not checked, it covers none of the documents")
    if results.floors and not checked:
        raise UsageError("none of the floors covers any of the documents: check set, prefix and suffix in the floors file")
    failed = [one for one in results.checks if not one.holds]
    for one in failed:
        measured = "was not measured" if one.value is None else f"is {one.value:.4f}"
        report.note(f"floor {one.floor}: {one.figure} {measured}, its floor is {one.least:.4f} ({one.documents} documents)")
    return 1 if failed else 0
