"""What is measured of one block, once, on its folded view: the same in every script and spelling."""

import re
from typing import NamedTuple

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_THAI = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
# Vowel signs are part of the word in the scripts of India, though they are no letters.
_TOKEN = re.compile(r"[^\W_](?:[^\W_]|[\u0900-\u0dff]|'(?=[^\W_]))*")
_SENTENCE_BORDER = re.compile(r"[.!?]['\")\]]* +(?=[^\s\d.,;:])|[.!?](?=[\u3040-\u30ff\u3400-\u9fff])")
_QUOTES = "'\")]}"

SHORT, LONG = 5, 14
"""Up to ``SHORT`` words a block is short, from ``LONG`` words it is long."""


class Measures(NamedTuple):
    """Measurements of a folded block. ``words`` counts words, estimated from letters where none are separated."""

    words: int
    letters: int
    digits: int
    stopwords: int
    sentences: int
    ending: str
    tokens: tuple[str, ...]
    unspaced: bool

    @property
    def prose(self) -> bool:
        """Whether the block reads like running text by itself: long, or a sentence with its end."""
        if self.ending in ("stop", "question", "quote"):
            return self.words >= 12
        return self.words >= 22 or (self.words >= 16 and self.stopwords >= 4)

    @property
    def size(self) -> str:
        """The length class: ``short``, ``middle`` or ``long``."""
        return "short" if self.words <= SHORT else "middle" if self.words < LONG else "long"


def measure(view: str, stopwords: frozenset[str]) -> Measures:
    """Measure a folded block."""
    tokens = tuple(_TOKEN.findall(view))
    letters = sum(map(len, tokens))
    digits = sum(map(str.isdigit, view)) if any(map(str.isdigit, view)) else 0
    words, unspaced = len(tokens), False
    if letters > words * 4:
        wide, thai = len(_UNSPACED.findall(view)), len(_THAI.findall(view))
        if wide * 2 > letters or thai * 2 > letters:
            words, unspaced = max(words, wide * 3 // 5 + thai // 4), True
    known = sum(1 for token in tokens if token in stopwords) if not unspaced else words // 3 if words >= 8 else 0
    return Measures(words, letters, digits, known, len(_SENTENCE_BORDER.findall(view)), _ending(view), tokens, unspaced)


def _ending(view: str) -> str:
    core = view.rstrip(_QUOTES)
    quoted = len(core) < len(view)
    last = core[-1:]
    if core.endswith(("...", "..")):
        return "ellipsis"
    if last in ".!":
        return "stop" if last else "none"
    if last == "?":
        return "question"
    if last == ":":
        return "colon"
    if last in ",;":
        return "comma"
    if quoted:
        return "quote" if view[-1] in "'\"" else "bracket"
    return "none"
