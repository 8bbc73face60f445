"""The network in a weights file: numbers as half floats (IEEE 754, little-endian) in base64, one cue a line."""

import base64
import binascii
import json
from typing import TYPE_CHECKING, Any

from segmenter.errors import DataError
from segmenter.resolver.grammar import STATES
from segmenter.resolver.network import Layer, Network

if TYPE_CHECKING:
    from segmenter.resolver.network import Array

_KIND = "<f2"
_ROWS = ("gain", "shift", "out", "last", "start", "move", "end")
_SHAPES = {"kernel": 3, "bias": 0, "mix": 1, "offset": 0}  # of a layer: rows for each column; 0: a row by itself


def dump(network: Network) -> str:
    """Return a network as JSON; equal networks give equal text."""
    layers = [
        json.dumps({"dilation": layer.dilation} | {part: _packed(getattr(layer, part)) for part in _SHAPES})
        for layer in network.layers
    ]
    cues = [f"{json.dumps(name)}: {json.dumps(_packed(row))}" for name, row in sorted(network.cues.items())]
    states = json.dumps([state.name for state in STATES])
    rows = [f'"{part}": {json.dumps(_packed(getattr(network, part)))}' for part in _ROWS]
    parts = [f'"states": {states}', *rows, _block("layers", "[]", layers), _block("cues", "{}", cues)]
    return "{\n" + ",\n".join(parts) + "\n}"


def _block(name: str, brackets: str, rows: list[str]) -> str:
    return f'"{name}": {brackets[0]}\n' + ",\n".join(rows) + f"\n{brackets[1]}"


def parse_network(data: Any, origin: str) -> Network:
    """Read a network from the JSON of a weights file; ``origin`` names it in errors."""
    try:
        states = [state.name for state in STATES]
        if data["states"] != states:
            raise DataError(f"{origin}: its states are not those of this version: train new weights with 'segmenter train'")
        gain = _unpacked(data["gain"])
        width = len(gain)
        layers = tuple(
            Layer(
                _distance(layer["dilation"]),
                *(_unpacked(layer[part], width * rows if rows else None, width) for part, rows in _SHAPES.items()),
            )
            for layer in data["layers"]
        )
        cues = {str(name): _unpacked(row, None, width) for name, row in data["cues"].items()}
        shift, out = _unpacked(data["shift"], None, width), _unpacked(data["out"], 2 * width, len(states))
        last, start, end = (_unpacked(data[part], None, len(states)) for part in ("last", "start", "end"))
        return Network(cues, gain, shift, layers, out, last, start, _unpacked(data["move"], len(states), len(states)), end)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        if isinstance(error, DataError):
            raise
        raise DataError(f"{origin}: not a network ({error}): train new weights with 'segmenter train'") from error


def _distance(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 2**16:
        raise ValueError(f"dilation {value!r}")
    return value


def _packed(numbers: "Array") -> str:
    return base64.b64encode(numbers.astype(_KIND).tobytes()).decode("ascii")


def _unpacked(text: str, rows: int | None = None, columns: int | None = None) -> "Array":
    """Return numbers that were packed; with ``columns`` a row of so many, and with ``rows`` so many rows."""
    import numpy as np

    try:
        numbers: Array = np.frombuffer(base64.b64decode(text, validate=True), _KIND).astype(np.float32)
    except binascii.Error as error:
        raise ValueError(f"{text[:20]!r}… is not base64") from error
    if not np.isfinite(numbers).all():
        raise ValueError("a number that is not finite")
    if columns is None:
        return numbers
    return numbers.reshape(columns if rows is None else (rows, columns))
