"""Reads the writers from bylines: their labels, their separators, and what else stands beside a name."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from segmenter.folding import fold
from segmenter.languages import Lexicon
from segmenter.metadata.bylines import EDITOR, WRITER, Part, label, parts
from segmenter.metadata.bywords import role_at
from segmenter.metadata.names import Piece, read
from segmenter.metadata.outlets import canonical
from segmenter.metadata.reading import APART, breaks, pieces, value
from segmenter.metadata.values import Value
from segmenter.model import Label, Span

_SIGNS = re.compile(r"[^\w\s]+")
_MISTAKEN = (Label.BOILERPLATE, Label.TIMESTAMP, Label.KICKER)
_SURE, _LONGEST_NAME = 0.75, 80  # confidence in one of these; characters
_LABELS = 1000  # more than one line has
_NAME = re.compile(r"[\W_]*([^\W\d_](?:[^\W\d_]|[ .'\u2019\u2010\u00ad-]|[\u0900-\u0dff])*+)[\s,;|:]*+")
_APART = re.compile(APART)
_WORD = re.compile(r"\S+")
_TOKEN = re.compile(r"\w+")
_LIST = re.compile("[,;/|\u060c\u061b\u3001]")
_TITLE = re.compile(r"^[^\W\d_]{2,4}\. ")  # which the story may spell out: *Sen.*
_JOB = re.compile(r"\s*\(([^()]+)\)\s*$")
_SENTENCE = 6  # words
_LONGEST_LINK = 3  # words of a name in a row of names


class _Credit(NamedTuple):
    """A name in a byline. ``group`` counts the labels before it."""

    rank: int
    group: int
    labelled: bool
    piece: Piece


class Story:
    """The article's own text, ``body``, by the words that it says in a row, and all the text around it; read when first asked."""

    def __init__(self, body: str, text: str = "") -> None:
        self.body, self._text = body, text

    @cached_property
    def _rows(self) -> frozenset[tuple[str, ...]]:
        words = _SIGNS.sub(" ", fold(self.body)).split()
        return frozenset((*pairwise(words), *zip(words)))

    @cached_property
    def _small(self) -> frozenset[str]:
        return frozenset(word for word in _TOKEN.findall(self._text) if word[0].islower())

    def tells_of(self, piece: Piece) -> bool:
        """Say whether the story names somebody."""
        words = _SIGNS.sub(" ", fold(_TITLE.sub("", piece.value.text))).split()
        return bool(words) and all(row in self._rows for row in (pairwise(words) if len(words) > 1 else zip(words)))

    def has_small(self, piece: Piece) -> bool:
        """Say whether what seems to be a name has a word that the text has in small letters too: a button, a topic."""
        return any(word.lower() in self._small for word in piece.value.text.split() if word[:1].isupper())


def authors(text: str, spans: Sequence[Span], story: Story, lexicon: Lexicon) -> tuple[Value, ...]:
    """Return the people that the byline spans name as writers, in order, each once.

    Jobs, places, addresses and dates are left out, and agencies and papers too, unless nobody else is named; the ``name`` of
    one that is known is set.
    """
    credits: list[_Credit] = []
    pending: tuple[int, bool] = WRITER, False
    places = set() if _is_cased(lexicon) else set(_datelines(text, spans))
    for group, span in enumerate(spans):
        if span in places:
            continue
        rank, start = label(text, span.start, span.end, lexicon, opening=True)
        if rank is None and fold(text[span.start : span.end]) in lexicon.credits.conjunctions:
            pending = WRITER, any(credit.labelled for credit in credits[-1:])
            continue
        if rank is not None and value(text, start, span.end) is None:
            pending = rank, True
            continue
        labelled = rank is not None or pending[1]
        line = _Line(text, story, lexicon, pending[0] if rank is None else rank, labelled, group)
        credits.extend(line.read(start, span.end))
        pending = WRITER, False
    if any(credit.piece.kind == "organisation" for credit in credits):
        # Without a label, what stands with an agency and is named in the story is its place.
        credits = [credit for credit in credits if credit.labelled or not story.tells_of(credit.piece)]
    chosen = _chosen(_untold(credits, story), lexicon)
    return _unique(list(_parted(chosen, text)))


def _datelines(text: str, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the places of agency stories: on one line with a date and an agency behind them, *Riyadh 26 Shawwal 1436 AH SPA*.

    In scripts with letter case that is more often a writer with the agency.
    """
    for span, after in pairwise(spans):
        between = text[span.end : after.start]
        if not breaks(between) and any(map(str.isdecimal, between)) and canonical(text[after.start : after.end]):
            yield span


def _untold(credits: Sequence[_Credit], story: Story) -> list[_Credit]:
    """Leave out lines without a label that name but what the story tells of, where another line names somebody else."""
    if len({credit.group // _LABELS for credit in credits}) < 2:
        return list(credits)
    lines = {
        credit.group // _LABELS
        for credit in credits
        if credit.piece.kind == "person" and (credit.labelled or not story.tells_of(credit.piece))
    }
    return [credit for credit in credits if not lines or credit.labelled or credit.group // _LABELS in lines]


def are_told_of(text: str, names: Sequence[Value], spans: Iterable[Span], story: Story, lexicon: Lexicon) -> bool:
    """Say whether names are all that their bylines hold, and people whom the story tells of: they may be those on its picture."""
    starts = {name.start for name in names}
    alone = [
        piece
        for span in spans
        if span.label is Label.BYLINE and span.start in starts and (piece := named_alone(text, span.start, span.end, lexicon))
    ]
    return len(alone) == len(names) and all(map(story.tells_of, alone))


def unsigned(text: str, spans: Iterable[Span], story: Story, lexicon: Lexicon) -> tuple[Value, ...]:
    """Return the name on the first of some lines that holds nothing but a name, is not sure to be anything else, and signs.

    It has to be that of a person whom the story does not tell of, and not in capitals, as credits of pictures are. Several names
    sign if a job in brackets follows them.
    """
    for start, end in _unsure(text, spans):
        named = _reporters(text, start, end, lexicon) or filter(None, [named_alone(text, start, end, lexicon)])
        if found := tuple(piece.value for piece in named if not (story.tells_of(piece) or story.has_small(piece))):
            return found
    return ()


def _reporters(text: str, start: int, end: int, lexicon: Lexicon) -> list[Piece]:
    """Return the names that are all a line holds besides a job in brackets at its end, nothing for any other line."""
    job = _JOB.search(text, start, end)
    if job is None or not role_at(job[1].split(), 0, lexicon.credits):
        return []
    named = [named_alone(text, part.start, part.end, lexicon) for part in parts(text, start, job.start(), lexicon)]
    people = [piece for piece in named if piece]
    return people if len(people) == len(named) else []


def named_alone(text: str, start: int, end: int, lexicon: Lexicon) -> Piece | None:
    """Return the name of a person that is all a range holds, ``None`` where it holds anything else.

    Capitals are no name, nor is that of a section: *Arab world*.
    """
    name = _NAME.fullmatch(text, start, end)
    if name is None or name[1].isupper() or fold(name[1]) in lexicon.sections:
        return None
    if any(lexicon.is_function_word(word) and fold(word) not in lexicon.credits.particles for word in name[1].split()):
        return None
    piece = read(text, *name.span(1), lexicon)
    return piece if piece and piece.kind == "person" and piece.value.text == name[1] else None


def _unsure(text: str, spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Yield the ranges that may hold a name alone: short spans, and what shares a line with a date."""
    for span in spans:
        if span.label not in _MISTAKEN or span.end - span.start > _LONGEST_NAME:
            continue
        shared = list(pieces(text, span.start, span.end, _APART)) if span.label is Label.TIMESTAMP else []
        if len(shared) > 1:
            yield from ((piece.start, piece.end) for piece in shared)
        elif span.confidence < _SURE:
            yield span.start, span.end


def people(stated: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the people in what is known to name an author: ``Ann Hill and Bo Marsh, The Courier`` has two."""
    _, start = label(stated, 0, len(stated), lexicon, opening=True)
    line = _Line(stated, Story(""), lexicon, WRITER, True, 0)
    named = [credit.piece for credit in line.read(start, len(stated)) if credit.rank == WRITER]
    # A lone word in a script with letter case is more often an account or a firm.
    kinds = ("person",) if _is_cased(lexicon) else ("person", "single")
    return tuple(value.text for value in _unique([piece.value for piece in named if piece.kind in kinds]))


def _is_cased(lexicon: Lexicon) -> bool:
    return bool({"Latn", "Cyrl", "Grek"} & set(lexicon.scripts))


class _Line:
    """One byline span while it is read."""

    def __init__(self, text: str, story: Story, lexicon: Lexicon, rank: int, labelled: bool, group: int) -> None:
        self.text, self.story, self.lexicon = text, story, lexicon
        self.rank, self.labelled, self.group = rank, labelled, group * _LABELS
        self.quiet = False  # whether a name was read that is not in capitals

    def read(self, start: int, end: int) -> Iterator[_Credit]:
        if not self.labelled and self.text[start:end].rstrip().endswith((":", "\uff1a")):
            return  # the place and the agency that open an agency's story
        line = list(parts(self.text, start, end, self.lexicon))
        last_and = max((index for index, part in enumerate(line) if part.joint == "and"), default=len(line))
        sentence = _is_sentence(self.text[start:end])
        if not self.labelled and _is_picture(self.text[start:end]):
            self.rank = EDITOR
        found: list[Piece] = []
        for index, part in enumerate(line):
            rank, first = None, part.start
            if index:  # behind a bar a line begins anew: *Le Courrier | 4 mai | Par Anne Colline*
                rank, first = label(self.text, part.start, part.end, self.lexicon, opening=part.joint.startswith("|"))
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
            if found and piece.value.text[:1].islower() and not found[0].value.text[:1].islower():
                continue  # *da Folha* after a name
            found.append(piece)
            if self._is_place(piece, part, found) or (self.quiet and piece.value.text.isupper()):
                continue  # a place, or a paper in capitals after a name that is not: MDR SACHSEN
            self.quiet = self.quiet or (piece.kind == "person" and not piece.value.text.isupper())
            if piece.kind in ("person", "single", "organisation") and not (sentence and not piece.cut):
                yield _Credit(EDITOR if sentence else self.rank, self.group, self.labelled, piece)

    def _goes_on(self, piece: Piece, part: Part, found: list[Piece]) -> bool:
        """Say whether names may follow: not after a job with its field, nor a lone word at the head of an unlabelled line."""
        if not found and piece.kind == "role":
            self.rank = max(self.rank, EDITOR)
        return not (len(found) == 1 and not self.labelled and found[0].kind == "single" and "," in fold(part.joint))

    def _is_place(self, piece: Piece, part: Part, found: list[Piece]) -> bool:
        """Say whether a piece after a name is something that the article tells of, such as its place."""
        if len(found) < 2 or part.joint in ("and", "(") or piece.kind != "person":
            return False
        return self.story.tells_of(piece)


def _is_picture(line: str) -> bool:
    """Say whether a line is like the credit of a picture: a name and an agency at a slash."""
    sides = line.split("/")
    return len(sides) == 2 and any(canonical(side) for side in sides)


def _is_sentence(line: str) -> bool:
    return line.rstrip(" \"'\u201d\u00bb)").endswith((".", "!", "?", "\u06d4", "\u0964")) and len(line.split()) > _SENTENCE


def _chosen(credits: Sequence[_Credit], lexicon: Lexicon) -> list[Value]:
    """Return the best that is known: writers after a label, writers without, lone names after one, the first named editors.

    The last resort is one lone word without a label, but not in scripts with letter case: sections and buttons look the same.
    """
    people = [credit for credit in credits if credit.piece.kind == "person"]
    singles = [credit for credit in credits if credit.piece.kind == "single" and credit.rank == WRITER]
    writers = [credit for credit in people if credit.rank == WRITER]
    if not _is_cased(lexicon):
        # Beside names in the article's script those in Latin letters are the same again, or the title is.
        writers = [credit for credit in writers if credit.labelled or not credit.piece.value.text.isascii()] or writers
    writers = [credit for credit in writers if credit.labelled] or writers or [credit for credit in singles if credit.labelled]
    if not writers:
        editors = [credit for credit in people if credit.rank == EDITOR]
        writers = [credit for credit in editors if credit.group == editors[0].group]
    agencies = any(credit.piece.kind == "organisation" for credit in credits)
    if not (writers or agencies or _is_cased(lexicon)) and len(singles) == 1:
        writers = singles
    return [credit.piece.value for credit in writers] or list(_signers(credits, lexicon))


def _signers(credits: Sequence[_Credit], lexicon: Lexicon) -> Iterator[Value]:
    """Yield the agencies, papers and desks that sign what no person does.

    Those that are known need no label, and may follow one that is not: *London: Reuters*. A word such as *site* names none.
    """
    for credit in credits:
        if credit.piece.kind == "organisation":
            name = canonical(credit.piece.value.text)
            if name is None and fold(credit.piece.value.text) in lexicon.credits.organisations:
                continue
            if (name or credit.labelled) if credit.rank == WRITER else (name and credit.labelled and credit.rank == EDITOR):
                yield replace(credit.piece.value, name=name)


def _unique(names: Sequence[Value]) -> tuple[Value, ...]:
    """Return each name once, without those that are only others in a row."""
    by_view: dict[str, Value] = {}
    for name in names:
        by_view.setdefault(fold(name.text), name)
    return tuple(name for view, name in by_view.items() if not _is_chain(view, by_view.keys()))


def _is_chain(view: str, names: Container[str]) -> bool:
    return len(_links(view.split(), names)) > 1


def _parted(names: Iterable[Value], text: str) -> Iterator[Value]:
    """Cut rows of names with nothing between them, where each name stands by itself elsewhere in the text."""
    known: frozenset[str] | None = None
    for name in names:
        words = [(name.start + found.start(), name.start + found.end()) for found in _WORD.finditer(name.text)]
        if len(words) <= _LONGEST_LINK:
            yield name
            continue
        if known is None:
            known = frozenset(_listed(text))
        links = _links([text[start:end] for start, end in words], known)
        for first, last in links if len(links) > 1 else [(0, len(words))]:
            start, end = words[first][0], words[last - 1][1]
            yield replace(name, text=text[start:end], start=start, end=end)


def _listed(text: str) -> Iterator[str]:
    """Yield the items of the lines that are lists."""
    for line in text.splitlines():
        items = _LIST.split(line)
        if len(items) > 1:
            yield from (item.strip() for item in items)


def _links(words: Sequence[str], names: Container[str]) -> list[tuple[int, int]]:
    """Return the words of each name that a row of words is made of, nothing where it is not or is short enough for one name."""
    links: list[tuple[int, int]] = []
    place = 0
    while len(words) > _LONGEST_LINK and place < len(words):
        sizes = range(min(_LONGEST_LINK, len(words) - place), 1, -1)
        size = next((n for n in sizes if " ".join(words[place : place + n]) in names), 0)
        if not size:
            return []
        links.append((place, place + size))
        place += size
    return links
