"""Where the article most likely is: whole hypotheses about a page, before any line is judged by itself."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from segmenter.page import Page

_OTHER_COST = 8
_MOST_WORDS = 120
_BREAK, _BREAK_SHARE = 150, 0.35
_NEAR = 0.65
_TITLE_BACKS, _DATE_BACKS = 1.5, 1.5
_TITLE_REACH = 25
_DATE_REACH = 12
_OPENING = 4
_MOST_RUNS = 12


class _Run(NamedTuple):
    """A run of prose: its half-open range of blocks, and its sum."""

    start: int
    end: int
    total: int


def find_core(page: "Page") -> tuple[int, int]:
    """Return the half-open range of blocks that most likely holds the article; ``(0, 0)`` where there is no prose.

    Runs of prose are found as those with the largest sums, where prose counts its words and anything else costs a little
    (the idea of body text extraction, Finn, Kushmerick and Smyth 2001). Of the longest runs that one is taken whose
    length is best backed by what articles have: a title above whose words come back in its first paragraphs, a date
    beside it, and a place before the others, since a second article or a list of teasers comes after the first.
    """
    if not page.prose.any():
        return 0, 0
    runs = sorted(_runs(page), key=lambda run: (-run.total, run.start))[:_MOST_RUNS]
    backed = [_backed(page, run) for run in runs]
    # Runs that are nearly as likely are told apart by their order on the page.
    first = min(run for run, strength in zip(runs, backed, strict=True) if strength >= _NEAR * max(backed))
    return first.start, first.end


def _runs(page: "Page") -> list[_Run]:
    """Return every run whose sum stays positive, cut back to where it was largest."""
    worth = np.where(page.prose, np.minimum(page.measured.words, _MOST_WORDS), -_OTHER_COST).tolist()
    runs: list[_Run] = []
    total = best = start = end = 0
    for index, words in enumerate(worth):
        if total <= 0:
            if best:
                runs.append(_Run(start, end, best))
            total = best = 0
            start = end = index
        total += words
        if total > best:
            best, end = total, index + 1
        elif best - total > max(_BREAK, best * _BREAK_SHARE):
            # So much of other kinds in a row ends the run, however long it was.
            runs.append(_Run(start, end, best))
            total = best = 0
    if best:
        runs.append(_Run(start, end, best))
    return runs


def opening_words(page: "Page", start: int, end: int) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Return for each content word of the page whether it stands in the first paragraphs of a range of blocks."""
    known = np.zeros(page.content.count, bool)
    for index in (start + np.flatnonzero(page.prose[start:end])[:_OPENING]).tolist():
        known[page.content.of(index)] = True
    return known


def _backed(page: "Page", run: _Run) -> float:
    """Return the length of a run, raised by the evidence that an article stands there."""
    low, start = max(0, run.start - _TITLE_REACH), run.start
    words = page.measured.words[low:start]
    title = 0.0
    candidates = np.flatnonzero((words >= 3) & (words <= 30) & ~page.prose[low:start])
    if len(candidates):
        known = opening_words(page, run.start, run.end)
        for index in (low + candidates).tolist():
            ids = page.content.of(index)
            if len(ids) >= 2:
                title = max(title, np.count_nonzero(known[ids]) / len(ids) * min(1.0, len(ids) / 5))
    dated = page.dated[max(0, start - _DATE_REACH) : start + 3].any()
    return run.total * (1.0 + _TITLE_BACKS * title) * (_DATE_BACKS if dated else 1.0)
