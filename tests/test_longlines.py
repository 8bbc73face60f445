"""Texts that lost their line ends are read by their sentences and rows of names."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segmenter import Label, Segmenter, segment
from segmenter.gold import read_gold
from segmenter.languages import Languages
from segmenter.longlines import parted
from segmenter.testing import check_article
from segmenter.view import lines_of

FIXTURES = {gold.id.rpartition("/")[2]: gold.text for gold in read_gold(Path(__file__).parent.parent / "fixtures")}
MENU = "Home News Politics Business Markets Opinion Sport Football Cricket Culture Books Film Travel Jobs Subscribe Sign In"
STORY = (
    "The old pier below the town has been closed since a storm tore off its last forty metres, and all argue since. "
    "Nobody knows who will pay, because the harbour office says that it has no money. "
    'The county says that the pier is not its own. "We have been asking for repairs in vain for years," said J. Dunn of the '
    "boat owners. Nothing has been done. The work would take two winters, and the council wants to begin with the piles. "
    "Most of them were driven in 1931 and have been eaten away by worms, as divers found when they looked at them in May. "
    "What stands above the water is not much better: a third of the planks are loose, and the railing is gone. "
    "Until the last war steamers landed there with guests from the south, and a brass band played on Sundays. "
    "Later it was left to the anglers, who have now moved to the breakwater and do not like it there. "
    "A group of shopkeepers has collected enough for the first ten piles. They want to sell each plank with a name on it. "
    "The mayor calls this a good beginning, but he doubts that there are as many names as planks in a town of this size. "
    "A meeting will be held in the old school in two weeks, and anybody who has an idea is asked to bring it along."
)
MORE = "Most Read Storm Closes Coast Road New Ferry For Winton Council Elects Mayor Library Opens On Sundays Contact Terms Of Use"
PAGE = f"{MENU} {STORY} {MORE}"


def pieces(text: str, language: str = "en") -> list[str]:
    view = parted(text, lines_of(text), Languages().lexicon(language)).view
    return [text[start:end] for start, end in zip(view.start, view.end, strict=True)]


def test_a_line_of_a_paragraphs_length_stays_whole() -> None:
    assert pieces(STORY[:790]) == [STORY[:790].strip()]


def test_sentences_are_pieces() -> None:
    found = pieces(PAGE)
    assert "The county says that the pier is not its own." in found
    assert "Nothing has been done." in found


def test_rows_of_names_part_from_running_text() -> None:
    found = pieces(PAGE)
    first = next(index for index, piece in enumerate(found) if piece.startswith("The old pier"))
    assert " ".join(found[:first]) == MENU
    assert len(found[:first]) > 3
    last = next(index for index, piece in enumerate(found) if piece.endswith("bring it along."))
    assert " ".join(found[last + 1 :]) == MORE


@pytest.mark.parametrize(
    "inside",
    ["J. Dunn of the", "He came .. and went", "at 9.30 in the", "the firm of no. 7 which"],
    ids=["initial", "two-dots", "number", "short-word"],
)
def test_what_ends_no_sentence_parts_nothing(inside: str) -> None:
    text = STORY + f" And that was when {inside} harbour and the town and the river were all seen by the people of the coast."
    assert any(inside in piece for piece in pieces(text))


def test_a_full_stop_that_lost_its_blank_ends_a_sentence() -> None:
    text = STORY + " That was all for now.Nobody knows what comes next and when it will come to the town."
    assert pieces(text)[-1] == "Nobody knows what comes next and when it will come to the town."


def test_dates_in_rows_stay_whole() -> None:
    text = f"{MENU} Monday 12 March 2024 {MENU} {STORY}"
    assert any("Monday 12 March 2024" in piece for piece in pieces(text))


def test_chinese_is_parted_at_its_stops_and_blanks() -> None:
    menu = "首页 新闻 财经 体育 娱乐 科技 汽车 房产"
    story = "码头关闭以后镇上的人一直在争论由谁来出钱。港务局说他们没有这笔钱，县里说码头不归他们管。渔民们说他们已经等了二十年。"
    found = pieces(f"{menu} {story * 8}", "zh")
    assert found[:8] == menu.split()
    assert found[8] == "码头关闭以后镇上的人一直在争论由谁来出钱。"


def test_the_page_on_one_line_has_one_span_of_body() -> None:
    article = segment(PAGE)
    assert [PAGE[span.start : span.end] for span in article.of("body")] == [STORY]
    check_article(article)


@pytest.mark.parametrize("name", ["ar_fullpage_pipeline", "en_ferry_fullpage"])
def test_a_whole_page_without_line_ends_keeps_its_body(name: str) -> None:
    gold = next(gold for gold in read_gold(Path(__file__).parent.parent / "fixtures") if gold.id.endswith(name))
    wanted = "".join(
        "".join(gold.text[span.start : span.end].split()) for span in gold.spans if span.label in (Label.BODY, Label.SUBHEADING)
    )
    text = " ".join(gold.text.split())
    article = Segmenter().segment(text)
    found = "".join("".join(text[span.start : span.end].split()) for span in article.of("body", "subheading"))
    check_article(article)
    assert len(found) < 0.85 * len("".join(text.split()))
    assert abs(len(found) - len(wanted)) < 0.3 * len(wanted)


@pytest.mark.parametrize(
    "piece", ["- ", "\u2022", "\u3002", ". ", "a ", "\u6f22", "\u6f22 ", "12 ", "\u0301", "\u200b ", "(( ", "Www. "]
)
def test_lines_of_one_thing(piece: str) -> None:
    text = piece * 900
    article = segment(text)
    check_article(article)
    assert "".join(pieces(text)).replace(" ", "") in (text.replace(" ", ""), "")


@given(st.text(alphabet="abcdefgABC .!?,\"'()-|\u2022\u0301\u200f漢字。ทสअم12\n", max_size=400), st.integers(1, 12))
def test_no_character_is_lost(text: str, times: int) -> None:
    text *= times
    view = lines_of(text).view
    seen = "".join(text[start:end] for start, end in zip(view.start, view.end, strict=True))
    assert "".join("".join(pieces(text)).split()) == "".join(seen.split())
