"""Parts lines that are longer than any paragraph, as of a text that lost its line ends.

``" ".join(text.split())`` and ``get_text(" ")`` of HTML parsers leave such texts. Two things are left to see: where sentences
end, and where running text turns into a row of names and titles, as a menu or a list of links becomes. For the second each
word says which of the two it rather stands in, a change costs more than any few words can say, and the likeliest course of
both is taken (Viterbi 1967). Rows are cut again before capitals, since nothing tells where in a row an entry ends.
"""

import re
from collections.abc import Iterator
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from segmenter.characters import BLANK, DIGIT, LOWER, THAI, UPPER, WIDE, kinds_at
from segmenter.languages import MONTH, STOPWORD, WEEKDAY, Lexicon
from segmenter.languages.phrases import zeroed
from segmenter.measures import Flags
from segmenter.view import Lines, Places, View
from segmenter.words import Words, words_of

_LONGEST_PARAGRAPH = 800  # characters; Chinese and Japanese ones say more, and count twice
# A full stop behind one or two letters ends an initial or a short word, and one of two dots stands for a dash.
_SENTENCE = re.compile(
    r"(?:(?<!\b\w)(?<!\b\w\w)(?<!\.)\.(?:\.\.+)?|[!?])['\")\]}]{0,4} (?=[^.,;:!?)\]])"
    r"|(?<=\w\w\w)[.!?](?=[^\W\d_])"
    r"|[.!?]['\")\]}]{0,4}(?=[\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff])"
)
# Log-odds of running text against a row of names for each word, near what is counted on whole pages of news inside and outside
# of the article. A capital says the less, the more words have one in running text.
_STOPWORD, _SMALL, _UNCASED, _NUMBER = 0.7, 0.45, -0.1, -0.8
_OPENER = 0.4  # a capital on a word like "the": before a small letter, and against running text before another capital
_CAPITALS_OF_ROWS, _CAPITALS, _COUNTED = 0.8, 0.3, 20  # shares; the second as of so many words before any was counted
_COMMA, _SEPARATOR, _STOP = 1.2, -1.0, 3.0
_UNSPACED, _USUAL, _LOWEST, _HIGHEST = 0.1, 8, -0.6, 1.5  # for each character above the usual where a script writes no blanks
_CHANGE, _CHANGE_AT_STOP = 6.0, 1.0
_COMMAS, _SEPARATORS = (ord(","), ord(";")), tuple(map(ord, "|/>-#\u2022\u00b7"))
_LONGEST_PHRASE = 6  # words
_FEWEST, _MOST = 3, 8  # words of a piece of a row; it ends before a capital


class _Line(NamedTuple):
    """The words of a line, with what each begins with.

    ``known`` says which are words like "the", ``opens`` which begin a sentence or follow a gap, ``ends`` which end a sentence;
    ``tokens`` is where what a word stands in begins, with its brackets and quotation marks, and ``apart`` says which words a
    piece may begin with.
    """

    view: View
    words: Words
    kinds: NDArray[np.uint16]
    known: Flags
    opens: Flags
    ends: Flags
    tokens: Places
    apart: Flags


def parted(text: str, lines: Lines, lexicon: Lexicon) -> Lines:
    """Return the lines of a text, each that is too long as several: its sentences, and pieces of its rows of names."""
    view = lines.view
    if not len(view.first):
        return lines
    long = np.flatnonzero(view.last - view.first + view.count(view.of_kind(WIDE)) > _LONGEST_PARAGRAPH)
    if not len(long):
        return lines
    cuts = np.concatenate([_cuts(text, view.parted(view.start[[index]], view.end[[index]]), lexicon) for index in long])
    start, end, _ = lines.pieces(cuts)
    return lines._replace(view=view.parted(start, end))


def _cuts(text: str, view: View, lexicon: Lexicon) -> Places:
    """Return where the pieces of a line begin (code points of the text)."""
    sentences = _sentences(text, view)
    borders = np.union1d(sentences, _gaps(view))
    line = _read(text, view, sentences, borders, lexicon)
    running = _running(_scores(line), line.opens)
    pieces = line.tokens[list(_openings(line, running, _named(line, running, lexicon)))]
    found: Places = view.origin[np.union1d(borders, pieces)]
    return found


def _sentences(text: str, view: View) -> Places:
    """Return where sentences begin in a line, the first one aside: after a full stop, and not with a small letter."""
    places = np.array([found.end() for found in _SENTENCE.finditer(view.text)], np.intp)
    sentences: Places = places[(kinds_at(text, view.origin[places]) & LOWER) == 0]
    return sentences


def _gaps(view: View) -> Places:
    """Return what follows two blanks in a line."""
    blanks = np.flatnonzero(view.codes[:-1] == BLANK)
    gaps: Places = blanks[view.origin[blanks + 1] - view.origin[blanks] > 1] + 1
    return gaps


def _read(text: str, view: View, sentences: Places, borders: Places, lexicon: Lexicon) -> _Line:
    """Return the words of a line, given where sentences begin, and these and gaps together."""
    words = words_of(view)
    kinds = kinds_at(text, view.origin[words.start])
    known = np.fromiter((lexicon.words.get(word, 0) for word in words.texts), np.uint16, len(words.texts))
    opens, ends = np.zeros((2, len(words.texts) + 1), bool)
    opens[np.searchsorted(words.start, borders)] = True
    ends[np.searchsorted(words.start, sentences)] = True
    blanks = np.append(-1, np.flatnonzero(view.codes == BLANK))
    tokens = blanks[np.searchsorted(blanks, words.start) - 1] + 1
    dated = ((kinds & DIGIT) != 0) | ((known & (MONTH | WEEKDAY)) != 0)
    apart = np.append(True, (tokens[1:] > words.start[:-1]) & ~(dated[1:] & dated[:-1]))
    return _Line(view, words, kinds, (known & STOPWORD) != 0, opens[:-1], ends[1:], tokens, apart)


def _scores(line: _Line) -> list[float]:
    """Return for each word how much it speaks for running text."""
    kinds, known, size = line.kinds, line.known, line.words.size
    capital, cased = (kinds & UPPER) != 0, (kinds & (UPPER | LOWER)) != 0
    # What follows a word like "the" hardly ever stands in a row.
    inside = known[:-1] & ~known[1:] & cased[1:]
    share = (np.count_nonzero(capital[1:] & inside) + _CAPITALS * _COUNTED) / (np.count_nonzero(inside) + _COUNTED)
    scores = np.select(
        (known & capital, known, (kinds & DIGIT) != 0, (kinds & (WIDE | THAI)) != 0, capital, cased),
        (
            np.where(np.append(capital[1:], True), -_OPENER, _OPENER),
            _STOPWORD,
            _NUMBER,
            np.clip((size - _USUAL) * _UNSPACED, _LOWEST, _HIGHEST),
            min(0.0, log(share / _CAPITALS_OF_ROWS)),
            _SMALL,
        ),
        _UNCASED,
    )
    codes = np.append(line.view.codes, [BLANK, BLANK])
    after, second = (codes[line.words.start + size + step] for step in (0, 1))
    scores += np.where(np.isin(after, _COMMAS), _COMMA, 0.0)
    scores += np.where((after == BLANK) & np.isin(second, _SEPARATORS), _SEPARATOR, 0.0)
    scores += np.where(line.ends, _STOP, 0.0)
    found: list[float] = scores.tolist()
    return found


def _running(scores: list[float], opens: Flags) -> Flags:
    """Say for each word whether it stands in running text: the likeliest course."""
    row = text = 0.0
    came = bytearray()  # from running text to a row (1), and from there to running text (2)
    for score, opening in zip(scores, opens.tolist(), strict=True):
        change = _CHANGE_AT_STOP if opening else _CHANGE
        came.append((row < text - change) + 2 * (text >= row - change))
        row, text = max(row, text - change), max(text, row - change) + score
    state, states = text > row, bytearray(len(came))
    for index in range(len(came) - 1, -1, -1):
        states[index] = state
        state = bool(came[index] & (2 if state else 1))
    return np.frombuffer(states, bool)


def _named(line: _Line, running: Flags, lexicon: Lexicon) -> Flags:
    """Say which words begin a phrase that sites write on a line of its own, or follow one."""
    out = np.zeros(len(running) + 1, bool)
    text, starts, ends = zeroed(line.view.text), line.words.start.tolist(), (line.words.start + line.words.size).tolist()
    # In running text "more about this" is no phrase, and without capitals a single word is none.
    closes = np.append(line.apart[1:] & ((line.kinds[1:] & LOWER) == 0), True).tolist()
    least = np.where(running & ((line.kinds & (UPPER | LOWER)) == 0), 2, 1).tolist()
    place = 0
    for index in np.flatnonzero((line.apart & ~running) | line.opens).tolist():
        if index < place:
            continue
        for end in range(min(index + _LONGEST_PHRASE, len(starts)), index + least[index] - 1, -1):
            if closes[end - 1] and lexicon.book.is_line(text[starts[index] : ends[end - 1]]):
                out[[index, end]] = True
                place = end
                break
    return out[:-1]


def _openings(line: _Line, running: Flags, named: Flags) -> Iterator[int]:
    """Yield the index of each word that opens a piece, those aside that open a sentence."""
    changes = np.append(False, running[1:] != running[:-1])
    wide, unspaced = (line.kinds & WIDE) != 0, (line.kinds & (WIDE | THAI)) != 0
    # No blank stands in running text of such a script: a line ended here.
    between = line.apart & ((wide & np.append(False, wide[:-1])) | (unspaced & ~running))
    fewest = np.where((line.kinds & UPPER) != 0, _FEWEST, _MOST)
    columns = line.opens, changes | between | named, line.apart & ~running, fewest
    opened = 0
    for index, (opening, must, may, least) in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        if opening:
            opened = index
        elif must or (may and index - opened >= least):
            opened = index
            yield index
