"""Reads the outlet or agency that the whole article is attributed to."""

import re
from collections.abc import Sequence

from segmenter.folding import Folded, fold, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.metadata.outlets import canonical
from segmenter.metadata.reading import after_label, pieces, value
from segmenter.metadata.values import Value
from segmenter.model import Span

_LABELS = ("source.label",)
# Where the name of an outlet ends: mark-up, an address, a clause, text that was glued to it.
_END = re.compile(r"<|https?:|\s+[,\u060c\u061b;]|[;\u061b]|[,\u060c](?=\s*\S*\d)|(?<=[A-Z]\.)(?=[A-Z][a-z])|\s{3,}")
_CLAUSE = re.compile(r"[,;:!?()\u060c\u061b\u061f\uff0c\u3002\uff08\uff09]|\.(?=\s|$)|\s[\u2013\u2014-]+\s")
_QUOTED = re.compile(r"[\"\u00ab\u201c\u201e\u201d'\u2018\u300c\u300e]([^\"\u00ab\u00bb\u201c\u201d\u201e'\u2019\u300d\u300f]+)[\"\u00bb\u201d\u201c'\u2019\u300d\u300f]")
_BRACKETS = {"(": ")", "[": "]", "\uff08": "\uff09", "\u00ab": "\u00bb", "\u201c": "\u201d", '"': '"', "\u201e": "\u201c", "\u300c": "\u300d"}
_SEPARATOR = re.compile(r"\s+[\u2022\u00b7|]\s+")
_PLACE = re.compile(r"\s+[\u2013\u2014-]\s+")
_MOST_WORDS = 8


def source(text: str, spans: Sequence[Span], lexicon: Lexicon) -> Value | None:
    """Return the first outlet that the source spans name, as written, with its one known name, or ``None``."""
    for span in spans:
        for part in pieces(text, span.start, span.end, _SEPARATOR):
            found = _attributed(text, part, lexicon) or after_label(text, part.start, part.end, _LABELS, lexicon)
            found = found and _bare(text, found)
            if found is not None:
                return Value(found.text, found.start, found.end, canonical(found.text))
    return None


def _attributed(text: str, span: Value, lexicon: Lexicon) -> Value | None:
    """Return the name that a sentence of attribution leads to: ``The post … appeared first on THE COURIER.``"""
    folded = fold_with_origin(text[span.start : span.end])
    lead, at = _last_lead(folded, lexicon)
    if not lead or at + len(lead) >= len(folded.view):
        return None
    start = span.start + folded.starts[at + len(lead)]
    quoted = _QUOTED.match(text, start + (len(text[start : span.end]) - len(text[start : span.end].lstrip())), span.end)
    if quoted:
        return value(text, quoted.start(1), quoted.end(1))
    body = value(text, start, span.end)
    clause = body and _CLAUSE.search(text, body.start, span.end)
    return body and _name(text, body.start, clause.start() if clause else body.end, lexicon)


def _last_lead(folded: Folded, lexicon: Lexicon) -> tuple[str, int]:
    """Return the lead that stands latest in a line, the longest of those that end there, and its offset."""
    view, best, at = folded.view, "", -1
    for lead in lexicon.credits.attributions:
        place = view.rfind(lead)
        while place > 0 and (view[place - 1].isalnum() and not _unspaced(lead)):
            place = view.rfind(lead, 0, place)
        closed = view[place + len(lead) : place + len(lead) + 1]
        if place >= 0 and (not closed.isalnum() or _unspaced(lead)) and place + len(lead) > at + len(best):
            best, at = lead, place
    return best, at


def _unspaced(lead: str) -> bool:
    return lead[-1:] >= "\u3000" or "\u0e00" <= lead[-1:] <= "\u0eff"


def _name(text: str, start: int, end: int, lexicon: Lexicon) -> Value | None:
    """Return the name at the head of a clause: in scripts with case it ends before words in small letters."""
    last, words = start, 0
    for found in re.finditer(r"\S+", text[start:end]):
        word = found[0]
        small = word[:1].islower() and words > 0
        if small and fold(word) not in lexicon.credits.particles and not lexicon.is_function_word(word):
            break
        words += 1
        if not small:
            last = start + found.end()
    return value(text, start, last) if 0 < words <= _MOST_WORDS else None


def _bare(text: str, found: Value) -> Value | None:
    """Take off quotation marks, brackets, a place before the name, and whatever was glued to its end."""
    end = _END.search(text, found.start, found.end)
    inner = value(text, found.start, end.start() if end else found.end)
    while inner and len(inner.text) > 2:
        first, last = inner.text[0], inner.text[-1]
        if _BRACKETS.get(first) == last and last not in inner.text[1:-1]:
            inner = value(text, inner.start + 1, inner.end - 1)
            place = inner and first in "(\uff08[" and _PLACE.search(inner.text)
            inner = value(text, inner.start + place.end(), inner.end) if inner and place else inner
        elif first in "\u00a9/" or (last == "." and inner.text.count(".") == 1):
            inner = value(text, inner.start + (first in "\u00a9/"), inner.end - (last == "."))
        elif first in _BRACKETS and _BRACKETS[first] not in inner.text:
            inner = value(text, inner.start + 1, inner.end)
        elif last in _BRACKETS.values() and inner.text.count(last) == 1 and not any(sign in inner.text for sign in _BRACKETS):
            inner = value(text, inner.start, inner.end - 1)
        else:
            break
    return inner
