"""Where lines are cut, and where they are not."""

import unicodedata
from functools import cache
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings

from segmenter.blocks import cut
from segmenter.languages import Languages, Lexicon
from segmenter.model import Block
from segmenter.testing import Sample, any_text, articles
from segmenter.view import lines_of

_PROFILE = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
_LINK_AR = "مصنع جديد لتعليب السردين يفتح أبوابه في وادي الملح"
_NEXT_AR = "وقال رئيس المجلس البلدي إن القرار النهائي يعود إلى لجنة المال التي تجتمع الأسبوع المقبل في العاصمة."
_LINK_EN = "Olive prices rise as the season begins"
_NEXT_EN = "The mayor said that the final decision is left to the finance committee of the council."


@cache
def lexicon(code: str) -> Lexicon:
    return Languages().lexicon(code)


def blocks(text: str, words: Lexicon) -> list[Block]:
    """Blocks and debris together, in order."""
    found = cut(text, lines_of(text), words)
    return sorted([*found, *found.debris])


def pieces(text: str, code: str = "en") -> list[str]:
    """The texts of the blocks."""
    return [text[block.start : block.end] for block in blocks(text, lexicon(code))]


def test_blank_texts_have_no_blocks() -> None:
    assert pieces("") == pieces(" \n\t\r\n\u2028 ") == []


def test_every_kind_of_line_end_parts_lines() -> None:
    assert pieces("a\nb\r\nc\rd\x0be\x0cf\x1cg\x1dh\x1ei\x85j\u2028k\u2029l") == list("abcdefghijkl")


def test_blank_lines_are_not_counted() -> None:
    found = blocks("\n\none\n\n  \n two   three\n", lexicon("en"))
    assert [block.line for block in found] == [0, 1, 1]


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        pytest.param("ar", ["وانتهى الاجتماع مساء أمس.", f"اقرأ أيضا: {_LINK_AR}"], id="ar-link-to-the-end"),
        pytest.param("ar", ["وانتهى الاجتماع مساء أمس.", f"اقرأ أيضا: {_LINK_AR}", _NEXT_AR], id="ar-link-until-an-opener"),
        pytest.param("en", ["The talks ended.", f"Read also: {_LINK_EN}.", _NEXT_EN], id="en-link-until-a-stop"),
        pytest.param("ar", ["وانتهى الاجتماع مساء أمس.", f"(اقرأ أيضا: {_LINK_AR})", _NEXT_AR], id="ar-link-in-brackets"),
        pytest.param("en", ["The talks ended.", f"[Read also: {_LINK_EN}]", _NEXT_EN], id="en-link-in-brackets"),
        pytest.param("de", ["Es beginnt im Mai.", "Lesen Sie auch: Preise für Oliven steigen"], id="de-link"),
        pytest.param("ar", ["ويبدأ العمل في الربيع المقبل.", "المصدر: صحيفة الساحل"], id="ar-source"),
        pytest.param("en", ["Work begins next spring.", "Source: The Coast Courier"], id="en-source"),
        pytest.param("ar", ["ويبدأ العمل في الربيع.", "كلمات دلالية: الجسر البلدية"], id="ar-tags"),
    ],
)
def test_what_was_glued_with_a_space_is_cut(code: str, parts: list[str]) -> None:
    assert pieces(" ".join(parts), code) == parts


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        pytest.param("ar", ["وانتهى الاجتماع مساء أمس.", f"اقرأ أيضاًاقتصاد{_LINK_AR}"], id="ar-link"),
        pytest.param("ar", ["وانتهى الاجتماع مساء أمس.", f"اقرأ أيضا: {_LINK_AR} ", _NEXT_AR], id="ar-link-and-text"),
        pytest.param("ar", ["ويبدأ العمل في الربيع المقبل", "المصدر: صحيفة الساحل"], id="ar-source-without-a-stop"),
        pytest.param("zh", ["工程将在春天开始。", "延伸阅读：橄榄价格随着新季到来上涨"], id="zh-link"),
        pytest.param("zh", ["工程将在春天开始。", "来源：海岸日报"], id="zh-source"),
    ],
)
def test_what_was_glued_without_a_space_is_cut(code: str, parts: list[str]) -> None:
    assert pieces("".join(parts), code) == [part.strip() for part in parts]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Home   World   Business", ["Home", "World", "Business"]),
        ("Home\tWorld", ["Home", "World"]),
        ("Home \u00a0\u2003 World", ["Home", "World"]),
        ("<p>The talks ended.</p>", ["<p>", "The talks ended.", "</p>"]),
        ("The talks ended.]]>", ["The talks ended.", "]]>"]),
        ("First[n]Second", ["First", "[n]", "Second"]),
    ],
)
def test_gaps_and_debris_are_cut(line: str, parts: list[str]) -> None:
    assert pieces(line) == parts


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "a  b"),
        ("en", "Prices < 5 and > 3"),
        ("en", "The spring was the main source: it gave water to the whole town for three hundred years."),
        ("en", "You can read more about the bridge in the book that he wrote."),
        ("en", "He asked what they read, and she tagged it: a source of joy."),
        ("ar", "ونقلت الصحيفة عن المصدر: إن العمل يبدأ غدا"),
        ("ar", "وقال المصدر الأمني إن القوات انتشرت في المدينة منذ الصباح الباكر."),
        ("ar", "كان يقرأ أيضا كتب التاريخ كل مساء مع إخوته الصغار."),
        ("ar", "وشاهد أيضا الحضور عرضا مسرحيا قصيرا في ختام الحفل."),
        ("de", "Der Rat tagt am Donnerstag: Kommt die neue Brücke über den Fluss?"),
        ("de", "Die Quelle: ein Bach, der seit Jahrhunderten ins Tal fließt."),
    ],
)
def test_running_text_is_not_cut(code: str, line: str) -> None:
    assert pieces(line, code) == [line]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "Old bridge to close for months | The Courier\nShare\nOld bridge to close for months",
            ["Old bridge to close for months", "| The Courier", "Share", "Old bridge to close for months"],
            id="stands again",
        ),
        pytest.param(
            "Sport - Rowers win - and lose again at sea\nRowers win - and lose again at sea",
            ["Sport -", "Rowers win - and lose again at sea", "Rowers win - and lose again at sea"],
            id="holds a dash itself",
        ),
        pytest.param(
            "\u202dThe Courier\u202c - World news - Old bridge to close for months\nShare",
            ["\u202dThe Courier\u202c -", "World news -", "Old bridge to close for months", "Share"],
            id="two names before it",
        ),
        pytest.param(
            "Old bridge to close for months - Local - The Courier\nShare",
            ["Old bridge to close for months", "- Local -", "The Courier", "Share"],
            id="two names behind it",
        ),
        pytest.param(
            "The Courier|Old bridge to close for months", ["The Courier|", "Old bridge to close for months"], id="a bar"
        ),
    ],
)
def test_titles_are_cut_out_of_window_titles(text: str, parts: list[str]) -> None:
    assert pieces(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Old bridge to close - mayor is against it\nShare", id="a dash in the title"),
        pytest.param("Share\nThe Courier - World - Old bridge to close for months", id="below the first line"),
        pytest.param("Share\nThe old bridge at dusk - Ann Hill\nThe old bridge at dusk", id="a picture's credit"),
        pytest.param("The news of the day | Old bridge to close for months", id="no name beside it"),
        pytest.param("Home | Politics | Sport | Culture", id="a menu"),
        pytest.param("FERNMOOR - Reuters - The old bridge closes to cars on Monday.", id="a place and an agency"),
        pytest.param("Read on - it is late\nit is late", id="too short to be a title"),
    ],
)
def test_other_lines_with_dashes_and_bars_are_not_cut(text: str) -> None:
    assert pieces(text) == text.split("\n")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("\u200f    Indented text    \u200f", ["\u200f    Indented text    \u200f"]),
        ("one   \u200e   two", ["one", "\u200e   two"]),
        ("one   \u200e", ["one   \u200e"]),
        ("\u200f<p>\u200f", ["\u200f<p>\u200f"]),
        ("\u200f   \u200e", ["\u200f   \u200e"]),
    ],
)
def test_invisible_marks_are_never_cut_off(line: str, parts: list[str]) -> None:
    assert pieces(line) == parts


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_no_word_is_parted_however_its_accents_are_written(form: Literal["NFC", "NFD"]) -> None:
    line = unicodedata.normalize(form, "Der Rat von Fernmoor kommt zum Musétag: Sinkt die Steuer im Tal?")
    assert pieces(line, "de") == [line]
    glued = unicodedata.normalize(form, "Sinkt die Steuer im Tal von Fernmoor und im MuséTags: Steuer, Tal")
    assert len(pieces(glued, "de")) == 2


def test_stretched_letters_make_no_line_long_enough_to_cut() -> None:
    short, stretched = "ا. المصدر:ب", "ا. المصـــدر:ب"
    assert len(pieces(short, "ar")) == len(pieces(stretched, "ar"))


@settings(_PROFILE, max_examples=200)
@given(any_text())
def test_blocks_are_pieces_of_lines(text: str) -> None:
    found = blocks(text, lexicon("ar"))
    end = 0
    for block in found:
        piece = text[block.start : block.end]
        assert end <= block.start < block.end
        assert piece == piece.strip()
        assert len(piece.splitlines()) == 1
        assert not text[end : block.start].strip()
        end = block.end
    assert not text[end:].strip()
    lines = [line for line in text.splitlines() if line.strip()]
    assert sorted({block.line for block in found}) == list(range(len(lines)))


@settings(_PROFILE, max_examples=60)
@given(articles())
def test_lines_of_articles_are_blocks(sample: Sample) -> None:
    assert pieces(sample.text, sample.language) == [line.text for line in sample.lines]
