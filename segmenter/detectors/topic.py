"""The topic of a page: paragraphs of the article name what its title names, those of another story do not."""

from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_FEWEST_WORDS = 6
_CUES = {
    (share, size): Cue(f"topic.{share}.{size}", Label.BODY, weight, f"{share} of the title's words stand in it")
    for share, weight in (("none", -0.3), ("one", 0.2), ("two", 0.4), ("more", 0.6))
    for size in ("middle", "long", "prose")
}


def detect(page: Page) -> Iterator[Claim]:
    """Claim how many content words of the most likely title stand in each longer block."""
    if page.title is None:
        return
    title = page.content(page.title)
    for index, measures in enumerate(page.measures):
        if measures.words < _FEWEST_WORDS or index == page.title:
            continue
        shared = len(title & page.content(index))
        share = "none" if not shared else "one" if shared == 1 else "two" if shared == 2 else "more"
        yield Claim(index, _CUES[share, "prose" if page.prose[index] else "long" if measures.size == "long" else "middle"])
