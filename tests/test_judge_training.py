"""Learning kinds and confidence: from documents that the weights have not seen, the same again each time."""

from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from segmenter import DataError, Kind, Weights
from segmenter.cli import main
from segmenter.evaluation.judgement import Judged, reliability, risk_coverage
from segmenter.gold import Gold, GoldSpan
from segmenter.resolver.weights import shipped, shipped_for_pages

pytestmark = pytest.mark.skipif(find_spec("scipy") is None, reason="training needs scipy: pip install 'segmenter[train]'")

ARTICLE = [
    ("headline", "Bridge number {} to close for months"),
    (
        "body",
        "The town council said that bridge number {} will close to cars for three months from next spring, and that masons come.",
    ),
    (
        "body",
        "The mayor told reporters on Friday that repairs will cover the pillars, the lights and a new path for the walkers.",
    ),
    ("boilerplate", "Contact"),
]
LIST = [
    ("boilerplate", "Home"),
    *(("related", f"Lantern {{}} of brass no. {n} $49") for n in range(12)),
    ("boilerplate", "Contact"),
]


def gold(number: int, kind: str) -> Gold:
    spans, lines, start = [], [], 0
    for label, line in ARTICLE if kind == "article" else LIST:
        line = line.format(number)
        spans.append(GoldSpan(start, start + len(line), label, "hand"))
        lines.append(line)
        start += len(line) + 1
    return Gold(f"{kind}/{number}", "en", "\n".join(lines), tuple(spans), group=f"{kind}{number}", kind=kind)


DOCUMENTS = [gold(number, kind) for number in range(12) for kind in ("article", "collection")]


def test_kinds_of_gold() -> None:
    from segmenter.training.pages import kind_of

    document = gold(1, "article")
    assert kind_of(document) is Kind.ARTICLE
    assert kind_of(replace(document, kind="collection")) is Kind.LISTING
    assert kind_of(replace(document, kind="service")) is Kind.OTHER
    assert kind_of(replace(document, kind="", meta={"kind": "list"})) is Kind.LISTING
    assert kind_of(replace(document, kind="", meta={"kind": "news"})) is Kind.ARTICLE
    assert kind_of(replace(document, kind="", spans=document.spans[-1:])) is Kind.OTHER


def test_folds_survive_their_folder(tmp_path: Path) -> None:
    from segmenter.training.saved import Saved, load, save

    folds = [Saved(Weights(about="one"), frozenset({"a", "b"})), Saved(Weights(about="two"), frozenset())]
    save(folds, tmp_path / "folds")
    assert load(tmp_path / "folds") == folds
    (tmp_path / "folds" / "2.txt").unlink()
    with pytest.raises(DataError, match=r"2\.txt: missing"):
        load(tmp_path / "folds")
    with pytest.raises(DataError, match="no folds"):
        load(tmp_path)


def test_no_weights_judge_a_publisher_that_they_have_seen() -> None:
    from segmenter.training.saved import Saved, unseen

    documents = [gold(1, "article"), replace(gold(2, "article"), group="article1"), gold(3, "article"), gold(4, "article")]
    folds = [Saved(Weights(), frozenset({"article/1", "article/4"})), Saved(Weights(), frozenset({"article/3", "article/4"}))]
    publishers, which = unseen(documents, folds)
    assert publishers == [0, 0, 1, 2]
    assert which == [1, 1, 0, None]


def test_logistic_regression_finds_the_share_and_the_direction() -> None:
    from segmenter.training.logistic import fit

    rows = [{"same": 1.0, "telling": float(n % 2)} for n in range(200)]
    classes = np.array([int(n % 2 and n % 10 != 1) for n in range(200)])
    found = fit(rows, classes, 2, 0.01)
    odds = np.diff(found.weights)[:, 0] @ [1.0, 1.0] + np.diff(found.bias)[0]
    assert found.names == ("same", "telling")
    assert 1.0 / (1.0 + np.exp(-odds)) == pytest.approx(0.8, abs=0.01)


def test_a_judge_learns_what_tells_kinds_apart() -> None:
    from segmenter.kinds.files import dump
    from segmenter.training.kinds import learn_judge
    from segmenter.training.saved import Saved

    folds = [Saved(shipped(), frozenset())]
    learned = learn_judge(DOCUMENTS, folds)
    assert [one.given for one in learned.judged] == [one.kind for one in learned.judged]
    sure = {kind: [one.confidence for one in learned.judged if one.kind == kind] for kind in ("article", "listing")}
    assert min(sure["article"]) > max(sure["listing"])
    assert learned.judge.kinds["prices.count"]["listing"] > 0
    assert not learned.judge.hears, "weights that know no other pages leave the chain alone"
    assert dump(learn_judge(DOCUMENTS, folds, processes=2).judge) == dump(learned.judge)


def test_documents_that_all_weights_have_seen_teach_nothing() -> None:
    from segmenter.training.kinds import learn_judge
    from segmenter.training.saved import Saved

    with pytest.raises(DataError, match="trained on all of these documents"):
        learn_judge(DOCUMENTS, [Saved(Weights(), frozenset(document.id for document in DOCUMENTS))])


def test_how_much_the_chain_is_heard_is_learned() -> None:
    from segmenter.training.kinds import learn_judge
    from segmenter.training.saved import Saved

    def page(document: Gold) -> Gold:
        spans = tuple(
            replace(span, label="notbody" if span.label == "boilerplate" else "body" if span.label == "related" else span.label)
            for span in document.spans
        )
        html = "".join(f"<p>{line}</p>" for line in document.text.split("\n"))
        return replace(document, spans=spans, html=f"<html lang=en><body>{html}</body></html>")

    def hears(alone: float) -> Mapping[str, float]:
        weights = replace(shipped_for_pages(), alone={"main": alone})
        return learn_judge([page(document) for document in DOCUMENTS], [Saved(weights, frozenset())]).judge.hears

    assert hears(1.0)["listing"] > 0.0, "the chain knows more than that every block is content"
    assert hears(9.0) == {"listing": 0.0}, "where it changes nothing it is not heard"


def test_the_command_learns_a_judge_from_kept_folds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import json

    from segmenter.kinds.files import parse

    path = tmp_path / "gold.jsonl"
    rows = [
        {"id": d.id, "text": d.text, "spans": [[s.start, s.end, s.label] for s in d.spans], "group": d.group, "page_type": d.kind}
        for d in DOCUMENTS
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    weights, kept, out = tmp_path / "weights.json", tmp_path / "folds", tmp_path / "judge.json"
    assert main(["train", str(path), "--folds", "2", "--keep-folds", str(kept), "--output", str(weights)]) == 0
    assert sorted(file.name for file in kept.iterdir()) == ["1.json", "1.txt", "2.json", "2.txt"]
    assert main(["train", str(path), "--judge", str(kept), "--output", str(out)]) == 0
    assert parse(out.read_text("utf-8"), "out").about == "24 documents of 24 publishers and sites"
    printed = capsys.readouterr().out
    assert "of 24 documents right" in printed
    assert "expected calibration error" in printed
    assert main(["train", str(path), "--keep-folds", str(kept), "--output", str(weights)]) == 2


def judged(confidence: float, f1: float) -> Judged:
    return Judged(f"{confidence}", "set", "article", "article", confidence, f1)


def test_reliability_counts_bodies_by_tenths() -> None:
    rows = reliability([judged(0.05, 0.2), judged(0.95, 0.9), judged(1.0, 0.5), judged(0.91, 1.0)], 0.9)
    assert [row.count for row in rows] == [1, 0, 0, 0, 0, 0, 0, 0, 0, 3]
    assert rows[-1].right == pytest.approx(2 / 3)
    assert rows[-1].confidence == pytest.approx(2.86 / 3)


def test_what_is_left_is_better_where_confidence_is_right() -> None:
    documents = [judged(0.9, 1.0), judged(0.1, 0.0), judged(0.5, 0.5), judged(0.8, 0.9)]
    assert risk_coverage(documents, (0.0, 0.25, 0.5)) == pytest.approx([0.6, 0.8, 0.95])
