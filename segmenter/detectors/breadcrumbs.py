"""Section names and breadcrumbs: a bare section word, or several with arrows between them."""

import re
from collections.abc import Iterator

import numpy as np

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

# Folding turns guillemets into quotation marks; between blanks they part the steps of a breadcrumb.
_SPLIT = re.compile(r"\s*(?:[>|/\u00bb\u203a\u2192\u2022\u00b7\\]| - | [\"'] )\s*")
_SECTION = Cue("section.name", Label.KICKER, 1.5, "the name of a section")
_PATH = Cue("section.path", Label.KICKER, 2.5, "section names in a row")
_LONELY = Cue("section.lonely", Label.KICKER, 2.0, "the name of a section with no other near it")
_BEFORE_TITLE = Cue("section.above_title", Label.KICKER, 1.0, "a short block right above a longer one near the prose")
_LONGEST_NAME, _LONGEST_PATH = 40, 120
_NEAR, _REACH = 3, 12


def detect(page: Page) -> Iterator[Claim]:
    """Claim section names, alone, in a path, and away from menus."""
    sections = page.lexicon.sections
    named = np.flatnonzero(page.section_names).tolist()
    alone = set(named)
    for place, index in enumerate(named):
        yield Claim(index, _SECTION)
        above = named[place - 1] if place else index - _NEAR - 1
        below = named[place + 1] if place + 1 < len(named) else index + _NEAR + 1
        if index - above > _NEAR and below - index > _NEAR:
            yield Claim(index, _LONELY)
    for index in page.blocks_with(">", "|", "/", "\u2192", "\u2022", "\u00b7", "\\", " - ", ' " ', " ' "):
        view = page.views[index]
        if index not in alone and len(view) <= _LONGEST_PATH:
            parts = [part for part in _SPLIT.split(view) if part]
            if len(parts) >= 2 and any(part in sections for part in parts) and all(len(part) <= _LONGEST_NAME for part in parts):
                yield Claim(index, _PATH)
    start = page.core[0]
    words = page.measured.words
    low = max(0, start - _REACH)
    high = min(start, len(page.blocks) - 1)
    below_words = words[low + 1 : high + 1]
    for index in np.flatnonzero((words[low:high] <= 3) & (below_words >= 5) & (below_words <= 25)).tolist():
        yield Claim(low + index, _BEFORE_TITLE)
