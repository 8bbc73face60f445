"""Long texts are worked on piece by piece: where the pieces end must not show in the answer."""

from pathlib import Path

import pytest

from segmenter import segment
from segmenter.gold import read_gold
from segmenter.languages import search
from segmenter.resolver import network, passes, sums
from tests.bench.linear import SHAPES

_FIXTURES = {gold.id: gold.text for gold in read_gold(Path(__file__).parents[1] / "fixtures")}
# Characters that fold to none and to several, and blanks of all kinds where a piece may end.
_ODD = "\u200fA\u0640\u0301\ufdfa \t\u200b\n\u2028 \u00bd<br>  x\U0001f600\ud800 [n] ...\r\n" * 40
_TEXTS = {**_FIXTURES, **{name: shape(2_000) for name, shape in SHAPES.items()}, "odd": _ODD}


@pytest.mark.parametrize("name", _TEXTS)
def test_pieces_of_any_size_give_one_answer(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = _TEXTS[name]
    whole = segment(text)
    monkeypatch.setattr("segmenter.characters._PIECE", 61)
    monkeypatch.setattr(search, "PIECE", 47)
    monkeypatch.setattr(sums, "_PIECE", 5)
    monkeypatch.setattr(network, "_STRETCH", 24)
    monkeypatch.setattr(passes, "_STRETCH", 16)
    found = segment(text)
    assert [(span.start, span.end, span.label) for span in found.spans] == [(s.start, s.end, s.label) for s in whole.spans]
    assert [span.confidence for span in found.spans] == pytest.approx([span.confidence for span in whole.spans], abs=1e-6)
    assert [found.explain(span.start)[1] for span in found.spans] == [whole.explain(span.start)[1] for span in whole.spans]
