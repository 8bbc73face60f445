"""Which block above the article most likely is its title: the one whose words its first paragraphs take up most."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from segmenter.page import Page

_OPENING = 4
_REACH = 400
_FEWEST, _MOST = 3, 35
_UNENDED = ("none", "question", "quote", "bracket", "ellipsis")


class Title(NamedTuple):
    """A block above the prose, and how much of it comes back there.

    ``share`` is the share of its content words that the first paragraphs take up; ``fits`` says whether it ends like a title.
    """

    block: int
    share: float
    words: int
    fits: bool


def find_titles(page: "Page") -> list[Title]:
    """Return every block above the core of a page that has a title's length, in order."""
    start, end = page.core
    opening = [index for index in range(start, end) if page.prose[index]][:_OPENING]
    if not opening:
        return []
    known = frozenset(word for index in opening for word in page.content(index))
    out = []
    for index in range(max(0, start - _REACH), opening[0]):
        measures = page.measures[index]
        if _FEWEST <= measures.words <= _MOST:
            words = page.content(index)
            if len(words) >= 2:
                out.append(Title(index, len(words & known) / len(words), len(words), measures.ending in _UNENDED))
    return out


def best_title(titles: list[Title]) -> Title | None:
    """Return the title that is taken up most, by share and number of its words, or ``None``."""
    fitting = [title for title in titles if title.fits and _strength(title) >= 1]
    return max(fitting, key=lambda title: (_strength(title), -title.block), default=None)


def _strength(title: Title) -> float:
    return title.share * min(title.words, 8)
