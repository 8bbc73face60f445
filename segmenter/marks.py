"""Reads past the marks of text formats: what ``[title](address)`` shows is its title.

Many tools that turn pages into text write Markdown: html2text, markdownify, readers for language models; ``lynx -dump`` numbers
all links; and some write what they know of the page above it. Such marks are taken out of sight here, character by character,
so that every offset stays; the text that the spans point into is still the one given.
"""

import re
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

UNSEEN, OPENS, CLOSES, HEADING, ENDS = "\u2060\u2061\u2062\u2063\u2064"
"""Stand for a character of a mark, which the folded view leaves out: any, that before the title of a link, that after it, one of
a heading's level, and one of a line end that is written as ``\\n``."""

_DROPPED: dict[int, None] = dict.fromkeys(map(ord, (UNSEEN, OPENS, CLOSES, HEADING, ENDS)))
_BLANKS = dict.fromkeys(_DROPPED, " ")
_ADDRESS = r"(?:https?:|mailto:|tel:|data:|www\.|\.{0,2}/|[#?]|[\w%-]+[./?#])"
_NAME = r"\s++(?:\"[^\"]{0,300}\"|'[^']{0,300}')"
_TARGET = rf"\s*+<?(?:{_ADDRESS}(?:[^\s()<>]|\([^\s()<>]{{0,200}}\)|(?<=-)\n[ ]*+)*+)?>?(?:{_NAME})?\s*+\)"
_BRACKETS = re.compile(rf"\\[\[\]\\]|!?\[|\](?P<target>\({_TARGET})?|\n[ \t\r]*+\n")
_HEADING = re.compile(r"^ {0,3}(#{1,6})(?=[ \t]+\S)", re.MULTILINE)
_QUOTE = re.compile(r"^ {0,3}((?:>[ ]?)+)", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w\\*_])(\*{1,3}|_{1,3})(?=[^\s*_])|(?<=[^\s\\*_])(\*{1,3}|_{1,3})(?![\w*_])")
_ESCAPE = re.compile(r"(\\)[!-/:-@\[-`{-~]")
_LINE_END = re.compile(r"(?:\\r)?\\n|\\t")
_NUMBER = re.compile(r"(?<![^\s(\"'])\[(\d{1,5})\](?=[\w(\"'\u00ab\u201c])")
_REFERENCE = re.compile(r"^[ \t]*(?:\d{1,5}\.|\[[^\]\n]{1,80}\]:)[ \t]+<?(?:[a-z]{2,8}://|mailto:)\S*[^\n]{0,300}$", re.MULTILINE)
# What stands above the text: YAML between two rules, or the lines of a reader.
_HEADER = re.compile(
    r"\A---[ \t]*\r?\n(?:[ \t]*(?:-[ \t]|[\w-]{1,30}:)[^\n]*\n){1,60}---[ \t]*\r?(?:\n|\Z)"
    r"|\ATitle: [^\n]*\n\s*URL Source: [^\n]*\n(?:\s*[A-Z][A-Za-z ]{2,30}:[^\n]*(?:\n|\Z)){0,6}"
)
_TITLE = re.compile(r"\A(?:TITLE|HEADLINE):(?=[ \t]*\S)")  # the name of a field of a record
_FIELD = re.compile(r"^[ \t]*(?P<key>[\w-][\w -]{0,29}):(?P<value>[^\n]*)$", re.MULTILINE)
_QUOTED = " \t\r\"'"
_LIST = re.compile(r"[\[\]\"]|(?<!\w)'|'(?!\w)")
_RULE = re.compile(r"^---[ \t\r]*$", re.MULTILINE)
_TITLES = frozenset({"title", "headline"})
_READ = frozenset(
    {"author", "authors", "byline", "date", "published", "published time", "description", "tags", "keywords", "categories"}
)
_FEWEST_LINKS, _COUNTED = 5, 0.8
# What a mark has on a line, from its first sign to its last: blanks beside it stay, for no span begins or ends with one.
_INK = re.compile(r"\S(?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*\S)?")
_FEWEST = 2  # headings, or words in bold print, in a text without links; or line ends that are written out
_BELOW = re.compile(r"^ {0,3}##+[ \t]+\S", re.MULTILINE)
_BOLD = re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*")
_DEEPEST = 50  # brackets that are open at a time


def unmarked(text: str) -> str:
    """Return a text whose marks are :data:`UNSEEN`, character for character; one without marks as it is.

    A text is read as Markdown if it has a link, a few headings or words in bold print, or is quoted as a whole. Line ends that
    are written out are marks as well, see :func:`line_ends`, and so is ``TITLE:`` where a text begins with it.
    """
    ends = [(*found.span(), ENDS) for found in _LINE_END.finditer(text)] if _escaped(text) else []
    links = list(_links(text)) if "](" in text else []
    numbers = list(_numbers(text)) if "[1]" in text else []
    fields = list(_fields(text)) if text.startswith(("---", "Title: ")) else []
    marks = [*ends, *links, *numbers, *fields]
    if marks or _quoted(text) or _several(_BELOW, "##", text) or _several(_BOLD, "**", text):
        marks += [(*found.span(), UNSEEN) for found in _REFERENCE.finditer(text)]
        for pattern, sign in ((_HEADING, HEADING), (_QUOTE, UNSEEN), (_EMPHASIS, UNSEEN), (_ESCAPE, UNSEEN)):
            marks += [(*found.span(found.lastindex or 0), sign) for found in pattern.finditer(text)]
    if title := _TITLE.match(text):
        marks.append((*title.span(), UNSEEN))
    if not marks:
        return text
    out = []
    place = 0
    for start, end, sign in sorted(marks):
        if end > place:
            start = max(place, start)
            out += [text[place:start], _INK.sub(partial(_covered, sign), text[start:end])]
            place = end
    return "".join((*out, text[place:]))


def _covered(sign: str, ink: re.Match[str]) -> str:
    return sign * len(ink[0])


def line_ends(text: str) -> list[int]:
    """Return where lines of an unmarked text begin behind line ends that were written as ``\\n``."""
    return [found.end() for found in re.finditer(f"{ENDS}+", text)] if ENDS in text else []


def shown(piece: str) -> str:
    """Return a piece of an unmarked text without what stands for marks."""
    return piece.translate(_DROPPED)


def blanked(text: str) -> str:
    """Return an unmarked text with blanks for marks, character for character."""
    return text.translate(_BLANKS)


def _escaped(text: str) -> bool:
    """Say whether line ends are written as ``\\n``, as a program prints a string: more of them than there are lines."""
    number = text.count("\\n")
    return number >= _FEWEST and number > text.count("\n")


def _quoted(text: str) -> bool:
    """Say whether a text is quoted as a whole: nearly all of its lines begin with ``>``."""
    if not text.lstrip().startswith(">"):
        return False
    quoted = len(_QUOTE.findall(text))
    return quoted >= _FEWEST and quoted >= _COUNTED * sum(1 for line in text.split("\n") if line.strip())


def _several(pattern: re.Pattern[str], sign: str, text: str) -> bool:
    return sign in text and len(pattern.findall(text)) >= _FEWEST


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the ranges of the numbers before links, if these count up from 1."""
    found = list(_NUMBER.finditer(text))
    numbers = [int(number[1]) for number in found]
    if len(found) >= _FEWEST_LINKS and sum(b - a == 1 for a, b in pairwise(numbers)) >= _COUNTED * len(found):
        for number in found:
            yield *number.span(), UNSEEN


def _fields(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the ranges of the header: the names of what says the title, and all lines that say nothing to a reader."""
    header = _HEADER.match(text)
    if header is None:
        return
    for rule in _RULE.finditer(text, 0, header.end()):
        yield *rule.span(), UNSEEN
    for field in _FIELD.finditer(text, 0, header.end()):
        key, value = field["key"].lower(), field["value"]
        bare = value.strip(_QUOTED)
        if key in _TITLES and bare:
            start = field.start("value") + len(value) - len(value.lstrip(_QUOTED))
            yield field.start(), start, UNSEEN
            yield start + len(bare), field.end(), UNSEEN
        elif key not in _READ or not bare:
            yield *field.span(), UNSEEN
        else:
            for sign in _LIST.finditer(text, field.start("value"), field.end()):
                yield *sign.span(), UNSEEN


def _links(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the ranges of the marks of links, and of images whole, each with what is to stand there."""
    open_at: list[tuple[int, int]] = []
    for found in _BRACKETS.finditer(text):
        sign = found[0]
        if sign[0] == "\n":
            open_at.clear()
        elif sign[-1] == "[" and sign[0] != "\\":
            if len(open_at) < _DEEPEST:
                open_at.append(found.span())
        elif sign[0] == "]" and open_at:
            start, end = open_at.pop()
            if found["target"] is None:
                continue
            if text[start] == "!":
                yield start, found.end(), UNSEEN
            else:
                yield start, end, OPENS
                yield found.start(), found.start() + 1, CLOSES
                yield found.start() + 1, found.end(), UNSEEN
