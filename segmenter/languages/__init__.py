"""Languages as data: the packs, the words of a language ready for matching, and guessing the language of a text."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from segmenter.errors import UsageError
from segmenter.folding import fold
from segmenter.languages.datewords import DateWord
from segmenter.languages.pack import Pack, shipped_codes, shipped_pack
from segmenter.languages.phrases import PhraseBook

NEUTRAL = "und"
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
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that a page of one language is matched against: its own, English, and the language-neutral ones."""

    code: str
    known: bool
    direction: str
    book: PhraseBook
    stopwords: frozenset[str]
    months: frozenset[str]
    weekdays: frozenset[str]
    sections: frozenset[str]
    updated: frozenset[str]
    dates: tuple[DateWord, ...] | None
    _openers: re.Pattern[str] | None = field(repr=False)

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
            return frozenset(fold(word) for pack in sources for word in getattr(pack, key))

        openers = sorted(words("openers", packs[:1]) if own else ())
        return Lexicon(
            code=code,
            known=own is not None and code != NEUTRAL,
            direction=own.direction if own else "ltr",
            book=PhraseBook(packs),
            stopwords=words("stopwords", [own] if own else packs),
            months=words("months", packs),
            weekdays=words("weekdays", packs),
            sections=words("sections", packs),
            updated=words("updated", packs),
            dates=own.dates if own else None,
            _openers=re.compile(r"(?<=\s)(?:" + "|".join(map(re.escape, openers)) + r")(?=\s)") if openers else None,
        )

    def identify(self, text: str) -> str:
        """Return the code of the most likely language of a text, or ``"und"``: by its script, then by stop words.

        Long lines decide, since what surrounds an article is often in another language.
        """
        lines = [view for line in text[: 4 * _SAMPLE].splitlines() if (view := fold(line))]
        prose = [line for line in lines if len(line) >= 60] or lines
        sample = "\n".join(prose)[:_SAMPLE]
        script = script_of(sample)
        index = self._stopword_index().get(script)
        if not index:
            return NEUTRAL
        hits: Counter[str] = Counter()
        for word in _WORD.findall(sample) if script not in ("Hani", "Thai", "Kana") else ():
            for code in index.get(word, ()):
                hits[code] += 1
        if not hits:
            only = {code for codes in index.values() for code in codes}
            return _UNSPACED.get(script) or (only.pop() if len(only) == 1 else NEUTRAL)
        best = max(hits.values())
        return min(code for code, count in hits.items() if count == best)

    def _stopword_index(self) -> dict[str, dict[str, tuple[str, ...]]]:
        if self._index is None:
            index: dict[str, dict[str, tuple[str, ...]]] = {}
            for code in self.codes:
                pack = self.pack(code)
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
    "DEVANAGARI": "Deva",
    "BENGALI": "Beng",
    "TAMIL": "Taml",
    "THAI": "Thai",
    "HANGUL": "Hang",
    "CJK": "Hani",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
}


def script_of(sample: str) -> str:
    """Return the ISO 15924 code of the script that most letters are in, ``"Zyyy"`` where there is no letter."""
    counts: Counter[str] = Counter()
    for char, count in Counter(sample).items():
        if char.isalpha():
            counts[_NAMES.get(unicodedata.name(char, "?").split()[0].split("-")[0], "Zyyy")] += count
    if not counts:
        return "Zyyy"
    # Kana marks Japanese also where Chinese characters outnumber it.
    if counts["Kana"] * 5 > counts["Hani"] and counts["Kana"] + counts["Hani"] > sum(counts.values()) / 2:
        return "Kana"
    return counts.most_common(1)[0][0]


def direction_of(text: str, lexicon: Lexicon) -> str:
    """Return ``"rtl"`` or ``"ltr"``: the pack's direction, or that of the text's script where no pack is known."""
    if lexicon.known:
        return lexicon.direction
    return "rtl" if script_of(fold(text[:_SAMPLE])) in _RTL else "ltr"
