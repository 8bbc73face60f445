"""Where the article most likely is: whole hypotheses about a page, before any line is judged by itself."""

from typing import TYPE_CHECKING

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


def find_core(page: "Page") -> tuple[int, int]:
    """Return the half-open range of blocks that most likely holds the article; ``(0, 0)`` where there is no prose.

    Runs of prose are found as those with the largest sums, where prose counts its words and anything else costs a little
    (the idea of body text extraction, Finn, Kushmerick and Smyth 2001). Of the longest runs that one is taken whose
    length is best backed by what articles have: a title above whose words come back in its first paragraphs, a date
    beside it, and a place before the others, since a second article or a list of teasers comes after the first.
    """
    runs = sorted(_runs(page), key=lambda run: (-run[2], run[0]))[:_MOST_RUNS]
    if not runs:
        return 0, 0
    strongest = max(_backed(page, start, end, total) for start, end, total in runs)
    # Runs that are nearly as likely are told apart by their order on the page.
    near = [run for run in runs if _backed(page, *run) >= _NEAR * strongest]
    start, end, _ = min(near)
    return start, end


def _runs(page: "Page") -> list[tuple[int, int, int]]:
    """Return ``start, end, sum`` of every run whose sum stays positive, cut back to where it was largest."""
    runs: list[tuple[int, int, int]] = []
    total = best = start = end = 0
    for index, (measures, prose) in enumerate(zip(page.measures, page.prose, strict=True)):
        if total <= 0:
            if best:
                runs.append((start, end, best))
            total = best = 0
            start = end = index
        total += min(measures.words, _MOST_WORDS) if prose else -_OTHER_COST
        if total > best:
            best, end = total, index + 1
        elif best - total > max(_BREAK, best * _BREAK_SHARE):
            # So much of other kinds in a row ends the run, however long it was.
            runs.append((start, end, best))
            total = best = 0
    if best:
        runs.append((start, end, best))
    return runs


def _backed(page: "Page", start: int, end: int, total: int) -> float:
    """Return the length of a run, raised by the evidence that an article stands there."""
    opening = [index for index in range(start, end) if page.prose[index]][:_OPENING]
    known = frozenset(word for index in opening for word in page.content(index))
    title = 0.0
    for index in range(max(0, start - _TITLE_REACH), start):
        if 3 <= page.measures[index].words <= 30 and not page.prose[index]:
            words = page.content(index)
            if len(words) >= 2:
                title = max(title, len(words & known) / len(words) * min(1.0, len(words) / 5))
    dated = any(page.dated[max(0, start - _DATE_REACH) : start + 3])
    return total * (1.0 + _TITLE_BACKS * title) * (_DATE_BACKS if dated else 1.0)
