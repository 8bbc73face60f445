"""Text of strangers in a terminal: without its control characters, cut to a width, kept apart from what stands around it."""

import unicodedata
from itertools import takewhile

_FIRST_STRONG, _POP = "\u2068", "\u2069"
_ELLIPSIS = " \u2026 "
_RTL = frozenset({"R", "AL", "AN"})


def _harmless() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table |= {0x7F: "\u2421"} | dict.fromkeys(range(0x80, 0xA0), "\ufffd")
    table |= {ord("\t"): " ", 0x2028: " ", 0x2029: " "}
    # A stray end of an isolate would end ours, an override would turn the frame around.
    return table | dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "")


_HARMLESS = _harmless()


def visible(text: str) -> str:
    """Return a text on one line and without power over a terminal: control characters as pictures, no bidi controls."""
    return text.translate(_HARMLESS)


def isolate(text: str) -> str:
    """Return a text that, where it has right-to-left letters, leaves the order of what stands around it alone."""
    if any(unicodedata.bidirectional(char) in _RTL for char in text):
        return f"{_FIRST_STRONG}{text}{_POP}"
    return text


def columns(text: str) -> int:
    """Return how many terminal columns a text takes."""
    return sum(map(_columns, text))


def shorten(text: str, room: int) -> str:
    """Return a text that takes at most ``room`` columns, cut in its middle where it is longer."""
    if _fitting(text, room) == len(text):
        return text
    room -= len(_ELLIPSIS)
    head = text[: _fitting(text, room - room // 2)]
    tail = text[len(text) - _fitting(text, room // 2, backwards=True) :]
    # Marks whose letter was cut off would land on the ellipsis.
    orphans = len(list(takewhile(lambda char: not _columns(char), tail)))
    return f"{head.rstrip()}{_ELLIPSIS}{tail[orphans:].lstrip()}"


def _fitting(text: str, room: int, *, backwards: bool = False) -> int:
    """Return how many characters at the start (or end) of a text fit into ``room`` columns; reads no further than that."""
    used = 0
    for count, char in enumerate(reversed(text) if backwards else text):
        used += _columns(char)
        if used > room:
            return count
    return len(text)


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1
