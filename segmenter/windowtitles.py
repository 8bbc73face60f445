"""Window titles: many texts begin with the title of the browser's window, where the article's stands with names of the site."""

import re

from segmenter.view import View

_SEPARATOR = re.compile(r'(?: (?:[-/>"]|::) | ?\| ?)')  # of the folded view
_LONGEST, _MOST = 250, 8  # characters and parts of the line
_SHORTEST, _FEWEST = 20, 3  # characters and words of a title that stands again by itself
_ALONE = range(4, 21)  # words of a title that does not
_MOST_OF_A_NAME = 3  # words of what stands beside it then


def borders(view: View) -> list[int]:
    """Return the places of the cuts around the title in the first line of a view: none where it is no window title.

    A part is the title where it stands again as a line of its own, or where it is the only long part beside short ones: two
    names before it or behind it, or one that a bar parts from it.
    """
    if not len(view.first) or view.last[0] - view.first[0] > _LONGEST:
        return []
    line = view.lines[0]
    signs = [sign.span() for sign in _SEPARATOR.finditer(line) if sign.start() > 0 and sign.end() < len(line)]
    if not 0 < len(signs) < _MOST:
        return []
    starts, ends = [0, *(end for _, end in signs)], [*(start for start, _ in signs), len(line)]
    return _repeated(view, line, starts, ends) or _among_names(line, starts, ends)


def _repeated(view: View, line: str, starts: list[int], ends: list[int]) -> list[int]:
    """Return the cut beside the part that stands again; it may hold a separator itself, so the longest are tried first."""
    alone, last = frozenset(view.lines), len(starts) - 1
    for size in range(last, 0, -1):
        for first in (last + 1 - size, 0):
            title = line[starts[first] : ends[first + size - 1]]
            if len(title) >= _SHORTEST and title.count(" ") + 1 >= _FEWEST and title in alone:
                return [starts[first]] if first else [ends[size - 1]]
    return []


def _among_names(line: str, starts: list[int], ends: list[int]) -> list[int]:
    """Return the cuts around the only long part, at one end of the line."""
    # A sentence may open with a place and an agency.
    if line.endswith(".") or (len(starts) < 3 and "|" not in line):
        return []
    words = [line[start:end].count(" ") + 1 for start, end in zip(starts, ends, strict=True)]
    if words[-1] in _ALONE and max(words[:-1]) <= _MOST_OF_A_NAME:
        return starts[1:]
    if words[0] in _ALONE and max(words[1:]) <= _MOST_OF_A_NAME:
        return [ends[0], *starts[2:]]
    return []
