"""Labels that are carried over from the text of the gold to the page as it is rendered."""

from dataclasses import replace

from segmenter import segment_html
from segmenter.gold import Gold, GoldSpan
from segmenter.languages import Languages
from segmenter.training.learn import page_of, read_example
from segmenter.training.transfer import transfer


def gold(*lines: tuple[str, str]) -> Gold:
    text, spans = "", []
    for line, label in lines:
        spans.append(GoldSpan(len(text), len(text) + len(line), label, "hand"))
        text += line + "\n"
    return Gold("one", "en", text, tuple(spans))


def carried(document: Gold, text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], span.label) for span in transfer(document, text)]


DOCUMENT = gold(
    ("Home", "boilerplate"),
    ("Old bridge closes", "headline"),
    ("The council will close the bridge. Cars must use the ferry.", "body"),
    ("Home", "related"),
)


def test_the_same_lines_have_the_same_labels_in_order() -> None:
    text = "\n\nHome\n\nOld bridge closes\nThe council will close the bridge. Cars must use the ferry.\n   Home"
    assert [label for _, label in carried(DOCUMENT, text)] == ["boilerplate", "headline", "body", "related"]
    assert carried(DOCUMENT, text)[3] == ("Home", "related")


def test_a_line_that_is_cut_otherwise_is_looked_up_by_its_words() -> None:
    text = "Home\nOld bridge closes\nThe council will close the bridge.\nCars must use the ferry.\nHome"
    assert [label for _, label in carried(DOCUMENT, text)] == ["boilerplate", "headline", "body", "body", "related"]


def test_what_the_gold_does_not_know_has_no_label() -> None:
    text = "Home\nSomething that nobody labelled\nOld bridge closes"
    assert [label for _, label in carried(DOCUMENT, text)] == ["boilerplate", "headline"]


def test_spelling_and_blanks_do_not_matter() -> None:
    assert carried(DOCUMENT, "OLD  BRIDGE\u00a0CLOSES") == [("OLD  BRIDGE\u00a0CLOSES", "headline")]


def test_of_markdown_what_is_seen_matters() -> None:
    text = "[Home](/)\n\n# Old bridge *closes*\n\nThe council will close the bridge. Cars must use the [ferry](/ferry)."
    assert carried(DOCUMENT, text) == list(zip(text.split("\n\n"), ("boilerplate", "headline", "body"), strict=True))


def test_texts_with_nothing_in_common() -> None:
    assert carried(DOCUMENT, "") == carried(gold(), "Home") == carried(DOCUMENT, "\n \n") == []


def test_a_document_with_its_page_is_read_as_that_page() -> None:
    page = "<nav>Home</nav><h1>Old bridge closes</h1><p>The council will close the bridge. Cars must use the ferry.</p>"
    document = Gold("one", "en", DOCUMENT.text, DOCUMENT.spans, html=page)
    example = read_example(document, Languages())
    shown = {example.cues[number].name for number in example.numbers.tolist()}
    assert any(name.startswith("markup.tag.h1.") for name in shown)
    assert not any(name.startswith("markup.") for name in _shown(DOCUMENT))


def _shown(document: Gold) -> set[str]:
    example = read_example(document, Languages())
    return {example.cues[number].name for number in example.numbers.tolist()}


def test_a_page_is_read_as_it_will_be_when_the_weights_are_used() -> None:
    html = "<html><body><main><p>See [the old bridge](/bridge) and **the ferry** below.</p></main></body></html>"
    document = gold(("See [the old bridge](/bridge) and **the ferry** below.", "body"))
    page = page_of(replace(document, html=html), Languages())
    assert page.text == segment_html(html).text == document.text.strip()
    assert page.views == ["see [the old bridge](/bridge) and **the ferry** below."]
