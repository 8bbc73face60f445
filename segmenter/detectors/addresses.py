"""Links, mail addresses, handles and hashtags as they are left in text."""

import re
from collections.abc import Iterator

from segmenter.measures import SIZES
from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

# Each with the signs of which one stands in all of its kind: only blocks that hold one are searched.
_KINDS = (
    ("link", ("://", "www.", ".com", ".org", ".net", ".html"), r"https?://|www\.|\b[a-z0-9-]+\.(?:com|org|net|html)\b",
     Label.BOILERPLATE, 0.8, "a web address"),
    ("mail", ("@",), r"[\w.+-]+@[\w-]+\.\w", Label.BOILERPLATE, 0.8, "a mail address"),
    ("handle", ("@",), r"(?<!\w)@\w{2,}", Label.BOILERPLATE, 0.5, "an account name"),
    ("hashtag", ("#",), r"(?<!\w)#\w{2,}", Label.TAGS, 0.5, "a hashtag"),
)  # fmt: skip
_PATTERNS = {name: re.compile(pattern) for name, _, pattern, *_ in _KINDS}
_CUES = {
    (name, size): Cue(f"address.{name}.{size}", label, weight if size != "long" else weight / 4, why)
    for name, _, _, label, weight, why in _KINDS
    for size in SIZES
}


def detect(page: Page) -> Iterator[Claim]:
    """Claim addresses of any kind, once per kind and block."""
    for name, signs, *_ in _KINDS:
        for index in page.blocks_with(*signs):
            if _PATTERNS[name].search(page.views[index]):
                yield Claim(index, _CUES[name, SIZES[page.measured.size[index]]])
