"""Who published a document: read from its address or its name, and recognised where two sets name it differently."""

import re
from collections.abc import Iterable, Sequence

# Names under which a country registers sites: example.co.uk is a site, co.uk is none.
_SHARED = frozenset({"ac", "co", "com", "edu", "gob", "gov", "go", "ne", "net", "nom", "or", "org"})
_VERSIONS = ("full", "extracted")
_SCHEME = re.compile(r"^(?:[a-z]+:)?//", re.IGNORECASE)
_SEPARATOR = re.compile(r"/|__")
_NUMBERING = re.compile(r"(?:_\d+)+$")


def site_of(address: str) -> str:
    """Return the registered domain of a web address, such as ``example.co.uk``; empty where there is none."""
    host = re.split(r"[/?#]", _SCHEME.sub("", address), maxsplit=1)[0].rpartition("@")[2].partition(":")[0]
    labels = host.casefold().strip(".").split(".")
    national = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SHARED
    return ".".join(labels[-3:] if national else labels[-2:])


def version_of(identity: str) -> str:
    """Return the form of a page that a document's name ends in, ``full`` or ``extracted``; empty where it names none."""
    last = _SEPARATOR.split(identity)[-1]
    return last if last in _VERSIONS else ""


def publisher_of(identity: str) -> str:
    """Return the publisher that a document's name holds: ``Courier`` in ``us__Courier_2024_05_01__full``.

    Version, dates and numbers are left out, so that all pages of a publisher give the same.
    """
    parts = _SEPARATOR.split(identity)
    while len(parts) > 1 and (parts[-1] in _VERSIONS or parts[-1].isdigit()):
        parts.pop()
    return _NUMBERING.sub("", parts[-1]) or parts[-1]


def merged(names: Iterable[Sequence[str]]) -> list[int]:
    """Number the publishers of some documents, from 0 in order of appearance, given all names of each document's.

    Documents that share a name, or are linked by others that do, have one publisher. ``The Courier``, ``thecourier`` and
    ``www.thecourier.example`` are the same name; empty names are none.
    """
    parent: list[int] = []
    holder: dict[str, int] = {}
    for index, given in enumerate(names):
        parent.append(index)
        for name in filter(None, map(_bare, given)):
            parent[_root(parent, index)] = _root(parent, holder.setdefault(name, index))
    numbers: dict[int, int] = {}
    return [numbers.setdefault(_root(parent, index), len(numbers)) for index in range(len(parent))]


def _bare(name: str) -> str:
    site = site_of(name).partition(".")[0] if "." in name else name
    return "".join(filter(str.isalnum, site.casefold()))


def _root(parent: list[int], index: int) -> int:
    while parent[index] != index:
        parent[index] = index = parent[parent[index]]
    return index
