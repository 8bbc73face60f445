"""What a caller or the author of a detector gets wrong is said at once, with the value and what to give instead."""

import json
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from segmenter import Claim, Column, Cue, Label, Page, Scale, Segmenter, UsageError, parse_pack, segment, segment_html
from segmenter.errors import DataError

TEXT: str = json.loads((Path(__file__).parent.parent / "fixtures" / "ar_ministry_visit.json").read_text("utf-8"))["text"]
CUE = Cue("own.mark", Label.BOILERPLATE, 8.0, "a mark of one's own")
ARTICLE: Any = segment(TEXT)
OTHER = segment("The ferry is back.")


def claims(*found: Any) -> Callable[[Page], Any]:
    def detect(page: Page) -> Iterator[Any]:
        yield from found

    return detect


def nothing(page: Page) -> Any:
    return None


@pytest.mark.parametrize(
    ("detector", "said"),
    [
        pytest.param(
            claims(Claim(9999, CUE)), r"'own.mark' is claimed of block 9999, .* give one from 0 to", id="a-block-too-far"
        ),
        pytest.param(claims(Claim(-1, CUE)), "'own.mark' is claimed of block -1", id="counted-from-the-end"),
        pytest.param(claims(3), "yielded 3: yield Claim", id="no-claim"),
        pytest.param(claims((0, CUE, "")), "yield Claim", id="a-tuple"),
        pytest.param(nothing, "returned None: yield claims", id="nothing"),
        pytest.param(claims(Column(Scale((CUE,)), np.zeros(2, int))), "has 2 codes, .* give one each", id="a-short-column"),
    ],
)
def test_what_a_detector_gets_wrong(detector: Any, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        Segmenter().with_detectors(detector).segment(TEXT)


def test_a_cue_speaks_for_a_label() -> None:
    with pytest.raises(UsageError, match="has label 'title': labels are headline, kicker"):
        Cue("own.mark", "title", 1.0, "why")  # type: ignore[arg-type]
    assert Cue("own.mark", "headline", 1.0, "why").label == Label.HEADLINE  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        pytest.param(lambda: Segmenter(keep="2"), "keep='2': give log-odds", id="keep"),  # type: ignore[arg-type]
        pytest.param(lambda: Segmenter(packs=["ca.toml"]), "'ca.toml' is no language pack", id="packs"),  # type: ignore[list-item]
        pytest.param(lambda: Segmenter(weights="w.json"), "give Weights, such as Weights.load", id="weights"),  # type: ignore[arg-type]
        pytest.param(lambda: segment(b"bytes"), "text is bytes, not str: decode it first", id="bytes"),  # type: ignore[arg-type]
        pytest.param(lambda: segment(None), "text is NoneType, not str: give the text", id="nothing"),  # type: ignore[arg-type]
        pytest.param(lambda: segment_html(b"", charset=5), "charset=5: give a string", id="charset"),  # type: ignore[arg-type]
        pytest.param(lambda: segment_html("", url=5), "url=5: give a string", id="url"),  # type: ignore[arg-type]
        pytest.param(lambda: ARTICLE.explain("1"), "offset '1' lies outside", id="offset"),
        pytest.param(lambda: ARTICLE.reasons(3), "3 is not a span: give one of article.spans", id="no-span"),
        pytest.param(lambda: ARTICLE.reasons(OTHER.spans[0]), "not a span of this article", id="another-article"),
        pytest.param(lambda: ARTICLE.xpath(OTHER.spans[0]), "not a span of this article", id="another-page"),
    ],
)
def test_what_a_caller_gets_wrong(call: Callable[[], object], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        call()


def test_the_surest_evidence_is_finite() -> None:
    many = [Claim(0, Cue(f"own.{number}", Label.BOILERPLATE, 20.0, "why")) for number in range(5)]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        article = Segmenter().with_detectors(claims(*many)).segment(TEXT)
        assert "Infinity" not in article.to_json(reasons=True)


PACK = 'code = "xx"\nname = "X"\nscripts = ["Latn"]\ndirection = "ltr"\n[registers]\n'


def test_registers_of_a_pack() -> None:
    pack = parse_pack(PACK + 'reader = ["ju", "jur"]\n', "xx.toml")
    assert pack.registers == {"reader": ("ju", "jur")}
    for wrong, said in (("tone = []", "known registers are reader, self"), ("reader = 3", "list of non-empty strings")):
        with pytest.raises(DataError, match=said):
            parse_pack(PACK + wrong, "xx.toml")
