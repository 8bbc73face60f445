"""Repeated blocks: menus are printed twice, headlines stand in the window title, captions double as alternative text."""

from collections.abc import Iterator

import numpy as np

from segmenter.measures import SIZES, Flags
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page
from segmenter.view import Places

_KINDS = (
    ("earlier", Label.BOILERPLATE, 1.0, "stands word for word further up"),
    ("later", Label.BOILERPLATE, 0.3, "stands again word for word further down"),
    ("opening", Label.BOILERPLATE, 0.8, "opens another, longer block"),
    ("extends", Label.HEADLINE, 0.0, "opens with the words of a shorter block"),
    ("many", Label.BOILERPLATE, 1.0, "stands three times or more"),
)
_EARLIER, _LATER, _OPENING, _EXTENDS, _MANY = range(len(_KINDS))
_CUES = tuple(Cue(f"repeat.{kind}.{size}", label, weight, why) for kind, label, weight, why in _KINDS for size in SIZES)
_ONCE, _OFTEN = Scale(_CUES[: _MANY * len(SIZES)]), Scale(_CUES[_MANY * len(SIZES) :])
_BESIDE = Scale(
    tuple(
        Cue(f"repeat.beside.{side}.{size}", Label.CAPTION, 0.3, f"stands word for word right {side} it again")
        for side in ("below", "above")
        for size in SIZES
    )
)
_PREFIX = 30


def detect(page: Page) -> Iterator[Column]:
    """Claim verbatim repeats of blocks, and blocks that open with the words of another."""
    number = page.key_numbers
    if not len(number):
        return
    count = np.bincount(number)[number]
    repeated = ~_is_new(number)
    kind = np.where(count > 1, np.where(repeated, _EARLIER, _LATER), -1)
    long = [index for index, key in enumerate(page.keys) if len(key) >= _PREFIX]
    heads: dict[str, int] = {}
    head = np.array([heads.setdefault(page.keys[index][:_PREFIX], len(heads)) for index in long], np.intp)
    if len(heads) < len(long):
        places = np.array(long, np.intp)
        # Different blocks that begin alike.
        shared = np.bincount(head[~repeated[places]], minlength=len(heads))[head] > 1
        alike = np.where(_is_new(head), _OPENING, _EXTENDS)
        asked = shared & (count[places] == 1)
        kind[places[asked]] = alike[asked]
    if (kind >= 0).any():
        yield Column(_ONCE, np.where(kind >= 0, kind * len(SIZES) + page.size, -1))
        yield Column(_OFTEN, np.where(count > 2, page.size, -1))
        same = number[1:] == number[:-1]
        if same.any():
            beside = np.full(len(number), -1)
            beside[:-1][same] = 0
            beside[1:][same] = 1
            yield Column(_BESIDE, np.where(beside >= 0, beside * len(SIZES) + page.size, -1))


def _is_new(number: Places) -> Flags:
    """Say of each number, counted up where something is new, whether it is."""
    return np.diff(np.maximum.accumulate(number), prepend=-1) > 0
