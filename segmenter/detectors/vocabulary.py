"""Words shared with the prose: a caption, a subheading or a tag speaks of what the article speaks of, a menu does not."""

from collections.abc import Iterator

import numpy as np

from segmenter.measures import KINDS
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page

_WEIGHTS = {
    "none": (-0.6, -0.6, -0.8, -1.0),
    "few": (-0.2, -0.2, -0.2, -0.3),
    "half": (0.2, 0.2, 0.3, 0.4),
    "most": (0.4, 0.4, 0.5, 0.6),
}
_SHARED = Scale(
    tuple(
        Cue(f"shared.{share}.{kind}", Label.BODY, weight, f"{share} of its words stand in the article's prose")
        for share, weights in _WEIGHTS.items()
        for kind, weight in zip(KINDS, weights, strict=True)
    )
)
_FEW, _HALF = 0.34, 0.67


def detect(page: Page) -> Iterator[Column]:
    """Claim how many of a block's longer words stand elsewhere in the densest run of prose."""
    if not page.core[1]:
        return
    shared, sizes = page.said, np.diff(page.content.first)
    share = shared / np.maximum(sizes, 1)
    code = np.where(shared == 0, 0, 1 + np.searchsorted((_FEW, _HALF), share, "right"))
    kind = page.kind
    yield Column(_SHARED, np.where(sizes > 0, code * len(KINDS) + kind, -1))
