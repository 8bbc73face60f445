"""Texts of a gold page: as the gold holds it and as other tools write it, with the labels that the page knows.

The mark-up tells headings from other text, which no text shows as surely; and what tools make of many sites is
more varied than any collection of texts with labels.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import accumulate, pairwise

import numpy as np
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from segmenter.gold import UNKNOWN, Gold, GoldSpan
from segmenter.html.tracing import trace
from segmenter.languages import Languages
from segmenter.page import Page
from segmenter.standoff import APART
from segmenter.training.learn import BY_MARKUP, as_page, labels_of
from segmenter.training.transfer import transfer

_CHUNK = 8
_FORM = 0.4  # how much a further form of a page that is labelled in full counts beside that
_LINKED = 0.95  # of a block that Markdown writes as a link


def texts_of(documents: Iterable[Gold], processes: int = 1) -> Iterator[Gold]:
    """Yield the texts of each document, in order, shared among processes: see :func:`derive`.

    A document that is given twice comes twice, its other texts once.
    """
    one = partial(derive, languages=Languages())
    seen: set[str] = set()
    for own, *others in _mapped(one, documents, processes):
        yield own
        for gold in others:
            if gold.id not in seen:
                seen.add(gold.id)
                yield gold


def _mapped(one: partial[list[Gold]], documents: Iterable[Gold], processes: int) -> Iterator[list[Gold]]:
    if processes <= 1:
        yield from map(one, documents)
        return
    with ProcessPoolExecutor(processes) as pool:
        yield from pool.map(one, documents, chunksize=_CHUNK)


def derive(gold: Gold, languages: Languages) -> list[Gold]:
    """Return the texts of a document: its own, and others with the same labels.

    What is labelled in full is given without its line ends too; where it has a page, also as Markdown of all of it, as what
    trafilatura extracts as Markdown, and as all that resiliparse sees. Of a page with coarse labels it is what resiliparse
    extracts, and its labels are made as fine as the mark-up allows; a text that holds nothing but the article is then labelled
    in full. So it is for a page whose labels stand apart from it, of which there are many. A document with coarse labels and no
    page stays as it is.
    """
    apart = any(span.confidence == APART for span in gold.spans)
    if not gold.coarse and not apart:
        return [replace(gold, html=None), *_forms(gold, languages)]
    if gold.html is None:
        return [gold]
    rendered, page = as_page(gold, languages)
    known = replace(rendered, spans=tuple(_spans(page, labels_of(rendered, page))))
    texts = [replace(gold, html=None, spans=gold.spans if apart else transfer(known, gold.text))]
    extracted = extract_plain_text(gold.html, main_content=True, alt_texts=False, comments=False)
    if extracted.strip():
        texts.append(replace(texts[0], id=f"{gold.id}/extracted", text=extracted, spans=transfer(known, extracted)))
    return texts


def _spans(page: Page, labels: list[str]) -> Iterator[GoldSpan]:
    for block, label in zip(page.blocks, labels, strict=True):
        if label != UNKNOWN:
            yield GoldSpan(block.start, block.end, label, BY_MARKUP)


def _forms(gold: Gold, languages: Languages) -> Iterator[Gold]:
    """Yield other texts of a document that is labelled in full, where there is anything to read."""
    joined, importance = _on_one_line(gold), gold.importance * _FORM
    if joined.text != gold.text.strip():
        yield replace(joined, id=f"{gold.id}/joined", importance=importance)
    if gold.html is None:
        return
    rendered, page = as_page(gold, languages)
    yield replace(_marked(rendered, page), id=f"{gold.id}/marked", importance=importance)
    yield replace(_broken(rendered, page, gold.html), id=f"{gold.id}/broken", importance=importance)
    extracted = trafilatura.extract(
        gold.html, output_format="markdown", include_links=True, include_formatting=True, favor_recall=True
    )
    seen = extract_plain_text(gold.html, main_content=False, alt_texts=False)
    for form, text in (("recalled", extracted), ("seen", seen)):
        if text and text.strip():
            yield replace(gold, id=f"{gold.id}/{form}", text=text, spans=transfer(gold, text), html=None, importance=importance)


def _on_one_line(gold: Gold) -> Gold:
    """Return the text of a document without its line ends."""
    return _joined(gold, ((" ".join(gold.text[span.start : span.end].split()), span) for span in gold.spans), " ")


def _broken(gold: Gold, page: Page, html: str) -> Gold:
    """Return a rendered page with each link and each word in bold print on a line of its own."""
    starts = np.array([run.start for line in trace(html) for run in line.runs(page.text)], np.intp)

    def pieces() -> Iterator[tuple[str, GoldSpan]]:
        for span in _spans(page, labels_of(gold, page)):
            inside = starts[slice(*np.searchsorted(starts, (span.start + 1, span.end)))].tolist()
            for start, end in pairwise((span.start, *inside, span.end)):
                yield page.text[start:end].strip(), span

    return _joined(gold, pieces(), "\n")


def _joined(gold: Gold, pieces: Iterable[tuple[str, GoldSpan]], joint: str) -> Gold:
    """Return a document of these pieces, each with the label of its span."""
    filled = [(piece, span) for piece, span in pieces if piece]
    ends = accumulate(len(piece) + len(joint) for piece, _ in filled)
    spans = [
        replace(span, start=end - len(joint) - len(piece), end=end - len(joint))
        for (piece, span), end in zip(filled, ends, strict=True)
    ]
    return replace(gold, text=joint.join(piece for piece, _ in filled), spans=tuple(spans), html=None)


def _marked(gold: Gold, page: Page) -> Gold:
    """Return a rendered page as Markdown: headings, items of lists, and what is all link."""
    hints = page.hints
    assert hints is not None
    out: list[str] = []
    spans: list[GoldSpan] = []
    size, place, line = 0, 0, -1
    for index, (block, label) in enumerate(zip(page.blocks, labels_of(gold, page), strict=True)):
        piece = page.raw(index)
        if hints.linked[index] >= _LINKED:
            piece = f"[{piece}](/)"
        if block.line != line and (hints.heading[index] or hints.depth[index]):
            piece = f"{'#' * int(hints.heading[index]) or '*'} {piece}"
        before = page.text[place : block.start]
        out += (before, piece)
        size += len(before)
        if label != UNKNOWN:
            spans.append(GoldSpan(size, size + len(piece), label, BY_MARKUP))
        size, place, line = size + len(piece), block.end, block.line
    return replace(gold, text="".join(out), spans=tuple(spans), html=None)
