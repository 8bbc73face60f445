"""A page: what detectors may read. Every measurement is taken once, when it is first asked for."""

from dataclasses import dataclass
from functools import cached_property
from itertools import compress, repeat

import numpy as np
from numpy.typing import NDArray

from segmenter.blocks import Blocks, cut
from segmenter.brokenlines import rejoined
from segmenter.cases import Cases, cases_of
from segmenter.characters import ALPHA, DIGIT, LOWER, kinds_at
from segmenter.core import find_core
from segmenter.hints import Hints
from segmenter.languages import MONTH, REGISTER, STOPWORD, WEEKDAY, Lexicon, direction_of
from segmenter.languages.pack import REGISTERS
from segmenter.languages.phrases import Match
from segmenter.longlines import parted
from segmenter.measures import COMMA, NONE, SIZES, Flags, Measured, Measures, measure_lines, row
from segmenter.titles import Titles, best_title, find_titles
from segmenter.view import Lines, Places, View
from segmenter.words import Words, words_of
from segmenter.wrapping import read_lines

_EDGES = " .,:;!?|/-*+<>()[]\"'\u2022\u00b7\u25cf\u25aa\u25a0\u25ba\u203a\u2192"
_CLOCK_SIGNS = "-./:"
_WRAPPED = 6  # words; a broken line of prose has at least as many
_SENTENCE = 5  # words
_MENU_CAPITALS = 0.7  # of the longer words of a menu on one line
_LONGEST_SECTION, _SECTION_EDGES = 40, " :|-.>\"'#/"
_MOST_PROSE = 400  # blocks of the core whose words are counted
_MOST_WORDS, _MOST_LETTERS = 600, 2000  # of one block that count as its content


@dataclass(frozen=True, eq=False)
class Content:
    """The content words of each block, as numbers: those of block ``i`` are ``ids[first[i]:first[i + 1]]``, each once."""

    ids: Places
    block: Places
    first: Places
    count: int

    def of(self, block: int) -> Places:
        """Return the content words of one block."""
        return self.ids[self.first[block] : self.first[block + 1]]

    def among(self, blocks: Places) -> tuple[Places, Places]:
        """Return the content words of these blocks, in their order, and for each word the place of its block among them."""
        place = np.full(len(self.first) - 1, -1)
        place[blocks] = np.arange(len(blocks))
        owner = place[self.block]
        return self.ids[owner >= 0], owner[owner >= 0]

    def shares(self, known: Flags) -> tuple[Places, Places]:
        """Return for each block how many of its content words are known, and how many it has."""
        sizes = np.diff(self.first)
        return np.bincount(self.block[known[self.ids]], minlength=len(sizes)), sizes


@dataclass(frozen=True, eq=False)
class Page:
    """A text with its blocks and everything measured of them; lists and arrays run parallel to ``blocks``.

    ``hints`` is what the mark-up said of the blocks, ``None`` for a plain text: a detector that needs none works on both.
    """

    text: str
    blocks: Blocks
    lexicon: Lexicon
    hints: Hints | None = None

    @classmethod
    def from_text(cls, text: str, lexicon: Lexicon, lines: Lines | None = None) -> "Page":
        """Cut a text into blocks and return its page: lines that were broken are joined, those longer than any paragraph parted.

        ``lines`` are those of the text; without them its marks are taken out of sight, and lines that were wrapped are joined.
        """
        if lines is None:
            text, lines = read_lines(text)
        return cls.from_lines(text, parted(text, rejoined(text, lines, lexicon), lexicon), lexicon)

    @classmethod
    def from_lines(cls, text: str, lines: Lines, lexicon: Lexicon) -> "Page":
        """Cut the lines of a text into blocks, taking them as they are, and return its page."""
        return cls(text, cut(text, lines, lexicon), lexicon)

    @property
    def language(self) -> str:
        """The code of the language, ``"und"`` where it is unknown."""
        return self.lexicon.code

    @cached_property
    def direction(self) -> str:
        """``"rtl"`` or ``"ltr"``."""
        return direction_of(self.text, self.lexicon)

    def raw(self, index: int) -> str:
        """The block as written."""
        return self.text[self.view.start[index] : self.view.end[index]]

    @property
    def view(self) -> View:
        """The folded view, whose lines are the blocks."""
        return self.blocks.view

    @property
    def views(self) -> list[str]:
        """The folded view of each block."""
        return self.view.lines

    @cached_property
    def keys(self) -> list[str]:
        """The folded view of each block without bullets and punctuation at its ends, to tell repeats by."""
        return [view.strip(_EDGES) or view for view in self.views]

    @cached_property
    def key_numbers(self) -> Places:
        """A number for each block, the same where keys are, counted up where a key is new."""
        numbers: dict[str, int] = {}
        return np.array([numbers.setdefault(key, len(numbers)) for key in self.keys], np.intp)

    @cached_property
    def words(self) -> Words:
        """All words of the page, with the block of each as its ``line``."""
        return words_of(self.view)

    @cached_property
    def known_words(self) -> NDArray[np.uint16]:
        """What the language knows of each word: see :class:`~segmenter.languages.Lexicon`."""
        texts = self.words.texts
        return np.fromiter(map(self.lexicon.words.get, texts, repeat(0)), np.uint16, len(texts))

    @cached_property
    def registers(self) -> Places:
        """How many words of each register each block has: a row for each of :data:`~segmenter.languages.pack.REGISTERS`."""
        count, strings = len(self.blocks), self.lexicon.strings
        found = self.known_words >> REGISTER
        some = np.flatnonzero(found)
        found, block = found[some], self.words.line[some]
        if strings is not None:
            places, registers = strings.find(self.view.text)
            found, block = np.append(found, registers), np.append(block, self.view.line_of(places))
        rows = [np.bincount(block[(found >> place & 1) != 0], minlength=count) for place in range(len(REGISTERS))]
        return np.array(rows).reshape(len(REGISTERS), count)

    @cached_property
    def measured(self) -> Measured:
        """The measurements of all blocks, as arrays."""
        return measure_lines(self.view, self.words, (self.known_words & STOPWORD) != 0)

    @cached_property
    def size(self) -> Places:
        """The length class of each block, as a place in :data:`~segmenter.measures.SIZES`."""
        return self.measured.size

    @cached_property
    def measures(self) -> list[Measures]:
        """The measurements of each block; where all blocks are looked at, ``measured`` is faster."""
        return [row(self.measured, index, self.tokens(index)) for index in range(len(self.blocks))]

    @cached_property
    def kind(self) -> Places:
        """The length class of each block, or that it is prose, as a place in :data:`~segmenter.measures.KINDS`."""
        return np.where(self.prose, len(SIZES), self.size)

    def tokens(self, index: int) -> tuple[str, ...]:
        """The words of a block."""
        return tuple(self.words.texts[self._bounds[index] : self._bounds[index + 1]])

    @cached_property
    def _bounds(self) -> list[int]:
        bounds: list[int] = np.searchsorted(self.words.line, np.arange(len(self.blocks) + 1)).tolist()
        return bounds

    def blocks_with(self, *signs: str) -> list[int]:
        """Return the indices of the blocks whose folded view holds one of these strings, in order."""
        return sorted({index for sign in signs for index in self.view.lines_with(sign)})

    @cached_property
    def matches(self) -> dict[int, tuple[Match, ...]]:
        """The phrases of the language packs, by the index of the block, for those blocks that hold any."""
        return self.lexicon.book.match_lines(self.views, self.blocks.phrases)

    @cached_property
    def phrases(self) -> list[tuple[Match, ...]]:
        """The phrases of the language packs found in each block."""
        return [self.matches.get(index, ()) for index in range(len(self.blocks))]

    def holds(self, *families: str) -> Flags:
        """Say for each block whether a phrase of one of the families was found in it."""
        out = np.zeros(len(self.blocks), bool)
        for index, found in self.matches.items():
            out[index] = any(match.family in families for match in found)
        return out

    @cached_property
    def section_names(self) -> Flags:
        """Whether each block is the name of a section and nothing else."""
        sections = self.lexicon.sections
        return np.fromiter(
            (
                len(view) <= _LONGEST_SECTION and (view in sections or view.strip(_SECTION_EDGES) in sections)
                for view in self.views
            ),
            bool,
            len(self.views),
        )

    @cached_property
    def prose(self) -> Flags:
        """Whether each block reads like running text: by itself, or as part of a paragraph broken over several lines."""
        prose = self.measured.prose & ~self._menus
        words, ending = self.measured.words, self.measured.ending
        goes_on = (self.raw_kinds[self.view.first] & LOWER) != 0
        runs_on = ((ending[:-1] == NONE) | (ending[:-1] == COMMA)) & goes_on[1:] & (self.blocks.line[:-1] != self.blocks.line[1:])
        runs_on &= (words[:-1] >= _WRAPPED) & (words[1:] >= 3)
        prose[:-1] |= runs_on
        prose[1:] |= runs_on & (self.view.last - self.view.first > 20)[1:]
        return prose

    @property
    def _menus(self) -> Flags:
        """Whether each block is a long row of names without an end: a menu on one line, or the row of a table."""
        measured, cases = self.measured, self.cases
        names = (cases.capital >= _MENU_CAPITALS * cases.long) & (cases.long > 0)
        out: Flags = names & (measured.ending == NONE) & (measured.sentences == 0) & (measured.stopwords * 10 < measured.words)
        return out

    @cached_property
    def raw_kinds(self) -> NDArray[np.uint16]:
        """The kinds that the characters of the view have as they are written, see :mod:`segmenter.characters`."""
        return kinds_at(self.text, self.view.origin)

    @cached_property
    def cases(self) -> Cases:
        """How many words of each block are capitalised."""
        return cases_of(self)

    @cached_property
    def dated(self) -> Flags:
        """Whether each block is short and names a day or a time."""
        measured, count = self.measured, len(self.blocks)
        named = np.bincount(self.words.line[(self.known_words & (MONTH | WEEKDAY)) != 0], minlength=count) > 0
        signs = self.view.where(_CLOCK_SIGNS)
        before, after = self.view.beside(signs, DIGIT)
        clock = np.bincount(self.view.line_of(signs[before & after]), minlength=count) > 0
        tokens = np.bincount(self.words.line, minlength=count)
        return (measured.digits > 0) & (measured.words <= 16) & (tokens >= 2) & (named | clock)

    @cached_property
    def content(self) -> Content:
        """The content words of each block, function words aside; pairs of letters where words are not separated."""
        words, count = self.words, len(self.blocks)
        spaced = ~self.measured.unspaced[words.line]
        kept = spaced & (words.size >= 3) & ((self.known_words & STOPWORD) == 0)
        if len(kept) > _MOST_WORDS:
            kept &= np.arange(len(kept)) - np.array(self._bounds)[words.line] < _MOST_WORDS
        block = words.line[kept]
        hashes = np.fromiter(map(hash, compress(words.texts, kept.tolist())), np.int64, len(block))
        if self.measured.unspaced.any():
            pairs, owners = self._pairs()
            hashes, block = np.concatenate((hashes, pairs)), np.concatenate((block, owners))
        distinct, ids = np.unique(hashes, return_inverse=True)
        width = max(1, len(distinct))
        both = np.unique(block * width + ids)
        owner = both // width
        return Content(both % width, owner, np.searchsorted(owner, np.arange(count + 1)), len(distinct))

    def _pairs(self) -> tuple[Places, Places]:
        """Return the pairs of letters in blocks whose words are not separated, with the block of each."""
        view = self.view
        alpha = view.of_kind(ALPHA)
        near = view.opening(_MOST_LETTERS)
        places = np.flatnonzero(alpha[:-1] & alpha[1:] & near[:-1])
        places = places[self.measured.unspaced[view.line_of(places)]]
        codes = view.codes.astype(np.int64)
        return (codes[places] << 21) | codes[places + 1], view.line_of(places)

    @cached_property
    def core(self) -> tuple[int, int]:
        """The half-open range of blocks that most likely holds the article; ``(0, 0)`` where there is no prose."""
        return find_core(self)

    @cached_property
    def said(self) -> Places:
        """How many of each block's content words stand in the prose of the core; a paragraph's own do not count."""
        start, end = self.core
        prose = (start + np.flatnonzero(self.prose[start:end]))[:_MOST_PROSE]
        content = self.content
        own = np.zeros(len(self.blocks), bool)
        own[prose] = True
        mine = own[content.block]
        counts = np.bincount(content.ids[mine], minlength=content.count)
        return np.bincount(content.block[counts[content.ids] > mine], minlength=len(self.blocks))

    @cached_property
    def titles(self) -> Titles:
        """The blocks above the core that have a title's length, with how much of each the article takes up."""
        return find_titles(self)

    @cached_property
    def title(self) -> int | None:
        """The block that most likely is the article's title; ``None`` where none is taken up by the article."""
        return best_title(self.titles)

    @cached_property
    def prose_words(self) -> tuple[int, int]:
        """The number of words of prose in the core, or else of whole sentences, and of all words of the page."""
        start, end = self.core
        words = self.measured.words
        held = int(words[start:end][self.prose[start:end]].sum())
        if not held:
            # Without a long line, whole sentences are the prose.
            ended = self.measured.ending <= 1
            held = int(words[ended & (words >= _SENTENCE)].sum())
        return held, int(words.sum())
