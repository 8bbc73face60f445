"""Reads the writers from bylines: their labels, their separators, and what else stands beside a name."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from segmenter.folding import fold, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.metadata.names import Piece, read
from segmenter.metadata.reading import leading, value
from segmenter.metadata.values import Value
from segmenter.model import Span

_SEPARATOR = re.compile(
    r"\s*[,;|/\u060c\u061b\u3001\uff0c\uff1b\uff0f+]\s*|\s+[\u2022\u00b7\u2013\u2014-]+(?:\s+|$)|[\u2022\u2014]|\s+\u00b7|\u00b7\s+|\s{3,}|\t"
)
_BRACKETS = re.compile(r"[(\uff08]([^()\uff08\uff09]*)[)\uff09]")
_COLON = re.compile(r"\s*(?:[:|/\u2022]|-+(?=\s)|-$)|\s*$")
_WORD = re.compile(r"\S+")
_BYLINE = ("byline.label",)
_LONG_LABEL = 2  # words; only these open a new credit in mid-line without a colon
_SENTENCE = 6  # words
_LONGEST_LINK = 3  # words of a name in a row of names
_COMPOUND = ("e", "y", "i")  # conjunctions that also stand within one surname: Ortega y Gasset

WRITER, EDITOR, CREW = range(3)
"""Whom a label leads to. Editors are named where no writer is, the crew never."""


class _Credit(NamedTuple):
    """A name in a byline. ``group`` counts the labels before it."""

    rank: int
    group: int
    labelled: bool
    piece: Piece


class _Part(NamedTuple):
    """A range between separators. ``joint`` is what stands before it: a separator, ``and`` or ``(``."""

    start: int
    end: int
    joint: str


def authors(text: str, spans: Sequence[Span], body: str, lexicon: Lexicon) -> tuple[Value, ...]:
    """Return the people that the byline spans name as writers, in order, each once; ``body`` is the article's text.

    Agencies, papers, jobs, places, addresses and dates are left out.
    """
    credits: list[_Credit] = []
    pending: tuple[int, bool] = WRITER, False
    for group, span in enumerate(spans):
        rank, start = _label(text, span.start, span.end, lexicon, opening=True)
        if rank is not None and value(text, start, span.end) is None:
            pending = rank, True
            continue
        labelled = rank is not None or pending[1]
        line = _Line(text, body, lexicon, pending[0] if rank is None else rank, labelled, group)
        credits.extend(line.read(start, span.end))
        pending = WRITER, False
    return _unique(_chosen(credits))


class _Line:
    """One byline span while it is read."""

    def __init__(self, text: str, body: str, lexicon: Lexicon, rank: int, labelled: bool, group: int) -> None:
        self.text, self.body, self.lexicon = text, body, lexicon
        self.rank, self.labelled, self.group = rank, labelled, group * 1000

    def read(self, start: int, end: int) -> Iterator[_Credit]:
        if not self.labelled and self.text[start:end].rstrip().endswith((":", "\uff1a")):
            return  # the place and the agency that open an agency's story
        parts = list(_parts(self.text, start, end, self.lexicon))
        last_and = max((index for index, part in enumerate(parts) if part.joint == "and"), default=len(parts))
        sentence = _is_sentence(self.text[start:end])
        found: list[Piece] = []
        for index, part in enumerate(parts):
            rank, first = _label(self.text, part.start, part.end, self.lexicon, opening=False) if index else (None, part.start)
            if rank is not None:
                self.rank, self.labelled, self.group = rank, True, self.group + 1
            # A comma after "A and B" leads to their paper or place.
            elif index > last_and and not part.joint.startswith(";"):
                continue
            piece = read(self.text, first, part.end, self.lexicon, labelled=self.labelled)
            if piece is None:
                continue
            if piece.kind == "long" or (sentence and found):
                return
            if not self._goes_on(piece, part, found):
                return
            found.append(piece)
            if self._is_place(piece, part, found) or _is_shouted(piece, found):
                continue
            if piece.kind in ("person", "single", "organisation") and not (sentence and not piece.cut):
                yield _Credit(EDITOR if sentence else self.rank, self.group, self.labelled, piece)

    def _goes_on(self, piece: Piece, part: _Part, found: list[Piece]) -> bool:
        """Say whether names may follow: not after a job with its field, nor a lone word at the head of an unlabelled line."""
        if not found and piece.kind == "role":
            self.rank = max(self.rank, EDITOR)
        return not (len(found) == 1 and not self.labelled and found[0].kind == "single" and "," in fold(part.joint))

    def _is_place(self, piece: Piece, part: _Part, found: list[Piece]) -> bool:
        """Say whether a piece after a name is something that the article tells of, such as its place."""
        if len(found) < 2 or part.joint in ("and", "(") or piece.kind != "person":
            return False
        return f" {fold(piece.value.text)} " in f" {_spaced(self.body)} "


def _is_shouted(piece: Piece, found: list[Piece]) -> bool:
    """Say whether a piece is in capitals and the name before it is not: a paper, ``MDR SACHSEN``."""
    return piece.value.text.isupper() and any(known.kind == "person" and not known.value.text.isupper() for known in found[:-1])


def _spaced(body: str) -> str:
    return re.sub(r"[^\w\s]+", " ", fold(body))


def _is_sentence(line: str) -> bool:
    return line.rstrip(" \"'\u201d\u00bb)").endswith((".", "!", "?", "\u06d4", "\u0964")) and len(line.split()) > _SENTENCE


def _parts(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[_Part]:
    """Cut a line at brackets, separators and conjunctions. What brackets hold is read where nothing stands outside."""
    place, joint = start, ""
    outer: list[_Part] = []
    inner: list[_Part] = []
    for bracket in _BRACKETS.finditer(text, start, end):
        outer.extend(_separated(text, place, bracket.start(), joint))
        inner.extend(_separated(text, bracket.start(1), bracket.end(1), "("))
        place, joint = bracket.end(), ","
    outer.extend(_separated(text, place, end, joint))
    credited = [part for part in outer if value(text, part.start, part.end)]
    if inner and all(_is_organisation(text, part, lexicon) for part in credited):
        credited = inner
    for part in credited:
        yield from _joined(text, part, lexicon)


def _is_organisation(text: str, part: _Part, lexicon: Lexicon) -> bool:
    piece = read(text, part.start, part.end, lexicon)
    return piece is None or piece.kind in ("organisation", "role") or (piece.kind == "single" and piece.value.text.isupper())


def _separated(text: str, start: int, end: int, joint: str) -> Iterator[_Part]:
    place = start
    for found in _SEPARATOR.finditer(text, start, end):
        if found.start() > place:
            yield _Part(place, found.start(), joint)
        place, joint = found.end(), found[0].strip() or " "
    if end > place:
        yield _Part(place, end, joint)


def _joined(text: str, part: _Part, lexicon: Lexicon) -> Iterator[_Part]:
    """Cut a part at its conjunctions, those that are written onto the next word included."""
    words = [found.span() for found in _WORD.finditer(text, part.start, part.end)]
    place, joint, first = part.start, part.joint, 0
    for index, (start, end) in enumerate(words):
        view, glued = fold(text[start:end]), 0
        if view in lexicon.credits.conjunctions:
            if not _parts_names(text, words, first, index, lexicon):
                continue
            resume = end
        elif index - first > 1 and len(words) - index > 1 and (glued := _glued(view, lexicon)):
            resume = start + glued
        else:
            continue
        if index > first:
            yield _Part(place, start, joint)
        place, first = resume, index if glued else index + 1
        joint = "and" if index else joint
    if part.end > place:
        yield _Part(place, part.end, joint)


def _glued(view: str, lexicon: Lexicon) -> int:
    """Return 1 where a word opens with a conjunction that is one letter and written onto it, else 0."""
    known = lexicon.credits
    return int(len(view) > 3 and view[0] in known.conjunctions and not view[0].isascii() and view not in known.lookalikes)


def _parts_names(text: str, words: list[tuple[int, int]], first: int, index: int, lexicon: Lexicon) -> bool:
    """Say whether a conjunction stands between two names and not within one: *Ortega y Gasset*, *Peter I*."""
    word, after = text[slice(*words[index])], len(words) - index - 1
    if word.isupper() and len(word) == 1:
        return text[words[first][0] : words[-1][1]].isupper() and after > 1
    if fold(word) in _COMPOUND and index - first > 1 and after == 1:
        piece = read(text, words[index + 1][0], words[index + 1][1], lexicon)
        return piece is not None and piece.kind != "single"
    return True


def _label(text: str, start: int, end: int, lexicon: Lexicon, *, opening: bool) -> tuple[int | None, int]:
    """Return whom the label at the head of a range leads to, and where it ends; ``None`` and ``start`` without one."""
    folded = fold_with_origin(text[start:end])
    view, best, rank = folded.view, 0, None
    head = len(view) - len(view.lstrip(" \"'([*-:>|/."))
    for known, phrases in ((EDITOR, lexicon.credits.editors), (CREW, lexicon.credits.crew)):
        phrase = next((phrase for phrase in phrases if view.startswith(phrase, head) and _closes(view, head, phrase)), "")
        if len(phrase) > best:
            best, rank = len(phrase), known
    found = leading(folded, _BYLINE, lexicon)
    if found is not None and found.end - found.start > best and (opening or _opens(view, found.start, found.end)):
        best, rank, head = found.end - found.start, WRITER, found.start
    if opening and rank is None and (glued := _glued_label(text, start, end, lexicon)):
        return WRITER, start + glued
    if rank is None:
        return None, start
    close = head + best
    return rank, start + folded.starts[close] if close < len(view) else end


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
    """Return the length of a label in small letters that a name is glued to: ``byAnn Hill``."""
    found = re.match(r"\W*[a-z]+(?=[A-Z])", text[start:end])
    if found is None:
        return 0
    known = any(match.family == "byline.label" for match in lexicon.book.match(fold(found[0])))
    return found.end() if known else 0


def _chosen(credits: Sequence[_Credit]) -> list[Value]:
    """Return the best that is known: writers, lone names after a label, the first named editors, one lone name."""
    people = [credit for credit in credits if credit.piece.kind == "person"]
    singles = [credit for credit in credits if credit.piece.kind == "single" and credit.rank == WRITER]
    writers = [credit for credit in people if credit.rank == WRITER] or [credit for credit in singles if credit.labelled]
    if not writers:
        editors = [credit for credit in people if credit.rank == EDITOR]
        writers = [credit for credit in editors if credit.group == editors[0].group]
    if not writers and len(singles) == 1 and not any(credit.piece.kind == "organisation" for credit in credits):
        writers = singles
    return [credit.piece.value for credit in writers]


def _unique(names: Sequence[Value]) -> tuple[Value, ...]:
    """Return each name once, without those that are only others in a row."""
    by_view: dict[str, Value] = {}
    for name in names:
        by_view.setdefault(fold(name.text), name)
    return tuple(name for view, name in by_view.items() if not _is_chain(view, by_view.keys()))


def _is_chain(view: str, names: Container[str]) -> bool:
    words = view.split()
    place, links = 0, 0
    while len(words) > _LONGEST_LINK and place < len(words):
        sizes = range(min(_LONGEST_LINK, len(words) - place), 1, -1)
        size = next((n for n in sizes if " ".join(words[place : place + n]) in names), 0)
        if not size:
            return False
        place, links = place + size, links + 1
    return links > 1
