"""Names of writers: a name of two to four words, beside a date, a byline label or a role."""

from collections.abc import Iterator

import numpy as np

from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page

_CAPITALS = Scale((Cue("name.capitals", Label.BYLINE, 0.6, "two to four capitalised words"),))
_BESIDE_DATE = Scale((Cue("name.beside_date", Label.BYLINE, 0.8, "a few words right beside a date"),))
_LABELLED = Scale((Cue("name.labelled", Label.BYLINE, 2.0, "a byline label stands right before it"),))
_WITH_LABEL = Scale((Cue("name.with_label", Label.BYLINE, 1.5, "a byline label with two to six words"),))
_MOST_WORDS, _MOST_WITH_LABEL = 5, 7


def detect(page: Page) -> Iterator[Column]:
    """Claim blocks that look like a writer's name."""
    words, cases = page.measured.words, page.cases
    labelled = page.holds("byline.label")
    name = (words >= 1) & (words <= _MOST_WORDS) & (page.measured.digits == 0)
    capitals = (cases.long > 0) & (cases.capital == cases.long) & ~cases.upper & (cases.cased == cases.words)
    none = np.zeros(1, bool)
    dated = page.dated
    beside = np.concatenate((none, dated[:-1])) | np.concatenate((dated[1:], none)) if len(dated) else dated
    below = np.concatenate((none, (labelled & (words <= 2))[:-1])) if len(words) else labelled
    for scale, flags in (
        (_WITH_LABEL, labelled & (words >= 2) & (words <= _MOST_WITH_LABEL)),
        (_CAPITALS, name & (words >= 2) & capitals),
        (_BESIDE_DATE, name & beside),
        (_LABELLED, name & below),
    ):
        yield Column(scale, np.where(flags, 0, -1))
