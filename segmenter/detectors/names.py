"""Names of writers: a name of two to four words, beside a date, a byline label or a role."""

from collections.abc import Iterator

from segmenter.folding import fold_cased
from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_CAPITALS = Cue("name.capitals", Label.BYLINE, 0.6, "two to four capitalised words")
_BESIDE_DATE = Cue("name.beside_date", Label.BYLINE, 0.8, "a few words right beside a date")
_LABELLED = Cue("name.labelled", Label.BYLINE, 2.0, "a byline label stands right before it")
_WITH_LABEL = Cue("name.with_label", Label.BYLINE, 1.5, "a byline label with two to six words")


def detect(page: Page) -> Iterator[Claim]:
    """Claim blocks that look like a writer's name."""
    labelled = [any(match.family == "byline.label" for match in matches) for matches in page.phrases]
    for index, measures in enumerate(page.measures):
        if not 1 <= measures.words <= 7:
            continue
        if labelled[index] and measures.words >= 2:
            yield Claim(index, _WITH_LABEL)
        if measures.digits or measures.words > 5:
            continue
        if measures.words >= 2:
            words = [word for word in fold_cased(page.raw(index)).replace("-", " ").split() if word[0].isalpha()]
            if _capitalised(words):
                yield Claim(index, _CAPITALS)
        if (index and page.dated[index - 1]) or (index + 1 < len(page.dated) and page.dated[index + 1]):
            yield Claim(index, _BESIDE_DATE)
        if index and labelled[index - 1] and page.measures[index - 1].words <= 2:
            yield Claim(index, _LABELLED)


def _capitalised(words: list[str]) -> bool:
    """Say whether words are written like a name: longer ones with a capital, and not all in capitals."""
    long = [word for word in words if len(word) > 3] or words
    return bool(long) and all(word[0].isupper() for word in long) and not all(word.isupper() for word in words)
