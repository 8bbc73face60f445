"""From the spans of a plain text to blocks: paragraphs, subheadings, and lines with bullets as lists."""

import re
from collections.abc import Iterable, Iterator

from segmenter.export.document import Block, Kind, Run
from segmenter.html.boxes import Box
from segmenter.marks import HEADING, shown
from segmenter.metadata import level
from segmenter.model import Label, Span

_BULLET = re.compile(r"[\u2022\u2023\u2043\u25aa\u25ab\u25a0\u25a1\u25cf\u25cb\u25e6\u2219\u00b7*-]\s+(?=\S)")
_SIGNS = re.compile(rf"(?:#{{1,6}}|(?P<unseen>{HEADING}{{1,6}})) *(?=[^\W_])")


def blocks_of_text(text: str, spans: Iterable[Span]) -> Iterator[Block]:
    """Yield the blocks of some spans of a text, whose marks may be out of sight: one for each, without bullets and marks."""
    list_node = node = 0
    for span in spans:
        piece = text[span.start : span.end]
        if span.label is Label.SUBHEADING:
            signs = _SIGNS.match(piece)
            depth = len(signs["unseen"]) if signs and signs["unseen"] else level(piece) or 2
            yield Block(Kind.HEADING, (Run(shown(piece[signs.end() :] if signs else piece)),), (), max(2, depth))
            list_node = 0
        elif bullet := _BULLET.match(piece):
            node += 1
            list_node = list_node or node
            node += 1
            yield Block(Kind.PARAGRAPH, (Run(shown(piece[bullet.end() :])),), (Box("ul", list_node), Box("li", node)))
        else:
            yield Block(Kind.PARAGRAPH, (Run(shown(piece)),))
            list_node = 0
