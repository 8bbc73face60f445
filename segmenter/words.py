"""The words of a view, with the line and the place of each."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segmenter.characters import BLANK, MARK, WORD, pieces, places_of, text_of
from segmenter.view import Places, View

_APOSTROPHE = 39


@dataclass(frozen=True, eq=False)
class Words:
    """Words in order: ``texts[i]`` stands in line ``line[i]`` of the view, from ``start[i]``, and is ``size[i]`` long.

    A word is a run of letters and digits, with the vowel signs of the scripts of India and apostrophes between letters.
    """

    texts: list[str]
    start: Places
    size: Places
    line: Places


def words_of(view: View) -> Words:
    """Return the words of a view."""
    inside = _inside(view)
    edges = places_of(inside[1:] != inside[:-1])
    start, end = edges[::2], edges[1::2]
    spaced = "".join([text_of(np.where(inside[1:-1][piece], view.codes[piece], BLANK)) for piece in pieces(len(view.codes))])
    return Words(spaced.split(), start, end - start, view.line_of(start))


def _inside(view: View) -> NDArray[np.bool_]:
    """Return for each character whether it is part of a word, with one that is not at both ends."""
    count = len(view.codes)
    word = np.zeros(count + 2, bool)
    word[1:-1] = view.of_kind(WORD)
    out = word.copy()
    marks = view.of_kind(MARK)
    if marks.any():
        out[1:-1] |= marks
        # A vowel sign belongs to the word before it; where none stands before it, it is none.
        places = np.arange(count + 2)
        out &= np.maximum.accumulate(np.where(word, places, -1)) > np.maximum.accumulate(np.where(out, -1, places))
    apostrophes = np.flatnonzero(view.codes == _APOSTROPHE) + 1
    out[apostrophes[out[apostrophes - 1] & word[apostrophes + 1]]] = True
    return out
