"""Reads the outlet or agency that the whole article is attributed to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from segmenter.folding import Folded, fold, fold_with_origin, is_small
from segmenter.languages import Lexicon
from segmenter.metadata.bywords import is_chrome
from segmenter.metadata.names import is_unspaced
from segmenter.metadata.outlets import canonical
from segmenter.metadata.reading import ARTICLE, after_label, pieces, value
from segmenter.metadata.values import Value
from segmenter.model import Label, Span

_LABELS = ("source.label",)
_PAIRS = (
    "()",
    "[]",
    '""',
    "\uff08\uff09",
    "\u00ab\u00bb",
    "\u201c\u201d",
    "\u201d\u201d",
    "\u201e\u201c",
    "\u2018\u2019",
    "\u300c\u300d",
)
_CLOSING = {pair[0]: pair[1] for pair in _PAIRS}
# Where the name of an outlet ends: mark-up, an address, a clause, text that was glued to it.
_END = re.compile(
    r"<|https?:|\s+[,\u060c\u061b;]|[;\u061b]|[,\u060c](?=\s{0,3}(?:\S{1,20}\s)?\S{0,20}\d)|(?<=[A-Z]\.)(?=[A-Z][a-z])|\s{3,}"
)
_CLAUSE = re.compile(r"[,;:!?()\u060c\u061b\u061f\uff0c\u3002\uff08\uff09]|\.(?=\s|$)|\s[\u2013\u2014-]+\s")
_ADDRESS = re.compile(r"https?:|www\.")
_SEPARATOR = re.compile(r"(?<!\s)\s+[\u2022\u00b7|]\s+")
_PLACE = re.compile(r"(?<!\s)\s+[\u2013\u2014-]\s+")
_WORD = re.compile(r"\S+")
_OTHER_LABEL = re.compile(r"\s+[^\W\d_]{2,15} ?[:\uff1a](?=.)")
_YEAR = re.compile(r"(?:\(c\)|\u00a9)?\s*(?:19|20)\d\d(?:\s*[-\u2013]\s*(?:20)?\d\d)?\s+", re.IGNORECASE)
_OWNER = re.compile(r"\u00a9 ?([\w-]+), ?[\w-]+:\d")  # of a story with its number: *© dpa-infocom, dpa:240516-99-53606/3*
_COLON = re.compile(r"[:\uff1a]")
_MOST_WORDS, _LONGEST_OUTLET, _LONGEST_LABEL = 8, 5, 3  # words
_LONGEST_LINE = 120  # characters of a line that may name the source by another label
_REACH = 12  # spans
_MISTAKEN = (Label.BYLINE, Label.TIMESTAMP, Label.BOILERPLATE, Label.RELATED, Label.BODY)
_SMALL = 4  # letters of a lead
_MOST_LAYERS = 6  # brackets and signs around a name
_WRITERS = re.compile(r"\s+\((?:[^()]{1,60},[^()]{1,60}|[a-z]{2,6})\)$")  # behind the outlet that they write for: *MDR (dst)*


def source(text: str, spans: Sequence[Span], lexicon: Lexicon, headline: str = "") -> Value | None:
    """Return the first outlet that the source spans among all ``spans`` name, as written, with its one known name.

    A label that stands alone has its value in the next line, whatever that was taken for. Where there are no source spans, a
    known outlet after a label counts in what stands around the article: *Source: Reuters* is plain enough, also at the end of its
    last paragraph. ``None`` where none is named, and for a list of works, on several lines, that the article was written
    from. What says the ``headline`` again is the title that the story had elsewhere, and no outlet.
    """
    title = fold(headline)
    own = list(_own(text, spans, lexicon))
    if not own:
        return next(_labelled(text, _around(text, spans), lexicon), None) or next(_glued(text, spans, lexicon), None)
    labelled = False
    found: list[Value] = []
    lines = 0
    for span in own:
        values = list(_values(text, span, lexicon))
        if not values and not found:
            labelled = True
        values = [outlet for outlet in values if not title or fold(outlet.text) != title]
        lines += bool(values)
        found += values
        if found and not labelled:
            break
    known = next((outlet for outlet in found if outlet.name), None)
    return known if labelled and lines > 1 else next(iter(found), None)


def _own(text: str, spans: Sequence[Span], lexicon: Lexicon) -> Iterator[Span]:
    """Yield the source spans, and after one that is but a label the short line right below it."""
    for span, following in pairwise((*spans, None)):
        if span is None or span.label is not Label.SOURCE:
            continue
        yield span
        if following is None or following.label in (Label.SOURCE, *ARTICLE):
            continue
        alone = after_label(text, span.start, span.end, _LABELS, lexicon) is None
        if alone and len(text[following.start : following.end].split()) <= _MOST_WORDS:
            yield following


def _around(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the short spans at the ends of the article's text and just above and below it."""
    own = [index for index, span in enumerate(spans) if span.label in ARTICLE]
    if own:
        near = (*range(max(0, own[0] - _REACH), own[0] + 1), *range(own[-1], min(len(spans), own[-1] + 1 + _REACH)))
        for index in near:
            # Over the text and inside it a caption names the source of its picture.
            mistaken = spans[index].label in _MISTAKEN or (spans[index].label is Label.CAPTION and index > own[-1])
            if mistaken and spans[index].end - spans[index].start <= _LONGEST_LINE:
                yield spans[index]


def _labelled(text: str, spans: Iterable[Span], lexicon: Lexicon) -> Iterator[Value]:
    """Yield the known outlets that stand after a label."""
    for span in spans:
        led = False  # by a label that a sign parts from its value: *Additional sources \u2022 AP*
        for part in pieces(text, span.start, span.end, _SEPARATOR):
            found = _attributed(text, part, lexicon) or after_label(text, part.start, part.end, _LABELS, lexicon)
            if found is None:
                led = True
                continue
            if led or found.start > part.start:
                led = False
                bare = _bare(text, found)
                if bare and (name := canonical(bare.text)):
                    yield Value(bare.text, bare.start, bare.end, name)
            elif (owner := _OWNER.match(text, part.start, part.end)) and (name := canonical(owner[1])):
                yield Value(owner[1], *owner.span(1), name)


def _glued(text: str, spans: Sequence[Span], lexicon: Lexicon) -> Iterator[Value]:
    """Yield the known outlet that a label at the end of the article's text leads to: ``… says its keeper. Source:Reuters``."""
    last = next((span for span in reversed(spans) if span.label is Label.BODY), None)
    if last is None:
        return
    start = max(last.start, last.end - _LONGEST_LINE)
    for colon in _COLON.finditer(text, start, last.end):
        words = list(_WORD.finditer(text, start, colon.start()))[-_LONGEST_LABEL:]
        for word in words:
            tail = Span(word.start(), last.end, last.label, last.confidence)
            yield from (found for found in _labelled(text, [tail], lexicon) if found.start >= colon.end())


def _values(text: str, span: Span, lexicon: Lexicon) -> Iterator[Value]:
    for part in pieces(text, span.start, span.end, _SEPARATOR):
        found = _attributed(text, part, lexicon) or after_label(text, part.start, part.end, _LABELS, lexicon)
        if found == part and text[part.end : span.end].lstrip().startswith((":", "\uff1a")):
            continue  # it leads to something else: "Follow the Courier on:"
        if found and found.start > part.start and (other := _OTHER_LABEL.search(text, found.start, found.end)):
            found = value(text, found.start, other.start())
        bare = found and _bare(text, found)
        if bare is not None and canonical(bare.text) is None:
            # Before a name that is known a place may stand, also without brackets: *Dubai - Al Arabiya*.
            past = _past_place(text, bare)
            bare = past if past and canonical(past.text) else bare
        if bare is not None and len(bare.text.split()) > _MOST_WORDS:
            bare = _known_within(bare)
        if bare is not None:
            bare = _before_button(text, bare, lexicon)
            yield Value(bare.text, bare.start, bare.end, canonical(bare.text))


def _attributed(text: str, part: Value, lexicon: Lexicon) -> Value | None:
    """Return the name that a sentence of attribution leads to: ``The post … appeared first on THE COURIER.``"""
    folded = fold_with_origin(part.text)
    lead, at = _last_lead(folded, lexicon)
    body = lead and at + len(lead) < len(folded.view) and value(text, part.start + folded.starts[at + len(lead)], part.end)
    if not body:
        return None
    body = _past_year(text, body)
    closing = _CLOSING.get(body.text[0], "")
    if closing and (end := body.text.find(closing, 1)) > 0:
        return value(text, body.start + 1, body.start + end)
    if _ADDRESS.match(body.text):
        return None
    clause = _CLAUSE.search(body.text)
    return _name(text, body.start, body.start + clause.start() if clause else body.end, lexicon)


def _last_lead(folded: Folded, lexicon: Lexicon) -> tuple[str, int]:
    """Return the lead that ends last in a line, the longest of those, and its offset; ``""`` without one.

    *Via* and its like lead to a name at the head of a line alone: *Reuters via The Courier* is Reuters.
    """
    view, best, at = folded.view, "", -1
    head = len(view) - len(view.lstrip(" (["))
    for lead in lexicon.credits.attributions:
        small = lead.isascii() and len(lead) <= _SMALL
        place = (head if view.startswith(lead, head) else -1) if small else view.rfind(lead)
        joined = _is_unspaced(lead[-1])
        whole = place >= 0 and (joined or not (view[place - 1 : place].isalnum() or view[place + len(lead) :][:1].isalnum()))
        if whole and place + len(lead) > at + len(best):
            best, at = lead, place
    return best, at


def _is_unspaced(letter: str) -> bool:
    return letter >= "\u3000" or "\u0e00" <= letter <= "\u0eff"


def _name(text: str, start: int, end: int, lexicon: Lexicon) -> Value | None:
    """Return the name at the head of a clause: in scripts with case it ends before words in small letters."""
    last, words = start, 0
    for found in _WORD.finditer(text, start, end):
        small = is_small(found[0][0]) and words > 0
        if small and fold(found[0]) not in lexicon.credits.particles | lexicon.credits.conjunctions:
            break
        words += 1
        last = last if small else found.end()
    return value(text, start, last) if 0 < words <= _MOST_WORDS else None


def _known_within(sentence: Value) -> Value | None:
    """Return the first known outlet in a sentence: ``The Associated Press contributed to this report.``"""
    words = [found.span() for found in _WORD.finditer(sentence.text)]
    for first, (start, _) in enumerate(words):
        for _, end in reversed(words[first : first + _LONGEST_OUTLET]):
            if canonical(sentence.text[start:end]):
                return Value(sentence.text[start:end], sentence.start + start, sentence.start + end)
    return None


def _bare(text: str, found: Value) -> Value | None:
    """Take off quotation marks, brackets, a place before the name, who wrote for it, and whatever was glued to its end."""
    end = _END.search(text, found.start, found.end) or _WRITERS.search(text, found.start, found.end)
    inner = value(text, found.start, end.start() if end else found.end)
    for _ in range(_MOST_LAYERS):
        if inner is None or len(inner.text) < 2:
            break
        first, last = inner.text[0], inner.text[-1]
        rest = inner.text[1:-1]
        if _CLOSING.get(first) == last and first not in rest and last not in rest:
            inner = value(text, inner.start + 1, inner.end - 1)
            inner = _past_place(text, inner) if first in "([\uff08" else inner
        elif first in "\u00a9/*" or (first in _CLOSING and _CLOSING[first] not in rest + last):
            inner = value(text, inner.start + 1, inner.end)
            inner = inner and _past_year(text, inner)
        elif (
            last == "/"
            or (last == "." and "." not in rest)
            or (last in _CLOSING.values() and not any(sign in rest + first for sign in _CLOSING))
        ):
            inner = value(text, inner.start, inner.end - 1)
        else:
            break
    return inner


def _before_button(text: str, found: Value, lexicon: Lexicon) -> Value:
    """Leave out a button behind a name in a script without blanks, where one blank ends the name: *Report*, *Share*."""
    head, _, tail = found.text.rpartition(" ")
    if head and is_unspaced(head) and is_chrome(tail, lexicon):
        return value(text, found.start, found.start + len(head)) or found
    return found


def _past_year(text: str, inner: Value) -> Value:
    """Leave out the year of a copyright notice."""
    year = _YEAR.match(inner.text)
    return (year and value(text, inner.start + year.end(), inner.end)) or inner


def _past_place(text: str, inner: Value | None) -> Value | None:
    place = inner and _PLACE.search(inner.text)
    return value(text, inner.start + place.end(), inner.end) if inner and place else inner
