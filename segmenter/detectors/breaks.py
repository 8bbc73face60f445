"""Breaks in what is spoken of: where a second article, teasers or another page's text begin, hardly a word goes on.

Words that come again stand on both sides of any place within one article. At each place those that really do are compared
with those that would if they were strewn over the page at random. Unlike :mod:`~segmenter.detectors.cohesion`, which looks at
a few paragraphs, this weighs all that stands above a place against all that stands below.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page
from segmenter.view import Places

_FEWEST_WORDS = 8  # of a paragraph
_FEWEST_PARAGRAPHS = 4
_FEWEST = 8.0  # words that would be expected on both sides; fewer tell nothing
_MOST_TIMES = 12  # a word that stands in more paragraphs is expected on both sides as surely
_MOST_BREAKS = 3
_SURE = 3.0  # standard deviations: a further break in what is left
_LEAST_ARTICLE = 0.25  # of the words on the page: what holds fewer and stands above the rest is not the article
_SIZE_BOUNDS = np.array((0.25, 0.5))
_BOUNDS = np.array((0.2, 0.3, 0.4, 0.5))
_WHOLE = 0.6
_NAMES = ("under_1/5", "under_3/10", "under_2/5", "under_1/2", "under_3/5")
_WEIGHTS = (-3.0, -2.0, -1.5, -1.0, -0.5)
_SIDES, _SIZES, _KINDS = ("above", "below"), ("small", "large", "larger"), ("paragraph", "other", "border")
_ABOVE, _BELOW = range(len(_SIDES))
_PARAGRAPH, _OTHER, _BORDER = range(len(_KINDS))
_APART = Scale(
    tuple(
        Cue(
            f"break.{side}.{size}.{name}.{kind}",
            Label.BODY,
            weight * factor,
            f"in a {size} part {side} a break, where {name.replace('_', ' ')} of the words go on that would within one article",
        )
        for side in _SIDES
        for size, factor in zip(_SIZES, (1.0, 0.5, 0.3), strict=True)
        for name, weight in zip(_NAMES, _WEIGHTS, strict=True)
        for kind in _KINDS
    )
)
_MAIN = Scale(
    tuple(
        Cue(f"break.{name}.{kind}", Label.BODY, weight, why)
        for name, weight, why in (
            ("parted", 0.5, "in the part that is most likely the article, of a page that speaks of several things"),
            ("whole", 0.5, "the page speaks of one thing from its first paragraph to its last"),
        )
        for kind in _KINDS
    )
)


class _Break(NamedTuple):
    """The paragraph from which on a page speaks of something else."""

    paragraph: int
    share: float  # of the words that would go on there within one article, those that do
    above: float  # of all words, those that stand above it
    surprise: float  # how many fewer go on than would, in standard deviations


def detect(page: Page) -> Iterator[Column]:
    """Claim for each block whether a break parts it from the article.

    The article comes first, unless what stands above a break is a small part of the page.
    """
    asked = page.measured.words >= _FEWEST_WORDS
    paragraphs = np.flatnonzero(asked)
    count = len(paragraphs)
    if count < _FEWEST_PARAGRAPHS:
        return
    ids, owner = page.content.among(paragraphs)
    kind = np.where(asked, _PARAGRAPH, _OTHER)
    apart = np.full(len(asked), -1)
    start, end = 0, count  # of the main part, in paragraphs
    first, last = 0, len(asked)  # of the main part, in blocks
    found = _find(ids, owner, count)
    if found is None:
        return
    for number in range(_MOST_BREAKS):
        if found is None or found.share >= _WHOLE or (number and found.surprise < _SURE):
            break
        place = start + found.paragraph
        border = slice(int(paragraphs[place - 1]) + 1, int(paragraphs[place]))
        kind[border] = _BORDER
        if found.above >= _LEAST_ARTICLE:
            side, part, last, end = _BELOW, slice(border.start, last), border.start, place
        else:
            side, part, first, start = _ABOVE, slice(first, border.stop), border.stop, place
        size = int(np.searchsorted(_SIZE_BOUNDS, 1.0 - found.above if side == _BELOW else found.above, "right"))
        code = (side * len(_SIZES) + size) * len(_NAMES) + int(np.searchsorted(_BOUNDS, found.share, "right"))
        apart[part] = code * len(_KINDS) + kind[part]
        inside = (owner >= start) & (owner < end)
        found = _find(ids[inside], owner[inside] - start, end - start)
    if start or end < count:
        yield Column(_APART, apart)
    main = np.full(len(asked), -1)
    whole = len(_KINDS) if not start and end == count else 0
    main[first:last] = whole + kind[first:last]
    yield Column(_MAIN, main)


def _find(ids: Places, owner: Places, count: int) -> _Break | None:
    """Return where the fewest words go on, of those that would; ``None`` where too few words come again to tell.

    Word ``ids[i]`` stands in paragraph ``owner[i]`` of ``count``; each word comes once for each paragraph, in their order.
    """
    if count < _FEWEST_PARAGRAPHS:
        return None
    times = np.bincount(ids)
    first, last = np.zeros(len(times), np.intp), np.zeros(len(times), np.intp)
    first[ids[::-1]] = owner[::-1]
    last[ids] = owner
    # Of a place the number of its paragraph says that it is above: a word goes on if it stands on both sides.
    going_on = np.cumsum(np.bincount(first + 1, minlength=count + 1) - np.bincount(last + 1, minlength=count + 1))[:count]
    held = np.bincount(owner, minlength=count)
    above = (np.cumsum(held) - held) / max(1, len(owner))
    expected = np.zeros(count)
    for repeats, words in enumerate(np.bincount(np.minimum(times, _MOST_TIMES)).tolist()):
        if repeats > 1 and words:
            expected += words * (1.0 - above**repeats - (1.0 - above) ** repeats)
    told = expected >= _FEWEST
    if not told.any():
        return None
    # In standard deviations of a count: a place near an end, where few words are expected, is a break only where none goes on.
    surprise = np.where(told, (expected - going_on) / np.sqrt(np.maximum(expected, 1.0)), -np.inf)
    place = int(surprise.argmax())
    return _Break(place, float(going_on[place] / expected[place]), float(above[place]), float(surprise[place]))
