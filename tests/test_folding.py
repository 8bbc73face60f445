"""Folding: what it makes equal, what it keeps apart, and that every offset finds its way back."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segmenter.folding import fold, fold_cased, fold_with_origin
from segmenter.testing import any_text

_PROFILE = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
_MANY = settings(_PROFILE, max_examples=400)
# Letters, digits, marks and blanks of many scripts, more of the odd ones than any text would hold.
_LETTERS = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.characters(min_codepoint=0x00A0, max_codepoint=0x024F),
        st.characters(min_codepoint=0x0300, max_codepoint=0x036F),
        st.characters(min_codepoint=0x0370, max_codepoint=0x052F),
        st.characters(min_codepoint=0x0590, max_codepoint=0x06FF),
        st.characters(min_codepoint=0x0900, max_codepoint=0x0E7F),
        st.characters(min_codepoint=0x1E00, max_codepoint=0x206F),
        st.characters(min_codepoint=0x3000, max_codepoint=0x30FF),
        st.characters(min_codepoint=0xFB00, max_codepoint=0xFFEF),
    ),
    max_size=30,
)
_TEXTS = _LETTERS | any_text()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        # Arabic, Persian, Urdu
        ("إقرأ أيضاً", "اقرا ايضا"),
        ("اقـــــرأ", "اقرا"),
        ("مُحَمَّدٌ", "محمد"),
        ("ٱلقاهرة", "القاهره"),
        ("على", "علي"),
        ("کتابی", "كتابي"),
        ("مي\u200cشود", "ميشود"),
        ("لڑکے", "لڑكي"),
        ("ڕێگا، هەواڵ", "رێگا, ههوال"),
        ("\ufefb", "لا"),
        ("٣ مايو ٢٠٢١", "3 مايو 2021"),
        ("۱۴۰۰/۲/۳", "1400/2/3"),
        ("ماذا؟", "ماذا?"),
        ("أولا، ثانيا؛", "اولا, ثانيا;"),
        ("یہ ہے۔", "يه هي."),
        # Latin, Cyrillic, Greek
        ("ÇA ÉTÉ", "ca ete"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("Đà Nẵng", "da nang"),
        ("København", "kobenhavn"),
        ("İSTANBUL", "istanbul"),
        ("ılık", "ilik"),
        ("\ufb01n", "fin"),
        ("Ёлка", "елка"),
        ("Μάιος", "μαιοσ"),
        ("o\u02bbzbek, o\u2018zbek", "o'zbek, o'zbek"),
        # Armenian: the signs over a vowel go, the one that leads to something is a colon
        ("Ինչո՞ւ", "ինչու"),
        ("Աղբյուր՝ Լույս։", "աղբյուր: լույս."),
        # Hebrew
        ("שָׁלוֹם", "שלום"),
        ("צה״ל", 'צה"ל'),
        ("בית־ספר", "בית-ספר"),
        # Scripts whose marks are vowels keep them
        ("हिन्दी", "हिन्दी"),
        ("বাংলা", "বাংলা"),
        ("தமிழ்", "தமிழ்"),
        ("വാർത്ത", "വാര്ത്ത"),
        ("വാര്\u200dത്ത", "വാര്ത്ത"),
        ("ข่าวที่", "ข่าวที่"),
        ("समाप्त।", "समाप्त."),
        # Chinese, Japanese, Korean
        ("来源：新华社。", "来源:新华社."),
        ("「はい」、", '"はい",'),
        ("ﾆｭｰｽ", "ニュース"),
        ("２０２１年５月", "2021年5月"),
        ("\u3000全角　空白", "全角 空白"),
        # Signs
        ("\u201cquoted\u201d \u2018it\u2019s\u2019", "\"quoted\" 'it's'"),
        ("« guillemets »", '" guillemets "'),
        ("a \u2013 b \u2014 c", "a - b - c"),
        ("more\u2026", "more..."),
        # Blanks and invisible characters
        (" \t a \u00a0\u2003 b \r\n", "a b"),
        ("\u200fline\u200e\ufeff", "line"),
        ("soft\u00adhyphen", "softhyphen"),
        ("a\x00b", "ab"),
        ("\u200e\u202a\u202c", ""),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert unicodedata.normalize("NFC", fold(written)) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("كتب", "كسب"), ("سال", "صال"), ("пика", "пийка"), ("कि", "की"), ("ใกล้", "ไกล"), ("か", "き"), ("a b", "ab"), ("1", "2")],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@_MANY
@given(_TEXTS)
def test_composed_and_decomposed_letters_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


def test_every_character_folds_like_its_normal_forms() -> None:
    for char in map(chr, range(0x110000)):
        for form in ("NFC", "NFD"):
            other = unicodedata.normalize(form, char)
            assert other == char or fold(f"a{other}b") == fold(f"a{char}b"), f"U+{ord(char):04X} in {form}"


def test_every_folded_character_is_folded_to_its_end() -> None:
    odd = [f"U+{code:04X}" for code in range(0x110000) if (view := fold(f"a{chr(code)}b")) != fold(view)]
    assert odd == []


def test_no_character_that_is_no_blank_parts_a_word_it_should_not() -> None:
    assert fold("a\ufe71b\ufe77c\ufcf2d") == "abcd"


@_MANY
@given(_TEXTS)
def test_cased_view_differs_only_in_case(text: str) -> None:
    assert fold(fold_cased(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("\u200fÉtude  du Sol", "Etude du Sol"),
        ("E\u0301TUDE", "ETUDE"),
        ("\u2116 1", "No 1"),
        ("ПАРИЖ й", "ПАРИЖ и"),
        ("أيضاً", "ايضا"),
    ],
)
def test_fold_cased(written: str, folded: str) -> None:
    assert fold_cased(written) == folded


@_MANY
@given(_TEXTS)
def test_folding_a_view_again_changes_nothing(text: str) -> None:
    view = fold(text)
    assert fold(view) == view


@_MANY
@given(_TEXTS, _TEXTS)
def test_folding_commutes_with_concatenation(left: str, right: str) -> None:
    assert fold(left + "\n" + right) == f"{fold(left)} {fold(right)}".strip()


@_MANY
@given(_TEXTS)
def test_view_has_no_blanks_but_single_spaces_within(text: str) -> None:
    assert " ".join(fold(text).split()) == fold(text)


@_MANY
@given(_TEXTS)
def test_view_with_origin_is_the_same_view(text: str) -> None:
    folded = fold_with_origin(text)
    assert folded.view == fold(text)
    assert len(folded.view) == len(folded.starts) == len(folded.ends)


@_MANY
@given(_TEXTS)
def test_origins_are_in_order_and_inside_the_text(text: str) -> None:
    folded = fold_with_origin(text)
    assert list(folded.starts) == sorted(folded.starts)
    assert list(folded.ends) == sorted(folded.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))


@_MANY
@given(_TEXTS, st.data())
def test_source_of_a_match_folds_to_the_match(text: str, data: st.DataObject) -> None:
    folded = fold_with_origin(text)
    # A match begins and ends with a letter or sign, and not in the middle of one that folds to several.
    starts = [i for i, char in enumerate(folded.view) if char != " " and (not i or folded.starts[i] != folded.starts[i - 1])]
    if not starts:
        return
    start = data.draw(st.sampled_from(starts))
    last = len(folded.view) - 1
    ends = [
        i + 1 for i in range(start, last + 1) if folded.view[i] != " " and (i == last or folded.starts[i + 1] != folded.starts[i])
    ]
    if not ends:
        return
    end = data.draw(st.sampled_from(ends))
    first, final = folded.source(start, end)
    assert fold(text[first:final]) == folded.view[start:end]


def test_source_spans_the_marks_of_its_letters() -> None:
    text = "قال \u200fمُحَمَّدٌ أمس"
    folded = fold_with_origin(text)
    start = folded.view.index("محمد")
    first, end = folded.source(start, start + 4)
    assert text[first:end] == "مُحَمَّدٌ"


def test_ligatures_map_back_whole() -> None:
    folded = fold_with_origin("a\ufdfab")
    assert folded.source(1, 2) == (1, 2)
