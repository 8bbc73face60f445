"""Rendering on the cases in ``cases/html``: the lines a reader sees, and what the mark-up said of them."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from segmenter.html.element import Element, Rendered
from segmenter.html.render import render
from segmenter.html.tags import Trait

CASES = Path(__file__).parent / "cases" / "html"
FILES = sorted(CASES.glob("*.toml"))
_KEYS = {"name", "html", "lines", "hints"}
_OF_ELEMENT = {"linked", "links", "images", "datetime", "author"}
_OF_PLACE = {"tag", "block", "region", "heading", "depth"}
_HINTS = {"text", "words", "path", "has", "lacks"} | _OF_ELEMENT | _OF_PLACE


def all_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in FILES:
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            yield path.stem, case


ALL = [pytest.param(case, id=f"{stem}-{case['name']}") for stem, case in all_cases()]


def text_of(rendered: Rendered, element: Element) -> str:
    return rendered.text[element.start : element.end]


def found(rendered: Rendered, element: Element, key: str) -> Any:
    """What was recorded under a key of a hint."""
    place = rendered.places[element.node]
    if key in _OF_ELEMENT:
        value = getattr(element, key)
        return round(value, 2) if key == "linked" else value
    if key in _OF_PLACE:
        return getattr(place, key)
    if key == "words":
        return list(rendered.words[element.node])
    return rendered.path(element)


def test_cases_are_well_formed() -> None:
    cases = list(all_cases())
    assert len({case["name"] for _, case in cases}) == len(cases)
    for _, case in cases:
        assert set(case) <= _KEYS, case["name"]
        assert all(set(hint) <= _HINTS and "text" in hint for hint in case.get("hints", ())), case["name"]


@pytest.mark.parametrize("case", ALL)
def test_lines(case: dict[str, Any]) -> None:
    assert render(case["html"]).text == "\n".join(case["lines"])


@pytest.mark.parametrize("case", [param for param in ALL if "hints" in param.values[0]])  # type: ignore[operator]
def test_hints(case: dict[str, Any]) -> None:
    rendered = render(case["html"])
    elements = {text_of(rendered, element): element for element in rendered.elements}
    for hint in case["hints"]:
        element = elements[hint["text"]]
        seen = {key: found(rendered, element, key) for key in hint if key not in ("text", "has", "lacks")}
        assert seen == {key: value for key, value in hint.items() if key in seen}, hint["text"]
        traits = Trait(rendered.places[element.node].traits)
        assert all(Trait[name] in traits for name in hint.get("has", ())), (hint["text"], traits)
        assert not any(Trait[name] in traits for name in hint.get("lacks", ())), (hint["text"], traits)


@pytest.mark.parametrize("case", ALL)
def test_elements_hold_all_that_is_not_blank(case: dict[str, Any]) -> None:
    rendered = render(case["html"])
    pieces = [text_of(rendered, element) for element in rendered.elements]
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join("".join(case["lines"]).split())
