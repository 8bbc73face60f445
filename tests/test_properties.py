"""What holds for every text, tried on articles that are built at random and on strings of any kind."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from segmenter import DETECTORS, Article, Detector, Label, Page, Segmenter, segment
from segmenter.folding import fold
from segmenter.languages import Languages
from segmenter.resolver.evidence import gather
from segmenter.testing import (
    LANGUAGES,
    RESPELLINGS,
    Respelling,
    Sample,
    any_text,
    articles,
    check_article,
    leftovers,
    line_labels,
    respellings,
)

pytestmark = pytest.mark.slow

# Derandomised: the same examples in every run, so that a red build is red again when it is looked into.
_PROFILE = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
_FEW = settings(_PROFILE, max_examples=10)
_SOME = settings(_PROFILE, max_examples=40)
_MANY = settings(_PROFILE, max_examples=100)


def bare(text: str) -> str:
    """The characters of a text without its blanks."""
    return "".join(text.split())


# Structure: true for any weights.


@_SOME
@given(articles())
def test_samples_know_their_lines(sample: Sample) -> None:
    assert all(text and text == text.strip() and len(text.splitlines()) == 1 for text, _ in sample.lines)
    assert bare(sample.text) == bare("".join(text for text, _ in sample.lines))
    assert 3 <= len(sample.paragraphs) <= 8


def test_every_label_of_samples_is_drawn() -> None:
    drawn: set[Label] = set()

    @_MANY
    @given(articles())
    def collect(sample: Sample) -> None:
        drawn.update(line.label for line in sample.lines)

    collect()
    assert drawn == set(Label) - {Label.COMMENT}


@_SOME
@given(articles())
def test_samples_read_like_newspapers(sample: Sample) -> None:
    page = _page(sample.text, sample.language)
    words = {page.raw(index): measures.words for index, measures in enumerate(page.measures)}
    assert all(20 <= words[text] <= 90 for text in sample.paragraphs)


@_SOME
@given(articles())
def test_language_of_samples_is_recognised(sample: Sample) -> None:
    assert segment(sample.text).language == sample.language


@_SOME
@given(articles())
def test_articles_keep_the_invariants(sample: Sample) -> None:
    check_article(segment(sample.text))


@_MANY
@given(any_text())
def test_any_string_gets_an_answer(text: str) -> None:
    check_article(segment(text))


@_MANY
@given(any_text(), st.sampled_from((*LANGUAGES, "und", "th", "xx")))
def test_any_string_gets_an_answer_in_any_language(text: str, language: str) -> None:
    check_article(segment(text, language=language))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(" ", id="blank"),
        pytest.param("\n" * 1000, id="breaks"),
        pytest.param(" \t" * 5000, id="tabs"),
        pytest.param("\u200f", id="mark"),
        pytest.param("\u2028", id="separator"),
        pytest.param("\x00", id="null"),
        pytest.param("\ud800", id="surrogate"),
        pytest.param("\u0301" * 500, id="accents"),
        pytest.param("a" * 20_000, id="word"),
        pytest.param("[n]" * 500, id="debris"),
        pytest.param(": | > " * 300, id="signs"),
        pytest.param("<" * 20_000, id="brackets"),
        pytest.param("\u0627\u0642\u0631\u0623 \u0623\u064a\u0636\u0627 " * 500, id="links"),
    ],
)
def test_extreme_strings_get_an_answer(text: str) -> None:
    check_article(segment(text))


@settings(_PROFILE, max_examples=6)
@given(articles(languages=("ar", "en", "zh")) | any_text())
def test_same_text_same_answer(drawn: Sample | str) -> None:
    text = drawn.text if isinstance(drawn, Sample) else drawn
    segmenter = Segmenter()
    expected = segmenter.segment(text)
    for other in (segmenter, Segmenter(), pickle.loads(pickle.dumps(segmenter))):
        assert other.segment(text) == expected


@_FEW
@given(articles(languages=("ar", "en")), st.permutations(DETECTORS).map(tuple))
def test_order_of_detectors_changes_nothing(sample: Sample, detectors: tuple[Detector, ...]) -> None:
    shuffled = Segmenter(detectors=detectors)
    assert shuffled.segment(sample.text).spans == segment(sample.text).spans


@settings(_PROFILE, max_examples=3)
@given(st.lists(articles(languages=("ar", "en", "zh")), min_size=4, max_size=6))
def test_threads_get_the_same_answers(samples: list[Sample]) -> None:
    texts = [sample.text for sample in samples] * 2
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(Segmenter().segment, texts))
    assert together == [segment(text) for text in texts]


# Spelling: nothing is measured on a text as it is written, so that no cue sees a respelling.


@pytest.mark.parametrize("respelling", RESPELLINGS, ids=lambda respelling: respelling.name)
@_FEW
@given(sample=articles())
def test_respellings_keep_lines(respelling: Respelling, sample: Sample) -> None:
    respelled = [line for line in respelling(sample.text).splitlines() if line.strip()]
    assert len(respelled) == len(sample.lines)


@pytest.mark.parametrize("respelling", RESPELLINGS, ids=lambda respelling: respelling.name)
@_FEW
@given(sample=articles())
def test_respelling_changes_no_cue(respelling: Respelling, sample: Sample) -> None:
    assert _cues(respelling(sample.text), sample.language) == _cues(sample.text, sample.language)


@pytest.mark.parametrize("respelling", RESPELLINGS, ids=lambda respelling: respelling.name)
def test_respelling_makes_no_short_line_count_as_prose(respelling: Respelling) -> None:
    # Lines of Arabic that are too short to decide the language, and one of English that is just long enough.
    text = "في المدينة من بعد ما كان في السوق\n" * 4 + "the people of the town and of the old harbour were there as well"
    assert _languages().identify(respelling(text)) == _languages().identify(text) == "en"


@pytest.mark.parametrize("respelling", RESPELLINGS, ids=lambda respelling: respelling.name)
@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("ar", "من هنا\nقال ابن عمي", id="short-words"),
        pytest.param("en", "Ann O\u2019Hara\nJosé Álvarez-Muñoz\nMcBride\u2013Lee Co", id="names"),
        pytest.param("fr", "L\u2019Été à la mer\nÉTÉ\ncrèmeBrûlée", id="case"),
        pytest.param("en", "The work on the bridge will go on\nuntil the end of the year, and then it stops.", id="broken-line"),
    ],
)
def test_respelling_changes_no_cue_of_odd_lines(respelling: Respelling, language: str, text: str) -> None:
    assert _cues(respelling(text), language) == _cues(text, language)


@_SOME
@given(articles(), respellings())
def test_respelling_changes_no_metadata(sample: Sample, respelling: Respelling) -> None:
    assert _facts(segment(respelling(sample.text))) == _facts(segment(sample.text))


@_SOME
@given(articles(), respellings())
def test_respelling_changes_no_language(sample: Sample, respelling: Respelling) -> None:
    assert _languages().identify(respelling(sample.text)) == _languages().identify(sample.text)


@_MANY
@given(articles(), respellings())
def test_respelling_changes_no_label(sample: Sample, respelling: Respelling) -> None:
    assert line_labels(segment(respelling(sample.text))) == line_labels(segment(sample.text))


@_SOME
@given(articles(), st.lists(respellings(), min_size=2, max_size=4))
def test_respellings_together_change_no_label(sample: Sample, several: list[Respelling]) -> None:
    text = sample.text
    for respelling in several:
        text = respelling(text)
        if "\n" not in text:
            break
    assert line_labels(segment(text)) == line_labels(segment(sample.text))


# Labels: true for trained weights.


@_MANY
@given(articles())
def test_body_of_built_articles_is_found(sample: Sample) -> None:
    article = segment(sample.text)
    assert _paragraphs(article, sample) == bare("".join(sample.paragraphs))
    # A deck that reads like a paragraph may be kept; nothing else joins the text.
    own = {bare(text) for text, label in sample.lines if label in (Label.BODY, Label.SUBHEADING, Label.DECK)}
    assert {bare(article.text[span.start : span.end]) for span in article.of("body", "subheading")} <= own


@_SOME
@given(articles())
def test_body_of_a_body_is_itself(sample: Sample) -> None:
    # Without its headline, a deck that was kept reads like one.
    assume(all(label is not Label.DECK for _, label in sample.lines))
    body = segment(sample.text).body
    assert bare(segment(body).body) == bare(body)


@_MANY
@given(st.data())
def test_leftovers_leave_the_body_alone(data: st.DataObject) -> None:
    sample = data.draw(articles())
    before, after = data.draw(leftovers(sample.language)), data.draw(leftovers(sample.language))
    # A copyright line ends a page: what follows it is another one.
    before = [line for line in before if "\u00a9" not in line]
    around = "\n\n".join([*before, sample.text, *after])
    assert _paragraphs(segment(around), sample) == _paragraphs(segment(sample.text), sample)


def _paragraphs(article: Article, sample: Sample) -> str:
    """The body of an article as far as it comes from the paragraphs of a sample, without blanks."""
    known = {bare(text) for text in sample.paragraphs}
    return "".join(piece for piece in map(bare, article.paragraphs) if any(piece in text for text in known))


@cache
def _languages() -> Languages:
    return Languages()


def _page(text: str, language: str) -> Page:
    return Page.from_text(text, _languages().lexicon(language))


def _facts(article: Article) -> list[str]:
    """The metadata, folded."""
    known = article.metadata
    single = (known.headline, known.category, known.deck, known.published, known.source)
    values = [value for value in (*single, *known.authors, *known.tags, *known.captions) if value]
    return [*(fold(value.text) for value in values), *(fold(story.title) for story in known.related)]


def _cues(text: str, language: str) -> list[tuple[str, list[str]]]:
    """The folded view of each block with the names of the cues that were claimed of it."""
    page = _page(text, language)
    names: list[set[str]] = [set() for _ in page.blocks]
    cues, blocks, numbers = gather(page, DETECTORS).flat()
    for block, number in zip(blocks.tolist(), numbers.tolist(), strict=True):
        names[block].add(cues[number].name)
    return [(view, sorted(found)) for view, found in zip(page.views, names, strict=True)]
