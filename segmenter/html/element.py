"""What rendering a page gives: its text, and for every piece of it what the mark-up said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from segmenter.html.names import words_of
from segmenter.html.places import Frame, Place, places_of

_MOST_WORDS = 32


class Element(NamedTuple):
    """A line of the text, or one cell of a table's row: a range of code points, half-open, without blanks at its ends.

    ``node`` is the number of the innermost HTML element that holds all of it. ``linked`` is the share of its characters
    that are inside links, from 0 to 1; ``links`` counts the links it holds or is held by, ``images`` the images since the
    end of the element before it. ``datetime`` is what a ``time`` element or a date property in it states, ``None``
    without one; ``author`` says whether part of it is marked up as the author.
    """

    start: int
    end: int
    node: int
    linked: float
    links: int
    images: int
    datetime: str | None
    author: bool


@dataclass(frozen=True)
class Rendered:
    """The text of a page as a reader sees it, one line per block, with its elements in order.

    Cells of one row stand on one line, and each is an element. Every character that is not blank lies in one element.
    """

    text: str
    elements: tuple[Element, ...]
    frames: tuple[Frame, ...] = field(repr=False, compare=False)

    @cached_property
    def places(self) -> dict[int, Place]:
        """The place of each element by its node, and all places around them; a place comes after the one around it."""
        return places_of(self.frames)

    @cached_property
    def words(self) -> dict[int, tuple[str, ...]]:
        """For each place the words of its names and of those around it, nearest first, at most 32."""
        words: dict[int, tuple[str, ...]] = {-1: ()}
        for node, place in self.places.items():
            around = words[place.parent]
            words[node] = (words_of(place.names) + around)[:_MOST_WORDS] if place.names else around
        return words

    def around(self, element: Element) -> Iterator[Place]:
        """Yield the place of an element and those around it, nearest first."""
        node = element.node
        while node >= 0:
            place = self.places[node]
            yield place
            node = place.parent

    def path(self, element: Element) -> str:
        """The tags from the root of the page to an element's place, such as ``/html/body/p``."""
        return "/".join(reversed([place.tag for place in self.around(element)]))

    def __getstate__(self) -> dict[str, Any]:
        # Frames are chains as long as the page is deep, and pickling follows chains by recursion.
        return {"text": self.text, "elements": self.elements, "frames": (), "places": self.places}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
