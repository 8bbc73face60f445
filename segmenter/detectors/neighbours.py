"""What stands next to a block: a line between two paragraphs is read differently from a line between two menu words."""

from bisect import bisect_right
from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_KINDS = ("edge", "short", "middle", "long", "prose")
_DISTANCE_BOUNDS = (2, 3, 5, 9, 21)
_DISTANCE_NAMES = ("1", "2", "3-4", "5-8", "9-20", "21+")


def _weight(kind: str) -> float:
    return {"prose": 0.6, "long": 0.3, "short": -0.4}.get(kind, 0.0)


_NEXT_TO = {
    (side, own, kind): Cue(f"next.{side}.{own}.{kind}", Label.BODY, _weight(kind), f"{kind} {where}")
    for side, where in (("before", "before it"), ("after", "after it"))
    for own in _KINDS
    for kind in _KINDS
}
_DISTANCE = {
    (side, name): Cue(f"next.prose_{side}.{name}", Label.BODY, weight, f"the nearest prose stands {name} blocks {where}")
    for side, where in (("before", "above"), ("after", "below"))
    for name, weight in zip((*_DISTANCE_NAMES, "none"), (0.4, 0.2, 0.0, -0.3, -0.6, -0.9, -0.6), strict=True)
}
_AROUND = tuple(
    Cue(f"next.around.{count}", Label.BODY, weight, f"{count} of the six blocks around it are prose")
    for count, weight in enumerate((-0.8, -0.3, 0.0, 0.3, 0.6, 0.8, 1.0))
)
_TITLE = Cue("next.title_place", Label.SUBHEADING, 1.0, "short, after a full sentence and before prose")


def detect(page: Page) -> Iterator[Claim]:
    """Claim what the neighbours of each block are, and how far the nearest prose is."""
    count = len(page.blocks)
    prose = page.prose
    kinds = ["prose" if prose[index] else measures.size for index, measures in enumerate(page.measures)]
    above = _distances(prose)
    below = _distances(prose[::-1])[::-1]
    for index in range(count):
        own = kinds[index]
        before = kinds[index - 1] if index else "edge"
        after = kinds[index + 1] if index + 1 < count else "edge"
        yield Claim(index, _NEXT_TO["before", own, before])
        yield Claim(index, _NEXT_TO["after", own, after])
        yield Claim(index, _DISTANCE["before", _distance(above[index])])
        yield Claim(index, _DISTANCE["after", _distance(below[index])])
        around = sum(prose[max(0, index - 3) : index]) + sum(prose[index + 1 : index + 4])
        yield Claim(index, _AROUND[around])
        if own in ("short", "middle") and before == after == "prose" and page.measures[index].ending in ("none", "question"):
            yield Claim(index, _TITLE)


def _distances(prose: list[bool]) -> list[int]:
    """Return for each block how many steps back the nearest prose before it stands, 0 for none."""
    out, last = [], -1
    for index, flag in enumerate(prose):
        out.append(index - last if last >= 0 else 0)
        if flag:
            last = index
    return out


def _distance(steps: int) -> str:
    return _DISTANCE_NAMES[bisect_right(_DISTANCE_BOUNDS, steps)] if steps else "none"
