"""What the mark-up calls a block: its tag, its heading level, the region of the page, and what it stands in."""

from collections.abc import Iterator

import numpy as np

from segmenter.measures import KINDS
from segmenter.model import Column, Cue, Label, Scale
from segmenter.page import Page

_TAGS = ("p", "li", "td", "dd", "div", "h1", "h2", "h3", "h4", "figcaption", "blockquote", "pre", "header", "other")
_TAG_OF = {"th": "td", "dt": "dd", "h5": "h4", "h6": "h4", "caption": "figcaption", "section": "div", "article": "div"}
_TAG_LABELS = {
    "p": (Label.BODY, 0.8), "li": (Label.BOILERPLATE, 0.3), "h1": (Label.HEADLINE, 2.0), "h2": (Label.SUBHEADING, 0.8),
    "h3": (Label.SUBHEADING, 0.5), "h4": (Label.SUBHEADING, 0.2), "figcaption": (Label.CAPTION, 3.0),
    "blockquote": (Label.BODY, 0.5), "pre": (Label.BODY, 0.5),
}  # fmt: skip
_REGIONS = ("", "article", "main", "section", "aside", "nav", "header", "footer", "form", "dialog", "search")
_REGION_LABELS = {"nav": 1.5, "footer": 1.5, "aside": 1.0, "form": 1.0, "dialog": 1.5, "search": 1.0, "header": 0.3}


def _tag_cue(tag: str, kind: str) -> Cue:
    label, weight = _TAG_LABELS.get(tag, (Label.BODY, 0.0))
    return Cue(f"markup.tag.{tag}.{kind}", label, weight, f"a {kind} block in <{tag}>")


_TAG = Scale(tuple(_tag_cue(tag, kind) for tag in _TAGS for kind in KINDS))
_REGION = Scale(
    tuple(
        Cue(
            f"markup.region.{region or 'none'}.{kind}",
            Label.BOILERPLATE,
            _REGION_LABELS.get(region, 0.0),
            f"a {kind} block in <{region}>" if region else f"a {kind} block in no section of the page",
        )
        for region in _REGIONS
        for kind in KINDS
    )
)
_DEPTH = Scale(
    tuple(
        Cue(f"markup.depth.{name}", Label.BOILERPLATE, weight, f"in {name} lists") for name, weight in (("1", 0.1), ("2+", 0.6))
    )
)
_FLAGS = {
    name: Scale(
        tuple(Cue(f"markup.{name}.{kind}", label, weight, f"a {kind} block {what}") for kind in KINDS)
    )
    for name, label, weight, what in (
        ("dated", Label.TIMESTAMP, 1.5, "that the mark-up calls a date"),
        ("authored", Label.BYLINE, 1.5, "that the mark-up calls an author"),
        ("quote", Label.BODY, 0.3, "in a quotation"),
        ("figure", Label.CAPTION, 1.0, "in a figure"),
        ("caption", Label.CAPTION, 2.0, "in a caption"),
        ("comment", Label.COMMENT, 2.0, "in what is named comments"),
        ("button", Label.BOILERPLATE, 1.5, "on a button"),
        ("hidden", Label.BOILERPLATE, 0.8, "that is not seen at first"),
        ("table", Label.BODY, 0.0, "in a table"),
    )
}  # fmt: skip


def detect(page: Page) -> Iterator[Column]:
    """Claim tag, region and surroundings of each block, by its kind."""
    hints = page.hints
    if hints is None:
        return
    kind = page.kind
    tags = {tag: number for number, tag in enumerate(_TAGS)}
    tag = np.array([tags.get(_TAG_OF.get(tag, tag), len(_TAGS) - 1) for tag in hints.tag], np.intp)
    heading = np.where(hints.heading > 0, tags["h1"] + np.minimum(hints.heading, 4) - 1, tag)
    yield Column(_TAG, heading * len(KINDS) + kind)
    regions = {region: number for number, region in enumerate(_REGIONS)}
    region = np.array([regions.get(region, 0) for region in hints.region], np.intp)
    yield Column(_REGION, region * len(KINDS) + kind)
    yield Column(_DEPTH, np.minimum(hints.depth, 2) - 1)
    for name, scale in _FLAGS.items():
        flags = getattr(hints, name)
        if flags.any():
            yield Column(scale, np.where(flags, kind, -1))
