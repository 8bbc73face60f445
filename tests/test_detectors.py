"""Every detector by itself, on the cases in ``cases/detectors``: what it must claim, and what it must not."""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from segmenter import DETECTORS, Claim, Cue, Detector, Label, Page, Segmenter, Weights
from segmenter.html.hints import hints_of
from segmenter.html.read import read as read_page
from segmenter.languages import Languages, Lexicon
from segmenter.model import Scale
from segmenter.view import lines_of

CASES = Path(__file__).parent / "cases" / "detectors"
FILES = sorted(CASES.glob("*.toml"))
_KEYS = {"name", "language", "text", "html", "expect", "refuse", "fails"}


def module(detector: Detector) -> ModuleType:
    """The file that a detector is written in."""
    return sys.modules[detector.__module__]


def name(detector: Detector) -> str:
    return detector.__module__.rpartition(".")[2]


BY_NAME = {name(detector): detector for detector in DETECTORS}


def read(path: Path) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["case"]
    return cases


def all_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in FILES:
        for case in read(path):
            yield path.stem, case


def marks(case: Mapping[str, Any]) -> list[pytest.MarkDecorator]:
    """A case with ``fails`` is known to fail, for that reason."""
    return [pytest.mark.xfail(strict=True, raises=AssertionError, reason=case["fails"])] if "fails" in case else []


ALL = [pytest.param(stem, case, id=f"{stem}-{case['name']}", marks=marks(case)) for stem, case in all_cases()]


@cache
def lexicon(code: str) -> Lexicon:
    return Languages().lexicon(code)


def page_of(case: Mapping[str, Any]) -> Page:
    words = lexicon(case["language"])
    if "html" not in case:
        return Page.from_text(case["text"], words)
    document = read_page(case["html"])
    text = document.rendered.text
    page = Page.from_lines(text, lines_of(text), words)
    return replace(page, hints=hints_of(document, page.blocks))


def shown_by(detector: Detector, page: Page) -> Iterator[tuple[int, Cue]]:
    """What a detector claims, block by block, whether in columns or by single claims."""
    for claim in detector(page):
        if isinstance(claim, Claim):
            yield claim.block, claim.cue
            continue
        scale, codes = claim
        assert len(codes) == len(page.blocks)
        yield from ((block, scale.cues[code]) for block, code in enumerate(codes.tolist()) if code >= 0)


def cues_of(value: object) -> Iterator[Cue]:
    """Every cue in a value of a module: by itself, or in a scale, tuple, list or mapping."""
    if isinstance(value, Cue):
        yield value
    elif isinstance(value, Scale):
        yield from value.cues
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from cues_of(item)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from cues_of(item)


def known_cues(detector: Detector) -> list[Cue]:
    return [cue for value in vars(module(detector)).values() for cue in cues_of(value)]


def block_of(page: Page, row: list[Any]) -> int:
    """The block that begins with the row's first item; of several the one whose number (from 1) is its third."""
    found = [index for index in range(len(page.blocks)) if page.raw(index).startswith(row[0])]
    if len(row) == 2:
        assert len(found) == 1, f"{row[0]!r} begins {len(found)} blocks: write more of it, or which of them"
        return found[0]
    assert len(row) == 3
    assert 1 <= row[2] <= len(found), f"{row[0]!r} begins {len(found)} blocks"
    which: int = row[2]
    return found[which - 1]


@pytest.mark.parametrize(("stem", "case"), ALL)
def test_case(stem: str, case: dict[str, Any]) -> None:
    detector, page = BY_NAME[stem], page_of(case)
    claimed = {(block, cue.name) for block, cue in shown_by(detector, page)}
    for row in case.get("expect", []):
        place = block_of(page, row)
        shown = sorted(cue for block, cue in claimed if block == place)
        assert (place, row[1]) in claimed, f"{page.raw(place)!r} must show {row[1]}, but shows {shown}"
    for row in case.get("refuse", []):
        place = block_of(page, row)
        assert (place, row[1]) not in claimed, f"{page.raw(place)!r} must not show {row[1]}"


def test_every_detector_has_cases_and_every_case_is_run() -> None:
    assert [path.stem for path in FILES] == sorted(BY_NAME)
    assert len(BY_NAME) == len(DETECTORS)
    for path in FILES:
        cases = read(path)
        assert len(cases) >= 4, f"{path.name} has too few cases"
        assert len({case["name"] for case in cases}) == len(cases), f"{path.name} names two cases alike"
        assert any(case["language"] == "ar" for case in cases), f"{path.name} lacks Arabic"
        assert any(case.get("expect") for case in cases), f"{path.name} never expects anything"
        assert any(case.get("refuse") for case in cases), f"{path.name} has no trap"
        for case in cases:
            assert set(case) <= _KEYS, f"{path.name}: {case['name']}: unknown keys"
            assert case.get("expect") or case.get("refuse"), f"{path.name}: {case['name']} asserts nothing"
    assert len(ALL) == sum(path.read_text("utf-8").count("[[case]]") for path in FILES)


def test_cases_name_cues_that_exist() -> None:
    # A misspelt refusal would hold for ever.
    for stem, case in all_cases():
        known = {cue.name for cue in known_cues(BY_NAME[stem])}
        named = {row[1] for row in (*case.get("expect", []), *case.get("refuse", []))}
        assert named <= known, f"{stem}: {case['name']}: {sorted(named - known)}"


def test_a_name_is_one_cue_with_one_label_and_weight() -> None:
    seen: dict[str, tuple[Cue, str]] = {}
    for detector in DETECTORS:
        cues = known_cues(detector)
        assert cues, f"{name(detector)} has no cue"
        for cue in cues:
            known, owner = seen.setdefault(cue.name, (cue, name(detector)))
            assert (known.label, known.weight, owner) == (cue.label, cue.weight, name(detector)), cue.name
            assert isinstance(cue.label, Label)
            assert cue.name == "".join(cue.name.split()), "a name is one word"
            assert cue.why


@pytest.mark.parametrize("detector", DETECTORS, ids=name)
def test_claims_point_to_blocks_and_show_known_cues(detector: Detector) -> None:
    known, total = set(known_cues(detector)), 0
    for _, case in all_cases():
        page = page_of(case)
        for block, cue in shown_by(detector, page):
            assert 0 <= block < len(page.blocks)
            assert cue in known
            total += 1
    assert total


@pytest.mark.parametrize("detector", DETECTORS, ids=name)
@pytest.mark.parametrize("text", ["", " \n\t\n ", "\u200f", "<br/>"])
def test_pages_without_blocks_get_no_claims(detector: Detector, text: str) -> None:
    assert list(shown_by(detector, Page.from_text(text, lexicon("ar")))) == []


_OWN = Cue("own.weather", Label.BOILERPLATE, 30.0, "the weather box of this site")


def weather(page: Page) -> Iterator[Claim]:
    for index, view in enumerate(page.views):
        if "درجات" in view:
            yield Claim(index, _OWN, view)


def test_a_detector_from_outside_is_asked_explained_and_taken_away_again() -> None:
    text = (
        "أعلن مجلس بلدية وادي الزعتر أن الجسر القديم سيغلق أمام السيارات لمدة ثلاثة أشهر ابتداء من الربيع المقبل.\n"
        "وقال خبراء الطقس في الوادي إن الحرارة ستكون خمس درجات تحت الصفر في الليل وعشر درجات في النهار طوال الأسبوع.\n"
        "وقال رئيس المجلس إن أعمال الترميم ستشمل الأعمدة الحجرية والإنارة ومسارا جديدا للمشاة على ضفة النهر."
    )
    plain = Segmenter(weights=Weights())
    place = text.index("وقال خبراء")
    span, reasons = plain.segment(text, language="ar").explain(place)
    assert span.label is Label.BODY
    assert "own.weather" not in {reason.cue for reason in reasons}
    own = plain.with_detectors(weather)
    span, reasons = own.segment(text, language="ar").explain(place)
    assert span.label is Label.BOILERPLATE
    assert (reasons[0].cue, reasons[0].weight) == ("own.weather", 30.0)
    assert reasons[0].why.startswith("the weather box of this site: ")
    assert own.without_detectors(weather) == plain
    assert own.without_detectors(weather).segment(text, language="ar") == plain.segment(text, language="ar")


def test_detectors_without_one_show_none_of_its_cues() -> None:
    text = "Published 3 May 2024, 14:30"
    dates = BY_NAME["dates"]
    with_it, without_it = Segmenter(), Segmenter().without_detectors(dates)
    assert dates not in without_it.detectors
    assert any(reason.cue.startswith("date.") for reason in with_it.segment(text, language="en").explain(0)[1])
    assert not any(reason.cue.startswith("date.") for reason in without_it.segment(text, language="en").explain(0)[1])
