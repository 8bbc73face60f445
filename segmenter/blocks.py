"""Cuts a text into blocks: its lines, and pieces of a line where several things were glued together.

Cutting too often is cheap, since neighbouring pieces with one label become one span again; what is never cut can never
be told apart. So lines are cut wherever something else may begin: at wide gaps, at mark-up debris, around inline links
to other articles, and before a source or tag label that ends a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from segmenter.folding import fold
from segmenter.languages import Lexicon
from segmenter.languages.phrases import Found
from segmenter.model import Block
from segmenter.view import Lines, Places, View

_GAP = re.compile(r"[^\S\n]{3,}|\s*\t\s*")
_DEBRIS = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|<!\[CDATA\[|\]\]>|-->|<!--|content=[\"']|[\"']\s*/>|\[n\]")
_MAYBE_DEBRIS = re.compile(r"[<>]|content=|\[n\]")
_DEBRIS_SIGNS = ("<", ">", "content=", "[n]")
_TERMINAL = re.compile(r"[.!?]['\")\]]*(?=\s)")
_ENDS = (".", "!", "?", '"', ")", "]", ":")
# Lengths in characters of the folded view.
_SHORTEST_GLUED = 12
_LONGEST_DEBRIS = 400
_SHORTEST_TITLE = 12
_SHORTEST_SENTENCE = 50
_LONGEST_TITLE = 140
_LONGEST_LINK = 200
_REACH_BACK = 8


@dataclass(frozen=True, eq=False)
class Blocks:
    """The blocks of a text, in order, as the lines of a folded view.

    ``line`` is the index of the line of the text that each block lies in, blank lines not counted; ``debris`` holds apart
    what says nothing to a reader: mark-up, and marks that cannot be seen. ``phrases`` are those found in the blocks.
    """

    view: View
    line: NDArray[np.intp]
    debris: tuple[Block, ...]
    phrases: Found

    def __len__(self) -> int:
        return len(self.line)

    def __getitem__(self, index: int) -> Block:
        return Block(int(self.view.start[index]), int(self.view.end[index]), int(self.line[index]))

    def within(self, start: int, end: int) -> range:
        """Return the indices of the blocks that begin in a range of the text (code points, half-open)."""
        return range(*np.searchsorted(self.view.start, (start, end)).tolist())

    def __iter__(self) -> Iterator[Block]:
        rows = zip(self.view.start.tolist(), self.view.end.tolist(), self.line.tolist(), strict=True)
        return map(Block._make, rows)


def cut(text: str, lines: Lines, lexicon: Lexicon) -> Blocks:
    """Return the blocks of a text, given its lines. Blank lines and blanks between blocks belong to none."""
    view, hidden, gaps = lines
    number = np.arange(len(view.start)) + np.searchsorted([start for start, _ in hidden], view.start)
    debris = [Block(start, end, place + int(np.searchsorted(view.start, start))) for place, (start, end) in enumerate(hidden)]
    phrases = lexicon.book.find(view.lines)
    cuts = dict(_cuts(text, view, gaps, lexicon, phrases))
    if cuts:
        pieces = [Block(*piece, int(number[index])) for index, found in cuts.items() for piece in found]
        debris += [piece for piece in pieces if _is_debris(text, piece.start, piece.end)]
        kept = np.array([piece for piece in pieces if not _is_debris(text, piece.start, piece.end)], np.intp).reshape(-1, 3)
        whole = np.ones(len(number), bool)
        whole[list(cuts)] = False
        rows = np.concatenate((np.column_stack((view.start, view.end, number))[whole], kept))
        order = np.argsort(rows[:, 0])
        rows = rows[order]
        view, number = view.parted(rows[:, 0], rows[:, 1]), rows[:, 2]
        phrases = _found_again(phrases, view, order, np.flatnonzero(whole), lexicon)
    return Blocks(view, number, tuple(sorted(debris)), phrases)


def _found_again(before: Found, view: View, order: Places, kept: Places, lexicon: Lexicon) -> Found:
    """Return the phrases in the lines of a view, of which the first ``len(kept)`` in ``order`` are lines that were not cut."""
    uncut = order < len(kept)
    out = {new: before[old] for new, old in zip(np.flatnonzero(uncut).tolist(), kept.tolist(), strict=True) if old in before}
    pieces = np.flatnonzero(~uncut).tolist()
    found = lexicon.book.find([view.lines[index] for index in pieces])
    return {**out, **{pieces[index]: hits for index, hits in found.items()}}


def _cuts(text: str, view: View, gaps: Places, lexicon: Lexicon, phrases: Found) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield the lines that fall into pieces or are debris, by their index, with the ranges of the pieces."""
    glued = lexicon.book.glued(view.lines, phrases)
    marks = [found.start() for found in _MAYBE_DEBRIS.finditer(text)] if any(sign in text for sign in _DEBRIS_SIGNS) else []
    places = np.concatenate((gaps, np.array(marks, np.intp)))
    lines = {*glued, *(np.searchsorted(view.start, places, "right") - 1).tolist()} - {-1}
    for index in sorted(lines):
        start, end = int(view.start[index]), int(view.end[index])
        pieces = list(_pieces(text, start, end, _glued(view, index, glued.get(index, []), lexicon)))
        if len(pieces) > 1 or _is_debris(text, start, end):
            yield index, pieces


def _is_debris(text: str, start: int, end: int) -> bool:
    """Say whether a piece is one mark-up tag."""
    return end - start < _LONGEST_DEBRIS and _DEBRIS.fullmatch(text, start, end) is not None


def _pieces(text: str, start: int, end: int, glued: Iterator[int]) -> Iterator[tuple[int, int]]:
    cuts = {start, end, *glued}
    line = text[start:end]
    for gap in _GAP.finditer(line):
        cuts.add(start + gap.end())
    for debris in _DEBRIS.finditer(line):
        cuts |= {start + debris.start(), start + debris.end()}
    for left, right in pairwise(_visible(text, sorted(cuts))):
        piece = text[left:right]
        stripped = piece.strip()
        if stripped:
            first = left + piece.index(stripped[0])
            yield first, first + len(stripped)


def _visible(text: str, borders: list[int]) -> list[int]:
    """Return borders without those that would cut off nothing but invisible marks, which go with what they stand at."""
    if len(borders) == 2:
        return borders
    first, last = borders[0], borders[-1]
    out = [first]
    for border in borders[1:-1]:
        if fold(text[out[-1] : border]):
            out.append(border)
    if len(out) > 1 and not fold(text[out[-1] : last]):
        out.pop()
    return [*out, last]


def _glued(view: View, index: int, places: list[tuple[int, int, str]], lexicon: Lexicon) -> Iterator[int]:
    """Yield the cuts (code points of the text) around what was glued into a line."""
    first, line = int(view.first[index]), view.lines[index]
    if len(line) < _SHORTEST_GLUED:
        return
    done = 0
    for start, end, kind in places:
        if start < done or not _opens(line, start, end, kind):
            continue
        done = _end_of(line, end, kind, lexicon)
        if not done:
            continue
        if start > 0:
            yield int(view.origin[first + start])
        if done < len(line):
            yield int(view.origin[first + done])


def _opens(view: str, start: int, end: int, kind: str) -> bool:
    """Say whether something new begins at a phrase: in running text the same words are only words."""
    if kind == "mark" or start == 0:
        return True
    before = view[max(0, start - _REACH_BACK) : start].rstrip()
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
