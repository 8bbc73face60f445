"""A line is measured alike by itself and among all lines of a page."""

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmenter import Page
from segmenter.languages import Languages, Lexicon
from segmenter.measures import measure
from segmenter.testing import Sample, any_text, articles

_PROFILE = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
_PIECES = (
    "word",
    "It's",
    "\u0915\u093f",
    "\u4e2d\u6587\u3002",
    "\u0e44\u0e17\u0e22",
    "1,5",
    ".",
    "...",
    "?",
    '"',
    "')",
    "]",
    "}",
    ":",
    ";",
    "'",
    "_",
    " ",
    "\n",
)


@cache
def lexicon(code: str) -> Lexicon:
    return Languages().lexicon(code)


def agree(text: str, code: str) -> None:
    words = lexicon(code)
    page = Page.from_text(text, words)
    for index, measures in enumerate(page.measures):
        assert measures == measure(page.views[index], words.stopwords), page.views[index]
        assert measures.prose == page.measured.prose[index]
        assert ("short", "middle", "long")[page.size[index]] == measures.size


@settings(_PROFILE, max_examples=150)
@given(st.lists(st.sampled_from(_PIECES), max_size=25))
def test_made_of_what_matters(pieces: list[str]) -> None:
    agree("".join(pieces), "en")


@settings(_PROFILE, max_examples=80)
@given(any_text())
def test_any_text(text: str) -> None:
    agree(text, "ar")


@settings(_PROFILE, max_examples=25)
@given(articles())
def test_articles(sample: Sample) -> None:
    agree(sample.text, sample.language)
