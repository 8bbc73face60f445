"""Dates and times: alone on a line they say when an article appeared, inside prose they say nothing."""

import re
from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_NUMERIC = re.compile(r"(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?(?:\d{4}|\d{2}))(?!\d)")
_CJK = re.compile(r"\d{4}\u5e74\d{1,2}\u6708(?:\d{1,2}\u65e5)?|\d{4}\ub144|\d{4}\u1102\u1167\u11ab \d{1,2}\u110b\u116f\u11af")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.h]\d{2}(?::\d{2})?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:1[34]\d\d|19\d\d|20\d\d|25\d\d)(?!\d)")
_NUMBER = re.compile(r"\d+")

_CUES = {
    (kind, size): Cue(f"date.{kind}.{size}", Label.TIMESTAMP, weight, why)
    for kind, why, weights in (
        ("full", "a full date", (3.0, 1.5, 0.0)),
        ("time", "a time of day", (1.5, 0.6, 0.0)),
        ("both", "a date and a time of day", (4.0, 2.5, 0.3)),
        ("weekday", "a day of the week", (0.8, 0.0, 0.0)),
        ("month", "the name of a month", (1.0, 0.2, 0.0)),
    )
    for size, weight in zip(("short", "middle", "long"), weights, strict=True)
}
_ALONE = Cue("date.alone", Label.TIMESTAMP, 2.5, "hardly anything beside the date")


def detect(page: Page) -> Iterator[Claim]:
    """Claim dates, times, weekdays and months, by the length of the block they stand in."""
    months, weekdays = page.lexicon.months, page.lexicon.weekdays
    for index, (view, measures) in enumerate(zip(page.views, page.measures, strict=True)):
        tokens = measures.tokens[:40]
        month = any(token in months for token in tokens)
        weekday = any(token in weekdays for token in tokens)
        if not (measures.digits or month or weekday):
            continue
        head = view[:300]
        date = bool(_NUMERIC.search(head) or _CJK.search(head)) or (month and _dated(head))
        time = bool(_TIME.search(head)) and not (date and not _TIME.search(_NUMERIC.sub("", head)))
        size = measures.size if len(measures.tokens) > 9 else "short"
        if date or time:
            yield Claim(index, _CUES["both" if date and time else "full" if date else "time", size])
            spare = [t for t in tokens if not t.isdigit() and t not in months and t not in weekdays]
            if len(measures.tokens) <= 12 and len(spare) <= 2:
                yield Claim(index, _ALONE)
        elif month and measures.digits:
            yield Claim(index, _CUES["month", size])
        if weekday:
            yield Claim(index, _CUES["weekday", size])


def _dated(head: str) -> bool:
    return bool(_YEAR.search(head)) and len(_NUMBER.findall(head)) >= 2
