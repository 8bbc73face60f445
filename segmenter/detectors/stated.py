"""Agreement with what the page states of itself: its headline, body, authors, section and keywords.

Sites cut these short, fill them with something else, or lie: agreement is evidence, and so is disagreement with a long body.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from segmenter.folding import fold
from segmenter.measures import KINDS, SIZES
from segmenter.model import Claim, Column, Cue, Label, Scale
from segmenter.page import Page

_HEADLINE = {
    "same": Cue("stated.headline.same", Label.HEADLINE, 4.0, "the headline that the page states"),
    "within": Cue("stated.headline.within", Label.HEADLINE, 1.5, "opens the headline that the page states, or is opened by it"),
}
_BODY = Scale(
    tuple(
        Cue(f"stated.body.{place}.{kind}", Label.BODY, weight, f"a {kind} block that {what} the body that the page states")
        for place, weight, what in (("out", -0.8, "is not in"), ("in", 1.5, "is in"))
        for kind in KINDS
    )
)
_DESCRIPTION = {
    place: Cue(f"stated.description.{place}", Label.DECK, weight, f"{what} the description that the page states")
    for place, weight, what in (("same", 1.5, "is"), ("opens", 0.5, "begins like"))
}
_AUTHOR = {size: Cue(f"stated.author.{size}", Label.BYLINE, 1.5, "names an author that the page states") for size in SIZES}
_SECTION = Cue("stated.section", Label.KICKER, 1.5, "the section that the page states")
_KEYWORD = Cue("stated.keyword", Label.TAGS, 1.0, "a keyword that the page states")
_SITE = Cue("stated.site", Label.BOILERPLATE, 1.0, "the name of the site")
_SHORTEST_TITLE, _SHORTEST_BODY, _SHORTEST_LINE = 12, 400, 15  # characters
_OPENING = 60  # characters that must agree


def detect(page: Page) -> Iterator[Claim | Column]:
    """Claim blocks that say what the page states of itself."""
    if page.hints is None:
        return
    stated = page.hints.stated
    yield from _headline(page, [fold(value) for value in stated.headlines])
    yield from _body(page, [fold(value) for value in stated.bodies])
    yield from _description(page, [fold(value) for value in stated.descriptions])
    for author in {fold(value) for value in stated.authors}:
        if author:
            for index in page.blocks_with(author):
                yield Claim(index, _AUTHOR[SIZES[page.size[index]]], author)
    exact = {
        **dict.fromkeys(map(fold, stated.keywords), _KEYWORD),
        **dict.fromkeys(map(fold, stated.site_names), _SITE),
        **dict.fromkeys(map(fold, stated.sections), _SECTION),
    }
    for index, key in enumerate(page.keys):
        if key in exact:
            yield Claim(index, exact[key])


def _headline(page: Page, headlines: Sequence[str]) -> Iterator[Claim]:
    known = {value.strip(" .|-") for value in headlines}
    for index, key in enumerate(page.keys):
        if key in known:
            yield Claim(index, _HEADLINE["same"])
        elif len(key) >= _SHORTEST_TITLE and any(
            value.startswith(key) or (len(value) >= _SHORTEST_TITLE and key.startswith(value)) for value in known
        ):
            yield Claim(index, _HEADLINE["within"])


def _body(page: Page, bodies: Sequence[str]) -> Iterator[Column]:
    body = max(bodies, key=len, default="")
    if len(body) < _SHORTEST_BODY:
        return
    inside = np.array([len(key) >= _SHORTEST_LINE and key in body for key in page.keys], bool)
    if inside.any():
        yield Column(_BODY, inside * len(KINDS) + page.kind)


def _description(page: Page, descriptions: Sequence[str]) -> Iterator[Claim]:
    whole = {value.strip(" .") for value in descriptions}
    openings = {value[:_OPENING] for value in whole if len(value) >= _OPENING}
    for index, key in enumerate(page.keys):
        if key.strip(" .") in whole:
            yield Claim(index, _DESCRIPTION["same"])
        elif key[:_OPENING] in openings:
            yield Claim(index, _DESCRIPTION["opens"])
