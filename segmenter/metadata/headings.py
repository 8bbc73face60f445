"""Tells the level of a heading where it is written: by signs of Markdown or by its number."""

import re

from segmenter.folding import fold

_MARKDOWN = re.compile(r"(#{1,6}) *[^\W_]")
_NUMBER = re.compile(r"\d{1,2}(?:(?:\.\d{1,2})+[.)]?|[.)]) ")


def level(heading: str) -> int | None:
    """Return the level of a subheading, 1 being that of the article's title; ``None`` where it does not say."""
    view = fold(heading)
    if found := _MARKDOWN.match(view):
        return len(found[1])
    if found := _NUMBER.match(view):
        return 1 + len(re.findall(r"\d+", found[0]))
    return None
