"""Samples: articles that were built line by line, and so know what each of their lines is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from segmenter.model import Label


class Line(NamedTuple):
    """One line of an article, without blanks at its ends, and its label."""

    text: str
    label: Label


@dataclass(frozen=True, slots=True)
class Sample:
    """A text with its gold: ``spans`` holds ``start, end, label`` of every line, in order (code points, half-open)."""

    text: str
    spans: tuple[tuple[int, int, Label], ...]
    language: str

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that the sample was built from."""
        return tuple(Line(self.text[start:end], label) for start, end, label in self.spans)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines of the body, without subheadings."""
        return tuple(line.text for line in self.lines if line.label is Label.BODY)

    @property
    def body(self) -> str:
        """The article's own text, subheadings included, one blank line between its lines."""
        return "\n\n".join(line.text for line in self.lines if line.label in (Label.BODY, Label.SUBHEADING))


def build(lines: Iterable[Line], language: str, gap: str = "\n\n") -> Sample:
    """Return the sample that is made of some lines with ``gap`` between them."""
    pieces: list[str] = []
    spans = []
    place = 0
    for text, label in lines:
        spans.append((place, place + len(text), label))
        pieces.append(text)
        place += len(text) + len(gap)
    return Sample(gap.join(pieces), tuple(spans), language)
