"""Language packs are tested like code: schema, normal form, scripts, and examples of every family."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
import regex

from segmenter.folding import fold
from segmenter.languages.pack import REGISTERS, WORD_LISTS, Family, Pack, shipped_codes, shipped_pack, shipped_words
from segmenter.languages.phrases import PhraseBook
from segmenter.view import lines_of
from segmenter.words import words_of

PACKS = [shipped_pack(code) for code in shipped_codes()]
FAMILIES = [pytest.param(pack, family, id=f"{pack.code}-{family.name}") for pack in PACKS for family in pack.families.values()]
NUMERAL = regex.compile(r"\b[IVX]+\b")
INVISIBLE = regex.compile(r"[\p{Cf}--[\u200c\u200d]]", regex.V1)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_pack_is_in_normal_form(pack: Pack) -> None:
    lists = {name: getattr(pack, name) for name in WORD_LISTS}
    for family in pack.families.values():
        lists |= {f"{family.name} {mode}": phrases for mode, phrases in family.phrases.items()}
    for kind, name, number in {word[:3] for word in pack.dates}:
        lists[f"{kind} {name} {number}"] = tuple(word.text for word in pack.dates if word[:3] == (kind, name, number))
    for name, words in lists.items():
        repeated = {word for word in words if words.count(word) > 1}
        assert not repeated, f"{name}: {repeated}"
        for word in words:
            assert word == unicodedata.normalize("NFC", word), f"{name}: {word!r} is not NFC"
            assert word == word.strip(), f"{name}: {word!r} has blanks at its ends"
            assert not INVISIBLE.search(word), f"{name}: write invisible characters of {word!r} as escapes"


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_words_stand_above_the_tables(pack: Pack) -> None:
    assert shipped_words(pack.code) == replace(pack, families={}, registers={}, dates=())


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_words_are_in_the_script_of_the_pack(pack: Pack) -> None:
    if pack.code == "und":
        return
    allowed = regex.compile(
        "".join(f"\\p{{sc={script}}}" for script in pack.scripts).join(("^[", "\\p{Common}\\p{Inherited}]*$"))
    )
    # Some months are told apart by Roman numerals in any script.
    dates = [
        NUMERAL.sub("", word.text)
        for word in pack.dates
        if word.kind in ("month", "weekday", "ago", "today", "count", "until", "pair")
    ]
    own = [word for name in WORD_LISTS if name not in ("sections", "updated") for word in getattr(pack, name)]
    foreign = [word for word in (*own, *dates) if not allowed.match(word)]
    assert not foreign


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_registers_are_single_words_each_once(pack: Pack) -> None:
    assert pack.code == "und" or pack.registers.keys() == REGISTERS.keys()
    unspaced = pack.scripts[:1] in (("Hani",), ("Thai",))
    for name, words in pack.registers.items():
        views = [fold(word) for word in words]
        assert len(set(views)) == len(views), name
        for word, view in zip(words, views, strict=True):
            assert word == unicodedata.normalize("NFC", word), f"{name}: {word!r} is not NFC"
            assert not INVISIBLE.search(word), f"{name}: write invisible characters of {word!r} as escapes"
            if unspaced:
                assert len(view) > 1, f"{name}: {word!r} is part of too many words"
            else:
                assert words_of(lines_of(view).view).texts == [view], f"{name}: {word!r} is not one word"


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_pack_can_tell_its_language(pack: Pack) -> None:
    assert pack.code == "und" or len(pack.stopwords) >= 30


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_words_of_credits_mean_one_thing(pack: Pack) -> None:
    assert not set(pack.conjunctions) & set(pack.name_ends)
    assert not set(pack.editors) & set(pack.crew)
    assert not set(pack.roles) & set(pack.particles)


@pytest.mark.parametrize(("pack", "family"), FAMILIES)
def test_examples(pack: Pack, family: Family) -> None:
    assert family.yes, "write at least one line that must match"
    assert family.no, "write at least one line that must not match"
    book = PhraseBook([pack])
    for line in family.yes:
        assert family.name in matched(book, line), f"must match: {line!r}"
    for line in family.no:
        assert family.name not in matched(book, line), f"must not match: {line!r}"


def matched(book: PhraseBook, line: str) -> set[str]:
    return {match.family for match in book.match(fold(line))}


def test_the_documents_name_all_languages() -> None:
    page = Path(__file__).parent.parent.joinpath("docs", "add-a-language.md").read_text("utf-8")
    listed = page.partition("## Languages that have a pack\n")[2].partition("## A small pack")[0]
    named = regex.findall(r"(\p{Lu}[\p{L} ]+) \(`(\w+)`\)", listed.replace("\n", " "))
    assert dict(named) == {pack.name: pack.code for pack in PACKS if pack.code != "und"}
