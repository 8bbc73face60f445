"""The headline is quoted by its article: its words come back at once in the first paragraphs."""

from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_CUES = {
    name: Cue(f"quoted.{name}", Label.HEADLINE, weight, f"{name} of its words come back in the first paragraphs")
    for name, weight in (("none", -1.0), ("few", -0.2), ("half", 1.0), ("most", 2.0))
}
_BEST = Cue("quoted.best", Label.HEADLINE, 1.5, "of all titles above the prose, quoted most by the first paragraphs")
_FIRST = Cue("quoted.first_title", Label.HEADLINE, 0.8, "the first block of a headline's length that is quoted")


def detect(page: Page) -> Iterator[Claim]:
    """Claim how much of each title-like block above the prose comes back in the first paragraphs."""
    first = True
    for title in page.titles:
        share = title.share
        yield Claim(title.block, _CUES["none" if share == 0 else "few" if share < 0.34 else "half" if share < 0.67 else "most"])
        if first and title.fits and share >= 0.34 and page.measures[title.block].words >= 4:
            yield Claim(title.block, _FIRST)
            first = False
    if page.title is not None:
        yield Claim(page.title, _BEST)
