"""The command that evaluates: its report, its data, its exit codes."""

import json
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from segmenter import Segmenter, Weights
from segmenter.cli import main
from segmenter.cli.tables import table

ENGLISH = (
    ("headline", "Fernmoor Opens Its New Bridge"),
    ("byline", "By Ada Quill"),
    ("body", "The bridge over the Fern opened on Saturday after three years of work, and thousands of people walked across it."),
    (
        "body",
        "The council had promised it for the year 2021, but floods and a missing crane held the builders up again and again.",
    ),
    ("source", "Source: Moor Press"),
    ("boilerplate", "Contact | Imprint | Privacy policy"),
)
ARABIC = (
    ("headline", "افتتاح جسر جديد في وادي السرخس"),
    ("body", "افتتحت البلدية يوم السبت الجسر الجديد فوق النهر بعد ثلاث سنوات من العمل، وعبره آلاف السكان سيراً على الأقدام."),
    ("body", "وكان المجلس قد وعد بإنجازه قبل عامين، لكن الفيضانات وتعطل الرافعة أخّرا العمال مرة بعد أخرى في تلك الفترة."),
    ("tags", "كلمات دلالية: جسور، وادي السرخس"),
)
WRONG = tuple(("related" if label == "body" else label, line) for label, line in ARABIC)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*argv: object) -> tuple[int, str, str]:
        code = main(["evaluate", *map(str, argv)])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def write(path: Path, name: str, language: str, lines: tuple[tuple[str, str], ...], **entries: Any) -> None:
    spans, start = [], 0
    for label, line in lines:
        spans.append([start, start + len(line), label])
        start += len(line) + 1
    row = {"id": name, "lang": language, "text": "\n".join(line for _, line in lines), "spans": spans, **entries}
    path.write_text(json.dumps(row, ensure_ascii=False), "utf-8")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    write(folder / "a.json", "us/Courier_2024_05_04/full", "en", ENGLISH, meta={"source": "Moor Press"}, page_type="article")
    write(folder / "b.json", "ar/Wadi_2024_05_04/full", "ar", ARABIC)
    write(folder / "c.json", "ar/Sada_2024_05_04/extracted", "ar", WRONG, page_type="list")
    return folder


def lines_of(out: str, heading: str) -> list[str]:
    """Return the lines below a heading of the report."""
    return out.split(f"\n{heading}\n")[1].split("\n\n")[0].splitlines()


def test_the_report(run: Run, pages: Path) -> None:
    code, out, err = run(pages, "--by", "language", "--by", "label", "--by", "version")
    assert (code, err) == (0, "")
    title, heading, *rows = out.split("\n\n")[0].splitlines()
    assert title == "3 documents of 3 publishers and sites: pages"
    assert " ".join(heading.split()) == "documents body F1 1 % 5 % 10 % 50 % precision recall headline label F1"
    assert [row.split("  ")[0] for row in rows] == [
        "all",
        "as one text",
        "language ar",
        "language en",
        "version extracted",
        "version full",
    ]
    assert rows[3].split()[:4] == ["language", "en", "1", "1.0000"]
    assert rows[4].split()[:4] == ["version", "extracted", "1", "0.0000"]
    assert lines_of(out, "Labels confused most")[1].split()[:2] == ["related", "body"]
    assert "body         body 100.0" in lines_of(out, "Where the characters of each label went")
    values = {row.split()[0]: row.split()[1:] for row in lines_of(out, "Values")[1:]}
    assert values["source"] == ["1.0000", "1", "0", "2"]
    assert "headline" not in values
    assert len(lines_of(out, "Confidence")) == 12
    assert "Worst" not in out
    assert "Floors" not in out


def test_what_went_wrong_is_shown_apart_from_the_order_of_the_line(run: Run, pages: Path) -> None:
    code, out, _ = run(pages, "--worst", 5)
    assert code == 0
    name, *pieces = lines_of(out, "Worst documents")
    assert name == "pages ar/Sada_2024_05_04/extracted: body F1 0.0000, precision 0.0000, recall 1.0000"
    assert len(pieces) == 1
    size = sum(len("".join(line.split())) for label, line in WRONG if label == "related")
    assert pieces[0].startswith(f"  kept       {size}  related \u2192 body: \u2068{ARABIC[1][1][:10]}")
    assert pieces[0].endswith("\u2069")


def test_data(run: Run, pages: Path, tmp_path: Path) -> None:
    output = tmp_path / "results.json"
    assert run(pages, "--format", "json", "--by", "kind", "--by", "label", "--worst", 1, "--output", output) == (0, "", "")
    data = json.loads(output.read_text("utf-8"))
    assert [row["id"] for row in data["documents"]] == [
        "us/Courier_2024_05_04/full",
        "ar/Wadi_2024_05_04/full",
        "ar/Sada_2024_05_04/extracted",
    ]
    assert list(data["by"]) == ["kind", "label"]
    assert data["by"]["label"]["related"] == {"body": sum(len("".join(line.split())) for _, line in WRONG[1:3])}
    assert list(data["by"]["kind"]) == ["", "article", "list"]
    assert [row["id"] for row in data["worst"]] == ["ar/Sada_2024_05_04/extracted"]
    assert data["settings"] == {
        "gold": ["pages"],
        "weights": None,
        "folds": None,
        "train_also": [],
        "labels": [],
        "kind": None,
        "keep": 0.0,
    }


def test_gains_over_an_earlier_run(run: Run, pages: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.json"
    run(pages, "--format", "json", "--keep", "-50", "--output", earlier)
    code, out, err = run(pages, "--compare", earlier, "--by", "language")
    assert (code, err) == (0, "")
    rows = lines_of(out, "Gains over the earlier run")
    assert " ".join(rows[0].split()) == "figure documents before now gain 95 % from to"
    figure, documents, before, now, gain, low, high = rows[1].split()
    assert (figure, documents) == ("body_f1", "3")
    assert float(now) - float(before) == pytest.approx(float(gain), abs=2e-4)
    assert float(low) <= float(gain) <= float(high)
    assert [row.split("  ")[0] for row in rows if row.startswith("body_f1,")] == ["body_f1, language ar", "body_f1, language en"]
    assert [row.split()[0] for row in rows if "\u2192" in row] == ["gained", "gained", "lost"]
    data = json.loads(run(pages, "--compare", earlier, "--format", "json")[1])
    assert data["gains"][0]["gain"] == pytest.approx(float(gain), abs=1e-4)


def test_floors(run: Run, pages: Path, tmp_path: Path) -> None:
    floors = tmp_path / "floors.toml"
    english, full, absent = '[en]\nprefix = "us/"\n', '[full]\nsuffix = "/full"\n', '[no]\nset = "no"\n'
    floors.write_text(f"{english}body_f1 = 0.99\nlabel_f1 = 0.5\n{full}body_f1 = 0.9\n{absent}tags = 1\n")
    code, out, err = run(pages, "--floors", floors)
    assert code == 0
    assert err == "segmenter: floor no: not checked, it covers none of the documents\n"
    assert [row.split()[-1] for row in lines_of(out, "Floors")[1:]] == ["holds"] * 3
    floors.write_text(
        '[listing]\nsuffix = "/extracted"\nbody_f1 = 0.5\n[full]\nsuffix = "/full"\nbody_f1 = 0.9\nheadings = 0.1\n'
    )
    code, out, err = run(pages, "--floors", floors, "--format", "json")
    assert code == 1
    assert err.splitlines() == [
        "segmenter: floor listing: body_f1 is 0.0000, its floor is 0.5000 (1 documents)",
        "segmenter: floor full: headings was not measured, its floor is 0.1000 (2 documents)",
    ]
    assert [row["holds"] for row in json.loads(out)["floors"]] == [False, True, False]
    floors.write_text(f"{absent}body_f1 = 0.5\n")
    code, _, err = run(pages, "--floors", floors)
    assert code == 2
    assert "none of the floors covers any of the documents" in err


def test_a_row_for_each_value_of_keep(run: Run, pages: Path) -> None:
    code, out, _ = run(pages, "--keep", "-50,0,50,0")
    assert code == 0
    rows = {row.split("  ")[0]: row.split() for row in out.split("\n\n")[0].splitlines()[2:]}
    assert list(rows) == ["all", "as one text", "keep -50", "keep 0", "keep 50"]
    assert rows["keep 0"][2:] == rows["all"][1:]
    assert float(rows["keep -50"][-3]) < float(rows["keep 50"][-3]) == 1.0


def test_a_document_given_twice_counts_once(run: Run, pages: Path) -> None:
    code, out, _ = run(pages, pages, "--processes", 2)
    assert code == 0
    assert out == run(pages)[1]
    assert out.startswith("3 documents ")


def test_weights_and_kinds(run: Run, pages: Path, tmp_path: Path) -> None:
    weights = tmp_path / "own.json"
    weights.write_text(Weights(about="none").dump(), "utf-8")
    data = json.loads(run(pages, "--weights", weights, "--kind", "article", "--format", "json")[1])
    assert data["settings"]["weights"] == "own.json"
    assert [row["kind"] for row in data["documents"]] == ["article", ""]


@pytest.mark.skipif(find_spec("scipy") is None, reason="training needs scipy: pip install 'segmenter[train]'")
def test_cross_validation(run: Run, pages: Path, tmp_path: Path) -> None:
    also = tmp_path / "also.jsonl"
    write(also, "de/Post_1", "de", ENGLISH)
    code, out, err = run(pages, "--folds", 3, "--train-also", also, "--format", "json")
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert [row["id"] for row in data["documents"]] == [
        row["id"] for row in json.loads(run(pages, "--format", "json")[1])["documents"]
    ]
    assert (data["settings"]["folds"], data["settings"]["train_also"]) == (3, ["also.jsonl"])
    code, _, err = run(pages, "--folds", 4)
    assert code == 2
    assert "4 folds of 3 publishers" in err


def test_wrong_usage_is_named(run: Run, pages: Path, tmp_path: Path) -> None:
    file = pages / "a.json"
    before = file.read_bytes()
    empty = tmp_path / "empty"
    empty.mkdir()
    twin = tmp_path / "twin" / "pages"
    twin.mkdir(parents=True)
    write(twin / "a.json", "us/Courier_2024_05_04/full", "en", ENGLISH[:3])
    also, other = tmp_path / "also.jsonl", tmp_path / "other.json"
    write(also, "de/Post_1", "de", ENGLISH)
    run(pages, "--format", "json", "--output", other)
    for argv, message in [
        ((file, "--train-also", file), "add --folds K"),
        ((file, "--weights", file, "--folds", 2), "--weights and --folds"),
        ((empty,), "no gold documents in"),
        ((pages, "--output", file), "is input and output at once"),
        ((pages, twin), "two documents of pages are named us/Courier_2024_05_04/full"),
        ((also, "--compare", other), "none of the documents is in it"),
        ((pages, "--keep", "1,x"), "'x' is out of range"),
        ((pages, "--folds", "1"), "give a whole number, 2 or more"),
    ]:
        code, out, err = run(*argv)
        assert (code, out) == (2, ""), message
        assert message in err
    assert file.read_bytes() == before


def test_a_worker_that_dies_is_no_traceback(run: Run, pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(*_: object, **__: object) -> None:
        raise BrokenProcessPool

    monkeypatch.setattr(Segmenter, "segment_many", die)
    code, out, err = run(pages)
    assert (code, out) == (1, "")
    assert "a worker process died" in err


def test_wrong_data_is_named(run: Run, pages: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("[")
    for option in ("--floors", "--compare", "--weights"):
        code, _, err = run(pages, option, wrong)
        assert code == 1
        assert str(wrong) in err
    code, _, err = run(pages, "--floors", tmp_path / "absent")
    assert code == 1
    assert "absent: No such file" in err


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    assert list(table(["", "n"], [["\u6a4b\u6881", "1"], ["bridge", "10000"]])) == [
        "            n",
        "\u6a4b\u6881        1",
        "bridge  10000",
    ]
