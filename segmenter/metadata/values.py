"""The values that metadata is made of."""

import re
from dataclasses import KW_ONLY, dataclass, replace
from typing import TypeVar

_BLANKS = re.compile(" {2,}")


@dataclass(frozen=True, slots=True)
class Value:
    """A piece of text as written, and where it stands: code points, half-open; ``text[start:end]`` is the value.

    ``name`` is what it is called where that is not what is written: the one name of an outlet that has many spellings
    (``Saudi Press Agency``), the words of a hash tag. ``None`` where nothing else is known.
    """

    text: str
    start: int
    end: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class DateValue(Value):
    """A date as written, and what it means.

    ``date`` is the date in ISO 8601 as far as it is written, with an offset from UTC where one is known; ``None`` where
    it is not sure. ``precision`` is ``"year"``, ``"month"``, ``"day"``, ``"hour"``, ``"minute"`` or ``"second"``,
    ``None`` where no date was found. ``zone`` is the time zone as written.
    """

    _: KW_ONLY
    date: str | None = None
    precision: str | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Another article that the page points to.

    ``text`` is its teaser or whole text, ``None`` where only the title is given. ``position`` is ``"inline"`` where the
    article's own text stands on both sides of it, else ``"after"``. ``spans`` holds the ranges
    (code points, half-open) of every place where its title stands, that of ``title`` first; a story that is listed twice is one
    story.
    """

    title: str
    category: str | None
    text: str | None
    position: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Metadata:
    """Everything that was read from the labelled spans. ``None`` or ``()``: the text does not say.

    ``leads`` holds the run-in heading of each body span, ``None`` for one without.
    """

    headline: Value | None = None
    category: Value | None = None
    deck: Value | None = None
    published: DateValue | None = None
    modified: DateValue | None = None
    source: Value | None = None
    authors: tuple[Value, ...] = ()
    tags: tuple[Value, ...] = ()
    captions: tuple[Value, ...] = ()
    related: tuple[Story, ...] = ()
    leads: tuple[Value | None, ...] = ()

    def written(self, text: str) -> "Metadata":
        """Return the same values as they stand in ``text``; they were read from a text that shows less of it."""
        return Metadata(
            headline=_written(self.headline, text),
            category=_written(self.category, text),
            deck=_written(self.deck, text),
            published=_written(self.published, text),
            modified=_written(self.modified, text),
            source=_written(self.source, text),
            authors=tuple(_written(value, text) for value in self.authors),
            tags=tuple(_written(value, text) for value in self.tags),
            captions=tuple(_written(value, text) for value in self.captions),
            related=tuple(_titled(story, text) for story in self.related),
            leads=tuple(_written(value, text) for value in self.leads),
        )


_Value = TypeVar("_Value", Value, Value | None, DateValue | None)


def _written(value: _Value, text: str) -> _Value:
    return replace(value, text=text[value.start : value.end]) if value else value


def _titled(story: Story, text: str) -> Story:
    return replace(story, title=text[slice(*story.spans[0])], text=story.text and _BLANKS.sub(" ", story.text))
