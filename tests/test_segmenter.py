"""The public interface: what goes in, what comes out, and what is refused."""

import json
import pickle
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from functools import cache
from typing import Any

import pytest

import segmenter as package
from segmenter import (
    DETECTORS,
    Article,
    Claim,
    Cue,
    Label,
    Page,
    Section,
    Segmenter,
    SegmenterError,
    Span,
    UsageError,
    Weights,
    parse_pack,
    segment,
)
from segmenter.languages import Languages
from segmenter.resolver import Resolver
from segmenter.resolver.evidence import collect
from segmenter.testing import check_article

TEXT = (
    "أخبار\n"
    "إغلاق الجسر القديم في وادي الزعتر\n"
    "كتب: سامر الوادي\n"
    "12 مارس 2023\n"
    "أعلن مجلس بلدية وادي الزعتر أن الجسر القديم سيغلق أمام السيارات لمدة ثلاثة أشهر ابتداء من الربيع المقبل.\n"
    "\n"
    "اقرأ أيضا: مصنع جديد لتعليب السردين يفتح أبوابه\n"
    "خطة الترميم\n"
    "وقال رئيس المجلس إن أعمال الترميم ستشمل الأعمدة الحجرية والإنارة ومسارا جديدا للمشاة على ضفة النهر.\n"
    "المصدر: صحيفة الساحل\n"
    "كلمات دلالية: الجسر، البلدية\n"
)
ENGLISH = (
    "Old stone bridge to close for three months\n"
    "The town council of Fernmoor said the old stone bridge will close to cars for three months from next spring.\n"
    "The mayor told reporters that repairs will cover the pillars, the lights and a new path for walkers.\n"
)
LABELS = (
    Label.KICKER,
    Label.HEADLINE,
    Label.BYLINE,
    Label.TIMESTAMP,
    Label.BODY,
    Label.RELATED,
    Label.SUBHEADING,
    Label.BODY,
    Label.SOURCE,
    Label.TAGS,
)
CUE = Cue("own.line", Label.BODY, 2.0, "a line")


@cache
def by_hand() -> Article:
    """An article whose labels no weight has touched."""
    page = Page.from_text(TEXT, Languages().lexicon("ar"))
    assert len(page.blocks) == len(LABELS)
    evidence = collect(
        [
            *(Claim(index, CUE, f"line {index}") for index in range(len(page.blocks))),
            *(Claim(index, Cue("own.not", Label.TAGS, -1.5, "no tag")) for index in range(len(page.blocks))),
        ]
    )
    spans = tuple(Span(block.start, block.end, label, 0.9) for block, label in zip(page.blocks, LABELS, strict=True))
    return Article(TEXT, spans, "ar", "rtl", page.blocks, evidence, Resolver(Weights()), page.lexicon)


def piece(article: Article, span: Span) -> str:
    return article.text[span.start : span.end]


# What goes in


@pytest.mark.parametrize("text", ["", "\n", "word", TEXT, ENGLISH, "\ufeff\u200f", "a\x00b", "\ud800"])
def test_any_string_gets_an_article(text: str) -> None:
    article = segment(text)
    assert article.text == text
    check_article(article)


@pytest.mark.parametrize("text", [b"bytes", None, 3, ["text"]])
def test_what_is_no_string_is_refused(text: Any) -> None:
    with pytest.raises(UsageError, match=type(text).__name__):
        segment(text)


@pytest.mark.parametrize("language", ["", "arabic!", "a", "ar_", "1", "ar-", "\u0639\u0631"])
def test_what_is_no_language_tag_is_refused(language: str) -> None:
    with pytest.raises(UsageError, match="language"):
        segment(TEXT, language=language)


def test_a_language_that_is_no_string_is_refused() -> None:
    wrong: Any = 7
    with pytest.raises(UsageError, match="7"):
        segment(TEXT, language=wrong)


@pytest.mark.parametrize(
    ("tag", "code"), [("ar", "ar"), ("ar-EG", "ar"), ("PT_br", "pt"), ("iw", "he"), ("nb", "no"), ("xx", "xx")]
)
def test_language_tags(tag: str, code: str) -> None:
    assert segment(ENGLISH, language=tag).language == code


def test_a_language_without_a_pack_is_read_with_english_words() -> None:
    article = segment("Read also: Old stone bridge closes", language="qaa")
    assert (article.language, article.direction) == ("qaa", "ltr")
    assert any(reason.cue.startswith("phrase.related.heading") for reason in article.explain(0)[1])


def test_direction() -> None:
    assert segment(TEXT).direction == "rtl"
    assert segment(ENGLISH).direction == "ltr"


def test_direction_of_a_language_without_a_pack_is_that_of_its_script() -> None:
    assert segment("د ښار شورا وویل چې پخوانی پل به وتړل شي", language="ps").direction == "rtl"


def test_language_is_guessed() -> None:
    assert segment(TEXT).language == "ar"
    assert segment(ENGLISH).language == "en"
    assert segment("1234").language == "und"


# Segmenters


def test_a_segmenter_cannot_be_changed() -> None:
    own: Any = Segmenter()
    with pytest.raises(FrozenInstanceError):
        own.keep = 1.0
    assert own.with_detectors(weather) is not own
    assert own.detectors == DETECTORS
    assert isinstance(Segmenter(detectors=list(DETECTORS)).detectors, tuple)


def weather(page: Page) -> Iterator[Claim]:
    for index in range(len(page.blocks)):
        yield Claim(index, Cue("own.weather", Label.BOILERPLATE, 0.5, "weather"))


def test_equal_segmenters_give_equal_articles() -> None:
    one, other = Segmenter(keep=0.5), Segmenter(keep=0.5)
    assert one == other
    assert one != Segmenter()
    assert one.segment(TEXT) == other.segment(TEXT)
    assert segment(TEXT) == Segmenter().segment(TEXT) == segment(TEXT)


def test_a_pickled_segmenter_is_equal_and_answers_alike() -> None:
    own = Segmenter(packs=[PACK], weights=Weights({"length.1": {"tags": 1.0}}), keep=-0.5).with_detectors(weather)
    before = own.segment(TEXT)
    again = pickle.loads(pickle.dumps(own))
    assert again == own
    assert again.segment(TEXT) == before


@pytest.mark.parametrize("keep", [51.0, -50.5, float("nan"), float("inf")])
def test_keep_has_its_bounds(keep: float) -> None:
    with pytest.raises(UsageError, match="keep="):
        Segmenter(keep=keep)


def test_a_detector_that_cannot_be_called_is_refused() -> None:
    wrong: Any = "weather"
    with pytest.raises(UsageError, match="'weather'"):
        Segmenter().with_detectors(wrong)
    with pytest.raises(UsageError, match="'weather'"):
        Segmenter(detectors=(wrong,))


def test_without_any_detector_there_is_an_answer() -> None:
    check_article(Segmenter(detectors=()).segment(TEXT))


# Packs

PACK = parse_pack(
    'code = "am"\nname = "Amharic"\nscripts = ["Ethi"]\ndirection = "ltr"\nstopwords = ["\u12a5\u1293"]\n'
    '[source.label]\nlabel = ["\u121d\u1295\u132d"]\n',
    "am.toml",
)


def test_a_pack_of_ones_own() -> None:
    line = "\u121d\u1295\u132d: Fernmoor Courier"
    own = Segmenter(packs=(PACK,))
    cues = {reason.cue for reason in own.segment(line, language="am").explain(0)[1]}
    assert "phrase.source.label.label.short" in cues
    assert "phrase.source.label.label.short" not in {reason.cue for reason in segment(line, language="am").explain(0)[1]}


def test_a_pack_of_ones_own_takes_the_place_of_the_shipped_one() -> None:
    pack = parse_pack('code = "ar"\nname = "Own"\nscripts = ["Arab"]\ndirection = "rtl"\n', "ar.toml")
    assert "phrase.source.label.label.short" in {r.cue for r in segment("المصدر: صحيفة", language="ar").explain(0)[1]}
    own = Segmenter(packs=[pack]).segment("المصدر: صحيفة", language="ar")
    assert not any(reason.cue.startswith("phrase.") for reason in own.explain(0)[1])


# Many texts


def short_texts(count: int) -> list[str]:
    return [f"Bridge number {number} to close\nThe council said that bridge {number} will close." for number in range(count)]


def test_many_texts_come_back_in_order() -> None:
    texts = short_texts(6)
    assert list(Segmenter().segment_many(texts)) == [segment(text) for text in texts]
    assert list(Segmenter().segment_many([])) == []


def test_processes_change_nothing() -> None:
    texts, own = short_texts(20), Segmenter(packs=(PACK,), keep=0.25)
    alone = list(own.segment_many(texts, language="en"))
    together = list(own.segment_many(texts, language="en", processes=2))
    assert together == alone
    for one, other in zip(alone, together, strict=True):
        assert isinstance(one, Article)
        assert isinstance(other, Article)
        assert (one.text, one.to_dict(reasons=True)) == (other.text, other.to_dict(reasons=True))


@pytest.mark.parametrize("processes", [1, 2])
def test_errors_can_be_yielded(processes: int) -> None:
    texts: list[Any] = ["one", b"two", "three", None]
    found = list(Segmenter().segment_many(texts, errors="yield", processes=processes))
    assert [type(item) for item in found] == [Article, UsageError, Article, UsageError]
    assert "bytes" in str(found[1])


def test_errors_are_raised_where_the_text_stands() -> None:
    texts: list[Any] = ["one", b"two", "three"]
    articles = Segmenter().segment_many(texts)
    assert isinstance(next(articles), Article)
    with pytest.raises(UsageError, match="bytes"):
        next(articles)


def test_errors_is_one_of_two_words() -> None:
    with pytest.raises(UsageError, match="'ignore'"):
        list(Segmenter().segment_many(["one"], errors="ignore"))


def test_texts_are_read_as_they_are_needed() -> None:
    read = []

    def endless() -> Iterator[str]:
        number = 0
        while True:
            read.append(number)
            yield f"text {number}"
            number += 1

    articles = Segmenter().segment_many(endless())
    assert read == []
    first = next(articles)
    assert isinstance(first, Article)
    assert (first.text, read) == ("text 0", [0])
    next(articles)
    assert read == [0, 1]


# Views


def test_an_article_made_by_hand_keeps_every_promise() -> None:
    check_article(by_hand())


def test_body_joins_slices_as_they_stood() -> None:
    lines = TEXT.split("\n")
    assert by_hand().body == f"{lines[4]}\n\n{lines[7]}\n{lines[8]}"
    assert by_hand().paragraphs == (lines[4], lines[8])


def test_body_of_windows_lines() -> None:
    text = "One two.\r\nThree four.\r\n\r\nFive six."
    page = Page.from_text(text, Languages().lexicon("en"))
    spans = tuple(Span(block.start, block.end, Label.BODY, 1.0) for block in page.blocks)
    article = Article(text, spans, "en", "ltr", page.blocks, collect([]), Resolver(Weights()), page.lexicon)
    assert article.body == "One two.\nThree four.\n\nFive six."


def test_sections() -> None:
    lines = TEXT.split("\n")
    assert by_hand().sections == (Section(None, (lines[4],)), Section(lines[7], (lines[8],)))


def test_spans_by_label() -> None:
    article = by_hand()
    assert [piece(article, span) for span in article.of(Label.SUBHEADING)] == ["خطة الترميم"]
    assert article.of("body", Label.SUBHEADING) == tuple(span for span in article.spans if span.label in ("body", "subheading"))
    assert article.of() == ()
    with pytest.raises(UsageError, match=r"'text' is not a label: choose from .*headline"):
        article.of("text")


def test_metadata_views() -> None:
    article = by_hand()
    assert article.headline == "إغلاق الجسر القديم في وادي الزعتر"
    assert article.category == "أخبار"
    assert article.authors == ("سامر الوادي",)
    assert article.published == "12 مارس 2023"
    assert article.source == "صحيفة الساحل"
    assert article.tags == ("الجسر", "البلدية")
    assert (article.deck, article.captions) == (None, ())
    assert [(story.title, story.position) for story in article.related] == [("مصنع جديد لتعليب السردين يفتح أبوابه", "inline")]


def test_explain_gives_span_and_reasons_strongest_first() -> None:
    article = by_hand()
    place = TEXT.index("خطة")
    span, reasons = article.explain(place + 2)
    assert span == article.spans[6]
    assert [(reason.cue, reason.weight) for reason in reasons] == [("own.line", 0.0), ("own.not", 0.0)]
    assert reasons[0].why == "a line: line 6"
    assert [reason.weight for reason in article.explain(TEXT.index("وقال"))[1]] == [2.0, 0.0]
    assert [reason.cue for reason in article.explain(TEXT.index("كلمات"))[1]] == ["own.line", "own.not"]
    assert article.explain(TEXT.index("كلمات"))[1][1].weight == -1.5


def test_explain_between_and_before_spans() -> None:
    article = segment("\n\n one\n\n two ")
    assert article.explain(0)[0] == article.spans[0]
    assert article.explain(article.text.index("two") - 1)[0] == article.spans[0]
    assert article.explain(len(article.text) - 1)[0] == article.spans[-1]


@pytest.mark.parametrize("offset", [-1, len(TEXT), len(TEXT) + 5])
def test_explain_outside_the_text(offset: int) -> None:
    with pytest.raises(UsageError, match=str(offset)):
        by_hand().explain(offset)


@pytest.mark.parametrize("text", ["", " \n "])
def test_explain_of_a_blank_text(text: str) -> None:
    with pytest.raises(UsageError, match="blank"):
        segment(text).explain(0)


def test_explain_of_debris() -> None:
    article = segment("One two.\n<br/>\nThree four.", language="en")
    span, reasons = article.explain(article.text.index("<br"))
    assert (span.label, span.confidence) == (Label.BOILERPLATE, 1.0)
    assert [reason.cue for reason in reasons] == ["debris.only"]
    assert article.reasons(span) == reasons


def test_reasons_are_those_that_speak_for_the_label() -> None:
    article = by_hand()
    assert [reason.cue for reason in article.reasons(article.spans[4])] == ["own.line"]
    assert article.reasons(article.spans[4], most=0) == ()
    assert article.reasons(article.spans[0]) == ()
    assert len(segment(ENGLISH).reasons(segment(ENGLISH).spans[1], most=2)) <= 2


def test_to_dict_and_json() -> None:
    article = by_hand()
    data = article.to_dict(reasons=True)
    assert data == json.loads(article.to_json(reasons=True))
    assert (data["format"], data["language"], data["direction"], data["text"]) == (1, "ar", "rtl", TEXT)
    assert [row["label"] for row in data["spans"]] == [str(label) for label in LABELS]
    assert data["spans"][4]["reasons"] == [{"cue": "own.line", "weight": 2.0, "why": "a line: line 4"}]
    assert data["tags"] == ["الجسر", "البلدية"]
    assert data["sections"][1]["heading"] == "خطة الترميم"
    assert data["related"][0]["position"] == "inline"
    plain = article.to_dict(text=False)
    assert "text" not in plain
    assert "reasons" not in plain["spans"][0]
    assert "الجسر" in article.to_json()
    assert article.to_json(indent=1).startswith('{\n "format"')


def test_a_pickled_article_keeps_metadata_and_reasons() -> None:
    for article in (by_hand(), segment(TEXT), segment("")):
        again = pickle.loads(pickle.dumps(article))
        assert again == article
        assert again.metadata == article.metadata
        assert again.to_dict(reasons=True) == article.to_dict(reasons=True)
    assert pickle.loads(pickle.dumps(by_hand())).explain(0) == by_hand().explain(0)


def test_an_unpickled_article_can_be_pickled_again() -> None:
    once = pickle.loads(pickle.dumps(segment(TEXT)))
    assert pickle.loads(pickle.dumps(once)).metadata == once.metadata


def test_an_article_cannot_be_changed() -> None:
    article: Any = by_hand()
    with pytest.raises(FrozenInstanceError):
        article.text = "other"


# The package


def test_what_the_package_offers_is_there() -> None:
    assert len(set(package.__all__)) == len(package.__all__)
    for name in package.__all__:
        assert getattr(package, name) is not None
    assert issubclass(UsageError, SegmenterError)
    assert issubclass(UsageError, ValueError)
    assert issubclass(package.DataError, SegmenterError)
