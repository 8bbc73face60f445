"""Containers: the article mostly stands in one element, and what stands beside that element is something else."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

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
    nodes = hints.node.tolist()
    held: Counter[int] = Counter()
    direct: Counter[int] = Counter()
    for index in prose:
        held[nodes[index]] += int(page.measured.words[index])
        direct[hints.parent[nodes[index]]] += int(page.measured.words[index])
    total = held.total()
    # Numbers grow from the root inwards, so that one pass adds up what each element holds, however deep the page is.
    inwards = sorted(hints.parent)
    for node in reversed(inwards):
        if held[node]:
            held[hints.parent[node]] += held[node]
    del held[-1], direct[-1]
    # The largest number that holds enough is the smallest such element.
    outer, inner = (max(node for node, size in held.items() if size >= share * total) for share in _SHARES)
    within = _branches(inwards, hints.parent, inner)
    branches = _branches(inwards, hints.parent, outer)

    def place(node: int) -> int:
        if direct[hints.parent[node]] >= _MUCH * total:
            return 3
        return 2 if within[node] >= 0 else 1 if branches[node] >= 0 else 0

    places = {node: place(node) for node in set(nodes)}
    code = np.array([places[node] for node in nodes], np.intp)
    kind = page.kind
    yield Column(_PLACE, code * len(KINDS) + kind)
    first = branches[nodes[prose[0]]]
    if _LARGE * total <= held[first] < _WHOLE * total:
        part = {node: -1 if at < 0 else 0 if at == first else 1 if at > first else 2 for node, at in branches.items()}
        where = np.array([part[node] for node in nodes], np.intp)
        yield Column(_BRANCH, np.where(where >= 0, where * len(KINDS) + kind, -1))


def _branches(inwards: Sequence[int], parent: Mapping[int, int], outer: int) -> dict[int, int]:
    """Return for each element the one right inside ``outer`` that holds it, ``outer`` for itself, -1 outside of it."""
    out = {-1: -1}
    for node in inwards:
        around = parent[node]
        out[node] = node if outer in (node, around) else out[around]
    return out
