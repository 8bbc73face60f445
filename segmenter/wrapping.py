"""Joins the lines of a text that was wrapped at a width, as mailers, ``lynx -dump`` and html2text do it.

A wrapped line is full: it fits the width, and the first word of the next line would not have fitted as well. Lines that end for
any other reason are full by chance only. So each line end says which widths it would be full at, and the width that most
lines are full at is taken; then it is asked whether that is chance.
"""

import re
from dataclasses import replace
from functools import partial
from math import inf, log
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from segmenter.characters import BLANK, BREAK, DIGIT, LOWER, THAI, UPPER, WIDE, WORD, kinds_at
from segmenter.marks import line_ends, unmarked
from segmenter.measures import QUESTION, QUOTE, STOP, Flags, endings
from segmenter.view import Lines, Places, View, lines_of

_NARROWEST, _WIDEST = 50, 160  # characters
_MOST_LONG = 0.25  # of the lines may be longer than any width
_FEWEST = 4  # full lines
_SLACK = 1  # character, since the width is but estimated
_UNSPACED = 6  # characters that a line may be short of the width in a script without blanks
_LONGEST_WORD = 30  # characters; longer ones are addresses, which break any line
_LONGEST_BULLET = 3  # characters
_ADDRESS = "://"
_WORD = re.compile(r"[^ \t\r\n]+")
_JAMO = (0x1100, 0x11FF)  # what Korean syllables are folded to
# Log-odds of a wrapped text against any other for each full line: the next one goes on in small letters or not, no sentence ends
# with the line or one does; for each line that is too long; and how much is enough, given that the best width was looked for.
_SMALL, _CAPITAL = log(0.65 / 0.1), log(0.35 / 0.9)
_OPEN, _ENDED = log(0.93 / 0.6), log(0.07 / 0.4)
_TOO_LONG = -2.0
_ENOUGH = 6.0


class _Ends(NamedTuple):
    """What is known of the end of each line but the last.

    ``column`` is where the line ends, ``word`` how long the next line's first word is; ``near`` says whether no blank line stands
    between the two, and ``may`` whether the line may go on there as well: the next one opens no item of a list. ``seen`` is how
    long each line is, 0 for what cannot be wrapped or holds an address.
    """

    column: Places
    word: Places
    near: Flags
    may: Flags
    seen: Places

    def full(self, width: int) -> Flags:
        """Say which lines are as long as they can be at a width."""
        return self.may & (self.column <= width) & (self.column + self.word >= width - _SLACK)


def read_lines(text: str) -> tuple[str, Lines]:
    """Return a text with its marks out of sight, and the lines of that, those that were wrapped as one."""
    seen = unmarked(text)
    return seen, unwrapped(seen, lines_of(seen).ended(np.array(line_ends(seen), np.intp)))


def unwrapped(text: str, lines: Lines) -> Lines:
    """Return the lines of a text, those that were wrapped each as one again; the lines of other texts as they are."""
    view = lines.view
    size = view.end - view.start
    if len(size) <= _FEWEST or np.count_nonzero(size > _WIDEST) > _MOST_LONG * len(size):
        return lines
    ends, wide = _ends(text, lines)
    found = [_judged(text, lines, ends)]
    if wide.any():
        # In a terminal a Chinese, Japanese or Korean character is as wide as two others.
        found.append(_judged(text, lines, ends._replace(column=ends.column + wide[:-1], seen=ends.seen + wide)))
    odds, full = max(found, key=lambda judged: judged[0])
    return lines if odds < _ENOUGH else joined(lines, _going_on(view, ends, full))


def _ends(text: str, lines: Lines) -> tuple[_Ends, Places]:
    """Return the ends of the lines, counted in characters, and how many characters of each line are wide."""
    view = lines.view
    line = lines.numbers()
    begin = np.concatenate(([0], lines.breaks + 1))[line]
    first, starts = view.first[1:], view.start[1:].tolist()
    word = np.array([len(found[0]) for found in map(partial(_WORD.match, text), starts) if found])
    last = np.minimum(first + word, view.last[1:]) - 1
    item = (word <= _LONGEST_BULLET) & (last < view.last[1:] - 1) & ((view.kinds[last] & WORD) == 0)
    item &= (view.kinds[first] & (DIGIT | WORD)) != WORD
    wide, unspaced = view.of_kind(WIDE), view.of_kind(WIDE | THAI)
    word = np.where(unspaced[first] & (word > _LONGEST_WORD), _UNSPACED, word)
    # A character that was folded to several is one.
    fresh = np.concatenate(([True], view.origin[1:] != view.origin[:-1]))
    wrappable = view.count(unspaced | (view.codes == BLANK)) > 0
    wrappable[view.lines_with(_ADDRESS)] = False
    seen = np.where(wrappable, view.count(fresh & (view.codes != BREAK)), 0)
    wide |= fresh & (view.codes >= _JAMO[0]) & (view.codes <= _JAMO[1])
    near = line[1:] - line[:-1] == 1
    return _Ends((view.end - begin)[:-1], word, near, near & ~item, seen), view.count(wide)


def _judged(text: str, lines: Lines, ends: _Ends) -> tuple[float, Flags]:
    """Return the log-odds that the lines were wrapped at the best width, and which are full at that."""
    width = _width(ends)
    full = ends.full(width)
    return (_log_odds(text, lines.view, ends, full, width) if width else -inf), full


def _width(ends: _Ends) -> int:
    """Return the width that most lines are full at and fewest are too long for; 0 where that is hardly any."""
    column = ends.column[ends.may]
    full = np.cumsum(_counts(column) - _counts(column + ends.word[ends.may] + 1))
    longer = len(ends.seen) - np.cumsum(_counts(ends.seen))
    score = (full - longer)[_NARROWEST : _WIDEST + 1]
    best = int(np.argmax(score))
    return best + _NARROWEST if score[best] >= _FEWEST else 0


def _counts(places: Places) -> NDArray[np.signedinteger[Any]]:
    """Return how many there are of each length; all that are too long are counted together."""
    return np.bincount(np.minimum(places, _WIDEST + 1), minlength=_WIDEST + 2)


def _log_odds(text: str, view: View, ends: _Ends, full: Flags, width: int) -> float:
    """Return how much the full lines speak for a wrapped text: by their number, and by how the next lines go on."""
    asked = ends.may & (ends.column <= width) & (ends.column * 2 > width) & (ends.word <= _LONGEST_WORD)
    asked &= (view.kinds[view.first[1:]] & DIGIT) == 0  # rows of a table are all of a length
    full = asked & full
    number, expected = int(np.count_nonzero(full)), float((ends.word[asked] + 1).sum()) / (width / 2)
    if number <= expected:
        return -inf
    odds = number * log(number / expected) - (number - expected)
    ended = int(np.count_nonzero(full & _ended(view)))
    odds += _ENDED * ended + _OPEN * (number - ended)
    kinds = kinds_at(text, view.start[1:][full])
    odds += _SMALL * int(np.count_nonzero(kinds & LOWER)) + _CAPITAL * int(np.count_nonzero(kinds & UPPER))
    return odds + _TOO_LONG * int(np.count_nonzero(ends.seen > width))


def _going_on(view: View, ends: _Ends, full: Flags) -> Flags:
    """Say which full lines go on: where no blank lines part paragraphs, one that ends a sentence is taken for the last."""
    last = full[:-1] & ~full[1:]
    unparted = np.count_nonzero(last & ends.near[1:]) * 2 > np.count_nonzero(last)
    return full & ~_ended(view) if unparted else full


def _ended(view: View) -> Flags:
    """Say of each line but the last whether a sentence ends with it."""
    return np.isin(endings(view)[:-1], (STOP, QUESTION, QUOTE))


def joined(lines: Lines, full: Flags) -> Lines:
    """Return lines of which these go on with the next."""
    view = lines.view
    codes = view.codes.copy()
    codes[view.last[:-1][full]] = BLANK
    opens, closes = np.concatenate(([True], ~full)), np.concatenate((~full, [True]))
    joined = replace(
        view, codes=codes, first=view.first[opens], last=view.last[closes], start=view.start[opens], end=view.end[closes]
    )
    gaps = lines.gaps[~np.isin(lines.gaps, view.start[~opens])]
    return lines._replace(view=joined, gaps=gaps)
