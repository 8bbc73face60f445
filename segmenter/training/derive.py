"""Texts of a gold page: as the gold holds it and as an extractor leaves it, with the labels that the page knows.

The mark-up tells headings from other text, which no text shows as surely; and what extractors leave of many sites is
more varied than any collection of texts with labels.
"""

from collections.abc import Iterator
from dataclasses import replace

from resiliparse.extract.html2text import extract_plain_text

from segmenter.gold import UNKNOWN, Gold, GoldSpan
from segmenter.languages import Languages
from segmenter.training.learn import BY_MARKUP, as_page, labels_of
from segmenter.training.transfer import transfer


def derive(gold: Gold, languages: Languages) -> Iterator[Gold]:
    """Yield the texts of a document: its own, and where it has a page, what resiliparse extracts from that.

    Coarse labels of pages are made as fine as the mark-up allows; a document without a page stays as it is.
    """
    if gold.html is None:
        yield gold
        return
    rendered, page = as_page(gold, languages)
    labels = labels_of(rendered, page)
    spans = tuple(
        GoldSpan(block.start, block.end, label, BY_MARKUP)
        for block, label in zip(page.blocks, labels, strict=True)
        if label != UNKNOWN
    )
    known = replace(rendered, spans=spans)
    if gold.coarse:
        yield replace(gold, html=None, spans=transfer(known, gold.text))
    else:
        yield replace(gold, html=None)
    text = extract_plain_text(gold.html, main_content=True, alt_texts=False, comments=False)
    if gold.coarse and text.strip():
        yield replace(gold, html=None, id=f"{gold.id}/extracted", text=text, spans=transfer(known, text))
