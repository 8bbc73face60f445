"""Kinds of pages, what is read of each, and how sure a body is."""

import json
import pickle
from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmenter import Article, DataError, Kind, Label, Page, Segmenter, segment, segment_html
from segmenter.kinds import Judge, judge_of_pages, judge_of_texts
from segmenter.kinds.features import page_features
from segmenter.kinds.files import dump, parse
from segmenter.languages import Languages
from segmenter.languages.kinds import kind_words
from segmenter.resolver.alone import Reading
from segmenter.testing import any_text

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures").glob("*.json"))
LABELS = tuple(Label)
BODY, RELATED = LABELS.index(Label.BODY), LABELS.index(Label.RELATED)


def shop(number: int) -> str:
    link = f'<a href="/p/{number}">Lantern no. {number}, brass</a>'
    return f'<li class="product-card">{link} <span class="price">${number}.90</span></li>'


def post(number: int) -> str:
    return f"""<div class="post"><div class="avatar">fern{number}</div>
<time datetime="2024-05-0{number}">May {number}, 2024</time>
<p>Did you try to oil the hinge of the lantern first? Mine was stuck for {number} weeks after the winter, and then a drop of oil
was all that it took. What does the wick look like?</p><a href="#r{number}">Reply</a> <a href="#q{number}">Quote</a></div>"""


LISTING = f"""<html lang="en"><head><title>Lanterns</title><meta property="og:type" content="product.group">
<link rel="canonical" href="https://lamps.example/collections/lanterns"></head><body><nav><a href="/">Home</a></nav>
<main><h1>Lanterns</h1><p>Our lanterns are made by hand, of brass and glass, in the harbour of Fernmoor. All of them burn oil, and
the glass can be changed without a tool when it breaks.</p><p>Each lantern comes with a ring to hang it by and a wick that lasts
for a winter. We take back old lanterns, mend what can be mended, and sell them again for half of the price.</p>
<div class="filters">Sort by price</div><ul class="grid products">{"".join(map(shop, range(1, 40)))}</ul></main></body></html>"""
FORUM = f"""<html lang="en"><head><title>Hinge of my lantern is stuck</title>
<script type="application/ld+json">{{"@type": "DiscussionForumPosting", "headline": "Hinge of my lantern is stuck"}}</script>
<link rel="canonical" href="https://lamps.example/forum/threads/hinge-of-my-lantern-is-stuck.17"></head><body>
<main class="thread"><h1>Hinge of my lantern is stuck</h1>{"".join(map(post, range(1, 9)))}</main></body></html>"""
PRODUCT = """<html lang="en"><head><title>Harbour lantern</title><meta property="og:type" content="product">
<script type="application/ld+json">{"@type": "Product", "name": "Harbour lantern", "offers": {"@type": "Offer"}}</script>
<link rel="canonical" href="https://lamps.example/products/harbour-lantern"></head><body><main class="product">
<h1>Harbour lantern</h1><div class="price">$49.90</div><div class="sku">Item 1704</div><form><button>Add to cart</button></form>
<p>A lantern of brass and glass that burns for twelve hours, with a hinge that does not rust and a ring to hang it by.</p>
<ul><li>Height: 32 cm</li><li>Weight: 1.2 kg</li><li>Burns: lamp oil</li><li>Glass: 3 mm</li></ul></main></body></html>"""


def fixture(path: Path) -> Article:
    return segment(json.loads(path.read_text("utf-8"))["text"])


@pytest.mark.parametrize(("page", "kind"), [(LISTING, "listing"), (FORUM, "forum"), (PRODUCT, "product")])
def test_plain_cases(page: str, kind: str) -> None:
    assert segment_html(page).kind == kind


def test_most_fixtures_are_articles_and_their_bodies_sure() -> None:
    articles = [fixture(path) for path in FIXTURES]
    assert np.mean([article.kind is Kind.ARTICLE for article in articles]) > 0.8
    assert np.mean([article.confidence for article in articles]) > 0.7


@pytest.mark.parametrize(
    "text",
    ["", " \n\n ", "Home", "Menu\nSearch\nLog in", "404", "<p>", "\u0627\u0644\u0631\u0626\u064a\u0633\u064a\u0629", "\ufffd"],
)
def test_nearly_nothing_is_of_no_kind(text: str) -> None:
    for article in (segment(text), segment_html(text)):
        assert (article.kind, article.body) == (Kind.OTHER, "")
        assert article.confidence == 0.0


def test_a_few_words_are_hardly_a_body() -> None:
    article = segment("Hello world. This is it.")
    assert article.body
    assert (article.kind, article.confidence < 0.2) == (Kind.OTHER, True)


def test_links_alone_are_a_listing() -> None:
    bare = LISTING[: LISTING.index("<p>Our")] + LISTING[LISTING.index('<div class="filters">') :]
    assert segment_html(bare).kind is Kind.LISTING


def test_what_looks_like_links_is_the_content_of_a_listing() -> None:
    # With a second paragraph above them the links are taken for the text of the page without that.
    article = segment_html(LISTING[: LISTING.index("<p>Each")] + LISTING[LISTING.index('<div class="filters">') :])
    assert article.body.count("Lantern no.") > 30
    raised = [found for found in article.of("body") if "kind.content" in {r.cue for r in article.explain(found.start)[1]}]
    assert len(raised) > 20


def test_the_address_that_is_given_counts() -> None:
    page = PRODUCT.replace("https://lamps.example/products/harbour-lantern", "")
    given, other = (judge_of_pages().weigh({f"address.{kind}": 1.0}) for kind in ("product", "article"))
    assert given[Kind.PRODUCT] > other[Kind.PRODUCT]
    assert segment_html(page, url="https://lamps.example/products/harbour-lantern").kind is Kind.PRODUCT
    assert segment_html(page, url="http://[broken").kind in Kind


def test_kind_and_confidence_stay_with_a_pickled_article_and_stand_in_the_json() -> None:
    article = segment_html(FORUM)
    data = article.to_dict()
    assert (data["kind"], data["confidence"]) == ("forum", round(article.confidence, 4))
    again = pickle.loads(pickle.dumps(article))
    assert (again.kind, again.confidence) == (article.kind, article.confidence)


@settings(max_examples=60, deadline=None)
@given(any_text())
def test_any_text_has_a_kind_and_a_probability(text: str) -> None:
    for article in (segment(text), segment_html(text)):
        assert article.kind in Kind
        assert 0.0 <= article.confidence <= 1.0
        assert (article.confidence > 0.0) == bool(article.body)


@settings(max_examples=40, deadline=None)
@given(any_text(), st.floats(0.0, 1.0))
def test_measurements_are_finite_and_always_the_same(text: str, sureness: float) -> None:
    page = Page.from_text(text, Languages().lexicon("en"))
    if not len(page.blocks):
        return
    posteriors = np.full((len(page.blocks), len(LABELS)), (1.0 - sureness) / (len(LABELS) - 1))
    posteriors[:, BODY] = sureness
    found = page_features(page, posteriors)
    assert found.keys() == {name for name in judge_of_texts().kinds if name != "bias"}
    assert np.isfinite(list(found.values())).all()


def page_of(text: str) -> Page:
    return Page.from_text(text, Languages().lexicon("en"))


def rows(*given: tuple[float, float]) -> np.ndarray:
    out = np.zeros((len(given), len(LABELS)))
    for row, (body, related) in zip(out, given, strict=True):
        row[BODY], row[RELATED] = body, related
    return out


def page_and_reading(pairs: int) -> tuple[Page, Reading]:
    page = page_of("A paragraph of some words that is read\nAnother one that is a link\n" * pairs)
    mass, main = np.array([0.9, 0.2] * pairs), np.array([-2.0, 3.0] * pairs)
    return page, Reading(rows(*[(0.9, 0.1), (0.2, 0.8)] * pairs), mass, main)


def test_a_fragment_keeps_its_labels_unless_it_surely_is_no_article() -> None:
    page, reading = page_and_reading(9)
    forum = dict.fromkeys(Kind, 0.0) | {Kind.ARTICLE: 0.1, Kind.FORUM: 0.9}
    assert Judge().read_as(forum, page, reading) is reading.labels
    surely = dict.fromkeys(Kind, 0.0) | {Kind.FORUM: 1.0}
    assert Judge().read_as(surely, page, reading) is not reading.labels
    assert Judge().read_as(forum, *page_and_reading(10)) is not reading.labels


def test_on_other_pages_blocks_are_read_by_themselves() -> None:
    page, reading = page_and_reading(10)
    listing = {kind: float(kind is Kind.LISTING) for kind in Kind}
    first, second = Judge().read_as(listing, page, reading)[:2, BODY]
    assert first == pytest.approx(1.0 / (1.0 + np.exp(2.0)))
    assert second == pytest.approx(1.0 / (1.0 + np.exp(-3.0)))
    heard = Judge(hears={"listing": 1.0}).read_as(listing, page, reading)
    assert heard[0, BODY] == pytest.approx(1.0 / (1.0 + np.exp(2.0) / 9.0))
    assert heard.sum(axis=1) == pytest.approx(1.0)
    others = dict.fromkeys(Kind, 0.0) | {Kind.ARTICLE: 0.2, Kind.LISTING: 0.4, Kind.FORUM: 0.4}
    both = Judge(hears={"listing": 1.0}).read_as(others, page, reading)[0, BODY]
    main = (first + heard[0, BODY]) / 2
    odds = 9.0**0.2 * (main / (1.0 - main)) ** 0.8
    assert both == pytest.approx(odds / (1.0 + odds)), "kinds count by their probability, that of an article by its own reading"
    article = dict.fromkeys(Kind, 0.0) | {Kind.ARTICLE: 0.4, Kind.LISTING: 0.3, Kind.FORUM: 0.3}
    assert Judge().read_as(article, page, reading) is reading.labels


def test_what_is_not_known_of_other_pages_changes_nothing() -> None:
    page = page_of("A paragraph of some words that is read\nAnother one that is a link")
    listing = {kind: float(kind is Kind.LISTING) for kind in Kind}
    unknown = Reading(rows((0.9, 0.1), (0.2, 0.8)), np.array([0.9, 0.2]))
    assert Judge().read_as(listing, page, unknown) is unknown.labels


def test_a_page_of_which_no_text_is_expected_has_none() -> None:
    page = page_of("A link to somewhere where lanterns are\nAnother link to more of them")
    reading = Reading(rows((0.01, 0.99), (0.01, 0.99)), np.array([0.01, 0.01]), np.array([-5.0, -5.0]))
    listing = {kind: float(kind is Kind.LISTING) for kind in Kind}
    assert Judge().read_as(listing, page, reading) is reading.labels
    about = reading._replace(main=np.array([5.0, 5.0]))
    assert (Judge().read_as(listing, page, about)[:, BODY] > 0.9).all()
    likely = dict.fromkeys(Kind, 0.0) | {Kind.LISTING: 0.9, Kind.ARTICLE: 0.1}
    assert Judge().read_as(likely, page, about) is about.labels, "where the chain finds nothing the kind must be sure"


def test_probabilities_add_up_and_follow_the_weights() -> None:
    judge = Judge(kinds={"bias": {"forum": 1.0}, "questions.share": {"forum": 3.0, "article": -1.0}})
    low, high = judge.weigh({}), judge.weigh({"questions.share": 1.0})
    assert sum(low.values()) == pytest.approx(1.0)
    assert low[Kind.FORUM] == pytest.approx(np.e / (np.e + 4.0))
    assert high[Kind.FORUM] > low[Kind.FORUM]


def test_an_article_without_a_body_is_none() -> None:
    page, kinds = page_of("One line of words"), {kind: float(kind is Kind.ARTICLE) for kind in Kind}
    boilerplate = [LABELS.index(Label.BOILERPLATE)]
    assert Judge().conclude(kinds, page, rows((0.1, 0.9)), boilerplate) == (Kind.OTHER, 0.0)
    assert Judge().conclude(kinds, page, rows((0.9, 0.1)), [BODY])[0] is Kind.ARTICLE


def test_weights_survive_their_file() -> None:
    judge = Judge({"bias": {"forum": 1.0}}, {"forum": 0.5}, {"bias": -1.0, "body.words": 0.2}, "three documents")
    assert parse(dump(judge), "file") == judge
    for name, shipped in (("texts.json", judge_of_texts()), ("pages.json", judge_of_pages())):
        assert (resources.files("segmenter") / "kinds" / name).read_text("utf-8") == dump(shipped)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "not valid JSON"),
        ('{"format": 9}', "format 1"),
        ('{"format": 1, "kinds": [], "hears": {}, "confidence": {}}', "must be objects"),
        ('{"format": 1, "kinds": {"bias": {"blog": 1}}, "hears": {}, "confidence": {}}', "kinds of 'bias'"),
        ('{"format": 1, "kinds": {}, "hears": {"blog": 0.5}, "confidence": {}}', "hears: must hold weights of"),
        ('{"format": 1, "kinds": {}, "hears": {"forum": "all"}, "confidence": {}}', "not a finite number"),
        ('{"format": 1, "kinds": {}, "hears": {}, "confidence": {"bias": true}}', "not a finite number"),
        ('{"format": 1, "kinds": {}, "hears": {}, "confidence": {"bias": 1e999}}', "not a finite number"),
    ],
)
def test_files_that_are_none(content: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        parse(content, "file")


@pytest.mark.parametrize("where", ["types", "address", "names"])
def test_words_of_kinds_are_told_apart(where: str) -> None:
    words = kind_words(where)
    assert set(words) <= set(map(str, Kind))
    known = [word for group in words.values() for word in group]
    assert len(known) == len(set(known)), "a word that speaks for two kinds speaks for none"
    assert all(word == word.casefold() for word in known)


def test_other_weights_of_labels_do_with_the_same_judge() -> None:
    assert Segmenter(keep=2.0).segment_html(FORUM).kind is Kind.FORUM
