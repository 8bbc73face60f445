"""``segmenter train``: learns the weights of cues and transitions from gold documents."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from segmenter.cli.goldfiles import read_documents
from segmenter.cli.options import Subparsers, fold_count, process_count
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
    parser.add_argument(
        "--labels", type=Path, action="append", default=[], metavar="FILE", help="finer labels for some documents, kept apart"
    )
    parser.add_argument(
        "--texts",
        action="store_true",
        help="of gold with pages learn the texts, as the gold holds them and as other tools write them, and not the pages",
    )
    parser.add_argument("--about", default="", metavar="TEXT", help="what the file says it was trained on")
    parser.add_argument(
        "--folds",
        type=fold_count,
        metavar="K",
        help="learn confidence too: train K times on some publishers and look how sure to be on the others",
    )
    parser.add_argument(
        "--keep-folds", type=Path, metavar="DIR", help="with --folds: write the weights of each training into this folder"
    )
    parser.add_argument(
        "--judge",
        type=Path,
        metavar="DIR",
        help="learn kinds of pages and confidence in bodies instead, with the weights that --keep-folds wrote into DIR",
    )
    parser.add_argument("--processes", type=process_count, default=1, metavar="N", help="share the work among N processes")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Train, write the weights file and return the exit code."""
    if args.keep_folds and not args.folds:
        raise UsageError("--keep-folds works with --folds alone: add --folds 4")
    try:
        from segmenter.training import calibration, saved, validation
        from segmenter.training.learn import learn, settings_for
    except ModuleNotFoundError as error:
        raise UsageError(f"training needs {error.name}: pip install 'segmenter[train]'") from error
    documents = list(read_documents(args.gold, args.kind, args.labels))
    if not documents:
        raise UsageError(f"no gold documents in {', '.join(map(str, args.gold))}")
    if args.texts:
        from segmenter.training.derive import texts_of

        documents = list(texts_of(documents, args.processes))
    if args.judge:
        return _judge(args, documents)
    settings = settings_for(documents)
    weights = learn(
        validation.read(documents, args.processes), settings, args.about or _about(documents), processes=args.processes
    )
    if args.folds:
        folds = list(validation.folds(documents, args.folds, settings=settings, processes=args.processes))
        if args.keep_folds:
            saved.save((saved.Saved(fold.weights, fold.trained) for fold in folds), args.keep_folds)
        unseen = validation.segmented(folds, processes=args.processes)
        weights = replace(weights, confidence=calibration.fit((gold, article.spans) for gold, article in unseen))
    args.output.write_text(weights.dump(), encoding="utf-8")
    return 0


def _judge(args: argparse.Namespace, documents: "list[Gold]") -> int:
    from segmenter.cli.judgement import report
    from segmenter.kinds.files import dump
    from segmenter.training.kinds import RIGHT, learn_judge
    from segmenter.training.saved import load

    about = args.about or _about(documents)
    learned = learn_judge(documents, load(args.judge), about=about, processes=args.processes)
    args.output.write_text(dump(learned.judge), encoding="utf-8")
    for line in report(learned.judged, RIGHT):
        print(line)
    return 0


def _about(documents: "list[Gold]") -> str:
    groups = {gold.group for gold in documents}
    return f"{len({gold.id for gold in documents})} documents of {len(groups)} publishers and sites"
