"""How a block begins: a bullet, a quotation mark, a number, a sign."""

import re
from collections.abc import Iterator

import numpy as np

from segmenter.characters import ALPHA, BULLETS
from segmenter.measures import SIZES
from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_KINDS = (
    ("dash", r"-(?=\s|[^\W\d])", Label.BODY, 0.2, "opens with a dash, as speech and lists do"),
    ("bullet", rf"[{BULLETS}*+]", Label.RELATED, 0.5, "opens with a bullet"),
    ("arrow", r"[>\u2190-\u21ff\u2794\u27a1]+", Label.RELATED, 0.8, "opens with an arrow"),
    ("number", r"\d+[.)]\s", Label.BODY, 0.2, "opens with a list number"),
    ("digit", r"\d", Label.BODY, -0.1, "opens with a digit"),
    ("quote", r"[\"']", Label.BODY, 0.3, "opens with a quotation mark"),
    ("bracket", r"[(\[]", Label.BODY, -0.3, "opens with a bracket"),
    ("hash", r"#", Label.TAGS, 1.0, "opens with a hash sign"),
    ("at", r"@", Label.BOILERPLATE, 0.5, "opens with an at sign"),
    ("sign", r"[^\w\s]", Label.BOILERPLATE, 0.3, "opens with a sign"),
)  # fmt: skip
_PATTERN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern, *_ in _KINDS))
_CUES = {
    (name, size): Cue(f"opening.{name}.{size}", label, weight, why) for name, _, label, weight, why in _KINDS for size in SIZES
}
_LEAD = {
    size: Cue(f"opening.lead.{size}", Label.BODY, weight, "a few words and a colon open the block")
    for size, weight in zip(SIZES, (-0.2, 0.0, 0.2), strict=True)
}
_LEAD_PATTERN = re.compile(r"(?:\S+\s){0,3}\S+ ?:(?=\s|$)")
_LONGEST_LEAD = 60  # characters


def detect(page: Page) -> Iterator[Claim]:
    """Claim by the first characters of each block."""
    view, views, size = page.view, page.views, page.size
    for index in np.flatnonzero((view.kinds[view.first] & ALPHA) == 0).tolist():
        found = _PATTERN.match(views[index])
        if found and found.lastgroup:
            yield Claim(index, _CUES[found.lastgroup, SIZES[size[index]]])
    for index in page.blocks_with(":"):
        if ":" in views[index][:_LONGEST_LEAD] and _LEAD_PATTERN.match(views[index]):
            yield Claim(index, _LEAD[SIZES[size[index]]])
