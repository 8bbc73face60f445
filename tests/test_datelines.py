"""Where dates begin and end in short lines."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segmenter.datelines import borders
from segmenter.folding import fold
from segmenter.languages import Languages, Lexicon


@cache
def lexicon(code: str) -> Lexicon:
    return Languages().lexicon(code)


def parted(line: str, code: str) -> list[str]:
    """The folded pieces of a line."""
    view = fold(line)
    places = [0, *borders(view, lexicon(code)), len(view)]
    return [view[start:end].strip() for start, end in pairwise(places)]


@pytest.mark.parametrize(
    ("code", "pieces"),
    [
        ("en", ["by Anna Holm", "12 May 2024"]),
        ("en", ["by Anna Holm", "on May 12, 2024, 4:45 pm"]),
        ("en", ["Anna Holm - The Courier -", "Friday, May 12, 2024"]),
        ("en", ["Saturday, Apr 27th 2024", "5-Day Forecast"]),
        ("en", ["Anna Holm", "2024-05-12", "| Politics"]),
        ("de", ["28.04.2024, 17:19 Uhr", "• Lesezeit: 8 Minuten"]),
        ("de", ["Do 25.04.24 | 14:07 Uhr", "| Von Eva Kirch"]),
        ("de", ["Kolumne von Eva Kirch -", "28.04.2024 um 08:52 Uhr", "- 12 Kommentare"]),
        ("ar", ["الدانة", "25 شوال 1436 هـ الموافق 10 أغسطس 2015 م", "واس"]),
        ("ar", ["المرسى", "2024/07/11 14:55", "عدد المشاهدات : 1488"]),
        ("ar", ["سامر الوادي", "5 يونيو 2024 08:30 م بتوقيت أبوظبي"]),
        ("ar", ["5 يونيو 2024 08:30 م (بتوقيت القدس المحتلة)", "الدانة"]),
        ("ur", ["سمیر وادی", "اتوار 12 مئی 2024 23:04"]),
        ("uk", ["Ганна Гай", "8 січня, 17:46"]),
        ("zh", ["2024年04月24日23:52", "| 来源：海岸日报"]),
        ("en", ["The Courier", "12 May 2024 13:55 GMT+1", "• Listen"]),
        ("it", ["05 Gennaio 2025", "3 minuti di lettura"]),
    ],
)
def test_what_stands_beside_a_date_is_parted_from_it(code: str, pieces: list[str]) -> None:
    assert parted(" ".join(pieces), code) == [fold(piece) for piece in pieces]


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("en", "12 May 2024"),
        ("en", "Friday, May 12, 2024 at 4:45 pm"),
        ("en", "On 12 May 2024 the ferry to the islands ran again for the first time since winter."),
        ("en", "The harbour of the islands seen from the ferry that ran there on May 12, 2024 (Anna Holm)"),
        ("en", "12 people were there in May"),
        ("en", "Call 555 12 34 or write to us"),
        ("de", "Er sagte im Mai 15 Worte"),
        ("ar", "10:47 ت م"),
        ("en", ""),
    ],
)
def test_a_line_that_says_nothing_else_and_a_sentence_stay_whole(code: str, line: str) -> None:
    assert borders(fold(line), lexicon(code)) == ()


def test_a_label_goes_with_its_date() -> None:
    line = "anna holm published 12 may 2024"
    start = line.index("published")
    assert borders(line, lexicon("en"), [(start, start + len("published"))]) == (start,)
    assert borders(line[start:], lexicon("en"), [(0, len("published"))]) == ()


@settings(derandomize=True, deadline=None, database=None)
@given(st.text(st.sampled_from("12 0490:./-may von uhr|\u5e74\u6708"), max_size=60))
def test_borders_lie_inside_the_line_and_in_order(line: str) -> None:
    found = borders(line, lexicon("de"))
    assert list(found) == sorted(found)
    assert all(0 < place < len(line) for place in found)
