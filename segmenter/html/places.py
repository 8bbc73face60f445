"""Derives what holds of an HTML element from the elements around it."""

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeAlias

from segmenter.html.hidden import hides
from segmenter.html.names import holds_comments
from segmenter.html.streaming import part_number
from segmenter.html.tags import BLOCK, CELL, DISPLAY, POPUP, PRE, ROLES, TRAITS, Trait

Frame: TypeAlias = tuple[Any, str, Any, int, int | None]
"""An HTML element: the frame around it (``None`` for the page itself), tag, attributes, its number in the page, and its
display, ``None`` for an unknown element."""


class Place(NamedTuple):
    """What the mark-up says of an HTML element that holds a line, or holds such an element.

    ``node`` counts the start tags of the page up to and including its own, from 1, and is 0 for the page itself.
    ``parent`` is the node around it, -1 for none. ``tag`` is its tag, ``block`` the tag of the nearest block around the
    text (itself included), ``region`` that of the nearest sectioning element, form or dialog, ``""`` for none.
    ``heading`` is the level from 1 to 6, or 0; ``depth`` the number of lists around it; ``traits`` the
    :class:`~segmenter.html.tags.Trait` flags of it and all elements around it; ``names`` its own class, id, role,
    ``itemprop`` and ``data-testid`` as written.
    """

    node: int
    parent: int
    tag: str
    block: str
    region: str
    heading: int
    depth: int
    traits: int
    names: str


class _Kind(NamedTuple):
    """What a tag alone says."""

    traits: int
    heading: int
    region: str
    block: bool


_NOWHERE = Place(-1, -1, "", "", "", 0, 0, 0, "")
_TELLING = frozenset({"aria-hidden", "data-testid", "hidden", "itemprop", "role", "style"})
_REGIONS = frozenset({"article", "aside", "dialog", "footer", "form", "header", "main", "nav", "search", "section"})
_LARGE = frozenset({"", "article", "body", "html", "main"})  # too large for their names to say what a line in them is
# Plain numbers: operations on flags take ten times as long.
_LISTS, _NO_ORDER, _LINK = int(Trait.LIST), ~int(Trait.ORDERED), int(Trait.LINK)
_UNSPOKEN, _HIDDEN, _COMMENT = int(Trait.UNSPOKEN), int(Trait.HIDDEN), int(Trait.COMMENT)


def places_of(frames: Iterable[Frame]) -> dict[int, Place]:
    """Return the places of HTML elements and of all around them by node; each comes after the one around it."""
    places: dict[int, Place] = {}
    for frame in frames:
        at: Frame | None = frame
        missing = []
        while at is not None and at[3] not in places:
            missing.append(at)
            at = at[0]
        around = _NOWHERE if at is None else places[at[3]]
        for at in reversed(missing):
            around = places[at[3]] = _derive(around, at)
    return places


def _kind(tag: str) -> _Kind:
    heading = int(tag[1]) if tag in ("h1", "h2", "h3", "h4", "h5", "h6") else 0
    region = tag if tag in _REGIONS else ""
    return _Kind(int(TRAITS.get(tag, 0)), heading, region, DISPLAY.get(tag) in (BLOCK, CELL, POPUP, PRE))


_KINDS = {tag: kind for tag in {*DISPLAY, *TRAITS} if (kind := _kind(tag)) != (0, 0, "", False)}


def _derive(around: Place, frame: Frame) -> Place:
    parent, _, _, block, region, heading, depth, traits, _ = around
    _, tag, attrib, node, _ = frame
    kind = _KINDS.get(tag)
    if kind:
        if kind.traits & _LISTS:
            depth += 1
            traits &= _NO_ORDER
        traits |= kind.traits
        heading = kind.heading or heading
        region = kind.region or region
        block = tag if kind.block else block
    names = ""
    if attrib:
        names = attrib.get("class", "")
        if "id" in attrib:
            names = f"{names} {attrib['id']}"
        if not _TELLING.isdisjoint(attrib):
            names = " ".join([names, *(attrib[name] for name in ("role", "itemprop", "data-testid") if name in attrib)])
            traits |= _traits_of(tag, attrib)
            heading = level_of(attrib) or heading
        if tag == "a" and "href" in attrib:
            traits |= _LINK
        elif tag not in _LARGE and holds_comments(names):
            traits |= _COMMENT
    return Place(node, parent, tag, block, region, heading, depth, traits, names)


def _traits_of(tag: str, attrib: Any) -> int:
    traits = int(ROLES.get(attrib.get("role", "").strip().lower(), 0))
    if attrib.get("aria-hidden") == "true":
        traits |= _UNSPOKEN
    if hides(tag, attrib) and not part_number(attrib.get("id", "")):
        traits |= _HIDDEN
    return traits


def level_of(attrib: Any) -> int:
    """Return the heading level that ``role=heading`` gives, 2 without a number (https://www.w3.org/TR/wai-aria-1.2/#heading)."""
    if attrib.get("role") != "heading":
        return 0
    level = attrib.get("aria-level", "")
    return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2
