"""Finds the phrases of several packs in folded lines, all at once.

All phrases become one automaton (Aho and Corasick 1975), which reads a text once however many phrases there are; where a
phrase may stand is looked at only where one was found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, product
from operator import itemgetter
from sys import intern
from typing import NamedTuple, TypeVar

import numpy as np
from ahocorasick_rs import AhoCorasick
from numpy.typing import NDArray

from segmenter.folding import fold
from segmenter.languages import search
from segmenter.languages.pack import Pack
from segmenter.view import Places

_SHORTEST_LEAD = 5  # letters; shorter ones also open longer words
_LONGEST_NUMBER = 4  # digits that the placeholder {n} stands for
_LONGEST_LINE = 120
EDGES = (
    " \t.,:;!?|/\\-*+<>()[]{}\"'=~_#@"
    "\u2022\u00b7\u25cf\u25aa\u25ba\u25b6\u203a\u2192\u2190\u2191\u2193"
    "\u25be\u2713\u00d7\u00a9\ufe0f\u2715\u25bc\u25b2\u27a4"
)
"""Signs that may stand around a phrase that is a whole line."""
_SEPARATOR = re.compile(r"[\s)\]]*(?:[:|>/]|-(?=\s)|-$)+\s*|\s*$")
_NUMBER = re.compile(r"\d+")
# No space stands between words here, so that a phrase may end before any letter.
_UNSPACED = re.compile(r"[\u0e00-\u0fff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
# Vowel signs are part of the word in the scripts of India, voicing marks part of the kana, though neither is a letter.
_WORD = re.compile(r"[^\W_]|[\u0900-\u0dff\u3099\u309a]")
_T = TypeVar("_T")
_VOICING = ("\u3099", "\u309a")


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a folded line: its family, mode, and half-open range in the folded line."""

    family: str
    mode: str
    start: int
    end: int


_Families = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a phrase is: its families by mode, whether it leads to a link, and what may be glued together where it stands."""

    modes: Mapping[str, _Families]
    lead: bool
    glue: str


class Found(NamedTuple):
    """Phrases found in lines, wherever they stand, in order.

    Phrase ``number[i]`` stands in ``start[i]:end[i]`` of line ``line[i]``. ``lines`` are the lines with every digit as ``0``.
    """

    lines: list[str]
    line: Places
    start: Places
    end: Places
    number: Places

    def among(self, chosen: NDArray[np.bool_]) -> Iterator[tuple[int, list[tuple[int, int, int]]]]:
        """Yield the lines that hold chosen ones of these phrases, with start, end and number of each."""
        rows = zip(*(column[chosen].tolist() for column in (self.line, self.start, self.end, self.number)), strict=True)
        for index, group in groupby(rows, itemgetter(0)):
            yield index, [row[1:] for row in group]


class PhraseBook:
    """The phrases of some packs, ready to match folded lines.

    Modes: ``line``, the phrase is the whole line, give or take punctuation and a counter at its edges; ``label``, it
    opens the line and a colon, bar or dash follows, or nothing; ``start``, it opens the line and any word may follow;
    ``inline``, it stands anywhere and a link to another article begins there; ``contains``, it stands anywhere.
    """

    def __init__(self, packs: Sequence[Pack]) -> None:
        lines: dict[str, list[str]] = {}
        modes: dict[str, dict[str, list[str]]] = {}
        leads = set()
        for pack in packs:
            for family in pack.families.values():
                for mode, phrases in family.phrases.items():
                    for phrase in phrases:
                        key = _key(phrase)
                        if mode == "line":
                            _append(lines.setdefault(key.strip(EDGES), []), family.name)
                        else:
                            _append(modes.setdefault(key, {}).setdefault(mode, []), family.name)
                        if family.name.startswith("related.") and len(key) >= _SHORTEST_LEAD:
                            modes.setdefault(key, {})
                            leads.add(key)
        # Books share packs, and most phrases are of one family and one mode: what is the same is held once.
        self._lines = {intern(key): _families(tuple(names)) for key, names in lines.items()}
        entries = {
            key: _entry(tuple((mode, tuple(names)) for mode, names in of.items()), key in leads) for key, of in modes.items()
        }
        spelt = [(form, entry) for key, entry in entries.items() if key for form in _forms(key)]
        self._entries = [entry for _, entry in spelt]
        self._longest = max((len(form) for form, _ in spelt), default=0)
        self._automaton = AhoCorasick([form for form, _ in spelt])
        self._glued = np.array([bool(entry.glue) for entry in self._entries], bool)
        self._heads = np.array(
            [entry.lead or bool({"label", "start", "inline"} & entry.modes.keys()) for entry in self._entries], bool
        )
        self._bodies = np.array([bool({"inline", "contains"} & entry.modes.keys()) for entry in self._entries], bool)
        self._date_labels = np.array(
            [any("timestamp.label" in entry.modes.get(mode, ()) for mode in ("label", "start")) for entry in self._entries], bool
        )
        self._sections = frozenset(fold(name) for pack in packs for name in pack.sections)
        self._section_lengths = sorted({len(name) for name in self._sections})

    def match(self, line: str) -> tuple[Match, ...]:
        """Return every match in a folded line; families are reported once per mode and place."""
        plain = zeroed(line)
        hits = [(start, end, number) for number, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True)]
        hits.sort(key=_by_start)
        return (*self._whole(plain), *self._placed(line, hits))

    def match_lines(self, lines: Sequence[str], found: Found) -> dict[int, tuple[Match, ...]]:
        """Return the matches in folded lines, by the index of the line, for those lines that have any.

        ``found`` is what :meth:`find` gave for these lines.
        """
        whole = {line: matches for line in set(found.lines) if (matches := self._whole(line))}
        out = {index: whole[line] for index, line in enumerate(found.lines) if line in whole}
        opens = np.flatnonzero(self._heads[found.number])
        leads = [len(line) - len(line.lstrip(EDGES)) for line in (lines[index] for index in found.line[opens].tolist())]
        chosen = self._bodies[found.number]
        chosen[opens] |= found.start[opens] == leads
        known: dict[str, tuple[Match, ...]] = {}
        for index, hits in found.among(chosen):
            line = lines[index]
            placed = known.get(line)
            if placed is None:
                placed = known[line] = tuple(self._placed(line, hits))
            if placed:
                out[index] = (*out[index], *placed) if index in out else placed
        return out

    def is_line(self, line: str) -> bool:
        """Say whether a folded line, given with every digit as ``0``, is nothing but a phrase: see :func:`zeroed`."""
        return bool(self._whole(line))

    def glued(self, lines: Sequence[str], found: Found) -> Iterator[tuple[int, list[tuple[int, int, str]]]]:
        """Yield the indices of folded lines with ``start, end, kind`` of the phrases that may be glued into them.

        ``kind`` is ``link`` (a link to another article begins), ``label`` (a source or tag label) or ``mark`` (the end).
        Letters may stand right before and after them.
        """
        for index, hits in found.among(self._glued[found.number]):
            line = lines[index]
            glued = []
            for start, end, number in hits:
                kind = self._entries[number].glue
                if kind == "label":
                    end = _colon(line, end)
                if end:
                    glued.append((start, end, kind))
            if glued:
                yield index, list(_longest(glued))

    def date_labels(self, found: Found) -> dict[int, list[tuple[int, int]]]:
        """Return the ranges of the labels of date lines, wherever they stand, by the index of the line."""
        return {index: [hit[:2] for hit in hits] for index, hits in found.among(self._date_labels[found.number])}

    def find(self, text: str, firsts: Places) -> Found:
        """Return all phrases in folded lines, wherever they stand; line ``i`` begins at ``firsts[i]`` of the text."""
        # Piece by piece, since copies of a long text would fill the memory.
        text = "".join([zeroed(text[start : start + search.PIECE]) for start in range(0, len(text), search.PIECE)])
        parts = [self._in_order(first, rows) for first, rows in search.in_pieces(self._automaton, self._longest, text)]
        number, start, end = np.concatenate(parts).T if parts else np.empty((3, 0), np.int32)
        line = np.searchsorted(firsts, start, "right") - 1
        shift = firsts[line]
        return Found(text.split("\n") if len(firsts) else [], line.astype(np.int32), start - shift, end - shift, number)

    def _in_order(self, first: int, rows: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return number, start and end of the phrases of the piece at ``first`` by their start, the longest first."""
        rows = rows[np.argsort((rows[:, 1] + 1) * (self._longest + 1) + rows[:, 1] - rows[:, 2])]
        rows[:, 1:] += first
        return rows

    def _whole(self, line: str) -> tuple[Match, ...]:
        """Return the matches of phrases that are a whole line, with every digit as ``0``."""
        if len(line) > _LONGEST_LINE:
            return ()
        core = line.strip(EDGES)
        families = self._lines.get(core)
        if families is None and "0" in core:
            core = _digits(core)
            # Or the phrase has a number behind it that counts something.
            families = self._lines.get(core) or (self._lines.get(core[:-1].rstrip(EDGES)) if core[-1] == "0" else None)
        return tuple([Match(family, "line", 0, len(line)) for family in families]) if families else ()

    def _placed(self, line: str, hits: list[tuple[int, int, int]]) -> Iterator[Match]:
        """Yield the matches among the phrases of a line: those that stand where their mode asks for."""
        lead = len(line) - len(line.lstrip(EDGES))
        heads: dict[str, tuple[int, _Entry]] = {}
        link = 0
        bodies: list[tuple[int, int, _Entry]] = []
        for start, end, number in hits:
            entry = self._entries[number]
            if start == lead and (entry.glue == "link" or entry.lead):
                glued = entry.glue == "link" and line[end : end + 1].isalpha()
                if glued or (entry.lead and self._section_follows(line, end)):
                    link = max(link, end)
            if not _ends(line, end):
                continue
            if start == lead:
                for mode in ("label", "start"):
                    if mode in entry.modes and (mode not in heads or end > heads[mode][0]):
                        heads[mode] = end, entry
            if ("inline" in entry.modes or "contains" in entry.modes) and _begins(line, start):
                bodies.append((start, end, entry))
        for mode, (end, entry) in heads.items():
            if mode == "start" or _SEPARATOR.match(line, end):
                for family in entry.modes[mode]:
                    yield Match(family, mode, lead, end)
        if link:
            yield Match("related.inline", "inline", lead, link)
        for start, end, entry in _longest(bodies):
            inline = entry.modes.get("inline", ())
            for mode, families in (("inline", inline), ("contains", entry.modes.get("contains", ()))):
                for family in families:
                    if mode == "inline" or family not in inline:
                        yield Match(family, mode, start, end)

    def _section_follows(self, line: str, place: int) -> bool:
        """Say whether the name of a section stands at a place with a title glued to it."""
        return any(
            line[place : place + size] in self._sections and line[place + size : place + size + 1].isalpha()
            for size in self._section_lengths
        )


@lru_cache(2**13)  # the English and the neutral phrases are in every book
def _key(phrase: str) -> str:
    return _digits(fold(phrase.replace("{n}", "0")))


def _append(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


@cache
def _families(names: _Families) -> _Families:
    return names


@cache
def _entry(modes: tuple[tuple[str, _Families], ...], lead: bool) -> _Entry:
    by_mode = dict(modes)
    return _Entry(by_mode, lead, _glue(by_mode))


def _glue(modes: Mapping[str, _Families]) -> str:
    if "inline" in modes:
        return "link"
    if "boilerplate.end" in modes.get("contains", ()):
        return "mark"
    return "label" if {"source.label", "tags.label"} & set(modes.get("label", ())) else ""


def _by_start(hit: tuple[int, int, int]) -> tuple[int, int]:
    return hit[0], -hit[1]


def zeroed(text: str) -> str:
    """Return a text with every digit as ``0``."""
    for digit in "123456789":
        text = text.replace(digit, "0")
    return text


def _longest(hits: Iterable[tuple[int, int, _T]]) -> Iterator[tuple[int, int, _T]]:
    """Yield the hits that do not overlap, the first and of these the longest ones; they come in that order."""
    done = 0
    for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if hit[0] >= done:
            done = hit[1]
            yield hit


def _colon(line: str, end: int) -> int:
    """Return the place behind the colon that follows a label, or 0."""
    end += line[end : end + 1] == " "
    return end + 1 if line[end : end + 1] == ":" else 0


def _begins(line: str, start: int) -> bool:
    """Say whether a word may begin at a place."""
    return start == 0 or not _WORD.match(line, start - 1) or bool(_UNSPACED.match(line, start)) or not _is_word(line[start])


def _ends(line: str, end: int) -> bool:
    """Say whether a word may end at a place."""
    if end >= len(line) or not _WORD.match(line, end):
        return True
    last = line[end - 1]
    return (bool(_UNSPACED.match(last)) and line[end] not in _VOICING) or not (_is_word(last) or last == "_" or last.isspace())


def _is_word(char: str) -> bool:
    return char == "_" or char.isspace() or _WORD.match(char) is not None


def _digits(line: str) -> str:
    return _NUMBER.sub("0", line)


def _forms(key: str) -> Iterable[str]:
    """Return a phrase with numbers of every length for each number in it."""
    if "0" not in key:
        return (key,)
    first, *parts = key.split("0")
    lengths = product(range(1, _LONGEST_NUMBER + 1), repeat=len(parts))
    return [first + "".join("0" * size + part for size, part in zip(sizes, parts, strict=True)) for sizes in lengths]
