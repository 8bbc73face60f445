"""Words shared with the prose: a caption, a subheading or a tag speaks of what the article speaks of, a menu does not."""

from collections import Counter
from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_MOST_PROSE = 400
_WEIGHTS = {
    "none": (-0.6, -0.6, -0.8, -1.0),
    "few": (-0.2, -0.2, -0.2, -0.3),
    "half": (0.2, 0.2, 0.3, 0.4),
    "most": (0.4, 0.4, 0.5, 0.6),
}
_CUES = {
    (share, kind): Cue(f"shared.{share}.{kind}", Label.BODY, weight, f"{share} of its words stand in the article's prose")
    for share, weights in _WEIGHTS.items()
    for kind, weight in zip(("short", "middle", "long", "prose"), weights, strict=True)
}


def detect(page: Page) -> Iterator[Claim]:
    """Claim how many of a block's longer words stand elsewhere in the densest run of prose."""
    start, end = page.core
    prose = [index for index in range(start, end) if page.prose[index]][:_MOST_PROSE]
    if not prose:
        return
    grams = {index: page.content(index) for index in prose}
    counts: Counter[str] = Counter(word for words in grams.values() for word in words)
    for index, measures in enumerate(page.measures):
        words = grams.get(index) or page.content(index)
        if not words:
            continue
        own = 1 if index in grams else 0
        shared = sum(1 for word in words if counts[word] > own) / len(words)
        share = "none" if shared == 0 else "few" if shared < 0.34 else "half" if shared < 0.67 else "most"
        yield Claim(index, _CUES[share, "prose" if page.prose[index] else measures.size])
