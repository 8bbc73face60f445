"""What words of types, addresses and names announce which kind of page: data of no language, in ``kinds.toml``."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def kind_words(where: str) -> Mapping[str, frozenset[str]]:
    """Return the words of each kind of page; ``where`` they stand is ``types``, ``address`` or ``names``."""
    import tomllib

    data = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text("utf-8"))
    return {kind: frozenset(words) for kind, words in data[where].items()}
