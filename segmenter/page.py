"""A page: what detectors may read. Every measurement is taken once, when it is first asked for."""

import re
from dataclasses import dataclass
from functools import cached_property

from segmenter.blocks import cut
from segmenter.core import find_core
from segmenter.folding import fold, fold_cased
from segmenter.languages import Lexicon, direction_of
from segmenter.languages.phrases import Match
from segmenter.measures import Measures, measure
from segmenter.model import Block
from segmenter.titles import Title, best_title, find_titles

_EDGES = " .,:;!?|/-*+<>()[]\"'\u2022\u00b7\u25cf\u25aa\u25a0\u25ba\u203a\u2192"

_CLOCK = re.compile(r"\d{1,4}[-./:]\d{1,2}(?:[-./:]\d{1,4})?")
_SENTENCE = 5  # words
_WRAPPED = 6  # words; a broken line of prose has at least as many


@dataclass(frozen=True)
class Page:
    """A text with its blocks and everything measured of them; lists run parallel to ``blocks``.

    ``debris`` is mark-up that was left between the blocks.
    """

    text: str
    blocks: tuple[Block, ...]
    debris: tuple[Block, ...]
    lexicon: Lexicon

    @classmethod
    def from_text(cls, text: str, lexicon: Lexicon) -> "Page":
        """Cut a text into blocks and return its page."""
        blocks, debris = cut(text, lexicon)
        return cls(text, tuple(blocks), tuple(debris), lexicon)

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
        block = self.blocks[index]
        return self.text[block.start : block.end]

    @cached_property
    def views(self) -> list[str]:
        """The folded view of each block."""
        return [fold(self.text[block.start : block.end]) for block in self.blocks]

    @cached_property
    def keys(self) -> list[str]:
        """The folded view of each block without bullets and punctuation at its ends, to tell repeats by."""
        return [view.strip(_EDGES) or view for view in self.views]

    @cached_property
    def measures(self) -> list[Measures]:
        """The measurements of each block."""
        known: dict[str, Measures] = {}
        stopwords = self.lexicon.stopwords
        out = []
        for view in self.views:
            found = known.get(view)
            if found is None:
                found = known[view] = measure(view, stopwords)
            out.append(found)
        return out

    @cached_property
    def phrases(self) -> list[tuple[Match, ...]]:
        """The phrases of the language packs found in each block."""
        known: dict[str, tuple[Match, ...]] = {}
        match = self.lexicon.book.match
        out = []
        for view in self.views:
            found = known.get(view)
            if found is None:
                found = known[view] = match(view)
            out.append(found)
        return out

    @cached_property
    def prose(self) -> list[bool]:
        """Whether each block reads like running text: by itself, or as part of a paragraph broken over several lines."""
        prose = [measures.prose for measures in self.measures]
        views, measures = self.views, self.measures
        for index in range(len(prose) - 1):
            if measures[index].words >= _WRAPPED and measures[index + 1].words >= 3 and self._runs_on(index):
                prose[index] = True
                prose[index + 1] = prose[index + 1] or len(views[index + 1]) > 20
        return prose

    @cached_property
    def dated(self) -> list[bool]:
        """Whether each block is short and names a day or a time."""
        names = self.lexicon.months | self.lexicon.weekdays
        return [
            bool(measures.digits)
            and measures.words <= 16
            and (len(measures.tokens) >= 2)
            and (not names.isdisjoint(measures.tokens) or _CLOCK.search(view) is not None)
            for view, measures in zip(self.views, self.measures, strict=True)
        ]

    def content(self, index: int) -> frozenset[str]:
        """The content words of a block, function words aside; pairs of letters where words are not separated."""
        measures = self.measures[index]
        if measures.unspaced:
            view = self.views[index][:2000]
            return frozenset(view[i : i + 2] for i in range(len(view) - 1) if view[i].isalpha() and view[i + 1].isalpha())
        stopwords = self.lexicon.stopwords
        return frozenset(token for token in measures.tokens[:600] if len(token) >= 3 and token not in stopwords)

    def _runs_on(self, index: int) -> bool:
        """Say whether a sentence runs on from a block to the next: it does not end, and goes on in small letters."""
        if self.measures[index].ending not in ("none", "comma"):
            return False
        first = fold_cased(self.raw(index + 1))[:1]
        return first.islower() and self.blocks[index].line != self.blocks[index + 1].line

    @cached_property
    def core(self) -> tuple[int, int]:
        """The half-open range of blocks that most likely holds the article; ``(0, 0)`` where there is no prose."""
        return find_core(self)

    @cached_property
    def titles(self) -> list[Title]:
        """The blocks above the core that have a title's length, with how much of each the article takes up."""
        return find_titles(self)

    @cached_property
    def title(self) -> int | None:
        """The block that most likely is the article's title; ``None`` where none is taken up by the article."""
        best = best_title(self.titles)
        return best.block if best else None

    @cached_property
    def prose_words(self) -> tuple[int, int]:
        """The number of words of prose in the core, or else of whole sentences, and of all words of the page."""
        start, end = self.core
        held = sum(self.measures[index].words for index in range(start, end) if self.prose[index])
        if not held:
            # Without a long line, whole sentences are the prose.
            held = sum(m.words for m in self.measures if m.words >= _SENTENCE and m.ending in ("stop", "question"))
        return held, sum(measures.words for measures in self.measures)
