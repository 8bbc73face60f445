"""The headline is quoted by its article: its words come back at once in the first paragraphs."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from segmenter.model import Claim, Column, Cue, Label, Scale
from segmenter.page import Page

_SHARES = Scale(
    tuple(
        Cue(f"quoted.{name}", Label.HEADLINE, weight, f"{name} of its words come back in the first paragraphs")
        for name, weight in (("none", -1.0), ("few", -0.2), ("half", 1.0), ("most", 2.0))
    )
)
_BEST = Cue("quoted.best", Label.HEADLINE, 1.5, "of all titles above the prose, quoted most by the first paragraphs")
_FIRST = Cue("quoted.first_title", Label.HEADLINE, 0.8, "the first block of a headline's length that is quoted")
_ECHO = {
    (place, top): Cue(
        f"quoted.echo.{place}.{top}", Label.HEADLINE, weight, f"the {place} of several that say what the likeliest title says"
    )
    for place, weight in (("first", -0.3), ("middle", 0.0), ("last", 0.8))
    for top in ("top", "deep")
}
_SHARED = ("nothing", "little", "much")
_PAIR = {
    (place, shared, length): Cue(
        f"quoted.pair.{place}.{shared}.{length}",
        Label.HEADLINE,
        0.0,
        f"the {place} of two titles close by that share {shared}, and the second is {length}",
    )
    for place in ("first", "second")
    for shared in _SHARED
    for length in ("longer", "shorter")
}
_WITHIN = Cue("quoted.within", Label.KICKER, 0.5, "holds the likeliest title and a few words more, as a breadcrumb does")
_FEW, _HALF = 0.34, 0.67
_CLOSE = 4  # blocks
_LITTLE, _MUCH = 0.15, 0.5  # of the words of the shorter one
_ALIKE = 0.6  # of the words of the shorter one
_TOP = 3  # blocks
_LONGEST_REST, _SHORTEST_TITLE = 60, 15  # characters


def detect(page: Page) -> Iterator[Claim | Column]:
    """Claim how much of each title-like block above the prose comes back in the first paragraphs."""
    titles = page.titles
    if not len(titles.block):
        return
    codes = np.full(len(page.blocks), -1)
    codes[titles.block] = np.where(titles.share == 0, 0, 1 + np.searchsorted((_FEW, _HALF), titles.share, "right"))
    yield Column(_SHARES, codes)
    first = np.flatnonzero(titles.fits & (titles.share >= _FEW) & (page.measured.words[titles.block] >= 4))
    if len(first):
        yield Claim(int(titles.block[first[0]]), _FIRST)
    yield from _pairs(page)
    if page.title is not None:
        yield Claim(page.title, _BEST)
        yield from _echoes(page, page.title)


def _pairs(page: Page) -> Iterator[Claim]:
    """Claim titles close to one another: the last crumb of a path and the headline, or the headline and its deck."""
    titles = page.titles
    blocks = titles.block[titles.fits & (titles.share >= _FEW)].tolist()
    for first, second in pairwise(blocks):
        if second - first <= _CLOSE:
            one, other = set(page.content.of(first).tolist()), set(page.content.of(second).tolist())
            share = len(one & other) / min(len(one), len(other))
            shared = _SHARED[int(share >= _LITTLE) + int(share >= _MUCH)]
            length = "longer" if page.measured.words[second] > page.measured.words[first] else "shorter"
            yield Claim(first, _PAIR["first", shared, length])
            yield Claim(second, _PAIR["second", shared, length])


def _echoes(page: Page, title: int) -> Iterator[Claim]:
    """Claim the titles above the prose that say what the likeliest title says, and lines that hold it with a few words more."""
    titles = page.titles
    known = np.zeros(page.content.count, bool)
    known[page.content.of(title)] = True
    shared, _ = page.content.shares(known)
    alike = titles.block[titles.fits & (shared[titles.block] >= _ALIKE * np.minimum(titles.words, known.sum()))].tolist()
    for number, index in enumerate(alike if len(alike) > 1 else ()):
        place = "first" if not number else "last" if number == len(alike) - 1 else "middle"
        yield Claim(index, _ECHO[place, "top" if index < _TOP else "deep"])
    key = page.keys[title]
    if len(key) >= _SHORTEST_TITLE:
        for index in page.blocks_with(key):
            if index < page.core[0] and 0 < len(page.keys[index]) - len(key) <= _LONGEST_REST:
                yield Claim(index, _WITHIN)
