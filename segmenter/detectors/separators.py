"""Bars, slashes, bullets and arrows between words: menus, breadcrumbs, share bars and tag clouds."""

import re
from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_KINDS = {
    "bar": (re.compile(r"\S ?\| ?\S"), Label.BOILERPLATE, 0.8, "bars between words"),
    "slash": (re.compile(r"[^\W\d] / [^\W\d]"), Label.KICKER, 0.5, "slashes between words"),
    "arrow": (re.compile(r"\S ?[>\u2192] ?\S|\S [\"'] \S"), Label.KICKER, 0.8, "arrows between words"),
    "dot": (re.compile(r"\S ?[\u2022\u00b7\u25cf\u30fb] ?\S"), Label.BOILERPLATE, 0.5, "dots between words"),
    "comma": (re.compile(r"\S[,;] \S"), Label.TAGS, 0.0, "commas between words"),
    "dash": (re.compile(r"\S - \S"), Label.HEADLINE, 0.0, "dashes between words"),
    "copyright": (re.compile(r"[\u00a9\u24d2\u00ae]"), Label.BOILERPLATE, 1.0, "a copyright sign"),
}
_CUES = {
    (name, many, size): Cue(f"separator.{name}.{many}.{size}", label, weight * (1.5 if many == "many" else 1.0), why)
    for name, (_, label, weight, why) in _KINDS.items()
    for many in ("one", "many")
    for size in ("short", "middle", "long")
}


def detect(page: Page) -> Iterator[Claim]:
    """Claim the separators of each block; three or more of a kind are many."""
    for index, view in enumerate(page.views):
        head = view[:500]
        for name, (pattern, *_) in _KINDS.items():
            count = len(pattern.findall(head))
            if count:
                yield Claim(index, _CUES[name, "many" if count >= 3 else "one", page.measures[index].size])
