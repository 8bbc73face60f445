"""Dates and times: alone on a line they say when an article appeared, inside prose they say nothing."""

import re
from collections.abc import Iterator

import numpy as np

from segmenter.characters import DIGIT
from segmenter.languages import MONTH, WEEKDAY
from segmenter.measures import SIZES, Flags
from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_NUMERIC = re.compile(r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:\d{4}|\d{2}))(?!\d)")
_CJK = re.compile(r"\d{4}\u5e74\d{1,2}\u6708(?:\d{1,2}\u65e5)?|\d{4}\ub144|\d{4}\u1102\u1167\u11ab \d{1,2}\u110b\u116f\u11af")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?::\d{2})?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[34]\d\d|19\d\d|20\d\d|25\d\d)(?!\d)")
_NUMBER = re.compile(r"\d+")
_SIGNS = "-/.:h\u5e74\ub144\u1102"
_HEAD = 120  # characters of a block that are looked at

_CUES = {
    (kind, size): Cue(f"date.{kind}.{size}", Label.TIMESTAMP, weight, why)
    for kind, why, weights in (
        ("full", "a full date", (3.0, 1.5, 0.0)),
        ("time", "a time of day", (1.5, 0.6, 0.0)),
        ("both", "a date and a time of day", (4.0, 2.5, 0.3)),
        ("weekday", "a day of the week", (0.8, 0.0, 0.0)),
        ("month", "the name of a month", (1.0, 0.2, 0.0)),
    )
    for size, weight in zip(SIZES, weights, strict=True)
}
_ALONE = Cue("date.alone", Label.TIMESTAMP, 2.5, "hardly anything beside the date")
_SHORT, _ALONE_WORDS = 9, 12  # words


def detect(page: Page) -> Iterator[Claim]:
    """Claim dates, times, weekdays and months, by the length of the block they stand in."""
    count = len(page.blocks)
    line, known, digits = page.words.line, page.known_words, page.measured.digits
    months = np.bincount(line[(known & MONTH) != 0], minlength=count)
    weekdays = np.bincount(line[(known & WEEKDAY) != 0], minlength=count)
    tokens = np.bincount(line, minlength=count)
    numbers = digits > 0
    for index in np.flatnonzero((numbers & ((months > 0) | _signs(page))) | (weekdays > 0)).tolist():
        month, number = bool(months[index]), int(tokens[index])
        size = SIZES[page.size[index]] if number > _SHORT else "short"
        if digits[index]:
            head = page.views[index][:_HEAD]
            date = bool(_NUMERIC.search(head) or _CJK.search(head)) or (month and _dated(head))
            time = bool(_TIME.search(head)) and not (date and not _TIME.search(_NUMERIC.sub("", head)))
            if date or time:
                yield Claim(index, _CUES["both" if date and time else "full" if date else "time", size])
                if number <= _ALONE_WORDS and _spare(page, index) <= 2:
                    yield Claim(index, _ALONE)
            elif month:
                yield Claim(index, _CUES["month", size])
        if weekdays[index]:
            yield Claim(index, _CUES["weekday", size])


def _signs(page: Page) -> Flags:
    """Say for each block whether a sign stands beside a digit in it that may part the numbers of a date or a time."""
    view = page.view
    signs = view.where(_SIGNS)
    before, after = view.beside(signs, DIGIT)
    out = np.zeros(len(page.blocks), bool)
    out[view.line_of(signs[before | after])] = True
    return out


def _dated(head: str) -> bool:
    return bool(_YEAR.search(head)) and len(_NUMBER.findall(head)) >= 2


def _spare(page: Page, index: int) -> int:
    """Count the words of a block that belong to no date."""
    known = page.lexicon.words.get
    return sum(1 for token in page.tokens(index) if not token.isdigit() and not known(token, 0) & (MONTH | WEEKDAY))
