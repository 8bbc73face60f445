"""The folded view of a text, line by line, with the way back to the offsets of the text."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from segmenter.characters import BLANK, BREAK, Codes, Folded, folded, kinds_of, of_kind, pieces, places_of, text_of

Places = NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, eq=False)
class View:
    """Folded lines, one after the other with a line feed between them.

    ``codes`` are the code points of the view and ``origin`` the place of each in the text. Line ``i`` is
    ``codes[first[i]:last[i]]``, neither empty nor with blanks at its ends, and stands for ``text[start[i]:end[i]]``
    (code points, half-open), marks included that cannot be seen.
    """

    codes: Codes
    origin: Places
    first: Places
    last: Places
    start: Places
    end: Places

    @cached_property
    def text(self) -> str:
        """The view as a string."""
        return text_of(self.codes)

    @cached_property
    def lines(self) -> list[str]:
        """The lines as strings."""
        return self.text.split("\n") if len(self.first) else []

    @cached_property
    def kinds(self) -> NDArray[np.uint16]:
        """The kinds of the characters, see :mod:`segmenter.characters`."""
        return kinds_of(self.codes)

    def of_kind(self, kind: int) -> NDArray[np.bool_]:
        """Say for each character whether it is of one of these kinds."""
        return of_kind(self.kinds, kind)

    def where(self, chars: str) -> Places:
        """Return the places where one of these characters stands."""
        codes = [ord(char) for char in chars]
        out = []
        for piece in pieces(len(self.codes)):
            found = self.codes[piece] == codes[0]
            for code in codes[1:]:
                found |= self.codes[piece] == code
            out.append(np.flatnonzero(found) + piece.start)
        return np.concatenate(out) if out else np.empty(0, np.intp)

    def beside(self, places: Places, kind: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Say for each of these places whether a character of one of these kinds stands right before it, and right after it."""
        last = len(self.codes) - 1
        before = (places > 0) & ((self.kinds[np.maximum(places - 1, 0)] & kind) != 0)
        return before, (places < last) & ((self.kinds[np.minimum(places + 1, last)] & kind) != 0)

    def count(self, flags: NDArray[np.bool_]) -> Places:
        """Return how many of the characters that flags are set for stand in each line."""
        out = np.zeros(len(self.first), np.intp)
        for piece in pieces(len(flags)):
            low = np.searchsorted(self.first, piece.start, "right") - 1
            high = np.searchsorted(self.first, piece.stop)
            starts = np.maximum(self.first[low:high] - piece.start, 0)
            out[low:high] += np.add.reduceat(flags[piece], starts, dtype=np.intp)
        return out

    def line_of(self, places: Places) -> Places:
        """Return the index of the line that each of these places stands in; a line feed stands in the line that it ends."""
        return np.searchsorted(self.first, places, "right") - 1

    def lines_with(self, sign: str) -> list[int]:
        """Return the index of each line that holds a string, in order."""
        text, places = self.text, []
        place = text.find(sign)
        while place >= 0:
            places.append(place)
            end = text.find("\n", place)
            place = text.find(sign, end) if end >= 0 else end
        lines: list[int] = self.line_of(np.array(places, np.intp)).tolist() if places else []
        return lines

    def opening(self, reach: int) -> NDArray[np.bool_]:
        """Return for each character whether it is one of the first ``reach`` of its line."""
        out = np.ones(len(self.codes), bool)
        long = self.last - self.first > reach
        for first, last in zip(self.first[long].tolist(), self.last[long].tolist(), strict=True):
            out[first + reach : last] = False
        return out

    def parted(self, starts: Places, ends: Places) -> "View":
        """Return the view of these ranges of the text, each of them one line; all of them can be seen."""
        kind = self.origin.dtype
        first = np.searchsorted(self.origin, starts.astype(kind))
        last = np.searchsorted(self.origin, ends.astype(kind))
        first += self.codes[first] <= BLANK
        last -= self.codes[last - 1] <= BLANK
        sizes = last - first + 1
        begins = np.concatenate(([0], np.cumsum(sizes)))
        places = np.arange(begins[-1]) + np.repeat(first - begins[:-1], sizes)
        places = places[:-1]
        codes = self.codes[places]
        codes[begins[1:-1] - 1] = BREAK
        return View(codes, self.origin[places], begins[:-1], begins[1:] - 1, starts, ends)


class Lines(NamedTuple):
    """The lines of a text: those that can be seen, and the ranges of the others that are not blank.

    ``blanks`` says which characters of the text are blank, ``gaps`` where something follows a tab or three blanks, and
    ``breaks`` where lines end, blank ones too: the last character of a line end of two.
    """

    view: View
    hidden: list[tuple[int, int]]
    blanks: NDArray[np.bool_]
    gaps: Places
    breaks: Places

    def numbers(self) -> Places:
        """Return the number of the line of the text that each line begins on, blank ones counted."""
        return np.searchsorted(self.breaks, self.view.start.astype(self.breaks.dtype))

    def ended(self, places: Places) -> "Lines":
        """Return the lines with more of them, that begin at these places of the text, in order."""
        if not len(places) or not len(self.view.first):
            return self
        start, end, _ = self.pieces(places)
        return self._replace(view=self.view.parted(start, end), breaks=np.union1d(self.breaks, places - 1))

    def pieces(self, cuts: Places) -> tuple[Places, Places, Places]:
        """Return start, end and line of the pieces that these cuts (code points of the text, in any order) make of the lines."""
        view = self.view
        cuts = np.unique(cuts)
        line = np.searchsorted(view.start, cuts, "right") - 1
        inside = (line >= 0) & (cuts > view.start[line]) & (cuts < view.end[line])
        cuts, line = cuts[inside], line[inside]
        # A cut that would cut off nothing but invisible marks is none: they go with what they stand at.
        visible = view.origin[view.codes > BLANK]
        before, first, last = (
            np.searchsorted(visible, places.astype(visible.dtype)) for places in (cuts, view.start[line], view.end[line])
        )
        same = np.concatenate(([False], line[1:] == line[:-1]))[: len(line)]
        above = np.where(same, np.concatenate(([0], before[:-1]))[: len(line)], first)
        parting = (before != above) & (before != last)
        cuts, line = cuts[parting], line[parting]
        filled = places_of(~self.blanks)
        place = np.searchsorted(filled, cuts.astype(filled.dtype))
        return (
            np.sort(np.concatenate((view.start, filled[place]))),
            np.sort(np.concatenate((view.end, filled[place - 1] + 1))),
            np.sort(np.concatenate((np.arange(len(view.start)), line))),
        )


def lines_of(text: str) -> Lines:
    """Return the lines of a text, blank ones aside."""
    found = folded(text)
    starts, ends = _lines(found)
    seen = np.logical_or.reduceat(found.seen, starts) if len(starts) else np.empty(0, bool)
    hidden = [] if seen.all() else list(zip(starts[~seen].tolist(), ends[~seen].tolist(), strict=True))
    codes, origin = _joined(found)
    feeds = places_of(codes == BREAK)
    first, last = (np.concatenate(([0], feeds + 1)), np.concatenate((feeds, [len(codes)]))) if len(codes) else (feeds, feeds)
    view = View(codes, origin, first, last, starts[seen], ends[seen])
    return Lines(view, hidden, found.blanks, _gaps(text, found), _breaks(text, found))


def _lines(found: Folded) -> tuple[Places, Places]:
    """Return where each line of the text that is not blank starts and ends."""
    filled = np.zeros(len(found.blanks) + 2, bool)
    np.logical_not(found.blanks, out=filled[1:-1])
    edges = places_of(filled[1:] != filled[:-1])
    begins, ends = edges[::2], edges[1::2]
    if not len(begins):
        return begins, ends
    # A run of characters opens a line if it is the first one, or if a line end stands between it and the run before.
    breaks = places_of(found.breaks)
    line = np.searchsorted(breaks, begins.astype(breaks.dtype))
    opens = np.concatenate(([True], line[1:] != line[:-1]))
    return begins[opens], ends[np.concatenate((opens[1:], [True]))]


def _breaks(text: str, found: Folded) -> Places:
    """Return the places where lines end; a carriage return before a line feed ends none."""
    breaks = places_of(found.breaks)
    if "\r\n" not in text:
        return breaks
    returns = [place.start() for place in re.finditer("\r\n", text)]
    return breaks[~np.isin(breaks, returns)]


def _gaps(text: str, found: Folded) -> Places:
    """Return the places of the text where something follows a wide gap: a tab, or three blanks on one line."""
    wide = found.blanks & ~found.breaks
    gaps = np.flatnonzero(wide[:-2] & wide[1:-1] & wide[2:])
    tabs = np.array([tab.start() for tab in re.finditer("\t+", text)] if "\t" in text else [], np.intp)
    if not len(gaps) and not len(tabs):
        return gaps
    filled = places_of(~found.blanks)
    following = np.unique(np.searchsorted(filled, np.concatenate((gaps, tabs))))
    return filled[following[following < len(filled)]]


def _joined(found: Folded) -> tuple[Codes, Places]:
    """Join runs of blanks to one, a line feed where the run holds one, and cut them off at both ends."""
    codes, origin = found.codes, found.origin
    blank = (codes == BLANK) | (codes == BREAK)
    blanks = places_of(blank)
    if not len(blanks):
        return codes, origin
    opens = np.ones(len(blanks), bool)
    np.logical_not(blank[blanks[1:] - 1], out=opens[1:])
    runs = np.flatnonzero(opens)
    if len(runs) < len(blanks):
        broken = np.logical_or.reduceat(codes[blanks] == BREAK, runs)
        codes[blanks[runs]] = np.where(broken, BREAK, BLANK)
    kept = np.ones(len(codes), bool)
    kept[blanks[~opens]] = False
    kept[0] &= blanks[0] != 0
    if blanks[-1] == len(codes) - 1:
        kept[blanks[runs[-1]]] = False
    # In place, since these are the largest arrays of all.
    size = 0
    for piece in pieces(len(codes)):
        held = int(np.count_nonzero(kept[piece]))
        codes[size : size + held] = codes[piece][kept[piece]]
        origin[size : size + held] = origin[piece][kept[piece]]
        size += held
    return codes[:size], origin[:size]
