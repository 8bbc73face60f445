"""Names of elements: what the authors of a page call the part that a block stands in."""

from collections.abc import Iterator

import numpy as np

from segmenter.languages.markup import name_families, name_words
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page

_LABELS = {str(label): label for label in Label}
_PLACES = ("own", "around")
_OWN = 4  # words: those of the element itself and the one around it, mostly
_WEIGHTS = {"own": 0.8, "around": 0.2}
_SCALES = {
    family: Scale(
        tuple(
            Cue(
                f"class.{family}.{place}.{kind}",
                _LABELS.get(family, Label.BOILERPLATE),
                _WEIGHTS[place],
                f"stands in what is named {family}, {'right there' if place == 'own' else 'further out'}",
            )
            for place in _PLACES
            for kind in ("short", "prose")
        )
    )
    for family in name_families()
}


def detect(page: Page) -> Iterator[Column]:
    """Claim the families of words in the names around each block, by how near they are."""
    if page.hints is None or not len(page.blocks):
        return
    known = name_words()
    # Many blocks have the same names around them: each row of names is read once.
    numbers: dict[tuple[str, ...], int] = {}
    which = np.array([numbers.setdefault(words, len(numbers)) for words in page.hints.words], np.intp)
    rows: dict[str, dict[int, int]] = {family: {} for family in _SCALES}
    for words, number in numbers.items():
        for position, word in enumerate(words):
            for family in known.get(word, ()):
                rows[family].setdefault(number, 0 if position < _OWN else 1)
    for family, places in rows.items():
        if places:
            row = np.full(len(numbers), -1)
            row[list(places)] = list(places.values())
            found = row[which]
            yield Column(_SCALES[family], np.where(found >= 0, found * 2 + page.prose, -1))
