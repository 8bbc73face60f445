"""Reads related spans as stories: title, category and text of every other article that the page points to."""

import re
from collections.abc import Sequence

from segmenter.folding import fold, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.measures import measure
from segmenter.metadata.reading import leading, value
from segmenter.metadata.values import Story, Value
from segmenter.model import Label, Span

_HEADINGS = ("related.heading", "related.inline")
_TEXT = (Label.BODY, Label.SUBHEADING)
_SCAFFOLDING = ("timestamp.relative", "timestamp.label", "byline.label")
_ITEM_NUMBER = re.compile(r"\d{1,3}[.)] +")
_SHORTEST_TITLE, _SHORTEST_TEASER = 2, 6  # words


class _Draft:
    """A story while its spans are read."""

    def __init__(self, title: Value, category: str | None, position: str) -> None:
        self.title, self.category, self.position = title, category, position
        self.text: list[str] = []


def stories(text: str, spans: Sequence[Span], lexicon: Lexicon) -> tuple[Story, ...]:
    """Return the stories of the related spans among ``spans``, in order of their first mention."""
    own = [index for index, span in enumerate(spans) if span.label in _TEXT]
    first, last = (own[0], own[-1]) if own else (-1, -1)
    drafts: list[_Draft] = []
    open_draft: _Draft | None = None
    category: str | None = None
    for index, span in enumerate(spans):
        if span.label is not Label.RELATED:
            open_draft, category = None, None
            continue
        position = "inline" if first < index < last else "after"
        title, found_category, heading = _read(text, span, lexicon)
        if heading and title is None:
            open_draft, category = None, None
            continue
        if title is None:
            category = found_category or category
            continue
        if open_draft is not None and not heading and _is_teaser(title.text, lexicon):
            open_draft.text.append(title.text)
            continue
        open_draft = _Draft(title, found_category or category, position)
        drafts.append(open_draft)
        category = None
    return _merged(drafts)


def _read(text: str, span: Span, lexicon: Lexicon) -> tuple[Value | None, str | None, bool]:
    """Return title, category and whether a heading opens the span."""
    folded = fold_with_origin(text[span.start : span.end])
    found = leading(folded, _HEADINGS, lexicon)
    heading = found is not None
    start = 0
    if found is not None:
        if found.mode == "line":
            return None, None, True
        start = found.end
    while start < len(folded.view) and not folded.view[start].isalnum() and folded.view[start] not in "\"'([#":
        start += 1
    number = _ITEM_NUMBER.match(folded.view, start)
    start = number.end() if number else start
    if start >= len(folded.view):
        return None, None, heading
    category, start = _glued_category(folded.view, start, lexicon) if heading else (None, start)
    if start >= len(folded.view):
        return None, None, heading
    rest = value(text, span.start + folded.starts[start], span.end)
    if rest is None:
        return None, None, heading
    if category is not None:
        a, b = category
        return rest, text[slice(*_shift(folded.source(a, b), span.start))], heading
    if fold(rest.text).strip(" :|-") in lexicon.sections:
        return None, rest.text, heading
    if not heading and leading(fold_with_origin(rest.text), _SCAFFOLDING, lexicon):
        return None, None, False
    tokens = measure(fold(rest.text), lexicon.stopwords)
    dated = tokens.digits and all(
        t.isdigit() or t in lexicon.months or t in lexicon.weekdays or len(t) < 3 for t in tokens.tokens
    )
    if tokens.words < _SHORTEST_TITLE or dated:
        return None, None, heading
    return rest, None, heading


def _is_teaser(text: str, lexicon: Lexicon) -> bool:
    """Say whether a line below a title tells of the story: running text, or a sentence with its end or cut short."""
    measures = measure(fold(text), lexicon.stopwords)
    return measures.prose or (measures.words >= _SHORTEST_TEASER and measures.ending in ("stop", "ellipsis"))


def _shift(pair: tuple[int, int], by: int) -> tuple[int, int]:
    return pair[0] + by, pair[1] + by


def _glued_category(view: str, start: int, lexicon: Lexicon) -> tuple[tuple[int, int] | None, int]:
    """Find a section name glued to the title that follows it without a blank: ``WorldOil prices rise``."""
    best = 0
    for name in lexicon.sections:
        end = start + len(name)
        if len(name) > best and view.startswith(name, start) and view[end : end + 1].isalpha():
            best = len(name)
    return ((start, start + best), start + best) if best >= 3 else (None, start)


def _merged(drafts: Sequence[_Draft]) -> tuple[Story, ...]:
    groups: dict[str, list[_Draft]] = {}
    for draft in drafts:
        groups.setdefault(fold(draft.title.text), []).append(draft)
    out = []
    for group in groups.values():
        first = group[0]
        text = next(("\n\n".join(draft.text) for draft in group if draft.text), None)
        category = next((draft.category for draft in group if draft.category), None)
        spans = tuple((draft.title.start, draft.title.end) for draft in group)
        out.append(Story(first.title.text, category, text, first.position, spans))
    return tuple(out)
