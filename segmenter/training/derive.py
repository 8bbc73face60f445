"""Texts of a gold page: as the gold holds it and as an extractor leaves it, with the labels that the page knows.

The mark-up tells headings from other text, which no text shows as surely; and what extractors leave of many sites is
more varied than any collection of texts with labels.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial

from resiliparse.extract.html2text import extract_plain_text

from segmenter.gold import UNKNOWN, Gold, GoldSpan
from segmenter.languages import Languages
from segmenter.training.learn import BY_MARKUP, as_page, labels_of
from segmenter.training.transfer import transfer

_CHUNK = 8


def texts_of(documents: Iterable[Gold], processes: int = 1) -> Iterator[Gold]:
    """Yield the texts of each document, in order, shared among processes: see :func:`derive`."""
    one = partial(derive, languages=Languages())
    if processes <= 1:
        for gold in documents:
            yield from one(gold)
        return
    with ProcessPoolExecutor(processes) as pool:
        for texts in pool.map(one, documents, chunksize=_CHUNK):
            yield from texts


def derive(gold: Gold, languages: Languages) -> list[Gold]:
    """Return the texts of a document: its own, and where it has a page with coarse labels, what resiliparse extracts from that.

    Coarse labels of pages are made as fine as the mark-up allows; a text that holds nothing but the article is then labelled in
    full. A document without a page stays as it is.
    """
    if gold.html is None:
        return [gold]
    if not gold.coarse:
        return [replace(gold, html=None)]
    rendered, page = as_page(gold, languages)
    labels = labels_of(rendered, page)
    spans = tuple(
        GoldSpan(block.start, block.end, label, BY_MARKUP)
        for block, label in zip(page.blocks, labels, strict=True)
        if label != UNKNOWN
    )
    known = replace(rendered, spans=spans)
    texts = [replace(gold, html=None, spans=transfer(known, gold.text))]
    extracted = extract_plain_text(gold.html, main_content=True, alt_texts=False, comments=False)
    if extracted.strip():
        texts.append(replace(texts[0], id=f"{gold.id}/extracted", text=extracted, spans=transfer(known, extracted)))
    return texts
