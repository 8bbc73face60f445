"""Addresses: makes links of a page absolute, and keeps those that are safe to follow."""

import re
from urllib.parse import quote, urljoin, urlsplit

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SAFE = frozenset({"ftp:", "http:", "https:", "mailto:", "tel:"})
# Browsers drop these before they look for the scheme (https://url.spec.whatwg.org/#concept-basic-url-parser).
_DROPPED = re.compile("[\t\n\r]")
_ENDS = "".join(map(chr, range(0x21)))
# What ends an address where it is written down, and what no encoding holds.
_UNWRITABLE = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f-\x9f\s\ud800-\udfff\ufffe\uffff]")
_LONGEST = 2000  # characters, about what browsers take; a link may stand around many lines and is written on each


def host_of(url: str) -> str | None:
    """Return the host of an address; ``None`` where it has none, or a bracket in it opens no IPv6 address."""
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def absolute(href: str, base: str) -> str | None:
    """Return the address that a link leads to, ``base`` (``""`` for none) being that of its page.

    ``None``: it leads nowhere outside the page, or is none of http, https, ftp, mailto and tel, or cannot be an address.
    Letters beyond ASCII stay as they are; blanks and what would end an address in text are percent-encoded.
    """
    href = _DROPPED.sub("", href.strip(_ENDS))
    if not href or href == "#" or (not base and href.startswith("#")) or len(href) > _LONGEST:
        return None
    try:
        address = urljoin(base, href)
    except ValueError:
        return None
    scheme = _SCHEME.match(address)
    if scheme and scheme[0].lower() not in _SAFE:
        return None
    address = _UNWRITABLE.sub(lambda found: quote(found[0], errors="replace"), address)
    return address if len(address) <= _LONGEST else None
