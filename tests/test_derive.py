"""Texts of gold pages: what an extractor leaves keeps the labels, and headings come from the mark-up."""

from dataclasses import replace
from importlib.util import find_spec

import pytest

from segmenter.gold import Gold, GoldSpan
from segmenter.languages import Languages
from segmenter.standoff import APART

pytestmark = pytest.mark.skipif(
    None in map(find_spec, ("resiliparse", "trafilatura")), reason="deriving texts needs pip install 'segmenter[train]'"
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


FINE = {
    "Courier of Fernmoor": "boilerplate",
    "Old bridge to close": "headline",
    PARAGRAPHS[0]: "body",
    "What comes next": "subheading",
    PARAGRAPHS[1]: "body",
    PARAGRAPHS[2]: "body",
    "All rights reserved": "boilerplate",
}


def fine() -> Gold:
    coarse = gold(PAGE.replace("Courier of Fernmoor", "<a href='/'>Courier of Fernmoor</a>"))
    spans = tuple(
        GoldSpan(span.start, span.end, FINE[coarse.text[span.start : span.end]], span.confidence) for span in coarse.spans
    )
    return replace(coarse, spans=spans)


def test_a_page_that_is_labelled_in_full_gives_other_forms_that_count_less() -> None:
    from segmenter.training.derive import derive

    own, *forms = derive(fine(), Languages())
    joined, marked, broken, recalled, seen = forms
    assert own == replace(fine(), html=None)
    assert [form.id.rpartition("/")[2] for form in forms] == ["joined", "marked", "broken", "recalled", "seen"]
    assert all(form.html is None and form.group == own.group and form.importance < own.importance for form in forms)
    halved = derive(replace(fine(), importance=0.5), Languages())
    assert [form.importance for form in halved] == [0.5, *(form.importance / 2 for form in forms)]
    assert joined.text == own.text.replace("\n", " ")
    assert labelled(joined) == labelled(broken) == FINE
    assert labelled(marked) == {
        "[Courier of Fernmoor](/)": "boilerplate",
        "# Old bridge to close": "headline",
        PARAGRAPHS[0]: "body",
        "## What comes next": "subheading",
        PARAGRAPHS[1]: "body",
        PARAGRAPHS[2]: "body",
        "All rights reserved": "boilerplate",
    }
    assert labelled(recalled)["## What comes next"] == "subheading"
    assert set(labelled(seen).items()) <= set(FINE.items())
    assert labelled(seen)[PARAGRAPHS[1]] == "body"


def test_links_stand_on_lines_of_their_own_in_a_broken_form() -> None:
    from segmenter.training.derive import derive

    page = fine()
    assert page.html is not None
    linked = replace(page, html=page.html.replace("the old bridge", "the <a href='/bridge'>old bridge</a>", 1))
    broken = next(form for form in derive(linked, Languages()) if form.id.endswith("/broken"))
    before, behind = PARAGRAPHS[0].split("old bridge")
    assert [broken.text[span.start : span.end] for span in broken.spans if span.label == "body"] == [
        *(before.strip(), "old bridge", behind.strip()),
        *PARAGRAPHS[1:],
    ]


def test_a_text_on_one_line_has_no_other_form() -> None:
    from segmenter.training.derive import derive

    line = Gold("courier/2", "en", PARAGRAPHS[0], (GoldSpan(0, len(PARAGRAPHS[0]), "body", "gold"),))
    assert derive(line, Languages()) == [line]


def test_a_document_given_twice_counts_twice_and_its_other_texts_once() -> None:
    from segmenter.training.derive import texts_of

    texts = list(texts_of([replace(fine(), html=None), fine()]))
    assert [text.id.removeprefix("courier/1/full") for text in texts] == [
        *("", "/joined"),
        *("", "/marked", "/broken", "/recalled", "/seen"),
    ]


def test_a_page_whose_labels_stand_apart_gives_its_text_and_an_extract() -> None:
    from segmenter.training.derive import derive

    apart = replace(fine(), spans=tuple(replace(span, confidence=APART) for span in fine().spans))
    own, extracted = derive(apart, Languages())
    assert own == replace(apart, html=None)
    assert extracted.id == "courier/1/full/extracted"
    assert labelled(extracted)[PARAGRAPHS[1]] == "body"
    assert set(labelled(extracted).values()) <= set(FINE.values())
