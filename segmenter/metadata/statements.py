"""What a page states about itself, brought into the shape of what is read from its text: names, days, lists."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from segmenter.dates.read import read_with
from segmenter.html.structured import Fact, Structured
from segmenter.languages import Lexicon
from segmenter.metadata.authors import people
from segmenter.metadata.keys import key, words
from segmenter.metadata.outlets import canonical

VISIBLE = "visible"
"""The origin of what was read from the text."""

_NO_DAYS = ("0001-01-01", "1970-01-01")  # what programs write where they have no date
_MIDNIGHT = re.compile(r"T00:00(?::00)?(?:[+-]\d\d:\d\d)?$")
_NO_WORD = re.compile(r"[\W\d_]*|.*[_/].*|\w+: ?\S.*")  # numbers and codes of a content system: topic/ships, section: sport
_LONGEST_KEYWORD = 6  # words
_LONGEST_CREDIT, _LONGEST_DATE = 300, 100  # characters
_SITEWIDE = ("meta", "microdata")


def by_origin(facts: Iterable[Fact], origins: Sequence[str]) -> list[Fact]:
    """Return the facts of some origins, in the order of these."""
    known = list(facts)
    return [fact for origin in origins for fact in known if fact.origin == origin]


def site_keys(stated: Structured) -> frozenset[str]:
    """Return the names of the site and of organisations that stand as authors, as keys."""
    return frozenset(key(fact.value) for fact in (*stated.site_names, *stated.organisations))


def date(facts: Iterable[Fact], lexicon: Lexicon) -> tuple[Fact, str] | None:
    """Return the first date that is sure, as stated and in ISO 8601. One at midnight sharp is taken for a day."""
    for fact in facts:
        for reading in read_with(fact.value[:_LONGEST_DATE], lexicon.code if lexicon.known else None, words=lexicon.dates):
            if reading.date is not None and not reading.date.startswith(_NO_DAYS):
                return fact, _MIDNIGHT.sub("", reading.date)
    return None


def writers(facts: Sequence[Fact], origins: Sequence[str], sites: Collection[str], lexicon: Lexicon) -> tuple[Fact, ...]:
    """Return the people of the first origin that names any, each once; the site itself and other outlets are none."""
    for origin in origins:
        found = {
            key(name): Fact(name, origin)
            for fact in by_origin(facts, (origin,))
            if len(fact.value) <= _LONGEST_CREDIT
            for name in people(fact.value, lexicon)
            if key(name) not in sites and canonical(name) is None
        }
        if found:
            return tuple(found.values())
    return ()


def keywords(facts: Sequence[Fact], origins: Sequence[str], sites: Collection[str], said: str) -> tuple[Fact, ...]:
    """Return the first list of keywords that has several, else the first of one; ``said`` is what the article says.

    Those of meta elements and microdata, which often are the same on all pages of a site, count where the article
    says one of them. Left out are the site's own name, phrases, numbers and codes.
    """
    lists = [list(_keywords(by_origin(facts, (origin,)), sites)) for origin in origins]
    if any(lists):
        view = f" {words(said)} "
        lists = [found for found in lists if found and (found[0].origin not in _SITEWIDE or _says(view, found))]
    return tuple(next((found for found in lists if len(found) > 1), lists[0] if lists else ()))


def _says(view: str, found: Iterable[Fact]) -> bool:
    return any(f" {words(fact.value)} " in view for fact in found)


def _keywords(facts: Iterable[Fact], sites: Collection[str]) -> Iterator[Fact]:
    known = set(sites)
    for fact in facts:
        word = fact.value.lstrip("# ")
        if fact.value.startswith("#") or not word.isascii():
            word = " ".join(word.replace("_", " ").split())
        if _NO_WORD.fullmatch(word) or len(word.split()) > _LONGEST_KEYWORD or key(word) in known:
            continue
        known.add(key(word))
        yield fact._replace(value=word)
