"""What is read from labelled spans. The spans are made by hand, so that no weight has a say."""

from functools import cache

import pytest

from segmenter import DateValue, Label, Span, Story, Value
from segmenter.languages import Languages, Lexicon
from segmenter.metadata import Metadata, extract
from segmenter.metadata.stories import stories
from segmenter.metadata.tags import tags

STORY = (Label.BODY, "The pier is open again.")
NOTE = Label.BOILERPLATE
PROSE = "أعلن مجلس بلدية وادي الزعتر أن الجسر القديم سيغلق أمام السيارات لمدة ثلاثة أشهر ابتداء من الربيع المقبل."
TEASER = "قالت شركة البحر الأزرق إن المصنع الجديد سيوفر مئتي فرصة عمل لأبناء القرى الساحلية خلال السنة الأولى من تشغيله."
CANNERY = "مصنع جديد لتعليب السردين يفتح أبوابه"
OLIVES = "أسعار الزيتون ترتفع مع بداية الموسم"

Part = tuple[Label, str] | str


@cache
def lexicon(code: str) -> Lexicon:
    return Languages().lexicon(code)


def build(*parts: Part) -> tuple[str, list[Span]]:
    """A text of labelled lines, and its spans. A part without a label stands between two spans of one line."""
    text, spans, glued = "", [], True
    for part in parts:
        if isinstance(part, str):
            text, glued = text + part, True
            continue
        text += "" if glued else "\n"
        spans.append(Span(len(text), len(text) + len(part[1]), part[0], 1.0))
        text, glued = text + part[1], False
    return text, spans


def read(*parts: Part, code: str = "ar", body: str = "") -> Metadata:
    """The metadata of labelled lines; every value must stand where it says."""
    text, spans = build(*parts)
    known = extract(text, spans, body, lexicon(code))
    single = (known.headline, known.category, known.deck, known.published, known.modified, known.source)
    for value in (*single, *known.authors, *known.tags, *known.captions):
        assert value is None or text[value.start : value.end] == value.text
    for story in known.related:
        assert text[slice(*story.spans[0])] == story.title
    return known


def texts(values: tuple[Value, ...]) -> list[str]:
    return [value.text for value in values]


# Tags


@pytest.mark.parametrize(
    ("code", "line", "found"),
    [
        pytest.param("ar", "كلمات دلالية: الجسر، البلدية، نهر الوادي", ["الجسر", "البلدية", "نهر الوادي"], id="arabic-comma"),
        pytest.param("ar", "الوسوم: الجسر؛ البلدية", ["الجسر", "البلدية"], id="arabic-semicolon"),
        pytest.param("ar", "#وادي_الزعتر #جسر#نهر", ["وادي_الزعتر", "جسر", "نهر"], id="hashes"),
        pytest.param("ar", "الجسر القديم  وادي الزعتر  نهر", ["الجسر القديم", "وادي الزعتر", "نهر"], id="two-blanks"),
        pytest.param("en", "Tags: bridge, old town; river", ["bridge", "old town", "river"], id="comma-and-semicolon"),
        pytest.param("en", "Tags: bridge | old town|river", ["bridge", "old town", "river"], id="bar"),
        pytest.param("en", "bridge • old town · river", ["bridge", "old town", "river"], id="dots"),
        pytest.param("en", "bridge / old town / river", ["bridge", "old town", "river"], id="slash"),
        pytest.param("en", "bridge/road - old-town", ["bridge/road", "old-town"], id="dash-with-blanks-only"),
        pytest.param("en", "bridge\told town", ["bridge", "old town"], id="tab"),
        pytest.param("zh", "石桥、河流，镇议会", ["石桥", "河流", "镇议会"], id="chinese"),
        pytest.param("en", "Tags: Bridge, BRIDGE, #bridge, river", ["Bridge", "river"], id="each-once"),
        pytest.param("en", "Tags:", [], id="label-alone"),
        pytest.param("en", "Tags: , ,", [], id="separators-alone"),
    ],
)
def test_tags_are_split_at_separators(code: str, line: str, found: list[str]) -> None:
    assert texts(read((Label.TAGS, line), code=code).tags) == found


@pytest.mark.parametrize(
    ("line", "body", "found"),
    [
        pytest.param(
            "الجسر القديم وادي الزعتر ترميم",
            "أغلق الجسر القديم في وادي الزعتر، وبدأ ترميم الأعمدة.",
            ["الجسر القديم", "وادي الزعتر", "ترميم"],
            id="what-the-article-says-together",
        ),
        pytest.param(
            "سعاد الساحلي الجسر النهر",
            "قالت سعاد حسن الساحلي إن الماء بعيد.",
            ["سعاد الساحلي", "الجسر", "النهر"],
            id="a-name-that-the-tag-shortens",
        ),
        pytest.param(
            "سعاد الساحلي الجسر النهر",
            "قالت سعاد علي الساحلي إن الماء بعيد.",
            ["سعاد الساحلي", "الجسر", "النهر"],
            id="the-name-ali-is-not-the-word-on",
        ),
        pytest.param(
            "الجسر النهر السوق المدرسة", "قرب الجسر وقرب النهر. السوق", ["الجسر", "النهر", "السوق", "المدرسة"], id="and-parts"
        ),
        pytest.param("الجسر النهر السوق المدرسة", "فوق الجسر. النهر", ["الجسر", "النهر", "السوق", "المدرسة"], id="a-stop-parts"),
        pytest.param("كرة القدم في الوادي سباق", "", ["كرة", "القدم في الوادي", "سباق"], id="function-words-join"),
        pytest.param("الجسر القديم الطويل", "", ["الجسر القديم الطويل"], id="three-words-are-one-tag"),
    ],
)
def test_tags_without_separators_are_parted_by_the_article(line: str, body: str, found: list[str]) -> None:
    assert texts(read((Label.TAGS, line), body=body).tags) == found


def test_a_tag_in_each_span_is_left_whole() -> None:
    known = read(
        (Label.TAGS, "الوسوم"), (Label.TAGS, "ترميم الجسر القديم الطويل"), (Label.TAGS, "نهر الوادي"), (Label.TAGS, "نهر الوادي")
    )
    assert texts(known.tags) == ["ترميم الجسر القديم الطويل", "نهر الوادي"]


_LED = (Label.TAGS, "Tags"), (Label.TAGS, "Bridges")
_SAID = "The bridges of the town"


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        pytest.param((*_LED, (Label.BOILERPLATE, "Town")), ["Bridges", "Town"], id="said"),
        pytest.param((*_LED, (Label.BOILERPLATE, "Ann Hill")), ["Bridges", "Ann Hill"], id="a-name"),
        pytest.param(
            (*_LED, (Label.BOILERPLATE, "Ann Hill"), (Label.BYLINE, "Fern Valley")), ["Bridges", "Ann Hill"], id="as-many"
        ),
        pytest.param((*_LED, (Label.BOILERPLATE, "Store this story")), ["Bridges"], id="function-words"),
        pytest.param(
            (*_LED, (Label.BOILERPLATE, "Facebook"), (Label.BOILERPLATE, "Ann Hill")), ["Bridges"], id="a-phrase-ends-it"
        ),
        pytest.param((*_LED, (Label.BOILERPLATE, "12 May"), (Label.BOILERPLATE, "Ann Hill")), ["Bridges"], id="a-number-ends-it"),
        pytest.param((*_LED, (Label.COMMENT, "Ann Hill")), ["Bridges"], id="a-comment-ends-it"),
        pytest.param(((Label.TAGS, "Tags"), (Label.BOILERPLATE, "Ann Hill")), [], id="a-label-alone-begins-none"),
        pytest.param(((Label.TAGS, "Bridges"), (Label.BOILERPLATE, "Ann Hill")), ["Bridges"], id="one-tag-begins-none"),
    ],
)
def test_short_lines_go_on_with_the_tags(parts: tuple[tuple[Label, str], ...], found: list[str]) -> None:
    text, spans = build(*parts)
    spans = [span._replace(confidence=0.5) if span.label is not Label.TAGS else span for span in spans]
    assert texts(tags(text, spans, _SAID, lexicon("en"))) == found
    sure = [span._replace(confidence=0.99) for span in spans]
    known = texts(tags(text, sure, _SAID, lexicon("en")))
    assert "Ann Hill" not in known


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        pytest.param(((Label.BOILERPLATE, "Tags"), (Label.RELATED, "bridges, town")), [], id="two-words-are-no-list"),
        pytest.param(
            ((Label.RELATED, "Tags"), (Label.RELATED, "bridges, town, masons")), ["bridges", "town", "masons"], id="next-line"
        ),
        pytest.param(((Label.RELATED, "Tags: bridges, town, masons"),), ["bridges", "town", "masons"], id="same-line"),
        pytest.param(((Label.RELATED, "Tags: sport, money, films"),), [], id="not-said"),
        pytest.param(((Label.RELATED, "Tags: the bridges of the town."),), [], id="a-sentence"),
        pytest.param(((Label.COMMENT, "Tags: bridges, town, masons"),), [], id="a-comment"),
        pytest.param(((Label.RELATED, "Tags"), (Label.RELATED, "NewsMasons")), ["News", "Masons"], id="glued-below-a-label"),
        pytest.param(
            ((Label.RELATED, "Tags"), (Label.RELATED, "Nobody saw what the masons of hills didRead how")),
            [],
            id="glued-titles",
        ),
        pytest.param(((Label.RELATED, "BridgesThe TownTown"),), ["Bridges", "The Town", "Town"], id="glued-and-said"),
        pytest.param(((Label.RELATED, "More: BridgesTownOf Town"),), ["Bridges", "Town", "Of Town"], id="glued-behind-a-label"),
        pytest.param(((Label.RELATED, "BridgesTown"),), [], id="two-glued-by-themselves"),
        pytest.param(((Label.RELATED, "BridgesTownMasons"),), [], id="glued-and-not-all-said"),
        pytest.param(((Label.RELATED, "BridgesTownNews"),), [], id="glued-sections"),
    ],
)
def test_a_label_below_the_article_leads_to_tags_that_it_says(parts: tuple[tuple[Label, str], ...], found: list[str]) -> None:
    text, spans = build((Label.BODY, _SAID), *parts)
    assert texts(tags(text, spans, _SAID, lexicon("en"))) == found


def test_short_lines_between_tags_are_tags_whatever_they_were_taken_for() -> None:
    first, last = (Label.TAGS, "Bridges"), (Label.TAGS, "Masons")
    between = [(Label.BOILERPLATE, "Facebook"), (Label.BOILERPLATE, "Fern Valley transfer news")]
    found = ["Bridges", "Facebook", "Fern Valley transfer news", "Masons", "Town"]
    assert texts(read((Label.TAGS, "Tags"), first, *between, last, (Label.TAGS, "Town"), code="en").tags) == found
    assert texts(read((Label.TAGS, "Tags"), first, *between, last, code="en").tags) == ["Bridges"]
    assert texts(read((Label.TAGS, "Tags"), first, between[1], last, code="en").tags) == ["Bridges", found[2], "Masons"]
    prose = (Label.BOILERPLATE, "All that you read here was written by us.")
    assert texts(read((Label.TAGS, "Tags"), first, prose, last, code="en").tags) == ["Bridges"]
    assert texts(read((Label.TAGS, "Tags"), first, *between * 3, last, (Label.TAGS, "Town"), code="en").tags) == ["Bridges"]


def test_a_link_to_all_tags_is_none() -> None:
    assert texts(read((Label.TAGS, "Tags: BridgesMasonsAll topics"), code="en", body=_SAID).tags) == ["Bridges", "Masons"]


@pytest.mark.parametrize(("confidence", "found"), [(0.8, [OLIVES]), (0.99, [CANNERY, OLIVES])])
def test_a_line_over_the_text_that_may_be_its_title_is_no_other_story(confidence: float, found: list[str]) -> None:
    text, spans = build((Label.DECK, CANNERY), (Label.BODY, PROSE), (Label.RELATED, CANNERY), (Label.RELATED, OLIVES))
    spans[0] = spans[0]._replace(confidence=confidence)
    assert [story.title for story in stories(text, spans, lexicon("ar"))] == found


def test_tags_of_no_spans() -> None:
    assert tags("text", [], "text", lexicon("en")) == ()


# Stories


def only(*parts: Part, code: str = "ar") -> Story:
    (story,) = read(*parts, code=code).related
    return story


@pytest.mark.parametrize(
    ("line", "title", "category"),
    [
        pytest.param(f"اقرأ أيضاً العالم{CANNERY}", CANNERY, "العالم", id="glued-category"),
        pytest.param(f"اقرأ أيضا: {CANNERY}", CANNERY, None, id="no-category"),
        pytest.param(f"• {CANNERY}", CANNERY, None, id="bullet"),
        pytest.param(f"3. {CANNERY}", CANNERY, None, id="number-in-a-list"),
        pytest.param(f"- {CANNERY} |", CANNERY, None, id="signs-at-both-ends"),
        pytest.param(f"«{CANNERY}»", f"«{CANNERY}»", None, id="quoted"),
        pytest.param("العالم ينتظر موسم الزيتون", "العالم ينتظر موسم الزيتون", None, id="a-title-that-opens-like-a-section"),
    ],
)
def test_title_and_category_of_a_story(line: str, title: str, category: str | None) -> None:
    story = only((Label.BODY, PROSE), (Label.RELATED, line))
    assert (story.title, story.category, story.text) == (title, category, None)


@pytest.mark.parametrize("line", ["الأكثر قراءة", "اقرأ أيضا:", "السردين", "12 مارس 2023", "رياضة", "•", "***", "3 hours ago"])
def test_what_is_no_story(line: str) -> None:
    assert read((Label.BODY, PROSE), (Label.RELATED, line)).related == ()


def test_a_category_on_the_line_before_its_title() -> None:
    found = read(
        (Label.RELATED, "الأكثر قراءة"), (Label.RELATED, "اقتصاد"), (Label.RELATED, OLIVES), (Label.RELATED, CANNERY)
    ).related
    assert [(story.title, story.category) for story in found] == [(OLIVES, "اقتصاد"), (CANNERY, None)]


def test_prose_below_a_title_is_its_text() -> None:
    found = read((Label.RELATED, CANNERY), (Label.RELATED, TEASER), (Label.RELATED, PROSE), (Label.RELATED, OLIVES)).related
    assert [(story.title, story.text) for story in found] == [(CANNERY, f"{TEASER}\n\n{PROSE}"), (OLIVES, None)]


def test_a_sentence_cut_short_is_the_text_of_the_title_above() -> None:
    cut = "قالت الشركة إن المصنع سيوفر فرص عمل لأبناء القرى…"
    assert only((Label.RELATED, CANNERY), (Label.RELATED, cut)).text == cut


def test_something_else_between_parts_title_and_text() -> None:
    found = read((Label.RELATED, CANNERY), (Label.BOILERPLATE, "إعلان"), (Label.RELATED, TEASER)).related
    assert [(story.title, story.text) for story in found] == [(CANNERY, None), (TEASER, None)]


def test_a_heading_parts_title_and_text() -> None:
    found = read((Label.RELATED, CANNERY), (Label.RELATED, "الأكثر قراءة"), (Label.RELATED, TEASER)).related
    assert [story.text for story in found] == [None, None]


def test_the_same_story_twice_is_one_with_two_places() -> None:
    text, spans = build(
        (Label.BODY, PROSE), (Label.RELATED, f"اقرأ أيضا: {CANNERY}"), (Label.BODY, PROSE), (Label.RELATED, f"• {CANNERY}")
    )
    (story,) = stories(text, spans, lexicon("ar"))
    assert story.position == "inline"
    assert [text[slice(*place)] for place in story.spans] == [CANNERY, CANNERY]
    assert story.spans[0] < story.spans[1]


def test_the_text_of_a_story_listed_twice_is_kept() -> None:
    story = only((Label.RELATED, CANNERY), (Label.BODY, PROSE), (Label.RELATED, CANNERY), (Label.RELATED, TEASER))
    assert (story.text, story.position, len(story.spans)) == (TEASER, "after", 2)


def test_only_what_stands_between_text_and_text_is_inline() -> None:
    found = read(
        (Label.RELATED, "افتتاح مكتبة عامة في الحي"),
        (Label.BODY, PROSE),
        (Label.RELATED, CANNERY),
        (Label.SUBHEADING, "خطة الترميم"),
        (Label.RELATED, OLIVES),
    ).related
    assert [story.position for story in found] == ["after", "inline", "after"]


def test_without_an_article_every_story_stands_after_it() -> None:
    assert only((Label.BOILERPLATE, "من نحن"), (Label.RELATED, CANNERY)).position == "after"


def test_an_inline_link_within_a_line() -> None:
    story = only((Label.BODY, PROSE), " ", (Label.RELATED, f"اقرأ أيضا: {CANNERY}"), " ", (Label.BODY, TEASER))
    assert (story.title, story.position) == (CANNERY, "inline")


# Source


@pytest.mark.parametrize(
    ("lines", "code", "found"),
    [
        pytest.param(["المصدر: صحيفة الساحل"], "ar", "صحيفة الساحل", id="same-line"),
        pytest.param(["المصدر:", "صحيفة الساحل"], "ar", "صحيفة الساحل", id="next-line"),
        pytest.param(["صحيفة الساحل"], "ar", "صحيفة الساحل", id="without-label"),
        pytest.param(["المصدر:"], "ar", None, id="label-alone"),
        pytest.param(["Source: The Coast Courier"], "en", "The Coast Courier", id="english"),
        pytest.param([], "ar", None, id="none"),
    ],
)
def test_source(lines: list[str], code: str, found: str | None) -> None:
    source = read(*[(Label.SOURCE, line) for line in lines], code=code).source
    assert (source.text if source else None) == found


# Category


@pytest.mark.parametrize(
    ("lines", "code", "found"),
    [
        pytest.param(["الرئيسية > أخبار > رياضة"], "ar", "رياضة", id="last-step"),
        pytest.param(["رياضة"], "ar", "رياضة", id="one-word"),
        pytest.param(["رياضة > الرئيسية"], "ar", "رياضة", id="home-aside"),
        pytest.param(["أخبار", "رياضة"], "ar", "رياضة", id="nearest-to-the-headline"),
        pytest.param(["الرئيسية"], "ar", None, id="home-alone"),
        pytest.param(["Home » Sport » Football"], "en", "Football", id="angle-quotation-marks"),
        pytest.param(["World / Europe"], "en", "Europe", id="slash"),
        pytest.param(["Category: Sports"], "en", "Sports", id="labelled"),
        pytest.param([], "en", None, id="none"),
    ],
)
def test_category(lines: list[str], code: str, found: str | None) -> None:
    parts: list[Part] = [(Label.KICKER, line) for line in lines]
    category = read(*parts, (Label.HEADLINE, "Bridge to close"), code=code).category
    assert (category.text if category else None) == found


def test_an_agency_that_signs_has_its_one_name_and_a_person_none() -> None:
    (agency,) = read((Label.BYLINE, "واس")).authors
    assert (agency.text, agency.name) == ("واس", "Saudi Press Agency")
    (person,) = read((Label.BYLINE, "كتب: سامر الوادي")).authors
    assert (person.text, person.name) == ("سامر الوادي", None)


def test_category_above_the_headline_goes_before_one_below() -> None:
    known = read((Label.KICKER, "Sport"), (Label.HEADLINE, "Bridge to close"), (Label.KICKER, "World"), code="en")
    assert known.category == Value("Sport", 0, 5)
    known = read((Label.HEADLINE, "Bridge to close"), (Label.KICKER, "World"), code="en")
    assert known.category is not None
    assert known.category.text == "World"


# Date


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("The act on harbours was signed into law on ", None),
        ("Ann Hill of the Fernmoor Courier wrote this, published on ", "August 14, 1935"),
        ("Fernmoor, on ", "August 14, 1935"),
    ],
)
def test_a_date_at_the_end_of_a_sentence_is_not_that_of_publication(line: str, found: str | None) -> None:
    date = "August 14, 1935"
    spans = [Span(0, len(line.rstrip()), Label.BOILERPLATE, 1.0), Span(len(line), len(line) + len(date), Label.TIMESTAMP, 1.0)]
    led = [spans[0], Span(len(line) - len("on "), spans[1].end, Label.TIMESTAMP, 1.0)]  # "on" stands with the date
    for given in (spans, led):
        published = extract(line + date, given, "", Languages().lexicon("en")).published
        assert (published.text if published else None) == found


@pytest.mark.parametrize(
    ("lines", "code", "found"),
    [
        pytest.param(["Published: 3 May 2024"], "en", "3 May 2024", id="labelled"),
        pytest.param(["Published", "on", "3 May 2024"], "en", "3 May 2024", id="scaffolding-above"),
        pytest.param(["Published", "on"], "en", None, id="emptied-scaffolding"),
        pytest.param(["Published on Updated"], "en", None, id="emptied-scaffolding-on-one-line"),
        pytest.param(["3 hours ago"], "en", "3 hours ago", id="relative"),
        pytest.param(["Updated August 14, 2025"], "en", "August 14, 2025", id="a-label-known-by-the-month"),
        pytest.param(["Stand: 08.07.2026 05:00 Uhr"], "de", "08.07.2026 05:00 Uhr", id="a-label-known-by-the-day"),
        pytest.param(["Published 2 hours ago"], "en", "2 hours ago", id="relative-and-labelled"),
        pytest.param(["May 3, 2024 - 9:15 AM"], "en", "May 3, 2024 - 9:15 AM", id="a-time-behind-a-dash"),
        pytest.param(["قبل يومين"], "ar", "قبل يومين", id="relative-in-words"),
        pytest.param(["Yesterday"], "en", "Yesterday", id="relative-without-digit"),
        pytest.param(["نشر في: 12 مارس 2023"], "ar", "12 مارس 2023", id="arabic"),
        pytest.param(["١٢ مارس ٢٠٢٣"], "ar", "١٢ مارس ٢٠٢٣", id="arabic-digits"),
        pytest.param(["نشر في:"], "ar", None, id="arabic-emptied"),
        pytest.param(["3 May 2024", "4 May 2024"], "en", "3 May 2024", id="the-first"),
        pytest.param([], "en", None, id="none"),
    ],
)
def test_published(lines: list[str], code: str, found: str | None) -> None:
    published = read(*[(Label.TIMESTAMP, line) for line in lines], code=code).published
    assert (published.text if published else None) == found


def dated(*lines: str, code: str = "en") -> Metadata:
    return read(*[(Label.TIMESTAMP, line) for line in lines], code=code)


def iso(value: DateValue | None) -> tuple[str | None, str | None, str | None] | None:
    return (value.date, value.precision, value.zone) if value is not None else None


@pytest.mark.parametrize(
    ("lines", "code", "found"),
    [
        pytest.param(["Published: 3 May 2024"], "en", ("2024-05-03", "day", None), id="labelled"),
        pytest.param(["3 May 2024", "10:22 GMT"], "en", ("2024-05-03T10:22+00:00", "minute", "GMT"), id="time-below"),
        pytest.param(["Friday", "3 May 2024", "10:22"], "en", ("2024-05-03T10:22", "minute", None), id="over-three-lines"),
        pytest.param(
            ["25 شوال 1436 هـ الموافق 10 أغسطس 2015 م", "10:47 ت م"],
            "ar",
            ("2015-08-10T10:47+03:00", "minute", "ت م"),
            id="agency",
        ),
        pytest.param(["Published", "on", "3 May 2024"], "en", ("2024-05-03", "day", None), id="scaffolding-above"),
        pytest.param(["03/04/2024"], "en", (None, "day", None), id="day-or-month"),
        pytest.param(["03.04.2024"], "de", ("2024-04-03", "day", None), id="day-before-month"),
        pytest.param(["3 hours ago"], "en", (None, "hour", None), id="counted-from-now"),
        pytest.param(["Monday, 3 May 2024"], "en", (None, "day", None), id="wrong-weekday"),
        pytest.param(["13:37"], "en", (None, None, None), id="a-time-alone"),
        pytest.param(["Published", "on"], "en", None, id="emptied-scaffolding"),
        pytest.param(["Updated: 4 May 2024"], "en", ("2024-05-04", "day", None), id="an-update-alone"),
        pytest.param(["Updated: 4 May 2024", "Published: 3 May 2024"], "en", ("2024-05-03", "day", None), id="update-first"),
        pytest.param(["5 May 2024", "Published: 3 May 2024"], "en", ("2024-05-03", "day", None), id="labelled-before-bare"),
    ],
)
def test_what_the_published_date_means(lines: list[str], code: str, found: tuple[str | None, ...] | None) -> None:
    assert iso(dated(*lines, code=code).published) == found


@pytest.mark.parametrize(
    ("lines", "code", "text", "date"),
    [
        pytest.param(["3 May 2024", "Updated: 4 May 2024"], "en", "4 May 2024", "2024-05-04", id="below"),
        pytest.param(
            ["Published 3 May 2024 Updated 4 May 2024 9:30am"], "en", "4 May 2024 9:30am", "2024-05-04T09:30", id="same-line"
        ),
        pytest.param(
            ["Publié le 3 mai 2024 à 14h52, modifié le 4 mai 2024 à 15h54"],
            "fr",
            "4 mai 2024 à 15h54",
            "2024-05-04T15:54",
            id="french",
        ),
        pytest.param(["3 May 2024", "Last updated on 4 May 2024"], "en", "4 May 2024", "2024-05-04", id="with-on"),
        pytest.param(["نشر في: 3 مايو 2024", "آخر تحديث: 4 مايو 2024"], "ar", "4 مايو 2024", "2024-05-04", id="arabic"),
        pytest.param(["03.05.2024", "Aktualisiert am 04.05.2024"], "de", "04.05.2024", "2024-05-04", id="german"),
        pytest.param(["公開日 2024年5月3日", "2024年5月4日更新"], "ja", "2024年5月4日", "2024-05-04", id="label-behind"),
        pytest.param(["3 May 2024", "Updated 14:20"], "en", "14:20", None, id="a-time-alone"),
        pytest.param(["3 May 2024", "Updated 2 hours ago"], "en", "2 hours ago", None, id="counted-from-now"),
        pytest.param(["3 May 2024 10:22"], "en", None, None, id="none"),
        pytest.param(["Published on Updated"], "en", None, None, id="emptied-scaffolding"),
    ],
)
def test_when_an_article_was_changed(lines: list[str], code: str, text: str | None, date: str | None) -> None:
    modified = dated(*lines, code=code).modified
    assert (modified.text if modified else None) == text
    assert (modified.date if modified else None) == date


def test_the_date_nearest_to_the_headline_is_the_articles() -> None:
    known = read(
        (Label.TIMESTAMP, "1 May 2024"),
        (Label.BOILERPLATE, "Home Politics Sport Weather"),
        (Label.HEADLINE, "Bridge to close"),
        (Label.TIMESTAMP, "3 May 2024"),
        code="en",
    )
    assert known.published is not None
    assert known.published.date == "2024-05-03"


@pytest.mark.parametrize(
    ("line", "code", "found"),
    [
        pytest.param("on 8 أبريل 2022", "ar", "8 أبريل 2022", id="another-language"),
        pytest.param("am 21.02.2021", "de", "21.02.2021", id="a-small-word"),
        pytest.param("3 May 2024    Old bridge closes", "en", "3 May 2024", id="a-wide-gap"),
        pytest.param("Friday 3 May 2024", "en", "Friday 3 May 2024", id="its-own-words"),
        pytest.param("3 May 2024 | Updated 4 May 2024", "en", "3 May 2024", id="an-update-behind-a-bar"),
        pytest.param("نُشر: 05/03/2024 آخر تحديث: 06/03/2024", "ar", "05/03/2024", id="an-update"),
        pytest.param("3 May 2024 - 120 views", "en", "3 May 2024", id="a-counter"),
        pytest.param("3 May 2024 · Jane Hill", "en", "3 May 2024", id="a-name"),
    ],
)
def test_a_date_stands_without_what_leads_to_it_and_what_a_gap_parts_from_it(line: str, code: str, found: str) -> None:
    published = dated(line, code=code).published
    assert published is not None
    assert (published.text, published.precision) == (found, "day")


def test_a_date_over_several_lines_stands_as_a_whole() -> None:
    lines = "Donnerstag", "5. Juni 2025", "15:44 Uhr"
    published = dated(*lines, code="de").published
    assert published is not None
    assert published.text.split("\n") == list(lines)
    assert published.date == "2025-06-05T15:44"


def test_a_line_that_says_plainly_when_counts_whatever_it_was_taken_for() -> None:
    title, line = (Label.HEADLINE, "Old bridge closes"), "Published 3 May 2024 at 08:01"
    assert iso(read(title, (Label.CAPTION, line), code="en").published) == ("2024-05-03T08:01", "minute", None)
    assert read(title, (Label.CAPTION, "The bridge on 3 May 2024"), code="en").published is None
    assert read(title, (Label.CAPTION, "Updated 3 May 2024"), code="en").published is None
    assert read(title, (Label.RELATED, line), code="en").published is None
    dated = read(title, (Label.CAPTION, line), (Label.TIMESTAMP, "2 May 2024"), code="en").published
    assert dated is not None
    assert dated.text == "2 May 2024"


def test_a_date_in_the_byline_counts_where_there_is_no_other() -> None:
    known = read((Label.BYLINE, "By Ann Hillcrest | 3 May 2024"), code="en")
    assert known.published == DateValue("3 May 2024", 19, 29, date="2024-05-03", precision="day")
    assert read((Label.BYLINE, "By Ann Hillcrest | 3 May"), code="en").published is None


def test_dates_of_a_page_in_an_unknown_language() -> None:
    known = read((Label.TIMESTAMP, "17 de març de 2024"), code="oc")
    assert known.published is not None
    assert known.published.date is None or known.published.date == "2024-03-17"


# Authors


@pytest.mark.parametrize(
    ("lines", "code", "found"),
    [
        pytest.param(["كتب: سامر الوادي"], "ar", ["سامر الوادي"], id="labelled"),
        pytest.param(["بقلم", "سامر الوادي"], "ar", ["سامر الوادي"], id="label-above"),
        pytest.param(["كتب: سامر الوادي، سعاد علي"], "ar", ["سامر الوادي", "سعاد علي"], id="arabic-comma"),
        pytest.param(["كتب: سامر الوادي و سعاد علي"], "ar", ["سامر الوادي", "سعاد علي"], id="arabic-and"),
        pytest.param(["سامر الوادي - هيئة التحرير"], "ar", ["سامر الوادي"], id="role-aside"),
        pytest.param(["هيئة التحرير"], "ar", [], id="role-alone"),
        pytest.param(["By Ann Hillcrest and Tom Wood"], "en", ["Ann Hillcrest", "Tom Wood"], id="several"),
        pytest.param(["By Ann Hillcrest", "ANN HILLCREST"], "en", ["Ann Hillcrest"], id="each-once"),
        pytest.param(["Ann Hillcrest, ann@fernmoor.example"], "en", ["Ann Hillcrest"], id="mail-aside"),
        pytest.param(["Ann Hillcrest | 3 May 2024"], "en", ["Ann Hillcrest"], id="date-aside"),
        pytest.param(["Staff Writer"], "en", [], id="english-role"),
        pytest.param(["Von Anna Heide und Jan Moos"], "de", ["Anna Heide", "Jan Moos"], id="german"),
        pytest.param(["By"], "en", [], id="label-alone"),
        pytest.param(
            ["She has written about bridges, rivers, roads of the very far north coast"],
            "en",
            [],
            id="long-pieces-are-no-names",
        ),
    ],
)
def test_authors(lines: list[str], code: str, found: list[str]) -> None:
    assert texts(read(*[(Label.BYLINE, line) for line in lines], code=code).authors) == found


# Headline, deck, captions


def test_a_headline_over_two_lines_is_one() -> None:
    known = read((Label.HEADLINE, "إغلاق الجسر القديم"), (Label.HEADLINE, "في وادي الزعتر"), (Label.DECK, "ثلاثة أشهر"))
    assert known.headline == Value("إغلاق الجسر القديم\nفي وادي الزعتر", 0, 33)
    assert known.deck is not None
    assert known.deck.text == "ثلاثة أشهر"


def test_of_two_lines_that_are_not_sure_to_be_the_headline_the_surer_is_taken() -> None:
    text = "Our series\n\nOld bridge closes"
    spans = [Span(0, 10, Label.HEADLINE, 0.6), Span(12, 29, Label.HEADLINE, 0.8)]
    assert extract(text, spans, "", lexicon("en")).headline == Value("Old bridge closes", 12, 29)


def test_a_headline_stands_without_its_bullet() -> None:
    assert read((Label.HEADLINE, "• Old bridge closes"), code="en").headline == Value("Old bridge closes", 2, 19)
    assert read((Label.HEADLINE, "•"), code="en").headline == Value("•", 0, 1)


def test_a_headline_ends_where_something_else_stands() -> None:
    known = read((Label.HEADLINE, "One"), (Label.DECK, "Two"), (Label.HEADLINE, "Three"), code="en")
    assert known.headline == Value("One", 0, 3)


def test_captions_stand_without_their_signs() -> None:
    known = read((Label.CAPTION, "▶ الجسر القديم"), (Label.CAPTION, "•"), (Label.CAPTION, "النهر |"))
    assert texts(known.captions) == ["الجسر القديم", "النهر"]


def test_a_text_without_spans_says_nothing() -> None:
    assert extract("", [], "", lexicon("en")) == Metadata()


def test_a_title_that_stands_there_twice_is_one() -> None:
    text = "\u2022 Pier reopens: a report\nPier reopens \u2013 a report\nThe pier is open again."
    spans = [Span(0, 24, Label.HEADLINE, 1.0), Span(25, 48, Label.HEADLINE, 1.0), Span(49, 72, Label.BODY, 1.0)]
    assert extract(text, spans, "The pier is open again.", lexicon("en")).headline == Value("Pier reopens: a report", 2, 24)


def head(name: str, confidence: float, story: str = "The pier is open again.", label: Label = Label.BOILERPLATE) -> list[str]:
    lines = ["Pier reopens", name, story]
    labels = ((Label.HEADLINE, 1.0), (label, confidence), (Label.BODY, 1.0))
    spans, start = [], 0
    for line, (of, sure) in zip(lines, labels, strict=True):
        spans.append(Span(start, start + len(line), of, sure))
        start += len(line) + 1
    return [author.text for author in extract("\n".join(lines), spans, story, lexicon("en")).authors]


def test_a_name_at_the_head_signs_where_nobody_else_does() -> None:
    assert head("Jane Hill", 0.6) == head("Jane Hill,", 0.6, label=Label.KICKER) == ["Jane Hill"]


@pytest.mark.parametrize(
    ("name", "confidence", "story"),
    [
        pytest.param("Jane Hill", 0.9, "The pier is open again.", id="sure-to-be-something-else"),
        pytest.param("Jane Hill", 0.6, "The mayor Jane Hill opened the pier.", id="named-in-the-story"),
        pytest.param("About the Pier", 0.6, "The pier is open again.", id="a-function-word"),
        pytest.param("Pier 4 Open", 0.6, "The pier is open again.", id="a-number"),
        pytest.param("Read More", 0.6, "The pier is open again.", id="a-phrase"),
        pytest.param("Middle East", 0.6, "The pier is open again.", id="a-section"),
        pytest.param("JANE HILL", 0.6, "The pier is open again.", id="in-capitals"),
        pytest.param("News", 0.6, "The pier is open again.", id="one-word"),
    ],
)
def test_what_is_no_name_at_the_head_signs_nothing(name: str, confidence: float, story: str) -> None:
    assert head(name, confidence, story) == []


def test_a_name_at_the_head_goes_before_one_that_signs_and_that_the_story_tells_of() -> None:
    def signed(byline: str, story: str) -> list[str]:
        text, spans = build((Label.HEADLINE, "Pier reopens"), (Label.BYLINE, byline), (NOTE, "Jane Hill"), (Label.BODY, story))
        spans[2] = spans[2]._replace(confidence=0.5)
        return [author.text for author in extract(text, spans, story, lexicon("en")).authors]

    assert signed("Bo Marsh", "The mayor Bo Marsh opened it.") == ["Jane Hill"]
    assert signed("Bo Marsh", "The mayor opened it.") == ["Bo Marsh"]
    assert signed("By Bo Marsh", "The mayor Bo Marsh opened it.") == ["Bo Marsh"]
    assert signed("Bo Marsh", "The mayor Bo Marsh and Jane Hill opened it.") == ["Bo Marsh"]


def test_several_names_at_the_head_sign_before_a_job_in_brackets() -> None:
    assert head("Jane Hill, Bo de Marsh (Correspondent)", 0.4, label=Label.KICKER) == ["Jane Hill", "Bo de Marsh"]
    assert head("Jane Hill, Bo de Marsh (Fernmoor)", 0.4, label=Label.KICKER) == []
    assert head("Jane Hill, more stories (Correspondent)", 0.4, label=Label.KICKER) == []


def test_words_that_the_text_has_in_small_letters_are_no_name() -> None:
    assert head("Harbour Hub", 0.6, "The harbour is open again.") == []
    assert head("Harbour Hub", 0.6, "Seaharbour is open again.") == ["Harbour Hub"]


@pytest.mark.parametrize(
    ("below", "found"),
    [
        pytest.param([(NOTE, "Reporting by Jane Hill; editing by Bo Marsh")], ["Jane Hill"], id="credit"),
        pytest.param([(NOTE, "Contact the author:"), (NOTE, "Jane Hill")], ["Jane Hill"], id="label-on-its-own-line"),
        pytest.param([(NOTE, "Jane Hill"), (NOTE, "Correspondent")], ["Jane Hill"], id="over-a-job"),
        pytest.param([(NOTE, "Share"), (NOTE, "Jane Hill"), (NOTE, "Jane Hill knows boats.")], ["Jane Hill"], id="over-her-name"),
        pytest.param([(NOTE, "Jane Hill is a harbour reporter for the Gazette.")], ["Jane Hill"], id="a-line-about-her"),
        pytest.param([(Label.BODY, "Jane Hill is a reporter for the Gazette.")], ["Jane Hill"], id="taken-for-a-paragraph"),
        pytest.param([(NOTE, "Posted by: Jane"), (NOTE, "Old Harbour")], [], id="not-the-line-below-a-whole-credit"),
        pytest.param([(NOTE, "Photo by Jane Hill")], [], id="the-crew"),
        pytest.param([(NOTE, "Jane Hill"), (NOTE, "Special Events")], [], id="a-menu"),
        pytest.param([(NOTE, "Jane Hill"), (NOTE, "Read on")], [], id="a-name-by-itself"),
        pytest.param([(Label.RELATED, "Jane Hill"), (Label.RELATED, "Correspondent")], [], id="another-story"),
        pytest.param([(NOTE, "Jane Hill, a reporter, fell ill.")], [], id="a-sentence-of-news"),
        pytest.param([(NOTE, "Old Harbour by a reporter")], [], id="not-a-verb"),
    ],
)
def test_a_box_below_the_text_signs_where_nobody_else_does(below: list[Part], found: list[str]) -> None:
    known = read((Label.HEADLINE, "Pier reopens"), STORY, *below, code="en", body=f"{STORY[1]}\n{below[0][1]}")
    assert texts(known.authors) == found


def test_a_box_inside_the_text_signs_where_nobody_else_does() -> None:
    inside = [(Label.SUBHEADING, "Jane Hill"), (Label.BODY, "Correspondent in Fernmoor")]
    known = read((Label.HEADLINE, "Pier reopens"), STORY, *inside, STORY, code="en", body="The pier is open again.\nJane Hill\n")
    assert texts(known.authors) == ["Jane Hill"]
    told = read((Label.HEADLINE, "Pier reopens"), STORY, *inside, STORY, code="en", body="Jane Hill\nMayor Jane Hill was there.")
    assert told.authors == ()
    signed = read((Label.HEADLINE, "Pier reopens"), (Label.BYLINE, "By Bo Marsh"), STORY, *inside, code="en", body="The pier.")
    assert texts(signed.authors) == ["Bo Marsh"]


def test_names_in_a_row_are_parted_where_each_stands_by_itself_elsewhere() -> None:
    row = (Label.BYLINE, "Anna Berg Bo Lund Carla Voss")
    known = read(row, STORY, (NOTE, "Anna Berg, Bo Lund / Carla Voss"), code="en")
    assert texts(known.authors) == ["Anna Berg", "Bo Lund", "Carla Voss"]
    assert len(read(row, STORY, (NOTE, "Anna Berg, Bo Lund"), code="en").authors) == 1
    assert len(read((Label.BYLINE, "Anna Berg Voss"), STORY, (NOTE, "Anna Berg, Voss"), code="en").authors) == 1


def test_the_place_of_an_agencys_story_is_no_author() -> None:
    dateline = ((Label.BYLINE, "وادي الزعتر"), " ", (Label.TIMESTAMP, "26 شوال 1436 هـ"), " ", (Label.BYLINE, "واس"))
    assert texts(read(*dateline, (Label.BODY, PROSE), body="أعلن مجلس البلدة.").authors) == ["واس"]
    on_two_lines = ((Label.BYLINE, "سامر الوادي"), " ", (Label.TIMESTAMP, "26 شوال 1436 هـ"), (Label.BYLINE, "واس"))
    assert texts(read(*on_two_lines, (Label.BODY, PROSE), body="أعلن مجلس البلدة.").authors) == ["سامر الوادي"]
    cased = ((Label.BYLINE, "Jane Hill"), " ", (Label.TIMESTAMP, "5 March 2024"), " ", (Label.BYLINE, "Reuters"))
    assert texts(read(*cased, code="en").authors) == ["Jane Hill"]


def test_a_title_before_a_name_hides_nobody_of_the_story() -> None:
    lines = ((Label.BYLINE, "Sen. Bo Marsh"), (Label.BYLINE, "Jane Hill"))
    assert texts(read(*lines, STORY, code="en", body="The senator Bo Marsh was there.").authors) == ["Jane Hill"]


@pytest.mark.parametrize("line", ["3 May 2024 · Jane Hill", "Jane Hill | 3 May 2024", "3 May 2024 - Jane Hill - 12 views"])
def test_a_name_beside_a_date_signs_where_nobody_else_does(line: str) -> None:
    assert head(line, 0.95, label=Label.TIMESTAMP) == ["Jane Hill"]


def test_no_other_word_beside_a_date_signs() -> None:
    assert head("3 May 2024 · Read More", 0.95, label=Label.TIMESTAMP) == []
    assert head("3 May 2024 · Jane Hill", 0.95, "The mayor Jane Hill opened the pier.", Label.TIMESTAMP) == []


@pytest.mark.parametrize(
    ("bar", "byline", "found"),
    [
        pytest.param(" | ", "The Fernmoor Gazette", [], id="a-paper"),
        pytest.param(" - ", "Fernmoor Today", [], id="a-site"),
        pytest.param(" | ", "By Jane Hill", ["Jane Hill"], id="who-wrote"),
        pytest.param("\n", "Jane Hill", ["Jane Hill"], id="on-the-next-line"),
    ],
)
def test_the_site_beside_the_title_is_no_author(bar: str, byline: str, found: list[str]) -> None:
    text = f"Pier reopens{bar}{byline}\nThe pier is open again."
    end, start = len("Pier reopens"), text.index(byline)
    spans = [
        Span(0, end, Label.HEADLINE, 1.0),
        Span(end + (1 if bar != "\n" else len(bar)), start + len(byline), Label.BYLINE, 1.0),
        Span(text.index("The pier is"), len(text), Label.BODY, 1.0),
    ]
    assert [author.text for author in extract(text, spans, "The pier is open again.", lexicon("en")).authors] == found
