"""Agencies and papers under their many names: the table ``outlets.toml``."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from segmenter.metadata.keys import key

_TABLE = Path(__file__).parent / "outlets.toml"


def canonical(name: str) -> str | None:
    """Return the name in the Latin script that stands for an outlet in any spelling, or ``None`` for an unknown one."""
    return _names().get(key(name))


@cache
def _names() -> Mapping[str, str]:
    import tomllib

    table = tomllib.loads(_TABLE.read_text("utf-8"))
    return {
        key(name): known
        for group in ("agencies", "outlets")
        for known, others in table[group].items()
        for name in (known, *others)
    }
