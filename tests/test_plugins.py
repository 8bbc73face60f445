"""Detectors and packs of other packages: found by entry point, wrong ones named."""

from importlib.metadata import EntryPoint

import pytest

from segmenter import Claim, Cue, DataError, Label, Page, Segmenter, parse_pack
from segmenter.plugins import installed_detectors, installed_packs

_CUE = Cue("house.sponsored", Label.BOILERPLATE, 9.0, "a house phrase")
PACK = parse_pack('code = "am"\nname = "Amharic"\nscripts = ["Ethi"]\ndirection = "ltr"\n', "am.toml")


def detector(page: Page) -> list[Claim]:
    return [Claim(index, _CUE) for index, view in enumerate(page.views) if "sponsored" in view]


def offer(monkeypatch: pytest.MonkeyPatch, *points: EntryPoint) -> None:
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: tuple(point for point in points if point.group == group))


def test_nothing_is_installed_by_default() -> None:
    assert installed_detectors() == ()
    assert installed_packs() == ()


def test_detectors_and_packs_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    offer(
        monkeypatch,
        EntryPoint("house", f"{__name__}:detector", "segmenter.detectors"),
        EntryPoint("georgian", f"{__name__}:PACK", "segmenter.packs"),
    )
    segmenter = Segmenter(packs=installed_packs()).with_detectors(*installed_detectors())
    article = segmenter.segment("Sponsored by nobody", language="am")
    assert article.language == "am"
    assert article.spans[0].label is Label.BOILERPLATE


@pytest.mark.parametrize("value", ["nowhere:detector", f"{__name__}:absent", f"{__name__}:_CUE"])
def test_a_broken_entry_point_is_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    offer(monkeypatch, EntryPoint("broken", value, "segmenter.detectors"), EntryPoint("broken", value, "segmenter.packs"))
    with pytest.raises(DataError, match="'broken'"):
        installed_detectors()
    with pytest.raises(DataError, match="'broken'"):
        installed_packs()
