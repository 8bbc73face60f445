"""Letter case by block: how many words are capitalised, in all letters or in the first."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from segmenter.characters import ALPHA, LOWER, UPPER, of_kind, places_of
from segmenter.measures import Flags
from segmenter.view import Places

if TYPE_CHECKING:
    from segmenter.page import Page

_REACH = 400  # characters of a block that are looked at
_LONG = 4  # letters; shorter words are often small in titles and names


class Cases(NamedTuple):
    """For each block: how many words it has, how many of them in letters with case (``cased``), and of these how many count
    (``long``: the longer ones, or all where none is long), how many of those are capitalised (``capital``), whether all its
    cased words are in capitals (``upper``), their letters, and whether the first one begins with a capital (``sentence``).
    """

    words: Places
    cased: Places
    long: Places
    capital: Places
    upper: Flags
    letters: Places
    sentence: Flags


def cases_of(page: "Page") -> Cases:
    """Count the words of each block by their case."""
    view, kinds, count = page.view, page.raw_kinds, len(page.blocks)
    inside = np.zeros(len(view.codes) + 2, bool)
    inside[1:-1] = view.of_kind(ALPHA) & view.opening(_REACH)
    edges = places_of(inside[1:] != inside[:-1])
    start, end = edges[::2], edges[1::2]
    line = view.line_of(start)
    lower = np.zeros(len(kinds) + 1, bool)
    lower[:-1] = of_kind(kinds, LOWER)
    some_lower = np.logical_or.reduceat(lower, edges)[::2] if len(edges) else lower[:0]
    capital = (kinds[start] & UPPER) != 0
    cased = capital | lower[start]
    long = cased & (end - start >= _LONG)

    def by_block(flags: Flags) -> Places:
        return np.bincount(line[flags], minlength=count)

    cased_words, long_words = by_block(cased), by_block(long)
    longest = long | (cased & (long_words == 0)[line])
    small = by_block(cased & some_lower)
    sentence = np.zeros(count, bool)
    # The first of several assignments to a block must count: they are made in reverse.
    sentence[line[cased][::-1]] = capital[cased][::-1]
    return Cases(
        np.bincount(line, minlength=count),
        cased_words,
        by_block(longest),
        by_block(longest & capital),
        (small == 0) & (cased_words > 0),
        np.bincount(line[cased], (end - start)[cased], minlength=count).astype(np.intp),
        sentence,
    )
