"""Labels apart from their texts: written, read again, and put in the place of coarse ones."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmenter.cli import main
from segmenter.errors import DataError
from segmenter.gold import NOT_BODY, Gold, GoldSpan
from segmenter.model import Label
from segmenter.standoff import UNDECIDED, labelled, read_labels, write_labels

LINES = ("Home", "Bridge opens", "By Ada Quill", "The bridge opened on Monday.", "More news")
LABELS = ("boilerplate", "headline", UNDECIDED, "body", "related")


def document(lines: tuple[str, ...] = LINES, name: str = "pages/1") -> Gold:
    spans, place = [], 0
    for line in lines:
        spans.append(GoldSpan(place, place + len(line), NOT_BODY, "dom"))
        place += len(line) + 1
    return Gold(name, "en", "\n".join(lines), tuple(spans))


def kept(text: str, folder: Path) -> Path:
    path = folder / "labels.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_labels_are_written_as_runs(tmp_path: Path) -> None:
    text = write_labels([document((*LINES, "Sport"))], [(*LABELS, "related")])
    assert json.loads(text)["labels"] == "1 boilerplate, 2 headline, 3 unknown, 4 body, 5-6 related"
    assert read_labels(kept(text, tmp_path))["pages/1"].labels == (*LABELS, "related")


@given(st.lists(st.sampled_from([*map(str, Label), UNDECIDED]), min_size=1))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, labels: list[str]) -> None:
    gold = document(tuple(f"line {number}" for number in range(len(labels))))
    path = kept(write_labels([gold], [labels]), tmp_path_factory.mktemp("labels"))
    (found,) = labelled([gold], read_labels(path))
    wanted = [(span.start, span.end, label) for span, label in zip(gold.spans, labels, strict=True) if label != UNDECIDED]
    assert [(span.start, span.end, span.label) for span in found.spans] == wanted


def test_other_documents_stay_as_they_are(tmp_path: Path) -> None:
    labels = read_labels(kept(write_labels([document()], [LABELS]), tmp_path))
    other = document(name="pages/2")
    assert list(labelled([other], labels)) == [other]


@pytest.mark.parametrize("lines", [(*LINES[:-1], "Other news"), LINES[:-1]], ids=["another text", "other spans"])
def test_labels_of_another_text_are_refused(tmp_path: Path, lines: tuple[str, ...]) -> None:
    labels = read_labels(kept(write_labels([document()], [LABELS]), tmp_path))
    with pytest.raises(DataError, match="pages/1: its labels are those of another text"):
        list(labelled([document(lines)], labels))


@pytest.mark.parametrize(
    ("labels", "named"),
    [
        ("1-3 body, 5 related", "'5 related' does not go on after 3"),
        ("2-3 body", "'2-3 body' does not go on after 0"),
        ("1-3 body, 3-4 related", "'3-4 related'"),
        ("1-3 bodies", "'bodies' is not a label"),
        ("body", "'body'"),
    ],
)
def test_malformed_runs_are_named(tmp_path: Path, labels: str, named: str) -> None:
    path = kept(json.dumps({"id": "a", "sha256": "", "labels": labels}) + "\n", tmp_path)
    with pytest.raises(DataError, match=rf"labels\.jsonl:1: .*{named}"):
        read_labels(path)


@pytest.mark.parametrize("line", ["{", "[]", '{"id": "a"}', "3"])
def test_what_is_no_such_file_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(DataError, match=r"labels\.jsonl:1"):
        read_labels(kept(line + "\n", tmp_path))


def test_evaluate_takes_finer_labels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = document()
    row = {"id": gold.id, "text": gold.text, "spans": [[s.start, s.end, s.label, s.confidence] for s in gold.spans]}
    (tmp_path / "pages.json").write_text(json.dumps(row), encoding="utf-8")
    labels = kept(write_labels([gold], [LABELS]), tmp_path)
    arguments = ["evaluate", str(tmp_path / "pages.json"), "--format", "json"]
    assert main(arguments) == 0
    assert "label_f1" not in json.loads(capsys.readouterr().out)["summary"]["figures"]
    assert main([*arguments, "--labels", str(labels)]) == 0
    data = json.loads(capsys.readouterr().out)
    assert "label_f1" in data["summary"]["figures"]
    assert data["settings"]["labels"] == ["labels.jsonl"]
