"""The table of outlets is tested like code, and so are the levels of headings."""

import re
import tomllib
import unicodedata
from importlib import resources

import pytest

from segmenter.folding import fold
from segmenter.metadata import level
from segmenter.metadata.outlets import canonical

TABLE = tomllib.loads((resources.files("segmenter") / "metadata" / "outlets.toml").read_text("utf-8"))
NAMES = [(known, name) for group in TABLE.values() for known, others in group.items() for name in (known, *others)]


def test_the_table_has_agencies_and_outlets() -> None:
    assert set(TABLE) == {"agencies", "outlets"}
    assert len(TABLE["agencies"]) >= 60


def test_names_are_written_once_and_in_normal_form() -> None:
    seen: dict[str, str] = {}
    for known, name in NAMES:
        key = re.sub(r"[\W_]+", "", fold(name))
        assert key, name
        assert key not in seen, f"{name}: already with {seen[key]}"
        seen[key] = known
        assert name == unicodedata.normalize("NFC", name.strip())


@pytest.mark.parametrize(("known", "name"), NAMES)
def test_every_name_leads_to_its_outlet(known: str, name: str) -> None:
    assert canonical(name) == known


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("AFP", "Agence France-Presse"),
        ("a.f.p.", "Agence France-Presse"),
        ("«رويترز»", "Reuters"),
        ("وَاس", "Saudi Press Agency"),
        ("صحيفة الجزيرة", "Al-Jazirah"),
        ("الجزيرة", None),
        ("The Fernmoor Courier", None),
        ("", None),
    ],
)
def test_spellings(name: str, known: str | None) -> None:
    assert canonical(name) == known


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("The old pier", None),
        ("## The old pier", 2),
        ("###The old pier", 3),
        ("#", None),
        ("1. The old pier", 2),
        ("2) The old pier", 2),
        ("2.1 The old pier", 3),
        ("2.1.3. The old pier", 4),
        ("٢.١ الرصيف القديم", 3),
        ("7 reasons to come", None),
        ("2024 was a good year", None),
    ],
)
def test_level_of_a_heading(heading: str, found: int | None) -> None:
    assert level(heading) == found
