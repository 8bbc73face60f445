"""What the last heading announced: below "Most read" stand other stories, below "Tags" tags, below "Comments" comments."""

from collections.abc import Iterator

import numpy as np

from segmenter.languages.phrases import Match
from segmenter.measures import COMMA, NONE
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page

_SCOPES = {
    "related.heading": (Label.RELATED, "a heading of other stories"),
    "tags.label": (Label.TAGS, "a tag label"),
    "source.label": (Label.SOURCE, "a source label"),
    "byline.label": (Label.BYLINE, "a byline label"),
    "timestamp.label": (Label.TIMESTAMP, "a date label"),
    "boilerplate.comments": (Label.COMMENT, "the heading of the comments"),
    "boilerplate.newsletter": (Label.BOILERPLATE, "a sign-up box"),
    "boilerplate.share": (Label.BOILERPLATE, "a share bar"),
    "boilerplate.copyright": (Label.BOILERPLATE, "a copyright line"),
    "boilerplate.advert": (Label.BOILERPLATE, "an advertising mark"),
    "boilerplate.legal": (Label.BOILERPLATE, "legal links"),
    "boilerplate.cookies": (Label.BOILERPLATE, "a cookie notice"),
}
_BOUNDS = np.array((2, 3, 6, 16))
_NAMES = ("1", "2", "3-5", "6-15", "16-40")
_WEIGHTS = (2.0, 1.5, 1.0, 0.5, 0.2)
_KINDS = ("prose", "other", "later")
_PROSE, _OTHER, _LATER = range(len(_KINDS))
_SIDES = ("over", "under")  # the heading stands over the page's prose, or some of it stands above the heading
_MOST_OVER = 2  # paragraphs above a heading that stands over the prose
_ITEM = 6  # words of a line in a list below a heading, at most
_REACH = 40  # blocks
_LONGEST_HEADING, _LONGEST_REST = 12, 4  # words
_HEADINGS = ("line", "label")
_ONE_LINE = ("source.label", "byline.label", "timestamp.label")
_SCALES = {
    family: Scale(
        tuple(
            Cue(
                f"below.{family}.{side}.{name}.{kind}",
                label,
                weight * (0.4 if kind == "prose" else 1.0),
                f"{name} blocks below {what}" + (", which stands under prose" if side == "under" else ""),
            )
            for side in _SIDES
            for name, weight in zip(_NAMES, _WEIGHTS, strict=True)
            for kind in _KINDS
        )
    )
    for family, (label, what) in _SCOPES.items()
}
_LISTS = {
    family: Scale((Cue(f"below.{family}.listed", label, 1.0, f"in a list of short lines below {what}"),))
    for family, (label, what) in _SCOPES.items()
}


def detect(page: Page) -> Iterator[Column]:
    """Claim for each block the nearest heading of each kind above it, whether prose stands between, or only short lines."""
    headings: dict[str, list[int]] = {}
    for index in sorted(page.matches):
        if page.measured.words[index] <= _LONGEST_HEADING:
            for family in {match.family for match in page.matches[index] if _announces(page, index, match)}:
                headings.setdefault(family, []).append(index)
    if not headings:
        return
    blocks = np.arange(len(page.blocks))
    prose = np.concatenate(([0], np.cumsum(page.prose)))
    item = (page.measured.words <= _ITEM) & ((page.measured.ending == NONE) | (page.measured.ending == COMMA))
    item[list(page.matches)] = False
    others = np.concatenate(([0], np.cumsum(~item)))
    for family, places in headings.items():
        above = np.concatenate(([-1], places))[np.searchsorted(places, blocks)]
        steps = blocks - above
        crossed = prose[blocks] > prose[np.minimum(above + 1, blocks)]
        listed = others[blocks + 1] == others[np.minimum(above + 1, blocks)]
        kind = np.where(crossed, _LATER, np.where(page.prose, _PROSE, _OTHER))
        near = (above >= 0) & (steps <= _REACH)
        under = prose[np.maximum(above, 0)] > _MOST_OVER
        if (near & listed).any():
            yield Column(_LISTS[family], np.where(near & listed, 0, -1))
        yield Column(
            _SCALES[family],
            np.where(near, (under * len(_NAMES) + np.searchsorted(_BOUNDS, steps, "right")) * len(_KINDS) + kind, -1),
        )


def _announces(page: Page, index: int, match: Match) -> bool:
    """Say whether a phrase announces what follows: it is a heading, and where it may have a value on its line, has none."""
    if match.family not in _SCOPES or match.mode not in _HEADINGS:
        return False
    if match.family not in _ONE_LINE:
        return True
    phrase = page.views[index][match.start : match.end]
    return bool(page.measured.words[index] <= _LONGEST_REST + len(phrase.split()))
