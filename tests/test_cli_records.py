"""Records on the command line: JSON and Parquet in, what of them is read, and what is written of the result."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from segmenter import segment, segment_html
from segmenter.cli.opening import zstd
from tests.conftest import Run

ROOT = Path(__file__).parent.parent
ENGLISH: str = json.loads((ROOT / "fixtures" / "en_ferry_fullpage.json").read_text("utf-8"))["text"]
PAGE = (ROOT / "fixtures" / "ar_bridge.html").read_text("utf-8")
ROWS: list[dict[str, Any]] = [
    {"id": "one", "text": ENGLISH, "lang": "sv", "date": "2024-05-01", "score": 0.5},
    {"id": 2, "text": None, "html": PAGE, "url": "https://a.example/2", "lang": "none at all"},
    {"id": True, "text": "\n"},
    {"text": ENGLISH},
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lines(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def parsed(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def give_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))


# What holds records


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.json", "rows.json.gz", "rows", "-"])
def test_records_are_known_by_their_name_or_their_first_line(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    data = lines(ROWS).encode()
    if name == "-":
        give_stdin(monkeypatch, data)
    else:
        (here / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    code, out, err = run("segment", name, "--format", "jsonl")
    assert code == 1
    assert err == f"segmenter: {name}:3: its text is blank: give it the text of an article\n"
    assert [row["id"] for row in parsed(out)] == ["one", "2", f"{name}:4"]
    assert parsed(out)[1]["text"] == segment_html(PAGE).text


def test_several_records_of_stdin_are_one_array(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, lines([ROWS[0], ROWS[1]]).encode())
    _, out, _ = run("segment", "--format", "json", "--fields", "id")
    assert json.loads(out) == [{"id": "one"}, {"id": "2"}]


@pytest.mark.parametrize("indent", [None, 2])
def test_a_json_file_holds_one_record_or_an_array(run: Run, here: Path, indent: int | None) -> None:
    (here / "one.json").write_text(json.dumps(ROWS[0], indent=indent))
    (here / "many.json").write_text(json.dumps([ROWS[0], ROWS[3], 5], indent=indent))
    _, out, _ = run("segment", "one.json", "--format", "jsonl")
    assert [row["id"] for row in parsed(out)] == ["one"]
    code, out, err = run("segment", "many.json", "--format", "jsonl")
    assert (code, [row["id"] for row in parsed(out)]) == (1, ["one", "many.json:2"])
    assert err == 'segmenter: many.json:3: is a JSON int, no object: write {"text": "…"} or {"html": "…"}\n'


@pytest.mark.parametrize("content", ["{Hello} is how the note begins.", '{"note": "no text in it"}', "[1] A footnote."])
def test_text_that_begins_like_json_is_text(run: Run, here: Path, content: str) -> None:
    (here / "note").write_text(content)
    _, out, _ = run("segment", "note", "--format", "jsonl")
    assert [row["text"] for row in parsed(out)] == [content]


def test_what_is_named_a_text_is_one(run: Run, here: Path) -> None:
    (here / "rows.txt").write_text(lines(ROWS))
    _, out, _ = run("segment", "rows.txt", "--format", "jsonl")
    assert [row["id"] for row in parsed(out)] == ["rows.txt"]


def test_parquet(run: Run, here: Path) -> None:
    table = pyarrow.table({"id": ["a", "b", None], "text": [ENGLISH, "", ENGLISH], "score": [1, 2, 3]})
    pyarrow.parquet.write_table(table, here / "shard.parquet")
    code, out, err = run("segment", "shard.parquet", "--format", "jsonl", "--carry", "score")
    assert code == 1
    assert err == "segmenter: shard.parquet:2: its text is blank: give it the text of an article\n"
    assert [(row["id"], row["record"]) for row in parsed(out)] == [("a", {"score": 1}), ("shard.parquet:3", {"score": 3})]
    assert parsed(out)[0]["body"] == segment(ENGLISH).body


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("absent.parquet", None, "no such file or folder"),
        ("wrong.parquet", b"PAR1 is how it begins", "cannot be read as Parquet behind row 0"),
        ("other.parquet", {"content": ["x"]}, "it has neither a column text nor html, but content: name the one"),
    ],
)
def test_parquet_that_cannot_be_read(run: Run, here: Path, name: str, content: Any, said: str) -> None:
    if isinstance(content, bytes):
        (here / name).write_bytes(content)
    elif content:
        pyarrow.parquet.write_table(pyarrow.table(content), here / name)
    code, out, err = run("segment", name, "--format", "jsonl")
    assert (code, out) == (1, "")
    assert err.startswith(f"segmenter: {name}: {said}")


def test_parquet_needs_its_library(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    (here / "shard.parquet").write_bytes(b"")
    assert run("segment", "shard.parquet")[2] == "segmenter: shard.parquet: a Parquet table: pip install 'segmenter[parquet]'\n"


# Fields


def test_fields_of_other_names(run: Run, here: Path) -> None:
    (here / "rows.jsonl").write_text(lines([{"doc": 7, "content": ENGLISH, "iso": "sv-SE"}]))
    names = ("--text-field", "content", "--id-field", "doc", "--language-field", "iso")
    _, out, _ = run("segment", "rows.jsonl", "--format", "jsonl", *names)
    assert parsed(out) == [{"id": "7"} | segment(ENGLISH, language="sv").to_dict()]


def test_a_language_that_is_none_is_guessed(run: Run, here: Path) -> None:
    (here / "rows.jsonl").write_text(lines(ROWS))
    _, out, _ = run("segment", "rows.jsonl", "--format", "jsonl", "--language-field", "lang")
    assert [row["language"] for row in parsed(out)] == ["sv", "ar", "en"]


def test_times_ago_are_counted_from_the_field_that_says_when_a_record_was_read(run: Run, here: Path) -> None:
    story = "After nine years the mill of Fernmoor grinds rye again, says its keeper. It is open on Sundays."
    text = f"The mill turns again\n\n2 days ago\n\n{story}\n"
    read = ["2024-03-05", "2024-05-17T10:22Z", "last week", 7, None]
    (here / "rows.jsonl").write_text(lines([{"text": text, "crawled": when} for when in read] + [{"text": text}]))
    chosen = ["--format", "jsonl", "--reference-field", "crawled", "--fields", "published_date"]
    _, out, err = run("segment", "rows.jsonl", *chosen)
    assert (err, [row.get("published_date") for row in parsed(out)]) == ("", ["2024-03-03", "2024-05-15", None, None, None, None])
    _, out, _ = run("segment", "rows.jsonl", *chosen, "--reference", "2020-01-09")
    assert [row.get("published_date") for row in parsed(out)][2:] == ["2020-01-07"] * 4


def test_an_unknown_field_is_named_with_its_remedy(run: Run, here: Path) -> None:
    (here / "rows.jsonl").write_text(lines([{"content": ENGLISH}]))
    _, _, err = run("segment", "rows.jsonl")
    assert "its keys are content: name the one that holds the text with --text-field" in err


def test_fields_are_carried_and_chosen(run: Run, here: Path) -> None:
    (here / "rows.jsonl").write_text(lines(ROWS))
    _, out, _ = run(
        "segment", "rows.jsonl", "--format", "jsonl", "--carry", "date,lang", "--fields", "id,record", "--fields", "body"
    )
    one, two, four = parsed(out)
    assert one == {"id": "one", "record": {"date": "2024-05-01", "lang": "sv"}, "body": segment(ENGLISH).body}
    assert two["record"] == {"lang": "none at all"}
    assert four["record"] == {}


@pytest.mark.parametrize("option", ["--fields", "--carry"])
def test_fields_need_json(run: Run, here: Path, option: str) -> None:
    code, _, err = run("segment", "rows.jsonl", option, "id")
    assert code == 2
    assert "--fields and --carry do not work with --format text: add --format json or jsonl" in err


def test_a_field_that_is_none_is_refused(run: Run, here: Path) -> None:
    code, _, err = run("segment", "rows.jsonl", "--format", "jsonl", "--fields", "id,boddy")
    assert code == 2
    assert "--fields boddy: no such key: choose from id, record, format, language" in err


# Where results go


@pytest.mark.parametrize("processes", ["1", "2"])
def test_packed_output(run: Run, here: Path, processes: str) -> None:
    (here / "rows.jsonl").write_text(lines([ROWS[0], ROWS[3]]))
    _, wanted, _ = run("segment", "rows.jsonl", "--format", "jsonl", "--processes", processes)
    for name in ("out.jsonl.gz", "again.jsonl.gz", "out.jsonl.zst"):
        assert run("segment", "rows.jsonl", "--format", "jsonl", "--output", name) == (0, "", "")
    assert gzip.decompress((here / "out.jsonl.gz").read_bytes()).decode() == wanted
    assert (here / "out.jsonl.gz").read_bytes() == (here / "again.jsonl.gz").read_bytes()
    assert zstd("").decompress((here / "out.jsonl.zst").read_bytes()).decode() == wanted


def test_an_output_stays_where_no_input_works(run: Run, here: Path) -> None:
    (here / "out.jsonl").write_text("an earlier result")
    assert run("segment", "absent.jsonl", "--format", "jsonl", "--output", "out.jsonl")[0] == 1
    assert (here / "out.jsonl").read_text() == "an earlier result"


def test_the_work_goes_on_when_nobody_reads_what_it_says(here: Path) -> None:
    rows = [row for number in range(40) for row in ({"id": f"{number}", "text": ENGLISH}, {"id": f"no{number}"})]
    (here / "rows.jsonl").write_text(lines(rows))
    command = [
        sys.executable,
        "-m",
        "segmenter",
        "segment",
        "rows.jsonl",
        "--format",
        "jsonl",
        "--fields",
        "id",
        "--output",
        "out",
    ]
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(command, stderr=writer, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    os.close(writer)
    assert done.returncode == 1
    assert [row["id"] for row in parsed((here / "out").read_text())] == [f"{number}" for number in range(40)]


@pytest.mark.skipif(os.name != "posix", reason="signals are others elsewhere")
def test_an_answer_comes_before_the_next_question() -> None:
    command = [sys.executable, "-m", "segmenter", "segment", "--input-format", "jsonl", "--format", "jsonl", "--fields", "id"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": ENGLISH}) + "\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline()) == {"id": f"{number}"}
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 143


# Explain


def test_explain_reads_as_segment_does(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "page").write_text(PAGE)
    article = segment_html(PAGE)
    _, out, _ = run("explain", "page", "--input-format", "html", "--width", "100")
    assert f"{len(article.spans)} spans" in out
    (here / "text.txt").write_text(ENGLISH)
    _, even, _ = run("explain", "text.txt", "--width", "100")
    _, all_kept, _ = run("explain", "text.txt", "--width", "100", "--keep", "40")
    assert even != all_kept
    (here / "rows.jsonl").write_text(lines(ROWS))
    code, _, err = run("explain", "rows.jsonl")
    assert (code, "holds several documents" in err) == (2, True)


def test_weights_of_ones_own(run: Run, here: Path) -> None:
    from segmenter import Segmenter, Weights

    (here / "text.txt").write_text(ENGLISH)
    (here / "none.json").write_text(Weights().dump())
    _, out, _ = run("segment", "text.txt", "--format", "json", "--weights", "none.json")
    assert json.loads(out)["spans"] == Segmenter(weights=Weights()).segment(ENGLISH).to_dict()["spans"]
    for name, said in (("absent.json", "absent.json: No such file"), ("text.txt", "text.txt")):
        code, _, err = run("segment", "text.txt", "--weights", name)
        assert (code, said in err) == (2, True)
