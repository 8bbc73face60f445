"""The headline is quoted by its article: its words come back at once in the first paragraphs."""

from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_OPENING = 4
_CUES = {
    name: Cue(f"quoted.{name}", Label.HEADLINE, weight, f"{name} of its words come back in the first paragraphs")
    for name, weight in (("none", -1.0), ("few", -0.2), ("half", 1.0), ("most", 2.0))
}
_BEST = Cue("quoted.best", Label.HEADLINE, 1.5, "of all titles above the prose, quoted most by the first paragraphs")
_FIRST_TITLE = Cue("quoted.first_title", Label.HEADLINE, 0.8, "the first block of a headline's length")


def detect(page: Page) -> Iterator[Claim]:
    """Claim how much of each block above the prose comes back in the first paragraphs."""
    start, end = page.core
    opening = [index for index in range(start, end) if page.prose[index]][:_OPENING]
    if not opening:
        return
    known = frozenset(word for index in opening for word in page.content(index))
    best: tuple[float, int] | None = None
    first: int | None = None
    for index in range(max(0, start - 400), min(opening[0] + 1, len(page.blocks))):
        measures = page.measures[index]
        if not 3 <= measures.words <= 35 or (page.prose[index] and index >= opening[0]):
            continue
        words = page.content(index)
        if len(words) < 2:
            continue
        share = len(words & known) / len(words)
        name = "none" if share == 0 else "few" if share < 0.34 else "half" if share < 0.67 else "most"
        yield Claim(index, _CUES[name])
        if measures.ending in ("none", "question", "quote", "bracket", "ellipsis"):
            if first is None and measures.words >= 4 and share >= 0.34:
                first = index
            score = share * min(len(words), 8)
            if best is None or score > best[0]:
                best = score, index
    if best and best[0] >= 1:
        yield Claim(best[1], _BEST)
    if first is not None:
        yield Claim(first, _FIRST_TITLE)
