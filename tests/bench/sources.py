"""Puts the sources of pages beside their gold, for training and for figures of web pages: `segmenter train` reads the result.

    python tests/bench/sources.py GOLD… --pages PAGES --output FILE.jsonl.gz

GOLD are files or folders of labelled documents, PAGES a folder of saved pages (`….html`, `….html.gz`). A page belongs to the
document of its name that names one of its folders too: `PAGES/fundus/at/Courier_2024.html.gz` to `at/Courier_2024/full`.
Documents without a page stay as they are; `--only-pages` leaves them out. Texts that an extractor left of a page have none.
"""

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

from segmenter.gold import gold_files, read_rows
from segmenter.html.decode import decode

_FULL = ("/full", "__full")
_ENDINGS = (".html.gz", ".html")


def pages_by_name(folder: Path) -> dict[str, list[tuple[frozenset[str], Path]]]:
    """Return the pages below a folder by their names, each with the names of the folders that it is in."""
    out: dict[str, list[tuple[frozenset[str], Path]]] = {}
    for path in sorted(folder.rglob("*.html*")):
        name = next((path.name.removesuffix(ending) for ending in _ENDINGS if path.name.endswith(ending)), None)
        if name:
            out.setdefault(name, []).append((frozenset(path.relative_to(folder).parts[:-1]), path))
    return out


def source(row: dict[str, Any], pages: dict[str, list[tuple[frozenset[str], Path]]]) -> str | None:
    """Return the source of the page that a document is the whole text of, if it is there."""
    whole = next((row["id"].removesuffix(ending) for ending in _FULL if row["id"].endswith(ending)), None)
    if whole is None:
        return None
    *folders, name = whole.split("/")
    path = next((path for parents, path in pages.get(name, ()) if not parents.isdisjoint(folders)), None)
    if path is None:
        return None
    data = path.read_bytes()
    return decode(gzip.decompress(data) if path.suffix == ".gz" else data).text


def main() -> None:
    """Write all documents, those whose page is known with its source."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD")
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--only-pages", action="store_true")
    args = parser.parse_args()
    pages = pages_by_name(args.pages)
    with gzip.open(args.output, "wt", encoding="utf-8", errors="surrogatepass") as out:
        for row in (row for path in args.gold for file in gold_files(path) for _, row in read_rows(file)):
            html = source(row, pages)
            if html is not None or not args.only_pages:
                out.write(json.dumps(row if html is None else row | {"html": html}) + "\n")


if __name__ == "__main__":
    main()
