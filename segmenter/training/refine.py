"""Makes coarse gold finer: the values that it knows of an article tell which lines are its title, byline and date line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import eq

from segmenter.dates import find_dates
from segmenter.gold import NOT_BODY, Gold, GoldSpan
from segmenter.metadata.keys import words
from segmenter.model import Kind, Label
from segmenter.page import Page

BY_VALUE = "value"  # how a label came about that a known value gave
_TEXT = {str(Label.BODY), str(Label.SUBHEADING)}
_CLOSE = 6  # spans between two lines of which either may be the title
_NEAR = 12  # spans between the article's text and its byline or date line
_MOST_WORDS, _MOST_CHARACTERS = 16, 120  # of a byline or date line
_FEWEST_WORDS = 3  # of a title that stands in a line with something else


def refined(gold: Gold, page: Page) -> Gold:
    """Return a document whose coarse labels are finer where its ``meta`` tells more; one with fine labels as it is.

    ``page`` is that of the document's text. The title is the last line above the text, or else the first one below, that says
    what the known title says; of two close together that one which the mark-up calls a heading, if it tells. Of the lines
    that stand near the text, above it or else below, one that names an author is a byline, and one that holds the known
    date and no author is a date line.
    """
    if not gold.coarse:
        return gold
    spans = list(gold.spans)
    first, last = _text(spans)
    if first < 0:
        return gold
    above, below = range(first - 1, -1, -1), range(last + 1, len(spans))
    views = _views(gold, [*above, *below])
    labels = {} if any(span.label == Label.HEADLINE for span in spans) else dict(_title(gold, page, views, above, below))
    if gold.kind in ("", Kind.ARTICLE):
        labels |= dict(_details(gold, {index: view for index, view in views.items() if index not in labels}, above, below))
    for index, label in labels.items():
        spans[index] = GoldSpan(spans[index].start, spans[index].end, str(label), BY_VALUE)
    return replace(gold, spans=tuple(spans))


def _text(spans: Sequence[GoldSpan]) -> tuple[int, int]:
    """Return the first and the last span of the article's text, -1 where it has none."""
    places = [index for index, span in enumerate(spans) if span.label in _TEXT]
    return (places[0], places[-1]) if places else (-1, -1)


def _views(gold: Gold, places: Sequence[int]) -> dict[int, str]:
    """Return the folded words of spans that are known not to be text, without those that have none."""
    views = {index: words(gold.text[gold.spans[index].start : gold.spans[index].end]) for index in places}
    return {index: view for index, view in views.items() if view and gold.spans[index].label == NOT_BODY}


def _title(gold: Gold, page: Page, views: dict[int, str], above: range, below: range) -> Iterator[tuple[int, Label]]:
    title = words(str(gold.meta.get("title") or gold.meta.get("headline") or ""))
    if not title:
        return
    for alike in (eq, _part):
        for places in (above, below):
            found = [index for index in places if alike(views.get(index, ""), title)]
            if found:
                # Of two close together one may be the end of a breadcrumb trail.
                close = [index for index in found if abs(index - found[0]) <= _CLOSE]
                if len(close) > 1:
                    headings = _headings(page)
                    close = [index for index in close if gold.spans[index].start in headings]
                if len(close) == 1:
                    yield close[0], Label.HEADLINE
                return


def _headings(page: Page) -> set[int]:
    """Return where the blocks begin that the mark-up calls headings."""
    if page.hints is None:
        return set()
    return set(page.view.start[page.hints.heading > 0].tolist())


def _part(view: str, title: str) -> bool:
    """Say whether a line is most of a title, or a title most of a line: names of sites and series stand beside titles."""
    short, long = sorted((view, title), key=len)
    return short.count(" ") + 1 >= _FEWEST_WORDS and 2 * len(short) > len(long) and f" {short} " in f" {long} "


def _details(gold: Gold, views: dict[int, str], above: range, below: range) -> Iterator[tuple[int, Label]]:
    authors = [view for name in gold.meta.get("authors") or () if (view := words(str(name)))]
    published = str(gold.meta.get("published") or "")[:10]
    for places in (above[:_NEAR], below[:_NEAR]):
        found = []
        for index in places:
            view, span = views.get(index, ""), gold.spans[index]
            if not view or view.count(" ") >= _MOST_WORDS or span.end - span.start > _MOST_CHARACTERS:
                continue
            if any(f" {author} " in f" {view} " for author in authors):
                found.append((index, Label.BYLINE))
            elif published and any((read.date or "")[:10] == published for read in find_dates(gold.text[span.start : span.end])):
                found.append((index, Label.TIMESTAMP))
        if found:
            yield from found
            return
