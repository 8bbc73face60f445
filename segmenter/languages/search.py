"""Searching a long text for many strings at once, piece by piece."""

from collections.abc import Iterator
from itertools import chain

import numpy as np
from ahocorasick_rs import AhoCorasick
from numpy.typing import NDArray

PIECE = 1 << 16
"""Characters that are searched at a time: a tuple for each string in a long text would fill the memory."""


def in_pieces(automaton: AhoCorasick, longest: int, text: str) -> Iterator[tuple[int, NDArray[np.int32]]]:
    """Yield where each piece of a text begins, and number, start and end of the strings that begin in it, counted from there.

    ``longest`` is the length of the longest string. Strings may overlap, and end behind the piece.
    """
    for first in range(0, len(text), PIECE):
        hits = automaton.find_matches_as_indexes(text[first : first + PIECE + longest], overlapping=True)
        rows = np.fromiter(chain.from_iterable(hits), np.int32, 3 * len(hits)).reshape(-1, 3)
        yield first, rows[rows[:, 1] < PIECE]
