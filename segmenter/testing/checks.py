"""What holds for the answer to any text: :func:`check_article` asserts it."""

import json

from segmenter.article import Article
from segmenter.metadata import Value
from segmenter.model import Label

_TEXT = (Label.BODY, Label.SUBHEADING)


def check_article(article: Article) -> None:
    """Assert every invariant of an article; the message of the ``AssertionError`` names the one that is broken."""
    _check_spans(article)
    _check_body(article)
    _check_metadata(article)
    _check_json(article)
    _check_reasons(article)


def line_labels(article: Article) -> list[tuple[Label, ...]]:
    """Return for each non-blank line the labels of its spans, in order."""
    out = []
    spans = iter(article.spans)
    span = next(spans, None)
    place = 0
    for line in article.text.splitlines(keepends=True):
        place += len(line)
        found = []
        while span is not None and span.start < place:
            found.append(span.label)
            span = next(spans, None)
        if found:
            out.append(tuple(found))
    return out


def _check_spans(article: Article) -> None:
    """Spans partition the text: in order, apart, trimmed, within a line or lines in a row, and only blanks lie outside them."""
    text, end = article.text, 0
    for span in article.spans:
        piece = text[span.start : span.end]
        assert end <= span.start < span.end <= len(text), f"{span} overlaps the span before it, is empty, or leaves the text"
        assert not text[end : span.start].strip(), f"no span covers {text[end : span.start]!r} before {span}"
        assert piece == piece.strip(), f"{span} has blanks at its ends: {piece!r}"
        assert all(map(str.strip, piece.splitlines())), f"{span} crosses a blank line: {piece!r}"
        assert isinstance(span.label, Label), f"{span}: {span.label!r} is no label"
        assert 0.0 <= span.confidence <= 1.0, f"{span}: confidence lies outside 0 to 1"
        end = span.end
    assert not text[end:].strip(), f"no span covers {text[end:]!r} at the end"


def _check_body(article: Article) -> None:
    """The body is made of slices of the text, in order, with one or two line breaks between them."""
    slices = [article.text[span.start : span.end] for span in article.of(*_TEXT)]
    place = 0
    for number, piece in enumerate(slices):
        if number:
            gap = "\n\n" if article.body.startswith("\n\n", place) else "\n"
            assert article.body.startswith(gap, place), f"no line break before {piece!r} in the body"
            place += len(gap)
        assert article.body.startswith(piece, place), f"the body lacks {piece!r}, or has it in another place"
        place += len(piece)
    assert place == len(article.body), f"the body ends with {article.body[place:]!r}, which is no body in the text"
    assert article.paragraphs == tuple(article.text[span.start : span.end] for span in article.of(Label.BODY))
    assert tuple(text for section in article.sections for text in section.paragraphs) == article.paragraphs


def _check_metadata(article: Article) -> None:
    """Every value stands where it says, as written."""
    known = article.metadata
    single = (known.headline, known.category, known.deck, known.published, known.modified, known.source)
    for value in (*single, *known.authors, *known.tags, *known.captions, *known.leads):
        if value is not None:
            _check_value(article.text, value)
    assert len(article.leads) == len(article.paragraphs), "there must be a lead, or None, for every paragraph"
    for story in known.related:
        assert story.spans, f"{story} stands nowhere"
        _check_value(article.text, Value(story.title, *story.spans[0]))
        assert all(0 <= start < end <= len(article.text) for start, end in story.spans), f"{story} leaves the text"
        assert story.position in ("inline", "after"), f"{story}: unknown position"


def _check_value(text: str, value: Value) -> None:
    assert value.text, f"{value} is empty"
    assert text[value.start : value.end] == value.text, f"{value}: the text has {text[value.start : value.end]!r} there"


def _check_json(article: Article) -> None:
    """JSON brings back the same data, whatever is asked for."""
    for text in (True, False):
        for reasons in (True, False):
            data = article.to_dict(text=text, reasons=reasons)
            again = json.loads(article.to_json(text=text, reasons=reasons))
            assert again == data, f"JSON (text={text}, reasons={reasons}) does not bring back the same data"


def _check_reasons(article: Article) -> None:
    """The first and last span can be explained, and explaining answers with the span that was asked for."""
    for span in (*article.spans[:1], *article.spans[-1:]):
        for offset in (span.start, span.end - 1):
            found, _ = article.explain(offset)
            assert found == span, f"offset {offset} is explained with {found}, but lies in {span}"
