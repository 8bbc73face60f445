"""Scores with known figures, and reading gold."""

import gzip
import json
import operator
from pathlib import Path
from typing import Any

import pytest

from segmenter import DataError, Label, Span
from segmenter.evaluation import DocumentScore, Summary, Tally, score, summarise
from segmenter.evaluation.summary import percentile
from segmenter.gold import Gold, GoldSpan, read_gold

TEXT = "Title here\nTen letter\nmore  body\nmenu"  # 9, 9, 8 and 4 characters that are no blanks


def gold(*labels: str, confidence: str = "hand", text: str = TEXT) -> Gold:
    """Gold with one label for each line of the text."""
    spans, place = [], 0
    for line, label in zip(text.split("\n"), labels, strict=True):
        if label:
            spans.append(GoldSpan(place, place + len(line), label, confidence))
        place += len(line) + 1
    return Gold("doc", "en", text, tuple(spans))


def given(*labels: Label, text: str = TEXT) -> list[Span]:
    spans, place = [], 0
    for line, label in zip(text.split("\n"), labels, strict=True):
        spans.append(Span(place, place + len(line), label, 1.0))
        place += len(line) + 1
    return spans


RIGHT = gold("headline", "body", "subheading", "boilerplate")


def test_a_tally_has_its_figures() -> None:
    tally = Tally(6, 2, 4)
    assert (tally.precision, tally.recall) == (0.75, 0.6)
    assert tally.f1 == pytest.approx(2 / 3)
    assert tally + Tally(1, 1, 1) == Tally(7, 3, 5)


@pytest.mark.parametrize(
    ("tally", "figures"),
    [
        pytest.param(Tally(), (1.0, 1.0, 1.0), id="nothing-to-find-and-nothing-found"),
        pytest.param(Tally(0, 5, 0), (0.0, 1.0, 0.0), id="found-where-nothing-is"),
        pytest.param(Tally(0, 0, 5), (0.0, 0.0, 0.0), id="found-nothing"),
    ],
)
def test_figures_of_an_empty_body(tally: Tally, figures: tuple[float, float, float]) -> None:
    assert (tally.precision, tally.recall, tally.f1) == figures


def test_tallies_are_added_to_tallies_only() -> None:
    with pytest.raises(TypeError):
        operator.add(Tally(), (1, 2))


def test_all_right() -> None:
    found = score(RIGHT, given(Label.HEADLINE, Label.BODY, Label.SUBHEADING, Label.BOILERPLATE))
    assert found.body == Tally(17, 0, 0)
    assert found.labels["body"] == Tally(9, 0, 0)
    assert found.headline is True
    assert found.confusion == {
        ("headline", "headline"): 9,
        ("body", "body"): 9,
        ("subheading", "subheading"): 8,
        ("boilerplate", "boilerplate"): 4,
    }


def test_body_and_subheading_are_one_text_but_two_labels() -> None:
    found = score(RIGHT, given(Label.HEADLINE, Label.SUBHEADING, Label.BODY, Label.BODY))
    assert found.body == Tally(17, 4, 0)
    assert (found.body.precision, found.body.recall) == (17 / 21, 1.0)
    assert found.labels["body"] == Tally(0, 12, 9)
    assert found.labels["subheading"] == Tally(0, 9, 8)
    assert found.labels["boilerplate"] == Tally(0, 0, 4)


def test_half_of_the_body_is_missed() -> None:
    found = score(RIGHT, given(Label.BODY, Label.BODY, Label.RELATED, Label.BOILERPLATE))
    assert found.body == Tally(9, 9, 8)
    assert found.body.f1 == pytest.approx(18 / 35)
    assert found.headline is False


def test_what_gold_leaves_open_counts_nowhere() -> None:
    found = score(gold("headline", "body", "", ""), given(Label.HEADLINE, Label.BODY, Label.BODY, Label.BODY))
    assert found.body == Tally(9, 0, 0)


def test_coarse_gold_speaks_of_the_body_alone() -> None:
    coarse = gold("notbody", "body", "body", "notbody")
    assert coarse.coarse
    found = score(coarse, given(Label.HEADLINE, Label.BODY, Label.SUBHEADING, Label.BODY))
    assert found.body == Tally(17, 4, 0)
    assert found.labels == {}
    assert found.headline is None


def test_the_rest_of_coarse_gold_is_unknown() -> None:
    certain = gold("notbody", "body", "", "")
    unknown = tuple(GoldSpan(span.start, span.end, "notbody", "rest") for span in gold("", "", "body", "body").spans)
    found = score(Gold("doc", "en", TEXT, certain.spans + unknown), given(Label.BODY, Label.BODY, Label.BODY, Label.TAGS))
    assert found.body == Tally(9, 9, 0)


def test_the_rest_of_fine_gold_counts() -> None:
    found = score(gold("headline", "body", "body", "boilerplate", confidence="rest"), given(*[Label.BODY] * 4))
    assert found.body == Tally(17, 13, 0)


@pytest.mark.parametrize(("length", "found"), [(10, True), (9, True), (8, False), (0, False)])
def test_a_headline_is_found_where_four_fifths_of_it_are(length: int, found: bool) -> None:
    # Nine characters and a blank: eight of nine are enough, seven are not.
    spans = [Span(0, length, Label.HEADLINE, 1.0)] if length else []
    assert score(RIGHT, spans).headline is found


def test_one_of_two_headlines_is_enough_and_none_is_no_failure() -> None:
    both = gold("headline", "headline", "body", "boilerplate")
    assert score(both, given(Label.KICKER, Label.HEADLINE, Label.BODY, Label.BOILERPLATE)).headline is True
    assert score(gold("kicker", "body", "body", "body"), given(*[Label.BODY] * 4)).headline is None


def test_the_whole_text_without_a_label_is_missed() -> None:
    assert score(RIGHT, []).body == Tally(0, 0, 17)


def document(name: str, body: Tally, headline: bool | None, labels: dict[str, Tally]) -> DocumentScore:
    return DocumentScore(name, "en", "group", body, labels, headline, {})


def test_summary() -> None:
    found = summarise(
        [
            document("a", Tally(10, 0, 0), True, {"tags": Tally(1, 0, 1), "deck": Tally()}),
            document("b", Tally(0, 10, 10), False, {"tags": Tally(1, 0, 1), "deck": Tally()}),
            document("c", Tally(5, 5, 5), None, {}),
        ]
    )
    assert found.documents == 3
    assert found.f1 == pytest.approx(0.5)
    assert found.precision == pytest.approx(0.5)
    assert found.recall == pytest.approx(0.5)
    assert found.micro == Tally(15, 15, 15)
    assert found.labels == {"tags": Tally(2, 0, 2), "deck": Tally()}
    assert found.label_f1 == pytest.approx(2 / 3)
    assert (found.headlines, found.headline) == ((1, 2), 0.5)
    assert found.percentiles == pytest.approx({1: 0.01, 5: 0.05, 10: 0.1, 50: 0.5})


def test_summary_of_nothing() -> None:
    found = summarise([])
    assert found == Summary(0, 0.0, 0.0, 0.0, {1: 0.0, 5: 0.0, 10: 0.0, 50: 0.0}, Tally(), {}, (0, 0))
    assert (found.label_f1, found.headline) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("values", "percent", "result"),
    [
        ([], 50, 0.0),
        ([3.0], 1, 3.0),
        ([0.0, 1.0], 50, 0.5),
        ([0.0, 1.0, 2.0], 25, 0.5),
        ([1.0, 2.0], 100, 2.0),
        ([1.0, 2.0], 0, 1.0),
    ],
)
def test_percentile(values: list[float], percent: float, result: float) -> None:
    assert percentile(values, percent) == result


# Reading gold

ROW: dict[str, Any] = {
    "id": "courier__7",
    "lang": "ar",
    "text": "خبر\nنص",
    "spans": [[0, 3, "headline"], [4, 6, "body", "model"]],
}


def test_a_json_file(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps({**ROW, "page_type": "article", "meta": {"tags": ["a"]}}), "utf-8")
    (found,) = read_gold(path)
    assert found == Gold(
        "courier__7",
        "ar",
        "خبر\nنص",
        (GoldSpan(0, 3, "headline", "hand"), GoldSpan(4, 6, "body", "model")),
        {"tags": ["a"]},
        "courier",
        "article",
        set="one",
    )
    assert not found.coarse


def test_a_folder_is_read_in_order_of_names_in_every_form(tmp_path: Path) -> None:
    def row(name: str) -> str:
        return json.dumps({**ROW, "id": name}, ensure_ascii=False)

    (tmp_path / "d.json").write_text(row("d"), "utf-8")
    (tmp_path / "b.jsonl").write_text(f"{row('b1')}\n\n{row('b2')}\n", "utf-8")
    (tmp_path / "a.json.gz").write_bytes(gzip.compress(row("a").encode()))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(f"{row('c1')}\n{row('c2')}".encode()))
    (tmp_path / "notes.txt").write_text("no gold", "utf-8")
    assert [found.id for found in read_gold(tmp_path)] == ["a", "b1", "b2", "c1", "c2", "d"]
    assert {found.text for found in read_gold(str(tmp_path))} == {ROW["text"]}


def test_a_document_says_how_much_it_counts_in_training(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in (ROW, {**ROW, "importance": 0.5}, {**ROW, "importance": 2})), "utf-8")
    assert [found.importance for found in read_gold(path)] == [1.0, 0.5, 2.0]


def test_a_line_separator_of_unicode_ends_no_line_of_jsonl(tmp_path: Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({**ROW, "text": "a\u2028b\x85c", "spans": []}, ensure_ascii=False), "utf-8")
    assert [found.text for found in read_gold(path)] == ["a\u2028b\x85c"]


@pytest.mark.parametrize(
    ("entries", "group"),
    [
        ({"group": "mine", "url": "https://a.example/x"}, "mine"),
        ({"url": "https://www.news.fernmoor.example/2023/x"}, "fernmoor.example"),
        ({"site": "thecourier", "url": "https://courier.example"}, "thecourier"),
        ({"group": "Fernmoor Group", "site": "thecourier"}, "Fernmoor Group"),
        ({"id": "us/Courier_2024_05_04/full"}, "Courier"),
        ({"id": "us__Courier_2024_05_04__extracted"}, "Courier"),
        ({"id": "courier_12__7"}, "courier"),
        ({"id": "courier"}, "courier"),
    ],
)
def test_groups(tmp_path: Path, entries: dict[str, str], group: str) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps({**ROW, **entries}), "utf-8")
    assert [found.group for found in read_gold(path)] == [group]


def test_a_document_knows_its_site_its_version_and_its_set(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    row = {**ROW, "id": "us/Courier_2024_05_04/full", "group": "Fernmoor Group", "url": "https://www.courier.co.uk/x"}
    (folder / "a.json").write_text(json.dumps(row), "utf-8")
    (tmp_path / "more.pages.jsonl.gz").write_bytes(gzip.compress(json.dumps(ROW).encode()))
    (found,) = read_gold(folder)
    assert (found.site, found.version, found.set) == ("courier.co.uk", "full", "pages")
    (found,) = read_gold(tmp_path / "more.pages.jsonl.gz")
    assert (found.site, found.version, found.set) == ("", "", "more")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("{", id="json"),
        pytest.param("[1]", id="list"),
        pytest.param("3", id="number"),
        pytest.param('{"id": "a", "spans": []}', id="no-text"),
        pytest.param('{"text": "a", "spans": []}', id="no-id"),
        pytest.param('{"id": "a", "text": "a"}', id="no-spans"),
        pytest.param('{"id": "a", "text": "a", "spans": [[0, 1]]}', id="short-span"),
        pytest.param('{"id": "a", "text": "a", "spans": 7}', id="spans-that-are-none"),
    ],
)
def test_malformed_gold_is_named_with_file_and_line(tmp_path: Path, content: str) -> None:
    single, lines = tmp_path / "one.json", tmp_path / "many.jsonl"
    single.write_text(content, "utf-8")
    with pytest.raises(DataError, match=r"one\.json: "):
        list(read_gold(single))
    lines.write_text(f"{json.dumps(ROW)}\n\n{content}\n", "utf-8")
    documents = read_gold(lines)
    assert next(documents).id == "courier__7"
    with pytest.raises(DataError, match=r"many\.jsonl:3: "):
        next(documents)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("one.json", b"\xff\xfe", id="not-utf8"),
        pytest.param("one.json.gz", b"not gzipped", id="not-gzipped"),
        pytest.param("one.json", b'{"id": "a", "text": 7, "spans": []}', id="text-that-is-none"),
        pytest.param("one.json", b'{"id": "a", "text": "ab", "spans": [["x", "y", "body"]]}', id="offsets-that-are-none"),
        pytest.param("one.json", b'{"id": "a", "text": "ab", "spans": [[0, 9, "body"]]}', id="span-that-leaves-the-text"),
        pytest.param("one.json", b'{"id": "a", "text": "ab", "spans": [[0, 2, "bodyy"]]}', id="unknown-label"),
        pytest.param("one.json", b'{"id": "a", "text": "ab", "spans": [], "importance": 0}', id="importance-of-nothing"),
        pytest.param("one.json", b'{"id": "a", "text": "ab", "spans": [], "importance": -0.5}', id="importance-below-zero"),
        pytest.param("one.json", b'{"id": "a", "text": "ab", "spans": [], "importance": NaN}', id="importance-nan"),
        pytest.param("one.json", b'{"id": "a", "text": "ab", "spans": [], "importance": Infinity}', id="importance-without-end"),
        pytest.param("one.json", b'{"id": "a", "text": "ab", "spans": [], "importance": "half"}', id="importance-in-words"),
        pytest.param("one.json", b'{"id": "a", "text": "ab", "spans": [], "importance": true}', id="importance-of-truth"),
        pytest.param(
            "one.json", b'{"id": "a", "text": "ab", "spans": [], "importance": 1' + 400 * b"0" + b"}", id="too-important"
        ),
    ],
)
def test_wrong_values_in_gold_are_data_errors(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(DataError, match=name):
        list(read_gold(tmp_path / name))
