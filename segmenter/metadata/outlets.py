"""Agencies and papers under their many names: the table ``outlets.toml``."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from segmenter.folding import fold

_TABLE = Path(__file__).parent / "outlets.toml"
_SIGNS = re.compile(r"[\W_]+")


def canonical(name: str) -> str | None:
    """Return the name in the Latin script that stands for an outlet in any spelling, or ``None`` for an unknown one."""
    return _names().get(_key(name))


def _key(name: str) -> str:
    return _SIGNS.sub("", fold(name))


@cache
def _names() -> Mapping[str, str]:
    import tomllib

    table = tomllib.loads(_TABLE.read_text("utf-8"))
    return {
        _key(name): known
        for group in ("agencies", "outlets")
        for known, others in table[group].items()
        for name in (known, *others)
    }
