"""Where lines of one kind stand: a byline beside the title is the article's own, one far below belongs to another story."""

from collections.abc import Iterator

import numpy as np

from segmenter.languages.pack import FAMILIES
from segmenter.measures import Flags
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page
from segmenter.view import Places

_ZONES = {
    "top": "far above the title",
    "above": "right above the title",
    "head": "between the title and the text",
    "inside": "inside the run of prose",
    "foot": "right below the text",
    "below": "below the text",
    "far": "far below the text",
}
_NEAR_TITLE, _FOOT_END, _BELOW_END = 3, 3, 12  # blocks
_UNTITLED = 8  # blocks above the text that are its head where no title is known
_LONGEST, _FEW, _NAME = 20, 5, 4  # words
_CROWD, _NEIGHBOURS = np.array((1, 2, 4)), 15  # other lines of the kind; blocks to either side
_CROWDS = ("alone", "of 2", "of 3-4", "of 5+")


def _scale(kind: str, what: str, label: Label) -> Scale:
    return Scale(
        tuple(
            Cue(f"zone.{kind}.{zone}.{crowd.replace(' ', '_')}", label, 0.0, f"{what}, {where}, {crowd} of its kind nearby")
            for zone, where in _ZONES.items()
            for crowd in _CROWDS
        )
    )


_FAMILIES = {family: _scale(family, what.partition(":")[0], Label(family.partition(".")[0])) for family, what in FAMILIES.items()}
_DATED = _scale("dated", "a date line", Label.TIMESTAMP)
_SAID = _scale("said", "a few words, all of which the article says", Label.TAGS)
_NAMED = _scale("named", "two to four capitalised words", Label.BYLINE)


def detect(page: Page) -> Iterator[Column]:
    """Claim for lines that hold a phrase, a date or a name where they stand, and how many of their kind are near."""
    count = len(page.blocks)
    if not count:
        return
    zone, words = _zones(page), page.measured.words
    short = words <= _LONGEST
    cases = page.cases
    capitals = (cases.long > 0) & (cases.capital == cases.long) & ~cases.upper
    named = capitals & (words >= 2) & (words <= _NAME) & (page.measured.digits == 0)
    sizes = np.diff(page.content.first)
    said = (sizes > 0) & (page.said == sizes) & (words <= _FEW) & ~page.prose
    held: dict[str, list[int]] = {}
    for index, matches in page.matches.items():
        for family in {match.family for match in matches if match.mode != "contains"}:
            held.setdefault(family, []).append(index)
    families = ((_FAMILIES[family], _flags(count, places)) for family, places in sorted(held.items()))
    for scale, flags in ((_DATED, page.dated), (_NAMED, named), (_SAID, said), *families):
        flags = flags & short
        if flags.any():
            yield Column(scale, np.where(flags, zone * len(_CROWDS) + _crowd(flags, page.core), -1))


def _zones(page: Page) -> Places:
    """Return the zone of each block, as a place in the zones, by the most likely title and the run of prose."""
    index = np.arange(len(page.blocks))
    start, end = page.core
    title = page.title if page.title is not None else max(0, start - _UNTITLED)
    bounds = (title - _NEAR_TITLE, title, start, end, end + _FOOT_END, end + _BELOW_END)
    return np.searchsorted(np.maximum.accumulate(bounds), index, "right")


def _flags(count: int, places: list[int]) -> Flags:
    out = np.zeros(count, bool)
    out[places] = True
    return out


def _crowd(flags: Flags, core: tuple[int, int]) -> Places:
    """Return how many lines of the kind stand near each block on its side of the text: a place in the crowds."""
    sums = np.concatenate(([0], np.cumsum(flags)))
    index = np.arange(len(flags))
    side = np.searchsorted(core, index, "right")
    low, high = np.array((0, *core))[side], np.array((*core, len(flags)))[side]
    near = sums[np.minimum(index + _NEIGHBOURS + 1, high)] - sums[np.maximum(index - _NEIGHBOURS, low)]
    crowd: Places = np.searchsorted(_CROWD, near - flags, "right")
    return crowd
