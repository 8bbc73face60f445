"""Letter case, where a script has it: titles, names and menus are capitalised, prose is not."""

from collections.abc import Iterator

import numpy as np

from segmenter.characters import ALPHA, LATIN, LOWER, UPPER, of_kind
from segmenter.measures import SIZES
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page

_KINDS = (
    ("upper", Label.BOILERPLATE, 0.4, "all letters are capitals"),
    ("title", Label.BOILERPLATE, 0.3, "nearly every word is capitalised"),
    ("sentence", Label.BODY, 0.3, "begins with a capital and goes on in small letters"),
    ("lower", Label.BOILERPLATE, 0.2, "begins with a small letter"),
    ("none", Label.BODY, 0.0, "a script without case"),
)
_UPPER, _TITLE, _SENTENCE, _LOWER, _NONE = range(len(_KINDS))
_CASES = Scale(tuple(Cue(f"case.{kind}.{size}", label, weight, why) for kind, label, weight, why in _KINDS for size in SIZES))
_CAMEL = Scale((Cue("case.camel", Label.BOILERPLATE, 0.8, "a small letter runs into a capital: words glued together"),))
_FOREIGN = Scale(
    tuple(Cue(f"case.foreign.{size}", Label.BOILERPLATE, 1.0, "Latin letters on a page in another script") for size in SIZES)
)
_SAMPLE = 200  # characters of a block


def detect(page: Page) -> Iterator[Column]:
    """Claim by the pattern of capitals in each block."""
    if not len(page.blocks):
        return
    cases, view, size = page.cases, page.view, page.size
    kind = np.where(cases.sentence, _SENTENCE, _LOWER)
    kind[(cases.long >= 2) & (4 * cases.capital >= 3 * cases.long)] = _TITLE
    kind[cases.upper & (cases.letters > 2)] = _UPPER
    kind[cases.cased == 0] = _NONE
    yield Column(_CASES, np.where(cases.words > 0, kind * len(SIZES) + size, -1))
    upper, lower = of_kind(page.raw_kinds, UPPER), of_kind(page.raw_kinds, LOWER)
    codes = np.full(len(page.blocks), -1)
    codes[view.line_of(np.flatnonzero(lower[:-2] & upper[1:-1] & lower[2:]))] = 0
    yield Column(_CAMEL, codes)
    latin, letters = view.of_kind(LATIN), view.of_kind(ALPHA)
    near = view.opening(_SAMPLE)
    prose = page.prose if page.prose.any() else np.ones(len(page.blocks), bool)
    if 2 * view.count(latin & near)[prose].sum() < view.count(letters & near)[prose].sum():
        foreign = 2 * view.count(latin) > view.count(letters)
        yield Column(_FOREIGN, np.where(foreign, size, -1))
