"""Gold documents as whole pages: their kind, what was measured of them, and which of their text is main content."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from segmenter.detectors import DETECTORS
from segmenter.evaluation.score import score
from segmenter.gold import UNKNOWN, Gold, GoldSpan
from segmenter.kinds.body import body_features
from segmenter.kinds.features import LABELS, TEXT, page_features
from segmenter.kinds.judge import Judge
from segmenter.languages import Languages
from segmenter.model import Kind, Span
from segmenter.page import Page
from segmenter.resolver import Resolver
from segmenter.resolver.alone import Reading
from segmenter.resolver.evidence import gather
from segmenter.training.learn import page_of
from segmenter.training.transfer import transfer

_KINDS = {"category": Kind.LISTING, "collection": Kind.LISTING, "list": Kind.LISTING}
_KINDS |= {"documentation": Kind.OTHER, "service": Kind.OTHER, **{str(kind): kind for kind in Kind}}
_TEXT = {str(LABELS[number]) for number in TEXT}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Case:
    """One document before it is judged.

    ``known`` holds the characters of each block that the gold knows, ``main`` those of them that are main content.
    """

    kind: Kind
    features: dict[str, float]
    reading: Reading
    known: np.ndarray
    main: np.ndarray


@dataclass(frozen=True)
class Verdict:
    """One document as it was judged: its kind, what was measured of its body (nothing where it is empty), and body F1."""

    kind: Kind
    features: dict[str, float]
    f1: float


def kind_of(gold: Gold) -> Kind:
    """Return the kind of a document's page: as the gold says, or else article where it has a body, other where not."""
    given = _KINDS.get(gold.kind or str(gold.meta.get("kind", "")))
    if given:
        return given
    return Kind.ARTICLE if any(span.label in _TEXT for span in gold.spans) else Kind.OTHER


def read_case(gold: Gold, resolver: Resolver, languages: Languages) -> Case:
    """Return what a document shows, labelled by a resolver that has not seen it."""
    page, reading = _labelled(gold, resolver, languages)
    features = page_features(page, reading.labels) if len(page.blocks) else {}
    return Case(kind_of(gold), features, reading, *_known(gold, page))


def judge_case(gold: Gold, resolver: Resolver, judge: Judge, languages: Languages) -> Verdict:
    """Return how a document is judged, by a resolver and a judge that have not seen it."""
    page, reading = _labelled(gold, resolver, languages)
    kinds = judge.kinds_of(page, reading.labels)
    posteriors = judge.read_as(kinds, page, reading)
    labels = resolver.decide(posteriors, page)
    kind, _ = judge.conclude(kinds, page, posteriors, labels)
    return Verdict(kind, body_features(page, posteriors, labels, kinds), _f1(gold, page, labels))


def _labelled(gold: Gold, resolver: Resolver, languages: Languages) -> tuple[Page, Reading]:
    page = page_of(gold, languages)
    return page, resolver.read_page(page, gather(page, DETECTORS))


def _known(gold: Gold, page: Page) -> tuple[np.ndarray, np.ndarray]:
    """Return how many characters of each block the gold knows, and how many of them are body."""
    spans = gold.spans if gold.html is None else transfer(gold, page.text)
    known, main = np.zeros(len(page.text) + 1), np.zeros(len(page.text) + 1)
    for span in spans:
        if span.confidence != UNKNOWN:
            known[span.start + 1 : span.end + 1] = 1.0
            main[span.start + 1 : span.end + 1] = span.label in _TEXT
    sums = np.cumsum(known), np.cumsum(main)
    start, end = page.view.start, page.view.end
    return sums[0][end] - sums[0][start], sums[1][end] - sums[1][start]


def _f1(gold: Gold, page: Page, labels: Sequence[int]) -> float:
    """Return the F1 of the body: of its characters, or of its words as a bag where the page was rendered anew."""
    ranges = zip(page.view.start.tolist(), page.view.end.tolist(), labels, strict=True)
    spans = [Span(start, end, LABELS[label], 1.0) for start, end, label in ranges]
    if gold.html is None:
        return score(gold, spans).body.f1
    given = _words(page.text, spans)
    wanted = _words(gold.text, gold.spans)
    total = given.total() + wanted.total()
    return 2 * (given & wanted).total() / total if total else 1.0


def _words(text: str, spans: Sequence[Span | GoldSpan]) -> Counter[str]:
    body = (text[span.start : span.end].lower() for span in spans if span.label in _TEXT)
    return Counter(word for piece in body for word in _WORD.findall(piece))
