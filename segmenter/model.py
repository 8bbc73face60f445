"""What flows through the library: labels, blocks, cues, claims and spans. Frozen, typed, and free of behaviour."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from segmenter.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from segmenter.page import Page


class Label(StrEnum):
    """What a span of an article's text is. ``docs/labels.md`` describes each label with its borders."""

    HEADLINE = "headline"
    KICKER = "kicker"
    DECK = "deck"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    BODY = "body"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    RELATED = "related"
    SOURCE = "source"
    TAGS = "tags"
    COMMENT = "comment"
    BOILERPLATE = "boilerplate"


_LABELS = frozenset(Label)


class Kind(StrEnum):
    """What sort of page a text was taken from. ``docs/html.md`` describes each kind."""

    ARTICLE = "article"
    LISTING = "listing"
    FORUM = "forum"
    PRODUCT = "product"
    OTHER = "other"


class Html(NamedTuple):
    """The source of a web page, and its address where it is known: what tells a page from a plain text in a stream of both.

    ``charset`` is for bytes: the encoding or the ``Content-Type`` header that came with them.
    """

    source: str | bytes
    url: str | None = None
    charset: str | None = None


class Block(NamedTuple):
    """A line of the text, or a piece of one: a half-open range of code points without blanks at its ends.

    ``line`` is the index of the line it lies in, blank lines not counted.
    """

    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Cue:
    """One kind of evidence.

    ``name`` is stable and names it in the weights file; ``label`` and ``weight`` (log-odds) say what it speaks for
    when no learned weight is known; ``why`` tells a reader what was seen. Raises
    :class:`~segmenter.errors.UsageError` for a label that is none and a weight that is not finite.
    """

    name: str
    label: Label
    weight: float
    why: str

    def __post_init__(self) -> None:
        if self.label not in _LABELS:
            raise UsageError(f"cue {self.name!r} has label {self.label!r}: labels are {', '.join(Label)}")
        if not isfinite(self.weight):
            raise UsageError(f"cue {self.name!r} has weight {self.weight!r}: give finite log-odds, such as 4.0")


class Claim(NamedTuple):
    """One detector's opinion: the block with index ``block`` shows ``cue``; ``detail`` quotes what was found."""

    block: int
    cue: Cue
    detail: str = ""


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class Scale:
    """Cues of which a block shows one at most, such as the lengths of blocks from short to long. A constant."""

    cues: tuple[Cue, ...]


class Column(NamedTuple):
    """One detector's opinion on every block at once: block ``i`` shows ``scale.cues[codes[i]]``, or nothing where it is -1.

    It says the same as a claim for each block, and takes far less time where most blocks show something.
    """

    scale: Scale
    codes: "NDArray[np.integer[Any]]"


Detector = Callable[["Page"], Iterable[Claim | Column]]
"""A detector reads a page and yields claims, or columns of them. It changes nothing, keeps nothing, and knows no other."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a span has its label: the cue, its weight for that label (log-odds), and what was seen."""

    cue: str
    weight: float
    why: str


class Span(NamedTuple):
    """A labelled range of the text: code points, half-open, never across a line break.

    Where the text was wrapped at a width it holds the lines of one paragraph, or some of them, and no blank line.
    ``confidence`` is the probability, between 0 and 1, that the label is right.
    """

    start: int
    end: int
    label: Label
    confidence: float
