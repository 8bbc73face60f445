"""Chooses between what the text of a page says of the article and what the page states about itself.

The rules were chosen by what is right most often on pages whose publishers' own data is known: ``docs/metadata.md`` has the
figures. Both sides are kept: the one in the metadata, the other in what the page states.
"""

from dataclasses import dataclass, fields

from segmenter.html.structured import Fact, Structured
from segmenter.languages import Lexicon
from segmenter.metadata import statements, titles
from segmenter.metadata.keys import key
from segmenter.metadata.statements import VISIBLE, by_origin
from segmenter.metadata.values import DateValue, Metadata, Value

_HEAD = ("json-ld", "og", "meta")
_ALL = (*_HEAD, "microdata")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is given out for each name but the headline, with its origin: ``visible``, or where the page states it."""

    category: Fact | None = None
    published: Fact | None = None
    published_date: Fact | None = None
    modified: Fact | None = None
    modified_date: Fact | None = None
    authors: tuple[Fact, ...] = ()
    tags: tuple[Fact, ...] = ()
    site_name: Fact | None = None
    description: Fact | None = None

    @property
    def origins(self) -> dict[str, str]:
        """The origin of each value that is there; the values of a list have one origin."""
        out = {}
        for field in fields(self):
            found = getattr(self, field.name)
            first = found[0] if isinstance(found, tuple) and found and not isinstance(found, Fact) else found
            if first:
                out[field.name] = first.origin
        return out


def choose(known: Metadata, stated: Structured | None, said: str, lexicon: Lexicon) -> Choice:
    """Return what is given out of what the text says (``known``) and what the page states; ``said`` is the article's text."""
    stated = _of_article(stated, said)
    sites = statements.site_keys(stated)
    published = _date(known.published, stated.published, lexicon)
    modified = _date(known.modified, stated.modified, lexicon)
    return Choice(
        category=_category(known.category, stated),
        published=published[0],
        published_date=published[1],
        modified=modified[0],
        modified_date=modified[1],
        authors=_authors(known, stated, sites, lexicon),
        tags=statements.keywords(stated.keywords, _ALL, sites, said) or _visible(known.tags),
        site_name=next(iter(by_origin(stated.site_names, ("og", "json-ld", "microdata"))), None),
        description=next(iter(stated.descriptions), None),
    )


def headline(text: str, visible: Value | None, stated: Structured | None, said: str) -> Fact | None:
    """Return the title that is given out; it needs no other metadata, and no words of a language."""
    stated = _of_article(stated, said)
    others = statements.site_keys(stated).union(key(fact.value) for fact in stated.descriptions)
    return titles.headline(visible.text if visible else None, stated.headlines, others, text)


def _of_article(stated: Structured | None, said: str) -> Structured:
    """Return what a page states; without an article only of its site, since the rest would be taken for one's."""
    if stated is None:
        return Structured()
    return stated if said else Structured(site_names=stated.site_names, descriptions=stated.descriptions)


def _authors(known: Metadata, stated: Structured, sites: frozenset[str], lexicon: Lexicon) -> tuple[Fact, ...]:
    """The stated writers, else the visible ones, else the first of microdata, which goes on with the writers of other stories."""
    named = statements.writers(stated.authors, _HEAD, sites, lexicon)
    # As written: an agency that signs has another name as well.
    seen = tuple(Fact(value.text, VISIBLE) for value in known.authors if key(value.text) not in sites)
    return named or seen or statements.writers(stated.authors, ("microdata",), sites, lexicon)[:1]


def _category(visible: Value | None, stated: Structured) -> Fact | None:
    """The visible section where the page states it too, else the first that it states, else the visible one."""
    sections = [fact for fact in stated.sections if any(map(str.isalpha, fact.value))]
    if visible is None or (sections and key(visible.text) not in {key(fact.value) for fact in sections}):
        return next(iter(sections), None)
    return Fact(visible.text, VISIBLE)


def _date(visible: DateValue | None, stated: tuple[Fact, ...], lexicon: Lexicon) -> tuple[Fact | None, Fact | None]:
    """The date as it is seen, else as stated; and what it means: as stated, unless what is seen is the same and says more."""
    found = statements.date(stated, lexicon)
    written = found[0] if found else next(iter(stated), None)
    date = Fact(found[1], found[0].origin) if found else None
    if visible is not None:
        written = Fact(visible.text, VISIBLE)
        if visible.date is not None and (date is None or visible.date.startswith(date.value)):
            date = Fact(visible.date, VISIBLE)
    return written, date


def _visible(values: tuple[Value, ...]) -> tuple[Fact, ...]:
    return tuple(Fact(value.name or value.text, VISIBLE) for value in values)
