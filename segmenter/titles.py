"""Which block above the article most likely is its title: the one whose words its first paragraphs take up most."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from segmenter.core import opening_words
from segmenter.measures import UNENDED, Flags
from segmenter.view import Places

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from segmenter.page import Page

_REACH = 400
_FEWEST, _MOST = 3, 35
_MOST_COUNTED = 8


class Titles(NamedTuple):
    """Blocks above the prose of a title's length, and how much of each comes back there.

    ``share`` is the share of its content words that the first paragraphs take up, ``words`` their number; ``fits`` says
    whether it ends like a title.
    """

    block: Places
    share: "NDArray[np.float64]"
    words: Places
    fits: Flags


def find_titles(page: "Page") -> Titles:
    """Return every block above the core of a page that has a title's length, in order."""
    start, end = page.core
    prose = np.flatnonzero(page.prose[start:end])
    if not len(prose):
        none = np.empty(0, np.intp)
        return Titles(none, np.empty(0), none, np.empty(0, bool))
    first = start + int(prose[0])
    known, sizes = page.content.shares(opening_words(page, start, end))
    words = page.measured.words
    fitting = (words >= _FEWEST) & (words <= _MOST) & (sizes >= 2)
    low = max(0, start - _REACH)
    block = low + np.flatnonzero(fitting[low:first])
    return Titles(block, known[block] / sizes[block], sizes[block], UNENDED[page.measured.ending[block]])


def best_title(titles: Titles) -> int | None:
    """Return the block that is taken up most, by share and number of its words, or ``None``."""
    strength = np.where(titles.fits, titles.share * np.minimum(titles.words, _MOST_COUNTED), 0.0)
    if not len(strength) or strength.max() < 1:
        return None
    return int(titles.block[strength.argmax()])
