"""What the last heading announced: below "Most read" stand other stories, below "Tags" tags, below "Comments" comments."""

from bisect import bisect_right
from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_SCOPES = {
    "related.heading": (Label.RELATED, "a heading of other stories"),
    "tags.label": (Label.TAGS, "a tag label"),
    "source.label": (Label.SOURCE, "a source label"),
    "byline.label": (Label.BYLINE, "a byline label"),
    "timestamp.label": (Label.TIMESTAMP, "a date label"),
    "boilerplate.comments": (Label.COMMENT, "the heading of the comments"),
    "boilerplate.newsletter": (Label.BOILERPLATE, "a sign-up box"),
    "boilerplate.share": (Label.BOILERPLATE, "a share bar"),
    "boilerplate.copyright": (Label.BOILERPLATE, "a copyright line"),
    "boilerplate.advert": (Label.BOILERPLATE, "an advertising mark"),
    "boilerplate.legal": (Label.BOILERPLATE, "legal links"),
    "boilerplate.cookies": (Label.BOILERPLATE, "a cookie notice"),
}
_BOUNDS = (2, 3, 6, 16, 41)
_NAMES = ("1", "2", "3-5", "6-15", "16-40")
_WEIGHTS = (2.0, 1.5, 1.0, 0.5, 0.2)
_HEADINGS = ("line", "label")
_ONE_LINE = ("source.label", "byline.label", "timestamp.label")
_CUES = {
    (family, name, prose): Cue(
        f"below.{family}.{name}.{prose}", label, weight * (0.4 if prose == "prose" else 1.0), f"{name} blocks below {what}"
    )
    for family, (label, what) in _SCOPES.items()
    for name, weight in zip(_NAMES, _WEIGHTS, strict=True)
    for prose in ("prose", "other", "later")
}


def detect(page: Page) -> Iterator[Claim]:
    """Claim for each block the nearest heading of each kind above it, and whether prose stands in between."""
    last: dict[str, int] = {}
    crossed: dict[str, bool] = {}
    for index, matches in enumerate(page.phrases):
        measures, prose = page.measures[index], page.prose[index]
        for family, place in last.items():
            steps = index - place
            if steps <= 40:
                kind = "later" if crossed[family] else "prose" if prose else "other"
                yield Claim(index, _CUES[family, _NAMES[bisect_right(_BOUNDS, steps)], kind])
        if prose:
            for family in last:
                crossed[family] = True
        for match in matches:
            family = match.family
            if family not in _SCOPES or measures.words > 12:
                continue
            alone = measures.words <= 4 + len(page.views[index][match.start : match.end].split())
            if match.mode in _HEADINGS and (alone or family not in _ONE_LINE):
                last[family], crossed[family] = index, False
