"""The grammar of a byline: the labels that lead to names, and what stands between two of them."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from segmenter.folding import Folded, fold, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.metadata.names import read
from segmenter.metadata.reading import leading, value

_SEPARATOR = re.compile(
    r"\s*[,;|/\u060c\u061b\u3001\uff0c\uff1b\uff0f+]\s*|\s+[\u2022\u00b7\u2013\u2014-]+(?:\s+|$)|[\u2022\u2014]|\s+\u00b7|\u00b7\s+"
    r"|(?<=[\uac00-\ud7a3])\u00b7(?=[\uac00-\ud7a3])|\uff1d|\s{3,}|\t"
)
_BRACKETS = re.compile(r"[(\uff08\[\u3010]([^()\uff08\uff09\[\]\u3010\u3011]*)[)\uff09\]\u3011]")
_PLACE = re.compile(r"^\W*[\uac00-\ud7a3]{2,6}=")  # of a Korean reporter
_COLON = re.compile(r"\s*(?:[:|/\u2022]|-+(?=\s)|-$)|\s*$")
_UNKNOWN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2} ?: ?(?=\"?[^\W\d_])")  # a label that no pack has
_WORD = re.compile(r"\S+")
_BYLINE = ("byline.label",)
_MOST_WORDS = 100  # what is longer holds no names
_LONGEST_GLUED = 100  # characters, label and name
_BARE = 2  # words in capitals that follow a label without a colon
_LONG_LABEL = 2  # words; only these open a new credit in mid-line without a colon
_COMPOUND = ("e", "y", "i")  # conjunctions that also stand within one surname: Ortega y Gasset

WRITER, EDITOR, CREW = range(3)
"""Whom a label leads to. Editors are named where no writer is, the crew never."""


class Part(NamedTuple):
    """A range between separators. ``joint`` is what stands before it: a separator, ``and`` or ``(``."""

    start: int
    end: int
    joint: str


def parts(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Part]:
    """Cut a line at brackets, separators and conjunctions. What brackets hold is read where nothing stands outside."""
    place, joint = start, ""
    if head := _PLACE.match(text[start:end]):
        place += head.end()
    outer: list[Part] = []
    inner: list[Part] = []
    for bracket in _BRACKETS.finditer(text, start, end):
        outer.extend(_separated(text, place, bracket.start(), joint))
        if outer and fold(bracket[1]) in lexicon.credits.crew:
            outer.pop()
        inner.extend(_separated(text, bracket.start(1), bracket.end(1), "("))
        place, joint = bracket.end(), ","
    outer.extend(_separated(text, place, end, joint))
    credited = [part for part in outer if value(text, part.start, part.end)]
    if inner and all(_is_organisation(text, part, lexicon) for part in credited):
        credited = inner
    for part in credited:
        yield from _joined(text, part, lexicon)


def _is_organisation(text: str, part: Part, lexicon: Lexicon) -> bool:
    piece = read(text, part.start, part.end, lexicon)
    return piece is None or piece.kind in ("organisation", "role") or (piece.kind == "single" and piece.value.text.isupper())


def _separated(text: str, start: int, end: int, joint: str) -> Iterator[Part]:
    place = start
    for found in _SEPARATOR.finditer(text, start, end):
        if found.start() > place:
            yield Part(place, found.start(), joint)
        place, joint = found.end(), found[0].strip() or " "
    if end > place:
        yield Part(place, end, joint)


def _joined(text: str, part: Part, lexicon: Lexicon) -> Iterator[Part]:
    """Cut a part at its conjunctions, those that are written onto the next word included."""
    words = [found.span() for found in islice(_WORD.finditer(text, part.start, part.end), _MOST_WORDS + 1)]
    if len(words) > _MOST_WORDS:
        yield part
        return
    if lexicon.scripts == ("Hani",):
        # A blank within a Chinese name is rare, one between two of them common.
        yield from (Part(start, end, "and" if index else part.joint) for index, (start, end) in enumerate(words))
        return
    place, joint, first = part.start, part.joint, 0
    for index, (start, end) in enumerate(words):
        view, glued = fold(text[start:end]), 0
        if index > first and _leads(view, text[start : part.end], lexicon):
            yield Part(place, start, joint)
            place, first, joint = start, index, ","
            continue
        if view in lexicon.credits.conjunctions:
            if not _stands_between(text, words, first, index, lexicon):
                continue
            resume = end
        elif index - first > 1 and len(words) - index > 1 and (glued := opens_with_and(view, lexicon)):
            resume = start + glued
        else:
            continue
        if index > first:
            yield Part(place, start, joint)
        place, first = resume, index if glued else index + 1
        joint = "and" if index else joint
    if part.end > place:
        yield Part(place, part.end, joint)


def _leads(word: str, rest: str, lexicon: Lexicon) -> bool:
    """Say whether a credit of somebody else begins with a word: ``Foto: Bo Marsh``, ``photographs by Bo Marsh``."""
    start = word.rstrip(":")
    phrases = [phrase for phrase in (*lexicon.credits.crew, *lexicon.credits.editors) if phrase.startswith(start)]
    if not phrases:
        return False
    view = fold(rest)
    after = [view[len(phrase) :] for phrase in phrases if view.startswith(phrase)]
    colon = any(behind.lstrip().startswith(":") for behind in after)
    return colon or any(" " in phrase and view.startswith(phrase + " ") for phrase in phrases)


def opens_with_and(view: str, lexicon: Lexicon) -> bool:
    """Say whether a folded word opens with a conjunction that is one letter and written onto it."""
    known = lexicon.credits
    return len(view) > 3 and view[0] in known.joined and view not in known.lookalikes


def _stands_between(text: str, words: list[tuple[int, int]], first: int, index: int, lexicon: Lexicon) -> bool:
    """Say whether a conjunction stands between two names and not within one: *Ortega y Gasset*, *Peter I*."""
    word, after = text[slice(*words[index])], len(words) - index - 1
    if word.isupper() and len(word) == 1:
        return text[words[first][0] : words[-1][1]].isupper() and after > 1
    next_and = (
        place for place in range(index + 2, len(words)) if fold(text[slice(*words[place])]) in lexicon.credits.conjunctions
    )
    if fold(word) in _COMPOUND and index - first > 1 and after and next(next_and, len(words)) == index + 2:
        piece = read(text, words[index + 1][0], words[index + 1][1], lexicon)
        return piece is not None and piece.kind != "single"
    return True


def label(text: str, start: int, end: int, lexicon: Lexicon, *, opening: bool) -> tuple[int | None, int]:
    """Return whom the label at the head of a range leads to, and where it ends; ``None`` and ``start`` without one."""
    folded = fold_with_origin(text[start:end])
    view, best, rank = folded.view, 0, None
    head = len(view) - len(view.lstrip(" \"'([*-:>|/."))
    for known, phrases in ((EDITOR, lexicon.credits.editors), (CREW, lexicon.credits.crew)):
        phrase = next((phrase for phrase in phrases if view.startswith(phrase, head) and _closes(view, head, phrase)), "")
        if len(phrase) > best:
            best, rank = len(phrase), known
    found = leading(folded, _BYLINE, lexicon)
    longer = found is not None and len(view[found.start : found.end].rstrip(" :/|-")) > best
    if found is not None and longer and (opening or _opens(view, found.start, found.end)):
        best, rank, head = found.end - found.start, WRITER, found.start
    if opening and rank is None and (glued := _glued_label(text, start, end, lexicon)):
        return WRITER, start + glued
    if opening and rank is None:
        best, rank = _bare_label(text, start, folded, head, lexicon)
    if rank is None and (unknown := _UNKNOWN.match(view, head)):
        best, rank = unknown.end() - head, EDITOR
    if rank is None:
        return None, start
    close = head + best
    return rank, start + folded.starts[close] if close < len(view) else end


def _bare_label(text: str, start: int, folded: Folded, head: int, lexicon: Lexicon) -> tuple[int, int | None]:
    """Return length and rank of a label that a name in capitals follows without a colon: ``Teksti Anna Virtanen``."""
    credits, view = lexicon.credits, folded.view
    for rank, phrases in ((WRITER, credits.labels), (EDITOR, credits.editors), (CREW, credits.crew)):
        for phrase in phrases:
            if view.startswith(phrase + " ", head):
                place = start + folded.starts[head + len(phrase) + 1]
                following = text[place : start + folded.starts[-1] + 1].split(maxsplit=_BARE)[:_BARE]
                if len(following) == _BARE and all(word[:1].isupper() for word in following):
                    return len(phrase), rank
    return 0, None


def _closes(view: str, head: int, phrase: str) -> bool:
    """Say whether a lead ends where it seems to: one of a single word needs a colon or its like, unless blanks are rare."""
    after = head + len(phrase)
    if not phrase.isascii() and not view[after : after + 1].isspace() and phrase[-1:] >= "\u3000":
        return True
    if " " in phrase and len(phrase.split()) >= _LONG_LABEL:
        return not view[after : after + 1].isalnum()
    return _COLON.match(view, after) is not None


def _opens(view: str, start: int, end: int) -> bool:
    return _COLON.match(view, end) is not None or len(view[start:end].split()) >= _LONG_LABEL


def _glued_label(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Return the length of a label that a full name is glued to: ``byAnn Hill``."""
    found = re.match(r"\W*[A-Z]?[a-z]+(?=[A-Z]\S*\s+\S)", text[start : min(end, start + _LONGEST_GLUED)])
    if found is None:
        return 0
    known = any(match.family == "byline.label" for match in lexicon.book.match(fold(found[0])))
    return found.end() if known else 0
