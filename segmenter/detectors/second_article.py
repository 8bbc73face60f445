"""A second article after the first: its title stands below a "read also" heading and again in a list further down."""

from collections.abc import Iterator

import numpy as np

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_TITLE = Cue("second.title", Label.RELATED, 4.0, "the title of another story: it stands again in a list further down")
_TEXT = Cue("second.text", Label.RELATED, 4.0, "the text of another story, whose title stands in a list further down")
_ITEM = Cue("second.item", Label.RELATED, 3.0, "repeats the title of a story that was quoted further up")
_SHORTEST, _LONGEST, _LONGEST_HEADING = 4, 30, 8  # words


def detect(page: Page) -> Iterator[Claim]:
    """Claim the title, the text and the list entry of a story that is quoted whole below a related heading."""
    headings = [index for index in sorted(page.matches) if _is_heading(page, index)]
    if not headings:
        return
    last = {key: index for index, key in enumerate(page.keys)}
    prose = np.concatenate(([0], np.cumsum(page.prose)))
    done = -1
    for position, heading in enumerate(headings):
        title = heading + 1
        if title <= done or title >= len(page.blocks) or not prose[heading]:
            continue
        again = last[page.keys[title]]
        if again <= title or not _SHORTEST <= page.measured.words[title] <= _LONGEST:
            continue
        following = [other for other in headings[position + 1 : position + 3] if title < other < again]
        # The list has a heading of its own, and the article does not go on below it.
        if not following or prose[-1] > prose[again]:
            continue
        end = following[0]
        if prose[end] > prose[title + 1]:
            yield Claim(title, _TITLE)
            for index in range(title + 1, end):
                yield Claim(index, _TEXT)
            yield Claim(again, _ITEM)
            done = end


def _is_heading(page: Page, index: int) -> bool:
    return bool(page.measured.words[index] <= _LONGEST_HEADING) and any(
        match.family == "related.heading" and match.mode in ("line", "label") for match in page.matches[index]
    )
