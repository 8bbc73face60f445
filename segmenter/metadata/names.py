"""Tells what one piece of a byline is: a person's name, an organisation, a job, or none of these."""

import re
from typing import NamedTuple

from segmenter.folding import fold, is_small
from segmenter.languages import Lexicon
from segmenter.languages.credits import Credits
from segmenter.metadata.bywords import QUOTES, ends_name, glued_tail, is_chrome, is_day, is_organisation, role_at
from segmenter.metadata.outlets import canonical
from segmenter.metadata.reading import value
from segmenter.metadata.values import Value

_WORD = re.compile(r"\S+")
# What no name goes on after: a handle, a number, a link, left-over mark-up.
_STOP = re.compile(r"[@\d\[\]<>{}=_#]|https?:")
_DOMAIN = re.compile(r"(?<!\S)[A-Za-z0-9-]{3,}(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,6}(?!\S)")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_MOST_WORDS, _LONGEST_UNSPACED = 6, 16  # words, characters
_SHORTEST_NAME, _LONGEST_SHORT_NAME = 2, 4  # characters of a name in such a script behind the title of a job
_FEWEST_OF_NAME, _LONGEST_OUTLET = 2, 4  # words
_LONGEST_ABBREVIATION = 4  # characters: Prof.
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
    if is_unspaced(bare.text):
        return _unspaced(bare, lexicon.credits)
    words = [(found.start(), found.end()) for found in _WORD.finditer(bare.text)]
    if len(words) > 4 * _MOST_WORDS:
        return Piece("long", bare)
    if stop and stop[0].isdigit():
        while len(words) > _FEWEST_BEFORE_DAY and is_day(bare.text[slice(*words[-1])], lexicon):
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


def is_unspaced(name: str) -> bool:
    """Say whether most letters of a name are of a script that writes words without blanks."""
    return len(_UNSPACED.findall(name)) * 2 > sum(map(str.isalpha, name))


def _unspaced(name: Value, credits: Credits) -> Piece:
    """Read a name in a script that writes words without blanks; a job stands written onto either end."""
    if fold(name.text) in credits.roles:
        return Piece("role", name)
    start, end = 0, len(name.text)
    for role in sorted(filter(is_unspaced, credits.roles), key=len, reverse=True):
        if name.text.endswith(role, start, end) and len(role) < end - start:
            end -= len(role)
        elif name.text.startswith(role, start, end) and len(role) < end - start:
            start += len(role)
    found = value(name.text, start, end)
    if found is None:
        return Piece("role", name)
    found = Value(found.text, name.start + found.start, name.start + found.end)
    for role in filter(is_unspaced, credits.roles):
        before, _, behind = found.text.rpartition(role)
        if before and _SHORTEST_NAME <= len(behind) <= _LONGEST_SHORT_NAME and _signs(before, credits):
            at = found.end - len(behind)
            return Piece("person", Value(behind, at, found.end), cut=True)
    view = fold(found.text)
    if _signs(view, credits):
        return Piece("organisation", found)
    kind = "person" if _SHORTEST_NAME <= len(found.text) <= _LONGEST_UNSPACED else "other"
    return Piece(kind, found, cut=end - start < len(name.text))


def _signs(view: str, credits: Credits) -> bool:
    """Say whether a name in a script without blanks is that of an agency or paper."""
    return any(view.endswith(word) or (len(word) > 1 and word in view) for word in credits.organisations)


def _spaced(name: Value, words: list[tuple[int, int]], lexicon: Lexicon, labelled: bool) -> Piece:
    credits, tokens = lexicon.credits, [name.text[a:b] for a, b in words]
    first = 0
    while first < len(tokens) and (size := role_at(tokens, first, credits)):
        first += size
    if first == len(tokens) or (first and (ends_name(tokens, first, credits) or is_small(tokens[first][0]))):
        return Piece("role", name)
    last, cut = first + 1, False
    while last < len(tokens) and not ends_name(tokens, last, credits) and not role_at(tokens, last, credits):
        last += 1
    last -= _outlet_behind(tokens[first:last])
    if last < len(tokens):
        cut = True
        while last - first > 2 and is_organisation(tokens[last - 1], credits):
            last -= 1
    start, end = words[first][0], words[last - 1][1]
    glued = glued_tail(name.text[words[last - 1][0] : end], lexicon)
    end -= glued
    own = _own_script(name.text, start, end, lexicon)
    found = value(name.text, *_unrepeated(name.text, *own)) or name
    found = _unquoted(Value(found.text, name.start + found.start, name.start + found.end))
    kept = [token for token in found.text.split() if fold(token)]
    if any(is_organisation(token, credits) for token in kept) or _is_known(found.text):
        return Piece("organisation", found)
    kind = _shape(kept, lexicon, labelled)
    if kind == "single" and (lexicon.is_function_word(found.text) or (cut and not labelled and found.text[:1].isupper())):
        kind = "other"
    return Piece(kind, found, cut or bool(glued))


def _outlet_behind(tokens: list[str]) -> int:
    """Return how many words at the end of a name are a known agency or paper: ``ANN HILL The Associated Press``."""
    for size in range(min(_LONGEST_OUTLET, len(tokens) - _FEWEST_OF_NAME), 0, -1):
        if canonical(" ".join(tokens[-size:])):
            return size + (len(tokens) - size > _FEWEST_OF_NAME and fold(tokens[-size - 1]) == "the")
    return 0


def _shape(tokens: list[str], lexicon: Lexicon, labelled: bool) -> str:
    """Tell by letter case and number of words whether they can be a name."""
    particles = lexicon.credits.particles
    bare = [token.strip(QUOTES) for token in tokens]
    full = [token for token in bare if fold(token) not in particles]
    if len(tokens) > _MOST_WORDS or any(token.endswith((".", "!", "?", ":")) and len(token) > 5 for token in bare[:-1]):
        return "long"
    if not full or not any(map(str.isalpha, "".join(full))) or full[-1].endswith(("'s", "\u2019s")):
        return "other"
    chrome = sum(is_chrome(token, lexicon) for token in full)
    if all(is_day(token, lexicon) for token in full) or (chrome > 1 and 2 * chrome > len(full)):
        return "other"
    if not all(_capital(token) for token in full):
        lower = labelled and len(full) > 1 and "".join(full).islower()
        return "person" if lower else "other"
    return "person" if len(tokens) > 1 or _HANGUL.match(tokens[0]) else "single"


def _capital(token: str) -> bool:
    """Say whether a word opens, or goes on after an apostrophe or hyphen, with a capital or a letter without case."""
    return any(part[:1].isalpha() and not is_small(part[0]) for part in re.split(r"['\u2019\u02bc-]", token))


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
    """Take off quotation marks, brackets, and the full stop after a word that is no initial."""
    text = name.text.rstrip(QUOTES)
    word = text.split()[-1] if text.strip() else ""
    text = text[:-1] if word.endswith(".") and len(word) > _LONGEST_ABBREVIATION and "." not in word[:-1] else text
    head = len(text) - len(text.lstrip(QUOTES))
    return Value(text[head:], name.start + head, name.start + len(text)) if text[head:] else name
