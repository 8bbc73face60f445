"""Reads the metadata from labelled spans."""

import re
from collections.abc import Sequence

from segmenter.folding import fold
from segmenter.languages import Lexicon
from segmenter.metadata.dates import timestamps
from segmenter.metadata.reading import after_label, pieces, value
from segmenter.metadata.stories import stories
from segmenter.metadata.tags import tags
from segmenter.metadata.values import Metadata, Value
from segmenter.model import Label, Span

_STEPS = re.compile(r"\s*[>|/\u00bb\u203a\u2192\\]\s*|\s+[\u2022\u00b7\u2013-]\s+")
_PEOPLE = re.compile(
    r"\s*[,;|/&\u060c\u061b\u3001\uff0c\u2022\u00b7]\s*|\s+(?:and|und|et|y|e|og|och|en|ve|i|\u0438|\u0648|\u4e0e)\s+|\s+[\u2013-]\s+",
    re.IGNORECASE,
)
_BYLINE = ("byline.label",)
_DIGIT = re.compile(r"\d")


def extract(text: str, spans: Sequence[Span], body: str, lexicon: Lexicon) -> Metadata:
    """Return the metadata of a text whose ``spans`` are labelled; ``body`` is the article's own text."""
    by_label: dict[Label, list[Span]] = {}
    for span in spans:
        by_label.setdefault(span.label, []).append(span)
    headline = _first_run(text, by_label.get(Label.HEADLINE, []))
    published, modified = timestamps(text, by_label, headline, lexicon)
    return Metadata(
        headline=headline,
        category=_category(text, by_label.get(Label.KICKER, []), headline, lexicon),
        deck=_first_run(text, by_label.get(Label.DECK, [])),
        published=published,
        modified=modified,
        source=_source(text, by_label.get(Label.SOURCE, []), lexicon),
        authors=_authors(text, by_label.get(Label.BYLINE, []), lexicon),
        tags=tags(text, by_label.get(Label.TAGS, []), body, lexicon),
        captions=tuple(v for span in by_label.get(Label.CAPTION, []) if (v := value(text, span.start, span.end))),
        related=stories(text, spans, lexicon),
    )


def _first_run(text: str, spans: Sequence[Span]) -> Value | None:
    """Return the first span together with those that follow it with nothing but blanks between."""
    if not spans:
        return None
    start, end = spans[0].start, spans[0].end
    for span in spans[1:]:
        if text[end : span.start].strip():
            break
        end = span.end
    return Value(text[start:end], start, end)


def _category(text: str, spans: Sequence[Span], headline: Value | None, lexicon: Lexicon) -> Value | None:
    """Return the last step of the breadcrumb that leads to the headline, home pages aside."""
    above = [span for span in spans if headline is None or span.start < headline.start] or list(spans)
    steps = [step for span in above for step in pieces(text, span.start, span.end, _STEPS)]
    for step in reversed(steps):
        found = after_label(text, step.start, step.end, ("boilerplate.navigation", "kicker.label"), lexicon)
        if found is not None:
            return found
    return None


def _source(text: str, spans: Sequence[Span], lexicon: Lexicon) -> Value | None:
    for span in spans:
        found = after_label(text, span.start, span.end, ("source.label", "source.credit"), lexicon)
        if found is not None:
            return found
    return None


def _authors(text: str, spans: Sequence[Span], lexicon: Lexicon) -> tuple[Value, ...]:
    """Return the names of the byline spans; roles, addresses and repeats are left out."""
    out: list[Value] = []
    seen: set[str] = set()
    for span in spans:
        found = after_label(text, span.start, span.end, _BYLINE, lexicon)
        if found is None:
            continue
        for person in pieces(text, found.start, found.end, _PEOPLE):
            view = fold(person.text)
            role = any(match.family == "byline.role" for match in lexicon.book.match(view))
            if not role and not _DIGIT.search(view) and "@" not in view and len(view.split()) <= 6 and view not in seen:
                seen.add(view)
                out.append(person)
    return tuple(out)
