"""Texts that were broken at their links are read like those that were not."""

from hypothesis import given
from hypothesis import strategies as st

from segmenter import segment
from segmenter.brokenlines import rejoined
from segmenter.languages import Languages
from segmenter.testing import check_article
from segmenter.view import lines_of

BROKEN = """Home
Politics
The bridge will close
The minister of the
Interior
, Ann Hill, said on Monday that the bridge over the river would be closed for
repairs
. It was built in 1931 and is used by eight thousand people every day.
The morning paper
Harbour Gazette
reported (
in March
) that the work had been put off twice.
Read also
"""


def lines(text: str, language: str = "en") -> list[str]:
    view = rejoined(text, lines_of(text), Languages().lexicon(language)).view
    return [" ".join(text[start:end].split()) for start, end in zip(view.start, view.end, strict=True)]


def test_lines_go_on_around_links() -> None:
    assert lines(BROKEN) == [
        "Home",
        "Politics",
        "The bridge will close",
        "The minister of the Interior , Ann Hill, said on Monday that the bridge over the river would be closed for repairs . "
        "It was built in 1931 and is used by eight thousand people every day.",
        "The morning paper Harbour Gazette reported ( in March ) that the work had been put off twice.",
        "Read also",
    ]


def test_a_comma_goes_on_with_the_line_above_in_any_text() -> None:
    assert lines("The town of Winton\n, on the coast\nsmall letters alone say nothing") == [
        "The town of Winton , on the coast",
        "small letters alone say nothing",
    ]


def test_arabic_goes_on_after_a_preposition() -> None:
    text = "وقال الوزير\n، في\nمؤتمر صحفي\n، إن الجسر سيغلق في\nمارس المقبل للصيانة.\nاقرأ أيضا"
    assert lines(text, "ar") == ["وقال الوزير ، في مؤتمر صحفي ، إن الجسر سيغلق في مارس المقبل للصيانة.", "اقرأ أيضا"]


def test_what_begins_with_a_sign_of_its_own_stays() -> None:
    text = "The river\n...\nThe framework\n.NET is old\n\n, after a blank line\nA list ends.\n) that"
    assert lines(text) == text.replace("\n\n", "\n").split("\n")


def test_a_broken_paragraph_is_one_span() -> None:
    article = segment(BROKEN)
    check_article(article)
    assert [" ".join(paragraph.split())[:22] for paragraph in article.paragraphs] == [
        "The minister of the In",
        "The morning paper Harb",
    ]


def test_lines_without_words() -> None:
    assert lines("\u2022\n.\n\u2022\n.") == ["\u2022 .", "\u2022 ."]


@given(st.lists(st.text(alphabet="abAB\u2022 ,.:)(\"'?…\u200fم،", max_size=8), max_size=12))
def test_any_lines_are_joined_without_loss(parts: list[str]) -> None:
    text = "\n".join(parts)
    view = lines_of(text).view
    seen = "".join(text[start:end] for start, end in zip(view.start, view.end, strict=True))
    assert "".join("".join(lines(text)).split()) == "".join(seen.split())
    check_article(segment(text))
