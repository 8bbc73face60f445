"""What the mark-up of a page says of its kind: links, headings, regions, names, and the type and address it gives itself."""

import re
from collections import Counter
from collections.abc import Iterable
from math import log1p
from urllib.parse import unquote, urlsplit

import numpy as np
from numpy.typing import NDArray

from segmenter.hints import Hints, Stated
from segmenter.languages.kinds import kind_words

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"(?:^|/)(?:19|20)\d\d(?:[/-]|$)")
_TITLE = 4  # words; an address whose last part has as many ends in a title
_LONGEST = 2000  # characters of an address that are looked at


def markup_features(hints: Hints, mass: NDArray[np.float64], address: str | None) -> dict[str, float]:
    """Return what is measured of the mark-up; ``mass`` is the probability of each block to be the article's own text."""
    return {
        **_places(hints, mass),
        **_names(hints.words),
        **_types(hints.stated),
        **_address(address if address is not None else next(iter(hints.stated.addresses), "")),
    }


def _places(hints: Hints, mass: NDArray[np.float64]) -> dict[str, float]:
    return {
        "links.share": float(hints.linked.mean()),
        "links.body": float(hints.linked @ mass) / max(1.0, float(mass.sum())),
        "headings.body": log1p(float(mass[hints.heading > 0].sum())),
        "images.count": log1p(int(hints.images.sum())),
        "captions.count": log1p(int(hints.caption.sum())),
        "quotes.count": log1p(int(hints.quote.sum())),
        "tables.count": log1p(int(hints.table.sum())),
        "tables.share": float(hints.table.mean()),
        "comments.share": float(hints.comment.mean()),
        "times.share": float(hints.dated.mean()),
        "authors.share": float(hints.authored.mean()),
        "region.article": hints.region.count("article") / len(mass),
    }


def _names(words: Iterable[tuple[str, ...]]) -> dict[str, float]:
    """Return what share of the blocks stands in elements whose names hold words of a kind."""
    blocks = Counter(words)
    total = max(1, blocks.total())
    return {
        f"names.{kind}": sum(count for names, count in blocks.items() if not known.isdisjoint(names)) / total
        for kind, known in kind_words("names").items()
    }


def _types(stated: Stated) -> dict[str, float]:
    types = {name.casefold().rpartition(":")[2] for name in stated.types}
    out = {f"stated.{kind}": float(not known.isdisjoint(types)) for kind, known in kind_words("types").items()}
    return out | {
        "stated.types": float(bool(types)),
        "stated.authors": float(bool(stated.authors)),
    }


def _address(address: str) -> dict[str, float]:
    path = _path(address[:_LONGEST])
    parts = [part for part in path.split("/") if part]
    words = set(_WORD.findall(path))
    out = {f"address.{kind}": float(not known.isdisjoint(words)) for kind, known in kind_words("address").items()}
    return out | {
        "address.root": float(bool(address) and not parts),
        "address.title": float(bool(parts) and len(_WORD.findall(parts[-1])) >= _TITLE),
        "address.year": float(_YEAR.search(path) is not None),
    }


def _path(address: str) -> str:
    try:
        return unquote(urlsplit(address).path).casefold()
    except ValueError:  # brackets in the host that are no IPv6 address
        return ""
