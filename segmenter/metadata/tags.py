"""Splits tag lines at their separators, or, where they have none, by what the article itself says."""

import re
from collections.abc import Iterator, Sequence

from segmenter.folding import fold, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.measures import measure
from segmenter.metadata.reading import ARTICLE, after_label, leading, pieces, value
from segmenter.metadata.unseparated import Said, unseparated
from segmenter.metadata.values import Value
from segmenter.model import Label, Span

# The strongest separators that a line has part its tags; weaker ones then stand within a tag.
_SEPARATORS = (
    re.compile(r"\s*[,;|\u060c\u061b\u3001\uff0c\uff1b\u2022\u00b7]\s*|\s*(?=#)|\s{2,}|\t+"),
    re.compile(r"(?<!\s)\s+[/\u2013-]\s+"),
    re.compile(r"(?<!\s)\s*[\u30fb\uff0f]\s*"),
)
_WORD = re.compile(r"[^\W_]")
_BLANKS = re.compile(r"\s+")
_COUNT = re.compile(r"(?<!\s)\s*\(\d+\)$")
_LABELS = ("tags.label",)
_SENTENCE, _FEW = 4, 4  # words
_FEWEST_TOPICS, _REACH = 3, 40  # lines, spans
_NO_NAME = re.compile(r"\d|[.:!?\u061f\u06d4\u3002]\s*$")
_MISTAKEN = (Label.BOILERPLATE, Label.RELATED, Label.KICKER, Label.BYLINE)


def tags(text: str, spans: Sequence[Span], said: str, lexicon: Lexicon) -> tuple[Value, ...]:
    """Return the tags that the tag spans among all ``spans`` hold, in order, each once. ``said`` is what the article says.

    A tag's ``name`` is given for ``#hash_tags``: their words with blanks. Where a label leads to tags, only what follows it
    and stands together with it is read: what else has the label of tags is there by mistake. Short lines that go on where
    those end are tags too as long as the article says their words. Where nothing has that label, several such lines in a row
    right below the article are its tags.
    """
    words = Said(said, lexicon)
    own = [span for span in spans if span.label is Label.TAGS]
    lines = _lines(text, _labelled(text, spans, words, lexicon), lexicon) or _lines(text, own, lexicon)
    lines = lines or _lines(text, _topics(text, spans, words, lexicon), lexicon)
    out = [tag for line in lines for item in _split(text, line, words, lexicon, len(lines)) if (tag := _tag(text, item))]
    by_view: dict[str, Value] = {}
    for tag in out:
        by_view.setdefault(fold(tag.name or tag.text), tag)
    if len(lines) > 1:
        whole = {fold(line.text) for line in lines if _is_list(line, by_view)}
        return tuple(tag for view, tag in by_view.items() if view not in whole)
    return tuple(by_view.values())


def _lines(text: str, spans: Sequence[Span], lexicon: Lexicon) -> list[Value]:
    return [found for span in spans if (found := after_label(text, span.start, span.end, _LABELS, lexicon))]


def _labelled(text: str, spans: Sequence[Span], said: Said, lexicon: Lexicon) -> list[Span]:
    """Return the tag spans that open with a label, each with those that follow it and nothing but signs between."""
    out: list[Span] = []
    follows = False
    for span in spans:
        line = text[span.start : span.end]
        if span.label is Label.TAGS:
            kept = follows or leading(fold_with_origin(line), _LABELS, lexicon) is not None
        else:
            kept = follows and span.label in _MISTAKEN and _is_said(line, said, lexicon)
        if kept:
            out.append(span)
        follows = kept or (follows and not _WORD.search(line))
    return out


def _topics(text: str, spans: Sequence[Span], said: Said, lexicon: Lexicon) -> list[Span]:
    """Return the first short lines in a row below the article that name nothing but what it says, and no section."""
    last = max((index for index, span in enumerate(spans) if span.label in ARTICLE), default=len(spans))
    run: list[Span] = []
    for span in spans[last + 1 : last + 1 + _REACH]:
        line = text[span.start : span.end]
        names = span.label in _MISTAKEN and not _NO_NAME.search(line) and fold(line).strip() not in lexicon.sections
        if names and _is_said(line, said, lexicon):
            run.append(span)
        elif len(run) >= _FEWEST_TOPICS:
            break
        else:
            run = []
    return run if len(run) >= _FEWEST_TOPICS else []


def _is_said(line: str, said: Said, lexicon: Lexicon) -> bool:
    """Say whether a line is a few words of the article and no phrase of the site."""
    return said.names(line, _FEW) and not lexicon.book.match(fold(line))


def _split(text: str, line: Value, said: Said, lexicon: Lexicon, lines: int) -> Iterator[Value]:
    for separator in _SEPARATORS[: 2 if lines > 1 else 3]:
        items = list(pieces(text, line.start, line.end, separator))
        if len(items) > 1 or (items and items[0].text != line.text):
            yield from items
            return
    if lines > 1:
        yield line
    elif measure(fold(line.text), frozenset()).unspaced:
        # Where words are not separated, a blank is a separator.
        yield from pieces(text, line.start, line.end, _BLANKS)
    else:
        yield from unseparated(text, line, said, lexicon)


def _tag(text: str, item: Value) -> Value | None:
    count = _COUNT.search(item.text)
    head = len(item.text) - len(item.text.lstrip("# "))
    bare = value(text, item.start + head, item.end - (len(count[0]) if count else 0))
    if bare is None or not _WORD.search(bare.text) or _is_sentence(bare.text):
        return None
    if "_" not in bare.text.strip("_"):
        return bare
    return Value(bare.text, bare.start, bare.end, " ".join(bare.text.replace("_", " ").split()))


def _is_sentence(tag: str) -> bool:
    return tag.endswith((".", "!", "?", "\u061f", "\u06d4", "\u3002")) and len(tag.split()) >= _SENTENCE


def _is_list(line: Value, tags: dict[str, Value]) -> bool:
    """Say whether a line holds several of the other tags in a row and nothing else."""
    words, place, links = fold(line.text).split(), 0, 0
    longest = min(len(words) - 1, 6)
    while place < len(words):
        size = next((n for n in range(longest, 0, -1) if " ".join(words[place : place + n]) in tags), 0)
        if not size:
            return False
        place, links = place + size, links + 1
    return links > 1
