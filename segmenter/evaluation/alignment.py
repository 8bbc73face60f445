"""Gold and given labels of a text side by side, one code for each code point."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from segmenter.gold import NOT_BODY, UNKNOWN, Gold
from segmenter.model import Label, Span

NAMES = ("", *map(str, Label), NOT_BODY)
"""What a character can be, by code; code 0 is one without a label."""

CODES = {name: code for code, name in enumerate(NAMES)}
_BLANKS = np.array([code for code in range(0x3001) if chr(code).isspace()], dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The gold's and the given label of every code point, as codes into :data:`NAMES`.

    ``counted`` says which code points are scored: those that are no blanks and whose gold is known.
    """

    wanted: np.ndarray
    given: np.ndarray
    counted: np.ndarray


def align(gold: Gold, spans: Iterable[Span]) -> Alignment:
    """Lay the spans of a text beside its gold. Where coarse gold is not sure (``rest``), it is not known."""
    coarse = gold.coarse
    known = ((s.start, s.end, s.label) for s in gold.spans if not (coarse and s.confidence == UNKNOWN))
    wanted = _painted(known, len(gold.text))
    given = _painted(((s.start, s.end, str(s.label)) for s in spans), len(gold.text))
    characters = np.frombuffer(gold.text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return Alignment(wanted, given, ~np.isin(characters, _BLANKS) & (wanted > 0))


def _painted(spans: Iterable[tuple[int, int, str]], length: int) -> np.ndarray:
    out = np.zeros(length, dtype=np.uint8)
    for start, end, label in spans:
        out[start:end] = CODES[label]
    return out
