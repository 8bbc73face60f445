"""What a block is where it stands: a small convolutional network, which reads the same cues as the chain.

The chain adds up what each cue says of a block, whatever else the block and those around it show. What a line means often lies in
what comes together: a short line between others with dates is another thing than the same line over a paragraph. The
network hears each block's cues at once and those of its neighbours, near and far (dilated convolutions: Yu and Koltun 2016).
What it hears of each state is read as a whole page, by the grammar of the chain and odds of moving between states that are its
own (a conditional random field over a network: Collobert et al. 2011). It is heard beside the chain (a product of experts, Hinton
2002), whose weights say why.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Array = NDArray[numpy.float32]

EPSILON = 1e-5
"""Added to a variance, so that a block without cues can be scaled."""
_STRETCH = 4096  # blocks that are read at once
_SMALLEST = 1e-6
_ON_ONE_THREAD = 2**18  # multiplications (OpenBLAS, interface/gemm.c)


class Layer(NamedTuple):
    """A layer adds to each block what it, the block ``dilation`` above and that ``dilation`` below say together.

    ``kernel`` has the shape ``(3 * width, width)``, ``mix`` ``(width, width)``; ``bias`` and ``offset`` go with them.
    """

    dilation: int
    kernel: "Array"
    bias: "Array"
    mix: "Array"
    offset: "Array"


@dataclass(frozen=True, eq=False)
class Network:
    """The parameters: a row of ``width`` numbers for each cue, what the sums of rows are scaled by, layers, and the last step.

    ``out`` has the shape ``(2 * width, states)``. ``start``, ``move`` ``(states, states)`` and ``end`` are the log-odds of
    starting in, moving between and ending in states; of what the grammar forbids they say nothing.
    """

    cues: "Mapping[str, Array]"
    gain: "Array"
    shift: "Array"
    layers: Sequence[Layer]
    out: "Array"
    last: "Array"
    start: "Array"
    move: "Array"
    end: "Array"

    @property
    def width(self) -> int:
        """How many numbers stand for a block."""
        return len(self.gain)

    def logits(
        self, sums: "Callable[[int, int], NDArray[Any]]", states: "NDArray[Any]", count: int
    ) -> "Iterator[tuple[int, Array]]":
        """Yield the log-odds of each state for ``count`` blocks, up to a constant: stretches, each with its first block.

        ``sums`` gives, for a half-open range of blocks, the sums of the rows of their cues, and beside them what cues without a
        row say, which ``states`` makes log-odds of states.
        """
        import numpy as np

        reach = sum(layer.dilation for layer in self.layers)
        for first in range(0, count, _STRETCH):
            last = min(first + _STRETCH, count)
            low, high = max(0, first - reach), min(count, last + reach)
            rows = sums(low, high)
            read = self._read(rows[:, : self.width].astype(np.float32)) + rows[:, self.width :] @ states
            yield first, read[first - low : last - low].astype(np.float32)

    def _read(self, sums: "Array") -> "Array":
        import numpy as np

        lone = self._scaled(np.maximum(sums, 0.0))
        blocks = lone
        for layer in self.layers:
            near = np.maximum(_product(beside(blocks, layer.dilation), layer.kernel) + layer.bias, 0.0)
            blocks = blocks + _product(near, layer.mix) + layer.offset
        return _product(np.concatenate((blocks, lone), axis=1), self.out) + self.last

    def _scaled(self, rows: "Array") -> "Array":
        """Return rows of mean 0 and variance 1, so that it does not count how many cues a block shows (Ba et al. 2016)."""
        import numpy as np

        rows = rows - rows.mean(axis=1, keepdims=True)
        scaled: Array = rows / np.sqrt((rows**2).mean(axis=1, keepdims=True) + np.float32(EPSILON)) * self.gain + self.shift
        return scaled


def beside(blocks: "Array", distance: int) -> "Array":
    """Return for each block the numbers of the block so far above, its own, and those of the one so far below, side by side.

    Blocks are on the last axis but one; beyond the ends of a page there are zeros.
    """
    import numpy as np

    out = np.zeros((*blocks.shape[:-1], 3, blocks.shape[-1]), blocks.dtype)
    out[..., distance:, 0, :] = blocks[..., : max(0, blocks.shape[-2] - distance), :]
    out[..., 1, :] = blocks
    out[..., : max(0, blocks.shape[-2] - distance), 2, :] = blocks[..., distance:, :]
    return out.reshape(*blocks.shape[:-1], -1)


def _product(rows: "Array", matrix: "Array") -> "Array":
    """Return a matrix product, taken in pieces for which OpenBLAS starts no threads: the other cores are for other pages."""
    import numpy as np

    out = np.empty((len(rows), matrix.shape[1]), np.float32)
    piece = max(1, _ON_ONE_THREAD // matrix.size)
    for first in range(0, len(rows), piece):
        np.matmul(rows[first : first + piece], matrix, out=out[first : first + piece])
    return out


def together(chain: "NDArray[Any]", network: "NDArray[Any]", share: float) -> "NDArray[Any]":
    """Return the probabilities of labels of two readings: ``share`` of the network's log-probability, the rest of the chain's."""
    import numpy as np

    out: NDArray[Any] = np.empty_like(chain)
    for first in range(0, len(chain), _STRETCH):
        piece = slice(first, first + _STRETCH)
        both = (1.0 - share) * np.log(chain[piece] + _SMALLEST) + share * np.log(network[piece] + _SMALLEST)
        odds = np.exp(both - both.max(axis=1, keepdims=True))
        out[piece] = odds / odds.sum(axis=1, keepdims=True)
    return out
