"""Readers' comments: a name, a time, a text and reply links, again and again, mostly below a heading with a count."""

from collections.abc import Iterator

from segmenter.model import Claim, Cue, Label
from segmenter.page import Page

_REACH = 6
_NEAR_REPLY = {
    size: Cue(f"comment.reply_below.{size}", Label.COMMENT, weight, "a reply or report link follows soon")
    for size, weight in (("short", 1.5), ("middle", 2.0), ("long", 2.0))
}
_BETWEEN = {
    size: Cue(f"comment.between.{size}", Label.COMMENT, weight, "between two reply links")
    for size, weight in (("short", 2.0), ("middle", 2.5), ("long", 3.0))
}
_INFORMAL = Cue("comment.informal", Label.COMMENT, 0.8, "repeated punctuation, as readers write")


def detect(page: Page) -> Iterator[Claim]:
    """Claim blocks near the links that stand under every comment."""
    count = len(page.blocks)
    reply = [any(match.family == "boilerplate.reply" for match in matches) for matches in page.phrases]
    total = sum(reply)
    last = -_REACH * 4
    following = [count + _REACH + 1] * (count + 1)
    for index in range(count - 1, -1, -1):
        following[index] = index if reply[index] else following[index + 1]
    for index in range(count):
        if reply[index]:
            last = index
            continue
        view = page.views[index]
        if "!!" in view or "??" in view or "?!" in view:
            yield Claim(index, _INFORMAL)
        if total < 2:
            continue
        size = page.measures[index].size
        if following[index] - index <= _REACH:
            yield Claim(index, _NEAR_REPLY[size])
            if index - last <= 2 * _REACH:
                yield Claim(index, _BETWEEN[size])
