"""Words and strings of registers are counted in every block, however long the text."""

import numpy as np
import pytest

from segmenter import Page, parse_pack
from segmenter.languages import REGISTER, Languages
from segmenter.languages.pack import REGISTERS
from segmenter.languages.registers import registers_of

NAMES = tuple(REGISTERS)
LINE = "この記事は有料会員限定です。会員登録してください。写真は昨日のもの。"


def counts(text: str, code: str) -> dict[str, int]:
    found = Page.from_text(text, Languages().lexicon(code)).registers.sum(axis=1)
    return {name: int(count) for name, count in zip(NAMES, found, strict=True) if count}


@pytest.mark.parametrize("joint", ["", "\n"])
def test_strings_of_a_long_text_are_counted_once(joint: str) -> None:
    one = counts(LINE, "ja")
    assert one["membership"] >= 3
    assert counts(joint.join([LINE] * 3000), "ja") == {name: 3000 * count for name, count in one.items()}


def test_a_word_may_be_of_several_registers_and_of_no_other_language() -> None:
    pack = parse_pack(
        'code = "xx"\nname = "X"\nscripts = ["Latn"]\ndirection = "ltr"\nstopwords = ["ju"]\n'
        '[registers]\nreader = ["Ju", "jur"]\ncomment = ["jur"]\n',
        "xx.toml",
    )
    words, strings = registers_of([pack])
    reader, comment = 1 << NAMES.index("reader"), 1 << NAMES.index("comment")
    assert (dict(words), strings) == ({"ju": reader, "jur": reader | comment}, None)
    lexicon = Languages([pack]).lexicon("xx")
    assert lexicon.words["ju"] == 1 | reader << REGISTER
    page = Page.from_text("Ju jur\nyour subscription\nju", lexicon)
    assert page.registers[NAMES.index("reader")].tolist() == [2, 0, 1]
    assert page.registers[NAMES.index("comment")].tolist() == [1, 0, 0]


def test_a_page_without_blocks_has_none() -> None:
    assert Page.from_text(" \n", Languages().lexicon("ja")).registers.shape == (len(NAMES), 0)
    assert np.count_nonzero(Page.from_text("12 34", Languages().lexicon("en")).registers) == 0
