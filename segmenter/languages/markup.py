"""What words in the names of elements announce: data of no language, in ``markup.toml``."""

from functools import cache
from pathlib import Path


@cache
def name_words() -> dict[str, tuple[str, ...]]:
    """Return the families of each word that many sites use in class names and ids."""
    import tomllib

    out: dict[str, tuple[str, ...]] = {}
    for family, words in tomllib.loads(Path(__file__).with_name("markup.toml").read_text("utf-8")).items():
        for word in words:
            out[word] = (*out.get(word, ()), family)
    return out


@cache
def name_families() -> tuple[str, ...]:
    """Return the families, in the order of the file."""
    return tuple(dict.fromkeys(family for families in name_words().values() for family in families))
