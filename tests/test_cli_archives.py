"""Web archives on the command line: what of them is a document, and what happens where they are broken."""

import gzip
import io
import itertools
import json
import re
import sys
import tracemalloc
import zlib
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from segmenter import Html, segment, segment_html
from segmenter.cli import opening
from segmenter.cli.documents import documents
from segmenter.cli.inputs import Document
from segmenter.cli.opening import InputError
from tests.conftest import Run

brotli = pytest.importorskip("brotli")

PAGE = """\
<!DOCTYPE html><html><head><title>Żółw wrócił do portu | Kurier Zatoki</title></head><body>
<nav><a href="/">Start</a> <a href="/port">Port</a></nav>
<main><h1>Żółw wrócił do portu</h1>
<p>Po dwóch latach przerwy prom Żółw znów pływa między wyspą a przystanią w Zielonej Zatoce, mówi kapitan Łęcki.</p>
<p>Rejs trwa kwadrans, a bilet kosztuje tyle co dawniej. Następny prom zostanie zwodowany jesienią, dodaje stocznia.</p></main>
<footer>Kurier Zatoki</footer></body></html>
"""
TEXT = "The mill turns again\n\nAfter nine years the mill of Fernmoor grinds rye again, says its keeper. It is open on Sundays.\n"
LEFT = "http://a.example/"


class Crawl:
    """Writes an archive, a record after the other."""

    def __init__(self, *, packed: bool = False) -> None:
        self.file = io.BytesIO()
        self._writer = WARCWriter(self.file, gzip=packed)
        self._numbers = itertools.count(1)

    @property
    def data(self) -> bytes:
        return self.file.getvalue()

    def add(
        self,
        kind: str,
        payload: bytes,
        content_type: str,
        *,
        url: str | None = "",
        status: str = "200 OK",
        when: str = "",
        **more: str,
    ) -> "Crawl":
        """Add a record; ``url=""`` makes one up, ``when`` is its date, and ``more`` is what else a server said."""
        address = url if url is None or url else f"{LEFT}{next(self._numbers)}"
        heads, http = {"WARC-Date": when} if when else {}, None
        if kind == "response":
            headers = [("Content-Type", content_type)] if content_type else []
            headers += [(name.replace("_", "-"), value) for name, value in more.items()]
            http = StatusAndHeaders(status, headers, "HTTP/1.1")
        elif content_type:
            heads["Content-Type"] = content_type
        record = self._writer.create_warc_record(
            address, kind, io.BytesIO(payload), warc_headers_dict=heads, http_headers=http, warc_content_type=content_type
        )
        self._writer.write_record(record)
        return self

    def page(self, payload: str | bytes = PAGE, content_type: str = "text/html", **more: Any) -> "Crawl":
        return self.add("response", payload.encode() if isinstance(payload, str) else payload, content_type, **more)

    def text(self, payload: str = TEXT, **more: Any) -> "Crawl":
        return self.add("conversion", payload.encode(), "text/plain", **more)


def rows(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def ids(out: str) -> list[str]:
    return [row["id"] for row in rows(out)]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# What is a document


@pytest.mark.parametrize("name", ["crawl.warc", "CRAWL.WARC.GZ", "crawl.warc.zst"])
def test_pages_with_their_addresses_and_encodings(run: Run, here: Path, name: str) -> None:
    crawl = Crawl(packed=name.endswith(".GZ"))
    crawl.page().page(PAGE.encode("iso8859_2"), "Text/HTML; charset=iso-8859-2").page(PAGE, "application/xhtml+xml")
    (here / name).write_bytes(opening.zstd("").compress(crawl.data) if name.endswith(".zst") else crawl.data)
    code, out, err = run("segment", name, "--format", "jsonl")
    assert (code, err) == (0, "")
    assert ids(out) == [f"{LEFT}{number}" for number in (1, 2, 3)]
    for row in rows(out):
        assert row == {"id": row["id"]} | segment_html(PAGE, url=row["id"]).to_dict()


@pytest.mark.parametrize("name", ["crawl.warc.wet.gz", "crawl.wet.gz"])
def test_texts(run: Run, here: Path, name: str) -> None:
    crawl = Crawl(packed=True).add("warcinfo", b"software: none\r\n", "application/warc-fields").text().text(PAGE)
    (here / name).write_bytes(crawl.data)
    code, out, err = run("segment", name, "--format", "jsonl")
    assert (code, err) == (0, "")
    assert rows(out) == [{"id": f"{LEFT}{n}"} | segment(text).to_dict() for n, text in ((2, TEXT), (3, PAGE))]


def test_resources_are_what_their_type_says(run: Run, here: Path) -> None:
    crawl = Crawl().add("resource", PAGE.encode("cp1250"), "text/html; charset=windows-1250")
    crawl.add("resource", "Prom Żółw znów pływa.".encode("cp1250"), "text/plain; charset=windows-1250")
    (here / "crawl").write_bytes(crawl.data)
    code, out, err = run("segment", "crawl", "--input-format", "warc", "--format", "jsonl")
    assert (code, err) == (0, "")
    assert [row["text"] for row in rows(out)] == [segment_html(PAGE).text, "Prom Żółw znów pływa."]


def test_all_else_is_passed_over_and_counted(run: Run, here: Path) -> None:
    crawl = Crawl().add("warcinfo", b"software: none\r\n", "application/warc-fields")
    crawl.add("request", b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request")
    crawl.page(url="http://b.example/").add("metadata", b"fetchTimeMs: 9\r\n", "application/warc-fields")
    crawl.add("revisit", b"", "application/http; msgtype=response")
    (here / "crawl.warc").write_bytes(crawl.data)
    assert run("segment", "crawl.warc", "--format", "jsonl")[2] == ""
    crawl.page(b"\x89PNG\r\n\x1a\n", "image/png", url="http://b.example/logo.png")
    (here / "crawl.warc").write_bytes(crawl.data)
    said = "such as http://b.example/logo.png: only HTML of status 200 and plain texts are read\n"
    _, _, err = run("segment", "crawl.warc", "--format", "jsonl")
    assert err == f"segmenter: crawl.warc: 1 other record passed over, {said}"
    crawl.page(status="301 Moved Permanently", Location=LEFT).page(status="404 Not Found").page(status="")
    crawl.page(" \n").page("").page(content_type="").page(TEXT, "text/plain").text("\u00a0")
    crawl.add("resource", b"body { color: red }", "text/css").add("conversion", PAGE.encode(), "")
    (here / "crawl.warc").write_bytes(crawl.data)
    code, out, err = run("segment", "crawl.warc", "--format", "jsonl")
    assert (code, ids(out)) == (0, ["http://b.example/"])
    assert err == f"segmenter: crawl.warc: 11 other records passed over, {said}"


def test_headers_are_carried_along(run: Run, here: Path) -> None:
    (here / "crawl.warc").write_bytes(Crawl().page().text().data)
    _, out, _ = run("segment", "crawl.warc", "--format", "jsonl", "--carry", "WARC-Type,WARC-None", "--fields", "record")
    assert rows(out) == [{"record": {"WARC-Type": "response"}}, {"record": {"WARC-Type": "conversion"}}]


def test_times_ago_are_counted_from_the_date_of_the_record(here: Path, run: Run) -> None:
    page = PAGE.replace("</h1>", "</h1><time>2 days ago</time>").replace("<html>", '<html lang="en">')
    text = TEXT.replace("\n\n", "\n\n2 days ago\n\n", 1)
    crawl = Crawl().page(page, when="2024-03-05T10:22:00Z").text(text, when="2024-05-17T00:00:00.5Z").text(text, when="yesterday")
    (here / "crawl.warc").write_bytes(crawl.data)
    dates = ["--format", "jsonl", "--language", "en", "--fields", "published_date"]
    _, out, _ = run("segment", "crawl.warc", *dates)
    assert [row.get("published_date") for row in rows(out)] == ["2024-03-03", "2024-05-15", None]
    _, out, _ = run("segment", "crawl.warc", "--reference", "2020-01-09", *dates)
    assert [row.get("published_date") for row in rows(out)] == ["2024-03-03", "2024-05-15", "2020-01-07"]


def test_a_response_without_anything_is_passed_over(here: Path) -> None:
    bare = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
    (here / "crawl.warc").write_bytes(bare + Crawl().text(when="2024-03-05T10:22:00Z").data)
    notes: list[str] = []
    (found,) = documents("crawl.warc", None, None, notes.append)
    assert found == Document(f"{LEFT}1", TEXT, reference="2024-03-05T10:22:00Z")
    assert len(notes) == 1


def test_names_and_addresses(here: Path, caplog: pytest.LogCaptureFixture) -> None:
    crawl = Crawl().page(url="<http://b.example/wget>").page(url="http://b.example/two words").page(url=None)
    (here / "crawl.warc").write_bytes(crawl.data)
    one, two, three = documents("crawl.warc", None, "http://b.example/given", print)
    assert isinstance(one, Document)
    assert (one.name, one.content) == ("http://b.example/wget", Html(PAGE.encode(), "http://b.example/wget", "text/html"))
    assert isinstance(two, Document)
    assert two.name == "http://b.example/two%20words"
    assert isinstance(three, Document)
    assert re.fullmatch("urn:uuid:[0-9a-f-]{36}", three.name)
    assert isinstance(three.content, Html)
    assert three.content.url == "http://b.example/given"
    assert not caplog.records


# How payloads are packed


def chunked(data: bytes, size: int = 100) -> bytes:
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in [*pieces, b""])


def bare_deflate(data: bytes) -> bytes:
    return zlib.compress(data, wbits=-zlib.MAX_WBITS)


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "X-GZIP": gzip.compress,
    "deflate": zlib.compress,
    "deflate ": bare_deflate,
    "br": brotli.compress,
    "identity": lambda data: data,
}


@pytest.mark.parametrize("coding", PACKERS)
def test_packed_payloads_are_unpacked(here: Path, coding: str) -> None:
    source = PAGE.encode()
    odd = source + b"\0"
    packed, odd_packed = PACKERS[coding](source), PACKERS[coding](odd)
    crawl = Crawl().page(packed, Content_Encoding=coding)
    crawl.page(chunked(odd_packed), Content_Encoding=coding, Transfer_Encoding="Chunked")
    # Stored unpacked, with the header that it came with.
    crawl.page(source, Content_Encoding=coding, Transfer_Encoding="chunked")
    (here / "crawl.warc").write_bytes(crawl.data)
    found = [one.content for one in documents("crawl.warc", None, None, print) if isinstance(one, Document)]
    assert [one.source for one in found if isinstance(one, Html)] == [source, odd, source]


@pytest.mark.parametrize(
    ("coding", "payload", "said"),
    [
        ("gzip", gzip.compress(PAGE.encode())[:200], "broken gzip or deflate (Error -5 "),
        ("gzip", gzip.compress(PAGE.encode())[:-8] + b"\xff" * 8, "broken gzip or deflate (Error -3 "),
        ("br", brotli.compress(PAGE.encode())[:200], "broken Brotli ("),
        ("zstd", opening.zstd("").compress(PAGE.encode()), "its Content-Encoding 'zstd' is not supported: fetch it with "),
        ("gzip, br", gzip.compress(PAGE.encode()), "its Content-Encoding 'gzip, br' is not supported"),
    ],
)
def test_a_payload_that_cannot_be_unpacked_leaves_the_others(
    run: Run, here: Path, coding: str, payload: bytes, said: str
) -> None:
    crawl = Crawl(packed=True).page().page(payload, Content_Encoding=coding).page()
    (here / "crawl.warc.gz").write_bytes(crawl.data)
    code, out, err = run("segment", "crawl.warc.gz", "--format", "jsonl")
    assert (code, ids(out)) == (1, [f"{LEFT}1", f"{LEFT}3"])
    assert err.startswith(f"segmenter: crawl.warc.gz: {LEFT}2: {said}")
    assert err.count("\n") == 1
    # As of a line of JSONL, the output is there for all the others.
    assert run("segment", "crawl.warc.gz", "--format", "jsonl", "-o", "out") == (1, "", err)
    assert ids((here / "out" / "crawl.warc.gz.jsonl").read_text("utf-8")) == [f"{LEFT}1", f"{LEFT}3"]


# What is broken


def test_an_archive_may_be_cut_anywhere(here: Path) -> None:
    crawl, ends = Crawl(), []
    for packed in (chunked(gzip.compress(PAGE.encode())), chunked(gzip.compress(TEXT.encode()))):
        crawl.page(packed, Content_Encoding="gzip", Transfer_Encoding="chunked")
        ends.append(len(crawl.data) - len("\r\n\r\n"))
    blanks = {end + more for end in ends for more in range(5)}
    for cut in range(len(crawl.data)):
        (here / "cut.warc").write_bytes(crawl.data[:cut])
        found: list[Document | InputError] = []
        with nullcontext() if cut in blanks else pytest.raises(InputError, match=r"^cut\.warc: "):
            found.extend(documents("cut.warc", None, None, print))
        assert [type(one) for one in found] == [Document] * sum(end <= cut for end in ends)


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_cut_archive_loses_nothing_before_the_cut(run: Run, here: Path, suffix: str) -> None:
    one, two = Crawl().text().data, Crawl().text(TEXT * 9).data
    pack: Callable[[bytes], bytes] = gzip.compress if suffix == ".gz" else opening.zstd("").compress
    for cut in (50, 100, 150):
        (here / f"cut.wet{suffix}").write_bytes(pack(one) * 3 + pack(two)[:-cut])
        (here / "whole.wet").write_bytes(one)
        code, out, err = run("segment", f"cut.wet{suffix}", "whole.wet", "--format", "jsonl")
        assert (code, len(ids(out))) == (1, 4)
        assert err.startswith(f"segmenter: cut.wet{suffix}: broken ")
        assert err.endswith(": it may be cut short, so fetch it again\n")
        assert err.count("\n") == 1


def test_a_cut_page_is_no_page(run: Run, here: Path) -> None:
    (here / "cut.warc").write_bytes(Crawl().text().page().data[:-200])
    code, out, err = run("segment", "cut.warc", "--format", "jsonl")
    assert (code, ids(out)) == (1, [f"{LEFT}1"])
    assert err == f"segmenter: cut.warc: ends in the middle of {LEFT}2: it may be cut short, so fetch it again\n"


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (b"9", "broken behind its record 2, where no other begins"),
        (b"9" * 9, f"ends in the middle of {LEFT}2"),
        (b"9" * 99, "its record 2 has no valid Content-Length"),
        (b"many", "its record 2 has no valid Content-Length"),
        (b"-1", "its record 2 has no valid Content-Length"),
    ],
)
@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_broken_record_leaves_those_before_it_and_other_archives(
    run: Run, here: Path, length: bytes, said: str, processes: str
) -> None:
    before, whole = Crawl().page().data, Crawl().page().page().page().data
    broken = re.sub(rb"(?<=Content-Length: )\d+", length, whole[len(before) :], count=1)
    (here / "one.warc").write_bytes(before + broken)
    (here / "two.warc").write_bytes(whole)
    argv = ("segment", "one.warc", "two.warc", "--format", "jsonl", "--processes", processes)
    code, out, err = run(*argv)
    assert code == 1
    assert [name for name in ids(out) if name == f"{LEFT}1"] == [f"{LEFT}1"] * 2
    assert ids(out)[-3:] == [f"{LEFT}{number}" for number in (1, 2, 3)]
    assert err == f"segmenter: one.warc: {said}: it may be cut short, so fetch it again\n"
    assert run(*argv, "-o", "out") == (1, "", err)
    assert [path.name for path in (here / "out").iterdir()] == ["two.warc.jsonl"]


@pytest.mark.parametrize(
    "data", [PAGE.encode(), Crawl(packed=True).page().data, b"WARC/9.9\r\n\r\n"], ids=["page", "gzip", "9.9"]
)
def test_what_is_no_archive(run: Run, here: Path, data: bytes) -> None:
    (here / "crawl.warc").write_bytes(data)
    code, out, err = run("segment", "crawl.warc")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("segmenter: crawl.warc: no web archive (WARC): check what it is; if it is packed, ")


@pytest.mark.parametrize("data", [b"", b"\r\n\r\n", Crawl().page(status="302 Found").data], ids=["empty", "blank", "redirect"])
def test_an_archive_without_a_document(run: Run, here: Path, data: bytes) -> None:
    (here / "crawl.warc").write_bytes(data)
    said = "no page and no text in this archive: give it one with HTML of status 200, or plain texts"
    assert run("segment", "crawl.warc") == (1, "", f"segmenter: crawl.warc: {said}\n")


def test_a_library_that_is_not_installed(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    crawl = Crawl().page().page(brotli.compress(PAGE.encode()), Content_Encoding="br")
    (here / "crawl.warc").write_bytes(crawl.data)
    (here / "mill.txt").write_text(TEXT)
    monkeypatch.setitem(sys.modules, "brotli", None)
    code, out, err = run("segment", "crawl.warc", "--format", "jsonl")
    assert (code, ids(out)) == (1, [f"{LEFT}1"])
    assert err == f"segmenter: crawl.warc: {LEFT}2: packed with Brotli: pip install 'segmenter[warc]'\n"
    monkeypatch.setitem(sys.modules, "warcio.recordloader", None)
    code, out, err = run("segment", "crawl.warc", "mill.txt", "--format", "jsonl")
    assert (code, ids(out)) == (1, ["mill.txt"])
    assert err == "segmenter: crawl.warc: a web archive: pip install 'segmenter[warc]'\n"


# Beside the other options


@pytest.fixture
def crawls(here: Path) -> Path:
    (here / "crawls").mkdir()
    crawl = Crawl(packed=True)
    for number in range(20):
        crawl.page(PAGE.replace("kwadrans", f"{number} minut")).page(status="404 Not Found")
    (here / "crawls" / "a.warc.gz").write_bytes(crawl.data)
    (here / "crawls" / "b.warc.wet.gz").write_bytes(Crawl(packed=True).text().text(TEXT * 2).data)
    return here / "crawls"


def test_processes_change_nothing(run: Run, crawls: Path) -> None:
    argv = ("segment", "crawls/a.warc.gz", "crawls/b.warc.wet.gz", "--format", "jsonl")
    one = run(*argv)
    assert (one[0], len(ids(one[1])), one[2].count("\n")) == (0, 22, 1)
    assert run(*argv, "--processes", "2") == one


def test_an_archive_has_one_output_and_is_resumed(run: Run, here: Path, crawls: Path) -> None:
    argv = ("segment", "crawls", "--input-format", "warc", "--format", "jsonl", "-o", "out", "--resume")
    assert run(*argv)[0] == 0
    outputs = {path.name: path.read_text("utf-8") for path in (here / "out").iterdir()}
    assert {name: len(ids(out)) for name, out in outputs.items()} == {"a.warc.gz.jsonl": 20, "b.warc.wet.gz.jsonl": 2}
    (here / "out" / "a.warc.gz.jsonl").unlink()
    (here / "out" / "b.warc.wet.gz.jsonl").write_text("kept")
    code, _, err = run(*argv)
    assert (code, err.count("\n")) == (0, 2)
    assert "segmenter: 1 of the inputs had been done before\n" in err
    assert (here / "out" / "a.warc.gz.jsonl").read_text("utf-8") == outputs["a.warc.gz.jsonl"]
    assert (here / "out" / "b.warc.wet.gz.jsonl").read_text("utf-8") == "kept"


def test_a_folder_of_archives_is_read_when_asked_for(run: Run, crawls: Path) -> None:
    code, _, err = run("segment", "crawls")
    assert (code, err.count("\n")) == (1, 1)
    assert err.endswith("in this folder: say with --input-format what its files are\n")
    code, out, _ = run("segment", "crawls", "--input-format", "warc", "--format", "jsonl")
    assert (code, len(ids(out))) == (0, 22)


def test_archives_in_other_formats_stand_as_several_documents(run: Run, crawls: Path) -> None:
    code, out, _ = run("segment", "crawls/b.warc.wet.gz")
    assert (code, re.findall("==> (.*) <==", out)) == (0, [f"{LEFT}1", f"{LEFT}2"])
    assert [row["id"] for row in json.loads(run("segment", "crawls/b.warc.wet.gz", "--json")[1])] == [f"{LEFT}1", f"{LEFT}2"]


def test_an_archive_is_no_list_of_names(run: Run, crawls: Path) -> None:
    code, out, err = run("segment", "-i", "crawls/a.warc.gz")
    assert (code, out) == (2, "")
    assert "crawls/a.warc.gz: is a document" in err


def test_an_archive_on_stdin(run: Run, crawls: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = (crawls / "b.warc.wet.gz").read_bytes()
    _, wanted, _ = run("segment", "crawls/b.warc.wet.gz", "--format", "jsonl")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.decompress(packed))))
    assert run("segment", "--input-format", "warc", "--format", "jsonl") == (0, wanted, "")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed)))
    code, out, err = run("segment", "--input-format", "warc", "--format", "jsonl")
    assert (code, out) == (1, "")
    assert err.endswith("and stdin has to be unpacked\n")


def test_records_are_read_one_by_one(here: Path) -> None:
    crawl = Crawl().page()
    first = len(crawl.data)
    crawl.page(b"\xff" * 20_000_000, "image/png").page()
    file = here / "crawl.warc"
    file.write_bytes(crawl.data)
    tracemalloc.start()
    try:
        found = documents("crawl.warc", None, None, print)
        next(found)
        assert tracemalloc.get_traced_memory()[1] < 20 * first + 1_000_000
        assert len(list(found)) == 1
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()
