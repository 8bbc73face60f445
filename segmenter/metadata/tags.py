"""Splits tag lines: by their separators, or, where they have none, by what the article itself says together."""

import re
from collections.abc import Sequence

from segmenter.folding import fold
from segmenter.languages import Lexicon
from segmenter.measures import measure
from segmenter.metadata.reading import after_label, pieces, value
from segmenter.metadata.values import Value
from segmenter.model import Span

_SEPARATORS = re.compile(r"\s*[,;|\u060c\u061b\u3001\uff0c\uff1b\u2022\u00b7\u30fb]\s*|\s+[/\u2013-]\s+|\s*(?=#)|\s{2,}|\t+")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
_FEWEST_WORDS = 4  # fewer words without a separator are one tag
_CONJUNCTION = "\u0648"  # the Arabic "and", written onto the word that it opens
_LABELS = ("tags.label",)


def tags(text: str, spans: Sequence[Span], body: str, lexicon: Lexicon) -> tuple[Value, ...]:
    """Return the tags of the tag spans, in order, each once. ``body`` is the article's text."""
    out: list[Value] = []
    values = [after_label(text, span.start, span.end, _LABELS, lexicon) for span in spans]
    several = sum(1 for found in values if found) > 1
    said: str | None = None
    for found in values:
        if found is None:
            continue
        items = list(pieces(text, found.start, found.end, _SEPARATORS))
        if len(items) == 1 and measure(fold(found.text), frozenset()).unspaced:
            # Where words are not separated, a blank is a separator.
            items = list(pieces(text, found.start, found.end, _BLANKS))
        elif len(items) == 1 and not several and len(found.text.split()) >= _FEWEST_WORDS:
            said = said if said is not None else _normal(body)
            items = _unseparated(text, found, said, lexicon)
        out.extend(items)
    seen: set[str] = set()
    unique = []
    for item in out:
        bare = value(text, item.start + (len(item.text) - len(item.text.lstrip("#"))), item.end)
        if bare and fold(bare.text) not in seen:
            seen.add(fold(bare.text))
            unique.append(bare)
    return tuple(unique)


def _normal(body: str) -> str:
    """The folded article, each word between blanks, sentences and clauses kept apart by a bar."""
    return " " + " ".join(re.sub(r"[.,:;!?()\[\]\"]+", " | ", fold(body)).split()) + " "


def _unseparated(text: str, line: Value, said: str, lexicon: Lexicon) -> list[Value]:
    """Split a line of words: two neighbours belong to one tag where the article joins them."""
    words = [(found.start() + line.start, found.end() + line.start) for found in _WORD.finditer(line.text)]
    folded = [fold(text[a:b]) for a, b in words]
    groups: list[list[int]] = []
    for index in range(len(words)):
        if groups and (_joined(folded[groups[-1][-1]], folded[index], said, lexicon)):
            groups[-1].append(index)
        else:
            groups.append([index])
    return [Value(text[words[g[0]][0] : words[g[-1]][1]], words[g[0]][0], words[g[-1]][1]) for g in groups]


def _joined(left: str, right: str, said: str, lexicon: Lexicon) -> bool:
    if f" {left} {right} " in said:
        return True
    # Function words stand inside a tag, never between two.
    if left in lexicon.stopwords or right in lexicon.stopwords:
        return True
    # With one word between them, as in a full name that the tag shortens; a conjunction there parts them.
    gap = re.search(rf" {re.escape(left)} ([^ |]+) {re.escape(right)} ", said)
    return gap is not None and not gap[1].startswith(_CONJUNCTION) and gap[1] not in lexicon.stopwords
