"""The grammar of an article, the evidence, the weights file, and the decision."""

import json
import random
from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from segmenter import Claim, Cue, DataError, Detector, Label, Page, Segmenter, UsageError, Weights, segment
from segmenter.languages import Languages, Lexicon
from segmenter.resolver import Resolver, grammar
from segmenter.resolver.chain import LABELS, transitions
from segmenter.resolver.evidence import collect
from segmenter.resolver.grammar import STATES, TEXT, Phase, State
from segmenter.resolver.weights import parse
from segmenter.resolver.witness import Witness

BODY = Cue("test.body", Label.BODY, 8.0, "says body")
MENU = Cue("test.menu", Label.BOILERPLATE, 8.0, "says boilerplate")
COMMENT = Cue("test.comment", Label.COMMENT, 30.0, "says comment")
PROSE = (
    "The town council of Fernmoor said the old stone bridge will close to cars for three months from next spring.\n"
    "The mayor told reporters that repairs will cover the pillars, the lights and a new path for walkers.\n"
    "People of the quarter welcomed the plan but asked the council for more buses while the work goes on.\n"
)
MENU_TEXT = "Home\nPolitics\nSport\nCulture\nWeather\nContact us\nPrivacy policy\nLog in\n"


@cache
def english() -> Lexicon:
    return Languages().lexicon("en")


def labels_of(resolver: Resolver, claims: list[Claim], count: int, prose: int = 200) -> list[Label]:
    """The labels of ``count`` blocks of one word each, on a page that is said to hold so many words of prose."""
    page = Page.from_text("\n".join(f"paragraph{number}" for number in range(count)), english())
    assert len(page.blocks) == count
    posteriors = resolver.posteriors(collect(claims), count, Witness(prose, prose))
    return [LABELS[index] for index in resolver.decide(posteriors, page)]


# Grammar


def test_every_label_stands_in_some_phase() -> None:
    assert {state.label for state in STATES} == set(Label)
    assert len({state.name for state in STATES}) == len(STATES)


def test_text_stands_inside_alone() -> None:
    assert {state.phase for state in STATES if state.label in TEXT} == {Phase.INSIDE}


def test_phases_only_go_forward() -> None:
    order = list(Phase)
    for before in STATES:
        for after in STATES:
            if grammar.may_follow(before, after):
                assert order.index(before.phase) <= order.index(after.phase)


def test_nothing_follows_the_end_of_an_article_but_its_surroundings() -> None:
    for before in STATES:
        if before.phase is Phase.AFTER:
            assert not any(grammar.may_follow(before, after) for after in STATES if after.label in TEXT)


def test_the_text_begins_and_ends_with_text() -> None:
    for state in STATES:
        if state.phase is Phase.INSIDE:
            text = state.label in TEXT
            assert grammar.may_start(state) is text
            assert grammar.may_end(state) is text
            assert all(grammar.may_follow(before, state) is text for before in STATES if before.phase is Phase.BEFORE)
            assert all(grammar.may_follow(state, after) is text for after in STATES if after.phase is Phase.AFTER)


def test_a_page_may_skip_the_article() -> None:
    skipping = [(a, b) for a in STATES for b in STATES if grammar.without_article(a, b)]
    assert skipping
    for before, after in skipping:
        assert grammar.may_follow(before, after)
        assert (before.phase, after.phase) == (Phase.BEFORE, Phase.AFTER)


def test_every_page_may_be_read_and_every_state_is_of_use() -> None:
    start, move, end = (np.isfinite(values) for values in transitions(Weights()))
    reached = start
    useful = np.zeros_like(start)
    for _ in range(6):
        assert (reached & end).any(), "a page of this length has no reading"
        useful |= reached
        reached = reached @ move
    assert useful.all()
    ending = end
    for _ in range(4):
        ending = ending | (move @ ending)
    assert ending.all()


def test_transitions_are_those_of_the_grammar() -> None:
    start, move, end = transitions(Weights())
    for row, before in enumerate(STATES):
        assert np.isfinite(start[row]) == grammar.may_start(before)
        assert np.isfinite(end[row]) == grammar.may_end(before)
        for column, after in enumerate(STATES):
            assert np.isfinite(move[row, column]) == grammar.may_follow(before, after)


def test_learned_transitions_replace_those_set_by_hand_and_none_that_is_forbidden() -> None:
    body, tags = State(Phase.INSIDE, Label.BODY), State(Phase.AFTER, Label.TAGS)
    weights = Weights({}, {f"{body.name}>{tags.name}": 3.25, f"{tags.name}>{body.name}": 9.0, f"{tags.name}>end": -1.5})
    start, move, end = transitions(weights)
    a, b = STATES.index(body), STATES.index(tags)
    assert (move[a, b], end[b]) == (3.25, -1.5)
    assert move[b, a] == -np.inf
    assert start[a] == grammar.prior(None, body)


# Evidence


def test_order_of_claims_leaves_no_trace() -> None:
    claims = [Claim(block, cue, detail) for block in range(5) for cue in (BODY, MENU, COMMENT) for detail in ("b", "a", "")]
    claims += claims[::2]
    first = collect(claims)
    chance = random.Random(7)
    for _ in range(5):
        chance.shuffle(claims)
        again = collect(claims)
        assert again.cues == first.cues
        assert again.pairs.tolist() == first.pairs.tolist()
        assert (again.details, again.quoted.tolist()) == (first.details, first.quoted.tolist())


def test_evidence_is_kept_by_block_once_with_its_detail() -> None:
    evidence = collect([Claim(3, MENU, "z"), Claim(0, BODY), Claim(3, BODY, "y"), Claim(3, MENU, "q"), Claim(0, BODY)])
    assert evidence.of(0) == [(BODY, "")]
    assert evidence.of(1) == []
    assert evidence.of(3) == [(BODY, "y"), (MENU, "q")]
    assert evidence.of(4) == []


def test_two_cues_of_one_name_do_not_depend_on_order_either() -> None:
    other = Cue(BODY.name, Label.TAGS, 3.0, "says tags")
    assert collect([Claim(0, BODY), Claim(0, other)]).cues == collect([Claim(0, other), Claim(0, BODY)]).cues


def test_no_evidence() -> None:
    evidence = collect([])
    assert (evidence.cues, evidence.of(0)) == ((), [])
    assert Resolver(Weights()).posteriors(evidence, 0).shape == (0, len(LABELS))
    assert np.allclose(Resolver(Weights()).posteriors(evidence, 4).sum(axis=1), 1.0)


# Weights


def test_weight_is_the_authors_until_one_is_learned() -> None:
    assert Resolver(Weights()).weight(BODY, Label.BODY) == 8.0
    assert Resolver(Weights()).weight(BODY, Label.TAGS) == 0.0
    learned = Resolver(Weights({BODY.name: {"tags": 2.5, "inside": 1.0}}))
    assert learned.weight(BODY, Label.TAGS) == 2.5
    assert learned.weight(BODY, Label.BODY) == 0.0
    assert learned.weight(MENU, Label.BOILERPLATE) == 8.0


def test_learned_weights_decide() -> None:
    claims = [Claim(block, BODY) for block in range(3)]
    assert labels_of(Resolver(Weights()), claims, 3) == [Label.BODY] * 3
    assert Label.BODY not in labels_of(Resolver(Weights({BODY.name: {"boilerplate": 12.0}})), claims, 3, prose=0)


WEIGHTS = Weights(
    {"b.cue": {"body": 1.25, "inside": -0.5}, "a.\u0642": {"tags": 3.0}},
    {"start>before.headline": 0.75, "inside.body>end": -1.0},
    "اثنتا عشرة مقالة",
)


def test_a_weights_file_reads_back_the_same() -> None:
    content = WEIGHTS.dump()
    again = parse(content, "weights.json")
    assert again == WEIGHTS
    assert again.dump() == content
    assert json.loads(content)["about"] == WEIGHTS.about
    assert parse(Weights().dump(), "weights.json") == Weights()


def test_equal_weights_give_equal_files() -> None:
    turned = Weights(dict(reversed([*WEIGHTS.cues.items()])), dict(reversed([*WEIGHTS.transitions.items()])), WEIGHTS.about)
    assert turned.dump() == WEIGHTS.dump()


def _file(**entries: object) -> str:
    return json.dumps({"format": 1, "cues": {}, "transitions": {}, **entries})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("{", "not valid JSON", id="json"),
        pytest.param("[]", "format 1", id="list"),
        pytest.param(_file(format=99), "format 1", id="format"),
        pytest.param(_file(cues={"a.cue": {"bodies": 1.0}}), "a.cue.*bodies", id="column"),
        pytest.param(_file(transitions={"start>inside.nothing": 1.0}), "start>inside.nothing", id="state"),
        pytest.param(_file(share=1.5), "'share' must be from 0 to 1, not 1.5", id="share"),
        pytest.param(_file(share="half"), "share: .*half", id="share-that-is-no-number"),
    ],
)
def test_errors_name_file_and_entry(content: str, said: str) -> None:
    with pytest.raises(DataError, match=rf"(?s)^own\.json: .*{said}"):
        parse(content, "own.json")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param('{"format": 1}', id="no-cues"),
        pytest.param(_file(cues=[]), id="list-of-cues"),
        pytest.param(_file(cues={"a.cue": 3}), id="cue-without-columns"),
        pytest.param(_file(cues={"a.cue": {"body": "x"}}), id="weight-that-is-no-number"),
        pytest.param(_file(cues={"a.cue": {"body": float("nan")}}), id="weight-that-is-nan"),
        pytest.param(_file(transitions={"start": 1.0}), id="transition-to-nowhere"),
        pytest.param(_file(transitions={"start>before.headline": None}), id="transition-without-weight"),
    ],
)
def test_malformed_entries_are_data_errors(content: str) -> None:
    with pytest.raises(DataError, match=r"own\.json"):
        parse(content, "own.json")


# Posteriors and decision


def test_posteriors_are_probabilities_whatever_the_evidence() -> None:
    for weight in (-500.0, 500.0):
        for label in Label:
            cue = Cue("test.extreme", label, weight, "extreme")
            claims = [Claim(block, cue) for block in (0, 2, 5)] + [Claim(block, BODY) for block in range(6)]
            posteriors = Resolver(Weights()).posteriors(collect(claims), 6)
            assert np.isfinite(posteriors).all()
            assert posteriors.min() >= 0.0
            assert np.allclose(posteriors.sum(axis=1), 1.0)


def everywhere(cue: Cue) -> Detector:
    """A detector that claims every block."""

    def detect(page: Page) -> list[Claim]:
        return [Claim(block, cue) for block in range(len(page.blocks))]

    return detect


def test_a_detector_of_ones_own_may_be_as_sure_as_it_likes() -> None:
    for weight, kept in ((500.0, True), (-500.0, False)):
        cue = Cue("test.extreme", Label.BODY, weight, "extreme")
        article = Segmenter(weights=Weights()).with_detectors(everywhere(cue)).segment(PROSE, language="en")
        assert bool(article.paragraphs) is kept
        assert all(0.0 <= span.confidence <= 1.0 for span in article.spans)


def test_no_body_after_what_ends_an_article() -> None:
    claims = [Claim(0, BODY), Claim(1, BODY), Claim(2, COMMENT), Claim(3, BODY)]
    found = labels_of(Resolver(Weights()), claims, 4)
    assert found[:3] == [Label.BODY, Label.BODY, Label.COMMENT]
    assert found[3] not in TEXT


def test_what_interrupts_the_text_is_followed_by_more_of_it() -> None:
    claims = [Claim(0, BODY), Claim(1, MENU), Claim(2, BODY)]
    assert labels_of(Resolver(Weights()), claims, 3) == [Label.BODY, Label.BOILERPLATE, Label.BODY]


def test_a_page_has_one_headline() -> None:
    cue = Cue("test.title", Label.HEADLINE, 9.0, "says headline")
    claims = [Claim(0, cue), Claim(1, MENU), Claim(2, cue), *(Claim(block, BODY) for block in range(3, 7))]
    found = labels_of(Resolver(Weights()), claims, 7)
    assert found.count(Label.HEADLINE) == 1
    assert found[3:] == [Label.BODY] * 4


def test_three_thousand_blocks() -> None:
    count = 3000
    claims = [Claim(block, BODY if 1000 <= block < 2000 else MENU) for block in range(count)]
    posteriors = Resolver(Weights()).posteriors(collect(claims), count)
    assert posteriors.shape == (count, len(LABELS))
    assert np.isfinite(posteriors).all()
    assert np.allclose(posteriors.sum(axis=1), 1.0)
    best = [LABELS[index] for index in posteriors.argmax(axis=1)]
    assert best == [Label.BOILERPLATE] * 1000 + [Label.BODY] * 1000 + [Label.BOILERPLATE] * 1000


def test_evidence_is_read_beyond_the_first_piece_of_a_long_page() -> None:
    count = 4200
    claims = [Claim(block, BODY if block >= 4090 else MENU) for block in range(count) if block % 3 or block < 4000]
    best = Resolver(Weights()).posteriors(collect(claims), count).argmax(axis=1)
    assert {LABELS[index] for index in best[:4088]} == {Label.BOILERPLATE}
    assert {LABELS[index] for index in best[4091:]} == {Label.BODY}


def test_a_text_of_three_thousand_lines() -> None:
    article = Segmenter(weights=Weights()).segment(PROSE + "Home\nSport\n" * 1500, language="en")
    assert len(article.spans) == 3003
    assert article.body == PROSE.strip()


def test_pages_without_an_article() -> None:
    plain = Segmenter(weights=Weights())
    for text in ("", "\n \n", MENU_TEXT, "<br/>\n<p>\n"):
        article = plain.segment(text, language="en")
        assert article.body == ""
        assert not article.of(*TEXT)


def test_keeping_more_never_keeps_less() -> None:
    resolvers = [Resolver(Weights(), keep) for keep in (-50.0, -6.0, -2.0, -0.5, 0.0, 0.5, 2.0, 6.0, 50.0)]
    chance = np.random.default_rng(11)
    page = Page.from_text(PROSE * 4 + MENU_TEXT, english())
    text = [LABELS.index(label) for label in TEXT]
    for _ in range(150):
        posteriors = chance.dirichlet(np.full(len(LABELS), chance.choice([0.05, 0.3, 1.0])), len(page.blocks))
        posteriors[:, text] *= chance.choice([1.0, 5.0, 40.0])
        posteriors /= posteriors.sum(axis=1, keepdims=True)
        kept = [{i for i, label in enumerate(resolver.decide(posteriors, page)) if label in text} for resolver in resolvers]
        for less, more in pairwise(kept):
            assert less <= more


@pytest.mark.parametrize(
    ("sentence", "sure", "kept"),
    [
        pytest.param("The harbour office will say next week what the work is to cost.", 0.55, True, id="unsure"),
        pytest.param("The harbour office will say next week what the work is to cost.", 0.7, False, id="sure"),
        pytest.param("That was in the spring.", 0.55, False, id="short"),
    ],
)
@pytest.mark.parametrize("joint", [" ", "\n"])
def test_what_goes_on_with_text_on_one_line_is_text(sentence: str, sure: float, kept: bool, joint: str) -> None:
    story = PROSE.replace("\n", " ") * 3
    page = Page.from_text(f"{story}{joint}{sentence}{joint}{story}", english())
    doubted = page.views.index(sentence.lower())
    posteriors = np.full((len(page.blocks), len(LABELS)), 0.001)
    posteriors[:, LABELS.index(Label.BODY)] = 0.9
    posteriors[doubted] = 0.01
    posteriors[doubted, LABELS.index(Label.CAPTION)] = sure
    labels = [LABELS[index] for index in Resolver(Weights()).decide(posteriors, page)]
    assert labels[doubted] is (Label.BODY if kept and joint == " " else Label.CAPTION)


@pytest.mark.parametrize(
    ("above", "sure", "keep", "kept"),
    [
        pytest.param(["body"], 0.35, 0.0, True, id="below-the-text"),
        pytest.param(["body"], 0.25, 0.0, False, id="unlikely"),
        pytest.param(["body"], 0.25, 1.0, True, id="unlikely-where-more-is-kept"),
        pytest.param(["body"], 0.35, -1.0, False, id="below-the-text-where-less-is-kept"),
        pytest.param(["body", "related"], 0.45, 0.0, True, id="below-a-link-in-the-text"),
        pytest.param(["body", "related"], 0.35, 0.0, False, id="unlikely-below-a-link"),
        pytest.param(["body", "related", "related"], 0.45, 0.0, False, id="below-two-links"),
        pytest.param(["body", "boilerplate"], 0.45, 0.0, False, id="below-something-else"),
    ],
)
def test_a_doubtful_paragraph_below_the_text_is_text(above: list[str], sure: float, keep: float, kept: bool) -> None:
    above = ["body"] * 8 + above
    paragraph = "The harbour office will say next week what the work on the pier is to cost."
    lines = [paragraph if label == "body" else "Another title" for label in above]
    page = Page.from_text(
        "\n".join([*lines, "The office of the harbour has told nobody what the work on the pier is to cost."]), english()
    )
    posteriors = np.full((len(page.blocks), len(LABELS)), 0.001)
    for block, label in enumerate(above):
        posteriors[block, LABELS.index(Label(label))] = 0.98
    posteriors[-1, LABELS.index(Label.BODY)] = sure
    posteriors[-1, LABELS.index(Label.RELATED)] = 0.98 - sure
    labels = Resolver(Weights(), keep).decide(posteriors, page)
    assert LABELS[labels[-1]] is (Label.BODY if kept else Label.RELATED)


def test_keep_of_a_segmenter() -> None:
    page = MENU_TEXT + PROSE + "A reader wrote this line\n" + MENU_TEXT
    bodies = [Segmenter(weights=Weights(), keep=keep).segment(page, language="en").body for keep in (-50, -3, 0, 3, 50)]
    assert [len(body) for body in bodies] == sorted(len(body) for body in bodies)
    assert len(bodies[0]) < len(bodies[-1])


@pytest.mark.parametrize("weight", [float("inf"), float("-inf"), float("nan")])
def test_a_cue_is_never_infinitely_sure(weight: float) -> None:
    with pytest.raises(UsageError, match="test_sure"):
        Cue("test_sure", Label.BODY, weight, "sure")


@pytest.mark.parametrize("text", ["اغلق الجسر يوم الاثنين.", "Hello world. This is it.", "Was the bridge closed?"])
def test_a_lone_sentence_is_its_own_body(text: str) -> None:
    article = segment(text)
    assert article.body == text


@pytest.mark.parametrize("text", ["All rights reserved.", "Share", "12.", "Monday\nTuesday."])
def test_what_is_no_lone_sentence_is_not_kept_for_that(text: str) -> None:
    assert segment(text).body == ""


@pytest.mark.parametrize(
    ("below", "label", "sure", "kept"),
    [
        pytest.param("body", "boilerplate", 0.35, True, id="between-two-paragraphs"),
        pytest.param("body", "related", 0.35, True, id="that-may-be-a-link"),
        pytest.param("body", "caption", 0.35, False, id="that-may-be-a-caption"),
        pytest.param("body", "boilerplate", 0.25, False, id="unlikely"),
        pytest.param("related", "boilerplate", 0.35, False, id="above-a-link"),
    ],
)
def test_a_doubtful_line_between_two_paragraphs_is_text(below: str, label: str, sure: float, kept: bool) -> None:
    paragraph = "The harbour office will say next week what the work on the pier is to cost."
    page = Page.from_text("\n".join([*[paragraph] * 8, "What the work costs", paragraph]), english())
    posteriors = np.full((len(page.blocks), len(LABELS)), 0.001)
    posteriors[:8, LABELS.index(Label.BODY)] = 0.98
    posteriors[8, LABELS.index(Label.SUBHEADING)] = sure
    posteriors[8, LABELS.index(Label(label))] = 0.98 - sure
    posteriors[9, LABELS.index(Label(below))] = 0.98
    labels = Resolver(Weights()).decide(posteriors, page)
    assert LABELS[labels[8]] is (Label.SUBHEADING if kept else Label(label))
