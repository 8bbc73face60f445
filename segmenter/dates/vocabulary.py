"""The words of dates by language, ready to be looked up in a folded text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from segmenter.dates import cldr
from segmenter.folding import fold
from segmenter.languages.datewords import DateWord
from segmenter.languages.pack import shipped_codes, shipped_pack, shipped_words

_UNSPACED = (
    (0x0E00, 0x0FFF),
    (0x1000, 0x109F),
    (0x1100, 0x11FF),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0x20000, 0x3FFFF),
)
# Vowel signs are part of the word in the scripts of India and South-East Asia, though they are no letters.
_MARKS = (0x0900, 0x0FFF)
_NO_MARKS = "\u0964\u0965\u0970"  # signs of punctuation among them
_KOREAN = (0x1100, 0x11FF)
_INSIDE_SYLLABLE = (0x1160, 0x11FF)
_LONGEST = 48
_SHORT = 2


class Vocabulary:
    """Words of dates by folded spelling. What an earlier layer says of a spelling hides what later layers say."""

    def __init__(self, layers: Iterable[Mapping[str, tuple[DateWord, ...]]], calendars: frozenset[str]) -> None:
        self._words: dict[str, tuple[DateWord, ...]] = {}
        for layer in layers:
            for key, words in layer.items():
                self._words.setdefault(key, words)
        self.calendars = calendars
        """Calendars that a date in bare numbers may be in, the Gregorian aside."""
        lengths: dict[str, set[int]] = {}
        for key in self._words:
            lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def longest(self, view: str, start: int) -> tuple[int, tuple[DateWord, ...]] | None:
        """Return end and meanings of the longest phrase that begins at an offset of a folded view and ends with a word."""
        for length in self._lengths.get(view[start], ()):
            end = start + length
            words = self._words.get(view[start:end])
            if words is not None and end <= len(view) and _ends(view, end):
                return end, words
        return None


def _within(char: str, *ranges: tuple[int, int]) -> bool:
    return any(low <= ord(char) <= high for low, high in ranges)


def unspaced(char: str) -> bool:
    """Say whether words follow each other without a space in the script of a character."""
    return _within(char, *_UNSPACED)


def lettered(char: str) -> bool:
    """Say whether a character of a folded view is part of a word: a letter, or a vowel sign."""
    return char.isalpha() or (_within(char, _MARKS) and char not in _NO_MARKS)


def _ends(view: str, end: int) -> bool:
    """Say whether a phrase may end before ``view[end]``."""
    last, after = view[end - 1], view[end : end + 1]
    if not after:
        return True
    if last.isdigit():
        return not after.isdigit()
    if _within(last, _KOREAN):
        return not _within(after, _INSIDE_SYLLABLE)
    return not lettered(last) or unspaced(last) or not lettered(after) or unspaced(after)


def _spellings(text: str) -> Iterator[str]:
    """Yield the folded spellings of a phrase: with and without its dots, with and without spaces after them."""
    for phrase in {text, text.replace("\u200c", " ")}:
        key = fold(phrase).strip(" .\u0970")
        yield key
        if "." in key and not unspaced(key[0]):
            yield key.replace(". ", ".")
            yield key.replace(".", "").replace("  ", " ")
            yield key.replace(". ", "").replace(".", "")


def _layer(words: Iterable[DateWord], below: Iterable[DateWord] = ()) -> dict[str, tuple[DateWord, ...]]:
    """Index words by spelling. Of a spelling, a word hides those of its kind in ``below``, a filler also names of one letter."""
    words = tuple(words)
    fillers = {key for word in words if word.kind == "filler" for key in _spellings(word.text)}
    prefixes = [word.text for word in words if word.kind == "prefix"]
    out: dict[str, list[DateWord]] = {}
    for part in (words, below):
        hidden = {(key, word.kind): word.name for key, found in out.items() for word in found}
        for word in part:
            heads = ("", *prefixes) if word.kind in ("month", "weekday") else ("",)
            for key in {key for head in heads for key in _spellings(head + word.text)}:
                if not key or len(key) > _LONGEST or word.kind in ("prefix", "calendar"):
                    continue
                if hidden.get((key, word.kind), word.name) != word.name:
                    continue
                if part is below and len(key) == 1 and key in fillers:
                    continue
                found = out.setdefault(key, [])
                if not any(known[:3] == word[:3] for known in found):
                    found.append(word)
    return {key: tuple(found) for key, found in out.items()}


@cache
def _language_layer(code: str, words: tuple[DateWord, ...]) -> dict[str, tuple[DateWord, ...]]:
    ago = [word.text for word in words if word.kind == "ago"]
    return _layer(words, (*cldr.names(code), *cldr.units(code, ago)))


def _pack_words(code: str) -> tuple[DateWord, ...]:
    return shipped_pack(code).dates if code in shipped_codes() else ()


def _calendars(words: Iterable[DateWord]) -> frozenset[str]:
    return frozenset(word.text for word in words if word.kind == "calendar")


@cache
def vocabulary(code: str, words: tuple[DateWord, ...] | None = None) -> Vocabulary:
    """Return the words of a language, then English ones, then those of no language.

    ``words`` are those of its pack; ``None`` means the pack that ships with the package, if there is one.
    """
    own = _pack_words(code) if words is None else words
    layers = [_language_layer(code, own), _language_layer("en", _pack_words("en")), _layer(_pack_words("und"))]
    return Vocabulary(layers, _calendars(own))


@cache
def shared_vocabulary(codes: tuple[str, ...]) -> Vocabulary:
    """Return the words of several languages at once, each with all its meanings, then English ones.

    In Latin letters, weekdays and months of two letters, and of three in other calendars, are left out: somewhere they are
    ordinary words.
    """
    merged: dict[str, list[DateWord]] = {}
    for layer in (*(_language_layer(code, _pack_words(code)) for code in codes), _layer(_pack_words("und"))):
        for key, words in layer.items():
            for word in words:
                if not _common(key, word) and not any(known[:3] == word[:3] for known in merged.get(key, ())):
                    merged.setdefault(key, []).append(word)
    own = [word for code in codes for word in _pack_words(code)]
    layers = [{key: tuple(found) for key, found in merged.items()}, _language_layer("en", _pack_words("en"))]
    return Vocabulary(layers, _calendars(own))


def _common(key: str, word: DateWord) -> bool:
    limit = _SHORT + (word.kind == "month" and word.name != "gregory")
    return word.kind in ("weekday", "month") and len(key) <= limit and key.isascii()


def codes_in_scripts(scripts: Sequence[str]) -> tuple[str, ...]:
    """Return the codes of the shipped packs in any of the scripts, sorted."""
    return tuple(code for code in shipped_codes() if code != "und" and set(shipped_words(code).scripts) & set(scripts))
