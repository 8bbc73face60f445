"""Texts that were wrapped at a width are read like those that were not."""

import textwrap
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmenter import Article, Label, Segmenter
from segmenter.gold import read_gold
from segmenter.testing import check_article
from segmenter.view import lines_of
from segmenter.wrapping import unwrapped

FIXTURES = {gold.id.rpartition("/")[2]: gold.text for gold in read_gold(Path(__file__).parent.parent / "fixtures")}
NAMES = [
    "ar_clinic_oneline",
    "ar_grain_silo",
    "ar_ministry_visit",
    "en_glacier_second_story",
    "en_ranking_bridges",
    "es_faro_cometas",
    "fa_metro_line",
    "he_mifal_shaon",
    "hi_baolee",
    "ru_ledokol",
    "tr_zeytin_okulu",
    "ur_mango_export",
    "zh_dengta_youju",
]
PARAGRAPHS = [
    "The old pier of Fernmoor has been closed since a storm tore off its last forty metres, and the town has argued ever since "
    "about who should mend it and whether anybody still needs a place where ships no longer land.",
    "- A list has items that are far too long for one line, so that each of them goes on below its bullet in a second line.",
    "- What opens with a bullet is never taken for the rest of the line above, however long that line may be in the end.",
    "Nobody knows who will pay: the harbour office says that it has no money, the county says that the pier is not its own, and "
    "the fishermen say that they have been asking for repairs in vain for the better part of twenty years.",
]
KOREAN = "오래된 등대는 지난 가을 폭풍으로 문을 닫았고 마을 사람들은 그 뒤로 누가 돈을 낼 것인지를 두고 다투고 있다 "


def wrapped(text: str, width: int) -> str:
    return "\n".join("\n".join(textwrap.wrap(line, width)) if line.strip() else line for line in text.split("\n"))


def in_cells(line: str, width: int) -> str:
    """Wrap a line as terminals do: a wide character takes two cells."""
    out, size = "", 0
    for word in line.split():
        cells = sum(1 + (unicodedata.east_asian_width(char) == "W") for char in word)
        out += ("\n" if size + 1 + cells > width else " ") + word if out else word
        size = cells if size + 1 + cells > width else size + 1 + cells
    return out


def lines(text: str) -> list[str]:
    view = unwrapped(text, lines_of(text)).view
    return [" ".join(text[start:end].split()) for start, end in zip(view.start, view.end, strict=True)]


def labels(article: Article) -> list[Label]:
    return [span.label for span in article.spans for char in article.text[span.start : span.end] if not char.isspace()]


@pytest.mark.parametrize("width", [60, 72, 78])
@pytest.mark.parametrize("name", NAMES)
def test_labels_do_not_hang_on_wrapping(name: str, width: int) -> None:
    plain, article = Segmenter().segment(FIXTURES[name]), Segmenter().segment(wrapped(FIXTURES[name], width))
    same = [a is b for a, b in zip(labels(plain), labels(article), strict=True)]
    assert sum(same) >= 0.97 * len(same)
    check_article(article)


def test_a_paragraph_that_was_wrapped_is_one() -> None:
    text = wrapped(FIXTURES["ar_ministry_visit"], 72)
    plain, article = Segmenter().segment(FIXTURES["ar_ministry_visit"]), Segmenter().segment(text)
    assert [paragraph.split() for paragraph in article.paragraphs] == [paragraph.split() for paragraph in plain.paragraphs]
    assert any("\n" in paragraph for paragraph in article.paragraphs)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_joined_and_items_stay_apart(end: str) -> None:
    assert lines(wrapped("\n".join(PARAGRAPHS), 50).replace("\n", end)) == PARAGRAPHS


def test_an_indented_text() -> None:
    text = "\n".join(f"   {line}" for line in wrapped("\n".join(PARAGRAPHS), 60).split("\n"))
    assert lines(text) == PARAGRAPHS


def test_a_blank_line_ends_a_paragraph_at_the_full_width() -> None:
    paragraphs = [PARAGRAPHS[0], PARAGRAPHS[3]]
    full = textwrap.wrap(PARAGRAPHS[0], 60)
    text = "\n".join(full[:-1]) + "\n\n" + wrapped(PARAGRAPHS[3], 60)
    assert lines(text) == [" ".join(full[:-1]), paragraphs[1]]


@pytest.mark.parametrize("wide", [True, False])
def test_korean_in_cells_or_in_characters(wide: bool) -> None:
    paragraph = (KOREAN * 5).strip()
    text = in_cells(paragraph, 80) if wide else wrapped(paragraph, 60)
    assert text.count("\n") > 3
    assert lines(text) == [paragraph]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(f"{number} Fernmoor County harbour office report on tides and piers {number * 7}" for number in range(20, 60)),
        "\n".join(["Home", "News", "Old pier", "Tides", "Weather in Fernmoor", "Contact", "Imprint", "Sign in"] * 8),
        "\n".join(
            [
                "Upon the pier the lanterns slowly swing,",
                "The tide comes in, the tide goes out again;",
                "A boy has tied his kite up with a string",
                "And waits for wind, and waits for sun or rain.",
            ]
            * 6
        ),
        "\n".join(["A paragraph that nobody wrapped goes on and on, " * 6 + "and then it ends."] * 6),
    ],
    ids=["rows of a table", "a menu", "a poem", "long lines"],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    found = lines_of(text)
    assert unwrapped(text, found) is found


@given(
    st.lists(
        st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9), min_size=100, max_size=120),
        min_size=2,
        max_size=4,
    ),
    st.sampled_from([60, 72, 80]),
)
def test_any_words_that_were_wrapped_are_joined(paragraphs: list[list[str]], width: int) -> None:
    whole = [" ".join(words) for words in paragraphs]
    assert lines("\n\n".join(textwrap.fill(paragraph, width) for paragraph in whole)) == whole
