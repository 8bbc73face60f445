"""Tells what each line of a list of other articles is: heading, category, title, teaser, or the data below a title."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from segmenter.folding import Folded, fold, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.measures import Measures, measure
from segmenter.metadata.reading import is_phrase, leading, value
from segmenter.metadata.values import Value
from segmenter.model import Span

_HEADINGS = ("related.heading", "related.inline")
_SCAFFOLDING = ("timestamp.relative", "timestamp.label", "byline.label")
_ITEM_NUMBER = re.compile(r"\d{1,3}[.)] +")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?: ?(?:gmt|utc|am|pm|h))?\b[ |,.-]*")
_DATE = re.compile(r"\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}")
_COUNT = re.compile(r"[|\u00b7\u2022-] ?[^|]{0,20}\d[^|]{0,20}$")
_PREFIX = re.compile(r"(?<!\s)\s*[:|]\s+")
# No Arabic word goes on behind a teh marbuta or a tanwin, nor with an article behind a hamza or an alef maksura, but for names
# such as Alaa al-Din; and no sentence goes on without a blank behind its end.
_GLUED = re.compile(
    r"(?:(?<=[\u0629\u061f])|(?<=\u0627\u064b)|(?<=[^\u0627]\u064b\u0627)|(?<=[^\W\d_][!?]))(?=[\u0621-\u063a\u0641-\u064a])"
    r"|(?<=[\u0621\u0649])(?=\u0627\u0644(?!\u062f\u064a\u0646|\u0644\u0647|\u0647)[\u0621-\u063a\u0641-\u064a]{3})"
)
_BAR = re.compile(r" [|/\u2013\u2014-] ")
_SIGNS = "\"'([#"
_BRACKETS = {"(": ")", "[": "]"}
_SHORTEST_TITLE, _SHORTEST_TEASER, _MOST_PREFIX, _LONGEST_CARD_LABEL = 2, 6, 3, 4  # words
_FEWEST_CARDS = 3  # cards that make a pattern
_YEAR = 4  # digits


@dataclass(frozen=True, slots=True)
class Line:
    """One related span. ``kind`` is ``heading``, ``category``, ``title``, ``teaser`` or ``data``.

    ``data`` says which kind of data a line is, ``""`` for the others. ``led`` says whether a heading such as "read also"
    stands before the title on the line itself.
    """

    kind: str
    value: Value
    measures: Measures
    category: str | None = None
    data: str = ""
    led: bool = False


def cards(text: str, spans: Sequence[Span], lexicon: Lexicon) -> list[Line]:
    """Return what the lines of a run of related spans are."""
    parts = (part for span in spans for part in _parted(text, span, lexicon))
    lines = [line for start, end in parts if (line := _read(text, start, end, lexicon))]
    lines = _without_prefixes(text, lines, lexicon)
    return _with_teasers(_with_labels(lines))


def _parted(text: str, span: Span, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the titles in a span that were glued to each other, as far as spelling shows where one ends.

    The first one keeps what leads to it.
    """
    borders = [found.start() for found in _GLUED.finditer(text, span.start, span.end)]
    if borders:
        folded = fold_with_origin(text[span.start : span.end])
        lead = leading(folded, _HEADINGS, lexicon)
        ends = span.start + folded.starts[lead.end] if lead and lead.end < len(folded.starts) else span.start
        borders = [border for border in borders if border > ends]
    yield from pairwise((span.start, *borders, span.end))


def _read(text: str, start: int, end: int, lexicon: Lexicon) -> Line | None:
    folded = fold_with_origin(text[start:end])
    view = folded.view
    whole = Value(text[start:end], start, end)
    found = leading(folded, _HEADINGS, lexicon)
    if (found is not None and found.mode == "line") or _is_heading(view, lexicon):
        return Line("heading", whole, measure(view, lexicon.stopwords))
    place = _title_at(view, found.end if found else 0)
    if place >= len(view):
        return Line("heading", whole, measure(view, lexicon.stopwords)) if found else None
    category = _glued_category(view, place, lexicon) if found else 0
    rest = value(text, start + folded.starts[place + category], end) if place + category < len(view) else None
    closing = _BRACKETS.get(view[:1])
    if rest is not None and closing == rest.text[-1] and view.count(view[0]) == 1:
        rest = value(text, rest.start, rest.end - 1)  # "(read also: TITLE)"
    if rest is None:
        return Line("heading", whole, measure(view, lexicon.stopwords)) if found else None
    measures = measure(fold(rest.text), lexicon.stopwords)
    if category:
        name = text[slice(*_shifted(folded, place, place + category, start))]
        return Line("title", rest, measures, name, led=True)
    if fold(rest.text).strip(" :|-") in lexicon.sections:
        return Line("category", rest, measures, led=found is not None)
    if data := _data(fold(rest.text), measures, lexicon):
        return Line("data", rest, measures, data=data) if found is None else None
    return Line("title", rest, measures, led=found is not None)


def _shifted(folded: Folded, start: int, end: int, by: int) -> tuple[int, int]:
    first, last = folded.source(start, end)
    return first + by, last + by


def _title_at(view: str, place: int) -> int:
    """Return where a title begins, past signs, the number of the item and the time of the day."""
    for pattern in (_ITEM_NUMBER, _CLOCK):
        while place < len(view) and not view[place].isalnum() and view[place] not in _SIGNS:
            place += 1
        found = pattern.match(view, place)
        place = found.end() if found else place
    return place


def _is_heading(view: str, lexicon: Lexicon) -> bool:
    """Say whether a heading has the name of a section or site beside it: *More from Sport*, *The Courier Trending*.

    Phrases of the site on both sides of a bar or dash are a heading as well.
    """
    sides = _BAR.split(view)
    if len(sides) > 1 and all(_is_phrase(side, lexicon) for side in sides):
        return True
    words = view.split()
    if not 1 < len(words) <= _LONGEST_CARD_LABEL:
        return False
    for size in range(1, len(words)):
        head, tail = " ".join(words[:size]), " ".join(words[size:])
        if tail in lexicon.sections and _is_phrase(head, lexicon):
            return True
        if tail.isascii() != head.isascii() and (_is_phrase(tail, lexicon) or _is_phrase(head, lexicon)):
            return True
    return False


def _is_phrase(view: str, lexicon: Lexicon) -> bool:
    return is_phrase(view.strip(" -:|"), ("related.heading", "boilerplate.navigation"), lexicon)


def _glued_category(view: str, start: int, lexicon: Lexicon) -> int:
    """Return the length of a section name glued to the title that follows it without a blank: ``WorldOil prices rise``."""
    fitting = (len(name) for name in lexicon.sections if view.startswith(name, start) and view[start + len(name) :][:1].isalpha())
    best = max(fitting, default=0)
    return best if best >= 3 else 0


def _data(view: str, measures: Measures, lexicon: Lexicon) -> str:
    """Return which kind of data about a story a line holds, ``""`` for a line that may be a title."""
    matches = lexicon.book.match(view)
    if any(match.family in _SCAFFOLDING and match.mode != "contains" and match.start <= 2 for match in matches):
        return "scaffolding"
    if measures.digits and all(
        token.isdigit() or token in lexicon.months or token in lexicon.weekdays or len(token) < 3 for token in measures.tokens
    ):
        return "date" if any(len(token) == _YEAR or token in lexicon.months for token in measures.tokens) else "number"
    if _DATE.search(view) and measures.letters < 2 * measures.digits:
        return "date"
    if measures.words <= 2 * _LONGEST_CARD_LABEL and _COUNT.search(view):
        return "count"
    if any(match.family.startswith("boilerplate.") and match.mode == "line" for match in matches):
        return "scaffolding"
    return "number" if measures.words < _SHORTEST_TITLE and not measures.unspaced else ""


def _without_prefixes(text: str, lines: list[Line], lexicon: Lexicon) -> list[Line]:
    """Take the section off the head of titles, where the lines of a list begin with one: ``Economy: Oil slides``."""
    found = [_PREFIX.search(line.value.text) if line.kind == "title" else None for line in lines]
    prefixes = [fold(line.value.text[: match.start()]) if match else "" for line, match in zip(lines, found, strict=True)]
    signs = Counter(
        match[0].strip() for match, prefix in zip(found, prefixes, strict=True) if match and prefix in lexicon.sections
    )
    sign, known = signs.most_common(1)[0] if signs else ("", 0)
    if known < _FEWEST_CARDS or 2 * known < sum(1 for line in lines if line.kind == "title"):
        return lines
    return [
        _prefixed(text, line, match) if match and match[0].strip() == sign and len(prefix.split()) <= _MOST_PREFIX else line
        for line, match, prefix in zip(lines, found, prefixes, strict=True)
    ]


def _prefixed(text: str, line: Line, found: re.Match[str]) -> Line:
    title = value(text, line.value.start + found.end(), line.value.end)
    return replace(line, value=title, category=line.value.text[: found.start()]) if title else line


def _with_labels(lines: list[Line]) -> list[Line]:
    """Tell the short lines over the titles of cards, which are no titles, by how often they stand there."""
    short = [line.kind == "title" and not line.led and line.measures.words <= _LONGEST_CARD_LABEL for line in lines]
    kinds = [line.kind for line in lines] + ["", ""]
    over = [place for place, is_short in enumerate(short) if is_short and kinds[place + 1] == "title" and not short[place + 1]]
    carded = [place for place in over if kinds[place + 2] == "data"]
    followers: dict[str, set[str]] = {}
    for place in over:
        followers.setdefault(fold(lines[place].value.text), set()).add(fold(lines[place + 1].value.text))
    labels = set(carded) if len(carded) >= _FEWEST_CARDS else set()
    labels |= {place for place in over if len(followers[fold(lines[place].value.text)]) > 1}
    return [replace(line, kind="data", data="label") if place in labels else line for place, line in enumerate(lines)]


def _with_teasers(lines: list[Line]) -> list[Line]:
    """Tell running text below a title from long titles: by its end, and by its place among the other lines."""
    titles = [line.kind == "title" and not _is_long(line) for line in lines]
    below = Counter(after.data for is_title, after in zip(titles, lines[1:], strict=False) if is_title and after.data)
    usual = below.most_common(1)[0][0] if below else ""
    opened = [place for place, line in enumerate(lines) if line.kind == "title" and _is_long(line) and not _is_closed(line)]
    regular = 2 * len(opened) >= sum(titles) and all(after > before + 1 for before, after in pairwise(opened))
    out: list[Line] = []
    for line, after in zip_longest(lines, lines[1:]):
        titled = line.led or (usual and after is not None and after.data == usual)
        goes_on = bool(out) and out[-1].kind == "teaser" and _is_long(line)
        text = line.kind == "title" and _is_teaser(line) and not titled and (_is_closed(line) or regular or goes_on)
        out.append(replace(line, kind="teaser") if text else line)
    return out


def _is_teaser(line: Line) -> bool:
    return _is_long(line) or (line.measures.words >= _SHORTEST_TEASER and _is_closed(line))


def _is_long(line: Line) -> bool:
    return line.measures.prose


def _is_closed(line: Line) -> bool:
    return line.measures.ending in ("stop", "ellipsis")
