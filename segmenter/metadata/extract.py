"""Reads the metadata from labelled spans."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from segmenter.dates.reference import Reference
from segmenter.folding import fold_with_origin
from segmenter.languages import Lexicon
from segmenter.metadata.authorbox import boxed
from segmenter.metadata.authors import Story, are_told_of, authors, unsigned
from segmenter.metadata.category import category
from segmenter.metadata.dates import timestamps
from segmenter.metadata.keys import key
from segmenter.metadata.leads import leads
from segmenter.metadata.reading import breaks, leading, runs, value, whole
from segmenter.metadata.source import source
from segmenter.metadata.stories import stories
from segmenter.metadata.tags import tags
from segmenter.metadata.values import Metadata, Value
from segmenter.model import Label, Span

_BARS = "|-\u2013\u2014\u00b7\u2022"
_BULLET = re.compile(r"[\u2022\u00b7\u25cf\u25aa\u25a0\u2023]\s*")
_SURE = 0.9  # of the lines of a title over several
_HEAD = 4  # spans from the first paragraph on, which may be a summary over the byline
_NEAR = 3  # spans between a name and what it stands by
_SAID = (Label.HEADLINE, Label.DECK, Label.CAPTION, Label.BYLINE)


def extract(text: str, spans: Sequence[Span], body: str, lexicon: Lexicon, reference: Reference | None = None) -> Metadata:
    """Return the metadata of a text whose ``spans`` are labelled; ``body`` is the article's own text.

    ``reference`` is what times ago are counted from.
    """
    by_label: dict[Label, list[Span]] = {}
    for span in spans:
        by_label.setdefault(span.label, []).append(span)
    headline = title(text, by_label.get(Label.HEADLINE, []))
    published, modified = timestamps(text, by_label, headline, lexicon, reference)
    return Metadata(
        headline=headline,
        category=category(text, by_label.get(Label.KICKER, []), headline, lexicon),
        deck=_first_run(text, by_label.get(Label.DECK, [])),
        published=published,
        modified=modified,
        source=source(text, spans, lexicon, headline.text if headline else ""),
        authors=_writers(text, spans, body, lexicon),
        tags=tags(text, spans, _said(text, by_label, body), lexicon),
        captions=tuple(v for span in by_label.get(Label.CAPTION, []) if (v := value(text, span.start, span.end))),
        related=stories(text, spans, lexicon),
        leads=leads(text, by_label.get(Label.BODY, []), lexicon),
    )


def _writers(text: str, spans: Sequence[Span], body: str, lexicon: Lexicon) -> tuple[Value, ...]:
    """Return who signs; where that is but a name that the story tells of, who else stands at the head."""
    story = Story(body, text)
    signed = next(filter(None, (authors(text, signed, story, lexicon) for signed in _signed(text, spans, lexicon))), ())
    if signed and not are_told_of(text, signed, spans, story, lexicon):
        return signed
    return unsigned(text, _head(spans), story, lexicon) or signed or boxed(text, spans, story, lexicon)


def _signed(text: str, spans: Sequence[Span], lexicon: Lexicon) -> Iterator[list[Span]]:
    """Yield the bylines at the head of the article, then those inside it, then those below: the last often sign other stories.

    So do those above the title, which are read where none stands between it and the text. What a bar or dash parts from the
    title on its own line is the name of the site, unless it says who wrote.
    """
    sites = {after for title, after in pairwise(spans) if _is_site(text, title, after, lexicon)}
    own = [index for index, span in enumerate(spans) if span.label is Label.BODY]
    start, last = (own[0], own[-1]) if own else (len(spans), len(spans))
    first = min(start + _HEAD, last)
    title = _first(spans[:start], Label.HEADLINE)
    for part in (spans[title:start], spans[:first], spans[first:last], spans[last:]):
        yield [span for span in part if span.label is Label.BYLINE and span not in sites]


def _is_site(text: str, title: Span, after: Span, lexicon: Lexicon) -> bool:
    """Say whether a byline follows the headline on its line behind a bar or dash, without the label of a writer."""
    if title.label is not Label.HEADLINE or after.label is not Label.BYLINE or breaks(text[title.end : after.start]):
        return False
    rest = text[title.end : after.end].lstrip()
    return rest[0] in _BARS and leading(fold_with_origin(rest.lstrip(_BARS + " ")), ("byline.label",), lexicon) is None


def _head(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans over the text that stand near it, or below the title or near a date line that does."""
    text = _first(spans, Label.BODY)
    title = _first(spans[:text], Label.HEADLINE)
    marks = [index for index in range(title, text) if spans[index].label in (Label.HEADLINE, Label.TIMESTAMP)]
    near = {index for mark in (*marks, text) for index in range(max(title, mark - _NEAR), min(text, mark + _NEAR + 1))}
    yield from (spans[index] for index in sorted(near))


def _first(spans: Sequence[Span], label: Label) -> int:
    """Return the index of the first span with a label, 0 where none has it."""
    return next((index for index, span in enumerate(spans) if span.label is label), 0)


def _said(text: str, by_label: Mapping[Label, Sequence[Span]], body: str) -> str:
    """Return what the article says in its own words: its body, and what stands over it and under its pictures."""
    own = (text[span.start : span.end] for label in _SAID for span in by_label.get(label, ()))
    return "\n".join((*own, body))


def title(text: str, spans: Sequence[Span]) -> Value | None:
    """Return the first run of spans, without a bullet before it; of several lines the surest.

    Lines that all surely are the title and do not repeat each other are one title.
    """
    run = next(runs(text, spans), None)
    if run is None:
        return None
    lines = list(runs(text, run, breaks))
    sure = [max(span.confidence for span in line) for line in lines]
    keys = {key(text[line[0].start : line[-1].end]) for line in lines}
    titled = min(sure) >= _SURE and len(keys) == len(lines)
    found = whole(text, run if titled else lines[sure.index(max(sure))])
    bullet = _BULLET.match(found.text)
    start = bullet.end() if bullet and bullet.end() < len(found.text) else 0
    return Value(found.text[start:], found.start + start, found.end)


def _first_run(text: str, spans: Sequence[Span]) -> Value | None:
    """Return the first span together with those that follow it with nothing but blanks between."""
    run = next(runs(text, spans), None)
    return whole(text, run) if run else None
