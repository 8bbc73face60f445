"""Texts of gold pages: what an extractor leaves keeps the labels, and headings come from the mark-up."""

from importlib.util import find_spec

import pytest

from segmenter.gold import Gold, GoldSpan
from segmenter.languages import Languages

pytestmark = pytest.mark.skipif(
    find_spec("resiliparse") is None, reason="deriving texts needs resiliparse: pip install 'segmenter[train]'"
)

PARAGRAPHS = tuple(
    f"The town council said on {day} that the old bridge will close to cars for three months, while workers mend its pillars."
    for day in ("Monday", "Tuesday", "Wednesday")
)
LINES = (
    ("notbody", "Courier of Fernmoor"),
    ("notbody", "Old bridge to close"),
    ("body", PARAGRAPHS[0]),
    ("body", "What comes next"),
    ("body", PARAGRAPHS[1]),
    ("body", PARAGRAPHS[2]),
    ("notbody", "All rights reserved"),
)
PAGE = (
    "<html><body><nav>Courier of Fernmoor</nav><main><article><h1>Old bridge to close</h1>"
    f"<p>{PARAGRAPHS[0]}</p><h2>What comes next</h2><p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p></article></main>"
    "<footer>All rights reserved</footer></body></html>"
)


def gold(html: str | None) -> Gold:
    spans, start = [], 0
    for label, line in LINES:
        spans.append(GoldSpan(start, start + len(line), label, "gold"))
        start += len(line) + 1
    return Gold("courier/1/full", "en", "\n".join(line for _, line in LINES), tuple(spans), group="courier", html=html)


def labelled(document: Gold) -> dict[str, str]:
    return {document.text[span.start : span.end]: span.label for span in document.spans}


def test_a_document_without_a_page_stays_as_it_is() -> None:
    from segmenter.training.derive import texts_of

    assert list(texts_of([gold(None)])) == [gold(None)]


def test_a_page_gives_its_text_with_headings_and_what_an_extractor_leaves() -> None:
    from segmenter.training.derive import derive

    own, extracted = derive(gold(PAGE), Languages())
    assert own.text == gold(PAGE).text
    assert own.html is extracted.html is None
    assert own.coarse
    assert labelled(own) == {line: label for label, line in LINES} | {"What comes next": "subheading"}
    assert extracted.version == "extracted"
    known = labelled(extracted)
    assert known["What comes next"] == "subheading"
    assert [known[paragraph] for paragraph in PARAGRAPHS] == ["body"] * 3
    assert len(extracted.text) < len(own.text)
