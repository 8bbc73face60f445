"""The weights of a judge: small JSON files, a measurement per line, and their loader."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from segmenter.errors import DataError
from segmenter.kinds.judge import Judge
from segmenter.model import Kind
from segmenter.resolver.weights import check_finite

FORMAT = 1


def dump(judge: Judge) -> str:
    """Return a judge as the text of its file; equal ones give equal text."""
    rows = [f'"format": {FORMAT}', f'"about": {json.dumps(judge.about, ensure_ascii=False)}']
    rows += [_table("kinds", judge.kinds), _table("hears", judge.hears), _table("confidence", judge.confidence)]
    return "{\n" + ",\n".join(rows) + "\n}\n"


def _table(name: str, rows: Mapping[str, Any]) -> str:
    lines = ",\n".join(
        f"{json.dumps(key)}: {json.dumps(dict(value) if isinstance(value, Mapping) else value)}" for key, value in rows.items()
    )
    return f"{json.dumps(name)}: {{\n{lines}\n}}"


def parse(content: str, origin: str) -> Judge:
    """Read a judge from the text of its file; ``origin`` names it in errors."""
    try:
        data = json.loads(content)
    except json.JSONDecodeError as error:
        raise DataError(f"{origin}: not valid JSON: {error}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise DataError(f"{origin}: not a file of kinds of format {FORMAT}: learn a new one with 'segmenter train --judge'")
    kinds, hears, confidence = (data.get(name) for name in ("kinds", "hears", "confidence"))
    if not isinstance(kinds, dict) or not isinstance(hears, dict) or not isinstance(confidence, dict):
        raise DataError(f"{origin}: 'kinds', 'hears' and 'confidence' must be objects")
    _check(confidence, set(confidence), f"{origin}: confidence")
    for name, weights in kinds.items():
        _check(weights, set(Kind), f"{origin}: kinds of {name!r}")
    _check(hears, set(Kind), f"{origin}: hears")
    return Judge(kinds, hears, confidence, str(data.get("about", "")))


def _check(weights: object, known: set[Any], where: str) -> None:
    if not isinstance(weights, dict) or not set(weights) <= known:
        raise DataError(f"{where}: must hold weights of {', '.join(sorted(known))}, not {weights!r}")
    for value in weights.values():
        check_finite(value, where)


@cache
def judge_of_texts() -> Judge:
    """Return the judge of texts that ships with the package."""
    return parse(Path(__file__).with_name("texts.json").read_text("utf-8"), "texts.json")


@cache
def judge_of_pages() -> Judge:
    """Return the judge of HTML pages that ships with the package."""
    return parse(Path(__file__).with_name("pages.json").read_text("utf-8"), "pages.json")
