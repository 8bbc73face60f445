"""Records: the same few lines again and again, as in comments (a name, a time, a text) and lists of stories (a title, a date).

What repeats is a date line or a line that stands word for word in every record; what stands between tells the kinds apart.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from segmenter.measures import SIZES
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page
from segmenter.view import Places

_LONGEST, _FEWEST = 10, 3  # blocks of a record, records in a row
_RICH = 18  # words of prose in each record, on average
_KINDS = ("mark", *SIZES, "prose")
_WHAT = {"rich": (Label.COMMENT, "with prose"), "poor": (Label.RELATED, "without prose")}


def _scale(kind: str, what: str) -> Scale:
    return Scale(
        tuple(
            Cue(f"record.{kind}.{rich}.{own}", label, 0.6, f"in records {prose}, each with {what}")
            for rich, (label, prose) in _WHAT.items()
            for own in _KINDS
        )
    )


_DATED = _scale("dated", "a date line")
_REPEATED = _scale("repeated", "a line that all of them have")


def detect(page: Page) -> Iterator[Column]:
    """Claim blocks that stand in a row of records, by what they are and by what the records hold."""
    yield from _column(page, _DATED, np.flatnonzero(page.dated).tolist())
    number = page.key_numbers
    often = np.flatnonzero(np.bincount(number)[number] >= _FEWEST) if len(number) else number
    if not len(often):
        return
    often = often[np.argsort(number[often], kind="stable")]
    run = np.cumsum((np.diff(often, prepend=-_LONGEST - 1) > _LONGEST) | (np.diff(number[often], prepend=-1) != 0))
    marks = np.sort(often[np.bincount(run)[run] >= _FEWEST])
    yield from _column(page, _REPEATED, marks.tolist())


def _column(page: Page, scale: Scale, marks: list[int]) -> Iterator[Column]:
    """Yield the column of the records that have these marks."""
    codes: Places = np.full(len(page.blocks), -1)
    kind = page.kind + 1
    words = np.concatenate(([0], np.cumsum(np.where(page.prose, page.measured.words, 0))))
    for run in _runs(marks):
        if len(run) < _FEWEST:
            continue
        start, end = run[0], run[-1] + 1
        poor = words[end] - words[start] < _RICH * (len(run) - 1)
        codes[start:end] = kind[start:end] + poor * len(_KINDS)
        codes[run] = poor * len(_KINDS)
    if (codes >= 0).any():
        yield Column(scale, codes)


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places in order, in runs that no gap longer than a record parts."""
    run: list[int] = []
    for place in places:
        if run and place - run[-1] > _LONGEST:
            yield run
            run = []
        run.append(place)
    if run:
        yield run
