"""The command line: every format, every way to fail, and nothing that a terminal or a pipe could trip over."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NoReturn
from xml.etree import ElementTree

import pytest

from segmenter import Label, Segmenter, SegmenterError, UsageError, segment
from segmenter.cli import explain, labels, main, report, terminal
from segmenter.cli.inputs import read
from segmenter.version import VERSION
from tests.conftest import Run

ROOT = Path(__file__).parent.parent
ENGLISH: str = json.loads((ROOT / "fixtures" / "en_ferry_fullpage.json").read_text("utf-8"))["text"]
ARABIC: str = json.loads((ROOT / "fixtures" / "ar_ministry_visit.json").read_text("utf-8"))["text"]
ANSI = re.compile(r"\x1b\[[0-9;]*[mK]")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.txt").write_bytes(ENGLISH.encode())
    (tmp_path / "a.txt").write_bytes(ARABIC.encode())
    (tmp_path / "notes.md").write_text("not a document")
    return tmp_path


@pytest.fixture
def english(folder: Path) -> Path:
    return folder / "sub" / "b.txt"


@pytest.fixture
def arabic(folder: Path) -> Path:
    return folder / "a.txt"


def shell(*argv: str | Path, **options: Any) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "segmenter", *map(str, argv)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, timeout=60, check=False, **options)


def give_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


# Formats


def test_text_is_exactly_the_body(run: Run, english: Path) -> None:
    assert run("segment", english) == (0, segment(ENGLISH).body + "\n", "")


def test_several_texts_stand_below_their_names(run: Run, arabic: Path, english: Path) -> None:
    code, out, _ = run("segment", arabic, english)
    assert code == 0
    assert out == f"==> {arabic} <==\n{segment(ARABIC).body}\n\n==> {english} <==\n{segment(ENGLISH).body}\n"


def test_markdown_holds_headline_deck_and_sections(run: Run, english: Path) -> None:
    article = segment(ENGLISH)
    code, out, _ = run("segment", "--format", "markdown", english)
    assert code == 0
    assert out == article.to_markdown() + "\n"
    assert [line.startswith("# ") for line in out.splitlines()].count(True) == (article.headline is not None)
    assert out.count("\n## ") == sum(section.heading is not None for section in article.sections)


def test_html_and_xml_of_one_document(run: Run, arabic: Path) -> None:
    assert run("segment", "--format", "html", arabic) == (0, segment(ARABIC).to_html() + "\n", "")
    assert run("segment", "--format", "xml", arabic) == (0, segment(ARABIC).to_xml() + "\n", "")


def test_xml_of_several_documents_is_a_corpus(run: Run, folder: Path) -> None:
    (folder / "x--<y>&-.txt").write_text(ENGLISH)
    code, out, _ = run("segment", "--format", "xml", folder)
    assert code == 0
    assert [child.tag.split("}")[1] for child in ElementTree.fromstring(out)] == ["teiHeader", "TEI", "TEI", "TEI"]
    code, out, _ = run("segment", "--format", "html", folder)
    assert re.findall("<!-- .*/(.*) -->", out) == ["a.txt", "b.txt", "x&#45;&#45;&lt;y&gt;&amp;&#45;.txt"]
    assert out.count("<!DOCTYPE html>") == 3


def test_json_of_one_document_is_an_object(run: Run, arabic: Path) -> None:
    code, out, _ = run("segment", "--format", "json", "--reasons", arabic)
    assert code == 0
    assert next(iter(json.loads(out))) == "id"
    assert json.loads(out) == {"id": str(arabic)} | segment(ARABIC).to_dict(reasons=True)
    assert "\n  " in out


def test_json_of_several_documents_is_an_array(run: Run, folder: Path, arabic: Path, english: Path) -> None:
    _, out, _ = run("segment", "--format", "json", "--no-text", folder)
    expected = [{"id": str(path)} | segment(text).to_dict(text=False) for path, text in ((arabic, ARABIC), (english, ENGLISH))]
    assert json.loads(out) == expected
    assert out.startswith("[\n  {\n    ")


def test_json_is_an_array_also_where_some_or_all_documents_fail(run: Run, arabic: Path) -> None:
    code, out, _ = run("segment", "--format", "json", arabic, "nowhere.txt")
    assert (code, [row["id"] for row in json.loads(out)]) == (1, [str(arabic)])
    assert run("segment", "--format", "json", "nowhere.txt", "nowhere.txt")[:2] == (1, "[]\n")


def test_jsonl_is_one_line_each(run: Run, tmp_path: Path, arabic: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_bytes("One\u2028two\x85three.\n".encode())
    _, out, _ = run("segment", "--format", "jsonl", arabic, odd)
    assert [json.loads(line)["id"] for line in out.splitlines()] == [str(arabic), str(odd)]
    assert json.loads(out.splitlines()[1])["text"] == "One\u2028two\x85three.\n"


# Selection


def test_only_prints_the_spans_with_these_labels(run: Run, english: Path) -> None:
    article = segment(ENGLISH)
    wanted = "\n\n".join(ENGLISH[span.start : span.end] for span in article.of("related", "tags", "body"))
    assert run("segment", "--only", "related,tags", "--only", "body", english) == (0, wanted + "\n", "")


def test_drop_prints_the_other_spans(run: Run, english: Path) -> None:
    article = segment(ENGLISH)
    wanted = "\n\n".join(ENGLISH[span.start : span.end] for span in article.spans if span.label not in ("related", "boilerplate"))
    assert run("segment", english, "--drop", "related,boilerplate")[1] == wanted + "\n"


def test_selection_thins_out_the_spans_of_json_alone(run: Run, english: Path) -> None:
    _, out, _ = run("segment", "--format", "jsonl", "--only", "related", english)
    data, whole = json.loads(out), segment(ENGLISH).to_dict()
    assert data.pop("spans") == [span for span in whole.pop("spans") if span["label"] == "related"]
    assert data == {"id": str(english)} | whole


# Options


def test_options_reach_the_segmenter(run: Run, english: Path) -> None:
    keen = Segmenter(keep=30).segment(ENGLISH, language="tr").to_dict()
    _, out, _ = run("segment", "--format", "jsonl", "--keep", "30", "--language", "tr-TR", english)
    assert json.loads(out) == {"id": str(english)} | keen


def test_times_ago_are_counted_from_the_reference(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ago.txt"
    path.write_text(ENGLISH.replace("3 February 2025, 7:40 am", "2 days ago"), "utf-8")
    known = [json.loads(run("segment", path, "--format", "jsonl", *more)[1]) for more in ((), ("--reference", "2024-03-17"))]
    assert [data["published"] for data in known] == ["2 days ago"] * 2
    assert [data["published_date"] for data in known] == [None, "2024-03-15"]


def test_processes_change_nothing(run: Run, folder: Path) -> None:
    assert run("segment", "--format", "jsonl", "--processes", "2", folder) == run("segment", "--format", "jsonl", folder)


def test_output_goes_to_a_file(run: Run, folder: Path, tmp_path: Path) -> None:
    _, wanted, _ = run("segment", "--format", "jsonl", folder)
    (folder / "notes.md").unlink()
    assert run("segment", "--format", "jsonl", folder, "--output", tmp_path / "out.jsonl") == (0, "", "")
    assert (tmp_path / "out.jsonl").read_bytes().decode() == wanted


def test_output_never_wipes_out_an_input(run: Run, folder: Path, english: Path) -> None:
    code, out, err = run("segment", folder, "--output", english)
    assert (code, out) == (2, "")
    assert "input and output" in err
    assert english.read_bytes().decode() == ENGLISH


def test_output_that_cannot_be_written(run: Run, english: Path, tmp_path: Path) -> None:
    code, _, err = run("segment", english, "--output", tmp_path / "none" / "out")
    assert (code, err.count("\n")) == (1, 1)
    assert str(tmp_path / "none" / "out") in err


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["nonsense"],
        ["segment", "--only", "title"],
        ["segment", "--only", ","],
        ["segment", "--only", "body", "--drop", "tags"],
        ["segment", "--keep", "nan"],
        ["segment", "--keep", "much"],
        ["segment", "--keep", "1000"],
        ["segment", "--language", "!"],
        ["segment", "--reference", "yesterday"],
        ["segment", "--processes", "0"],
        ["segment", "--format", "docx"],
        ["segment", "--reasons"],
        ["segment", "--no-text", "--format", "markdown"],
        ["segment", "--only", "body", "--format", "markdown"],
        ["segment", "--drop", "tags", "--format", "xml"],
        ["explain"],
        ["explain", "-", "--width", "3"],
        ["explain", "-", "--color", "pink"],
    ],
    ids=" ".join,
)
def test_wrong_usage(run: Run, argv: list[str]) -> None:
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert err


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"segmenter {VERSION}\n", "")
    assert run("segment", "--help")[0] == 0


def test_labels_lists_every_label(run: Run) -> None:
    code, out, _ = run("labels")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()] == list(Label) == list(labels.MEANINGS)


# Inputs


def test_folder_is_read_at_any_depth_and_sorted(run: Run, folder: Path) -> None:
    for name in ("sub/a.txt", "sub-x.txt", "z/z.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("A text.")
    _, out, _ = run("segment", "--format", "jsonl", folder)
    names = [json.loads(line)["id"] for line in out.splitlines()]
    assert names == [str(folder / name) for name in ("a.txt", "sub/a.txt", "sub/b.txt", "sub-x.txt", "z/z.txt")]


@pytest.mark.parametrize("argv", [[], ["-"]], ids=["none", "dash"])
def test_stdin(run: Run, monkeypatch: pytest.MonkeyPatch, argv: list[str]) -> None:
    give_stdin(monkeypatch, ARABIC.encode())
    _, out, _ = run("segment", "--format", "json", *argv)
    assert json.loads(out) == {"id": "-"} | segment(ARABIC).to_dict()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = "\u0645\u0631\u062d\u0628\u0627\r\nline\rother\n"
    (tmp_path / "a").write_bytes(text.encode(encoding))
    assert read(str(tmp_path / "a")).content == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (ARABIC.encode("cp1256", "replace"), "not UTF-8 (byte 0 is 0x"),
        (b"\xef\xbb\xbfabc\xff", "not UTF-8 (byte 6 is 0xff)"),
        (b"\xff\xfea\x00\x00", "not UTF-16"),
        (ENGLISH.encode("utf-16-le"), "NUL"),
        (ARABIC.encode("utf-16-be"), "NUL"),
        (ARABIC.encode("utf-32"), "UTF-32"),
        (b"", "empty"),
        (b"\xef\xbb\xbf", "blank"),
        (" \n\u00a0\n".encode(), "blank"),
    ],
)
def test_bad_document_beside_a_good_one(run: Run, tmp_path: Path, english: Path, data: bytes, said: str) -> None:
    bad = tmp_path / "bad.bin"
    bad.write_bytes(data)
    code, out, err = run("segment", "--format", "jsonl", bad, english)
    assert code == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == [str(english)]
    assert err.startswith(f"segmenter: {bad}: ")
    assert said in err
    assert err.count("\n") == 1
    assert err.count(": ") >= 3


def test_missing_file_and_folder_without_documents(run: Run, tmp_path: Path, english: Path) -> None:
    (tmp_path / "void").mkdir()
    code, out, err = run("segment", "--format", "jsonl", tmp_path / "void", tmp_path / "no.txt", english)
    assert code == 1
    assert len(out.splitlines()) == 1
    assert [line.split(": ")[1] for line in err.splitlines()] == [str(tmp_path / "void"), str(tmp_path / "no.txt")]


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")], ids=repr)
def test_unreadable_file(run: Run, monkeypatch: pytest.MonkeyPatch, english: Path, error: OSError) -> None:
    def refuse(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr("builtins.open", refuse)
    code, out, err = run("segment", english)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"segmenter: {english}: ")


def test_folder_that_cannot_be_listed_is_named(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, english: Path) -> None:
    whole = os.scandir

    def scandir(folder: str) -> Any:
        if folder.endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return whole(folder)

    (tmp_path / "locked").mkdir()
    monkeypatch.setattr(os, "scandir", scandir)
    code, out, err = run("segment", tmp_path / "locked", english)
    assert (code, err) == (1, f"segmenter: {tmp_path}/locked: cannot be listed (Permission denied): check its permissions\n")
    assert f"==> {english} <==" in out


def test_no_article_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "menu.txt").write_text("Home\nSign in\n")
    code, out, err = run("segment", tmp_path / "menu.txt")
    body = segment("Home\nSign in\n").body
    assert (code, out) == (0, f"{body}\n" if body else "")
    assert ("no article" in err) is (not body)


def test_name_of_a_file_cannot_inject_escapes(run: Run, tmp_path: Path) -> None:
    (tmp_path / "\x1b[2J.txt").write_text("")
    (tmp_path / "\x1b]0;x\x07y.txt").write_text("A text.")
    _, out, err = run("segment", tmp_path)
    assert "\x1b" not in out + err
    assert "\x07" not in out + err
    assert run("explain", tmp_path / "\x1b]0;x\x07y.txt")[1].count("\x1b") == 0


def test_name_of_a_file_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "w") as file:
            file.write("A text.")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    done = shell("segment", "--format", "jsonl", tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert os.fsencode(json.loads(done.stdout)["id"]) == path


# Failures of the work itself


def test_error_of_one_document_leaves_the_others(
    run: Run, monkeypatch: pytest.MonkeyPatch, folder: Path, arabic: Path, english: Path
) -> None:
    whole = Segmenter.segment

    def picky(self: Segmenter, text: str, *, language: str | None = None, reference: str | None = None) -> Any:
        if text == ARABIC:
            raise UsageError("not this one")
        return whole(self, text, language=language)

    monkeypatch.setattr(Segmenter, "segment", picky)
    (folder / "notes.md").unlink()
    code, out, err = run("segment", "--format", "jsonl", folder)
    assert (code, err) == (1, f"segmenter: {arabic}: not this one\n")
    assert json.loads(out)["id"] == str(english)


@pytest.mark.parametrize(
    ("error", "code"),
    [(SegmenterError("broken"), 1), (UsageError("wrong"), 2), (KeyboardInterrupt(), 130)],
    ids=repr,
)
def test_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch, english: Path, error: BaseException, code: int) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    monkeypatch.setattr(Segmenter, "work", fail)
    found, out, err = run("segment", english)
    assert (found, out) == (code, "")
    assert err.count("\n") == (0 if isinstance(error, KeyboardInterrupt) else 1)


# Explain


def test_explain_shows_every_span_with_its_reasons(run: Run, english: Path) -> None:
    article = segment(ENGLISH)
    code, out, err = run("explain", english, "--width", "200")
    assert (code, err) == (0, "")
    rows = [line for line in out.splitlines()[2:] if not line.startswith(" ")]
    assert [row.split()[:2] for row in rows] == [[span.label, f"{span.confidence:.2f}"] for span in article.spans]
    reasons = [line.split()[:2] for line in out.splitlines()[2:] if line.startswith(" ")]
    wanted = [[f"{reason.weight:+.2f}", f"{reason.cue}:"] for span in article.spans for reason in article.reasons(span)]
    assert reasons == wanted


def test_explain_isolates_right_to_left_pieces(run: Run, arabic: Path) -> None:
    _, out, _ = run("explain", arabic, "--width", "80")
    found = 0
    for line in out.splitlines():
        outside = re.sub("\u2068[^\u2068\u2069]*\u2069", "", line)
        assert not re.search("[\u0590-\u08ff\u2066-\u2069\u202a-\u202e]", outside), line
        found += outside != line
    assert found > 5


def test_explain_is_safe_from_what_a_document_holds(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_bytes("Red \x1b[31m \x9b2J \x07\x08 \u202eevil \u2069\u0645\u2067 \u2028text\x00\x7f.\n".encode())
    _, out, _ = run("explain", path)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066\u2067]", out)
    assert out.count("\u2068") == out.count("\u2069") > 0
    assert "\u241b[31m" in out


def test_explain_colours(run: Run, monkeypatch: pytest.MonkeyPatch, english: Path) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain = run("explain", english, "--width", "99")[1]
    coloured = run("explain", english, "--width", "99", "--color", "always")[1]
    assert not ANSI.search(plain)
    assert ANSI.sub("", coloured) == plain
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert run("explain", english, "--width", "99")[1] == coloured
    assert run("explain", english, "--width", "99", "--color", "never")[1] == plain
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("explain", english, "--width", "99")[1] == plain


def test_every_label_has_its_colour() -> None:
    assert set(explain.COLOURS) == set(Label)
    assert len(set(explain.COLOURS.values())) == len(Label)


@pytest.mark.parametrize("width", [40, 60, 120])
def test_explain_keeps_spans_within_the_width(run: Run, arabic: Path, english: Path, width: int) -> None:
    for path in (arabic, english):
        rows = run("explain", path, "--width", str(width))[1].splitlines()[2:]
        assert max(terminal.columns(row) for row in rows if not row.startswith(" ")) <= width


@pytest.mark.parametrize("name", ["none.txt", "."])
def test_explain_what_cannot_be_read(run: Run, folder: Path, name: str) -> None:
    code, out, err = run("explain", folder / name)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith(f"segmenter: {folder / name}: ")


def test_explain_stdin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    give_stdin(monkeypatch, b"A text.")
    assert run("explain", "-", "--language", "en")[1].startswith("-: language en, left to right, 1 spans\n")


# Pieces for the terminal


@pytest.mark.parametrize(
    "text", ["", "abc", "abcdefghij" * 20, "\u6771\u4eac" * 80, "e\u0301" * 99, "\u0301" * 500, "a" + "\u0301" * 99 + "b" * 99]
)
@pytest.mark.parametrize("room", [4, 5, 20, 33])
def test_shorten(text: str, room: int) -> None:
    short = terminal.shorten(text, room)
    assert terminal.columns(short) <= room
    if terminal.columns(text) <= room:
        assert short == text
    else:
        head, tail = short.split(" \u2026 ")
        assert text.startswith(head)
        assert text.endswith(tail)
        assert not tail.startswith("\u0301")


def test_isolate_leaves_left_to_right_alone() -> None:
    assert terminal.isolate("abc 1") == "abc 1"
    assert terminal.isolate("\u05d0 1") == "\u2068\u05d0 1\u2069"


# Progress


def test_progress_is_drawn_where_somebody_watches(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for number in range(12):
        (tmp_path / f"{number:02}.txt").write_text("A text." if number else "")
    monkeypatch.setattr(report, "_PAUSE", 0.0)
    main(["segment", str(tmp_path), "--format", "jsonl"])
    plain = capsys.readouterr()
    assert "\r" not in plain.err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["segment", str(tmp_path), "--format", "jsonl"]) == 1
    drawn = capsys.readouterr()
    assert drawn.out == plain.out
    assert "12/12" in drawn.err
    assert drawn.err.endswith("\r\x1b[K")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    main(["segment", str(tmp_path), "--format", "jsonl"])
    assert "\r" not in capsys.readouterr().err


# As a program


def test_module_runs_and_writes_utf8_in_any_locale(arabic: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = shell("segment", arabic, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (segment(ARABIC).body + "\n").encode()


def test_module_reads_stdin_and_gives_its_exit_code() -> None:
    done = shell("segment", "--format", "jsonl", input=ENGLISH.encode())
    assert json.loads(done.stdout) == {"id": "-"} | segment(ENGLISH).to_dict()
    done = shell("segment", input=b" ")
    assert (done.returncode, done.stdout) == (1, b"")
    assert shell("segment", "--format", "docx").returncode == 2


def test_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(ENGLISH, "utf-8")
    command = [sys.executable, "-m", "segmenter", "segment", "--format", "jsonl", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_full_disk_is_said(arabic: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "segmenter", "segment", str(arabic)],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"No space left" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes streams")
@pytest.mark.parametrize(("closing", "code"), [("<&-", 1), (">&-", 1), ("2>&-", 0)])
def test_closed_streams(arabic: Path, closing: str, code: int) -> None:
    path = "-" if closing == "<&-" else str(arabic)
    command = f'"$0" -m segmenter segment "$1" {closing}'
    done = subprocess.run(["/bin/sh", "-c", command, sys.executable, path], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == (1 if code else 0)


def test_start_loads_nothing_heavy() -> None:
    code = (
        "import sys, segmenter.cli; segmenter.cli.main(['labels']); print({'numpy', 'scipy', 'lxml', 'warcio'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.splitlines()[-1] == b"set()"
