"""What a page states about itself, on the cases in ``cases/html_statements``."""

import json
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmenter.html.jsonld import load, statements
from segmenter.html.read import read
from segmenter.html.structured import Collector, Structured

CASES = Path(__file__).parent / "cases" / "html_statements"
ALL = [case for path in sorted(CASES.glob("*.toml")) for case in tomllib.loads(path.read_text("utf-8"))["case"]]
_PROFILE = settings(derandomize=True, deadline=None, database=None)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@graph", "name", "author", "headline", "mainEntity", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


def stated(html: str) -> dict[str, list[list[str]]]:
    return {name: [list(fact) for fact in facts] for name, facts in asdict(read(html).structured).items() if facts}


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in ALL])
def test_statements(case: dict[str, Any]) -> None:
    assert stated(case["html"]) == {key: value for key, value in case.items() if key not in ("name", "html")}


@_PROFILE
@given(_JSON)
def test_json_of_any_shape_states_strings(value: Any) -> None:
    for field, text in statements(json.dumps(value)):
        assert field in Structured.__slots__
        assert isinstance(text, str)


@_PROFILE
@given(st.text(st.sampled_from('{}[]",:\\/*<!->;\n ab')))
def test_any_script_is_loaded(text: str) -> None:
    assert isinstance(load(text), list)


@_PROFILE
@given(_JSON)
def test_what_needs_no_repair_is_not_repaired(value: Any) -> None:
    assert load(f"<!--\n{json.dumps(value)};\n-->") == [value]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"@graph":' * 50_000, '{"a' * 50_000, '"\\"' * 50_000, ", " * 50_000, "/*" * 50_000 + "1"]
)
def test_hostile_scripts(text: str) -> None:
    assert list(statements(text)) == []


def test_values_are_bounded_but_bodies_are_not() -> None:
    facts = Collector()
    for number in range(1_000):
        facts.add("keywords", str(number), "meta")
    facts.add("descriptions", "word " * 10_000, "meta")
    facts.add("bodies", "word " * 10_000, "json-ld")
    found = facts.finish()
    assert len(found.keywords) == 64
    assert len(found.descriptions[0].value) < 4_000
    assert len(found.bodies[0].value) == 5 * 10_000 - 1


def test_a_nested_body_is_taken_once() -> None:
    html = "<div itemprop=articleBody><p>a</p>" * 200
    (body,) = read(html).structured.bodies
    assert body.value == "\n".join("a" * 200)
