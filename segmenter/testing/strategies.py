"""Hypothesis strategies: articles that know their gold, leftovers of pages, respellings, and any text at all."""

from collections.abc import Sequence

from hypothesis import strategies as st

from segmenter.model import Label
from segmenter.testing.parts import PARTS, Parts
from segmenter.testing.respellings import RESPELLINGS, Respelling
from segmenter.testing.samples import Line, Sample, build

LANGUAGES: tuple[str, ...] = tuple(PARTS)
"""The languages that articles can be built in."""

_EXIT = Line("Exit mobile version", Label.BOILERPLATE)
# Coprime to the number of openings and endings: walking by them meets every one before the first comes again.
_STRIDES = (3, 5)
_BREAKS = ("\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029")
_BLANKS = (" ", "\t", "\u00a0", "\u3000", "\u2003", " " * 40, "\n" * 20, "\t" * 9)
_INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202c", "\u202e", "\u2066", "\u2069", "\ufeff")
_ODD = ("\x00", "\x07", "\x7f", "\ud800", "\udc00", "\U0001f600", "\u0301", "\u0640", "\ufdfa", "\ufffd", "\U0010ffff")
_MARKUP = ("<p>", "</a>", "<!--", "-->", "]]>", "[n]", "&nbsp;", "http://a.b/c", "{{x}}")
_SIGNS = ("|", ">", ":", " - ", "#", "\u2022", "...", '"')


@st.composite
def articles(draw: st.DrawFn, languages: Sequence[str] = LANGUAGES) -> Sample:
    """Build an article in one of some languages, with what stands above, inside and below its text on a page."""
    language = draw(st.sampled_from(list(languages)))
    parts = PARTS[language]
    topic = draw(st.integers(0, len(parts.topics) - 1))
    lines = [*_head(draw, parts, topic), *_text(draw, parts, topic), *draw(_leftovers(parts))]
    return build(lines, language, draw(st.sampled_from(("\n\n", "\n"))))


def leftovers(language: str) -> st.SearchStrategy[list[str]]:
    """Build lists of lines that stand around articles and are unmistakably not their text."""
    return _leftovers(PARTS[language]).map(lambda lines: [line.text for line in lines])


def respellings() -> st.SearchStrategy[Respelling]:
    """Choose a respelling."""
    return st.sampled_from(RESPELLINGS)


def any_text() -> st.SearchStrategy[str]:
    """Build any string: words and debris of pages, every kind of line end, control characters, lone surrogates."""
    words = [text for parts in PARTS.values() for text in (*parts.sources, *parts.related, *parts.read_also, *parts.kickers)]
    prose = [parts.openings[0] + parts.clauses[0] + parts.endings[0] for parts in PARTS.values()]
    known = st.sampled_from([*_BREAKS, *_BLANKS, *_INVISIBLE, *_ODD, *_MARKUP, *_SIGNS, *words, *prose])
    unknown = st.text(st.characters(exclude_categories=()), max_size=12)
    return st.lists(st.one_of(known, unknown), max_size=40).map("".join)


def _head(draw: st.DrawFn, parts: Parts, topic: int) -> list[Line]:
    """Draw what stands above the text; only the headline always does."""
    return [
        *_maybe(draw, Label.KICKER, parts.kickers),
        Line(parts.topics[topic][0], Label.HEADLINE),
        *_maybe(draw, Label.DECK, parts.decks),
        *_maybe(draw, Label.BYLINE, parts.bylines),
        *_maybe(draw, Label.TIMESTAMP, parts.dates),
        *_maybe(draw, Label.CAPTION, parts.captions),
    ]


def _text(draw: st.DrawFn, parts: Parts, topic: int) -> list[Line]:
    """Draw paragraphs, sometimes a subheading and a link to another article between them."""
    paragraphs = _paragraphs(draw, parts, topic)
    lines = [Line(text, Label.BODY) for text in paragraphs]
    for label, choices in (
        (Label.SUBHEADING, parts.subheadings),
        (Label.RELATED, tuple(lead + parts.stories[number] for number, lead in enumerate(parts.read_also))),
    ):
        for line in _maybe(draw, label, choices):
            # Between two paragraphs, so that neither a subheading nor a link opens or closes the text.
            places = [i for i in range(1, len(lines)) if lines[i - 1].label is lines[i].label is Label.BODY]
            lines.insert(draw(st.sampled_from(places)), line)
    return lines


def _paragraphs(draw: st.DrawFn, parts: Parts, topic: int) -> list[str]:
    """Draw paragraphs of one or two sentences, 20 to 90 words; the first sentence says what the headline says."""
    sizes = draw(st.lists(st.sampled_from((1, 2)), min_size=3, max_size=8))
    first = draw(st.integers(0, len(parts.openings) - 1))
    clauses = (parts.topics[topic][1], *parts.clauses)
    out: list[str] = []
    number = 0
    for size in sizes:
        sentences = []
        for _ in range(size):
            opening = parts.openings[(first + _STRIDES[0] * number) % len(parts.openings)]
            ending = parts.endings[(first + _STRIDES[1] * number) % len(parts.endings)]
            sentences.append(opening + clauses[number % len(clauses)] + ending)
            number += 1
        out.append(parts.blank.join(sentences))
    return out


def _leftovers(parts: Parts) -> st.SearchStrategy[list[Line]]:
    """Draw the leftovers of a page, in any order; a list of other stories stays below its heading."""
    stories = st.tuples(
        st.sampled_from(parts.related).map(lambda text: Line(text, Label.RELATED)),
        st.lists(st.sampled_from(parts.stories), min_size=2, max_size=5, unique=True),
    ).map(lambda drawn: [drawn[0], *(Line(text, Label.RELATED) for text in drawn[1])])
    kinds: tuple[tuple[Label, tuple[str, ...]], ...] = (
        (Label.SOURCE, parts.sources),
        (Label.TAGS, parts.tags),
        (Label.BOILERPLATE, parts.shares),
        (Label.BOILERPLATE, parts.newsletters),
        (Label.BOILERPLATE, parts.copyrights),
        (_EXIT.label, (_EXIT.text,)),
    )
    groups = [stories, *(st.sampled_from([[Line(text, label)] for text in texts]) for label, texts in kinds)]
    chosen = st.lists(st.integers(0, len(groups) - 1), max_size=len(groups), unique=True)
    return chosen.flatmap(lambda numbers: st.tuples(*(groups[number] for number in numbers))).map(
        lambda drawn: [line for group in drawn for line in group]
    )


def _maybe(draw: st.DrawFn, label: Label, choices: Sequence[str]) -> list[Line]:
    """Draw one of some lines, or none."""
    text = draw(st.none() | st.sampled_from(list(choices)))
    return [] if text is None else [Line(text, label)]
