"""The command line over many files: where outputs go, what is read, and what happens when something is broken."""

import csv
import gzip
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

from segmenter import Segmenter, segment, segment_html
from segmenter.cli import find, formats, main, opening, report, sinks
from segmenter.cli.frontmatter import front_matter
from tests.conftest import Run

ROOT = Path(__file__).parent.parent
ENGLISH: str = json.loads((ROOT / "fixtures" / "en_ferry_fullpage.json").read_text("utf-8"))["text"]
ARABIC: str = json.loads((ROOT / "fixtures" / "ar_ministry_visit.json").read_text("utf-8"))["text"]
PAGE = (ROOT / "fixtures" / "ar_bridge.html").read_bytes()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A current folder with ``pages`` in it: three documents that a name without its suffix would not tell apart."""
    pages = tmp_path / "pages"
    (pages / "sub").mkdir(parents=True)
    (pages / "a.html").write_bytes(PAGE)
    (pages / "a.txt").write_bytes(ENGLISH.encode())
    (pages / "sub" / "a.txt").write_bytes(ARABIC.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> dict[str, str]:
    return {str(file.relative_to(folder)): file.read_bytes().decode() for file in folder.rglob("*") if file.is_file()}


def ids(out: str) -> list[str]:
    return [json.loads(line)["id"] for line in out.splitlines()]


# A tree of outputs


def test_tree_mirrors_the_inputs(run: Run, here: Path) -> None:
    assert run("segment", "--input-dir", "pages", "--output-dir", "out") == (0, "", "")
    bodies = {
        "a.html.txt": segment_html(PAGE).body,
        "a.txt.txt": segment(ENGLISH).body,
        os.path.join("sub", "a.txt.txt"): segment(ARABIC).body,
    }
    assert files(here / "out") == {name: body + "\n" for name, body in bodies.items()}


@pytest.mark.parametrize("name", formats.FORMATS)
def test_each_output_is_what_a_document_alone_gives(run: Run, here: Path, name: str) -> None:
    alone = run("segment", "pages/sub/a.txt", "--format", name)[1]
    run("segment", "pages", "-o", "out", "--format", name)
    assert list(files(here / "out" / "sub").values()) == [alone]


def test_tree_is_the_same_with_processes(run: Run, here: Path) -> None:
    run("segment", "pages", "-o", "one", "--json")
    assert run("segment", "pages", "-o", "two", "--json", "--processes", "2") == (0, "", "")
    assert files(here / "two") == files(here / "one") != {}


@pytest.mark.parametrize(
    ("argv", "places"),
    [
        (["pages/sub/a.txt"], ["a.txt.txt"]),
        (["pages/a.txt", "pages/sub/a.txt"], ["a.txt.txt", "sub/a.txt.txt"]),
        (["pages/sub", "pages/a.html"], ["a.html.txt", "sub/a.txt.txt"]),
        (["pages/a.html", "./pages/a.html"], ["a.html.txt"]),
    ],
    ids=str,
)
def test_several_paths_count_from_their_common_folder(run: Run, here: Path, argv: list[str], places: list[str]) -> None:
    assert run("segment", *argv, "-o", "out")[0] == 0
    assert sorted(files(here / "out")) == [str(Path(place)) for place in places]


def test_paths_on_several_drives(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def commonpath(paths: Any) -> NoReturn:
        raise ValueError("Paths don't have the same drive")

    monkeypatch.setattr(os.path, "commonpath", commonpath)
    code, _, err = run("segment", "pages/a.txt", "pages/a.html", "-o", "out")
    assert (code, err.count("\n")) == (2, 1)
    assert "pages/a.txt, pages/a.html: no folder holds all of them" in err


def test_listed_paths_count_from_the_current_folder(run: Run, here: Path) -> None:
    (here / "list").write_bytes(b"pages/sub/a.txt\r\n\n./pages/sub/../a.txt\n../elsewhere.txt\nout/old.txt\n")
    code, _, err = run("segment", "-i", "list", "-o", "out")
    assert code == 1
    assert sorted(files(here / "out")) == [str(Path("pages/a.txt.txt")), str(Path("pages/sub/a.txt.txt"))]
    outside, output = err.splitlines()
    assert outside.startswith("segmenter: ../elsewhere.txt: lies outside of ")
    assert output == "segmenter: out/old.txt: lies in out, where outputs are written: choose another --output-dir"


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["pages", "-o", "pages"], "pages: --output-dir would mix"),
        (["pages", "-o", "pages/out"], "pages/out: --output-dir would mix"),
        (["pages", "-o", "."], ".: --output-dir would mix"),
        (["pages/a.txt", "-o", "pages"], "pages: --output-dir would mix"),
        (["pages", "-o", "link"], "link: --output-dir would mix"),
        (["pages/sub", "-o", "pages/a.txt"], "--output pages/a.txt"),
        (["-", "-o", "out"], "stdin has no name: use --output FILE"),
        (["-o", "out"], "stdin has no name: use --output FILE"),
        (["pages", "--output", "pages/all.txt"], "pages/all.txt: is input and output at once, lying in pages"),
        (["pages", "--input-format", "html", "--output", "pages/all"], "pages/all: is input and output at once"),
        (["-i", "list", "--output", "pages/a.txt"], "pages/a.txt: is input and output at once"),
    ],
    ids=str,
)
def test_outputs_never_come_to_lie_among_inputs(run: Run, here: Path, argv: list[str], said: str) -> None:
    (here / "link").symlink_to(here / "pages" / "sub", target_is_directory=True)
    (here / "list").write_text("pages/a.html\npages/a.txt\n")
    before = files(here)
    code, out, err = run("segment", *argv)
    assert (code, out) == (2, "")
    assert said in err
    assert files(here) == before


def test_output_is_none_of_the_paths_on_stdin(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"pages/a.html\npages/a.txt\n")))
    code, _, err = run("segment", "-i", "-", "--output", "pages/a.txt")
    assert code == 2
    assert "pages/a.txt: is input and output at once" in err
    assert (here / "pages" / "a.txt").read_bytes() == ENGLISH.encode()


def test_a_name_that_no_output_can_have_leaves_the_others(run: Run, here: Path) -> None:
    long = "n" * 251 + ".txt"
    (here / "pages" / long).write_bytes(ENGLISH.encode())
    (here / "pages" / "a.txt.txt").mkdir()
    (here / "pages" / "a.txt.txt" / "b.txt").write_bytes(ARABIC.encode())
    code, out, err = run("segment", "pages", "-o", "out")
    assert (code, out) == (1, "")
    assert [line.split(": ")[1] for line in err.splitlines()] == [
        os.path.join("pages", "a.txt.txt", "b.txt"),
        os.path.join("pages", long),
    ]
    assert sorted(files(here / "out")) == ["a.html.txt", "a.txt.txt", os.path.join("sub", "a.txt.txt")]


def test_an_output_is_whole_or_as_it_was(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("segment", "pages", "-o", "out")
    before = files(here / "out")

    def full(documents: Any, several: bool) -> Iterator[str]:
        yield "half of it"
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(formats.FORMATS, "text", (formats.text, full))
    code, _, err = run("segment", "pages", "-o", "out")
    assert (code, err.count("\n")) == (1, 1)
    assert "No space left" in err
    assert files(here / "out") == before


def test_resume_leaves_out_what_is_there(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "pages" / "b.txt").write_bytes(b"")
    assert run("segment", "pages", "-o", "out")[0] == 1
    (here / "pages" / "b.txt").write_bytes(ARABIC.encode())
    (here / "out" / "a.html.txt").write_text("kept")
    (here / "out" / "sub" / "a.txt.txt").unlink()
    read: list[str] = []
    whole = opening.opened

    def opened(path: str) -> Any:
        read.append(path)
        return whole(path)

    monkeypatch.setattr("segmenter.cli.documents.opened", opened)
    assert run("segment", "pages", "-o", "out", "--resume") == (0, "", "segmenter: 2 of the inputs had been done before\n")
    assert [Path(path) for path in read] == [Path("pages/b.txt"), Path("pages/sub/a.txt")]
    found = files(here / "out")
    assert found["a.html.txt"] == "kept"
    assert found["b.txt.txt"] == found[os.path.join("sub", "a.txt.txt")]


def test_no_article_is_an_empty_output(run: Run, here: Path) -> None:
    (here / "menu.txt").write_text("Home\nSign in\n")
    assert run("segment", "menu.txt", "-o", "out")[0] == 0
    assert files(here / "out") == {"menu.txt.txt": ""}


# What is found


def test_folder_is_listed_as_it_is_read(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[str] = []
    whole = os.scandir

    def scandir(folder: str) -> Any:
        listed.append(folder)
        return whole(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    notes: list[str] = []
    found = find.find(["pages", "nowhere", "-"], None, notes.append)
    assert [next(found), next(found), listed] == [os.path.join("pages", "a.html"), os.path.join("pages", "a.txt"), ["pages"]]
    assert list(found) == [os.path.join("pages", "sub", "a.txt"), "nowhere", "-"]
    assert notes == []


def test_a_folder_that_vanishes_is_named(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.scandir

    def scandir(folder: str) -> Any:
        if folder.endswith("sub"):
            raise FileNotFoundError(2, "No such file or directory", folder)
        return whole(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    code, out, err = run("segment", "pages", "--format", "jsonl")
    assert (code, ids(out)) == (1, [os.path.join("pages", "a.html"), os.path.join("pages", "a.txt")])
    assert err.startswith(f"segmenter: {os.path.join('pages', 'sub')}: cannot be listed (No such file or directory)")


@pytest.mark.skipif(os.name != "posix", reason="needs pipes and links in folders")
def test_pipes_are_not_waited_for_and_links_lead_in_no_circles(run: Run, here: Path) -> None:
    os.mkfifo(here / "pages" / "pipe.txt")
    (here / "pages" / "circle").symlink_to(here / "pages")
    (here / "pages" / "link.txt").symlink_to(here / "pages" / "a.txt")
    (here / "pages" / "lost.txt").symlink_to(here / "nowhere")
    code, out, err = run("segment", "pages", "--format", "jsonl")
    assert (code, [os.path.basename(name) for name in ids(out)]) == (1, ["a.html", "a.txt", "link.txt", "a.txt"])
    assert "pages: 1 other file passed over, such as pages/pipe.txt" in err
    assert "pages/lost.txt: no such file" in err
    assert err.count("\n") == 2


def test_passed_over_files_are_counted_and_can_be_read(run: Run, here: Path) -> None:
    (here / "pages" / "index").write_bytes(PAGE)
    (here / "pages" / "story.asp").write_bytes(PAGE)
    _, _, err = run("segment", "pages", "--format", "jsonl")
    index = os.path.join("pages", "index")
    assert err.startswith("segmenter: pages: 2 other files passed over, such as ")
    assert err.endswith(": read all files as one kind with --input-format\n")
    (here / "pages" / "a.txt").unlink()
    (here / "pages" / "sub" / "a.txt").unlink()
    code, out, err = run("segment", "pages", "--format", "jsonl", "--input-format", "html")
    assert (code, err) == (0, "")
    assert [Path(name).name for name in ids(out)] == ["a.html", "index", "story.asp"]
    assert {json.loads(line)["text"] for line in out.splitlines()} == {segment_html(PAGE).text}
    assert json.loads(run("segment", index, "--format", "jsonl", "--input-format", "text")[1])["text"] == PAGE.decode()


def test_list_on_stdin(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"pages/sub/a.txt\npages/none.txt\npages/a.txt")))
    code, out, err = run("segment", "-i", "-", "--format", "jsonl", "--output", "all.jsonl")
    assert (code, out) == (1, "")
    assert ids((here / "all.jsonl").read_text("utf-8")) == ["pages/sub/a.txt", "pages/a.txt"]
    assert err == "segmenter: pages/none.txt: no such file or folder: check how it is spelt\n"


def test_paths_may_stand_before_and_after_options(run: Run, here: Path) -> None:
    _, out, _ = run("segment", "pages/a.txt", "--format", "jsonl", "pages/a.html", "pages/sub/a.txt")
    assert ids(out) == ["pages/a.txt", "pages/a.html", "pages/sub/a.txt"]


# What is read


def packed_zstd(data: bytes) -> bytes:
    packed: bytes = opening.zstd("").compress(data)
    return packed


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".zst", packed_zstd)])
def test_packed_documents(run: Run, here: Path, suffix: str, pack: Callable[[bytes], bytes]) -> None:
    (here / "pages" / f"A.HTML{suffix}").write_bytes(pack(PAGE))
    (here / "pages" / f"b.txt{suffix}").write_bytes(pack(ENGLISH.encode()))
    (here / "pages" / f"cut.txt{suffix}").write_bytes(pack(ENGLISH.encode())[:-20])
    (here / "pages" / f"no.txt{suffix}").write_bytes(b"not packed at all")
    code, out, err = run("segment", "pages", "--format", "jsonl")
    texts = {json.loads(line)["id"]: json.loads(line)["text"] for line in out.splitlines()}
    assert code == 1
    assert texts[os.path.join("pages", f"A.HTML{suffix}")] == segment_html(PAGE).text
    assert texts[os.path.join("pages", f"b.txt{suffix}")] == ENGLISH
    assert [line.split(": ")[1] for line in err.splitlines()] == [f"pages/cut.txt{suffix}", f"pages/no.txt{suffix}"]
    assert all("broken" in line and line.endswith(": it may be cut short, so fetch it again") for line in err.splitlines())


def test_zstandard_that_is_not_installed(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "a.txt.zst").write_bytes(packed_zstd(ENGLISH.encode()))

    def absent(name: str) -> Any:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(opening, "import_module", absent)
    code, _, err = run("segment", "a.txt.zst")
    assert code == 1
    assert err == "segmenter: a.txt.zst: packed with Zstandard: pip install 'segmenter[zstd]', or do without\n"


ROWS = [
    {"id": "one", "text": ENGLISH},
    {"id": 2, "html": PAGE.decode(), "text": "not this", "url": "https://example.org/2"},
    {"text": ARABIC, "other": None},
]


@pytest.fixture
def shard(here: Path) -> Path:
    lines = [json.dumps(row) for row in ROWS]
    lines[1:1] = ["", "no json", "[1]", '{"body": "x"}', '{"text": " "}', "[" * 100_000]
    (here / "shard.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    return Path("shard.jsonl.gz")


def test_jsonl_holds_a_document_on_each_line(run: Run, shard: Path) -> None:
    code, out, err = run("segment", shard, "--format", "json", "--url", "https://example.org/all")
    first, second, third = json.loads(out)
    assert code == 1
    assert [first["id"], second["id"], third["id"]] == ["one", "2", f"{shard}:9"]
    assert [first["text"], second["text"], third["text"]] == [ENGLISH, segment_html(PAGE).text, ARABIC]
    assert second["url"] == "https://example.org/2"
    said = ["not JSON", "is a JSON list", "its keys are body", "blank", "not JSON"]
    for number, line, wrong in zip(range(3, 8), err.splitlines(), said, strict=True):
        assert line.startswith(f"segmenter: {shard}:{number}: ")
        assert wrong in line


def test_jsonl_of_any_name_and_from_stdin(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    (here / "rows").write_bytes(data)
    _, wanted, _ = run("segment", "rows", "--input-format", "jsonl", "--format", "jsonl")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    _, out, _ = run("segment", "--input-format", "jsonl", "--format", "jsonl")
    assert ids(wanted) == ["one", "2", "rows:3"]
    assert out.replace('"-:3"', '"rows:3"') == wanted


def test_a_folder_of_jsonl_is_read_when_asked_for(run: Run, here: Path, shard: Path) -> None:
    (here / "shards").mkdir()
    shard.rename("shards/0.jsonl.gz")
    code, _, err = run("segment", "shards")
    assert (code, err.count("\n")) == (1, 1)
    assert err.endswith("in this folder: say with --input-format what its files are\n")
    run("segment", "shards", "--input-format", "jsonl", "--format", "jsonl", "-o", "out")
    assert ids(files(here / "out")["0.jsonl.gz.jsonl"]) == ["one", "2", "shards/0.jsonl.gz:9"]


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_file_that_breaks_off_has_no_output(run: Run, here: Path, processes: str) -> None:
    rows = [json.dumps({"text": ENGLISH[number:]}) for number in range(40)]
    (here / "cut.jsonl.gz").write_bytes(gzip.compress("\n".join(rows).encode(), 0)[: -len(ENGLISH)])
    code, _, err = run("segment", "cut.jsonl.gz", "pages/a.txt", "-o", "out", "--format", "jsonl", "--processes", processes)
    assert (code, list(files(here / "out"))) == (1, [os.path.join("pages", "a.txt.jsonl")])
    assert err.startswith("segmenter: cut.jsonl.gz: broken gzip (")
    assert err.count("\n") == 1


def test_jsonl_without_a_line(run: Run, here: Path) -> None:
    (here / "void.jsonl").write_text("\n\n")
    assert run("segment", "void.jsonl") == (1, "", "segmenter: void.jsonl: empty: give it JSON, one object on each line\n")


# Formats and other names


def test_front_matter_stands_above_text_and_markdown(run: Run, here: Path) -> None:
    article = segment_html(PAGE, url="https://news.example.org/bridge")
    for name in ("text", "markdown"):
        plain = run("segment", "pages/a.html", "--format", name)[1]
        _, out, _ = run(
            "segment", "pages/a.html", "--format", name, "--with-metadata", "--url", "https://news.example.org/bridge"
        )
        _, header, rest = out.split("---\n", 2)
        assert rest == plain
        found = {key: json.loads(value) for key, value in (line.split(": ", 1) for line in header.splitlines())}
        assert found == {
            "title": article.headline,
            "author": "; ".join(article.authors),
            "url": article.url,
            "hostname": "news.example.org",
            "date": article.published_date,
            "categories": [article.category],
            "tags": list(article.tags),
            "language": "ar",
        }
    for name in ("json", "csv"):
        assert run("segment", "pages", "--format", name, "--with-metadata") == run("segment", "pages", "--format", name)


def test_front_matter_is_yaml_whatever_it_holds() -> None:
    article: Any = SimpleNamespace(
        headline='A "title": no\n--- # tricks\x85\u2028\ud800\x7f',
        authors=(),
        url="https://[x",
        deck=None,
        source="Paper",
        source_name=None,
        published_date="2024",
        category=None,
        tags=("no", "1"),
        language="und",
    )
    assert front_matter(article).splitlines() == [
        "---",
        r'title: "A \"title\": no\n--- # tricks\u0085\u2028\ud800\u007f"',
        'url: "https://[x"',
        'sitename: "Paper"',
        'date: "2024"',
        'tags: ["no", "1"]',
        'language: "und"',
        "---",
    ]


def test_csv_has_a_row_for_each_document(run: Run, here: Path) -> None:
    _, out, _ = run("segment", "pages", "--csv")
    page, english, arabic = csv.DictReader(io.StringIO(out, newline=""))
    article = segment_html(PAGE)
    assert page == {
        "id": os.path.join("pages", "a.html"),
        "url": "",
        "language": "ar",
        "headline": article.headline,
        "authors": "; ".join(article.authors),
        "published_date": article.published_date,
        "source": "",
        "category": article.category,
        "tags": "; ".join(article.tags),
        "body": article.body,
    }
    assert [english["body"], arabic["body"]] == [segment(ENGLISH).body, segment(ARABIC).body]


@pytest.mark.parametrize("name", formats.FORMATS)
def test_every_format_has_the_names_that_trafilatura_would_give_it(run: Run, here: Path, name: str) -> None:
    wanted = run("segment", "pages", "--format", name)
    assert wanted[0] == 0
    assert run("segment", "pages", "--output-format", name) == wanted
    if name not in ("text", "jsonl"):
        assert run("segment", "pages", f"--{name}") == wanted


@pytest.mark.parametrize(
    ("alias", "meant"),
    [
        ("--output-format txt", "--format text"),
        ("--output-format md", "--format markdown"),
        ("--format txt", ""),
        ("--parallel 2", "--processes 2"),
        ("--precision", "--keep -1"),
        ("--recall", "--keep 2"),
        ("--csv --json", "--format json"),
    ],
)
def test_other_names_mean_the_same(run: Run, here: Path, alias: str, meant: str) -> None:
    assert run("segment", "pages", *alias.split()) == run("segment", "pages", *meant.split())


@pytest.mark.parametrize(("option", "keep"), [("--precision", -1.0), ("--recall", 2.0)])
def test_precision_and_recall_reach_the_segmenter(run: Run, here: Path, option: str, keep: float) -> None:
    _, out, _ = run("segment", "pages/a.txt", "--format", "jsonl", option)
    assert json.loads(out)["spans"] == Segmenter(keep=keep).segment(ENGLISH).to_dict()["spans"]


# Wrong usage


@pytest.mark.parametrize(
    ("argv", "value", "remedy"),
    [
        ("page.html", "'page.html'", "segmenter segment page.html"),
        ("segmnt page.html", "'segmnt'", "segmenter segment"),
        ("--input-dir pages", "--input-dir", "segmenter segment --input-dir"),
        ("segment pages --ouput-dir out", "'--ouput-dir'", "did you mean --output-dir?"),
        ("segment pages --zzz", "'--zzz'", "see 'segmenter segment --help'"),
        ("segment -u https://example.org/", "-u", "wget or curl"),
        ("segment --URL=https://example.org/", "--URL", "wget or curl"),
        ("segment --crawl https://example.org/", "--crawl", "fetch pages first"),
        ("segment pages --only-with-metadata", "--only-with-metadata", "--format jsonl"),
        ("segment pages --target-language ar", "--target-language", "--language says"),
        ("segment pages -o out --keep-dirs", "--keep-dirs", "leave it out"),
        ("segment pages --no-comments --json", "--no-comments", "leave it out"),
        ("segment pages --format docx", "'docx'", "choose from text"),
        ("segment pages --input-format pdf", "'pdf'", "'html', 'jsonl', 'parquet', 'warc'"),
        ("segment --input-dir pages/a.txt", "pages/a.txt", "name it without --input-dir"),
        ("segment --input-dir nowhere", "nowhere", "check how it is spelt"),
        ("segment -i pages", "pages", "name it without --input-file"),
        ("segment -i nowhere", "nowhere", "check how it is spelt"),
        ("segment -i pages/a.html", "pages/a.html", "leave the -i out"),
        ("segment pages --input-dir pages", "--input-dir", "use one of them"),
        ("segment pages --resume", "--resume", "--output-dir"),
        ("segment pages -o out --output all.txt", "--output", "not allowed with"),
        ("segment pages --precision --recall", "--recall", "not allowed with argument --precision"),
        ("segment pages --parallel all", "'all'", "whole number, 1 or more"),
        ("segment pages --keep 99", "'99'", "from -50 to 50"),
        ("segment pages --csv --only body", "csv", "use text, json or jsonl"),
        ("segment pages --csv --reasons", "csv", "add --format json"),
        ("explain pages/a.txt pages/a.html", "'pages/a.html'", "segmenter explain --help"),
        ("evaluate pages --fast", "'--fast'", "segmenter evaluate --help"),
    ],
)
def test_wrong_usage_names_the_value_and_the_remedy(run: Run, here: Path, argv: str, value: str, remedy: str) -> None:
    code, out, err = run(*argv.split())
    assert (code, out) == (2, "")
    assert value in err
    assert remedy in err
    assert sorted(os.listdir(here)) == ["pages"]


def test_an_address_is_not_fetched(run: Run, here: Path) -> None:
    code, _, err = run("segment", "https://example.org/a?b=1&c=2")
    assert code == 1
    assert err.startswith("segmenter: https://example.org/a?b=1&c=2: is an address, and nothing is downloaded: ")
    assert "curl -s 'https://example.org/a?b=1&c=2' | segmenter segment" in err


# What ``trafilatura --help`` lists in version 2.3.1, save what every program has.
OF_TRAFILATURA = (
    "-i --input-file --input-dir -u --URL --parallel -b --blacklist --list -o --output-dir --backup-dir --keep-dirs --feed "
    "--sitemap --crawl --explore --probe --archived --url-filter -f --fast --formatting --links --images --no-comments "
    "--no-tables --only-with-metadata --with-metadata --target-language --deduplicate --config-file --precision --recall "
    "--output-format --csv --html --json --markdown --xml --xmltei --validate-tei -v --verbose"
)


@pytest.mark.parametrize("option", OF_TRAFILATURA.split())
def test_every_option_of_trafilatura_is_understood_or_answered(run: Run, here: Path, option: str) -> None:
    if option in ("--html", "--xml") and option[2:] not in formats.FORMATS:
        pytest.skip("no such format yet")
    _, _, err = run("segment", option, "nowhere")
    assert err
    assert "is not an option" not in err


# The page on coming from trafilatura

GUIDE = (ROOT / "docs" / "from-trafilatura.md").read_text("utf-8")


@pytest.fixture
def place(here: Path) -> Path:
    """All the files that the commands of the page name."""
    (here / "page.html").write_bytes(PAGE)
    (here / "pages" / "story.asp").write_bytes(PAGE)
    (here / "shards").mkdir()
    rows = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    for name in ("shard.jsonl.gz", "shards/0.jsonl.gz"):
        (here / name).write_bytes(gzip.compress(rows))
    head = f"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: {len(PAGE)}\r\n\r\n"
    (here / "crawl.warc.gz").write_bytes(gzip.compress(head.encode() + PAGE))
    return here


@pytest.mark.parametrize("command", sorted({*re.findall(r"(?:`|^)(segmenter \w+ [^\s`|<][^`|\n<]*)", GUIDE, re.MULTILINE)}))
def test_commands_of_the_guide_run(run: Run, place: Path, command: str) -> None:
    code, out, err = run(*shlex.split(command)[1:])
    assert code == 0
    assert out or {path.name for path in place.iterdir()} & {"texts", "labelled", "labels.jsonl"}
    assert all("passed over" in line for line in err.splitlines())


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
@pytest.mark.parametrize("line", [line for line in GUIDE.splitlines() if line.startswith("find ")])
def test_pipelines_of_the_guide_run(place: Path, line: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    line = line.replace("| segmenter", f"| '{sys.executable}' -m segmenter")
    subprocess.run(["/bin/sh", "-c", line], cwd=place, env=environment, check=True, timeout=60)
    assert ids((place / "labels.jsonl").read_text("utf-8")) == ["pages/story.asp"]


def test_python_of_the_guide_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(from segmenter .*?)```", GUIDE, re.DOTALL)
    found: dict[str, Any] = {"page": PAGE, "address": "https://example.org/", "text_extracted_long_ago": ENGLISH}
    exec(compile(code, "from-trafilatura.md", "exec"), found)
    assert found["text"] == found["article"].body == segment_html(PAGE).body
    assert found["labelled"].spans == segment(ENGLISH).spans
    assert capsys.readouterr().out.startswith(segment_html(PAGE).headline or "-")


# As a program


def test_progress_without_a_total(here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(12):
        (here / "pages" / f"{number}.txt").write_text("A text.")
    monkeypatch.setattr(report, "_PAUSE", 0.001)
    monkeypatch.setattr(sinks, "_COUNTED", 5)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["segment", "pages", "-o", "out"]) == 0
    drawn = capsys.readouterr().err
    assert "15 documents, " in drawn
    assert " a second\x1b[K" in drawn
    assert drawn.endswith("\r\x1b[K")


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="needs signals for a group of processes")
@pytest.mark.parametrize("processes", ["1", "2"])
def test_ctrl_c_ends_cleanly(here: Path, processes: str) -> None:
    for number in range(2000):
        (here / "pages" / f"{number}.txt").write_text(ENGLISH, "utf-8")
    command = [sys.executable, "-m", "segmenter", "segment", "pages", "-o", "out", "--processes", processes]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    # Where the tests run in the background, Ctrl-C is ignored from the start.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True, env=environment, preexec_fn=heed) as process:
        assert process.stderr is not None
        while process.poll() is None and not list(here.glob("out/*.txt")):
            pass
        os.killpg(process.pid, signal.SIGINT)
        assert process.stderr.read() == b""
        assert process.wait(60) == 130
    found = files(here / "out")
    assert 0 < len(found) < 2003
    assert not [name for name in found if name.endswith(".part")]
    assert all(found.values())
