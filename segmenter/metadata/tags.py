"""Splits tag lines at their separators, or, where they have none, by what the article itself says."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from segmenter.folding import fold, fold_with_origin
from segmenter.languages import Lexicon
from segmenter.measures import measure
from segmenter.metadata.names import is_unspaced
from segmenter.metadata.reading import ARTICLE, after_label, is_phrase, leading, pieces, value
from segmenter.metadata.unseparated import LETTERS, Said, glued, unseparated
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
_LABELS, _HEADING, _MORE = ("tags.label",), ("related.heading",), ("boilerplate.navigation",)
_UNKNOWN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3} ?[:\uff1a]\s*")
_SENTENCE, _FEW, _FEWER = 4, 4, 3  # words
_FEWEST_TAGS, _FEWEST_TOPICS, _REACH = 3, 3, 40  # lines, spans
_NO_NAME = re.compile(r"[\d<>{}=]|[.:!?\u061f\u06d4\u3002]\s*$")
_STOPS = (".", "!", "?", "\u061f", "\u06d4", "\u3002")
_SURE, _RELATED = 0.95, 0.6  # confidence in something else
_FEWEST_LISTED, _MOST_LISTED = 3, 40  # words
_KNOWN = 2 / 3  # of the words of a list
_GAP, _AFTER = 4, 12  # lines between two tags, spans from a paragraph on
_LONGEST_TAG, _FEWEST_GLUED, _LONGEST_ROW = 5, 3, 300  # words, tags, characters
_MISTAKEN = (Label.BOILERPLATE, Label.RELATED, Label.KICKER, Label.BYLINE)


def tags(text: str, spans: Sequence[Span], said: str, lexicon: Lexicon) -> tuple[Value, ...]:
    """Return the tags that the tag spans among all ``spans`` hold, in order, each once. ``said`` is what the article says.

    A tag's ``name`` is given for ``#hash_tags``: their words with blanks. Where a label leads to tags, only what follows it
    and stands together with it is read: what else has the label of tags is there by mistake. Short lines that go on where
    those end are tags too, see :func:`_run_on`. Where nothing has that label, what a label right below the article leads to is
    read all the same if the article says it, and else a line of glued tags or several lines in a row that it says.
    """
    words = Said(said, lexicon)
    lines: list[Value] = []
    for find in (_labelled, _unlabelled, _announced, _glued, _topics):
        lines = lines or find(text, spans, words, lexicon)
    out = [tag for line in lines for item in _split(text, line, words, lexicon, len(lines)) if (tag := _tag(text, item))]
    by_view: dict[str, Value] = {}
    for tag in out:
        by_view.setdefault(fold(tag.name or tag.text), tag)
    if len(lines) > 1:
        whole = {fold(line.text) for line in lines if _is_list(line, by_view)}
        return tuple(tag for view, tag in by_view.items() if view not in whole)
    return tuple(by_view.values())


def _lines(text: str, spans: Sequence[Span], lexicon: Lexicon) -> list[Value]:
    found = (after_label(text, span.start, span.end, _LABELS, lexicon) for span in spans)
    return [_past_unknown(text, line) for line in found if line]


def _past_unknown(text: str, line: Value) -> Value:
    """Leave out a label that no pack has: a few words and a colon before several tags."""
    label = _UNKNOWN.match(line.text)
    rest = value(text, line.start + label.end(), line.end) if label else None
    return rest if rest and _is_parted(rest.text) else line


def _labelled(text: str, spans: Sequence[Span], said: Said, lexicon: Lexicon) -> list[Value]:
    """Return the lines of tag spans that open with a label, each with those that follow it and nothing but signs between."""

    def opens(line: str) -> bool:
        return leading(fold_with_origin(line), _LABELS, lexicon) is not None

    return _run_on(text, spans, said, lexicon, opens, 1)


def _unlabelled(text: str, spans: Sequence[Span], said: Said, lexicon: Lexicon) -> list[Value]:
    """Return the lines of all tag spans, and what follows them."""
    return _run_on(text, spans, said, lexicon, lambda line: True, _FEWEST_TAGS)


def _run_on(
    text: str, spans: Sequence[Span], said: Said, lexicon: Lexicon, opens: Callable[[str], bool], fewest: int
) -> list[Value]:
    """Return the lines of tag spans of which the first opens a run, with what goes on where those end; labels are left out.

    These are short lines as long as the article says their words, and at the end of the run as many more that may be names, if
    it is not sure that they are something else: an article need not say all of its tags. Only a run of ``fewest`` goes on so.
    """
    out: list[Value] = []
    run: list[Value] = []
    names: list[Value] = []
    last, follows = "", False
    between = _between(text, spans, lexicon)
    for index, span in enumerate(spans):
        line = text[span.start : span.end]
        if not _WORD.search(line):
            continue
        if span.label is Label.TAGS:
            # The heading of other stories is no tag.
            goes_on = follows and not (_is_sentence(line) or _is_past(line, last) or is_phrase(fold(line), _HEADING, lexicon))
            kept = opens(line) or goes_on
        else:
            inside = index in between and not _is_past(line, last)
            kept = follows and span.label in _MISTAKEN and (inside or _is_said(line, said, lexicon))
        if kept:
            run += [*names, *_lines(text, [span], lexicon)]
            names, last = [], line
        elif follows and fewest <= len(run) > len(names) and _may_be_name(line, span, lexicon):
            names += _lines(text, [span], lexicon)
        else:
            out += [*run, *names]
            run, names, last = [], [], ""
        follows = kept or bool(names)
    return [*out, *run, *names]


def _between(text: str, spans: Sequence[Span], lexicon: Lexicon) -> set[int]:
    """Return the indices of a few short lines between tag spans, which are of their list whatever they were taken for.

    A phrase of the site (*Share*) may stand there only if two tags or more follow: some tags are such phrases, *Instagram*.
    """
    marked = [index for index, span in enumerate(spans) if span.label is Label.TAGS]
    out: set[int] = set()
    for place, (before, after) in enumerate(pairwise(marked)):
        if after - before > _GAP + 1:
            continue
        lines = [text[span.start : span.end] for span in spans[before + 1 : after]]
        short = all(len(line.split()) <= _LONGEST_TAG and not _NO_NAME.search(line) for line in lines)
        more = len(marked) > place + 2 and marked[place + 2] - after <= _GAP
        if short and (more or not any(lexicon.book.match(fold(line)) for line in lines)):
            out.update(range(before + 1, after))
    return out


def _is_past(line: str, last: str) -> bool:
    """Say whether a line is past the end of a list, the ``last`` line of which has separators: it has none and is not awaited."""
    wrapped = _SEPARATORS[0].fullmatch(last.rstrip()[-1:]) is not None
    return _is_parted(last) and not (wrapped or line.startswith("#") or _is_parted(line))


def _is_parted(line: str) -> bool:
    return sum(bool(_WORD.search(item)) for item in _SEPARATORS[0].split(line)) > 1


def _below(spans: Sequence[Span]) -> Sequence[Span]:
    """Return the spans right below the article; none where there is no article."""
    last = max((index for index, span in enumerate(spans) if span.label in ARTICLE), default=len(spans))
    return spans[last + 1 : last + 1 + _REACH]


def _announced(text: str, spans: Sequence[Span], said: Said, lexicon: Lexicon) -> list[Value]:
    """Return what a label below the article leads to, on its line or the next one, if it is words of the article."""
    below = _below(spans)
    for span, following in pairwise([*below, *below[-1:]]):
        line = text[span.start : span.end]
        if span.label not in _MISTAKEN or leading(fold_with_origin(line), _LABELS, lexicon) is None:
            continue
        own = _lines(text, [span], lexicon)
        if own and _is_list_said(own[0].text, said, lexicon):
            return own
        led = text[following.start : following.end]
        if own or following.label not in _MISTAKEN:
            continue
        if _is_list_said(led, said, lexicon) or _is_row(led, said, lexicon):
            return _lines(text, [following], lexicon)
    return []


def _may_be_name(line: str, span: Span, lexicon: Lexicon) -> bool:
    unsure = span.label in _MISTAKEN and span.confidence < (_RELATED if span.label is Label.RELATED else _SURE)
    if not unsure or measure(fold(line), frozenset()).words > _FEWER or _NO_NAME.search(line):
        return False
    return not any(map(lexicon.is_function_word, LETTERS.findall(line))) and not lexicon.book.match(fold(line))


def _is_list_said(line: str, said: Said, lexicon: Lexicon) -> bool:
    """Say whether a line without the end of a sentence holds words of the article, two in three at least."""
    parts = _parts(line, said, lexicon)
    fewest = _FEWEST_LISTED if len(parts) == 1 else len(parts)
    return said.names(" ".join(parts), _MOST_LISTED, fewest, _KNOWN) and not line.rstrip().endswith(_STOPS)


def _is_row(line: str, said: Said, lexicon: Lexicon) -> bool:
    """Say whether a line is nothing but short names that are glued to each other."""
    parts = _parts(line, said, lexicon) if len(line) <= _LONGEST_ROW else []
    return len(parts) > 1 and all(len(part.split()) <= _LONGEST_TAG for part in parts)


def _parts(line: str, said: Said, lexicon: Lexicon) -> list[str]:
    """Return what is glued to each other in a line."""
    return [line[start:end] for start, end in pairwise([0, *glued(line, said, lexicon), len(line)])]


def _glued(text: str, spans: Sequence[Span], said: Said, lexicon: Lexicon) -> list[Value]:
    """Return the first line soon after a paragraph that glues several short names which the article says, and nothing else."""
    paragraph = -_AFTER
    for index, span in enumerate(spans):
        if span.label is Label.BODY:
            paragraph = index
        if index - paragraph >= _AFTER or span.label not in _MISTAKEN or span.end - span.start > _LONGEST_ROW:
            continue
        line = text[span.start : span.end]
        if label := _UNKNOWN.match(line):
            line = line[label.end() :]
        parts = _parts(line, said, lexicon)
        if len(parts) >= _FEWEST_GLUED and all(_is_said(part, said, lexicon) and _is_topic(part, lexicon) for part in parts):
            found = value(text, span.end - len(line), span.end)
            return [found] if found else []
    return []


def _is_topic(line: str, lexicon: Lexicon) -> bool:
    return not _NO_NAME.search(line) and fold(line).strip() not in lexicon.sections


def _topics(text: str, spans: Sequence[Span], said: Said, lexicon: Lexicon) -> list[Value]:
    """Return the first short lines in a row below the article that name nothing but what it says, and no section."""
    run: list[Span] = []
    for span in _below(spans):
        line = text[span.start : span.end]
        if span.label in _MISTAKEN and _is_topic(line, lexicon) and _is_said(line, said, lexicon):
            run.append(span)
        elif len(run) >= _FEWEST_TOPICS:
            break
        else:
            run = []
    return _lines(text, run if len(run) >= _FEWEST_TOPICS else [], lexicon)


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
    elif is_unspaced(line.text):
        # Where words are not separated, a blank is a separator.
        yield from pieces(text, line.start, line.end, _BLANKS)
    else:
        items = list(unseparated(text, line, said, lexicon))
        yield from items[:-1] if len(items) > 1 and _leads_on(items[-1].text, lexicon) else items


def _leads_on(item: str, lexicon: Lexicon) -> bool:
    """Say whether the last item of a row is a link to more of them: *All topics*."""
    return " " in item and is_phrase(fold(item), _MORE, lexicon)


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
    return tag.endswith(_STOPS) and len(tag.split()) >= _SENTENCE


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
