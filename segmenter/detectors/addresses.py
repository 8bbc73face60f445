"""Links, mail addresses, handles and hashtags as they are left in text."""

import re
from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_KINDS = (
    ("link", re.compile(r"https?://|www\.|\b[a-z0-9-]+\.(?:com|org|net|html)\b"), Label.BOILERPLATE, 0.8, "a web address"),
    ("mail", re.compile(r"[\w.+-]+@[\w-]+\.\w"), Label.BOILERPLATE, 0.8, "a mail address"),
    ("handle", re.compile(r"(?<!\w)@\w{2,}"), Label.BOILERPLATE, 0.5, "an account name"),
    ("hashtag", re.compile(r"(?<!\w)#\w{2,}"), Label.TAGS, 0.5, "a hashtag"),
)
_CUES = {
    (name, size): Cue(f"address.{name}.{size}", label, weight if size != "long" else weight / 4, why)
    for name, _, label, weight, why in _KINDS
    for size in ("short", "middle", "long")
}


def detect(page: Page) -> Iterator[Claim]:
    """Claim addresses of any kind, once per kind and block."""
    for index, view in enumerate(page.views):
        if "." not in view and "@" not in view and "#" not in view and "/" not in view:
            continue
        for name, pattern, *_ in _KINDS:
            if pattern.search(view):
                yield Claim(index, _CUES[name, page.measures[index].size])
