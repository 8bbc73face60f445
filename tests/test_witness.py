"""Prose as a witness of the article: what it costs to leave it outside."""

import numpy as np

from segmenter import Claim, Cue, Label, Page, Weights
from segmenter.languages import Languages
from segmenter.resolver import Resolver
from segmenter.resolver.chain import LABELS
from segmenter.resolver.evidence import collect
from segmenter.resolver.witness import SILENT, Witness, witness_of

PARAGRAPH = (
    "The council of Fernmoor said on Monday that the old stone bridge will close to cars for three months next spring, "
    "while workers mend its pillars and its lights and build a new path for people who cross it on foot."
)
MENU = "Home\nPolitics\nSport\nCulture\n"
BODY = Cue("test.body", Label.BODY, 1.0, "says body")
FOREIGN = Cue("test.foreign", Label.DECK, 3.5, "a name of elements that other sites use for summaries")


def page_of(paragraphs: int) -> Page:
    return Page.from_text(MENU + "\n".join([PARAGRAPH] * paragraphs) + "\n" + MENU, Languages().lexicon("en"))


def test_only_prose_of_the_core_costs_anything() -> None:
    page = page_of(12)
    witness = witness_of(page)
    assert witness.before is not None
    assert witness.after is not None
    start, end = page.core
    assert (start, end) == (4, 16)
    for cost in (witness.before, witness.after):
        assert len(cost) == len(page.blocks)
        assert (cost >= 0).all()
        assert not cost[:start].any()
        assert not cost[end:].any()


def test_a_summary_may_stand_before_the_article_but_not_the_article() -> None:
    before = witness_of(page_of(12)).before
    assert before is not None
    assert before[4] == 0.0
    assert 5.0 < before.sum() <= 10.0


def test_costs_of_whole_readings_have_a_limit() -> None:
    witness = witness_of(page_of(400))
    assert witness.before is not None
    assert witness.after is not None
    assert witness.before.sum() <= 10.0
    assert witness.after.sum() <= 6.0


def test_a_page_without_prose_says_nothing_of_single_blocks() -> None:
    witness = witness_of(Page.from_text(MENU, Languages().lexicon("en")))
    assert witness.before is not None
    assert not witness.before.any()


def test_what_every_paragraph_shows_alike_does_not_lose_the_article() -> None:
    page = page_of(12)
    claims = [Claim(block, cue) for block in range(4, 16) for cue in (BODY, FOREIGN)]
    claims.append(Claim(16, Cue("test.more", Label.BODY, 9.0, "says body")))  # a teaser below that looks like text
    text = [LABELS.index(Label.BODY), LABELS.index(Label.SUBHEADING)]

    def kept(witness: Witness) -> float:
        posteriors = Resolver(Weights()).posteriors(collect(claims), len(page.blocks), witness)
        return float(posteriors[4:16, text].sum(axis=1).mean())

    assert kept(SILENT) < 0.5 < kept(witness_of(page))
    assert np.isfinite(kept(SILENT))
