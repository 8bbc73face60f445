"""Puts the finished lines of a page together to its text."""

from typing import TypeAlias

from segmenter.html.element import Element, Rendered
from segmenter.html.hidden import most_likely, prose
from segmenter.html.places import Frame

Line: TypeAlias = tuple[str, Frame, bool, int, float, int, int, tuple[str | None, bool]]
"""A line, or one cell of a row: its text, where blanks in front are the indentation of preformatted text; the innermost
HTML element that holds all of it; whether it goes on the row of the line before; the number of the hidden part it
belongs to, 0 for none; then linked, links, images, datetime and author as in
:class:`~segmenter.html.element.Element`."""


def lay_out(shown: list[Line]) -> Rendered:
    """Return the text and elements of a page from the lines that are shown, in the order of the page."""
    text: list[str] = []
    elements: list[Element] = []
    at = 0
    for content, frame, row, _, linked, links, images, marks in shown:
        if at:
            text.append(" " if row else "\n")
            at += 1
        text.append(content)
        end = at + len(content)
        start = end - len(content.lstrip()) if content[0].isspace() else at
        elements.append(Element._make((start, end, frame[3], linked, links, images, *marks)))
        at = end
    return Rendered("".join(text), tuple(elements), tuple([line[1] for line in shown]))


def visible(lines: list[Line]) -> list[Line]:
    """Return the lines that are shown."""
    amounts = dict.fromkeys([line[3] for line in lines], 0)
    if not any(amounts):
        return lines
    for line in lines:
        amounts[line[3]] += prose(line[0], line[4])
    kept = {0, most_likely(amounts.pop(0, 0), amounts)}
    return [line for line in lines if line[3] in kept]
