"""Tells what one piece of a byline is: a person's name, an organisation, a job, or none of these."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from segmenter.folding import fold
from segmenter.languages import Lexicon
from segmenter.languages.credits import Credits
from segmenter.metadata.outlets import canonical
from segmenter.metadata.reading import value
from segmenter.metadata.values import Value

_WORD = re.compile(r"\S+")
# What no name goes on after: a handle, a number, a link, left-over mark-up.
_STOP = re.compile(r"[@\d\[\]<>{}=_#]|https?:")
_DOMAIN = re.compile(r"(?<!\S)[A-Za-z0-9-]{3,}(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,6}(?!\S)")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_GLUED_CASE = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f])")
_QUOTES = "\"'\u00ab\u00bb\u2018\u2019\u201c\u201d\u201e\u201a\u2039\u203a()[]"
_MOST_WORDS, _LONGEST_UNSPACED, _PHRASE = 6, 16, 3
_FEWEST_BEFORE_DAY = 2  # words; a name of two keeps the surname May


class Piece(NamedTuple):
    """What a piece of a byline is.

    ``kind`` is ``person``; ``single``, a name of one word, which may be a place or a paper as well; ``organisation``;
    ``role``; ``long``, which is more than a name can be; or ``other``. ``cut`` says whether words that follow a name
    were taken off.
    """

    kind: str
    value: Value
    cut: bool = False


def read(text: str, start: int, end: int, lexicon: Lexicon, *, labelled: bool = False) -> Piece | None:
    """Return what stands in a range; ``None`` where nothing does. ``labelled``: a word like *By* stands before it."""
    stop = _STOP.search(text, start, end)
    bare = value(text, start, stop.start() if stop else end)
    if bare is None:
        return None
    bare = _unquoted(bare)
    if _is_known(bare.text):
        return Piece("organisation", bare)
    if fixed := _fixed(bare.text, lexicon):
        return Piece(fixed, bare)
    if _is_unspaced(bare.text):
        return _unspaced(bare, lexicon.credits)
    words = [(found.start(), found.end()) for found in _WORD.finditer(bare.text)]
    if len(words) > 4 * _MOST_WORDS:
        return Piece("long", bare)
    if stop and stop[0].isdigit():
        while len(words) > _FEWEST_BEFORE_DAY and _is_day(bare.text[slice(*words[-1])], lexicon):
            words.pop()
    return _spaced(bare, words, lexicon, labelled)


def _is_known(name: str) -> bool:
    return canonical(name) is not None or _DOMAIN.match(name) is not None


def _fixed(name: str, lexicon: Lexicon) -> str | None:
    """Return what the phrases of the language make of a piece, where one is the whole of it or a job opens it."""
    for match in lexicon.book.match(fold(name)):
        if match.family == "byline.role" and (match.mode == "line" or (match.mode in ("start", "label") and match.start <= 1)):
            return "role"
        if match.mode == "line" and match.family not in ("byline.label", "kicker.label"):
            return "organisation" if match.family.startswith("source.") else "other"
    return None


def _is_unspaced(name: str) -> bool:
    return len(_UNSPACED.findall(name)) * 2 > sum(map(str.isalpha, name))


def _unspaced(name: Value, credits: Credits) -> Piece:
    """Read a name in a script that writes words without blanks; a job stands written onto either end."""
    text, start, end = name.text, name.start, name.end
    for role in sorted(credits.roles, key=len, reverse=True):
        if _is_unspaced(role) and len(role) < len(text):
            if text.endswith(role):
                text, end = text[: -len(role)].rstrip(), end - len(role)
            elif text.startswith(role):
                start += len(role)
                text = text[len(role) :]
    text = text.strip()
    found = Value(text, start := name.start + name.text.find(text), start + len(text)) if text else name
    if fold(name.text) in credits.roles:
        return Piece("role", name)
    if any(fold(text).endswith(word) or (len(word) > 1 and word in fold(text)) for word in credits.organisations):
        return Piece("organisation", found)
    return Piece("person" if 2 <= len(text) <= _LONGEST_UNSPACED else "other", found, cut=len(text) < len(name.text))


def _spaced(name: Value, words: list[tuple[int, int]], lexicon: Lexicon, labelled: bool) -> Piece:
    credits, tokens = lexicon.credits, [name.text[a:b] for a, b in words]
    first = 0
    while first < len(tokens) and (size := _role_at(tokens, first, credits)):
        first += size
    if first == len(tokens) or (first and (_ends_name(tokens, first, credits) or tokens[first][:1].islower())):
        return Piece("role", name)
    last, cut = first + 1, False
    while last < len(tokens) and not _ends_name(tokens, last, credits) and not _role_at(tokens, last, credits):
        last += 1
    if last < len(tokens):
        cut = True
        while last - first > 2 and _is_organisation(tokens[last - 1], credits):
            last -= 1
    start, end = words[first][0], words[last - 1][1]
    glued = _glued(name.text[words[last - 1][0] : end], lexicon)
    end -= glued
    own = _own_script(name.text, start, end, lexicon)
    found = value(name.text, *_unrepeated(name.text, *own)) or name
    found = _unquoted(Value(found.text, name.start + found.start, name.start + found.end))
    kept = [token for token in found.text.split() if fold(token)]
    if any(_is_organisation(token, credits) for token in kept) or _is_known(found.text):
        return Piece("organisation", found)
    kind = _shape(kept, lexicon, labelled)
    if kind == "single" and (lexicon.is_function_word(found.text) or (cut and not labelled and found.text[:1].isupper())):
        kind = "other"
    return Piece(kind, found, cut or bool(glued))


def _shape(tokens: list[str], lexicon: Lexicon, labelled: bool) -> str:
    """Tell by letter case and number of words whether they can be a name."""
    particles = lexicon.credits.particles
    bare = [token.strip(_QUOTES) for token in tokens]
    full = [token for token in bare if fold(token) not in particles]
    if len(tokens) > _MOST_WORDS or any(token.endswith((".", "!", "?", ":")) and len(token) > 5 for token in bare[:-1]):
        return "long"
    if not full or not any(map(str.isalpha, "".join(full))):
        return "other"
    chrome = sum(_is_chrome(token, lexicon) for token in full)
    if all(_is_day(token, lexicon) for token in full) or (chrome > 1 and 2 * chrome > len(full)):
        return "other"
    if not all(_capital(token) for token in full):
        lower = labelled and len(full) > 1 and "".join(full).islower()
        return "person" if lower else "other"
    return "person" if len(tokens) > 1 or _HANGUL.match(tokens[0]) else "single"


def _is_chrome(token: str, lexicon: Lexicon) -> bool:
    """Say whether a word is what a site prints around its articles: *Share*, *Send*."""
    matches = lexicon.book.match(fold(token))
    return any(match.mode == "line" and match.family.startswith("boilerplate.") for match in matches)


def _capital(token: str) -> bool:
    """Say whether a word opens, or goes on after an apostrophe or hyphen, with a capital or a letter without case."""
    return any(part[:1].isalpha() and not part[:1].islower() for part in re.split(r"['\u2019\u02bc-]", token))


def _role_at(tokens: list[str], place: int, credits: Credits) -> int:
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


def _ends_name(tokens: list[str], place: int, credits: Credits) -> bool:
    token = tokens[place].strip(_QUOTES)
    if fold(token) not in credits.name_ends:
        return False
    following = tokens[place + 1].strip(_QUOTES) if place + 1 < len(tokens) else ""
    # A capital letter is an initial; in 't Veld and op den Berg are names.
    return (len(token) > 1 or not token.isupper()) and following not in ("t", "den", "der")


def _is_organisation(token: str, credits: Credits) -> bool:
    view = fold(token).strip(".,:;()-'\"")
    return view in credits.organisations or ("-" in view and view.rpartition("-")[2] in credits.organisations)


def _is_day(token: str, lexicon: Lexicon) -> bool:
    view = fold(token).strip(".,:;")
    return view in lexicon.months or view in lexicon.weekdays


def _glued(token: str, lexicon: Lexicon) -> int:
    """Return the length of a job or a day that is glued to the end of a name: ``RitterKorrespondent``."""
    for found in _GLUED_CASE.finditer(token):
        rest = token[found.start() :]
        if fold(rest) in lexicon.credits.roles or _is_day(rest, lexicon):
            return len(rest)
    return 0


def _own_script(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Of a name that stands there in two scripts keep the one in the language's own."""
    if "Latn" in lexicon.scripts or not lexicon.scripts:
        return start, end
    latin = [bool(re.match(r"[A-Za-z\u00c0-\u024f]", text[found.start()])) for found in _WORD.finditer(text, start, end)]
    if all(latin) or not any(latin):
        return start, end
    places = [found.span() for found, is_latin in zip(_WORD.finditer(text, start, end), latin, strict=True) if not is_latin]
    return places[0][0], places[-1][1]


def _unrepeated(text: str, start: int, end: int) -> tuple[int, int]:
    """Of a name that is printed twice in a row keep the first."""
    words = [found.span() for found in _WORD.finditer(text, start, end)]
    half = len(words) // 2
    same = [text[a:b] for a, b in words[:half]] == [text[a:b] for a, b in words[half:]]
    return (start, words[half - 1][1]) if half and len(words) % 2 == 0 and same else (start, end)


def _unquoted(name: Value) -> Value:
    head = len(name.text) - len(name.text.lstrip(_QUOTES))
    tail = len(name.text) - len(name.text.rstrip(_QUOTES))
    inner = name.text[head : len(name.text) - tail]
    return Value(inner, name.start + head, name.end - tail) if inner else name
