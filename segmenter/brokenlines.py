"""Joins the lines of a text that was broken at its links and its words in bold print, as ``get_text("\\n")`` leaves it.

No line begins with a comma or a full stop: what does goes on with the line above. Where that is seen more than once, a text is
taken for broken; then a line without an end also goes on with one that begins with a small letter, after a word like "the", and
where the next line is one that goes on itself.
"""

import numpy as np

from segmenter.characters import BREAK, LOWER, WORD, kinds_at
from segmenter.languages import STOPWORD, Lexicon
from segmenter.measures import BRACKET, COMMA, NONE, QUOTE, Flags, endings
from segmenter.view import Lines
from segmenter.words import Words, words_of
from segmenter.wrapping import joined

_CLOSING = tuple(map(ord, ".,;:!?)]%"))
_FEWEST = 2  # lines that begin with one of these in a broken text
_WORDS = 3  # the fewest of a line that goes on with a name, and the most of a name


def rejoined(text: str, lines: Lines, lexicon: Lexicon) -> Lines:
    """Return the lines of a text, those that were broken each as one again; the lines of other texts as they are."""
    view = lines.view
    if len(view.first) < 2:
        return lines
    line = lines.numbers()
    near, ending = line[1:] - line[:-1] == 1, endings(view)[:-1]
    codes, first = np.append(view.codes, BREAK), view.first[1:]
    closing = near & np.isin(ending, (NONE, QUOTE, BRACKET)) & np.isin(codes[first], _CLOSING)
    # What is glued to such a sign makes another one: an ellipsis, the name ".NET".
    closing &= (codes[first + 1] != codes[first]) & ((np.append(view.kinds, 0)[first + 1] & WORD) == 0)
    number = np.count_nonzero(closing)
    if number < _FEWEST:
        return joined(lines, closing) if number else lines
    words = words_of(view)
    small = (kinds_at(text, view.start[1:]) & LOWER) != 0
    unended = near & ((ending == NONE) | (ending == COMMA))
    on = closing | (unended & (small | _bound(words, len(near), lexicon)))
    size = np.bincount(words.line, minlength=len(view.first))
    between = (size[:-1] >= _WORDS) & (size[1:] <= _WORDS) & np.append(on[1:], False)
    return joined(lines, on | (unended & between))


def _bound(words: Words, count: int, lexicon: Lexicon) -> Flags:
    """Say of each of the first ``count`` lines whether its last word is one like "the"."""
    bound = np.zeros(count + 1, bool)
    last = np.flatnonzero(np.append(words.line[1:] != words.line[:-1], True))[: len(words.line)]
    known = [(lexicon.words.get(words.texts[index], 0) & STOPWORD) != 0 for index in last.tolist()]
    bound[words.line[last]] = known
    return bound[:-1]
