"""Labels pages one after the other in one process and prints how its memory grows.

    python tests/bench/memory.py PAGES.jsonl.gz [--pages 10000]

``PAGES`` is gold with HTML, one document a line; it is read again from the start as often as it takes. The JSON of every page
is made, for which its body and metadata are read. The column is the memory that the process holds (resident set, Linux), the
last one against page 100.
"""

import argparse
import gzip
import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from segmenter import segment_html

_SETTLED = 100  # pages, after which what is loaded once has been loaded


def held() -> float:
    """Return the memory that the process holds, in MB."""
    resident = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return resident * os.sysconf("SC_PAGE_SIZE") / 1e6


def pages(path: Path) -> Iterator[str]:
    """Yield the pages of a file, over and over."""
    while True:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if html := json.loads(line).get("html"):
                    yield html


def main() -> None:
    """Print the memory held as pages go by."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, metavar="PAGES", help="gold with HTML, JSONL packed with gzip")
    parser.add_argument("--pages", type=int, default=10_000, help="how many pages to label (default 10000)")
    arguments = parser.parse_args()
    settled = 0.0
    shown = {_SETTLED, *range(1000, arguments.pages, 1000), arguments.pages}
    for number, html in enumerate(islice(pages(arguments.file), arguments.pages), 1):
        segment_html(html).to_dict()
        if number in shown:
            settled = settled or held()
            print(f"{number:6} pages {held():8.1f} MB {held() - settled:+8.1f} MB", flush=True)


if __name__ == "__main__":
    main()
