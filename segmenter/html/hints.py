"""From a rendered page to hints: what the mark-up said of each block of its text."""

import numpy as np
from numpy.typing import NDArray

from segmenter.blocks import Blocks
from segmenter.hints import Hints, Stated
from segmenter.html.read import Document
from segmenter.html.structured import Fact
from segmenter.html.tags import Trait


def hints_of(document: Document, blocks: Blocks) -> Hints:
    """Return the hints for the blocks of a page's text; a block that was cut out of a line has those of its line or cell."""
    rendered = document.rendered
    starts = np.array([element.start for element in rendered.elements], np.intp)
    which = np.maximum(np.searchsorted(starts, blocks.view.start, "right") - 1, 0).tolist()
    elements = [rendered.elements[index] for index in which]
    _, _, nodes, linked, _, images, dates, authors = zip(*elements, strict=True) if elements else ((),) * 8
    places = [rendered.places[node] for node in nodes]
    _, _, _, blocks_around, regions, headings, depths, held, _ = zip(*places, strict=True) if places else ((),) * 9
    traits = np.array(held, np.intp)

    def stand_in(trait: Trait) -> NDArray[np.bool_]:
        return np.array(traits & int(trait), bool)

    return Hints(
        node=np.array(nodes, np.intp),
        parent={node: place.parent for node, place in rendered.places.items()},
        tag=blocks_around,
        region=regions,
        heading=np.array(headings, np.intp),
        depth=np.array(depths, np.intp),
        linked=np.array(linked, float),
        images=np.array(images, np.intp),
        words=tuple([rendered.words[node] for node in nodes]),
        dated=np.array([date is not None for date in dates], bool),
        authored=np.array(authors, bool),
        quote=stand_in(Trait.QUOTE),
        figure=stand_in(Trait.FIGURE),
        caption=stand_in(Trait.CAPTION),
        comment=stand_in(Trait.COMMENT),
        button=stand_in(Trait.BUTTON),
        hidden=stand_in(Trait.HIDDEN | Trait.UNSPOKEN),
        table=stand_in(Trait.TABLE),
        stated=_stated(document),
    )


def _stated(document: Document) -> Stated:
    facts = document.structured
    return Stated(
        headlines=_values(facts.headlines),
        bodies=_values(facts.bodies),
        descriptions=_values(facts.descriptions),
        authors=_values(facts.authors),
        sections=_values(facts.sections),
        keywords=_values(facts.keywords),
        site_names=_values(facts.site_names),
        types=_values(facts.types),
        addresses=_values(facts.urls),
    )


def _values(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.value for fact in facts))
