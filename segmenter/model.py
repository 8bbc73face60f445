"""What flows through the library: labels, blocks, cues, claims and spans. Frozen, typed, and free of behaviour."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from segmenter.errors import UsageError

if TYPE_CHECKING:
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


class Block(NamedTuple):
    """A line of the text, or a piece of one: a half-open range of code points without blanks at its ends.

    ``line`` is the index of the non-blank line it lies in, ``wide`` says whether it is the whole of that line.
    """

    start: int
    end: int
    line: int
    wide: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """One kind of evidence.

    ``name`` is stable and names it in the weights file; ``label`` and ``weight`` (log-odds) say what it speaks for
    when no learned weight is known; ``why`` tells a reader what was seen. Raises
    :class:`~segmenter.errors.UsageError` for a weight that is not finite.
    """

    name: str
    label: Label
    weight: float
    why: str

    def __post_init__(self) -> None:
        if not isfinite(self.weight):
            raise UsageError(f"cue {self.name!r} has weight {self.weight!r}: give finite log-odds, such as 4.0")


class Claim(NamedTuple):
    """One detector's opinion: the block with index ``block`` shows ``cue``; ``detail`` quotes what was found."""

    block: int
    cue: Cue
    detail: str = ""


Detector = Callable[["Page"], Iterable[Claim]]
"""A detector reads a page and yields claims. It changes nothing, keeps nothing, and knows no other detector."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a span has its label: the cue, its weight for that label (log-odds), and what was seen."""

    cue: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Span:
    """A labelled range of the text: code points, half-open, never across a line break.

    ``confidence`` is the probability, between 0 and 1, that the label is right.
    """

    start: int
    end: int
    label: Label
    confidence: float
