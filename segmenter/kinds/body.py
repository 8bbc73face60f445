"""What is measured of the body that was chosen, to tell how likely it is right."""

from collections.abc import Mapping, Sequence
from math import log1p

import numpy as np

from segmenter.kinds.features import LABELS, TEXT, Posteriors
from segmenter.model import Kind, Label
from segmenter.page import Page

_SMALLEST = 1e-3
_LEAST = 20.0  # characters


def body_features(page: Page, posteriors: Posteriors, labels: Sequence[int], kinds: Mapping[Kind, float]) -> dict[str, float]:
    """Return what is measured of a body, given the probabilities that it was chosen by; nothing where it is empty."""
    chosen = np.array([label in TEXT for label in labels], bool)
    if not chosen.any():
        return {}
    size = (page.view.end - page.view.start).astype(float)
    mass = posteriors[:, TEXT].sum(axis=1)
    held, kept, expected = float(mass[chosen] @ size[chosen]), float(size[chosen].sum()), float(mass @ size)
    words, prose = page.measured.words, page.prose
    prose_words = int(words[prose].sum())
    start, end = page.core
    core = np.zeros(len(mass), bool)
    core[start:end] = prose[start:end]
    core_words = int(words[core].sum())
    places = np.flatnonzero(chosen)
    first, last = int(places[0]), int(places[-1])
    inside = size[first : last + 1]
    return {
        "expected.f1": _odds(2.0 * held / (kept + max(expected, _LEAST))),
        "expected.precision": _odds(held / kept),
        "expected.recall": _odds(held / max(expected, _LEAST)),
        "block.least": _odds(float(mass[chosen].min())),
        "border.first": _odds(float(mass[first])),
        "border.last": _odds(float(mass[last])),
        "border.before": _odds(float(mass[:first].max(initial=0.0))),
        "border.after": _odds(float(mass[last + 1 :].max(initial=0.0))),
        "prose.left_out": int(words[prose & ~chosen].sum()) / max(1, prose_words),
        "prose.core": int(words[core & chosen].sum()) / max(1, core_words),
        "prose.share": int(words[prose & chosen].sum()) / max(1, int(words[chosen].sum())),
        "body.words": log1p(int(words[chosen].sum())),
        "body.share": kept / float(size.sum()),
        "body.interrupted": 1.0 - kept / float(inside.sum()),
        "headline.most": float(posteriors[:, LABELS.index(Label.HEADLINE)].max()),
        "doubt": float((np.minimum(mass, 1.0 - mass) @ size) / max(expected, _LEAST)),
        **{f"kind.{kind}": probability for kind, probability in kinds.items()},
    }


def _odds(probability: float) -> float:
    inner = min(max(probability, _SMALLEST), 1.0 - _SMALLEST)
    return float(np.log(inner / (1.0 - inner)))
