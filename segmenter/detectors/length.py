"""Length and ending: long blocks that end like sentences are prose, short ones without an end are something else."""

from collections.abc import Iterator

import numpy as np

from segmenter.measures import ENDINGS, SIZES
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page

_BOUNDS = np.array((2, 3, 5, 8, 13, 21, 36, 61, 101, 181))
_NAMES = ("1", "2", "3-4", "5-7", "8-12", "13-20", "21-35", "36-60", "61-100", "101-180", "181+")
_WEIGHTS = (-2.0, -1.5, -1.2, -0.8, -0.2, 0.6, 1.5, 2.2, 2.5, 3.0, 3.5)
_LENGTHS = Scale(
    tuple(Cue(f"length.{name}", Label.BODY, weight, f"{name} words") for name, weight in zip(_NAMES, _WEIGHTS, strict=True))
)
_ENDS = {
    "stop": ("a full stop", (0.2, 1.0, 1.5)),
    "question": ("a question mark", (-0.2, 0.2, 0.8)),
    "colon": ("a colon", (-0.8, 0.0, 0.8)),
    "comma": ("a comma", (-0.3, 0.2, 0.8)),
    "ellipsis": ("an ellipsis", (-0.6, -0.5, -0.3)),
    "quote": ("a quotation mark", (-0.3, 0.3, 1.0)),
    "bracket": ("a bracket", (-0.8, -0.5, 0.0)),
    "none": ("no punctuation", (-0.6, -0.8, -0.4)),
}
_ENDINGS = Scale(
    tuple(
        Cue(f"ending.{ending}.{size}", Label.BODY, _ENDS[ending][1][place], f"a {size} block that ends with {_ENDS[ending][0]}")
        for ending in ENDINGS
        for place, size in enumerate(SIZES)
    )
)
_SENTENCES = Scale(
    tuple(
        Cue(f"sentences.{name}", Label.BODY, weight, f"{name} sentence borders inside")
        for name, weight in (("1", 0.5), ("2", 1.0), ("3+", 1.5))
    )
)
_STOPWORDS = Scale(
    tuple(
        Cue(f"stopwords.{share}.{size}", Label.BODY, weight, f"a {size} block with {share} function words")
        for share, weights in (("no", (-0.3, -0.8, -1.0)), ("few", (0.0, -0.2, 0.0)), ("many", (0.2, 0.5, 0.6)))
        for size, weight in zip(SIZES, weights, strict=True)
    )
)
_DIGITS = Scale(
    tuple(
        Cue(f"digits.{name}", label, weight, why)
        for name, label, weight, why in (
            ("some", Label.BODY, 0.0, "more than a tenth digits"),
            ("many", Label.BOILERPLATE, 0.3, "more than a third digits"),
            ("only", Label.BOILERPLATE, 0.8, "digits only"),
        )
    )
)


def detect(page: Page) -> Iterator[Column]:
    """Claim by number of words and sentences, last character, share of function words and of digits."""
    measured, size = page.measured, page.size
    words, digits, letters = measured.words, measured.digits, measured.letters
    yield Column(_LENGTHS, np.searchsorted(_BOUNDS, words, "right"))
    yield Column(_ENDINGS, measured.ending * len(SIZES) + size)
    yield Column(_SENTENCES, np.minimum(measured.sentences, 3) - 1)
    share = np.searchsorted((0.06, 0.2), measured.stopwords / np.maximum(words, 1), "right")
    yield Column(_STOPWORDS, np.where(words >= 2, share * len(SIZES) + size, -1))
    amount = (digits * 10 > letters).astype(np.intp) + (digits * 3 > letters)
    yield Column(_DIGITS, np.where(amount > 0, np.where(digits >= letters, 2, amount - 1), -1))
