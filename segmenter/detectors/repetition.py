"""Repeated blocks: menus are printed twice, headlines stand in the window title, captions double as alternative text."""

from collections import Counter
from collections.abc import Iterator

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
    for size in ("short", "middle", "long")
}
_PREFIX = 30


def detect(page: Page) -> Iterator[Claim]:
    """Claim verbatim repeats of blocks, and blocks that open with the words of another."""
    counts = Counter(page.keys)
    seen: set[str] = set()
    heads: dict[str, int] = {}
    for view in counts:
        if len(view) >= _PREFIX:
            heads[view[:_PREFIX]] = heads.get(view[:_PREFIX], 0) + 1
    for index, view in enumerate(page.keys):
        size = page.measures[index].size
        if counts[view] > 1:
            yield Claim(index, _CUES["earlier" if view in seen else "later", size])
            if counts[view] > 2:
                yield Claim(index, _CUES["many", size])
        elif len(view) >= _PREFIX and heads[view[:_PREFIX]] > 1:
            yield Claim(index, _CUES["extends" if view[:_PREFIX] in seen else "opening", size])
        seen.add(view)
        seen.add(view[:_PREFIX])
