"""Accuracy floors: what a floors file may hold, what they are held against, and that they do not sink unsaid."""

import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from segmenter import DataError
from segmenter.evaluation import DocumentScore, Tally
from segmenter.evaluation.floors import Check, Floor, check, parse_floors, read_floors

ROOT = Path(__file__).parent.parent
FILE = "tests/floors.toml"


def document(name: str, body: Tally, gold_set: str = "pages", headline: bool | None = None) -> DocumentScore:
    return DocumentScore(name, "en", "courier", body, {}, headline, {}, gold_set)


SCORES = [
    document("us/a/full", Tally(10, 0, 0)),
    document("us/b/full", Tally(5, 5, 5)),
    document("de/c/full", Tally(0, 5, 5)),
    document("us/a/extracted", Tally(10, 0, 0), headline=True),
    document("us/a/full", Tally(0, 1, 1), "other"),
]


def test_a_floors_file(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(
        """
        [pages]
        set = "pages"
        prefix = "us/"
        suffix = "/full"
        body_f1 = 0.5
        body_f1_p5 = 0
        lowered = "the gold was corrected"
        """,
        "utf-8",
    )
    (floor,) = read_floors(path)
    assert floor == Floor("pages", {"body_f1": 0.5, "body_f1_p5": 0}, "pages", "us/", "/full", "the gold was corrected")
    assert [floor.covers(score) for score in SCORES] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("[a", "not valid TOML", id="toml"),
        pytest.param("a = 1", r"\[a\]: 1 is no table", id="no-table"),
        pytest.param("[a]\nset = 'x'", r"\[a\]: it holds no figure", id="no-figure"),
        pytest.param("[a]\nbody = 0.5", r"\[a\]: 'body' is no figure: choose from body_f1, ", id="unknown-figure"),
        pytest.param("[a]\nbody_f1 = 94", r"\[a\]: body_f1 = 94: give a number from 0 to 1", id="per-cent"),
        pytest.param("[a]\nbody_f1 = nan", r"\[a\]: body_f1 = nan", id="nan"),
        pytest.param("[a]\nbody_f1 = true", r"\[a\]: body_f1 = True", id="truth"),
        pytest.param("[a]\nbody_f1 = 'high'", r"\[a\]: body_f1 = 'high'", id="text-for-a-figure"),
        pytest.param("[a]\nbody_f1 = 0.5\nset = 3", r"\[a\]: set = 3 is no text", id="number-for-a-set"),
        pytest.param("[a]\nbody_f1 = 0.5\nlowered = ''", r"\[a\]: lowered = '' is no text", id="no-reason"),
    ],
)
def test_wrong_floors_are_named(content: str, message: str) -> None:
    with pytest.raises(DataError, match=rf"floors\.toml: .*{message}|floors\.toml: {message}"):
        parse_floors(content, "floors.toml")


def test_a_floors_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_bytes(b"\xff")
    with pytest.raises(DataError, match=r"floors\.toml: not UTF-8"):
        read_floors(tmp_path / "floors.toml")


def test_figures_are_held_against_their_floors() -> None:
    floors = [
        Floor("us", {"body_f1": 0.75, "micro_recall": 0.76}, "pages", "us/", "/full"),
        Floor("short", {"headline_found": 1.0, "label_f1": 0.1}, suffix="/extracted"),
        Floor("absent", {"body_f1": 0.0}, "absent"),
    ]
    found = check(floors, SCORES)
    assert found == [
        Check("us", "body_f1", 0.75, 0.75, 2),
        Check("us", "micro_recall", 0.76, 0.75, 2),
        Check("short", "headline_found", 1.0, 1.0, 1),
        Check("short", "label_f1", 0.1, None, 1),
    ]
    assert [check.holds for check in found] == [True, False, True, False]


# Floors do not sink unsaid


def unexplained(before: Iterable[Floor], now: Sequence[Floor], changelog: str) -> list[str]:
    """Return the figures that were higher before, or are gone, without a reason beside them and a line in the changelog."""
    named = {floor.name: floor for floor in now}
    out = []
    for old in before:
        for figure, value in old.figures.items():
            floor = named.get(old.name)
            if floor is not None and floor.figures.get(figure, -1.0) >= value:
                continue
            told = any(old.name in line and figure in line for line in changelog.splitlines())
            if not told or (floor is not None and not floor.lowered):
                out.append(f"{old.name}: {figure} was {value}")
    return sorted(set(out))


BEFORE = [Floor("a", {"body_f1": 0.9, "label_f1": 0.5}), Floor("b", {"body_f1": 0.8})]
LOW = Floor("a", {"body_f1": 0.89, "label_f1": 0.6})
LINE = "- Floor a: body_f1 0.89 instead of 0.9."


@pytest.mark.parametrize(
    ("now", "changelog", "found"),
    [
        pytest.param(BEFORE, "", [], id="the-same"),
        pytest.param(
            [Floor("a", {"body_f1": 0.95, "label_f1": 0.5}), BEFORE[1], Floor("c", {"body_f1": 0.1})], "", [], id="raised"
        ),
        pytest.param([LOW, BEFORE[1]], LINE, ["a: body_f1 was 0.9"], id="no-reason"),
        pytest.param([Floor("a", LOW.figures, lowered="why"), BEFORE[1]], "a\nbody_f1", ["a: body_f1 was 0.9"], id="no-line"),
        pytest.param([Floor("a", LOW.figures, lowered="why"), BEFORE[1]], LINE, [], id="explained"),
        pytest.param([BEFORE[0]], "", ["b: body_f1 was 0.8"], id="gone"),
        pytest.param([BEFORE[0]], "- Floor b with its body_f1 is no more.", [], id="gone-and-told"),
    ],
)
def test_what_needs_an_explanation(now: list[Floor], changelog: str, found: list[str]) -> None:
    assert unexplained(BEFORE, now, changelog) == found


def git(*argv: str) -> str:
    if not shutil.which("git") or not (ROOT / ".git").exists():
        pytest.skip("the history is not here")
    done = subprocess.run(["git", *argv], cwd=ROOT, capture_output=True, check=False, encoding="utf-8")
    if done.returncode:
        pytest.skip(f"the history cannot be read: {done.stderr}")
    return done.stdout


def test_no_floor_has_sunk_unsaid() -> None:
    commits = git("log", "--format=%H", "--diff-filter=AM", "--", FILE).split()
    before = [floor for commit in commits for floor in parse_floors(git("show", f"{commit}:{FILE}"), commit)]
    now = read_floors(ROOT / FILE)
    assert unexplained(before, now, (ROOT / "CHANGELOG.md").read_text("utf-8")) == []
