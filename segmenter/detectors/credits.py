"""Credits of pictures at the end of a block: "… (Ann Hill/Reuters)", "… Photo: Ann Hill", "… © Ann Hill"."""

from collections.abc import Iterator

import numpy as np

from segmenter.characters import ALPHA, BLANK, LOWER, UPPER
from segmenter.languages import REGISTER
from segmenter.languages.pack import REGISTERS
from segmenter.measures import BRACKET, ENDINGS, NONE, SIZES, Flags
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page
from segmenter.view import Places

_REACH = 8  # words from the end
_BEHIND_SLASH = 4  # words
_JOINTS = np.array([ord(sign) for sign in ":/"])
_ENDS = np.array([ord(sign) for sign in ".!?\"'"])
_OPEN = np.isin(np.arange(len(ENDINGS)), (BRACKET, NONE))
_PICTURE = 1 << (REGISTER + list(REGISTERS).index("picture"))


def _scale(name: str, weights: tuple[float, float, float], why: str) -> Scale:
    return Scale(
        tuple(Cue(f"credit.{name}.{size}", Label.CAPTION, weight, why) for size, weight in zip(SIZES, weights, strict=True))
    )


_LABELLED = _scale("labelled", (1.0, 1.5, 2.0), "a word for a picture with a colon or a slash near its end")
_SLASH = _scale("slash", (1.0, 1.5, 1.5), "two names with a slash between them at its end")
_BRACKET = _scale("bracket", (0.5, 1.0, 1.5), "a few words in brackets behind its last sentence")
_NAMES = _scale("names", (0.3, 0.5, 1.0), "names in brackets at its end")
_SIGN = _scale("sign", (0.5, 1.0, 1.5), "a copyright sign near its end")


def detect(page: Page) -> Iterator[Column]:
    """Claim the blocks that end as captions do, with who took the picture."""
    if not page.words.texts:
        return
    behind, names = _brackets(page)
    for scale, flags in (
        (_LABELLED, _labelled(page)),
        (_SLASH, _slash(page)),
        (_SIGN, _sign(page)),
        (_BRACKET, behind),
        (_NAMES, names),
    ):
        if flags.any():
            yield Column(scale, np.where(flags, page.size, -1))


def _labelled(page: Page) -> Flags:
    words, codes = page.words, page.view.codes
    pictures = np.flatnonzero(page.known_words & _PICTURE)
    behind = words.start[pictures] + words.size[pictures]
    last = len(codes) - 1
    sign = codes[np.minimum(behind, last)]
    sign = np.where(sign == BLANK, codes[np.minimum(behind + 1, last)], sign)
    return _blocks(page, pictures[np.isin(sign, _JOINTS)] + 1, _REACH)


def _slash(page: Page) -> Flags:
    words, codes, kinds = page.words, page.view.codes, page.raw_kinds
    places = page.view.where("/")
    places = places[(places > 1) & (places < len(codes) - 2)]
    before, after = places - 1, places + 1
    before, after = before - (codes[before] == BLANK), after + (codes[after] == BLANK)
    following = np.searchsorted(words.start, places)
    small = kinds[after] | kinds[words.start[np.maximum(following - 1, 0)]]
    names = ((kinds[before] & ALPHA) != 0) & ((kinds[after] & ALPHA) != 0) & ((small & LOWER) == 0)
    return _blocks(page, following[names], _BEHIND_SLASH) & _OPEN[page.measured.ending]


def _sign(page: Page) -> Flags:
    return _blocks(page, np.searchsorted(page.words.start, page.view.where("\u00a9")), _REACH)


def _brackets(page: Page) -> tuple[Flags, Flags]:
    """Say which blocks end with a bracket behind a sentence, and which with a bracket that holds names."""
    words, codes, kinds, count = page.words, page.view.codes, page.raw_kinds, len(page.blocks)
    opens = page.view.where("(")
    line = page.view.line_of(opens)
    # The last one of each block counts.
    last = np.flatnonzero(np.diff(line, append=count))
    opens, line = opens[last], line[last]
    closed = codes[page.view.last[line] - 1] == ord(")")
    opens, line = opens[closed], line[closed]
    low, high = np.searchsorted(words.start, opens), np.searchsorted(words.line, line, "right")
    short = (low < high) & (high - low <= _REACH) & (opens - 2 >= page.view.first[line])
    opens, line, low, high = opens[short], line[short], low[short], high[short]
    ended = np.isin(codes[opens - 2], _ENDS) & (codes[opens - 1] == BLANK)
    capitals = np.concatenate(([0], np.cumsum((kinds[words.start] & UPPER) != 0)))
    named = (capitals[high] - capitals[low]) * 2 > high - low
    out = np.zeros((2, count), bool)
    out[0, line[ended]] = True
    out[1, line[named]] = True
    return out[0], out[1]


def _blocks(page: Page, words: Places, reach: int) -> Flags:
    """Say which blocks hold one of these words as one of the last ``reach``, and something above it."""
    lines = page.words.line
    words = words[(words > 0) & (words < len(lines))]
    words = words[lines[words] == lines[words - 1]]
    last = np.searchsorted(lines, lines[words], "right")
    out = np.zeros(len(page.blocks), bool)
    out[lines[words[last - words <= reach]]] = True
    return out
