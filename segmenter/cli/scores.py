"""The results of ``segmenter evaluate`` for a reader: one function for each part of the report."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from segmenter.cli.tables import table
from segmenter.cli.terminal import isolate, shorten, visible
from segmenter.evaluation import DocumentScore, Summary, summarise
from segmenter.evaluation.calibration import BINS, Bin, by_characters, by_spans, expected_error
from segmenter.evaluation.comparison import Key
from segmenter.evaluation.floors import Check
from segmenter.evaluation.mistakes import Mistake
from segmenter.evaluation.results import Outcome, Results
from segmenter.evaluation.summary import PERCENTILES, by_label
from segmenter.evaluation.values import LABELS

_HEADINGS = {
    "body_f1": "body F1",
    **{f"body_f1_p{percent}": f"{percent} %" for percent in PERCENTILES},
    "body_precision": "precision",
    "body_recall": "recall",
    "headline_found": "headline",
    "label_f1": "label F1",
}
_PAIRS = 10  # of labels, those that were confused most
_PIECES = 3  # of each kind, in one document
_SHARES = 6  # of one label's characters
_CHANGES = 5  # documents that gained, and as many that lost
_QUOTE = 60  # columns
_NAME = 60  # columns
_NONE = "-"


def report(results: Results, by: Sequence[str], most: int) -> Iterator[str]:
    """Yield the lines of the whole report: its parts, each below a heading, with the ``most`` worst documents."""
    summary = results.summary
    fields = [field for field in by if field != "label"]
    parts = [(_title(results), overview(results, fields))]
    if summary.labels:
        parts.append(("Labels, by characters", labels(summary)))
    if "label" in by:
        parts.append(("Where the characters of each label went", strayed(results.scores)))
    if summary.confusion:
        parts.append(("Labels confused most", confusion(summary)))
    if summary.values or summary.invented:
        parts.append(("Values", values(summary)))
    if summary.calibration:
        parts.append(("Confidence", calibration(summary.calibration)))
    if most:
        parts.append(("Worst documents", chain.from_iterable(worst(*found) for found in results.worst(most))))
    if results.before is not None:
        parts.append(("Gains over the earlier run", gains(results, fields)))
    if results.checks:
        parts.append(("Floors", floors(results.checks)))
    for number, (heading, lines) in enumerate(parts):
        yield from (("", heading) if number else (heading,))
        yield from lines


def _title(results: Results) -> str:
    names = ", ".join(_quoted(name, _NAME) for name in results.grouped("set"))
    return f"{results.summary.documents} documents of {results.publishers} publishers and sites: {names}"


def overview(results: Results, by: Sequence[str]) -> Iterator[str]:
    """Yield the figures of all documents, of each group by some fields, and of each value of ``keep``."""
    summary, micro = results.summary, results.summary.micro
    as_one = {"body_f1": micro.f1, "body_precision": micro.precision, "body_recall": micro.recall}
    rows = [_row("all", summary), ["as one text", "", *(_number(as_one.get(figure), "") for figure in _HEADINGS)]]
    for field in by:
        rows += [_row(f"{field} {value or _NONE}", summarise(chosen)) for value, chosen in results.grouped(field).items()]
    if len(results.keep) > 1:
        rows += [_row(f"keep {keep:g}", found) for keep, found in results.keep.items()]
    yield from table(["", "documents", *_HEADINGS.values()], rows)


def _row(name: str, summary: Summary) -> list[str]:
    figures = summary.figures()
    return [_quoted(name, _NAME), str(summary.documents), *(_number(figures.get(figure)) for figure in _HEADINGS)]


def labels(summary: Summary) -> Iterator[str]:
    """Yield a row for each label."""
    rows = [
        [label, _number(t.f1), _number(t.precision), _number(t.recall), str(t.hit + t.missed), str(t.hit + t.extra)]
        for label, t in summary.labels.items()
        if any(t)
    ]
    yield from table(["label", "F1", "precision", "recall", "gold", "given"], rows)


def confusion(summary: Summary) -> Iterator[str]:
    """Yield the pairs of labels that were confused most, in characters."""
    rows = [[right, given or _NONE, str(count)] for (right, given), count in list(summary.confusion.items())[:_PAIRS]]
    yield from table(["gold", "given", "characters"], rows, left=2)


def strayed(scores: Sequence[DocumentScore]) -> Iterator[str]:
    """Yield for each gold label what its characters were labelled as, in per cent, the most first."""
    rows = []
    for label, given in by_label(scores).items():
        total = sum(given.values())
        shares = [f"{name or _NONE} {100 * count / total:.1f}" for name, count in list(given.items())[:_SHARES]]
        rows.append([label, ", ".join(shares)])
    yield from table(["gold", "given, in per cent"], rows, left=2)


def values(summary: Summary) -> Iterator[str]:
    """Yield a row for each value of the metadata."""
    rows = []
    for name in LABELS:
        right, shown = summary.values.get(name, (None, 0))
        wrong, without = summary.invented.get(name, (0, 0))
        if shown or without:
            rows.append([name, _number(right), str(shown), str(wrong), str(without)])
    yield from table(["value", "right", "of shown", "invented", "of without"], rows)


def calibration(bins: Sequence[Bin]) -> Iterator[str]:
    """Yield the reliability table, and below it the expected errors."""
    spans, characters = by_spans(bins), by_characters(bins)
    rows = [
        [
            f"{number / BINS:.1f} to {(number + 1) / BINS:.1f}",
            *(cell for r in pair for cell in _reliability(r.count, r.confidence, r.right)),
        ]
        for number, pair in enumerate(zip(spans, characters, strict=True))
    ]
    yield from table(["confidence", "spans", "mean", "right", "characters", "mean", "right"], rows)
    yield f"expected error: {expected_error(spans):.4f} by spans, {expected_error(characters):.4f} by characters"


def _reliability(count: int, confidence: float, right: float) -> list[str]:
    return [str(count), _number(confidence), _number(right)] if count else ["0", _NONE, _NONE]


def worst(outcome: Outcome, found: Sequence[Mistake]) -> Iterator[str]:
    """Yield what went wrong in one document."""
    gold, score = outcome.gold, outcome.score
    figures = f"body F1 {score.body.f1:.4f}, precision {score.body.precision:.4f}, recall {score.body.recall:.4f}"
    yield f"{_document(outcome.key)}: {figures}"
    kept = [mistake for mistake in found if mistake.kept]
    dropped = [mistake for mistake in found if not mistake.kept]
    for verb, pieces in (("kept", kept), ("dropped", dropped)):
        for piece in pieces[:_PIECES]:
            quote = _quoted(gold.text[piece.start : piece.end], _QUOTE)
            yield f"  {verb:<7} {piece.size:>6}  {piece.wanted} \u2192 {piece.given or _NONE}: {quote}"
        if len(pieces) > _PIECES:
            yield f"  {verb:<7} {sum(piece.size for piece in pieces[_PIECES:]):>6}  in {len(pieces) - _PIECES} more"


def gains(results: Results, by: Sequence[str]) -> Iterator[str]:
    """Yield a row for each figure that two runs have, and below it the documents that gained and lost most."""
    named = [(gain.figure, gain) for gain in results.gains]
    for field in by:
        named += [(f"body_f1, {field} {value or _NONE}", gain) for value, gain in results.gains_by(field).items()]
    rows = [
        [
            *(_quoted(name, _NAME), str(g.documents), _number(g.before), _number(g.after)),
            *(f"{g.gain:+.4f}", f"{g.low:+.4f}", f"{g.high:+.4f}"),
        ]
        for name, g in named
    ]
    yield from table(["figure", "documents", "before", "now", "gain", "95 % from", "to"], rows)
    gained = [change for change in results.changes if change.gain > 0]
    lost = [change for change in results.changes if change.gain < 0]
    for verb, changed in (("gained", gained), ("lost", lost[::-1])):
        for change in changed[:_CHANGES]:
            yield f"{verb:<6} {change.gain:+.4f}  {change.before:.4f} \u2192 {change.after:.4f}  {_document(change.key)}"
        if len(changed) > _CHANGES:
            yield f"{verb:<6} in {len(changed) - _CHANGES} more"


def floors(found: Iterable[Check]) -> Iterator[str]:
    """Yield a row for each figure that has a floor."""
    rows = [
        [_quoted(c.floor, _NAME), c.figure, str(c.documents), f"{c.least:.4f}", _number(c.value), "holds" if c.holds else "below"]
        for c in found
    ]
    yield from table(["floor", "figure", "documents", "least", "measured", ""], rows, left=2)


def _quoted(text: str, room: int) -> str:
    return isolate(shorten(visible(" ".join(text.split())), room))


def _document(key: Key) -> str:
    return _quoted(" ".join(key), _NAME)


def _number(value: float | None, none: str = _NONE) -> str:
    return none if value is None else f"{value:.4f}"
