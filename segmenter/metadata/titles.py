"""Finds the title of a page among those that it states: without the name of the site, and as the page shows it."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import islice

from segmenter.html.structured import Fact
from segmenter.metadata.keys import key, signs, words
from segmenter.metadata.statements import VISIBLE, by_origin

_ORIGINS = ("json-ld", "og", "meta", "title", "microdata")  # in microdata the names of writers pass for titles
_SEPARATOR = re.compile(r"\s+[|\u2013\u2014\u00b7\u2022:\u00bb\u203a\u00ab<>~-]+\s+|\s*[|\u00bb\u203a]\s*|--+")
_SHORTEST = 8  # characters of a title that another part was cut off from
_MOST, _MOST_PARTS = 24, 4  # titles that are looked at, and parts that are cut off from one


def headline(visible: str | None, stated: Sequence[Fact], others: Collection[str], text: str) -> Fact | None:
    """Return the first stated title that the text shows as a whole, else the visible one, else the first stated.

    A title that is stated as it is seen counts as visible, unless it has signs between words that are seen on two lines:
    *Bridge in Fernmoor: Masons come*. ``others`` are the keys of what is no title: names of the site, its descriptions.
    """
    shown = _Shown(text)
    own = words(visible or "")
    first = None
    for fact in by_origin(stated, _ORIGINS)[:_MOST]:
        title = _bare(fact, own, others, shown)
        if not title.value or key(title.value) in others:
            continue
        view = words(title.value)
        if visible and view == own:
            return title if _is_parted(title.value, visible) else Fact(visible, VISIBLE)
        if shown.shows(view):
            return title
        first = first or title
    return Fact(visible, VISIBLE) if visible else first


def _is_parted(stated: str, visible: str) -> bool:
    """Say whether a title has signs between words where another of the same words has blanks, and lacks none of that one's."""
    pairs = list(zip(signs(stated), signs(visible), strict=True))
    more = [bool(one.strip()) and one.endswith(" ") and not other.strip() for one, other in pairs]
    return any(more) and all(sign or one.strip() == other.strip() for sign, (one, other) in zip(more, pairs, strict=True))


def _bare(title: Fact, own: str, others: Collection[str], shown: "_Shown") -> Fact:
    """Return a title without what follows it there: the part before a separator that is shown, or stands before a site's name."""
    view = words(title.value)
    if view == own or shown.shows(view):
        return title
    parts = list(islice(_parts(title.value), _MOST_PARTS))
    for head, _ in parts:
        if len(head) >= _SHORTEST and ((view := words(head)) == own or shown.shows(view)):
            return title._replace(value=head)
    value = title.value
    for head, tail in parts:
        if not head or key(tail) not in others:
            break
        value = head
    return title._replace(value=value)


def _parts(title: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each separator of a title, and what up to the next one, the last first."""
    end = len(title)
    for separator in reversed(list(_SEPARATOR.finditer(title))):
        yield title[: separator.start()].strip(), title[separator.end() : end].strip()
        end = separator.start()


class _Shown:
    """The lines of a text by their words; read when it is first asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _lines(self) -> str:
        return "".join(f"\n{line}" for line in map(words, self._text.splitlines()) if line) + "\n"

    @cached_property
    def _flat(self) -> str:
        return self._lines.replace("\n", " ")

    def shows(self, view: str) -> bool:
        """Say whether folded words are one or several whole lines in a row."""
        place = self._flat.find(f" {view} ") if view else -1
        while place >= 0:
            end = place + len(view) + 1
            if self._lines[place] == self._lines[end] == "\n":
                return True
            place = self._flat.find(f" {view} ", end)
        return False
