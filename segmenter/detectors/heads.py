"""The head of an article: a trail of sections, the title, a summary, a byline and a date line stand in much the same order."""

from collections.abc import Iterator

import numpy as np

from segmenter.measures import KINDS, SHORT, UNENDED, Flags
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page
from segmenter.view import Places

_FEWEST, _MOST = 3, 35  # words of a title
_MOST_SIGNED = 16  # words of a byline or date line
_BOUNDS = np.array((2, 3, 4, 7))
_STEPS = ("1", "2", "3", "4-6")
_REACH = 6  # lines
_TRAIL = 5  # blocks that may name sections
_CLOSE = 4  # blocks between two lines of a title's length
_ABOVE = Scale(
    tuple(
        Cue(f"head.above.{role}.{step}.{kind}", label, weight, f"{what}, {step} above a date line or byline ({kind})")
        for role, label, weights, what in (
            ("last", Label.HEADLINE, (1.2, 0.9, 0.6, 0.3), "the last line of a title's length"),
            ("earlier", Label.KICKER, (0.3, 0.3, 0.2, 0.1), "a line of a title's length before another one"),
            ("other", Label.BOILERPLATE, (0.0, 0.0, 0.0, 0.0), "a line of no title's length"),
        )
        for step, weight in zip(_STEPS, weights, strict=True)
        for kind in KINDS
    )
)
_BELOW = Scale(
    tuple(
        Cue(f"head.below.{step}.{kind}", Label.DECK, 0.0, f"a {kind} block, {step} below a date line or byline")
        for step in _STEPS
        for kind in KINDS
    )
)
_RUNS = ("steps", "sections")
_AFTER_TRAIL = Scale(
    tuple(
        Cue(f"head.trail.{place}.{run}", label, weight, f"a line of a title's length, the {place} below {what}")
        for place, label, weights in (
            ("only", Label.HEADLINE, (0.2, 0.5)),
            ("first", Label.KICKER, (0.2, 0.5)),
            ("second", Label.HEADLINE, (0.2, 0.5)),
        )
        for run, weight, what in zip(
            _RUNS, weights, ("several short lines", "several short lines that name sections"), strict=True
        )
    )
)


def detect(page: Page) -> Iterator[Column]:
    """Claim for each block where it stands to the nearest byline or date line, and to a trail of sections above it."""
    count = len(page.blocks)
    if not count:
        return
    words, ending = page.measured.words, page.measured.ending
    title = (words >= _FEWEST) & (words <= _MOST) & ~page.prose & ~page.dated & UNENDED[ending]
    signed = page.dated | (page.holds("byline.label", "timestamp.label", "timestamp.relative") & (words <= _MOST_SIGNED))
    title &= ~signed
    kind = page.kind
    following, titled = _next(signed), _next(title)
    below = _lines(page, following)
    # Of the lines of a title's length before a date line, the last is told from the others.
    role = np.where(title, (titled < following).astype(np.intp), 2)
    step = np.searchsorted(_BOUNDS, below, "right")
    near = (below <= _REACH) & ~signed
    yield Column(_ABOVE, np.where(near, (role * len(_STEPS) + step) * len(KINDS) + kind, -1))
    above = _lines(page, count - 1 - _next(signed[::-1])[::-1])
    step = np.searchsorted(_BOUNDS, above, "right")
    near = (above <= _REACH) & ~signed
    yield Column(_BELOW, np.where(near, step * len(KINDS) + kind, -1))
    yield Column(_AFTER_TRAIL, _trail(page, title, titled))


def _next(flags: Flags) -> Places:
    """Return for each block the index of the next one with a flag; the number of blocks where there is none."""
    count = len(flags)
    following = np.minimum.accumulate(np.where(flags, np.arange(count), count)[::-1])[::-1]
    return np.append(following[1:], count)


def _lines(page: Page, other: Places) -> Places:
    """Return how many lines lie between each block and another, 1 at least; pieces of one line count once."""
    line, count = page.blocks.line, len(page.blocks)
    inside = (other >= 0) & (other < count)
    steps = np.abs(line[np.where(inside, other, 0)] - line)
    return np.where(inside, np.maximum(steps, 1), _REACH + 1)


def _trail(page: Page, title: Flags, titled: Places) -> Places:
    """Return codes of the lines of a title's length right below a run of short lines, and of the next one after those."""
    short = page.measured.words <= SHORT
    out = np.full(len(title), -1)
    leaf = np.flatnonzero(title[2:] & short[1:-1] & short[:-2] & ~short[2:]) + 2
    sums = np.concatenate(([0], np.cumsum(page.section_names)))
    for index in leaf.tolist():
        sections = int(sums[index] - sums[max(0, index - _TRAIL)] > 0)
        second = int(titled[index])
        if second <= index + _CLOSE and second < len(title):
            out[index], out[second] = 2 + sections, 4 + sections
        else:
            out[index] = sections
    return out
