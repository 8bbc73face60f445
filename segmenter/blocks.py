"""Cuts a text into blocks: its lines, and pieces of a line where several things were glued together.

Cutting too often is cheap, since neighbouring pieces with one label become one span again; what is never cut can never
be told apart. So lines are cut wherever something else may begin: at wide gaps, at mark-up debris, around inline links
to other articles, around a date in a short line, around the title in a window title, and before a source or tag label
that ends a line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from segmenter import datelines, windowtitles
from segmenter.characters import DIGIT, LOWER, kinds_at
from segmenter.languages import Lexicon
from segmenter.languages.phrases import Found
from segmenter.model import Block
from segmenter.view import Lines, Places, View

_DEBRIS = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|<!\[CDATA\[|\]\]>|-->|<!--|content=[\"']|[\"']\s*/>|\[n\]")
_DEBRIS_SIGNS = ("<", ">", "content=", "[n]")
_TERMINAL = re.compile(r"[.!?]['\")\]]*(?=\s)")
_BRACKETS = {"(": ")", "[": "]"}
_BLANKS = " \t\u00a0(["  # before a link that is glued into a line
_ENDS = (".", "!", "?", '"', ")", "]", ":")
# Lengths in characters of the folded view.
_SHORTEST_GLUED = 12
_LONGEST_DEBRIS = 400
_SHORTEST_TITLE = 12
_SHORTEST_SENTENCE = 50
_LONGEST_TITLE = 140
_LONGEST_LINK = 200
_REACH_BACK = 8
_FEWEST_DIGITS = 3  # of a date


@dataclass(frozen=True, eq=False)
class Blocks:
    """The blocks of a text, in order, as the lines of a folded view.

    ``line`` is the index of the line that each block lies in, as the text was read: blank ones not counted, those that were
    wrapped or broken as one, those longer than any paragraph as several. ``debris`` holds apart what says nothing to a reader:
    mark-up, and marks that cannot be seen. ``phrases`` are those found in the blocks; ``breaks`` is where lines of the text end.
    """

    view: View
    line: NDArray[np.intp]
    debris: tuple[Block, ...]
    phrases: Found
    breaks: Places

    def __len__(self) -> int:
        return len(self.line)

    def __getitem__(self, index: int) -> Block:
        return Block(int(self.view.start[index]), int(self.view.end[index]), int(self.line[index]))

    def numbers(self, places: Places) -> Places:
        """Return how many lines of the text end before each of these places (code points)."""
        return np.searchsorted(self.breaks, places)

    def within(self, start: int, end: int) -> range:
        """Return the indices of the blocks that begin in a range of the text (code points, half-open)."""
        return range(*np.searchsorted(self.view.start, (start, end)).tolist())

    def __iter__(self) -> Iterator[Block]:
        rows = zip(self.view.start.tolist(), self.view.end.tolist(), self.line.tolist(), strict=True)
        return map(Block._make, rows)


def cut(text: str, lines: Lines, lexicon: Lexicon) -> Blocks:
    """Return the blocks of a text, given its lines. Blank lines and blanks between blocks belong to none."""
    view, hidden = lines.view, lines.hidden
    number = np.arange(len(view.start)) + np.searchsorted([start for start, _ in hidden], view.start)
    debris = [Block(start, end, place + int(np.searchsorted(view.start, start))) for place, (start, end) in enumerate(hidden)]
    phrases = lexicon.book.find(view.text, view.first)
    marked = _marked(view)
    inside = (*_links(view, lexicon, phrases), *_dates(view, lexicon, phrases), *_marks(text, view, marked))
    cuts = np.concatenate((lines.gaps, _between_words(text, view, np.array(inside, np.intp))))
    if len(number) and (len(cuts) or marked):
        start, end, line = lines.pieces(cuts)
        kept, suspect = np.ones(len(line), bool), np.zeros(len(number), bool)
        suspect[marked] = True
        for place in np.flatnonzero(suspect[line]).tolist():
            kept[place] = not _is_debris(text, int(start[place]), int(end[place]))
        rows = zip(start[~kept].tolist(), end[~kept].tolist(), number[line[~kept]].tolist(), strict=True)
        debris += map(Block._make, rows)
        if len(line) > len(number) or not kept.all():
            view, number = view.parted(start[kept], end[kept]), number[line[kept]]
            phrases = lexicon.book.find(view.text, view.first)
    if titles := windowtitles.borders(view):
        start, end, line = lines._replace(view=view).pieces(view.origin[view.first[0] + np.array(titles)])
        view, number = view.parted(start, end), number[line]
        phrases = lexicon.book.find(view.text, view.first)
    return Blocks(view, number, tuple(sorted(debris)), phrases, lines.breaks)


def _links(view: View, lexicon: Lexicon, phrases: Found) -> Iterator[int]:
    """Yield the cuts (code points of the text) around what was glued into lines."""
    for index, glued in lexicon.book.glued(view.lines, phrases):
        yield from _glued(view, index, glued, lexicon)


def _dates(view: View, lexicon: Lexicon, phrases: Found) -> Iterator[int]:
    """Yield the cuts (code points of the text) around dates in short lines that say something else as well."""
    if not len(view.first):
        return
    digits = view.count(view.of_kind(DIGIT))
    size = view.last - view.first
    short = np.flatnonzero((digits >= _FEWEST_DIGITS) & (size >= datelines.SHORTEST) & (size <= datelines.LONGEST)).tolist()
    labels = lexicon.book.date_labels(phrases) if short else {}
    for index in short:
        for place in datelines.borders(view.lines[index], lexicon, labels.get(index, ())):
            yield int(view.origin[view.first[index] + place])


def _marked(view: View) -> list[int]:
    """Return the indices of the lines that hold signs of mark-up."""
    return sorted({index for sign in _DEBRIS_SIGNS for index in view.lines_with(sign)})


def _marks(text: str, view: View, marked: Sequence[int]) -> Iterator[int]:
    """Yield the cuts around mark-up."""
    for index in marked:
        for debris in _DEBRIS.finditer(text, int(view.start[index]), int(view.end[index])):
            yield debris.start()
            yield debris.end()


def _between_words(text: str, view: View, cuts: Places) -> Places:
    """Return the cuts that part no word: what is glued to a small letter begins with a capital, where a script has any.

    A label may be the end of another word, as in the German for Thursday, "Donnerstag:".
    """
    cuts = np.unique(cuts)
    # Letters as they are seen: an accent may be a character by itself.
    place = np.searchsorted(view.origin, cuts.astype(view.origin.dtype))
    inside = (place > 0) & (place < len(view.origin))
    cuts, place = cuts[inside], place[inside]
    small = (kinds_at(text, view.origin[place]) & LOWER) != 0
    parting: Places = cuts[~small | ((kinds_at(text, view.origin[place - 1]) & LOWER) == 0)]
    return parting


def _is_debris(text: str, start: int, end: int) -> bool:
    """Say whether a piece is one mark-up tag."""
    return end - start < _LONGEST_DEBRIS and _DEBRIS.fullmatch(text, start, end) is not None


def _glued(view: View, index: int, places: list[tuple[int, int, str]], lexicon: Lexicon) -> Iterator[int]:
    """Yield the cuts (code points of the text) around what was glued into a line."""
    first, line = int(view.first[index]), view.lines[index]
    if len(line) < _SHORTEST_GLUED:
        return
    done = 0
    for start, end, kind in places:
        if start < done or not _opens(line, start, end, kind):
            continue
        closing = _BRACKETS.get(line[start - 1 : start]) if kind == "link" else None
        closed = line.find(closing, end, end + _LONGEST_TITLE) + 1 if closing else 0
        done = closed or _end_of(line, end, kind, lexicon)
        if not done:
            continue
        start -= closed > 0
        if start > 0:
            yield int(view.origin[first + start])
        if done < len(line):
            yield int(view.origin[first + done])


def _opens(view: str, start: int, end: int, kind: str) -> bool:
    """Say whether something new begins at a phrase: in running text the same words are only words."""
    if kind == "mark" or start == 0:
        return True
    before = view[max(0, start - _REACH_BACK) : start].rstrip(_BLANKS)
    after_sentence = before[-1:] in _ENDS
    if kind == "label":
        # Glued to a whole word: one or two letters before it are an Arabic prefix ("and the source").
        word = view[max(0, start - 3) : start]
        return after_sentence or (len(word) == 3 and word.isalpha())
    separated = view[end - 1 : end] in ":" or view[end : end + 2].lstrip()[:1] in (":", "-", "|", ">")
    glued = view[end : end + 1].isalpha() or (view[start - 1].isalpha() and not view[start - 1 : start].isspace())
    return (after_sentence and (separated or glued or len(view) - end <= _LONGEST_TITLE)) or (separated and glued)


def _end_of(view: str, end: int, kind: str, lexicon: Lexicon) -> int:
    """Return where the glued piece that was announced before ``end`` ends, or 0 for none.

    A link's title ends at a full stop, before a word that opens a sentence, or with the line. Where none of these is
    near, the link ends with its own lead and the rest stays with the text.
    """
    rest = len(view) - end
    if kind == "mark":
        return end
    if kind == "label":
        # A label closes the text: its value is short and ends the line.
        return len(view) if rest <= _LONGEST_LINK else 0
    limit = min(len(view), end + _LONGEST_TITLE)
    stop = _TERMINAL.search(view, min(end + 1, limit), limit)
    opener = lexicon.opener(view, min(end + _SHORTEST_TITLE, limit), limit)
    places = [place for place in (stop and stop.end(), opener) if place and len(view) - place >= _SHORTEST_SENTENCE]
    if places:
        place = min(places)
        return place + (view[place : place + 1] == " ")
    return len(view) if rest <= _LONGEST_LINK else end
