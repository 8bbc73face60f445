"""Containers: the article mostly stands in one element, and what stands beside that element is something else."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from segmenter.measures import KINDS
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page

_SHARES = (0.95, 0.6)
_WHERE = (
    ("beside", Label.BOILERPLATE, 0.8, "outside of the smallest element that holds nearly all of the core's prose"),
    ("in", Label.BODY, 0.3, "in the element that holds nearly all of the core's prose"),
    ("within", Label.BODY, 0.6, "in the element that holds most of the core's prose"),
    ("child", Label.BODY, 0.8, "right in an element that holds much of the core's prose"),
)
_PLACE = Scale(
    tuple(
        Cue(f"container.{name}.{kind}", label, weight, f"a {kind} block {what}")
        for name, label, weight, what in _WHERE
        for kind in KINDS
    )
)
_BRANCH = Scale(
    tuple(
        Cue(f"container.branch.{name}.{kind}", label, weight, f"a {kind} block in {what} part of the article's element")
        for name, label, weight, what in (
            ("first", Label.BODY, 0.2, "the first large"),
            ("later", Label.RELATED, 0.4, "a later"),
            ("earlier", Label.BOILERPLATE, 0.2, "an earlier"),
        )
        for kind in KINDS
    )
)
_MUCH = 0.25
_LARGE, _WHOLE = 0.3, 0.97


def detect(page: Page) -> Iterator[Column]:
    """Claim whether each block stands in the elements that hold the prose of the core."""
    hints = page.hints
    start, end = page.core
    if hints is None or start == end:
        return
    prose = (start + np.flatnonzero(page.prose[start:end])).tolist()
    words = page.measured.words
    total = sum(int(words[index]) for index in prose)
    held: Counter[int] = Counter()
    direct: Counter[int] = Counter()
    for index in prose:
        path = hints.paths[int(hints.node[index])]
        size = int(words[index])
        for node in path:
            held[node] += size
        if len(path) > 1:
            direct[path[1]] += size
    # Numbers grow from the root inwards along a path: the largest that holds enough is the smallest such element.
    outer, inner = (max(node for node, size in held.items() if size >= share * total) for share in _SHARES)
    much = {node for node, size in direct.items() if size >= _MUCH * total}
    place: dict[int, int] = {}
    for node, path in hints.paths.items():
        around = set(path)
        if len(path) > 1 and path[1] in much:
            place[node] = 3
        else:
            place[node] = 2 if inner in around else 1 if outer in around else 0
    code = np.array([place[node] for node in hints.node.tolist()], np.intp)
    kind = page.kind
    yield Column(_PLACE, code * len(KINDS) + kind)
    branches = {node: _branch(path, outer) for node, path in hints.paths.items()}
    first = branches[int(hints.node[prose[0]])]
    if _LARGE * total <= held[first] < _WHOLE * total:
        part = {node: -1 if at < 0 else 0 if at == first else 1 if at > first else 2 for node, at in branches.items()}
        where = np.array([part[node] for node in hints.node.tolist()], np.intp)
        yield Column(_BRANCH, np.where(where >= 0, where * len(KINDS) + kind, -1))


def _branch(path: tuple[int, ...], outer: int) -> int:
    """Return the element right inside ``outer`` that a path leads through, ``outer`` itself at its end, -1 outside of it."""
    if outer not in path:
        return -1
    place = path.index(outer)
    return path[place - 1] if place else outer
