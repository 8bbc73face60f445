"""The JSON of a document is what its schema and its documentation say."""

import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from segmenter import Article, Kind, Label, segment, segment_html
from segmenter.article import FORMAT

ROOT = Path(__file__).parent.parent
SCHEMA: dict[str, Any] = json.loads((resources.files("segmenter") / "schema" / "article.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
FIXTURES = sorted((ROOT / "fixtures").glob("*.json"))


def article(path: Path) -> Article:
    return segment(json.loads(path.read_text("utf-8"))["text"])


def parts(node: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every object of the schema with the place it stands at."""
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from parts(value, f"{path}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from parts(value, f"{path}/{index}")


def test_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


FOREIGN = "/properties/record"
"""What the user's own records hold, which is theirs to say."""


def objects() -> Iterator[tuple[str, dict[str, Any]]]:
    return ((path, node) for path, node in parts(SCHEMA) if node.get("type") == "object" and path != FOREIGN)


def test_every_object_is_strict_and_every_key_described() -> None:
    for path, node in objects():
        assert node["additionalProperties"] is False, path
        assert set(node["required"]) <= set(node["properties"]), path
        undescribed = [key for key, value in node["properties"].items() if "description" not in value]
        assert not undescribed, path


def test_schema_agrees_with_the_code() -> None:
    assert SCHEMA["properties"]["format"]["const"] == FORMAT
    assert SCHEMA["$defs"]["span"]["properties"]["label"]["enum"] == list(Label)
    assert SCHEMA["properties"]["kind"]["enum"] == list(Kind)


def test_fixtures_are_there() -> None:
    assert len(FIXTURES) > 10


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_fixture_is_valid(path: Path) -> None:
    found = article(path)
    for text in (True, False):
        for reasons in (True, False):
            data = json.loads(json.dumps(found.to_dict(text=text, reasons=reasons)))
            VALIDATOR.validate(data)
            assert ("text" in data) is text
            assert all(("reasons" in span) is reasons for span in data["spans"])


@pytest.mark.parametrize("text", ["", " \n\t", "x", "\x00", "\U0001f600\r\n\u0645"], ids=repr)
def test_odd_text_is_valid(text: str) -> None:
    VALIDATOR.validate(segment(text).to_dict(reasons=True))


def test_keys_are_exactly_those_of_the_schema() -> None:
    page = segment_html("<p>One line.</p>", url="https://example.org/a").to_dict()
    assert {"id", "record", *page} == set(SCHEMA["properties"])
    assert {*article(FIXTURES[0]).to_dict()} == {*page} - {"url", "stated"}
    VALIDATOR.validate(page)


@pytest.mark.parametrize(
    "change",
    [
        {"extra": 1},
        {"format": FORMAT + 1},
        {"direction": "up"},
        {"headline": 3},
        {"spans": [{"start": 0, "end": 1, "label": "title", "confidence": 0.5}]},
        {"spans": [{"start": -1, "end": 1, "label": "body", "confidence": 0.5}]},
        {"spans": [{"start": 0, "end": 1, "label": "body", "confidence": 1.5}]},
        {"related": [{"title": "a", "category": None, "text": None, "position": "after", "spans": [[1, 2, 3]]}]},
    ],
    ids=str,
)
def test_schema_rejects(change: dict[str, Any]) -> None:
    data = segment("A text.").to_dict()
    assert VALIDATOR.is_valid(data)
    assert not VALIDATOR.is_valid(data | change)


def test_documentation_names_every_key() -> None:
    page = (ROOT / "docs" / "json-format.md").read_text("utf-8")
    keys = {key for _, node in objects() for key in node["properties"]}
    assert not sorted(key for key in keys if f"`{key}`" not in page)
