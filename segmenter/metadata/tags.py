"""Splits tag lines: by their separators, or, where they have none, by what the article itself says together."""

import re
from collections.abc import Sequence
from itertools import pairwise

from segmenter.folding import fold
from segmenter.languages import Lexicon
from segmenter.measures import measure
from segmenter.metadata.reading import after_label, pieces, value
from segmenter.metadata.values import Value
from segmenter.model import Span

_SEPARATORS = re.compile(r"\s*[,;|\u060c\u061b\u3001\uff0c\uff1b\u2022\u00b7\u30fb]\s*|\s+[/\u2013-]\s+|\s*(?=#)|\s{2,}|\t+")
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
_CLAUSE = re.compile(r"[.,:;!?()\[\]\"]+")
_FEWEST_WORDS = 4  # fewer words without a separator are one tag
_CONJUNCTION = "\u0648"  # the Arabic "and", written onto the word that it opens
_LABELS = ("tags.label",)


def tags(text: str, spans: Sequence[Span], body: str, lexicon: Lexicon) -> tuple[Value, ...]:
    """Return the tags of the tag spans, in order, each once. ``body`` is the article's text."""
    out: list[Value] = []
    values = [after_label(text, span.start, span.end, _LABELS, lexicon) for span in spans]
    several = sum(1 for found in values if found) > 1
    together: frozenset[tuple[str, str]] | None = None
    for found in values:
        if found is None:
            continue
        items = list(pieces(text, found.start, found.end, _SEPARATORS))
        if len(items) == 1 and measure(fold(found.text), frozenset()).unspaced:
            # Where words are not separated, a blank is a separator.
            items = list(pieces(text, found.start, found.end, _BLANKS))
        elif len(items) == 1 and not several and len(found.text.split()) >= _FEWEST_WORDS:
            together = together if together is not None else _together(body, lexicon)
            items = _unseparated(text, found, together, lexicon)
        out.extend(items)
    seen: set[str] = set()
    unique = []
    for item in out:
        bare = value(text, item.start + (len(item.text) - len(item.text.lstrip("#"))), item.end)
        if bare and fold(bare.text) not in seen:
            seen.add(fold(bare.text))
            unique.append(bare)
    return tuple(unique)


def _together(body: str, lexicon: Lexicon) -> frozenset[tuple[str, str]]:
    """Return the pairs of folded words that the article says together within a clause.

    These are neighbours, and words with one other between them, as in a full name that the tag shortens; a conjunction
    or function word there parts them.
    """
    pairs: set[tuple[str, str]] = set()
    for clause in _CLAUSE.split(fold(body)):
        words = clause.split()
        pairs.update(pairwise(words))
        for left, middle, right in zip(words, words[1:], words[2:], strict=False):
            if not middle.startswith(_CONJUNCTION) and middle not in lexicon.stopwords:
                pairs.add((left, right))
    return frozenset(pairs)


def _unseparated(text: str, line: Value, together: frozenset[tuple[str, str]], lexicon: Lexicon) -> list[Value]:
    """Split a line of words: two neighbours belong to one tag where the article joins them.

    Function words stand inside a tag, never between two.
    """
    out: list[Value] = []
    before = ""
    for found in _WORD.finditer(line.text):
        word = fold(found[0])
        start, end = line.start + found.start(), line.start + found.end()
        if out and ((before, word) in together or before in lexicon.stopwords or word in lexicon.stopwords):
            start = out.pop().start
        out.append(Value(text[start:end], start, end))
        before = word
    return out
