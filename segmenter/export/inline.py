"""Writes the text of one block as Markdown: escaped, with emphasis, code and links.

By the rules of CommonMark (https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis) a mark of emphasis counts only
where it touches a word or stands apart. Where it would not, punctuation is moved out of it; next to another mark it is left out.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from unicodedata import category

from segmenter.export.document import Run
from segmenter.export.escaping import clean
from segmenter.export.nesting import by_link
from segmenter.html.boxes import Style

# At the end of a run nobody knows what follows.
_MARKS = re.compile(r"[\\`*~\[]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?]|$)|&(?=#?\w+;|$)")
_IN_ADDRESS = re.compile(r"&(?=#?\w+;)|[()]")
_LINE_START = re.compile(r"^(?=[-+](?:[\s-]|$)|[>#=|]|:-)", re.MULTILINE)
_LIST_NUMBER = re.compile(r"^(\d{1,9})(?=[.)](?:\s|$))", re.MULTILINE)
_CLOSING = re.compile(r"(?:(?<=\s)|^)(?=#+$)")
_BLANKS = re.compile(r"\s+")
_TICKS = re.compile("`+")
_TAGS = ((Style.SUBSCRIPT, "sub"), (Style.SUPERSCRIPT, "sup"), (Style.UNDERLINE, "u"))


def inline(runs: Sequence[Run]) -> str:
    """Return runs as lines of Markdown, each but the last with a line break at its end."""
    text = _LINE_START.sub(r"\\", _joined(runs))
    return _LIST_NUMBER.sub(r"\1\\", text).replace("\n", "\\\n")


def in_cell(runs: Sequence[Run]) -> str:
    """Return runs as the content of a table cell."""
    return _joined(runs).replace("|", "\\|").replace("\n", "<br>")


def in_heading(runs: Sequence[Run]) -> str:
    """Return runs as the content of a heading."""
    return _CLOSING.sub(r"\\", _joined([run._replace(text=_BLANKS.sub(" ", run.text)) for run in runs]))


def code_span(text: str) -> str:
    """Return text as inline code; a line feed is a blank in it."""
    ticks = _fence(text, 1)
    edge = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{edge}{text.replace(chr(10), ' ')}{edge}{ticks}"


def code_block(text: str) -> list[str]:
    """Return text as the lines of a block of code."""
    ticks = _fence(text, 3)
    return [ticks, *clean(text).split("\n"), ticks]


def _fence(text: str, least: int) -> str:
    """Return more backticks than stand together in a text."""
    return "`" * max(least, 1 + max(map(len, _TICKS.findall(text)), default=0))


def _joined(runs: Sequence[Run]) -> str:
    """Return runs as Markdown that may hold line feeds, the starts of its lines not escaped."""
    groups = [(link, group, "".join(run.text for run in group)) for link, group in by_link(_cleaned(runs))]
    pieces: list[str] = []
    before = ""
    for index, (link, group, text) in enumerate(groups):
        core = text.strip()
        if link is None or not core:
            after = groups[index + 1][2][:1] if index + 1 < len(groups) else ""
            pieces.append(_written(group, before, after))
        else:
            lead = text[: len(text) - len(text.lstrip())]
            if pieces and not lead and pieces[-1].endswith("!"):
                pieces.append(pieces.pop()[:-1] + "\\!")
            address = _IN_ADDRESS.sub(_backslashed, link)
            pieces.append(f"{lead}[{_written(_trimmed(group), '', '', linked=True)}]({address}){text[len(text.rstrip()) :]}")
        before = text[-1:]
    return "".join(pieces)


def _cleaned(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield runs with what Markdown can hold; code has no other looks, since two pieces of it must not touch."""
    looks = [(Style.CODE if run.style & Style.CODE else run.style, run.link) for run in runs]
    for (style, link), group in groupby(zip(looks, runs, strict=True), key=itemgetter(0)):
        yield Run(clean("".join(run.text for _, run in group)), style, link)


def _trimmed(group: list[Run]) -> list[Run]:
    """Return runs without blanks at the two ends; not all of them are blank."""
    first, *rest = group
    *rest, last = [first._replace(text=first.text.lstrip()), *rest]
    return [*rest, last._replace(text=last.text.rstrip())]


def _written(group: list[Run], before: str, after: str, *, linked: bool = False) -> str:
    """Return runs that lead to one place, given the characters around them."""
    out: list[str] = []
    marked = False
    ends = [*(run.text[:1] for run in group[1:]), after]
    for run, next_one in zip(group, ends, strict=True):
        piece, marked = _marked(run, before, next_one, linked, marked)
        out.append(piece)
        before = run.text[-1:]
    return "".join(out)


def _marked(run: Run, before: str, after: str, linked: bool, touches: bool) -> tuple[str, bool]:
    """Return a run with its marks, and whether it ends with one. ``touches``: what is before it does."""
    text, style = run.text, run.style
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if start >= end or not style:
        return _escaped(text, linked), touches and not text
    if style & Style.CODE:
        return f"{text[:start]}{code_span(text[start:end])}{text[end:]}", False
    for flag, tag in _TAGS:
        if style & flag and not (linked and flag is Style.UNDERLINE):
            return f"{text[:start]}<{tag}>{_escaped(text[start:end], linked)}</{tag}>{text[end:]}", False
    marks = "~~" if style & Style.STRUCK else "**" * bool(style & Style.BOLD) + "*" * bool(style & Style.ITALIC)
    if start == 0 and _is_word(before):
        while start < end and not _is_word(text[start]):
            start += 1
    if end == len(text) and _is_word(after):
        while end > start and not _is_word(text[end - 1]):
            end -= 1
    if start == end or (start == 0 and touches):
        return _escaped(text, linked), False
    lead, core, trail = (_escaped(piece, linked) for piece in (text[:start], text[start:end], text[end:]))
    return f"{lead}{marks}{core}{marks}{trail}", not trail


def _is_word(char: str) -> bool:
    """Say whether a character is neither blank nor punctuation nor a sign."""
    return bool(char) and not char.isspace() and category(char)[0] not in "PSZ"


def _escaped(text: str, linked: bool) -> str:
    text = _MARKS.sub(_backslashed, text)
    return text.replace("]", "\\]") if linked else text


def _backslashed(found: re.Match[str]) -> str:
    return "\\" + found[0]
