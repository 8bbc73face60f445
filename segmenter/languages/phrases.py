"""Finds the phrases of several packs in folded lines, all at once.

All phrases become one automaton (Aho and Corasick 1975), which reads a text once however many phrases there are; where a
phrase may stand is looked at only where one was found.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TypeAlias, TypeVar

from ahocorasick_rs import AhoCorasick

from segmenter.folding import fold
from segmenter.languages.pack import Pack

_SHORTEST_LEAD = 5  # letters; shorter ones also open longer words
_LONGEST_NUMBER = 4  # digits that the placeholder {n} stands for
_LONGEST_LINE = 120
EDGES = (
    " \t.,:;!?|/\\-*+<>()[]{}\"'=~_#@"
    "\u2022\u00b7\u25cf\u25aa\u25ba\u25b6\u203a\u2192\u2190\u2191\u2193"
    "\u25be\u2713\u00d7\u00a9\ufe0f\u2715\u25bc\u25b2\u27a4"
)
"""Signs that may stand around a phrase that is a whole line."""
_COUNTER = re.compile(r"[\s(\[]*\d+[)\]]*$")
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


@dataclass(slots=True)
class _Entry:
    """What one phrase is: its families by mode, and what may be glued together where it stands."""

    modes: dict[str, list[str]] = field(default_factory=dict)
    glue: str = ""
    lead: bool = False


Found: TypeAlias = Mapping[int, list[tuple[int, int, _Entry]]]
"""Phrases with their half-open ranges in a line, in order, by the index of the line."""


class PhraseBook:
    """The phrases of some packs, ready to match folded lines.

    Modes: ``line``, the phrase is the whole line, give or take punctuation and a counter at its edges; ``label``, it
    opens the line and a colon, bar or dash follows, or nothing; ``start``, it opens the line and any word may follow;
    ``inline``, it stands anywhere and a link to another article begins there; ``contains``, it stands anywhere.
    """

    def __init__(self, packs: Sequence[Pack]) -> None:
        self._lines: dict[str, list[str]] = {}
        entries: dict[str, _Entry] = {}
        for pack in packs:
            for family in pack.families.values():
                for mode, phrases in family.phrases.items():
                    for phrase in phrases:
                        key = _digits(fold(phrase.replace("{n}", "0")))
                        if mode == "line":
                            _append(self._lines.setdefault(key.strip(EDGES), []), family.name)
                        else:
                            _append(entries.setdefault(key, _Entry()).modes.setdefault(mode, []), family.name)
                        if family.name.startswith("related.") and len(key) >= _SHORTEST_LEAD:
                            entries.setdefault(key, _Entry()).lead = True
        for entry in entries.values():
            entry.glue = _glue(entry)
        spelt = [(form, entry) for key, entry in entries.items() if key for form in _forms(key)]
        self._entries = [entry for _, entry in spelt]
        self._automaton = AhoCorasick([form for form, _ in spelt])
        self._sections = frozenset(fold(name) for pack in packs for name in pack.sections)
        self._section_lengths = sorted({len(name) for name in self._sections})

    def match(self, line: str) -> tuple[Match, ...]:
        """Return every match in a folded line; families are reported once per mode and place."""
        return self.match_lines([line]).get(0, ())

    def match_lines(self, lines: Sequence[str], found: Found | None = None) -> dict[int, tuple[Match, ...]]:
        """Return the matches in folded lines, by the index of the line, for those lines that have any.

        ``found`` is what :meth:`find` gave for these lines, where that is known already.
        """
        out: dict[int, list[Match]] = {}
        whole = self._lines
        for index, line in enumerate(lines):
            if len(line) <= _LONGEST_LINE:
                core = line.strip(EDGES)
                families = whole.get(core) or (self._numbered(core) if not core.isalpha() else ())
                if families:
                    out[index] = [Match(family, "line", 0, len(line)) for family in families]
        for index, hits in (self.find(lines) if found is None else found).items():
            if placed := list(self._placed(lines[index], hits)):
                out.setdefault(index, []).extend(placed)
        return {index: tuple(matches) for index, matches in out.items()}

    def glued(self, lines: Sequence[str], found: Found) -> dict[int, list[tuple[int, int, str]]]:
        """Return ``start, end, kind`` of the phrases that may be glued into folded lines, by the index of the line.

        ``kind`` is ``link`` (a link to another article begins), ``label`` (a source or tag label) or ``mark`` (the end).
        Letters may stand right before and after them.
        """
        out = {}
        for index, hits in found.items():
            line = lines[index]
            glued = []
            for start, end, entry in hits:
                if entry.glue == "label":
                    end = _colon(line, end)
                if entry.glue and end:
                    glued.append((start, end, entry.glue))
            if glued:
                out[index] = list(_longest(glued))
        return out

    def find(self, lines: Sequence[str]) -> Found:
        """Return all phrases in folded lines, wherever they stand, by the index of the line."""
        return dict(self._hits(lines)) if lines else {}

    def _numbered(self, core: str) -> Sequence[str]:
        """Return the families of a line that holds a number, or has one at its end that counts something."""
        if not _NUMBER.search(core):
            return ()
        bare = _COUNTER.sub("", core).rstrip(EDGES)
        return self._lines.get(_digits(core)) or self._lines.get(_digits(bare)) or ()

    def _hits(self, lines: Sequence[str]) -> Iterator[tuple[int, list[tuple[int, int, _Entry]]]]:
        """Yield the phrases in lines, wherever they stand, with the index of their line, in order."""
        text = "\n".join(lines)
        for digit in "123456789":
            text = text.replace(digit, "0")
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if not found:
            return
        found.sort(key=_by_start)
        index, low, high = 0, 0, len(lines[0])
        group: list[tuple[int, int, _Entry]] = []
        for number, start, end in found:
            if start > high:
                if group:
                    yield index, group
                    group = []
                while start > high:
                    index += 1
                    low, high = high + 1, high + 1 + len(lines[index])
            group.append((start - low, end - low, self._entries[number]))
        yield index, group

    def _placed(self, line: str, hits: list[tuple[int, int, _Entry]]) -> Iterator[Match]:
        """Yield the matches among the phrases of a line: those that stand where their mode asks for."""
        lead = len(line) - len(line.lstrip(EDGES))
        heads: dict[str, tuple[int, _Entry]] = {}
        link = 0
        bodies: list[tuple[int, int, _Entry]] = []
        for start, end, entry in hits:
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
            inline = entry.modes.get("inline", [])
            for mode, families in (("inline", inline), ("contains", entry.modes.get("contains", []))):
                for family in families:
                    if mode == "inline" or family not in inline:
                        yield Match(family, mode, start, end)

    def _section_follows(self, line: str, place: int) -> bool:
        """Say whether the name of a section stands at a place with a title glued to it."""
        return any(
            line[place : place + size] in self._sections and line[place + size : place + size + 1].isalpha()
            for size in self._section_lengths
        )


def _append(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def _glue(entry: _Entry) -> str:
    if "inline" in entry.modes:
        return "link"
    if "boilerplate.end" in entry.modes.get("contains", ()):
        return "mark"
    return "label" if {"source.label", "tags.label"} & set(entry.modes.get("label", ())) else ""


def _by_start(hit: tuple[int, int, int]) -> tuple[int, int]:
    return hit[1], -hit[2]


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


def _forms(key: str) -> Iterator[str]:
    """Yield a phrase with numbers of every length for each number in it."""
    parts = key.split("0")
    for sizes in product(range(1, _LONGEST_NUMBER + 1), repeat=len(parts) - 1):
        yield parts[0] + "".join("0" * size + part for size, part in zip(sizes, parts[1:], strict=True))
