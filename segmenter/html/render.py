"""Writes the text of a page as a reader sees it, and records where in the mark-up each line stands."""

import re
from collections.abc import Callable
from typing import Any, cast

from segmenter.html import tags
from segmenter.html.customs import CustomElements
from segmenter.html.element import Rendered
from segmenter.html.hidden import hides
from segmenter.html.layout import Line, lay_out, visible
from segmenter.html.parse import parse
from segmenter.html.places import Frame
from segmenter.html.streaming import Part, gap_of, part_number, put_in_place
from segmenter.html.structured import Collector
from segmenter.html.tags import BLOCK, DISPLAY

_NOTABLE = frozenset({"datetime", "hidden", "itemprop", "itemscope", "popover", "style"})
_TELLING_STYLE = re.compile("none|white-space", re.IGNORECASE)
_PRE_STYLE = re.compile(r"\bwhite-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_MOST_LINES = 20  # of an author's name or another value that is short where it is one


def render(html: str) -> Rendered:
    """Return the text of a page with its elements. Any string is a page; an empty one gives an empty text."""
    return parse(html, Renderer())


class Renderer(CustomElements):
    """Takes the events of one page and gives its text; statements go to ``facts`` on the way."""

    def __init__(self, facts: Collector | None = None) -> None:
        super().__init__()
        self._facts = facts
        self._node = 0
        self._muted = 0  # open elements from the outermost one that is skipped
        self._captured: list[str] | None = None  # the text of a skipped element where it is wanted
        self._late: list[Part] = []
        self._gaps = 0
        self._hidden_parts = 0

    # Events. They come for every element and every piece of text, so what is frequent stands first.

    def start(self, tag: str, attrib: Any) -> None:
        self._node = node = self._node + 1
        if self._muted:
            self._muted += 1
            return
        display = DISPLAY.get(tag)
        self._top = top = (self._top, tag, attrib, node, display)
        if display == BLOCK:
            if self._customs:
                self._split()
            if self._parts:
                self._flush()
        elif display is None:
            if "-" in tag:
                self._open_custom(top)
        elif display:
            _OPEN[display](self, top)
        elif tag == "a" and "href" in attrib:
            self._open_links += 1
            self._links += 1
            if "rel" in attrib and "author" in attrib["rel"]:
                self._watch_for(top, self._marker(None, True))
        if attrib and not _NOTABLE.isdisjoint(attrib) and not self._muted:
            self._note(top)

    def end(self, tag: str) -> None:
        if self._muted:
            self._muted -= 1
            if self._muted:
                return
            if self._captured is not None:
                self._deliver()
        top = self._top
        display = top[4]
        if display == BLOCK:
            if self._parts:
                self._flush()
        elif display:
            close = _CLOSE.get(display)
            if close:
                close(self, top)
        elif tag == "a" and "href" in top[2]:
            self._open_links -= 1
        if top is self._watch:
            self._unwatch()
        if top is self._reach:
            self._reach = top[0]
        self._top = top[0]

    def data(self, data: str) -> None:
        if self._muted:
            if self._captured is not None:
                self._captured.append(data)
        elif self._preformatted:
            self._add_preformatted(data)
        elif data.isspace():
            if self._parts:
                self._parts.append(data)
        else:
            self._add(data)

    def close(self) -> Rendered:
        return lay_out(self._shown())

    def _shown(self) -> list[Line]:
        """Return the lines that are shown, in the order of the page, which is over."""
        self._break()
        # Without gaps there are but lines.
        return visible(put_in_place(self._lines, self._late) if self._gaps else cast(list[Line], self._lines))

    # Elements that are neither plain blocks nor plain inline.

    def _end_line(self, frame: Frame) -> None:
        self._break()

    def _open_block(self, frame: Frame) -> None:
        if self._customs:
            self._split()
        self._break()

    def _close_cell(self, frame: Frame) -> None:
        if self._deep:
            self._flush(row=self._row is frame[0])
            self._row = frame[0]

    def _apart(self, frame: Frame) -> None:
        self._part_words()

    def _object(self, frame: Frame) -> None:
        self._images += frame[1] in tags.IMAGES
        self._part_words()

    def _skip(self, frame: Frame) -> None:
        _, tag, attrib, *_ = frame
        if tag == "template" and ("shadowrootmode" in attrib or "shadowroot" in attrib):
            return  # it is shown in place of the element around it
        self._muted = 1
        if tag in tags.THINGS:
            self._part_words()
        elif tag == "title" or (tag == "script" and "ld+json" in attrib.get("type", "").lower()):
            self._captured = []
        elif tag == "template":
            gap = gap_of(attrib.get("id", ""))
            if gap:
                self._break()
                self._gaps += 1
                self._lines.append(gap)

    def _fall_back(self, frame: Frame) -> None:
        if frame[1] in tags.THINGS:
            self._part_words()
        if not self._hidden:
            self._hide(frame)

    def _open_popup(self, frame: Frame) -> None:
        self._open_block(frame)
        if "open" not in frame[2]:
            self._fall_back(frame)

    def _open_preformatted(self, frame: Frame) -> None:
        self._open_block(frame)
        self._preformatted += 1

    def _close_preformatted(self, frame: Frame) -> None:
        self._break()
        self._preformatted -= 1

    def _state(self, frame: Frame) -> None:
        if self._facts:
            self._facts.element(frame[1], frame[2])

    def _deliver(self) -> None:
        """Hand on the text of the skipped element that closes."""
        text, self._captured = "".join(self._captured or ()), None
        if self._facts:
            if self._top[1] == "title":
                self._facts.title(text)
            else:
                self._facts.json_ld(text)

    # What attributes say.

    def _note(self, frame: Frame) -> None:
        _, tag, attrib, *_ = frame
        if "hidden" in attrib or "popover" in attrib or ("style" in attrib and _TELLING_STYLE.search(attrib["style"])):
            self._note_display(frame)
        if "datetime" in attrib:
            self._watch_for(frame, self._marker(attrib["datetime"], False))
        if "itemprop" in attrib:
            prop = attrib["itemprop"]
            date = attrib.get("content") if "date" in prop else None
            if date or "author" in prop:
                self._watch_for(frame, self._marker(date, "author" in prop))
        if self._facts and ("itemprop" in attrib or "itemscope" in attrib):
            wanted = self._facts.items.open(tag, attrib)
            if wanted:
                self._watch_for(frame, self._reporter(wanted.take, None if wanted.whole else _MOST_LINES))

    def _note_display(self, frame: Frame) -> None:
        _, tag, attrib, *_ = frame
        number = part_number(attrib.get("id", "")) if "hidden" in attrib else None
        if number:
            self._watch_for(frame, self._late_part(number))
        elif hides(tag, attrib):
            self._fall_back(frame)
        if _PRE_STYLE.search(attrib.get("style", "")):
            self._preformatted += 1
            self._watch_for(frame, self._end_preformatted)

    def _hide(self, frame: Frame) -> None:
        """Put what the element holds on lines apart, and go on with the line around it when it closes."""
        line, customs = self._put_aside(), self._customs
        self._customs = []
        self._hidden_parts += 1
        self._hidden = self._hidden_parts

        def end() -> None:
            self._break()
            self._hidden = 0
            self._customs = customs
            self._go_on(line)

        self._watch_for(frame, end)

    # What waits for the end of an element.

    def _end_preformatted(self) -> None:
        self._preformatted -= 1

    def _marker(self, date: str | None, author: bool) -> Callable[[], None]:
        """Return what marks the line with a date or an author if the element has put text there."""
        line, parts = len(self._lines), len(self._parts)

        def end() -> None:
            if len(self._lines) == line and len(self._parts) > parts and self._deep:
                self._mark(date, author)

        return end

    def _reporter(self, take: Callable[[str], None], most: int | None) -> Callable[[], None]:
        """Return what hands on the text of the element."""
        line, part = len(self._lines), len(self._parts)
        return lambda: take(self._text_since(line, part, most))

    def _late_part(self, number: str) -> Callable[[], None]:
        start = len(self._lines)

        def end() -> None:
            # Elements close from the inside out, and a part within another goes where that one goes.
            while self._late and self._late[-1].start >= start:
                self._late.pop()
            self._late.append(Part(number, start, len(self._lines)))

        return end


_OPEN: dict[int, Callable[[Renderer, Frame], None]] = {
    tags.BREAK: Renderer._end_line,
    tags.CELL: Renderer._open_block,
    tags.APART: Renderer._apart,
    tags.OBJECT: Renderer._object,
    tags.SKIPPED: Renderer._skip,
    tags.FALLBACK: Renderer._fall_back,
    tags.POPUP: Renderer._open_popup,
    tags.STATEMENT: Renderer._state,
    tags.PRE: Renderer._open_preformatted,
}
_CLOSE: dict[int, Callable[[Renderer, Frame], None]] = {
    tags.CELL: Renderer._close_cell,
    tags.APART: Renderer._apart,
    tags.POPUP: Renderer._end_line,
    tags.PRE: Renderer._close_preformatted,
}
