"""Language and direction of a span where it differs from its document."""

import pickle

import pytest

from segmenter import Article, Segmenter, Span, parse_pack, segment
from segmenter.languages import Languages, direction_of_piece, pieces

TEXT = """وفد الوزارة يزور ميناء راس الدانة

Published

on

زار وفد من الوزارة ميناء راس الدانة يوم السبت واطلع على أعمال توسعة الرصيف الشرقي التي بدأت في الربيع الماضي.

وقال رئيس البلدية إن العمل في الرصيف سينتهي قبل موسم العواصف وإن القوارب ستعود إلى مكانها في الشتاء المقبل.

The harbour master said in a short speech that the new quay would be open before the storms of the winter.

• • •

Exit mobile version
"""


@pytest.fixture(scope="module")
def article() -> Article:
    return segment(TEXT)


@pytest.fixture(params=["identifier", "stop words"])
def identified(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With the extra, and as it is without it."""
    if request.param == "identifier":
        pytest.importorskip("py3langid")
    else:
        monkeypatch.setattr(pieces, "_identifier", lambda codes: None)
    return str(request.param)


def span_of(article: Article, piece: str) -> Span:
    start = article.text.index(piece)
    return Span(start, start + len(piece), article.spans[0].label, 1.0)


@pytest.mark.usefixtures("identified")
@pytest.mark.parametrize(
    ("piece", "language", "direction"),
    [
        ("Published", "en", "ltr"),
        ("Exit mobile version", "en", "ltr"),
        (
            "The harbour master said in a short speech that the new quay would be open before the storms of the winter.",
            "en",
            "ltr",
        ),
        ("زار وفد من الوزارة ميناء راس الدانة", "ar", "rtl"),
        ("وفد", "ar", "rtl"),
        ("• • •", "ar", "rtl"),
    ],
)
def test_spans_of_an_arabic_page(article: Article, piece: str, language: str, direction: str) -> None:
    span = span_of(article, piece)
    assert (article.language_of(span), article.direction_of(span)) == (language, direction)


@pytest.mark.usefixtures("identified")
@pytest.mark.parametrize(
    ("text", "document", "language"),
    [
        pytest.param("Der Steg am alten Hafen war nicht mehr zu retten und wird nun abgerissen", "en", "de", id="long-enough"),
        pytest.param("Moorhafen Steg", "en", "en", id="names-say-nothing"),
        pytest.param("Share", "de", "en", id="english-chrome"),
        pytest.param("Newsletter", "de", "de", id="chrome-of-both"),
        pytest.param("Ελληνικά", "de", "el", id="the-only-language-of-its-script"),
        pytest.param("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", "de", "und", id="a-script-without-a-pack"),
        pytest.param("Zqxv", "ar", "und", id="another-script-and-nothing-known"),
        pytest.param("GMT 17:27 آخر تحديث", "ar", "ar", id="mixed"),
        pytest.param("12:30", "ar", "ar", id="no-letters"),
        pytest.param(
            "Le vieux port est fermé depuis que la tempête a emporté une partie du quai", "xx", "fr", id="unknown-document"
        ),
    ],
)
def test_language_of_a_piece(text: str, document: str, language: str) -> None:
    assert Languages().language_of(text, document) == language


def test_the_identifier_tells_short_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("py3langid")
    piece = "Gemeinderat streitet weiter"
    assert Languages().language_of(piece, "ar") == "de"
    monkeypatch.setattr(pieces, "_identifier", lambda codes: None)
    assert Languages().language_of(piece, "ar") == "und"


@pytest.mark.parametrize(
    ("text", "document", "direction"),
    [("12:30", "rtl", "rtl"), ("abc", "rtl", "ltr"), ("אב", "ltr", "rtl"), ("ܐܒܓ", "ltr", "rtl"), ("العربية ab", "ltr", "rtl")],
)
def test_direction_of_a_piece(text: str, document: str, direction: str) -> None:
    assert direction_of_piece(text, document) == direction


def test_a_pickled_article_tells_its_languages() -> None:
    pack = parse_pack('code = "xy"\nname = "Test"\nscripts = ["Latn"]\ndirection = "ltr"\nstopwords = ["zum"]', "xy.toml")
    found = Segmenter(packs=[pack]).segment(TEXT)
    again = pickle.loads(pickle.dumps(found))
    assert again.metadata == found.metadata
    for span in found.spans:
        assert again.language_of(span) == found.language_of(span)
        assert again.direction_of(span) == found.direction_of(span)
    assert "xy" in again._languages.codes
