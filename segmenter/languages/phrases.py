"""Finds the phrases of several packs in a folded line, in one pass per way of matching.

All phrases of a mode become one prefix tree, written as one regular expression, so that the cost of a line does not
grow with the number of phrases.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from segmenter.folding import fold
from segmenter.languages.pack import Pack

_SHORTEST_LEAD = 5  # letters; shorter ones also open longer words
_NUMBER = "\x00"  # stands for the placeholder {n} while the tree is built
_EDGES = (
    " \t.,:;!?|/\\-*+<>()[]{}\"'=~_#@"
    "\u2022\u00b7\u25cf\u25aa\u25ba\u25b6\u203a\u2192\u2190\u2191\u2193"
    "\u25be\u2713\u00d7\u00a9\ufe0f\u2715\u25bc\u25b2\u27a4"
)
_COUNTER = re.compile(r"[\s(\[]*\d+[)\]]*$")
_SEPARATOR = re.compile(r"[\s)\]]*(?:[:|>/]|-(?=\s)|-$)+\s*|\s*$")
# No space stands between words here, so that a phrase may end before any letter.
_UNSPACED = r"[\u0e00-\u0fff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]"
# Vowel signs are part of the word in the scripts of India, voicing marks part of the kana, though neither is a letter.
_MARKS = r"\u0900-\u0dff\u3099\u309a"
_BOUNDARY = rf"(?:(?![^\W_]|[{_MARKS}])|(?<={_UNSPACED})(?![\u3099\u309a])|(?<=[^\w\s{_MARKS}]))"
_OPENING = rf"(?:(?<![^\W_])(?<![{_MARKS}])|(?={_UNSPACED})|(?=[^\w\s{_MARKS}]))"


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a folded line: its family, mode, and half-open range in the folded line."""

    family: str
    mode: str
    start: int
    end: int


class PhraseBook:
    """The phrases of some packs, ready to match folded lines.

    Modes: ``line``, the phrase is the whole line, give or take punctuation and a counter at its edges; ``label``, it
    opens the line and a colon, bar or dash follows, or nothing; ``start``, it opens the line and any word may follow;
    ``inline``, it stands anywhere and a link to another article begins there; ``contains``, it stands anywhere.
    """

    def __init__(self, packs: Sequence[Pack]) -> None:
        tables: dict[str, dict[str, list[str]]] = {"line": {}, "label": {}, "start": {}, "body": {}}
        self._modes: dict[tuple[str, str], frozenset[str]] = {}
        for pack in packs:
            for family in pack.families.values():
                for mode, phrases in family.phrases.items():
                    table = tables[mode if mode in tables else "body"]
                    for phrase in phrases:
                        key = _digits(fold(phrase.replace("{n}", "0")))
                        if mode == "line":
                            key = key.strip(_EDGES)
                        names = table.setdefault(key, [])
                        if family.name not in names:
                            names.append(family.name)
                        modes = self._modes.get((family.name, key), frozenset())
                        self._modes[family.name, key] = modes | {mode}
        self._lines, self._bodies = tables["line"], tables["body"]
        self._heads = [
            (mode, tables[mode], re.compile(f"(?:{_tree(tables[mode])}){_BOUNDARY}"))
            for mode in ("label", "start")
            if tables[mode]
        ]
        self._body = re.compile(f"{_OPENING}(?:{_tree(self._bodies)}){_BOUNDARY}") if self._bodies else None
        self._glued = self._glue_pattern()
        sections = {fold(name) for pack in packs for name in pack.sections}
        leads = [key for (family, key) in self._modes if family.startswith("related.") and len(key) >= _SHORTEST_LEAD]
        self._glued_lead = re.compile(f"(?:{_tree(leads)})(?={_tree(sections)}[^\\W\\d_])") if leads and sections else None

    def _glue_pattern(self) -> re.Pattern[str] | None:
        """Phrases that may stand glued inside a line: inline links, end marks, and labels with their colon."""
        kinds = {"link": set[str](), "mark": set[str](), "label": set[str]()}
        for (family, key), modes in self._modes.items():
            if "inline" in modes:
                kinds["link"].add(key)
            elif family == "boilerplate.end" and "contains" in modes:
                kinds["mark"].add(key)
            elif family in ("source.label", "tags.label") and "label" in modes:
                kinds["label"].add(key)
        groups = [f"(?P<{kind}>{_tree(keys)}{' ?:' if kind == 'label' else ''})" for kind, keys in sorted(kinds.items()) if keys]
        return re.compile("|".join(groups)) if groups else None

    def match(self, line: str) -> tuple[Match, ...]:
        """Return every match in a folded line; families are reported once per mode and place."""
        return tuple(self._matches(line))

    def _matches(self, line: str) -> Iterator[Match]:
        if len(line) <= 120:
            core = line.strip(_EDGES)
            whole = self._lines.get(_digits(core))
            if whole is None:
                whole = self._lines.get(_digits(_COUNTER.sub("", core).rstrip(_EDGES)), [])
            for family in whole:
                yield Match(family, "line", 0, len(line))
        lead = len(line) - len(line.lstrip(_EDGES))
        for mode, table, pattern in self._heads:
            found = pattern.match(line, lead)
            if found is not None and (mode == "start" or _SEPARATOR.match(line, found.end())):
                for family in table[_digits(found[0])]:
                    yield Match(family, mode, found.start(), found.end())
        yield from self._glued_leads(line, lead)
        if self._body is not None:
            for found in self._body.finditer(line):
                key = _digits(found[0])
                for family in self._bodies[key]:
                    mode = "inline" if "inline" in self._modes[family, key] else "contains"
                    yield Match(family, mode, found.start(), found.end())

    def _glued_leads(self, line: str, lead: int) -> Iterator[Match]:
        """A lead with the title glued to it: an inline phrase and any letter, or any lead, a section and a letter."""
        found = self._glued.match(line, lead) if self._glued is not None else None
        glued = found is not None and found.lastgroup == "link" and line[found.end() : found.end() + 1].isalpha()
        if found is None or not glued:
            found = self._glued_lead.match(line, lead) if self._glued_lead is not None else None
        if found is not None:
            yield Match("related.inline", "inline", found.start(), found.end())

    def glued(self, line: str) -> Iterator[tuple[int, int, str]]:
        """Yield ``start, end, kind`` of every phrase that may be glued into a folded line, with or without spaces.

        ``kind`` is ``link`` (a link to another article begins), ``label`` (a source or tag label) or ``mark``.
        """
        if self._glued is not None:
            for found in self._glued.finditer(line):
                yield found.start(), found.end(), found.lastgroup or "mark"


def _digits(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _tree(phrases: Iterable[str]) -> str:
    root: dict[str, dict] = {}  # type: ignore[type-arg]
    for phrase in phrases:
        node = root
        for char in phrase.replace("0", _NUMBER):
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(root)


def _pattern(node: dict) -> str:  # type: ignore[type-arg]
    """Write a prefix tree as a pattern that prefers the longest phrase. Chains are walked, not recursed into."""
    out = []
    while len(node) == 1 and "" not in node:
        char, node = next(iter(node.items()))
        out.append(_escape(char))
    if not node or set(node) == {""}:
        return "".join(out)
    branches = [_escape(char) + _pattern(child) for char, child in sorted(node.items()) if char]
    group = f"(?:{'|'.join(branches)})"
    return "".join(out) + (f"{group}?" if "" in node else group)


def _escape(char: str) -> str:
    return r"\d+" if char == _NUMBER else r"\ " if char == " " else re.escape(char)
