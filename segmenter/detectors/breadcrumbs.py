"""Section names and breadcrumbs: a bare section word, or several with arrows between them."""

import re
from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

# Folding turns guillemets into quotation marks; between blanks they part the steps of a breadcrumb.
_SPLIT = re.compile(r"\s*(?:[>|/\u00bb\u203a\u2192\u2022\u00b7\\]| - | [\"'] )\s*")
_SECTION = Cue("section.name", Label.KICKER, 1.5, "the name of a section")
_PATH = Cue("section.path", Label.KICKER, 2.5, "section names in a row")
_LONELY = Cue("section.lonely", Label.KICKER, 2.0, "the name of a section with no other near it")
_BEFORE_TITLE = Cue("section.above_title", Label.KICKER, 1.0, "a short block right above a longer one near the prose")


def detect(page: Page) -> Iterator[Claim]:
    """Claim section names, alone, in a path, and away from menus."""
    sections = page.lexicon.sections
    named = []
    for index, view in enumerate(page.views):
        flag = False
        if len(view) <= 40:
            flag = view.strip(" :|-.>\"'#/") in sections
        named.append(flag)
        if flag:
            yield Claim(index, _SECTION)
        elif len(view) <= 120 and _SPLIT.search(view):
            parts = [part for part in _SPLIT.split(view) if part]
            if len(parts) >= 2 and any(part in sections for part in parts) and all(len(part) <= 40 for part in parts):
                yield Claim(index, _PATH)
    for index, flag in enumerate(named):
        if flag and not any(named[max(0, index - 3) : index]) and not any(named[index + 1 : index + 4]):
            yield Claim(index, _LONELY)
    start = page.core[0]
    for index in range(max(0, start - 12), max(0, start)):
        if page.measures[index].words <= 3 and index + 1 < len(page.blocks) and 5 <= page.measures[index + 1].words <= 25:
            yield Claim(index, _BEFORE_TITLE)
