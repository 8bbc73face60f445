"""Reads the table of dates with segmenter, dateparser and htmldate in one run, and prints what each makes of it.

Run ``python tests/bench/dates.py`` where the peers are installed (``pip install dateparser htmldate``); a peer that is
not there is left out. Compared by the day, since htmldate gives no more. ``--list NAME`` prints the cases that one gets wrong.
"""

import argparse
import logging
import tomllib
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from html import escape
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "cases" / "dates"
REFERENCE = "2024-03-17T10:22"
Case = dict[str, Any]
Reader = Callable[[Case], str | None]


def cases() -> Iterator[tuple[str, Case]]:
    """Yield the group and content of every case; times ago get their reference."""
    for file in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(file.read_text("utf-8"))["cases"]:
            yield file.stem, ({"reference": REFERENCE, **case} if file.stem == "relative" else case)


def _moment(case: Case) -> datetime | None:
    return datetime.fromisoformat(case["reference"]) if "reference" in case else None


def segmenter(case: Case) -> str | None:
    """Read a case with this library."""
    from segmenter import read_date

    found = read_date(case["text"], language=case.get("language"), country=case.get("country"), reference=_moment(case))
    return found.date if found is not None else None


def dateparser() -> Reader:
    """Return a reader with ``dateparser.parse``, told the language."""
    import dateparser as library
    from dateparser.data.languages_info import language_order

    known = set(language_order)

    def read(case: Case) -> str | None:
        language = case["language"].partition("-")[0] if "language" in case else None
        moment = _moment(case)
        settings = {"RELATIVE_BASE": moment.replace(tzinfo=None)} if moment is not None else {}
        found = library.parse(case["text"], settings=settings, languages=[language] if language in known else None)
        return found.isoformat() if found is not None else None

    return read


def htmldate() -> Reader:
    """Return a reader with htmldate, given a page whose date line is the text."""
    from htmldate import find_date

    def read(case: Case) -> str | None:
        page = f'<html><body><article><p class="date">{escape(case["text"])}</p></article></body></html>'
        found: str | None = find_date(page, original_date=True)
        return found

    return read


def readers() -> dict[str, Reader]:
    """Return the libraries that are installed."""
    out: dict[str, Reader] = {"segmenter": segmenter}
    for name, make in (("dateparser", dateparser), ("htmldate", htmldate)):
        try:
            out[name] = make()
        except ImportError:
            print(f"{name} is not installed: left out")
    return out


def judge(case: Case, found: str | None) -> str:
    """Say what a reading is: ``right``, ``wrong``, ``none``, or for a text whose date is not sure ``kept`` or ``guessed``."""
    truth = case.get("date")
    if truth is None:
        return "kept" if found is None else "guessed"
    if found is None:
        return "none"
    day = truth[:10]
    return "right" if found[: len(day)] == day else "wrong"


def main() -> None:
    """Print two tables: what became of dates that are sure, and of those that are not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--list", metavar="NAME", help="print the cases that this library gets wrong or guesses")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    table = list(cases())
    known = readers()
    counts: dict[tuple[str, str], Counter[str]] = {}
    for name, read in known.items():
        for group, case in table:
            found = read(case)
            verdict = judge(case, found)
            for row in (group, "all"):
                counts.setdefault((row, name), Counter())[verdict] += 1
            if options.list == name and verdict in ("wrong", "guessed"):
                print(f"{verdict:<8}{case['text']!r} ({case.get('language')}): {found}, not {case.get('date')}")
    groups = [*dict.fromkeys(group for group, _ in table), "all"]
    _print_table("right / silently wrong / not read", ("right", "wrong", "none"), groups, list(known), counts)
    _print_table("kept open / guessed", ("kept", "guessed"), groups, list(known), counts)


def _print_table(
    title: str,
    verdicts: tuple[str, ...],
    groups: list[str],
    names: list[str],
    counts: dict[tuple[str, str], Counter[str]],
) -> None:
    print(f"\n{title}\n\n| | cases | {' | '.join(names)} |\n| --- | --- |{' --- |' * len(names)}")
    for group in groups:
        cells = [[counts[group, name][verdict] for verdict in verdicts] for name in names]
        print(f"| {group} | {sum(cells[0])} | {' | '.join(' / '.join(map(str, cell)) for cell in cells)} |")


if __name__ == "__main__":
    main()
