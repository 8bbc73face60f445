"""A second article after the first: its title stands below a "read also" heading and again in a list further down."""

from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_TITLE = Cue("second.title", Label.RELATED, 4.0, "the title of another story: it stands again in a list further down")
_TEXT = Cue("second.text", Label.RELATED, 4.0, "the text of another story, whose title stands in a list further down")
_ITEM = Cue("second.item", Label.RELATED, 3.0, "repeats the title of a story that was quoted further up")
_SHORTEST, _LONGEST = 4, 30


def detect(page: Page) -> Iterator[Claim]:
    """Claim the title, the text and the list entry of a story that is quoted whole below a related heading."""
    headings = [
        index
        for index, matches in enumerate(page.phrases)
        if page.measures[index].words <= 8 and any(m.family == "related.heading" and m.mode in ("line", "label") for m in matches)
    ]
    if not headings:
        return
    last = {view: index for index, view in enumerate(page.keys)}
    done = -1
    for position, heading in enumerate(headings):
        title = heading + 1
        if title <= done or title >= len(page.blocks) or not any(page.prose[:heading]):
            continue
        again = last[page.keys[title]]
        if again <= title or not _SHORTEST <= page.measures[title].words <= _LONGEST:
            continue
        list_heading = next((other for other in headings[position + 1 :] if other > title), again)
        end = min(list_heading, again)
        if any(page.prose[title + 1 : end]):
            yield Claim(title, _TITLE)
            for index in range(title + 1, end):
                yield Claim(index, _TEXT)
            yield Claim(again, _ITEM)
            done = end
