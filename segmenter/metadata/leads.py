"""Finds headings that are run into their paragraph: ``The background: …``."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from segmenter.folding import fold
from segmenter.languages import Lexicon
from segmenter.measures import measure
from segmenter.metadata.outlets import canonical
from segmenter.metadata.reading import value
from segmenter.metadata.values import Value
from segmenter.model import Span

_COLON = re.compile("[:\uff1a]")
# A heading is one clause without a number or a quotation.
_SIGN = re.compile('[.!?;,\u060c\u061b\u061f\u06d4\u0964\u3002\uff01\uff1f\uff0c"\u00ab\u00bb\u201c-\u201f()\\d\n]')
_PART = re.compile(r"\s+[\u2013\u2014-]\s+|/")
_LONGEST = 60  # characters
_MOST_WORDS, _FEWEST_AFTER = 4, 10  # words of a lead, and of what follows it
_LONGEST_ABBREVIATION = 5  # characters; longer words in capitals are speakers and places
_LONE_WORDS = 3  # words of a lead that is the only one
_KNOWN = ("kicker.label", "deck.label")
_OTHERS = ("source.", "byline.", "tags.", "related.", "caption.", "timestamp.", "boilerplate.")


def leads(text: str, spans: Sequence[Span], lexicon: Lexicon) -> tuple[Value | None, ...]:
    """Return the lead of each body span, ``None`` for one without.

    What a quotation is announced with, the place and agency that open a story, the speakers of an interview, and the first
    clause of a sentence are no leads. One that stands alone must be a known word or a bare name of its subject.
    """
    found = [None, *(_lead(text, span, lexicon) for span in islice(spans, 1, None))][: len(spans)]
    often = Counter(fold(lead.text) for lead in found if lead)
    once = [lead if lead and often[fold(lead.text)] == 1 else None for lead in found]
    lone = sum(1 for lead in once if lead) == 1
    return tuple(lead if lead and (not lone or _stands_alone(lead, lexicon)) else None for lead in once)


def _lead(text: str, span: Span, lexicon: Lexicon) -> Value | None:
    colon = _COLON.search(text, span.start, min(span.end, span.start + _LONGEST))
    lead = value(text, span.start, colon.start()) if colon else None
    if colon is None or lead is None or _SIGN.search(lead.text) or not text[colon.end() : span.end].lstrip()[:1].isalpha():
        return None
    words = lead.text.split()
    if (
        len(words) > _MOST_WORDS
        or (lead.text.isupper() and len(lead.text) > _LONGEST_ABBREVIATION)
        or measure(fold(text[colon.end() : span.end]), lexicon.stopwords).words < _FEWEST_AFTER
    ):
        return None
    function = sum(map(lexicon.is_function_word, words))
    nominal = 2 * function < len(words) or (function == 1 and _is_label(" ".join(words[1:]), _KNOWN, lexicon))
    return lead if nominal and not _is_speech(words, lexicon) and not _is_other(lead.text, lexicon) else None


def _stands_alone(lead: Value, lexicon: Lexicon) -> bool:
    words = lead.text.split()
    bare = len(words) <= _LONE_WORDS and not any(map(lexicon.is_function_word, words))
    return bare or any(_is_label(" ".join(words[size:]), _KNOWN, lexicon) for size in range(2))


def _is_speech(words: Sequence[str], lexicon: Lexicon) -> bool:
    view = f" {fold(' '.join(words))} "
    return any(fold(word) in lexicon.speech for word in words) or lexicon.opener(view, 0, len(view)) is not None


def _is_other(lead: str, lexicon: Lexicon) -> bool:
    """Say whether a lead is a label of the page, or a place and an agency."""
    return _is_label(lead, _OTHERS, lexicon) or any(canonical(part) for part in (lead, *_PART.split(lead)))


def _is_label(words: str, families: tuple[str, ...], lexicon: Lexicon) -> bool:
    matches = lexicon.book.match(fold(f"{words}:"))
    return any(match.family.startswith(families) and match.mode in ("line", "label") for match in matches)
