"""The weights of cues and transitions: a small JSON file, one cue per line, and its loader."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from math import isfinite
from pathlib import Path
from typing import Any

from segmenter.errors import DataError
from segmenter.model import Label
from segmenter.resolver.alone import READINGS
from segmenter.resolver.grammar import ITEM, STATES, Phase
from segmenter.resolver.network import Network
from segmenter.resolver.networkfile import dump, parse_network

FORMAT = 1
SHARE = 0.5
"""How much a network is heard where nothing else is said."""
START, END = "start", "end"
COLUMNS: tuple[str, ...] = (*(str(label) for label in Label), *(str(phase) for phase in Phase), ITEM, *READINGS)
"""What one cue has weights for: every label, every phase, the form of text that is no running prose, and the readings of a
block by itself."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Learned weights (log-odds): by cue and column, and by transition ``"before>after"`` of state names.

    A cue or transition that is not listed has the weight its author gave it. ``confidence`` holds the slope and shift
    (log-odds) that make a confidence of the probability that the model gives a span's label: on publishers that it has
    not seen, a model is surer than it should be (Platt 1999). ``alone`` holds the log-odds of a block that shows nothing, for
    each of the :data:`~segmenter.resolver.alone.READINGS` of a block by itself that the weights know. ``network`` reads the cues
    of a block together with those around it, and ``share`` of the log-probability of a label is the network's.
    """

    cues: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    transitions: Mapping[str, float] = field(default_factory=dict)
    about: str = ""
    confidence: tuple[float, float] = (1.0, 0.0)
    alone: Mapping[str, float] = field(default_factory=dict)
    network: Network | None = None
    share: float = SHARE

    def __reduce__(self) -> tuple[Any, ...]:
        # Articles carry the weights they were labelled with: those that ship are named, not copied.
        for known in (shipped, shipped_for_pages):
            if self is known():
                return known, ()
        return Weights, (self.cues, self.transitions, self.about, self.confidence, self.alone, self.network, self.share)

    @classmethod
    def load(cls, path: str | Path) -> "Weights":
        """Read a weights file. Raises :class:`~segmenter.errors.DataError` where it is not one."""
        return parse(Path(path).read_text("utf-8"), str(path))

    def dump(self) -> str:
        """Return the weights as the text of a weights file; equal weights give equal text."""
        rows = [f'"format": {FORMAT}', f'"about": {json.dumps(self.about, ensure_ascii=False)}']
        cues = ",\n".join(f"{json.dumps(name)}: {json.dumps(dict(values))}" for name, values in sorted(self.cues.items()))
        moves = ",\n".join(f"{json.dumps(name)}: {value}" for name, value in sorted(self.transitions.items()))
        rows += [f'"confidence": {json.dumps(self.confidence)}', f'"alone": {json.dumps(dict(self.alone))}']
        rows += [f'"cues": {{\n{cues}\n}}', f'"transitions": {{\n{moves}\n}}']
        if self.network is not None:
            rows += [f'"share": {self.share}', f'"network": {dump(self.network)}']
        return "{\n" + ",\n".join(rows) + "\n}\n"


def parse(content: str, origin: str) -> Weights:
    """Read weights from the text of a weights file; ``origin`` names it in errors."""
    try:
        data = json.loads(content)
    except json.JSONDecodeError as error:
        raise DataError(f"{origin}: not valid JSON: {error}") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise DataError(f"{origin}: not a weights file of format {FORMAT}: train a new one with 'segmenter train'")
    columns, states = set(COLUMNS), {START, END, *(state.name for state in STATES)}
    cues, moves = data.get("cues"), data.get("transitions")
    if not isinstance(cues, dict) or not isinstance(moves, dict):
        raise DataError(f"{origin}: 'cues' and 'transitions' must be objects: train a new file with 'segmenter train'")
    for name, values in cues.items():
        if not isinstance(values, dict) or set(values) - columns:
            raise DataError(f"{origin}: cue {name!r} must hold weights of {', '.join(COLUMNS)}, not {values!r}")
        for value in values.values():
            check_finite(value, f"{origin}: cue {name!r}")
    for name, value in moves.items():
        if name.count(">") != 1 or not set(name.split(">")) <= states:
            raise DataError(f"{origin}: unknown transition {name!r}")
        check_finite(value, f"{origin}: transition {name!r}")
    confidence = data.get("confidence", [1.0, 0.0])
    if not isinstance(confidence, list) or len(confidence) != 2:
        raise DataError(f"{origin}: 'confidence' must hold a slope and a shift, not {confidence!r}")
    for value in confidence:
        check_finite(value, f"{origin}: confidence")
    alone = data.get("alone", {})
    if not isinstance(alone, dict) or set(alone) - set(READINGS):
        raise DataError(f"{origin}: 'alone' must hold numbers for {' and '.join(READINGS)}, not {alone!r}")
    for value in alone.values():
        check_finite(value, f"{origin}: alone")
    share = data.get("share", SHARE)
    check_finite(share, f"{origin}: share")
    if not 0.0 <= share <= 1.0:
        raise DataError(f"{origin}: 'share' must be from 0 to 1, not {share!r}")
    network = parse_network(data["network"], f"{origin}: network") if "network" in data else None
    return Weights(cues, moves, str(data.get("about", "")), (confidence[0], confidence[1]), alone, network, share)


def check_finite(value: object, where: str) -> None:
    """Raise :class:`~segmenter.errors.DataError` for what is no finite number; ``where`` names the weight."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise DataError(f"{where}: weight {value!r} is not a finite number")


@cache
def shipped() -> Weights:
    """Return the weights for texts that ship with the package."""
    return parse(Path(__file__).with_name("weights.json").read_text("utf-8"), "weights.json")


@cache
def shipped_for_pages() -> Weights:
    """Return the weights for HTML pages that ship with the package."""
    return parse(Path(__file__).with_name("weights_pages.json").read_text("utf-8"), "weights_pages.json")
