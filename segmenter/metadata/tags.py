"""Splits tag lines at their separators, or, where they have none, by what the article itself says."""

import re
from collections.abc import Iterator, Sequence

from segmenter.folding import fold, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.measures import measure
from segmenter.metadata.reading import after_label, leading, pieces, value
from segmenter.metadata.unseparated import Said, unseparated
from segmenter.metadata.values import Value
from segmenter.model import Span

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


def tags(text: str, spans: Sequence[Span], said: str, lexicon: Lexicon) -> tuple[Value, ...]:
    """Return the tags of the tag spans, in order, each once. ``said`` is what the article itself says.

    A tag's ``name`` is given for ``#hash_tags``: their words with blanks. Where a label leads to tags, only what follows it
    and stands together with it is read: what else has the label of tags is there by mistake.
    """
    lines = _lines(text, _labelled(text, spans, lexicon), lexicon) or _lines(text, spans, lexicon)
    words = Said(said, lexicon)
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


def _labelled(text: str, spans: Sequence[Span], lexicon: Lexicon) -> list[Span]:
    """Return the spans that open with a label, each with those that follow it and nothing but signs between."""
    out: list[Span] = []
    for span in spans:
        follows = bool(out) and not _WORD.search(text, out[-1].end, span.start)
        if follows or leading(fold_with_origin(text[span.start : span.end]), _LABELS, lexicon):
            out.append(span)
    return out


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
    if bare is None or "_" not in bare.text.strip("_"):
        return bare
    return Value(bare.text, bare.start, bare.end, " ".join(bare.text.replace("_", " ").split()))


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
