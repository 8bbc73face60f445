"""The phrases of the language packs, by family, mode and length of the block they stand in."""

from collections.abc import Iterator

from segmenter.languages.pack import FAMILIES, MODES
from segmenter.measures import SIZES
from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

# Many a sentence begins with *By* or *Von*, hardly any with *Reporting by*.
_FEW = 4  # letters
_BRIEF = "brief"
_STRENGTH = {"line": 4.0, "label": 3.0, "start": 2.5, "inline": 3.0, "contains": 2.0, _BRIEF: -1.0}
_SAID = {**{mode: mode for mode in MODES}, _BRIEF: f"start, of {_FEW} letters or fewer"}
_WEAKER = {"short": 1.0, "middle": 0.8, "long": 0.3}


def _label(family: str) -> Label:
    return Label(family.partition(".")[0])


_CUES = {
    (family, mode, size): Cue(
        f"phrase.{family}.{mode}.{size}", _label(family), _STRENGTH[mode] * _WEAKER[size], f"{FAMILIES[family]} ({said})"
    )
    for family in FAMILIES
    for mode, said in _SAID.items()
    for size in SIZES
}
_LONGEST_DETAIL = 60  # characters


def detect(page: Page) -> Iterator[Claim]:
    """Claim each family once per mode and block, quoting the phrase, and again where no more than a few letters told it."""
    for index, matches in page.matches.items():
        size, view = SIZES[page.size[index]], page.views[index]
        for match in {(match.family, match.mode): match for match in reversed(matches)}.values():
            phrase = view[match.start : match.end]
            yield Claim(index, _CUES[match.family, match.mode, size], phrase[:_LONGEST_DETAIL])
            if match.mode == "start" and len(phrase.strip()) <= _FEW:
                yield Claim(index, _CUES[match.family, _BRIEF, size], phrase)
