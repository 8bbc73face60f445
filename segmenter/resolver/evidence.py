"""All claims on one page, added up by block, and kept so that a reader can be told why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from segmenter.model import Claim, Column, Cue

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The claims on a page: columns, and of single claims ``pairs``: ``block * len(cues) + cue``, sorted, without repeats.

    The order in which claims came in leaves no trace, so that the order of detectors cannot matter.
    """

    columns: tuple[Column, ...]
    cues: tuple[Cue, ...]
    pairs: "NDArray[np.intp]"
    details: Mapping[tuple[int, str], str]

    def of(self, block: int) -> list[tuple[Cue, str]]:
        """Return the cues of a block with the details quoted for them."""
        import numpy as np

        count = len(self.cues)
        low, high = np.searchsorted(self.pairs, (block * count, (block + 1) * count))
        cues = [self.cues[int(pair) % count] for pair in self.pairs[low:high]]
        cues += [scale.cues[codes[block]] for scale, codes in self.columns if codes[block] >= 0]
        return [(cue, self.details.get((block, cue.name), "")) for cue in cues]

    def flat(self) -> "tuple[tuple[Cue, ...], NDArray[np.intp], NDArray[np.intp]]":
        """Return all cues, and for every claim of a block its index and that of the cue."""
        import numpy as np

        cues, width = list(self.cues), max(1, len(self.cues))
        blocks, numbers = [self.pairs // width], [self.pairs % width]
        for scale, codes in self.columns:
            shown = np.flatnonzero(codes >= 0)
            blocks.append(shown)
            numbers.append(codes[shown].astype(np.intp) + len(cues))
            cues += scale.cues
        return tuple(cues), np.concatenate(blocks), np.concatenate(numbers)


def collect(claims: Iterable[Claim | Column]) -> Evidence:
    """Gather claims into evidence."""
    import numpy as np

    columns: list[Column] = []
    cues: dict[str, Cue] = {}
    single: dict[str, set[int]] = {}
    details: dict[tuple[int, str], str] = {}
    for claim in claims:
        if isinstance(claim, Column):
            # Articles keep their evidence, and no scale has more cues than fit into two bytes.
            columns.append(Column(claim.scale, claim.codes.astype(np.int16)))
            continue
        block, cue, detail = claim
        name = cue.name
        if name not in cues:
            cues[name], single[name] = cue, set()
        elif cue is not cues[name]:
            # Two cues with one name: which one counts must not depend on the order of the detectors.
            cues[name] = min(cues[name], cue, key=lambda one: (one.label, one.weight, one.why))
        single[name].add(block)
        if detail:
            key = block, name
            details[key] = min(details.get(key, detail), detail)
    names = sorted(cues)
    pairs = [block * len(names) + place for place, name in enumerate(names) for block in single[name]]
    columns.sort(key=lambda column: column.scale.cues[0].name)
    return Evidence(tuple(columns), tuple(cues[name] for name in names), np.sort(np.array(pairs, np.intp)), details)
