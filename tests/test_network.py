"""The network that reads blocks in their surroundings: its gradients, stretches, file, and what it learns that a chain cannot."""

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from segmenter import Claim, Cue, DataError, Label, Segmenter, Weights, segment
from segmenter.resolver import Resolver, network
from segmenter.resolver.chain import LABELS
from segmenter.resolver.evidence import collect
from segmenter.resolver.grammar import STATES, may_end, may_follow, may_start
from segmenter.resolver.network import Layer, Network, together
from segmenter.resolver.weights import parse, shipped

WIDTH = 4
NAMES = ("a.one", "a.two", "b.one")


def some_network(seed: int = 0, dilations: tuple[int, ...] = (1, 2)) -> Network:
    chance = np.random.default_rng(seed)

    def drawn(*shape: int) -> NDArray[np.float32]:
        # Half floats, so that what is written to a file is what is read.
        return chance.normal(0, 0.5, shape).astype(np.float16).astype(np.float32)

    layers = tuple(
        Layer(dilation, drawn(3 * WIDTH, WIDTH), drawn(WIDTH), drawn(WIDTH, WIDTH), drawn(WIDTH)) for dilation in dilations
    )
    cues = {name: drawn(WIDTH) for name in NAMES}
    count = len(STATES)
    out = drawn(WIDTH), drawn(WIDTH), layers, drawn(2 * WIDTH, count), drawn(count)
    return Network(cues, *out, drawn(count), drawn(count, count), drawn(count))


def sums(rows: NDArray[np.float64]) -> Callable[[int, int], NDArray[np.float64]]:
    return lambda first, last: rows[first:last]


def logits(net: Network, rows: NDArray[np.float64]) -> NDArray[np.float32]:
    return read(net, rows, np.zeros((0, len(STATES))))


def read(net: Network, rows: NDArray[Any], states: NDArray[np.float64]) -> NDArray[np.float32]:
    return np.concatenate([stretch for _, stretch in net.logits(sums(rows), states, len(rows))])


def cue(name: str, label: Label = Label.RELATED, weight: float = 0.0) -> Cue:
    return Cue(name, label, weight, name)


@given(st.integers(1, 60), st.integers(1, 20), st.integers(0, 9))
def test_a_long_page_is_read_as_in_one_piece(count: int, stretch: int, seed: int) -> None:
    rows = np.random.default_rng(seed).normal(size=(count, WIDTH))
    whole = logits(some_network(), rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(network, "_STRETCH", stretch)
        assert np.allclose(logits(some_network(), rows), whole, atol=1e-4)


def test_a_block_is_read_with_those_within_reach() -> None:
    rows = np.random.default_rng(1).normal(size=(20, WIDTH))
    before = logits(some_network(), rows)
    rows[10] += 1.0
    changed = np.abs(logits(some_network(), rows) - before).max(axis=1) > 1e-6
    assert set(np.flatnonzero(changed)) <= set(range(7, 14))
    assert changed[[7, 9, 10, 11, 13]].all()


def test_a_network_is_written_and_read_with_the_weights() -> None:
    weights = Weights(network=some_network())
    text = weights.dump()
    again = parse(text, "w.json")
    assert again.dump() == text
    assert again.network is not None
    rows = np.random.default_rng(2).normal(size=(9, WIDTH))
    assert (logits(again.network, rows) == logits(some_network(), rows)).all()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda data: data.pop("gain"), "gain"),
        (lambda data: data.update(shift=data["last"]), "reshape"),
        (lambda data: data.update(out="?"), "not base64"),
        (lambda data: data.update(move=data["start"]), "reshape"),
        (lambda data: data.update(gain="AHwAfAB8AHw="), "not finite"),
        (lambda data: data["layers"][0].update(dilation=0), "dilation 0"),
        (lambda data: data.update(states=["before.body"]), "its states are not those of this version"),
        (lambda data: data.update(cues=[]), "not a network"),
    ],
)
def test_a_malformed_network_is_named(change: Callable[[dict[str, object]], object], named: str) -> None:
    data = json.loads(Weights(network=some_network()).dump())
    change(data["network"])
    with pytest.raises(DataError, match=f"w.json: network: .*{named}"):
        parse(json.dumps(data), "w.json")


def test_without_a_network_all_labels_are_alike() -> None:
    evidence = collect([Claim(0, cue("a.one"))])
    assert np.allclose(Resolver(Weights()).in_context(evidence, 3), 1 / len(LABELS))


def test_what_the_network_does_not_know_counts_as_for_the_chain() -> None:
    resolver = Resolver(Weights(network=some_network()))
    known = [Claim(0, cue(name)) for name in NAMES]
    before = resolver.in_context(collect(known), 1)
    after = resolver.in_context(collect([*known, Claim(0, cue("own.detector", weight=3.0))]), 1)
    odds = after[0] / before[0] / (after[0, 0] / before[0, 0])
    assert odds[LABELS.index(Label.RELATED)] == pytest.approx(np.exp(3.0), rel=1e-3)


def test_the_network_reads_by_the_grammar() -> None:
    """What it gives each label is the share of all readings of the page that are allowed, by its own odds of moves."""
    net = some_network()
    resolver = Resolver(Weights(network=net))
    given = resolver.in_context(collect([Claim(block, cue(name)) for block in range(3) for name in NAMES]), 3)
    rows = np.tile(sum(row.astype(float) for row in net.cues.values()), (3, 1))
    scores, shares = logits(net, rows).astype(float), np.zeros((3, len(LABELS)))
    for reading in product(range(len(STATES)), repeat=3):
        first, second, third = (STATES[number] for number in reading)
        steps = may_follow(first, second) and may_follow(second, third)
        if may_start(first) and steps and may_end(third):
            moves = net.move[reading[0], reading[1]] + net.move[reading[1], reading[2]]
            odds = np.exp(net.start[reading[0]] + moves + net.end[reading[2]] + sum(scores[range(3), reading]))
            for block, number in enumerate(reading):
                shares[block, LABELS.index(STATES[number].label)] += odds
    assert given == pytest.approx(shares / shares.sum(axis=1, keepdims=True), abs=1e-5)


def test_two_readings_share_the_odds() -> None:
    chain, context = np.array([[0.9, 0.1], [0.5, 0.5], [1.0, 0.0]]), np.array([[0.1, 0.9], [0.8, 0.2], [1.0, 0.0]])
    both = together(chain, context, 0.5)
    assert both[0] == pytest.approx([0.5, 0.5])
    assert both[1] == pytest.approx([2 / 3, 1 / 3], abs=1e-4)
    assert both[2, 0] > 0.999
    assert together(chain, context, 0.6)[0, 1] == pytest.approx(1 / (1 + 9**-0.2), abs=1e-4)
    assert together(chain, context, 0.0) == pytest.approx(chain, abs=1e-5)
    assert together(chain, context, 1.0) == pytest.approx(context, abs=1e-5)


def test_weights_say_how_much_the_network_is_heard() -> None:
    text = "Read also: The other bridge\n\nThe bridge opened on Monday after two years of work, the city said."
    heard = [replace(shipped(), share=share) for share in (0.0, 0.5, 1.0)]
    assert [parse(weights.dump(), "own.json").share for weights in heard] == [0.0, 0.5, 1.0]
    sure = [Segmenter(weights=weights).segment(text).spans[-1].confidence for weights in heard]
    assert min(sure[0], sure[2]) < sure[1] < max(sure[0], sure[2])


def test_the_shipped_network_is_one_of_the_reasons() -> None:
    article = segment("Read also: The other bridge\n\nThe bridge opened on Monday after two years of work, the city said.")
    for span in article.spans:
        _, reasons = article.explain(span.start)
        (context,) = [reason for reason in reasons if reason.cue == "context"]
        assert context.why == "what it shows together with the blocks around it"


training = pytest.importorskip("segmenter.training.network", reason="training needs scipy: pip install 'segmenter[train]'")


FREE = np.zeros(2), np.zeros((2, 2)), np.zeros(2)
"""Two states, of which each may follow each."""


def pages(seed: int, count: int, blocks: int) -> list[Any]:
    """Pages whose blocks are of one of two states: which, only the cues of the block above tell together."""
    from scipy.sparse import csr_matrix

    chance = np.random.default_rng(seed)
    out = []
    for _ in range(count):
        shown = (chance.random((blocks, 2)) < 0.5).astype(np.float32)
        above = np.vstack((np.zeros((1, 2)), shown[:-1]))
        state = (above[:, 0] != above[:, 1]).astype(int)
        out.append(training.Examined(csr_matrix(shown), np.eye(2, dtype=np.float32)[state], 1.0))
    return out


def test_gradients_are_those_of_the_loss(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("_CUES", 0.0), ("_KINDS", ()), ("_DROPOUT", 0.0), ("_WIDTH", 5)):
        monkeypatch.setattr(training, name, value)
    chance = np.random.default_rng(3)
    examined = [*pages(0, 1, 7), *pages(1, 1, 40)]
    examined[1].allowed[5:9] = 1.0  # what is not known allows every state
    weights = {name: value + chance.normal(0, 0.2, value.shape) for name, value in training._start(2, FREE, chance).items()}
    batch = training._Batch.of(examined, np.array([0, 1]), 2, chance)
    assert batch.cues.shape == (47, 2)

    def loss() -> float:
        net = training._network(weights, ("a", "b"))
        out = 0.0
        for page, importance in zip(examined, batch.importance, strict=True):
            rows = page.cues @ weights["cues"]
            scores = read(net, rows, np.zeros((0, 2))).astype(float)
            readings = []
            for odds in (scores, scores + np.log(np.maximum(page.allowed, 1e-9))):
                last = net.start + odds[0]
                for row in odds[1:]:
                    last = np.log(np.exp(last[:, np.newaxis] + net.move + row).sum(axis=0))
                readings.append(np.log(np.exp(last + net.end).sum()))
            out += float(importance * (readings[0] - readings[1]))
        return out

    gradients = training._gradients(weights, batch, chance)
    assert set(gradients) == set(weights)
    for name, value in weights.items():
        place = tuple(int(chance.integers(size)) for size in value.shape)
        kept, small = value[place], 1e-3
        value[place] = kept + small
        high = loss()
        value[place] = kept - small
        low = loss()
        value[place] = kept
        assert gradients[name][place] == pytest.approx((high - low) / (2 * small), abs=2e-3), name


def test_it_learns_what_cues_mean_together() -> None:
    net = training.train_network(pages(4, 60, 30), ("a.x", "b.x"), FREE, passes=40)
    right = []
    for page in pages(5, 20, 30):
        rows = page.cues @ np.stack([net.cues["a.x"], net.cues["b.x"]])
        right.append(read(net, rows, np.zeros((0, 2))).argmax(axis=1) == page.allowed.argmax(axis=1))
    assert np.mean(right) > 0.95


def test_what_is_forbidden_stays_so() -> None:
    start, move, end = (part.copy() for part in FREE)
    move[1, 0] = -np.inf
    net = training.train_network(pages(7, 5, 9), ("a.x", "b.x"), (start, move, end), passes=3)
    assert net.move[1, 0] == 0.0
    assert (net.move[[0, 0, 1], [0, 1, 1]] != 0.0).all()
    numbers = [net.start, net.move, net.end, net.out, net.last, *net.cues.values()]
    assert all(np.isfinite(part).all() for part in numbers)


def test_the_same_pages_give_the_same_network() -> None:
    first, second = (training.train_network(pages(6, 5, 9), ("a.x", "b.x"), FREE, passes=2) for _ in range(2))
    assert all((first.cues[name] == second.cues[name]).all() for name in first.cues)
    assert (first.out == second.out).all()


@settings(max_examples=20)
@given(st.lists(st.integers(1, 80), min_size=1, max_size=6), st.integers(0, 9))
def test_what_is_read_in_batches_is_read_as_page_by_page(lengths: list[int], seed: int) -> None:
    """A step over several pages is the mean of what each page teaches: nothing leaks from one to the next."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("_CUES", 0.0), ("_KINDS", ()), ("_DROPOUT", 0.0), ("_WIDTH", 4)):
            patch.setattr(training, name, value)
        chance = np.random.default_rng(seed)
        examined = [page for number, length in enumerate(lengths) for page in pages(number, 1, length)]
        weights = {name: value + chance.normal(0, 0.1, value.shape) for name, value in training._start(2, FREE, chance).items()}
        kinds = np.array([0, 1])
        together_ = training._gradients(weights, training._Batch.of(examined, kinds, 2, chance), chance)
        alone = [training._gradients(weights, training._Batch.of([page], kinds, 2, chance), chance) for page in examined]
        for name, value in together_.items():
            mean = sum(length * part[name] for length, part in zip(lengths, alone, strict=True)) / sum(lengths)
            assert np.allclose(value, mean, atol=1e-4), name
