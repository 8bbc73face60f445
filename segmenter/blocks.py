"""Cuts a text into blocks: its lines, and pieces of a line where several things were glued together.

Cutting too often is cheap, since neighbouring pieces with one label become one span again; what is never cut can never
be told apart. So lines are cut wherever something else may begin: at wide gaps, at mark-up debris, around inline links
to other articles, and before a source or tag label that ends a line.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from segmenter.folding import fold, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.model import Block

_GAP = re.compile(r"[^\S\n]{3,}|\s*\t\s*")
_DEBRIS = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|<!\[CDATA\[|\]\]>|-->|<!--|content=[\"']|[\"']\s*/>|\[n\]")
_TERMINAL = re.compile(r"[.!?]['\")\]]*(?=\s)")
_ENDS = (".", "!", "?", '"', ")", "]", ":")
# Lengths in characters of the folded view.
_SHORTEST_GLUED = 12
_LONGEST_DEBRIS = 400
_LONGEST_MARK = 8
_SHORTEST_TITLE = 12
_SHORTEST_SENTENCE = 50
_LONGEST_TITLE = 140
_LONGEST_LINK = 200
_REACH_BACK = 8


def cut(text: str, lexicon: Lexicon) -> tuple[list[Block], list[Block]]:
    """Return the blocks of a text, in order, and apart from them its mark-up debris, which says nothing to a reader.

    Blank lines and blanks between blocks belong to neither.
    """
    out: list[Block] = []
    debris: list[Block] = []
    position = 0
    line_index = 0
    for line in text.splitlines(keepends=True):
        core = line.strip()
        if core:
            start = position + line.index(core[0])
            pieces = list(_pieces(text, start, start + len(core), lexicon))
            wide = len(pieces) == 1
            for a, b in pieces:
                (debris if _is_debris(text, a, b) else out).append(Block(a, b, line_index, wide))
            line_index += 1
        position += len(line)
    return out, debris


def _is_debris(text: str, start: int, end: int) -> bool:
    """Say whether a piece is one mark-up tag, or nothing that can be seen."""
    if end - start <= _LONGEST_MARK and not fold(text[start:end]):
        return True
    return end - start < _LONGEST_DEBRIS and _DEBRIS.fullmatch(text, start, end) is not None


def _pieces(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    cuts = {start, end}
    line = text[start:end]
    for gap in _GAP.finditer(line):
        cuts.add(start + gap.end())
    if "<" in line or ">" in line or "=" in line or "[n]" in line:
        for debris in _DEBRIS.finditer(line):
            cuts |= {start + debris.start(), start + debris.end()}
    cuts |= {start + cut for cut in _glued(line, lexicon)}
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


def _glued(line: str, lexicon: Lexicon) -> Iterator[int]:
    """Yield the cuts (code points from the start of the line) around what was glued into a line."""
    view = fold(line)
    if len(view) < _SHORTEST_GLUED:
        return
    found = [place for place in lexicon.book.glued(view) if _opens(view, *place)]
    if not found:
        return
    folded = fold_with_origin(line)
    done = 0
    for start, end, kind in found:
        if start < done:
            continue
        done = _end_of(view, end, kind, lexicon)
        if not done:
            continue
        if start > 0:
            yield folded.starts[start]
        if done < len(view):
            yield folded.starts[done]


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
