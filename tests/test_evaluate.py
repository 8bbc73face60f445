"""What follows from scores: values, calibration, mistakes, gains, results as data."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from segmenter import Article, DataError, Label, Span, segment
from segmenter.evaluation import DocumentScore, Tally, score, score_article, summarise
from segmenter.evaluation.alignment import align
from segmenter.evaluation.calibration import Bin, Row, added, bins, by_characters, by_spans, expected_error
from segmenter.evaluation.comparison import Change, changes, gain, interval
from segmenter.evaluation.data import FORMAT, read_figures, to_dict
from segmenter.evaluation.mistakes import Mistake, mistakes
from segmenter.evaluation.results import Outcome, Results
from segmenter.evaluation.summary import FIGURES
from segmenter.evaluation.values import LABELS, invented, right_values
from segmenter.gold import Gold, GoldSpan

LINES = (
    ("headline", "Fernmoor Opens Its New Bridge"),
    ("byline", "By Ada Quill and Bo Reed"),
    ("timestamp", "Published: 4 May 2024, 10:15"),
    ("body", "The bridge over the Fern opened on Saturday after three years of work, and thousands walked across it."),
    ("subheading", "A long wait"),
    ("body", "The council had promised it for 2021, but floods and a missing crane held the builders up again and again."),
    ("related", "Read also: The ferry of Fernmoor stops for good"),
    ("source", "Source: Moor Press"),
    ("tags", "Tags: bridges, river Fern, transport"),
    ("boilerplate", "Contact | Imprint"),
)
META: dict[str, Any] = {
    "headline": "Fernmoor opens its new bridge",
    "authors": ["Bo Reed", "Ada Quill"],
    "published": "4 May 2024, 10:15",
    "source": "moor press",
    "tags": ["#transport", "bridges", "River Fern"],
    "related": [{"title": "The ferry of Fernmoor stops for good"}],
}


def page(
    lines: tuple[tuple[str, str], ...] = LINES, meta: Mapping[str, Any] = META, confidence: str = "hand", name: str = "page"
) -> Gold:
    spans, start = [], 0
    for label, line in lines:
        spans.append(GoldSpan(start, start + len(line), label, confidence))
        start += len(line) + 1
    return Gold(name, "en", "\n".join(line for _, line in lines), tuple(spans), meta, "courier", set="pages")


def labelled(gold: Gold, changed: Mapping[int, Label] | None = None, confidence: float = 1.0) -> Article:
    """Return the article that has the labels of the gold, but for some of its lines."""
    labels = {number: Label(span.label) for number, span in enumerate(gold.spans)} | dict(changed or {})
    spans = tuple(Span(s.start, s.end, labels[number], confidence) for number, s in enumerate(gold.spans))
    return replace(segment(gold.text, language="en"), spans=spans)


# Counting


def test_every_character_but_blanks_is_counted() -> None:
    text = "".join(map(chr, range(0x3002))) + "\ud800\U0001f309"
    counted = align(Gold("a", "en", text, (GoldSpan(0, len(text), "body", "hand"),)), []).counted
    assert [bool(found) for found in counted] == [not char.isspace() for char in text]
    assert not any(chr(code).isspace() for code in range(0x3001, sys.maxunicode + 1))


LABELLED = st.lists(st.tuples(st.integers(0, 6), st.sampled_from([*map(str, Label), "notbody"])), max_size=6)


@for_all(st.text("ab \n\u00a0", max_size=20), LABELLED, LABELLED)
def test_confusion_is_that_of_each_character(text: str, wanted: list[tuple[int, str]], found: list[tuple[int, str]]) -> None:
    gold_spans = tuple(GoldSpan(start, end, label, "hand") for start, end, label in ranges(text, wanted))
    spans = [Span(start, end, Label(label), 0.5) for start, end, label in ranges(text, found) if label != "notbody"]
    expected: dict[tuple[str, str], int] = {}
    for place, char in enumerate(text):
        right = next((span.label for span in gold_spans if span.start <= place < span.end), None)
        label = next((str(span.label) for span in spans if span.start <= place < span.end), "")
        if right and not char.isspace():
            expected[right, label] = expected.get((right, label), 0) + 1
    assert score(Gold("a", "en", text, gold_spans), spans).confusion == expected


def ranges(text: str, drawn: list[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for length, label in drawn:
        end = min(len(text), start + length)
        yield start, end, label
        start = end


# Values


def test_every_value_is_right_where_the_labels_are() -> None:
    gold = page()
    assert right_values(gold, labelled(gold)) == dict.fromkeys(LABELS, 1.0)


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        (0, Label.BOILERPLATE, "headline"),
        (1, Label.BODY, "authors"),
        (2, Label.RELATED, "date"),
        (4, Label.BODY, "headings"),
        (6, Label.BODY, "related"),
        (7, Label.BOILERPLATE, "source"),
        (8, Label.RELATED, "tags"),
    ],
)
def test_a_wrong_label_costs_its_value(line: int, label: Label, value: str) -> None:
    gold = page()
    found = right_values(gold, labelled(gold, {line: label}))
    assert found[value] == 0.0
    assert all(right == 1.0 for name, right in found.items() if name not in (value, "related"))


def test_lists_of_titles_and_headings_have_their_f1() -> None:
    gold = page()
    found = right_values(gold, labelled(gold, {5: Label.SUBHEADING, 8: Label.RELATED}))
    assert found["headings"] == pytest.approx(2 / 3)
    assert found["related"] == pytest.approx(2 / 3)


def test_a_value_that_the_text_does_not_show_at_its_label_is_not_counted() -> None:
    meta = {**META, "headline": "Another title", "authors": ["Ada Quill", "Cy Penn"], "tags": ["bridges", "crane"], "related": []}
    gold = page(meta=meta)
    assert set(right_values(gold, labelled(gold))) == {"date", "source", "headings"}


def test_values_without_gold_are_not_counted() -> None:
    gold = page((("body", LINES[3][1]), ("body", LINES[5][1])), {"source": None, "tags": [], "published": None})
    assert right_values(gold, labelled(gold)) == {}


@pytest.mark.parametrize(
    ("published", "line", "found"),
    [
        ("2024-05-04T10:15:00+00:00", "Published: 4 May 2024, 10:15", 1.0),
        ("2024-05-04", "Published: 04.05.24", 1.0),
        ("2024-05-05T01:15:00+00:00", "Published: 4 May 2024, 10:15", None),
        ("2024-04-24", "Published: 24 April", None),
        ("2024-05-04", "Published: 3 hours ago", None),
        ("not a date", "Published: 4 May 2024", None),
    ],
)
def test_a_date_that_the_gold_writes_otherwise_is_known_by_day_and_year(published: str, line: str, found: float | None) -> None:
    gold = page((*LINES[:2], ("timestamp", line), *LINES[3:]), {"published": published})
    assert right_values(gold, labelled(gold)).get("date") == found
    if found:
        assert right_values(gold, labelled(gold, {2: Label.RELATED}))["date"] == 0.0


@pytest.mark.parametrize(
    ("confidence", "label", "found"),
    [("hand", Label.SOURCE, 1.0), ("hand", Label.BOILERPLATE, 0.0), ("rest", Label.SOURCE, None)],
)
def test_a_source_of_which_only_the_place_is_known(confidence: str, label: Label, found: float | None) -> None:
    gold = page(meta={}, confidence=confidence)
    assert right_values(gold, labelled(gold, {7: label})).get("source") == found


def test_values_that_the_page_does_not_have_may_be_invented() -> None:
    gold = page(tuple(line for line in LINES if line[0] not in ("source", "tags")))
    assert invented(gold, labelled(gold)) == {"source": False, "tags": False}
    assert invented(gold, labelled(gold, {7: Label.SOURCE})) == {"source": True, "tags": False}


def test_coarse_gold_knows_values_but_no_places() -> None:
    lines = tuple((label if label == "body" else "notbody", line) for label, line in LINES)
    gold, article = page(lines), labelled(page())
    assert invented(gold, article) == {}
    assert right_values(gold, article) == dict.fromkeys(set(LABELS) - {"headings"}, 1.0)


# Calibration

SHORT = page((("body", "aaaa bbbb"), ("tags", "cc"), ("body", "dddd")))


def given(*spans: tuple[int, int, Label, float]) -> list[Span]:
    return [Span(*span) for span in spans]


def test_bins_hold_confidence_and_what_was_right() -> None:
    spans = given((0, 12, Label.BODY, 0.95), (13, 17, Label.RELATED, 0.5))
    found = bins(align(SHORT, spans), spans)
    assert found[9] == (1, 0.95, 0.8, 10, 9.5, 8)
    assert found[5] == (1, 0.5, 0.0, 4, 2.0, 0)
    assert [number for number, bin_ in enumerate(found) if bin_ != Bin()] == [5, 9]


@pytest.mark.parametrize(("confidence", "number"), [(0.0, 0), (0.1, 1), (0.999, 9), (1.0, 9)])
def test_every_confidence_has_a_bin(confidence: float, number: int) -> None:
    spans = given((0, 9, Label.BODY, confidence))
    assert bins(align(SHORT, spans), spans)[number].characters == 8


def test_the_reliability_tables_and_their_error() -> None:
    table = added([[Bin(2, 1.9, 1.0, 10, 9.0, 10), Bin()], (), [Bin(2, 1.7, 2.0, 10, 9.0, 5), Bin(1, 0.2, 0.0, 20, 4.0, 4)]])
    assert table == (Bin(4, 1.9 + 1.7, 3.0, 20, 18.0, 15), Bin(1, 0.2, 0.0, 20, 4.0, 4))
    assert by_spans(table) == [Row(4, (1.9 + 1.7) / 4, 0.75), Row(1, 0.2, 0.0)]
    assert by_characters(table) == [Row(20, 0.9, 0.75), Row(20, 0.2, 0.2)]
    assert expected_error(by_spans(table)) == pytest.approx((4 * 0.15 + 1 * 0.2) / 5)
    assert expected_error(by_characters(table)) == pytest.approx(0.15 / 2)
    assert added([(), ()]) == ()
    assert expected_error(by_spans([Bin()])) == 0.0


def test_coarse_gold_judges_no_confidence() -> None:
    coarse = page((("body", "aaaa"), ("notbody", "cc")))
    assert score(coarse, given((0, 4, Label.BODY, 0.9))).calibration == ()


# Mistakes


def test_mistakes_are_pieces_of_one_pair_of_labels() -> None:
    lines = (("body", "aaaa aaaa"), ("body", "bbbb"), ("tags", "cc"), ("related", "dddd"), ("body", "ee"), ("tags", "ff"))
    gold = page(lines)
    changed = {0: Label.RELATED, 1: Label.RELATED, 2: Label.BODY, 3: Label.TAGS, 4: Label.SUBHEADING}
    found = mistakes(gold, labelled(gold, changed).spans)
    assert found == [Mistake(0, 14, "body", "related", 12), Mistake(15, 17, "tags", "body", 2)]
    assert [mistake.kept for mistake in found] == [False, True]


def test_text_without_a_label_is_dropped() -> None:
    gold = page((("tags", "cc"), ("body", "aaaa")))
    assert mistakes(gold, []) == [Mistake(3, 7, "body", "", 4)]


def test_no_mistakes() -> None:
    gold = page()
    assert mistakes(gold, labelled(gold).spans) == []
    assert mistakes(page(()), []) == []


def test_the_order_of_mistakes_is_by_size_then_place() -> None:
    gold = page((("tags", "cc"), ("body", "aaaa"), ("tags", "dd"), ("body", "eeee")))
    found = mistakes(gold, labelled(gold, {0: Label.BODY, 1: Label.TAGS, 2: Label.BODY, 3: Label.BYLINE}).spans)
    assert [gold.text[m.start : m.end] for m in found] == ["aaaa", "eeee", "cc", "dd"]


# Gains


def figures(*values: float, figure: str = "body_f1") -> dict[tuple[str, str], dict[str, float]]:
    return {("pages", str(number)): {figure: value} for number, value in enumerate(values)}


def test_a_gain_is_of_documents_in_both_runs() -> None:
    before, after = figures(0.5, 0.7, 0.9), {**figures(0.6, 0.9), ("other", "0"): {"body_f1": 0.0}}
    found = gain("body_f1", before, after, dict.fromkeys(after, 0))
    assert found is not None
    assert (found.figure, found.documents) == ("body_f1", 2)
    assert (found.before, found.after, found.gain) == pytest.approx((0.6, 0.75, 0.15))
    # Of one publisher alone there is nothing to draw.
    assert (found.low, found.high) == pytest.approx((0.15, 0.15))
    assert gain("tags", before, after, dict.fromkeys(after, 0)) is None


def test_changes_are_sorted_and_leave_rounding_out() -> None:
    found = changes("body_f1", figures(0.5, 0.7, 0.9, 0.8), figures(0.4, 0.9, 0.90001, 0.8))
    assert found == [Change(("pages", "1"), 0.7, 0.9), Change(("pages", "0"), 0.5, 0.4)]
    assert [change.gain for change in found] == pytest.approx([0.2, -0.1])


def test_the_interval_is_that_of_the_normal_approximation() -> None:
    values = np.random.default_rng(1).normal(0.01, 0.05, 400)
    low, high = interval(values, list(range(400)))
    error = 1.96 * values.std() / 20
    assert low == pytest.approx(values.mean() - error, abs=error / 10)
    assert high == pytest.approx(values.mean() + error, abs=error / 10)
    assert (low, high) == interval(values, list(range(400)))


def test_pages_of_one_publisher_are_one_witness() -> None:
    values = np.array([0.1, 0.0, 0.2, 0.0, 0.1, 0.0])
    alone = interval(np.repeat(values, 10), list(range(60)))
    together = interval(np.repeat(values, 10), [number // 10 for number in range(60)])
    assert together == pytest.approx(interval(values, list(range(6))))
    assert together[1] - together[0] > 2 * (alone[1] - alone[0])


# Results


def outcome(name: str, changed: Mapping[int, Label] | None = None, **entries: Any) -> Outcome:
    gold = replace(page(name=name), **entries)
    return Outcome.of(gold, labelled(gold, changed, 0.8))


GOOD = outcome("us/a/full")
BAD = outcome("us/b/full", {3: Label.RELATED, 0: Label.BOILERPLATE}, group="post", language=None)
WORSE = outcome("us/a/extracted", {3: Label.RELATED, 5: Label.RELATED}, kind="list")


def test_results_are_of_the_run_with_even_odds() -> None:
    assert Results({-1.0: [BAD], 0.0: [GOOD], 1.0: [BAD]}).scores == [GOOD.score]
    assert Results({2.0: [GOOD], 1.0: [BAD]}).main == 2.0
    assert [summary.documents for summary in Results({2.0: [GOOD, BAD], 1.0: [BAD]}).keep.values()] == [2, 1]


def test_the_worst_are_those_that_are_not_right() -> None:
    results = Results({0.0: [GOOD, BAD, WORSE]})
    assert [found.gold.id for found, _ in results.worst(9)] == ["us/a/extracted", "us/b/full"]
    ((found, pieces),) = results.worst(1)
    assert found is WORSE
    assert [(piece.wanted, piece.given) for piece in pieces] == [("body", "related"), ("body", "related")]


def test_groups() -> None:
    results = Results({0.0: [GOOD, BAD, WORSE]})
    names = {
        name: {value: len(chosen) for value, chosen in results.grouped(name).items()} for name in ("site", "kind", "version")
    }
    assert names == {
        "site": {"courier": 2, "post": 1},
        "kind": {"": 2, "list": 1},
        "version": {"extracted": 1, "full": 2},
    }
    assert list(results.grouped("language")) == ["", "en"]
    assert results.publishers == 2


def test_a_summary_adds_up_mistakes_and_values() -> None:
    summary = summarise([GOOD.score, BAD.score, WORSE.score])
    size = [len(line.replace(" ", "")) for _, line in LINES]
    assert summary.confusion == {("body", "related"): 2 * size[3] + size[5], ("headline", "boilerplate"): size[0]}
    assert list(summary.confusion) == [("body", "related"), ("headline", "boilerplate")]
    assert summary.values["headline"] == (2 / 3, 3)
    assert summary.invented == {}
    assert sum(row.count for row in by_spans(summary.calibration)) == 30
    assert set(summary.figures()) == set(FIGURES)


def test_coarse_gold_confuses_only_text_and_the_rest() -> None:
    coarse = page((("body", "aaaa"), ("body", "bb"), ("notbody", "cc"), ("notbody", "d")))
    spans = given((0, 4, Label.BODY, 1), (5, 7, Label.SUBHEADING, 1), (8, 10, Label.TAGS, 1), (11, 12, Label.BODY, 1))
    summary = summarise([score(coarse, spans)])
    assert summary.confusion == {("notbody", "body"): 1}
    assert set(summary.figures()) == set(FIGURES) - {"label_f1", "headline_found", *LABELS}


def test_figures_of_one_document() -> None:
    found = BAD.score.figures()
    assert found["headline_found"] == 0.0
    assert 0 < found["body_f1"] < found["body_precision"] == 1.0
    assert found["label_f1"] == pytest.approx(np.mean([tally.f1 for tally in BAD.score.labels.values() if any(tally)]))
    assert set(found) == {"body_f1", "body_precision", "body_recall", "label_f1", "headline_found", *LABELS}
    assert DocumentScore("a", None, "", Tally(), {}, None, {}).figures() == dict.fromkeys(
        ("body_f1", "body_precision", "body_recall"), 1.0
    )


def test_results_are_plain_data_that_can_be_read_back(tmp_path: Path) -> None:
    results = Results({0.0: [GOOD, BAD], 1.0: [GOOD, BAD]}, {"gold": ["pages"]})
    data = to_dict(results, ["site"], 1)
    path = tmp_path / "results.json"
    path.write_text(json.dumps(data, allow_nan=False), "utf-8")
    assert json.loads(path.read_text("utf-8")) == data
    assert data["format"] == FORMAT
    assert data["settings"] == {"gold": ["pages"], "keep": 0.0}
    assert (data["publishers"], data["summary"]["documents"]) == (2, 2)
    assert data["by"]["site"]["courier"]["body_f1"] == 1.0
    assert [row["keep"] for row in data["keep"]] == [0.0, 1.0]
    assert [(row["id"], len(row["mistakes"])) for row in data["worst"]] == [("us/b/full", 1)]
    assert data["summary"]["calibration"]["bins"][8]["spans"]["count"] == 20
    assert "gains" not in data

    before = read_figures(path)
    assert before.keys() == {("pages", "us/a/full"), ("pages", "us/b/full")}
    again = Results({0.0: [GOOD, BAD]}, before=before)
    assert again.changes == []
    assert all(abs(gain.gain) < 1e-5 for gain in again.gains)
    worse = Results({0.0: [replace(WORSE, gold=GOOD.gold), BAD]}, before=before)
    assert [change.key for change in worse.changes] == [GOOD.key]
    assert list(worse.gains_by("site")) == ["courier", "post"]
    assert to_dict(worse, ["site"])["gains_by"]["site"]["courier"]["gain"] < -0.9


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"\xff", "not valid JSON", id="bytes"),
        pytest.param(b"{", "not valid JSON", id="json"),
        pytest.param(b"[]", "no results of format 1", id="list"),
        pytest.param(b'{"format": 99, "documents": []}', "no results of format 1", id="another-format"),
        pytest.param(b'{"format": 1}', "no results of format 1", id="no-documents"),
        pytest.param(b'{"format": 1, "documents": [{"id": "a", "set": "b"}]}', "without set, id or figures", id="no-figures"),
        pytest.param(b'{"format": 1, "documents": [3]}', "without set, id or figures", id="number"),
        pytest.param(b'{"format": 1, "documents": [{"id": 1, "set": 2, "figures": {"a": "x"}}]}', "without set", id="text"),
    ],
)
def test_what_are_no_results_is_named(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "old.json").write_bytes(content)
    with pytest.raises(DataError, match=rf"old\.json: .*{message}"):
        read_figures(tmp_path / "old.json")


def test_scores_of_articles_hold_their_values() -> None:
    gold = page()
    assert score_article(gold, labelled(gold)).values == dict.fromkeys(LABELS, 1.0)
    assert score(gold, labelled(gold).spans).values == {}
