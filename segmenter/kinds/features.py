"""What is measured of a page as a whole, to tell its kind: few plain numbers, each with a name.

Counts are taken as ``log(1 + n)``, so that the tenth of something says less than the first.
"""

from collections import Counter
from math import log1p

import numpy as np
from numpy.typing import NDArray

from segmenter.kinds.markup import markup_features
from segmenter.measures import QUESTION
from segmenter.model import Label
from segmenter.page import Page

Posteriors = NDArray[np.float64]

LABELS = tuple(Label)
TEXT = (LABELS.index(Label.BODY), LABELS.index(Label.SUBHEADING))
_COUNTED = (Label.BODY, Label.BYLINE, Label.TIMESTAMP, Label.CAPTION, Label.SOURCE, Label.COMMENT)
_LEAST = 1e-9  # probability
_RECORD = 10  # blocks; dates that stand nearer than this to each other stand in a row of records
_CURRENCIES = ("$", "\u00a3", "\u00a5", "\u20aa", "\u20ac", "\u20b9", "\u20ba", "\u20bd", "\ufdfc")


def page_features(page: Page, posteriors: Posteriors, address: str | None = None) -> dict[str, float]:
    """Return what is measured of a page that has blocks, given the probabilities of their labels.

    ``address`` is the page's own; ``None`` leaves the one that it states.
    """
    features = _text(page) | _phrases(page) | _labels(page, posteriors)
    return features if page.hints is None else features | markup_features(page.hints, posteriors[:, TEXT].sum(axis=1), address)


def _text(page: Page) -> dict[str, float]:
    count, measured, prose = len(page.blocks), page.measured, page.prose
    all_words, prose_words = int(measured.words.sum()), int(measured.words[prose].sum())
    paragraphs, digits = int(prose.sum()), int(measured.digits.sum())
    prices = int((measured.digits[page.blocks_with(*_CURRENCIES)] > 0).sum())
    dates = np.flatnonzero(page.dated)
    gaps = np.diff(dates)
    return {
        "text.words": log1p(all_words),
        "text.blocks": log1p(count),
        "text.short": float((measured.size == 0).mean()),
        "text.digits": digits / max(1, int(measured.letters.sum()) + digits),
        "text.repeats": 1.0 - len(set(page.keys)) / count,
        "prose.share": prose_words / max(1, all_words),
        "prose.paragraphs": log1p(paragraphs),
        "prose.length": log1p(prose_words / max(1, paragraphs)),
        "questions.share": float((measured.ending == QUESTION).mean()),
        "dates.count": log1p(len(dates)),
        "dates.share": len(dates) / count,
        "dates.records": int(gaps[gaps <= _RECORD].sum()) / count,
        "prices.count": log1p(prices),
        "prices.share": prices / count,
    }


_BOILERPLATE = ("account", "advert", "cookies", "legal", "newsletter", "paywall", "reply", "share", "tools")
_FAMILIES = (*(f"boilerplate.{name}" for name in _BOILERPLATE), "byline", "caption", "related", "source")


def _phrases(page: Page) -> dict[str, float]:
    """Return how many blocks hold phrases of a family, or of those for one label."""
    counts: Counter[str] = Counter()
    for found in page.matches.values():
        families = {match.family for match in found}
        counts.update(families | {family.partition(".")[0] for family in families})
    return {f"phrase.{name}": log1p(counts[name]) for name in _FAMILIES}


def _labels(page: Page, posteriors: Posteriors) -> dict[str, float]:
    size = (page.view.end - page.view.start).astype(float)
    share = size / size.sum()
    mass = posteriors[:, TEXT].sum(axis=1)
    doubt = mass * np.log(np.maximum(mass, _LEAST)) + (1.0 - mass) * np.log(np.maximum(1.0 - mass, _LEAST))
    headline = posteriors[:, LABELS.index(Label.HEADLINE)]
    counts = posteriors.sum(axis=0).tolist()
    return {
        "body.most": float(mass.max()),
        "body.share": float(share @ mass),
        "body.doubt": -float(share @ doubt),
        "headline.most": float(headline.max()),
        "headline.share": float(share @ headline),
        **{f"count.{label}": log1p(counts[LABELS.index(label)]) for label in _COUNTED},
    }
