"""Letter case, where a script has it: titles, names and menus are capitalised, prose is not."""

import re
from collections.abc import Iterator

from segmenter.folding import fold_cased
from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_INITIAL = re.compile(r"[^\W\d_]+")
_CUES = {
    (kind, size): Cue(f"case.{kind}.{size}", label, weight, why)
    for kind, label, weight, why in (
        ("upper", Label.BOILERPLATE, 0.4, "all letters are capitals"),
        ("title", Label.BOILERPLATE, 0.3, "nearly every word is capitalised"),
        ("sentence", Label.BODY, 0.3, "begins with a capital and goes on in small letters"),
        ("lower", Label.BOILERPLATE, 0.2, "begins with a small letter"),
        ("none", Label.BODY, 0.0, "a script without case"),
    )
    for size in ("short", "middle", "long")
}
_MIXED = Cue("case.camel", Label.BOILERPLATE, 0.8, "a small letter runs into a capital: words glued together")
_FOREIGN = {
    size: Cue(f"case.foreign.{size}", Label.BOILERPLATE, 1.0, "Latin letters on a page in another script")
    for size in ("short", "middle", "long")
}
_CAMEL = re.compile(r"[a-z\u00df-\u00ff][A-Z\u00c0-\u00de][a-z]")
_LATIN = re.compile(r"[A-Za-z]")


def detect(page: Page) -> Iterator[Claim]:
    """Claim by the pattern of capitals in each block."""
    native_latin = _native_latin(page)
    for index in range(len(page.blocks)):
        raw = fold_cased(page.raw(index))[:400]
        size = page.measures[index].size
        words = _INITIAL.findall(raw)
        if not words:
            continue
        yield Claim(index, _CUES[_kind(words), size])
        if _CAMEL.search(raw):
            yield Claim(index, _MIXED)
        if not native_latin and 2 * len(_LATIN.findall(raw)) > sum(map(len, words)):
            yield Claim(index, _FOREIGN[size])


def _kind(words: list[str]) -> str:
    cased = [word for word in words if word[0].lower() != word[0].upper()]
    if not cased:
        return "none"
    long = [word for word in cased if len(word) > 3] or cased
    upper = sum(1 for word in long if word[0].isupper())
    if len("".join(cased)) > 2 and all(word.isupper() for word in cased):
        return "upper"
    if len(long) >= 2 and upper >= 0.75 * len(long):
        return "title"
    return "sentence" if cased[0][0].isupper() else "lower"


def _native_latin(page: Page) -> bool:
    sample = "".join(view[:200] for view, prose in zip(page.views, page.prose, strict=True) if prose)[:4000]
    sample = sample or "".join(view[:50] for view in page.views[:200])
    letters = sum(map(str.isalpha, sample))
    return 2 * len(_LATIN.findall(sample)) >= letters
