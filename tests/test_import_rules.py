"""Imports point one way: who may import whom, and what stays out of the package's start."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import segmenter

PACKAGE = Path(__file__).parent.parent / "segmenter"

# What each part may import of the package, itself aside. The order is that of the layers.
RULES = {
    "errors": set(),
    "version": set(),
    "folding": set(),
    "model": {"errors", "page"},  # the page for the type of a detector alone
    "languages": {"characters", "errors", "folding", "view"},
    "characters": {"folding"},
    "view": {"characters"},
    "words": {"characters", "view"},
    "datelines": {"folding", "languages"},
    "windowtitles": {"view"},
    "blocks": {"characters", "datelines", "languages", "model", "view", "windowtitles"},
    "dates": {"errors", "folding", "languages"},
    "measures": {"characters", "view", "words"},
    "marks": set(),
    "wrapping": {"characters", "marks", "measures", "view"},
    "brokenlines": {"characters", "languages", "measures", "view", "words", "wrapping"},
    "longlines": {"characters", "languages", "measures", "view", "words"},
    "cases": {"characters", "measures", "page", "view"},  # the page for its type alone, here and in the next two
    "core": {"page"},
    "titles": {"core", "measures", "page", "view"},
    "page": {
        "blocks",
        "brokenlines",
        "cases",
        "characters",
        "core",
        "hints",
        "languages",
        "longlines",
        "marks",
        "measures",
        "titles",
        "view",
        "words",
        "wrapping",
    },
    "detectors": {"characters", "folding", "languages", "marks", "measures", "model", "page", "view"},
    "resolver": {"errors", "measures", "model", "page"},
    "kinds": {"errors", "hints", "languages", "measures", "model", "page", "resolver"},
    "hints": set(),
    "html": {"blocks", "folding", "hints"},
    "export": {"html", "marks", "metadata", "model", "version"},
    "metadata": {"dates", "folding", "html", "languages", "measures", "model"},  # of html what a page states alone
    "article": {"blocks", "dates", "errors", "export", "html", "languages", "marks", "metadata", "model", "resolver"},
    "parallel": {"errors"},
    "jobs": {"article", "dates", "errors", "model", "parallel", "pipeline"},  # article, dates and pipeline for types alone
    "pipeline": {
        "article",
        "dates",
        "detectors",
        "errors",
        "html",
        "jobs",
        "kinds",
        "languages",
        "model",
        "page",
        "resolver",
        "view",
        "wrapping",
    },
    "plugins": {"errors", "languages", "model"},
    "publishers": set(),
    "gold": {"errors", "model", "publishers"},
    "standoff": {"errors", "gold", "model"},
    "evaluation": {"article", "errors", "folding", "gold", "metadata", "model", "publishers", "resolver", "version"},
    "training": {
        "article",
        "dates",
        "detectors",
        "errors",
        "evaluation",
        "folding",
        "gold",
        "html",
        "kinds",
        "languages",
        "metadata",
        "model",
        "page",
        "pipeline",
        "publishers",
        "resolver",
        "standoff",
        "view",
        "wrapping",
    },
    "testing": {"article", "errors", "folding", "metadata", "model", "pipeline"},
}
TOP = {"__init__", "__main__", "cli"}


def parts() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).parts[0].removesuffix(".py"), path


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize(("part", "path"), list(parts()), ids=lambda value: str(value) if isinstance(value, str) else value.stem)
def test_imports_follow_the_layers(part: str, path: Path) -> None:
    used = {name.split(".")[1] for name in imported(path) if name.startswith("segmenter.")} - {part}
    used = {name for name in used if (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()}
    if part in TOP:
        return
    assert part in RULES, f"{path.name}: add it to the layers above"
    assert used <= RULES[part]


def test_a_detector_imports_no_other() -> None:
    for path in (PACKAGE / "detectors").glob("*.py"):
        if path.stem != "__init__":
            assert not [name for name in imported(path) if name.startswith("segmenter.detectors")], path.name


@pytest.mark.parametrize(
    ("library", "home"), [("lxml", "html"), ("chardet", "html"), ("webencodings", "html"), ("warcio", "cli"), ("brotli", "cli")]
)
def test_a_library_is_used_in_one_part_alone(library: str, home: str) -> None:
    users = {part for part, path in parts() if any(name.split(".")[0] == library for name in imported(path))}
    assert users == {home}


def test_importing_the_package_stays_light() -> None:
    code = "import sys, segmenter; print(*sys.modules)"
    loaded = set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())
    heavy = {"lxml", "trafilatura", "numpy", "scipy", "hypothesis", "regex", "chardet", "webencodings"}
    assert not loaded & (heavy | {"babel", "hijridate", "persiantools", "pyluach"})


def test_every_public_name_can_be_loaded() -> None:
    assert {name: getattr(segmenter, name) for name in segmenter.__all__}
    assert dir(segmenter) == sorted(segmenter.__all__)
    with pytest.raises(AttributeError, match="'segmenter' has no attribute 'absent'"):
        _ = segmenter.absent
