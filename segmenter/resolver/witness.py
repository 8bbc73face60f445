"""The prose of a page is a witness of its article: what it takes to find none there, or to leave much of the prose outside.

A few foreign features, repeated in every paragraph of a site, speak alike for all of them and together outweigh anything that
speaks for single blocks. These costs are for whole readings, so that no page loses its article that way.
"""

from typing import TYPE_CHECKING, NamedTuple

from segmenter.page import Page

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

# Words of prose, and log-odds.
_FEW, _ENOUGH, _SHARE, _WORDS_PER_DOUBT = 35, 60, 0.4, 6.0
_SOME_TRUST, _MOST_TRUST, _MOST_DOUBT = 2.5, 6.5, 12.0
_FREE, _WORDS_PER_COST_BEFORE, _MOST_BEFORE = 80, 20.0, 10.0
_WORDS_PER_COST_AFTER, _MOST_AFTER = 40.0, 6.0


class Witness(NamedTuple):
    """The number of words of the running text that most likely is an article, and of all words.

    ``before`` and ``after`` give for each block what it costs (log-odds) to read it as standing before or after the article.
    """

    words: int = 0
    all_words: int = 0
    before: "NDArray[float64] | None" = None
    after: "NDArray[float64] | None" = None


SILENT = Witness()
"""Nothing is known of the prose."""


def witness_of(page: Page) -> Witness:
    """Return what the prose of a page says."""
    import numpy as np

    start, end = page.core
    prose = np.zeros(len(page.blocks))
    prose[start:end] = np.where(page.prose, page.measured.words, 0)[start:end]
    # A summary and a caption may stand before an article; of what comes after it the core may hold a whole other one.
    before = np.minimum(np.maximum(np.cumsum(prose) - _FREE, 0.0) / _WORDS_PER_COST_BEFORE, _MOST_BEFORE)
    after = np.minimum(np.cumsum(prose[::-1])[::-1] / _WORDS_PER_COST_AFTER, _MOST_AFTER)
    return Witness(*page.prose_words, np.diff(before, prepend=0.0), -np.diff(after, append=0.0))


def without_article(words: int, all_words: int) -> float:
    """Return the log-odds by which the prose of a page speaks for there being no article on it.

    The more running text there is, the more it takes to read the page as one without an article; and where its longest run is
    a sentence or two among many other words, the page more likely has none.
    """
    if words > _SHARE * all_words:
        return -min(_MOST_DOUBT, words / _WORDS_PER_DOUBT)
    if words >= _ENOUGH:
        return -min(_MOST_DOUBT, (words - _ENOUGH) / _WORDS_PER_DOUBT)
    if all_words < _ENOUGH:
        return _SOME_TRUST
    return min(_MOST_TRUST, _MOST_TRUST * (_ENOUGH - words) / (_ENOUGH - _FEW))
