"""Whether the metadata is right: each value of the article against the one that the gold shows."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from segmenter.article import Article
from segmenter.folding import fold
from segmenter.gold import UNKNOWN, Gold
from segmenter.metadata.values import Value
from segmenter.model import Label

LABELS = {
    "headline": Label.HEADLINE,
    "source": Label.SOURCE,
    "tags": Label.TAGS,
    "authors": Label.BYLINE,
    "date": Label.TIMESTAMP,
    "related": Label.RELATED,
    "headings": Label.SUBHEADING,
}
"""What is compared, and the label that each is read from."""

_NUMBER = re.compile(r"\d+")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_END = re.compile(r"\W*")


def right_values(gold: Gold, article: Article) -> dict[str, float]:
    """Return how right each value is, between 0 and 1, of those that the text shows where its gold has the label.

    ``source`` and ``date`` are right or not, ``tags`` and ``authors`` as sets; ``related`` titles and section ``headings``
    have the F1 of their set. Everything is compared folded.
    """
    found = {name: compare(gold, article) for name, compare in _COMPARE.items()}
    return {name: float(value) for name, value in found.items() if value is not None}


def invented(gold: Gold, article: Article) -> dict[str, bool]:
    """Return, for each value whose label the gold has nowhere, whether the article gives one all the same.

    Coarse gold says nothing of it.
    """
    if gold.coarse:
        return {}
    present = {span.label for span in gold.spans}
    given = {
        "headline": article.headline,
        "source": article.source,
        "tags": article.tags,
        "authors": article.authors,
        "date": article.published,
        "related": article.related,
        "headings": article.of(Label.SUBHEADING),
    }
    return {name: bool(given[name]) for name, label in LABELS.items() if label not in present}


def _headline(gold: Gold, article: Article) -> bool | None:
    wanted = gold.meta.get("headline") or gold.meta.get("title")
    if not wanted or not _shows(gold, Label.HEADLINE, [wanted]):
        return None
    return fold(wanted) == fold(article.headline or "")


def _source(gold: Gold, article: Article) -> bool | None:
    wanted = gold.meta.get("source")
    if wanted:
        return fold(wanted) == fold(article.source or "") if _shows(gold, Label.SOURCE, [wanted]) else None
    spans = [(s.start, s.end) for s in gold.spans if s.label == Label.SOURCE and s.confidence != UNKNOWN]
    if "source" in gold.meta or not spans:
        return None
    # The gold says where it stands, not which part of the line is the value: that must reach to the line's end.
    value = article.metadata.source
    return value is not None and any(_ends(gold.text, value, start, end) for start, end in spans)


def _ends(text: str, value: Value, start: int, end: int) -> bool:
    return start <= value.start and value.end <= end and _END.fullmatch(text, value.end, end) is not None


def _tags(gold: Gold, article: Article) -> bool | None:
    return _same_set(gold, Label.TAGS, gold.meta.get("tags") or gold.meta.get("topics") or (), article.tags)


def _authors(gold: Gold, article: Article) -> bool | None:
    return _same_set(gold, Label.BYLINE, gold.meta.get("authors") or (), article.authors)


def _same_set(gold: Gold, label: Label, wanted: Sequence[str], found: Iterable[str]) -> bool | None:
    if not wanted or not _shows(gold, label, wanted):
        return None
    return set(map(_name, wanted)) == set(map(_name, found))


def _name(value: str) -> str:
    return fold(value).lstrip("# ")


def _date(gold: Gold, article: Article) -> bool | None:
    wanted = gold.meta.get("published")
    if not wanted:
        return None
    if _shows(gold, Label.TIMESTAMP, [wanted]):
        return fold(wanted) == fold(article.published or "")
    iso = _ISO.match(str(wanted))
    if iso is None or gold.coarse or not any(_says(gold.text[s.start : s.end], iso) for s in _spans(gold, Label.TIMESTAMP)):
        return None
    return _says(article.published or "", iso)


def _says(line: str, iso: re.Match[str]) -> bool:
    """Say whether a date line holds the day of a date, and its year or the last two digits of it."""
    numbers = {int(number) for number in _NUMBER.findall(fold(line))}
    year, day = int(iso[1]), int(iso[3])
    return day in numbers and (year in numbers or (year % 100 in numbers and year % 100 != day))


def _related(gold: Gold, article: Article) -> float | None:
    titles = [item["title"] if isinstance(item, Mapping) else str(item) for item in gold.meta.get("related") or ()]
    if not titles or not _shows(gold, Label.RELATED, titles):
        return None
    return _f1(set(map(fold, titles)), {fold(story.title) for story in article.related})


def _headings(gold: Gold, article: Article) -> float | None:
    wanted = {fold(gold.text[span.start : span.end]) for span in _spans(gold, Label.SUBHEADING)}
    found = {fold(gold.text[span.start : span.end]) for span in article.of(Label.SUBHEADING)}
    return _f1(wanted, found) if wanted else None


def _f1(wanted: set[str], found: set[str]) -> float:
    return 2 * len(wanted & found) / (len(wanted) + len(found))


def _spans(gold: Gold, label: Label) -> list[Any]:
    return [span for span in gold.spans if span.label == label and span.confidence != UNKNOWN]


def _shows(gold: Gold, label: Label, values: Iterable[str]) -> bool:
    """Say whether the text shows all values where it has the label; anywhere, where the gold is coarse."""
    if gold.coarse:
        view = fold(gold.text)
    else:
        view = "\n".join(fold(gold.text[span.start : span.end]) for span in gold.spans if span.label == label)
    return all(_name(value) in view for value in values)


_COMPARE: Mapping[str, Callable[[Gold, Article], float | None]] = {
    "headline": _headline,
    "source": _source,
    "tags": _tags,
    "authors": _authors,
    "date": _date,
    "related": _related,
    "headings": _headings,
}
