"""Confidence that was fitted says how often labels are right."""

import random

import numpy as np
import pytest

from segmenter import Label, Segmenter, Span, Weights
from segmenter.gold import Gold, GoldSpan
from segmenter.resolver import Resolver
from segmenter.resolver.weights import parse
from segmenter.training.calibration import fit

WORDS = 2000


def documents(sureness: float, chance_right: float) -> list[tuple[Gold, list[Span]]]:
    """A document of one-letter spans, each given with the same confidence, of which a share is right."""
    chance = random.Random(7)
    gold, given = [], []
    for number in range(WORDS):
        right = chance.random() < chance_right
        gold.append(GoldSpan(2 * number, 2 * number + 1, "body" if right else "tags", "hand"))
        given.append(Span(2 * number, 2 * number + 1, Label.BODY, sureness))
    return [(Gold("one", "en", "a " * WORDS, tuple(gold)), given)]


@pytest.mark.parametrize(("sureness", "chance_right"), [(0.95, 0.7), (0.6, 0.9), (0.5, 0.5)])
def test_fitted_confidence_is_the_share_that_is_right(sureness: float, chance_right: float) -> None:
    sure = Resolver(Weights(confidence=fit(documents(sureness, chance_right)))).confidence(np.array([sureness]))
    assert sure[0] == pytest.approx(chance_right, abs=0.04)


def test_without_documents_confidence_stays_the_probability() -> None:
    assert fit([]) == (1.0, 0.0)
    probabilities = np.array([0.01, 0.5, 0.99])
    assert Resolver(Weights()).confidence(probabilities) == pytest.approx(probabilities)


def test_confidence_changes_no_label() -> None:
    text = (
        "Published 3 May 2024\n"
        + "The mayor told reporters that repairs will cover the pillars and a new path for walkers.\n" * 3
    )
    plain, unsure = (Segmenter(weights=Weights(confidence=pair)).segment(text) for pair in ((1.0, 0.0), (0.5, -0.2)))
    assert [(span.start, span.label) for span in plain.spans] == [(span.start, span.label) for span in unsure.spans]
    assert plain.spans != unsure.spans


def test_the_weights_file_keeps_it() -> None:
    weights = Weights(confidence=(0.75, -0.1))
    assert parse(weights.dump(), "test").confidence == (0.75, -0.1)
