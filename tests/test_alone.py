"""Blocks read by themselves, beside the chain."""

from dataclasses import replace

import numpy as np
import pytest

from segmenter import Claim, Column, Cue, Label, Scale, Weights
from segmenter.resolver import Resolver
from segmenter.resolver.alone import ARTICLE, OTHER, heard, moved
from segmenter.resolver.chain import LABELS
from segmenter.resolver.evidence import collect

TEXT = [LABELS.index(Label.BODY), LABELS.index(Label.SUBHEADING)]
BODY = Cue("test.body", Label.BODY, 1.0, "says body")
NAME = Cue("test.name", Label.RELATED, 1.0, "a name of elements that means something else elsewhere")
SIZES = Scale((Cue("test.short", Label.RELATED, 0.5, "short"), Cue("test.long", Label.BODY, 0.5, "long")))
KNOWN = Weights(
    {
        "test.body": {"body": 2.0, "alone": 4.0, "main": 1.0},
        "test.name": {"related": 3.0, "alone": -1.0},
        "test.short": {"alone": -0.5},
        "test.long": {"alone": 0.5, "main": 2.0},
    },
    alone={ARTICLE: -0.25, OTHER: 0.5},
)
CLAIMS: list[Claim | Column] = [Claim(0, BODY), Claim(2, BODY), Claim(0, NAME), Claim(1, NAME), Claim(2, NAME)]
CLAIMS.append(Column(SIZES, np.array([1, 0, -1])))


def test_log_odds_add_up_block_by_block() -> None:
    evidence = collect(CLAIMS)
    reading = Resolver(KNOWN).read(evidence, 3)
    assert reading.alone == pytest.approx([3.25, -1.75, 2.75])
    assert reading.main == pytest.approx([3.5, 0.5, 1.5])
    assert Resolver(KNOWN).read(collect([]), 2).main == pytest.approx([0.5, 0.5])


def test_weights_that_do_not_know_a_reading_leave_the_chain_as_it_is() -> None:
    evidence = collect(CLAIMS)
    resolver = Resolver(replace(KNOWN, alone={}))
    reading = resolver.read(evidence, 3)
    assert (reading.labels == resolver.posteriors(evidence, 3)).all()
    assert reading.alone is None
    assert reading.main is None


def test_the_chain_is_heard_up_to_a_limit() -> None:
    certain = np.array([0.0, 1e-12, 0.5, 1.0 - 1e-12, 1.0])
    bound = heard(certain, np.zeros(5))
    edge = 1.0 / (1.0 + np.exp(3.0))
    assert bound == pytest.approx([edge, edge, 0.5, 1.0 - edge, 1.0 - edge])
    assert heard(certain, np.full(5, 2.0), share=0.0) == pytest.approx(1.0 / (1.0 + np.exp(-2.0)))


def test_what_all_blocks_show_alike_does_not_decide_against_what_each_shows() -> None:
    evidence = collect([*(Claim(block, BODY) for block in range(40)), *(Claim(block, NAME) for block in range(40))])
    resolver = Resolver(replace(KNOWN, cues={**KNOWN.cues, "test.name": {"related": 9.0, "alone": -1.0}}))
    chain, reading = resolver.posteriors(evidence, 40), resolver.read(evidence, 40)
    assert chain[:, TEXT].sum(axis=1).max() < 0.01
    assert reading.chain == pytest.approx(chain[:, TEXT].sum(axis=1))
    assert reading.labels[:, TEXT].sum(axis=1).min() > 0.4


def test_a_cue_that_was_not_learned_counts_by_itself_too() -> None:
    body, advert = Cue("test.new.body", Label.BODY, 1.5, "new"), Cue("test.new.advert", Label.BOILERPLATE, 8.0, "new")
    evidence = collect([*CLAIMS, Claim(1, body), Claim(2, advert)])
    reading = Resolver(KNOWN).read(evidence, 3)
    assert reading.alone == pytest.approx([3.25, -0.25, -5.25])
    assert reading.labels[2, TEXT].sum() < 0.05


def test_shares_stay_on_each_side() -> None:
    before = np.zeros((3, len(LABELS)))
    before[0, TEXT] = 0.6, 0.2
    before[0, 0] = 0.2
    before[1, 0] = 1.0
    before[2, TEXT[0]] = 1.0
    after = moved(before, TEXT, np.array([0.4, 0.5, 0.25]))
    assert after.sum(axis=1) == pytest.approx(1.0)
    assert after[:, TEXT].sum(axis=1) == pytest.approx([0.4, 0.5, 0.25])
    assert after[0, TEXT] == pytest.approx([0.3, 0.1])
    assert after[1, TEXT] == pytest.approx([0.25, 0.25])


def test_reasons_count_both_readings() -> None:
    resolver = Resolver(KNOWN)
    assert resolver.weight(BODY, Label.BODY) == pytest.approx(6.0)
    assert resolver.weight(BODY, Label.SUBHEADING) == pytest.approx(4.0)
    assert resolver.weight(NAME, Label.RELATED) == pytest.approx(3.0)
    assert resolver.weight(Cue("test.new", Label.BODY, 1.5, "not learned"), Label.BODY) == 1.5


def test_reading_alone_is_learned_from_what_is_sure() -> None:
    pytest.importorskip("scipy")
    from scipy.sparse import csr_matrix

    from segmenter.resolver.grammar import STATES
    from segmenter.training.alone import read_alone
    from segmenter.training.crf import Sequences

    text = np.array([float(state.label in (Label.BODY, Label.SUBHEADING)) for state in STATES])
    shows = np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]] * 50)
    allowed = np.array([text, text, 1.0 - text, np.ones(len(STATES))] * 50)
    weights, bias = read_alone(Sequences(csr_matrix(shows), allowed, [0, 120], [120, 80], np.array([1.0, 0.5])))
    assert weights[0] > 1.0 > 0.0 > weights[1]
    odds = shows @ weights + bias
    assert (odds[0::4] > 0).all()
    assert (odds[2::4] < 0).all()
    # Blocks that may be anything teach nothing: what they show may as well be left out.
    shows[3::4] = 1.0, 1.0
    again, _ = read_alone(Sequences(csr_matrix(shows), allowed, [0, 120], [120, 80], np.array([1.0, 0.5])))
    assert again == pytest.approx(weights)
