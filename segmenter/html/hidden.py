"""Decides which of the hidden parts of a page are shown after all."""

import re
from collections.abc import Mapping

_PANELS = frozenset({"region", "tabpanel"})
_NOT_DISPLAYED = re.compile(r"\bdisplay\s*:\s*none\b", re.IGNORECASE)
_LONG = 80  # characters; menus and forms have shorter lines
_LEAST = 300  # characters of long lines that are worth showing
_RATIO = 2


def hides(tag: str, attrib: Mapping[str, str]) -> bool:
    """Say whether an element's own mark-up hides it.

    ``visibility: hidden`` does not count, since it stands where a script shows the element later, nor ``aria-hidden``,
    which only screen readers heed. Panels that open at a click hold content as good as any other and count as shown.
    """
    if tag in ("html", "body") or _is_panel(attrib):
        return False
    if "popover" in attrib:
        return True
    if "hidden" in attrib:
        return attrib["hidden"].lower() != "until-found"
    return "style" in attrib and _NOT_DISPLAYED.search(attrib["style"]) is not None


def _is_panel(attrib: Mapping[str, str]) -> bool:
    role = attrib.get("role", "")
    return role in _PANELS or (not role and "aria-labelledby" in attrib)


def prose(line: str, linked: float) -> int:
    """Return the characters of a line if it reads like running text, else 0."""
    return len(line) if len(line) >= _LONG and linked < 0.5 else 0


def most_likely(visible: int, hidden: Mapping[int, int]) -> int | None:
    """Return the hidden part that is the content of the page, ``None`` where what can be seen is.

    ``visible`` is the prose that can be seen, ``hidden`` that of each hidden part, of which there is one at least, both
    in characters. Pages that wait for a script or a reader's consent hide what they are about, and then it is most of
    all their prose.
    """
    largest = max(hidden, key=lambda part: (hidden[part], -part))
    return largest if hidden[largest] >= max(_LEAST, _RATIO * visible) else None
