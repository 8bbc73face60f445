"""Reads related spans as stories: title, category and text of every other article that the page points to."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from segmenter.folding import fold
from segmenter.languages import Lexicon
from segmenter.metadata.cards import Line, cards
from segmenter.metadata.reading import ARTICLE
from segmenter.metadata.values import Story
from segmenter.model import Label, Span

_MOST_KICKER, _FEWEST_WORDS = 3, 4  # words of a kicker before a title, and of a title that is known by its end
_NEAR, _SURE = 20, 0.95  # spans, confidence in something else
_MISTAKEN = (Label.DECK, Label.KICKER, Label.CAPTION, Label.BOILERPLATE, Label.BYLINE)


class _Draft:
    """A story while its lines are read."""

    def __init__(self, title: Line, category: str | None, position: str) -> None:
        self.title, self.category, self.position = title.value, category, position
        self.text: list[str] = []


def stories(text: str, spans: Sequence[Span], lexicon: Lexicon) -> tuple[Story, ...]:
    """Return the stories of the related spans among ``spans``, in order of their first mention.

    A story that is listed twice is one; a mention of the article itself is none. Its title tells, or a line above its text or
    above the first story that is not sure to be anything else, since the title may have been mistaken.
    """
    own = [index for index, span in enumerate(spans) if span.label in ARTICLE]
    first, last = (own[0], own[-1]) if own else (-1, -1)
    titles = [span for span in spans if span.label is Label.HEADLINE]
    start = first if own else next((index for index, span in enumerate(spans) if span.label is Label.RELATED), 0)
    above = [span for span in spans[max(0, start - _NEAR) : start] if _may_be_title(text, span)]
    drafts: list[_Draft] = []
    for related, run in groupby(enumerate(spans), key=lambda item: item[1].label is Label.RELATED):
        if related:
            places = list(run)
            position = "inline" if first < places[0][0] < last else "after"
            drafts.extend(_drafts(cards(text, [span for _, span in places], lexicon), position))
    return _merged(drafts, {view for span in (*titles, *above) if (view := fold(text[span.start : span.end]))})


def _may_be_title(text: str, span: Span) -> bool:
    return span.label in _MISTAKEN and span.confidence < _SURE and len(text[span.start : span.end].split()) >= _FEWEST_WORDS


def _drafts(lines: Sequence[Line], position: str) -> Iterator[_Draft]:
    draft: _Draft | None = None
    category: str | None = None
    for line in lines:
        if line.kind == "teaser" and draft is not None:
            draft.text.append(line.value.text)
        elif line.kind in ("title", "teaser"):
            if draft is not None:
                yield draft
            draft, category = _Draft(line, line.category or category, position), None
        elif line.kind == "category":
            category = line.value.text
        elif line.kind == "heading":
            if draft is not None:
                yield draft
            draft, category = None, None
    if draft is not None:
        yield draft


def _merged(drafts: Sequence[_Draft], headlines: set[str]) -> tuple[Story, ...]:
    groups: dict[str, list[_Draft]] = {}
    views = {fold(draft.title.text) for draft in drafts} | headlines
    for draft in drafts:
        groups.setdefault(_known(fold(draft.title.text), views), []).append(draft)
    out = []
    for view, group in groups.items():
        if view in headlines:
            continue
        first = next((draft for draft in group if fold(draft.title.text) == view), group[0])
        text = next(("\n\n".join(draft.text) for draft in group if draft.text), None)
        category = next((draft.category for draft in group if draft.category), None)
        # Others may have a kicker before the title.
        spans = tuple(
            (draft.title.start, draft.title.end) for draft in (first, *(other for other in group if other is not first))
        )
        out.append(Story(first.title.text, category, text, group[0].position, spans))
    return tuple(out)


def _known(view: str, views: set[str]) -> str:
    """Return the title that a title is with a kicker before it, ``Breaking`` or the like; itself where there is none."""
    words = view.split(" ", _MOST_KICKER)
    for size in range(1, len(words)):
        rest = view.split(" ", size)[-1]
        if rest in views and len(rest.split()) >= _FEWEST_WORDS:
            return rest
    return view
