"""The result: the text, its labelled spans, and the views on them that people type."""

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from segmenter.blocks import Blocks
from segmenter.dates.reference import Reference
from segmenter.errors import UsageError
from segmenter.languages import Languages, Lexicon, direction_of_piece
from segmenter.marks import blanked, shown
from segmenter.metadata import VISIBLE, Choice, Metadata, Story, Value, choose, extract, headline, level, title
from segmenter.model import Kind, Label, Reason, Span
from segmenter.resolver import Resolver
from segmenter.resolver.evidence import Evidence
from segmenter.resolver.grammar import TEXT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from segmenter.export.document import Document
    from segmenter.html.structured import Fact, Structured

FORMAT = 1
"""Version of what :meth:`Article.to_dict` returns; ``docs/json-format.md`` describes it."""


_LEAST_RAISED = 0.05  # log-odds
_DEBRIS = (Reason("debris.only", 6.0, "mark-up and nothing else"),)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (``None`` before the first one) and the paragraphs below it.

    ``level`` is that of the heading, 1 being the level of the article's title; ``None`` where the text does not show it.
    """

    heading: str | None
    paragraphs: tuple[str, ...]
    level: int | None = None


@dataclass(frozen=True)
class Article:
    """A text with every span labelled.

    Spans partition the text: they are in order, do not overlap, and every non-blank character lies in exactly one.
    Offsets are code points, half-open, into ``text``, which is exactly what was given, or of an HTML page the text that a
    reader sees. ``url`` is the page's address as it was given, ``stated`` what the page states about itself, each value with
    its origin; both are ``None`` for a plain text. ``kind`` is the sort of page, ``confidence`` the probability that the body
    is right: that its F1 against what a careful reader would mark is at least 0.9; 0 where there is no body.
    """

    text: str
    spans: tuple[Span, ...]
    language: str
    direction: str
    _blocks: Blocks = field(repr=False, compare=False)
    _evidence: Evidence = field(repr=False, compare=False)
    _resolver: Resolver = field(repr=False, compare=False)
    _lexicon: Lexicon | None = field(repr=False, compare=False)
    kind: Kind = Kind.OTHER
    confidence: float = 0.0
    url: str | None = None
    stated: "Structured | None" = field(default=None, repr=False, compare=False)
    _source: str | None = field(default=None, repr=False, compare=False)
    _nodes: "NDArray[np.intp] | None" = field(default=None, repr=False, compare=False)
    _reference: Reference | None = field(default=None, repr=False, compare=False)
    _raised: "NDArray[np.float64] | None" = field(default=None, repr=False, compare=False)
    _seen: str | None = field(default=None, repr=False, compare=False)

    def __getstate__(self) -> dict[str, Any]:
        # The words of a language are large and serve only to read the metadata: that is done before they are left behind.
        _ = self.metadata, self._choice, self._headline, self._languages
        return {**self.__dict__, "_lexicon": None}

    def xpath(self, span: Span) -> str | None:
        """Return the XPath of the innermost element that holds the beginning of a span; ``None`` for a plain text.

        The page is parsed again for it, in time linear in its length. Raises :class:`~segmenter.errors.UsageError` for a
        span of another article.
        """
        blocks = self._blocks_of(self._own(span))
        if self._source is None or self._nodes is None or not blocks:
            return None
        from segmenter.html.xpath import xpaths

        node = int(self._nodes[blocks[0]])
        return xpaths(self._source, {node}).get(node)

    def of(self, *labels: Label | str) -> tuple[Span, ...]:
        """Return the spans with one of the labels, in order."""
        wanted = {_label(label) for label in labels}
        return tuple(span for span in self.spans if span.label in wanted)

    @cached_property
    def body(self) -> str:
        """The article's own text, subheadings included: slices of ``text`` in order, joined by line breaks.

        Where only blanks stand between two slices, one line break or one blank line stays as it was.
        """
        return self._body(self.text)

    def _body(self, text: str) -> str:
        out: list[str] = []
        end = None
        for span in self.of(*TEXT):
            if end is not None:
                between = text[end : span.start]
                single = not between.strip() and between.replace("\r\n", "\n").count("\n") == 1
                out.append("\n" if single else "\n\n")
            out.append(text[span.start : span.end])
            end = span.end
        return "".join(out)

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the body, without subheadings."""
        return tuple(self.text[span.start : span.end] for span in self.of(Label.BODY))

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The body by its subheadings."""
        return tuple(self._sections())

    def _sections(self) -> Iterator[Section]:
        heading: str | None = None
        paragraphs: list[str] = []
        for span in self.of(*TEXT):
            piece = self.text[span.start : span.end]
            if span.label is Label.BODY:
                paragraphs.append(piece)
                continue
            if heading is not None or paragraphs:
                yield _section(heading, paragraphs)
            heading, paragraphs = piece, []
        if heading is not None or paragraphs:
            yield _section(heading, paragraphs)

    @property
    def leads(self) -> tuple[str | None, ...]:
        """The run-in heading of each of the :attr:`paragraphs`, as written, ``None`` for one without.

        It stays in its paragraph: ``The background: …``.
        """
        return tuple(value.text if value else None for value in self.metadata.leads)

    def language_of(self, span: Span) -> str:
        """Return the language of a span: the article's own unless its script or its words are of another.

        ``"und"``: of another script, and nothing more is known. Short pieces are told better with the extra ``language``.
        """
        return self._languages.language_of(self.text[span.start : span.end], self.language)

    def direction_of(self, span: Span) -> str:
        """Return ``"rtl"`` or ``"ltr"`` by the letters of a span, the article's direction for one without letters."""
        return direction_of_piece(self.text[span.start : span.end], self.direction)

    @cached_property
    def _languages(self) -> Languages:
        return self._lexicon.languages if self._lexicon else Languages()

    @cached_property
    def metadata(self) -> Metadata:
        """What the text says of the article, each value with the range it was read from."""
        if self._lexicon is None:
            raise UsageError("this article was unpickled without its metadata: segment the text again")
        text = self._read
        known = extract(text, self.spans, self._body(text), self._lexicon, self._reference)
        return known if text is self.text else known.written(self.text)

    @property
    def _read(self) -> str:
        """The text that metadata is read from, with blanks for marks."""
        return self.text if self._seen is None else blanked(self._seen)

    @cached_property
    def _choice(self) -> Choice:
        known = self.metadata
        assert self._lexicon is not None, "the metadata is there, or was read just now"
        return choose(known, self.stated, self.body, self._lexicon)

    @cached_property
    def _headline(self) -> "Fact | None":
        found = title(self._read, self.of(Label.HEADLINE))
        if found:
            found = replace(found, text=" ".join(self._shown(found).split()))
        return headline(self.text, found, self.stated, self.body)

    def _shown(self, value: Value) -> str:
        """Return a value without the marks inside it."""
        return shown((self._seen or self.text)[value.start : value.end])

    @property
    def origins(self) -> dict[str, str]:
        """Where each value that is there comes from: ``"visible"``, in the text; else as in :attr:`stated`.

        The keys are the names of properties: ``headline``, ``published_date``, ``authors`` …
        """
        seen = ("deck", "source", "source_name", "captions", "related")
        title = {"headline": self._headline.origin} if self._headline else {}
        return {**title, **self._choice.origins, **{name: VISIBLE for name in seen if getattr(self, name)}}

    @property
    def headline(self) -> str | None:
        """The article's title on one line, without marks: the stated one if the page shows it too, else the one that it shows."""
        return _value(self._headline)

    @property
    def category(self) -> str | None:
        """The section it appeared in."""
        return _value(self._choice.category)

    @property
    def deck(self) -> str | None:
        """The summary under the headline, as written."""
        return self.metadata.deck.text if self.metadata.deck else None

    @property
    def description(self) -> str | None:
        """The summary that a page states of itself; ``None`` for a plain text."""
        return _value(self._choice.description)

    @property
    def published(self) -> str | None:
        """The date line, as written and without its label; where a page shows none, the date as stated."""
        return _value(self._choice.published)

    @property
    def published_date(self) -> str | None:
        """The date of publication in ISO 8601, as precise as it is known; ``None`` where it is not sure."""
        return _value(self._choice.published_date)

    @property
    def modified(self) -> str | None:
        """The date of the last change, as written; where a page shows none, as stated."""
        return _value(self._choice.modified)

    @property
    def modified_date(self) -> str | None:
        """The date of the last change in ISO 8601, as precise as it is known; ``None`` where it is not sure."""
        return _value(self._choice.modified_date)

    @property
    def source(self) -> str | None:
        """The outlet or agency that the article is attributed to, as written."""
        return self.metadata.source.text if self.metadata.source else None

    @property
    def source_name(self) -> str | None:
        """The one name of the source in the Latin script, whatever is written; ``None`` for one that is not known."""
        return self.metadata.source.name if self.metadata.source else None

    @property
    def site_name(self) -> str | None:
        """The name of the site, as a page states it; ``None`` for a plain text."""
        return _value(self._choice.site_name)

    @property
    def authors(self) -> tuple[str, ...]:
        """The people who wrote it; where none is named, the agency or paper that signs it."""
        return tuple(author.value for author in self._choice.authors)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags, each once; the underscores of hash tags are blanks."""
        return tuple(tag.value for tag in self._choice.tags)

    @property
    def captions(self) -> tuple[str, ...]:
        """Captions and credits of pictures and videos, as written."""
        return tuple(value.text for value in self.metadata.captions)

    @property
    def related(self) -> tuple[Story, ...]:
        """The other articles that the page points to, each once."""
        return self.metadata.related

    def explain(self, offset: int) -> tuple[Span, tuple[Reason, ...]]:
        """Return the span at an offset (code points) and the reasons for its label, strongest first.

        Between spans the nearest one that begins before the offset answers. Raises
        :class:`~segmenter.errors.UsageError` for an offset outside the text or a text without spans.
        """
        if not self.spans:
            raise UsageError("the text is blank: there is nothing to explain")
        if not isinstance(offset, int) or not 0 <= offset < len(self.text):
            raise UsageError(f"offset {offset!r} lies outside the text: give one from 0 to {len(self.text) - 1}")
        span = self.spans[max(0, bisect_right(self.spans, offset, key=lambda span: span.start) - 1)]
        blocks = self._blocks_of(span)
        if not blocks:
            return span, _DEBRIS
        block = max((i for i in blocks if self._blocks[i].start <= offset), default=blocks[0])
        return span, self._reasons(block, span.label)

    def _own(self, span: Span) -> Span:
        if not isinstance(span, Span):
            raise UsageError(f"{span!r} is not a span: give one of article.spans")
        place = bisect_right(self.spans, span.start, key=lambda known: known.start) - 1
        if place < 0 or self.spans[place] != span:
            raise UsageError(f"{span!r} is not a span of this article: give one of article.spans")
        return span

    def _blocks_of(self, span: Span) -> range:
        return self._blocks.within(span.start, span.end)

    @cached_property
    def _in_context(self) -> "NDArray[Any]":
        return self._resolver.in_context(self._evidence, len(self._blocks))

    def _reasons(self, block: int, label: Label) -> tuple[Reason, ...]:
        out = []
        for cue, detail in self._evidence.of(block):
            why = f"{cue.why}: {detail}" if detail else cue.why
            out.append(Reason(cue.name, round(self._resolver.weight(cue, label), 2), why))
        if self._resolver.weights.network is not None:
            odds = self._resolver.odds_in_context(self._in_context[block], label)
            out.append(Reason("context", round(odds, 2), "what it shows together with the blocks around it"))
        if self._raised is not None and label in TEXT and self._raised[block] >= _LEAST_RAISED:
            why = f"what pages of its kind are about ({self.kind})"
            out.append(Reason("kind.content", round(float(self._raised[block]), 2), why))
        return tuple(sorted(out, key=lambda reason: (-reason.weight, reason.cue)))

    def reasons(self, span: Span, most: int = 5) -> tuple[Reason, ...]:
        """Return the strongest reasons for a span's label, at most ``most`` of them, from its largest block.

        Raises :class:`~segmenter.errors.UsageError` for a span of another article.
        """
        blocks = self._blocks_of(self._own(span))
        if not blocks:
            return _DEBRIS
        block = max(blocks, key=lambda i: self._blocks[i].end - self._blocks[i].start)
        return tuple(reason for reason in self._reasons(block, span.label)[:most] if reason.weight > 0)

    def to_dict(self, *, text: bool = True, reasons: bool = False) -> dict[str, Any]:
        """Return the article as plain data, ready for JSON. ``docs/json-format.md`` describes the keys."""
        spans = []
        for span in self.spans:
            row: dict[str, Any] = {
                "start": span.start,
                "end": span.end,
                "label": str(span.label),
                "confidence": round(span.confidence, 4),
            }
            if reasons:
                row["reasons"] = [{"cue": r.cue, "weight": r.weight, "why": r.why} for r in self.reasons(span)]
            spans.append(row)
        return {
            "format": FORMAT,
            "language": self.language,
            "direction": self.direction,
            "kind": str(self.kind),
            "confidence": round(self.confidence, 4),
            **({"url": self.url} if self.url is not None else {}),
            **({"text": self.text} if text else {}),
            "spans": spans,
            "body": self.body,
            "paragraphs": list(self.paragraphs),
            "leads": list(self.leads),
            "sections": [{"heading": s.heading, "level": s.level, "paragraphs": list(s.paragraphs)} for s in self.sections],
            "headline": self.headline,
            "category": self.category,
            "deck": self.deck,
            "description": self.description,
            "published": self.published,
            "published_date": self.published_date,
            "modified": self.modified,
            "modified_date": self.modified_date,
            "source": self.source,
            "source_name": self.source_name,
            "site_name": self.site_name,
            "authors": list(self.authors),
            "tags": list(self.tags),
            "captions": list(self.captions),
            "related": [
                {
                    "title": s.title,
                    "category": s.category,
                    "text": s.text,
                    "position": s.position,
                    "spans": [list(p) for p in s.spans],
                }
                for s in self.related
            ],
            "origins": self.origins,
            **({"stated": self.stated.to_dict()} if self.stated is not None else {}),
        }

    def to_json(self, *, text: bool = True, reasons: bool = False, indent: int | None = None) -> str:
        """Return :meth:`to_dict` as JSON, letters of any script as they are."""
        return json.dumps(self.to_dict(text=text, reasons=reasons), ensure_ascii=False, indent=indent)

    def to_markdown(self, *, header: bool = True) -> str:
        """Return the article as Markdown: its body, with ``header`` below headline, deck, authors and date.

        ``docs/export.md`` says what is kept. The page is parsed again for this and the next two, in linear time.
        """
        from segmenter.export.markdown import markdown

        return markdown(self._document(), header=header)

    def to_html(self, *, header: bool = True) -> str:
        """Return the article as an HTML page of its own, safe to show: no scripts, styles or forms."""
        from segmenter.export.html import html

        return html(self._document(), header=header)

    def to_xml(self) -> str:
        """Return the article as TEI XML, without an XML declaration; what is known of it stands in ``teiHeader``."""
        from segmenter.export.tei import tei

        return tei(self._document())

    def _document(self) -> "Document":
        from segmenter.export.document import Header
        from segmenter.export.read import document

        header = Header(
            language=self.language,
            direction=self.direction,
            headline=self.headline,
            deck=self._shown(self.metadata.deck) if self.metadata.deck else None,
            authors=self.authors,
            published=self.published,
            published_date=self.published_date,
            publisher=self.site_name or self.source_name or self.source,
            category=self.category,
            tags=self.tags,
            url=self.url,
        )
        text = self.text if self._seen is None or self._source is not None else self._seen
        return document(header, text, self.of(*TEXT), self._source, self.url)


def _value(fact: "Fact | None") -> str | None:
    return fact.value if fact else None


def _section(heading: str | None, paragraphs: list[str]) -> Section:
    return Section(heading, tuple(paragraphs), level(heading) if heading else None)


def _label(label: Label | str) -> Label:
    try:
        return Label(label)
    except ValueError:
        raise UsageError(f"{label!r} is not a label: choose from {', '.join(Label)}") from None
