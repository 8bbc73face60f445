"""Length and ending: long blocks that end like sentences are prose, short ones without an end are something else."""

from bisect import bisect_right
from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_BOUNDS = (2, 3, 5, 8, 13, 21, 36, 61, 101, 181)
_NAMES = ("1", "2", "3-4", "5-7", "8-12", "13-20", "21-35", "36-60", "61-100", "101-180", "181+")
_WEIGHTS = (-2.0, -1.5, -1.2, -0.8, -0.2, 0.6, 1.5, 2.2, 2.5, 3.0, 3.5)
_LENGTHS = tuple(
    Cue(f"length.{name}", Label.BODY, weight, f"{name} words") for name, weight in zip(_NAMES, _WEIGHTS, strict=True)
)
_ENDINGS = {
    (size, ending): Cue(f"ending.{ending}.{size}", Label.BODY, weight, f"a {size} block that ends with {what}")
    for ending, what, weights in (
        ("stop", "a full stop", (0.2, 1.0, 1.5)),
        ("question", "a question mark", (-0.2, 0.2, 0.8)),
        ("colon", "a colon", (-0.8, 0.0, 0.8)),
        ("comma", "a comma", (-0.3, 0.2, 0.8)),
        ("ellipsis", "an ellipsis", (-0.6, -0.5, -0.3)),
        ("quote", "a quotation mark", (-0.3, 0.3, 1.0)),
        ("bracket", "a bracket", (-0.8, -0.5, 0.0)),
        ("none", "no punctuation", (-0.6, -0.8, -0.4)),
    )
    for size, weight in zip(("short", "middle", "long"), weights, strict=True)
}
_SENTENCES = tuple(
    Cue(f"sentences.{name}", Label.BODY, weight, f"{name} sentence borders inside")
    for name, weight in (("1", 0.5), ("2", 1.0), ("3+", 1.5))
)
_STOPWORDS = {
    (size, share): Cue(f"stopwords.{share}.{size}", Label.BODY, weight, f"a {size} block with {share} function words")
    for share, weights in (("no", (-0.3, -0.8, -1.0)), ("few", (0.0, -0.2, 0.0)), ("many", (0.2, 0.5, 0.6)))
    for size, weight in zip(("short", "middle", "long"), weights, strict=True)
}
_DIGITS = tuple(
    Cue(f"digits.{name}", label, weight, why)
    for name, label, weight, why in (
        ("some", Label.BODY, 0.0, "more than a tenth digits"),
        ("many", Label.BOILERPLATE, 0.3, "more than a third digits"),
        ("only", Label.BOILERPLATE, 0.8, "digits only"),
    )
)


def detect(page: Page) -> Iterator[Claim]:
    """Claim by number of words and sentences, last character, share of function words and of digits."""
    for index, measures in enumerate(page.measures):
        words, size = measures.words, measures.size
        yield Claim(index, _LENGTHS[bisect_right(_BOUNDS, words)])
        yield Claim(index, _ENDINGS[size, measures.ending])
        if measures.sentences:
            yield Claim(index, _SENTENCES[min(measures.sentences, 3) - 1])
        if words >= 2:
            share = measures.stopwords / words
            yield Claim(index, _STOPWORDS[size, "no" if share < 0.06 else "few" if share < 0.2 else "many"])
        if measures.digits * 10 > measures.letters:
            many = measures.digits * 3 > measures.letters
            yield Claim(index, _DIGITS[2 if measures.digits >= measures.letters else 1 if many else 0])
