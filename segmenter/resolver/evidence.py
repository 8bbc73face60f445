"""All claims on one page, added up by block, and kept so that a reader can be told why."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from segmenter.errors import UsageError
from segmenter.model import Claim, Column, Cue, Detector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from segmenter.page import Page


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The claims on a page: columns, and of single claims ``pairs``: ``block * len(cues) + cue``, sorted, without repeats.

    ``details[quoted[i]]`` is what pair ``i`` quotes. The order in which claims came in leaves no trace, so that the order of
    detectors cannot matter.
    """

    columns: tuple[Column, ...]
    cues: tuple[Cue, ...]
    pairs: "NDArray[np.intp]"
    quoted: "NDArray[np.int32]"
    details: tuple[str, ...]

    def of(self, block: int) -> list[tuple[Cue, str]]:
        """Return the cues of a block with the details quoted for them."""
        import numpy as np

        count = len(self.cues)
        low, high = np.searchsorted(self.pairs, (block * count, (block + 1) * count)).tolist()
        found = [(self.cues[self.pairs[place] % count], self.details[self.quoted[place]]) for place in range(low, high)]
        return found + [(scale.cues[codes[block]], "") for scale, codes in self.columns if codes[block] >= 0]

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


def gather(page: "Page", detectors: Iterable[Detector]) -> Evidence:
    """Return all that detectors claim of a page.

    Raises :class:`~segmenter.errors.UsageError` where a detector yields what is no claim, or claims a block that is not there.
    """
    evidence = collect(chain.from_iterable(_claims(detector, page) for detector in detectors))
    _check(evidence, len(page.blocks))
    return evidence


def _claims(detector: Detector, page: "Page") -> Iterable[Claim | Column]:
    claims = detector(page)
    if not isinstance(claims, Iterable):
        raise UsageError(f"detector {detector!r} returned {claims!r}: yield claims, or return a list of them")
    return claims


def _check(evidence: Evidence, count: int) -> None:
    width = len(evidence.cues)
    for pair in (evidence.pairs[0], evidence.pairs[-1]) if width else ():
        if not 0 <= pair < count * width:
            cue, remedy = evidence.cues[pair % width].name, f"give one from 0 to {count - 1}"
            raise UsageError(f"cue {cue!r} is claimed of block {pair // width}, and the page has {count}: {remedy}")
    for scale, codes in evidence.columns:
        if len(codes) != count:
            raise UsageError(
                f"a column of {scale.cues[0].name!r} has {len(codes)} codes, and the page {count} blocks: give one each"
            )


def collect(claims: Iterable[Claim | Column]) -> Evidence:
    """Gather claims into evidence."""
    import numpy as np

    columns: list[Column] = []
    cues: dict[str, Cue] = {}
    numbers: dict[str, int] = {}
    details: dict[str, int] = {}
    # Plain numbers in a row, since a long page has millions of claims.
    blocks, kinds, quoted = array("q"), array("i"), array("i")
    for claim in claims:
        if isinstance(claim, Column):
            # Articles keep their evidence, and no scale has more cues than fit into two bytes.
            columns.append(Column(claim.scale, claim.codes.astype(np.int16)))
            continue
        if not isinstance(claim, Claim):
            raise UsageError(f"a detector yielded {claim!r}: yield Claim(block, cue) or Column(scale, codes)")
        block, cue, detail = claim
        name = cue.name
        known = cues.get(name)
        if known is None:
            cues[name], numbers[name] = cue, len(numbers)
        elif known is not cue:
            # Two cues with one name: which one counts must not depend on the order of the detectors.
            cues[name] = min(known, cue, key=lambda one: (one.label, one.weight, one.why))
        blocks.append(block)
        kinds.append(numbers[name])
        quoted.append(details.setdefault(detail, len(details)))
    columns.sort(key=lambda column: column.scale.cues[0].name)
    names = sorted(cues)
    # Of several details of one claim the first in the alphabet is kept, but none only where there is no other.
    texts = sorted(details, key=lambda text: (not text, text))
    cue_ranks = np.empty(len(names), np.int64)
    cue_ranks[[numbers[name] for name in names]] = np.arange(len(names))
    detail_ranks = np.empty(len(texts), np.int64)
    detail_ranks[[details[text] for text in texts]] = np.arange(len(texts))
    keys = (np.array(blocks, np.int64) * len(names) + cue_ranks[kinds]) * len(texts) + detail_ranks[quoted]
    keys.sort()
    pairs = keys // max(1, len(texts))
    first = np.ones(len(pairs), bool)
    first[1:] = pairs[1:] != pairs[:-1]
    keys, pairs = keys[first], pairs[first]
    quotes = (keys - pairs * len(texts)).astype(np.int32)
    return Evidence(tuple(columns), tuple(cues[name] for name in names), pairs, quotes, tuple(texts))
