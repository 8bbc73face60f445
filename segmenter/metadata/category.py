"""Reads the section that the article appeared in from breadcrumbs and the words over the headline."""

import re
from collections.abc import Iterator, Sequence

from segmenter.folding import fold, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.metadata.bylines import opens_with_and
from segmenter.metadata.reading import after_label, is_phrase, leading, pieces
from segmenter.metadata.values import Value
from segmenter.model import Span

_STEPS = re.compile(r"(?<!\s)\s*[>|/\u00bb\u203a\u2192\\]\s*|(?<!\s)\s+[\u2022\u00b7\u2013-]\s+")
_GLUED = re.compile(r"(?<=[a-z\u00df-\u00ff])(?=[A-Z\u00c0-\u00de])")
_BLANK = re.compile(r"\s(?=\S)")
_LABELS = ("boilerplate.navigation", "kicker.label")
_LONGEST = 5  # words; what is longer is a title, not a section
_MOST_HOME = 3  # words of a way home that opens a breadcrumb without signs


def category(text: str, spans: Sequence[Span], headline: Value | None, lexicon: Lexicon) -> Value | None:
    """Return the section nearest above the headline, home pages and titles aside; a known one goes before the others."""
    above = [span for span in spans if headline is None or span.start < headline.start] or list(spans)
    trails = [list(_trail(text, span, headline, lexicon)) for span in above]
    last = next((trail[-1] for trail in reversed(trails) if trail), None)
    known = next((trail[-1] for trail in reversed(trails) if any(_is_known(step, lexicon) for step in trail)), None)
    return known or last


def _trail(text: str, span: Span, headline: Value | None, lexicon: Lexicon) -> Iterator[Value]:
    """Yield the steps of a breadcrumb, from the general to the special."""
    title = fold(headline.text) if headline else ""
    for piece in pieces(text, span.start, span.end, _STEPS):
        labelled = after_label(text, piece.start, piece.end, _LABELS, lexicon) or _genre(text, piece, lexicon)
        for step in _past_home(text, labelled, lexicon) if labelled else ():
            if len(step.text.split()) <= _LONGEST and fold(step.text) != title:
                yield step


def _genre(text: str, piece: Value, lexicon: Lexicon) -> Value | None:
    """Return a piece that names a genre and nothing else: *Opinion*, *Analysis*."""
    found = leading(fold_with_origin(piece.text), _LABELS, lexicon)
    genre = found is not None and found.mode == "line" and found.family == "kicker.label"
    return piece if genre and not text[piece.end :].lstrip().startswith((":", "\uff1a")) else None


def _past_home(text: str, step: Value, lexicon: Lexicon) -> Iterator[Value]:
    """Yield what follows a way home that only a blank or a capital letter parts from it; the step itself without one."""
    if _is_known(step, lexicon):
        yield step
        return
    glued = [(found.start(), _GLUED) for found in _GLUED.finditer(step.text)][:1]
    words = [(found.start(), _STEPS) for found in _BLANK.finditer(step.text)][:_MOST_HOME]
    for end, separator in (*glued, *words):
        following = fold(step.text[end:]).split()
        if following and opens_with_and(following[0], lexicon):
            continue  # *Arab and world news* is one section
        if is_phrase(fold(step.text[:end]), ("boilerplate.navigation",), lexicon):
            yield from pieces(text, step.start + end, step.end, separator)
            return
    yield step


def _is_known(step: Value, lexicon: Lexicon) -> bool:
    return fold(step.text) in lexicon.sections
