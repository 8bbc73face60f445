"""Languages as data: the packs, the words of a language ready for matching, and guessing the language of a text."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from sys import intern

import numpy as np

from segmenter.characters import ALPHA, BLANK, MARK, codes_of, kinds_of, text_of
from segmenter.errors import UsageError
from segmenter.folding import fold
from segmenter.languages.credits import Credits, credits_of
from segmenter.languages.datewords import DateWord, beside_dates
from segmenter.languages.pack import Pack, shipped_codes, shipped_pack, shipped_words
from segmenter.languages.phrases import PhraseBook
from segmenter.languages.pieces import language_of
from segmenter.languages.registers import Strings, registers_of
from segmenter.view import View, lines_of

NEUTRAL = "und"
STOPWORD, MONTH, WEEKDAY, DATE_MARK, DATE_JOINT = 1, 2, 4, 8, 16
REGISTER = 5  # the bit of the first register
_ALIASES = {
    "nb": "no",
    "nn": "no",
    "iw": "he",
    "in": "id",
    "cmn": "zh",
    "zho": "zh",
    "ara": "ar",
    "eng": "en",
    "bs": "hr",
    "fil": "tl",
}
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_RTL = ("Arab", "Hebr")
_BEGINNING, _SAMPLE, _LONG_LINE, _SCRIPT_SAMPLE = 80_000, 4_000, 60, 1_000  # characters


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that a page of one language is matched against: its own, English, and the language-neutral ones.

    ``words`` says of each word that is known whether it is a ``STOPWORD``, ``MONTH`` or ``WEEKDAY``, stands beside a date
    (``DATE_MARK``) or joins its parts (``DATE_JOINT``), as a sum of these, and from the bit ``REGISTER`` on which registers it
    is of. ``strings`` are those of registers where words are not separated.
    """

    code: str
    known: bool
    direction: str
    book: PhraseBook
    words: Mapping[str, int]
    stopwords: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    sections: frozenset[str]
    updated: frozenset[str]
    dates: tuple[DateWord, ...] | None
    zones: re.Pattern[str]
    speech: frozenset[str]
    scripts: tuple[str, ...]
    credits: Credits = field(repr=False)
    strings: Strings | None = field(repr=False)
    languages: "Languages" = field(repr=False)
    _dotless: frozenset[str] = field(repr=False)
    _openers: re.Pattern[str] | None = field(repr=False)

    def is_function_word(self, word: str) -> bool:
        """Say whether a word as written is a stop word.

        Folding takes the dotted and the dotless final yeh for one letter; here the name Ali is not the word *on*.
        """
        view = fold(word)
        return view in self.stopwords and not (view in self._dotless and word.endswith(("\u064a", "\u06cc")))

    def opener(self, view: str, start: int, end: int) -> int | None:
        """Return the offset of the first word in ``view[start:end]`` that opens a sentence of prose, or ``None``."""
        found = self._openers.search(view, start, end) if self._openers else None
        return found.start() if found else None


class Languages:
    """A set of language packs. Immutable; equal packs give equal answers in any process."""

    def __init__(self, packs: Iterable[Pack] | None = None) -> None:
        """Use the shipped packs, with ``packs`` added or, where a code is the same, in their place."""
        self._own = {pack.code: pack for pack in packs or ()}
        self._lexicons: dict[str, Lexicon] = {}
        self._lines: dict[str, frozenset[str]] = {}
        self._index: dict[str, dict[str, tuple[str, ...]]] | None = None

    def __reduce__(self) -> tuple[type["Languages"], tuple[tuple[Pack, ...]]]:
        return Languages, (tuple(self._own.values()),)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all packs, sorted."""
        return tuple(sorted({*shipped_codes(), *self._own}))

    def pack(self, code: str) -> Pack:
        """Return the pack of a code. Raises ``KeyError`` where there is none."""
        return self._own[code] if code in self._own else shipped_pack(code)

    def words(self, code: str) -> Pack:
        """Return the pack of a code, of a shipped one without its tables. Raises ``KeyError`` where there is none."""
        return self._own[code] if code in self._own else shipped_words(code)

    def normalise(self, code: str) -> str:
        """Return the code of the pack for a language tag such as ``ar-EG``, or the tag's language where no pack exists.

        Raises :class:`~segmenter.errors.UsageError` for what is not a language tag.
        """
        if not isinstance(code, str) or not _CODE.fullmatch(code):
            raise UsageError(f"language {code!r} is not a language tag: write one like 'ar', 'pt-BR', or None to have it guessed")
        base = re.split("[-_]", code.lower())[0]
        return _ALIASES.get(base, base)

    def lexicon(self, code: str) -> Lexicon:
        """Return the words for pages of one language; a language without a pack gets English and the neutral ones."""
        known = self._lexicons.get(code)
        if known is None:
            known = self._lexicons[code] = self._build(code)
        return known

    def _build(self, code: str) -> Lexicon:
        codes = [known for known in dict.fromkeys((code, "en", NEUTRAL)) if known in self.codes]
        packs = [self.pack(known) for known in codes]
        own = packs[0] if codes[0] == code else None

        def words(key: str, sources: list[Pack]) -> frozenset[str]:
            return frozenset(intern(fold(word)) for pack in sources for word in getattr(pack, key))

        openers = sorted(words("openers", packs[:1]) if own else ())
        stopwords = words("stopwords", [own] if own else packs)
        months, weekdays = words("months", packs), words("weekdays", packs)
        kinds: Counter[str] = Counter()
        marks, joints = beside_dates(word for pack in packs for word in pack.dates)
        for kind, members in (
            (STOPWORD, stopwords),
            (MONTH, months),
            (WEEKDAY, weekdays),
            (DATE_MARK, marks),
            (DATE_JOINT, joints),
        ):
            kinds.update(dict.fromkeys(members, kind))
        registers, strings = registers_of([own] if own else packs)
        kinds.update({word: places << REGISTER for word, places in registers.items()})
        return Lexicon(
            code=code,
            known=own is not None and code != NEUTRAL,
            direction=own.direction if own else "ltr",
            book=PhraseBook(packs),
            words=dict(kinds),
            stopwords=stopwords,
            months=months,
            weekdays=weekdays,
            sections=words("sections", packs),
            updated=words("updated", packs),
            dates=own.dates if own else None,
            zones=_zones(word.text for pack in packs for word in pack.dates if word.kind == "zone"),
            speech=words("speech", packs),
            scripts=own.scripts if own else (),
            credits=credits_of(packs),
            strings=strings,
            languages=self,
            _dotless=_dotless([own] if own else packs),
            _openers=re.compile(r"(?<=\s)(?:" + "|".join(map(re.escape, openers)) + r")(?=\s)") if openers else None,
        )

    def identify(self, text: str | View) -> str:
        """Return the code of the most likely language of a text, or ``"und"``: by its script, then by stop words.

        Long lines decide, since what surrounds an article is often in another language. A word counts the less the more
        languages have it, by the root of their number, so that close relatives are told by what one of them lacks.
        """
        lines = (text if isinstance(text, View) else lines_of(text[:_BEGINNING]).view).lines
        prose = [line for line in lines if len(line) >= _LONG_LINE] or lines
        sample = "\n".join(prose[:_SAMPLE])[:_SAMPLE]
        script = script_of(sample)
        index = self._stopword_index().get(script)
        if not index:
            return NEUTRAL
        hits: defaultdict[str, float] = defaultdict(float)
        words = Counter(_words(sample) if script not in ("Hani", "Thai", "Kana") else ())
        # In the order of the text, since sums in another order may differ.
        for word, count in words.items():
            codes = index.get(word, ())
            for code in codes:
                hits[code] += count / len(codes) ** 0.5
        if not hits:
            only = {code for codes in index.values() for code in codes}
            return _UNSPACED.get(script) or (only.pop() if len(only) == 1 else NEUTRAL)
        best = max(hits.values())
        return min(code for code, count in hits.items() if count == best)

    def language_of(self, text: str, document: str) -> str:
        """Return the language of a piece of a document whose language is ``document``: see :mod:`segmenter.languages.pieces`."""
        return language_of(text, _scripts(fold(text[:_SAMPLE])), document, self)

    def codes_of(self, word: str) -> frozenset[str]:
        """Return the codes of the languages that have a folded word among their stop words."""
        return frozenset(code for table in self._stopword_index().values() for code in table.get(word, ()))

    def is_line(self, view: str, code: str) -> bool:
        """Say whether a folded line is a phrase of one language that pages print on a line of its own."""
        lines = self._lines.get(code)
        if lines is None:
            families = self.pack(code).families.values() if code in self.codes else ()
            phrases = (phrase for family in families for mode in ("line", "label") for phrase in family.phrases.get(mode, ()))
            lines = self._lines[code] = frozenset(map(fold, phrases))
        return view.strip(" .:|-") in lines

    def _stopword_index(self) -> dict[str, dict[str, tuple[str, ...]]]:
        if self._index is None:
            index: dict[str, dict[str, tuple[str, ...]]] = {}
            for code in self.codes:
                pack = self.words(code)
                for script in pack.scripts:
                    table = index.setdefault(script, {})
                    for word in pack.stopwords:
                        table[fold(word)] = (*table.get(fold(word), ()), code)
            self._index = index
        return self._index


_UNSPACED = {"Hani": "zh", "Kana": "ja", "Thai": "th", "Hang": "ko"}
_NAMES = {
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "LATIN": "Latn",
    "GEORGIAN": "Geor",
    "ARMENIAN": "Armn",
    "ETHIOPIC": "Ethi",
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "GURMUKHI": "Guru",
    "GUJARATI": "Gujr",
    "ORIYA": "Orya",
    "TAMIL": "Taml",
    "TELUGU": "Telu",
    "KANNADA": "Knda",
    "MALAYALAM": "Mlym",
    "SINHALA": "Sinh",
    "THAI": "Thai",
    "LAO": "Laoo",
    "KHMER": "Khmr",
    "MYANMAR": "Mymr",
    "HANGUL": "Hang",
    "CJK": "Hani",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
}


def _zones(names: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the zones of several words that may follow a date, the longest first."""
    views = sorted({fold(name) for name in names if " " in name}, key=lambda view: (-len(view), view))
    return re.compile(r"[\s,(]*(?:" + "|".join(map(re.escape, views)) + r")(?![^\W_])") if views else re.compile("(?!)")


def _dotless(packs: Iterable[Pack]) -> frozenset[str]:
    """Return the folded stop words that are written with a dotless final yeh alone."""
    spellings: dict[str, set[str]] = {}
    for word in (word for pack in packs for word in pack.stopwords):
        spellings.setdefault(fold(word), set()).add(word[-1])
    return frozenset(view for view, last in spellings.items() if last == {"\u0649"})


def _words(sample: str) -> list[str]:
    """Return the runs of letters and vowel signs in a text."""
    codes = codes_of(sample)
    return text_of(np.where((kinds_of(codes) & (ALPHA | MARK)) != 0, codes, BLANK)).split()


@cache
def _script_of(char: str) -> str:
    return _NAMES.get(unicodedata.name(char, "?").split()[0].split("-")[0], "Zyyy")


def script_of(sample: str) -> str:
    """Return the ISO 15924 code of the script that most letters are in, ``"Zyyy"`` where there is no letter."""
    return next(iter(_scripts(sample)), "Zyyy")


def _scripts(sample: str) -> list[str]:
    """Return the scripts of a folded text, the most frequent first."""
    counts: Counter[str] = Counter()
    for char, count in Counter(sample[:_SCRIPT_SAMPLE]).items():
        if char.isalpha():
            counts[_script_of(char)] += count
    # Kana marks Japanese also where Chinese characters outnumber it.
    if counts["Kana"] * 5 > counts["Hani"] and counts["Kana"] + counts["Hani"] > sum(counts.values()) / 2:
        counts["Kana"] += counts["Hani"]
    return [script for script, count in counts.most_common() if count]


def direction_of_piece(text: str, document: str) -> str:
    """Return ``"rtl"`` or ``"ltr"`` by the letters of a piece of a document; ``document``, its direction, where it has none."""
    kinds = Counter(map(unicodedata.bidirectional, text))
    right, left = kinds["R"] + kinds["AL"], kinds["L"]
    return "rtl" if right > left else "ltr" if left > right else document


def direction_of(text: str, lexicon: Lexicon) -> str:
    """Return ``"rtl"`` or ``"ltr"``: the pack's direction, or that of the text's script where no pack is known."""
    if lexicon.known:
        return lexicon.direction
    return "rtl" if script_of(fold(text[:_BEGINNING])) in _RTL else "ltr"
