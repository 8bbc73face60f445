"""Repeated blocks: menus are printed twice, headlines stand in the window title, captions double as alternative text."""

from collections import Counter
from collections.abc import Iterator

from segmenter.measures import SIZES
from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_CUES = {
    (kind, size): Cue(f"repeat.{kind}.{size}", label, weight, why)
    for kind, label, weight, why in (
        ("earlier", Label.BOILERPLATE, 1.0, "stands word for word further up"),
        ("later", Label.BOILERPLATE, 0.3, "stands again word for word further down"),
        ("many", Label.BOILERPLATE, 1.0, "stands three times or more"),
        ("opening", Label.BOILERPLATE, 0.8, "opens another, longer block"),
        ("extends", Label.HEADLINE, 0.0, "opens with the words of a shorter block"),
    )
    for size in SIZES
}
_PREFIX = 30


def detect(page: Page) -> Iterator[Claim]:
    """Claim verbatim repeats of blocks, and blocks that open with the words of another."""
    counts = Counter(page.keys)
    heads = Counter(view[:_PREFIX] for view in counts if len(view) >= _PREFIX)
    if len(counts) == len(page.keys) and len(heads) == sum(heads.values()):
        return
    seen: set[str] = set()
    for index, view in enumerate(page.keys):
        head = view[:_PREFIX]
        kind = ""
        if counts[view] > 1:
            kind = "earlier" if view in seen else "later"
        elif heads.get(head, 0) > 1:
            kind = "extends" if head in seen else "opening"
        if kind:
            size = SIZES[page.size[index]]
            yield Claim(index, _CUES[kind, size])
            if counts[view] > 2:
                yield Claim(index, _CUES["many", size])
        seen.add(view)
        seen.add(head)
