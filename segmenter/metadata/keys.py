"""What is compared of values that may be spelt in several ways."""

import re

from segmenter.folding import fold

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> str:
    """Return the folded words of a text, a blank between them."""
    return " ".join(_WORD.findall(fold(text)))


def signs(text: str) -> list[str]:
    """Return what stands between the folded words of a text."""
    return _WORD.split(fold(text))[1:-1]


def key(name: str) -> str:
    """Return the folded letters and digits of a name."""
    return "".join(_WORD.findall(fold(name)))
