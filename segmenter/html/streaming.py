"""Puts the late parts of a streamed page where a script would put them.

React sends what was not ready in time at the end of the page, as ``<div hidden id="S:1">``, and a script moves it to
the ``<template id="B:1">`` or ``<template id="P:1">`` that was left in its place (``ReactFizzConfigDOM.js`` in
https://github.com/facebook/react).
"""

import re
from typing import NamedTuple, TypeVar

T = TypeVar("T")

_PART = re.compile(r"[\w.-]{0,20}S:([0-9a-f]{1,8})")
_GAP = re.compile(r"[\w.-]{0,20}[BP]:([0-9a-f]{1,8})")


class Gap(NamedTuple):
    """Stands among the lines of a page where its late part with this number belongs."""

    number: str


class Part(NamedTuple):
    """A late part: the half-open range of what it holds among the lines of a page. Parts do not overlap."""

    number: str
    start: int
    end: int


def part_number(identity: str) -> str | None:
    """Return the number of the late part that an element with this id is, ``None`` for any other element."""
    found = _PART.fullmatch(identity)
    return found and found.group(1)


def gap_of(identity: str) -> Gap | None:
    """Return the gap that a template with this id stands for, ``None`` for any other template."""
    found = _GAP.fullmatch(identity)
    return found and Gap(found.group(1))


def put_in_place(lines: list[T | Gap], parts: list[Part]) -> list[T]:
    """Return the lines with every part at its gap, each once. A part without a gap stays where it is.

    Parts that wait for each other come last.
    """
    gaps = {line.number for line in lines if isinstance(line, Gap)}
    movable: dict[str, Part] = {}
    for part in parts:
        if part.number in gaps and part.start < part.end:
            movable.setdefault(part.number, part)
    leaps = {part.start: part.end for part in movable.values()}
    out: list[T] = []
    for number, first, last in [("", 0, len(lines)), *movable.values()]:
        if number and movable.pop(number, None) is None:
            continue
        ranges = [(first, last)]
        while ranges:
            at, end = ranges.pop()
            while at < end:
                # Parts hold no parts, so it is only on the page itself that one is leapt over.
                if not number and not ranges and at in leaps:
                    at = leaps[at]
                    continue
                line = lines[at]
                at += 1
                if not isinstance(line, Gap):
                    out.append(line)
                elif line.number in movable:
                    ranges.append((at, end))
                    _, at, end = movable.pop(line.number)
    return out
