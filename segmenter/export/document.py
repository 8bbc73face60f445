"""The article between reading and writing: blocks in order, each with its text and the boxes around it."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from segmenter.html.boxes import Box


class Kind(Enum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CODE = "code"


class Run(NamedTuple):
    """Text of one look: ``style`` holds flags of :class:`~segmenter.html.boxes.Style`, ``link`` is where it leads.

    A line feed in ``text`` is a line break.
    """

    text: str
    style: int = 0
    link: str | None = None


class Block(NamedTuple):
    """A paragraph, a heading of a level from 2 to 6, or lines of code, and the boxes around it, outermost first."""

    kind: Kind
    runs: tuple[Run, ...]
    boxes: tuple[Box, ...] = ()
    level: int = 0

    @property
    def text(self) -> str:
        """The text without its looks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the article or is known of it, as written except for the dates, which are in ISO 8601."""

    language: str
    direction: str
    headline: str | None = None
    deck: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_date: str | None = None
    publisher: str | None = None
    category: str | None = None
    tags: tuple[str, ...] = ()
    url: str | None = None


class Document(NamedTuple):
    """An article: what stands above it, and its blocks."""

    header: Header
    blocks: tuple[Block, ...]
