"""Text as it may stand in XML and HTML."""

import re
from xml.sax.saxutils import escape

# All that is none of the characters of XML 1.0 (https://www.w3.org/TR/xml/#charsets).
_BLANKS = re.compile("[\x0b\x0c\r\x1c-\x1f]+")
_UNKNOWN = re.compile("[\x00-\x08\x0e-\x1b\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return a text with U+FFFD for what XML cannot hold, and blanks for control characters that are blanks."""
    return _UNKNOWN.sub("\ufffd", _BLANKS.sub(" ", text))


def escaped(text: str) -> str:
    """Return a text as the content of an element."""
    return escape(clean(text))


def element(tag: str, text: str = "", **attributes: str | None) -> str:
    """Return an element that holds a text; attributes without a value are left out. One without text is for XML alone."""
    start = opening(tag, **attributes)
    return f"{start}{escaped(text)}</{tag}>" if text else f"{start[:-1]}/>"


def opening(tag: str, **attributes: str | None) -> str:
    """Return a start tag. An underscore at the end of a name is dropped, one inside is a colon."""
    pairs = [(name.rstrip("_").replace("_", ":"), value) for name, value in attributes.items() if value is not None]
    return f"<{tag}{''.join(f' {name}={chr(34)}{_quoted(value)}{chr(34)}' for name, value in pairs)}>"


def _quoted(value: str) -> str:
    return escape(clean(value), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})
