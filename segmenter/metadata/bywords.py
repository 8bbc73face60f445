"""What single words of a byline tell: a job, an organisation, a day, the end of a name."""

import re
from collections.abc import Iterator, Sequence

from segmenter.folding import fold
from segmenter.languages import Lexicon
from segmenter.languages.credits import Credits

QUOTES = "\"'\u00ab\u00bb\u2018\u2019\u201c\u201d\u201e\u201a\u2039\u203a()[]\uff08\uff09\u3010\u3011\u300c\u300d"
_GLUED_CASE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f])")
_PHRASE = 3  # words of the longest job
_SHORTEST_TAIL = 3  # letters; shorter ones also end names
_LONGEST = 60  # characters of a word that may be a name


def role_at(tokens: Sequence[str], place: int, credits: Credits) -> int:
    """Return how many words from a place on are a job, 0 where none begins there."""
    for size in range(min(_PHRASE, len(tokens) - place), 0, -1):
        view = fold(" ".join(tokens[place : place + size])).strip(".,:;()-")
        if view in credits.roles or (size == 1 and any(part in credits.roles for part in _parts(view))):
            return size
    return 0


def _parts(view: str) -> Iterator[str]:
    """Yield what a compound is made of, and a word without the conjunction that is written onto it."""
    if "-" in view:
        yield view.rpartition("-")[2]
    if view[:1] in ("\u0648", "\u05d5"):
        yield view[1:]


def ends_name(tokens: Sequence[str], place: int, credits: Credits) -> bool:
    """Say whether a name ends before a word: *in*, *for*. A capital letter is an initial."""
    token = tokens[place].strip(QUOTES + ".,:;")
    if fold(token) not in credits.name_ends:
        return False
    following = tokens[place + 1].strip(QUOTES) if place + 1 < len(tokens) else ""
    # In 't Veld and op den Berg are names.
    return (len(token) > 1 or not token.isupper()) and following not in ("t", "den", "der")


def is_organisation(token: str, credits: Credits) -> bool:
    """Say whether a word, or the last part of a compound, tells an agency or a paper."""
    view = fold(token).strip(".,:;()-'\"")
    return view in credits.organisations or ("-" in view and view.rpartition("-")[2] in credits.organisations)


def glued_tail(token: str, lexicon: Lexicon) -> int:
    """Return the length of a job, a day or a word like *Updated* that is glued to the end of a name: ``RitterKorrespondent``."""
    for found in _GLUED_CASE.finditer(token[:_LONGEST]):
        rest = token[found.start() :]
        view = fold(rest).strip(".,:;")
        ends = len(view) > _SHORTEST_TAIL and view in lexicon.credits.name_ends
        if ends or view in lexicon.credits.roles or is_day(view, lexicon):
            return len(rest)
    return 0


def is_day(token: str, lexicon: Lexicon) -> bool:
    """Say whether a word is a month or a day of the week."""
    view = fold(token).strip(".,:;")
    return view in lexicon.months or view in lexicon.weekdays


def is_chrome(token: str, lexicon: Lexicon) -> bool:
    """Say whether a word is what a site prints around its articles: *Share*, *Send*."""
    matches = lexicon.book.match(fold(token))
    return any(match.mode == "line" and match.family.startswith("boilerplate.") for match in matches)
