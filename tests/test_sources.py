"""The sources of saved pages stand beside their gold."""

import gzip
import json
import sys
from pathlib import Path

import pytest

from segmenter.gold import Gold, read_gold
from tests.bench import sources


def joined(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> dict[str, Gold]:
    names = (
        "at/Courier_2024_05_04/full",
        "at/Courier_2024_05_04/extracted",
        "arabic/lantern__full",
        "seed",
        "de/Courier_2024_05_04/full",
    )
    rows = [json.dumps({"id": name, "text": "نص", "spans": [[0, 2, "body"]]}) for name in names]
    (tmp_path / "gold.jsonl").write_text("\n".join(rows), "utf-8")
    for name, page in (
        ("news/at/Courier_2024_05_04.html.gz", "<p>عالم"),
        ("be/Courier_2024_05_04.html.gz", "<p>other"),
        ("arabic/lantern.html", "<p>\u0663"),
    ):
        path = tmp_path / "pages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(page.encode()) if name.endswith(".gz") else page.encode())
    (tmp_path / "pages" / "seed.json").write_text("{}", "utf-8")
    output = tmp_path / "out.jsonl.gz"
    given = [str(tmp_path / "gold.jsonl"), "--pages", str(tmp_path / "pages"), "--output", str(output), *options]
    monkeypatch.setattr(sys, "argv", ["sources.py", *given])
    sources.main()
    return {gold.id: gold for gold in read_gold(output)}


def test_a_whole_page_has_the_source_that_its_name_ends_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = joined(tmp_path, monkeypatch)
    assert {name: gold.html for name, gold in found.items()} == {
        "at/Courier_2024_05_04/full": "<p>عالم",
        "at/Courier_2024_05_04/extracted": None,
        "arabic/lantern__full": "<p>\u0663",
        "seed": None,
        "de/Courier_2024_05_04/full": None,
    }
    assert {gold.text for gold in found.values()} == {"نص"}


def test_documents_without_a_page_are_left_out_if_that_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(joined(tmp_path, monkeypatch, "--only-pages")) == {"at/Courier_2024_05_04/full", "arabic/lantern__full"}
