"""What the mark-up of a page said of its blocks, as plain values: detectors read these and know nothing of HTML parsers."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Stated:
    """What a page states about itself, as written, each value once; it may be wrong or cut short."""

    headlines: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    site_names: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Hints:
    """What the mark-up said, an entry for each block.

    ``node`` is the number of the innermost element that holds the block, ``parent`` the element around each element (-1 for
    none), whose number is smaller. ``tag`` is the tag of the nearest block element, ``region`` that of the nearest sectioning
    element (``""`` for none), ``heading`` a level from 1 to 6 or 0, ``depth`` the number of lists around it. ``linked`` is the
    share of its characters inside links. ``words`` are the words of the names of the elements around it, nearest first.
    ``dated`` and ``authored`` say whether the mark-up calls part of it a date or an author; the other flags, what it stands in.
    """

    node: Numbers
    parent: Mapping[int, int]
    tag: tuple[str, ...]
    region: tuple[str, ...]
    heading: Numbers
    depth: Numbers
    linked: NDArray[np.float64]
    images: Numbers
    words: tuple[tuple[str, ...], ...]
    dated: NDArray[np.bool_]
    authored: NDArray[np.bool_]
    quote: NDArray[np.bool_]
    figure: NDArray[np.bool_]
    caption: NDArray[np.bool_]
    comment: NDArray[np.bool_]
    button: NDArray[np.bool_]
    hidden: NDArray[np.bool_]
    table: NDArray[np.bool_]
    stated: Stated

    @property
    def tell(self) -> bool:
        """Whether the mark-up tells any block from another: by links, by names of elements, or by sections of the page."""
        return bool(self.linked.any()) or any(self.words) or any(self.region)
