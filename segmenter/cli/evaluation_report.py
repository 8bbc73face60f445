"""The report of ``segmenter evaluate``, for a reader and for a machine."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from segmenter.evaluation import DocumentScore, summarise

if TYPE_CHECKING:
    from segmenter.cli.evaluate import Outcome

_FIGURES = (
    "body_f1",
    "body_f1_p1",
    "body_f1_p5",
    "body_f1_p10",
    "body_f1_p50",
    "body_precision",
    "body_recall",
    "headline",
    "label_f1",
)


def as_table(outcomes: "Mapping[float, Sequence[Outcome]]", by: Sequence[str], worst: int) -> Iterator[str]:
    keep = 0.0 if 0.0 in outcomes else next(iter(outcomes))
    scores = [outcome.score for outcome in outcomes[keep]]
    rows = [("all", scores)]
    for field in by:
        rows += sorted(grouped(scores, field).items())
    if len(outcomes) > 1:
        rows += [(f"keep {value:g}", [outcome.score for outcome in found]) for value, found in outcomes.items()]
    width = max(len(name) for name, _ in rows)
    yield f"{'':<{width}}  {'docs':>5}  " + "  ".join(f"{name.removeprefix('body_'):>9}" for name in _FIGURES)
    for name, chosen in rows:
        figures = summarise(chosen).figures()
        yield f"{name:<{width}}  {len(chosen):>5}  " + "  ".join(f"{figures[figure]:9.4f}" for figure in _FIGURES)
    for score in sorted(scores, key=lambda score: (score.body.f1, score.id))[:worst]:
        yield f"{score.body.f1:.4f}  {score.id}"


def as_json(outcomes: "Mapping[float, Sequence[Outcome]]", by: Sequence[str], worst: int) -> Iterator[str]:
    keep = 0.0 if 0.0 in outcomes else next(iter(outcomes))
    scores = [outcome.score for outcome in outcomes[keep]]
    yield json.dumps(
        {
            "format": 0,
            "summary": summarise(scores).figures(),
            "documents": [{"set": s.set, "id": s.id, "group": s.group, "body_f1": s.body.f1} for s in scores],
        },
        ensure_ascii=False,
        indent=1,
    )


def grouped(scores: Iterable[DocumentScore], field: str) -> dict[str, list[DocumentScore]]:
    out: dict[str, list[DocumentScore]] = {}
    for score in scores:
        key = {"site": "group"}.get(field, field)
        out.setdefault(str(getattr(score, key) or "-") if field != "label" else "-", []).append(score)
    return out
