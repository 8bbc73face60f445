"""All claims on one page, added up by block, and kept so that a reader can be told why."""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from segmenter.model import Claim, Cue

if TYPE_CHECKING:
    import numpy


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The claims on a page: ``pairs`` holds ``block * len(cues) + cue`` for each, sorted and without repeats.

    The order in which claims came in leaves no trace, so that the order of detectors cannot matter.
    """

    cues: tuple[Cue, ...]
    pairs: "numpy.ndarray[tuple[int], numpy.dtype[numpy.int64]]"
    details: Mapping[tuple[int, str], str]

    def of(self, block: int) -> list[tuple[Cue, str]]:
        """Return the cues of a block with the details quoted for them."""
        import numpy as np

        count = len(self.cues)
        low, high = np.searchsorted(self.pairs, (block * count, (block + 1) * count))
        cues = [self.cues[int(pair) % count] for pair in self.pairs[low:high]]
        return [(cue, self.details.get((block, cue.name), "")) for cue in cues]


def collect(claims: Iterable[Claim]) -> Evidence:
    """Gather claims into evidence."""
    import numpy as np

    numbers: dict[str, int] = {}
    cues: dict[str, Cue] = {}
    blocks, ids = array("q"), array("q")
    details: dict[tuple[int, str], str] = {}
    for block, cue, detail in claims:
        name = cue.name
        number = numbers.get(name)
        if number is None:
            number = numbers[name] = len(numbers)
            cues[name] = cue
        elif cue is not cues[name]:
            # Two cues with one name: which one counts must not depend on the order of the detectors.
            cues[name] = min(cues[name], cue, key=lambda one: (one.label, one.weight, one.why))
        blocks.append(block)
        ids.append(number)
        if detail:
            key = block, name
            details[key] = min(details.get(key, detail), detail)
    names = sorted(numbers)
    rank = np.empty(len(names), np.int64)
    for place, name in enumerate(names):
        rank[numbers[name]] = place
    block_array = np.frombuffer(blocks, np.int64) if blocks else np.empty(0, np.int64)
    id_array = rank[np.frombuffer(ids, np.int64)] if ids else np.empty(0, np.int64)
    pairs = np.unique(block_array * max(1, len(names)) + id_array)
    return Evidence(tuple(cues[name] for name in names), pairs, details)
