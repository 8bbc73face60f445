"""Training: the gradient is right, the same gold gives the same weights, and clear cues are believed."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise, product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from segmenter import Claim, Cue, Detector, Label, Page, Weights
from segmenter.cli import main
from segmenter.detectors import length, place
from segmenter.gold import Gold, GoldSpan
from segmenter.languages import Languages
from segmenter.resolver import Resolver
from segmenter.resolver.grammar import STATES, TEXT, Phase

if TYPE_CHECKING:
    from segmenter.training.crf import Model, Sequences
    from segmenter.training.learn import Example, Settings

pytestmark = pytest.mark.skipif(find_spec("scipy") is None, reason="training needs scipy: pip install 'segmenter[train]'")

# The author of this cue says caption, gold says tags.
CLEAR = Cue("own.clear", Label.CAPTION, 0.5, "opens with a star")
LOCAL = Cue("own.local", Label.CAPTION, 0.5, "names the courier")
LANGUAGES = Languages()


def own(page: Page) -> Iterator[Claim]:
    for index, view in enumerate(page.views):
        if view.startswith("*"):
            yield Claim(index, CLEAR)
        if "courier" in view:
            yield Claim(index, LOCAL)


DETECTORS: tuple[Detector, ...] = (length.detect, place.detect, own)


def gold(number: int, group: str) -> Gold:
    """A small page: a headline, two paragraphs, a tag line, and the foot of the site."""
    lines = [
        ("headline", f"Bridge number {number} to close for months"),
        ("body", f"The town council said that bridge number {number} will close to cars for three months from next spring."),
        ("body", "The mayor told reporters that repairs will cover the pillars, the lights and a new path for walkers."),
        ("tags", f"* bridge {number}"),
        ("boilerplate", "Fernmoor Courier" if group == "courier" else "Contact"),
    ]
    spans, start = [], 0
    for label, line in lines:
        spans.append(GoldSpan(start, start + len(line), label, "hand"))
        start += len(line) + 1
    return Gold(f"{group}__{number}", "en", "\n".join(line for _, line in lines), tuple(spans), group=group)


DOCUMENTS = [gold(number, group) for number, group in enumerate(("courier", "herald", "post") * 2, 1)]


def examples(documents: Sequence[Gold] = DOCUMENTS) -> "list[Example]":
    from segmenter.training.learn import read_example

    return [read_example(document, LANGUAGES, DETECTORS) for document in documents]


def settings(**changes: float) -> "Settings":
    from segmenter.training.learn import Settings

    return replace(Settings(cue_penalty=0.5, move_penalty=5.0, rounds=25), **changes)  # type: ignore[arg-type]


def weights() -> Weights:
    from segmenter.training.learn import learn

    return learn(examples(), settings(), "six pages")


def test_documents_are_learned_as_what_most_of_them_are() -> None:
    from segmenter.training.learn import PAGES, TEXTS, settings_for

    page = replace(DOCUMENTS[0], html="<p>Bridge number 1 to close for months")
    assert settings_for([]) == settings_for(DOCUMENTS) == settings_for([page, *DOCUMENTS[1:]]) == TEXTS
    assert settings_for([page]) == settings_for([page, page, DOCUMENTS[0]]) == PAGES


def test_the_same_documents_give_the_same_weights() -> None:
    first = weights()
    assert first.about == "six pages"
    assert first.dump() == weights().dump()


def test_texts_among_pages_teach_the_network_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    from segmenter.training import learn as module

    taught: list[int] = []
    monkeypatch.setattr(module, "_FEWEST_FOR_NETWORK", 1)
    monkeypatch.setattr(module, "train_network", lambda pages, *_, **__: taught.append(len(pages)))
    first, *others = examples()
    pages = [replace(example, marked=True) for example in others]
    mixed = module.learn([first, *pages], settings(marked=True, passes=1))
    assert taught == [6]
    assert mixed.dump() == module.learn(pages, settings()).dump()
    assert mixed.dump() != module.learn([first, *pages], settings()).dump()


def test_the_weights_of_several_members_are_their_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    from segmenter.resolver.weights import COLUMNS
    from segmenter.training import learn as module
    from segmenter.training.crf import Model, train

    members: list[Model] = []

    def recorded(*args: Any, **kwargs: Any) -> Model:
        members.append(train(*args, **kwargs))
        return members[-1]

    monkeypatch.setattr(module, "train", recorded)
    names = sorted({example.cues[number].name for example in examples() for number in example.numbers})
    learned = module.learn(examples(), settings(members=3))
    assert len(members) == 3
    place, column = names.index(CLEAR.name), COLUMNS.index(str(Label.TAGS))
    values = [float(model.cues[place, column]) for model in members]
    assert len(set(values)) > 1
    assert learned.cues[CLEAR.name][str(Label.TAGS)] == pytest.approx(sum(values) / 3, abs=0.006)
    assert module.learn(examples(), settings(members=3), processes=2).dump() == learned.dump()


def test_a_clear_cue_comes_to_speak_for_the_right_label() -> None:
    before, after = Resolver(Weights()), Resolver(weights())
    assert before.weight(CLEAR, Label.CAPTION) > before.weight(CLEAR, Label.TAGS)
    assert after.weight(CLEAR, Label.TAGS) > max(after.weight(CLEAR, label) for label in Label if label is not Label.TAGS)


def test_a_cue_of_one_group_keeps_the_weight_of_its_author() -> None:
    learned = weights()
    assert CLEAR.name in learned.cues
    assert LOCAL.name not in learned.cues
    assert Resolver(learned).weight(LOCAL, Label.CAPTION) == LOCAL.weight


def test_how_many_groups_must_show_a_cue_can_be_set() -> None:
    from segmenter.training.learn import learn

    assert LOCAL.name in learn(examples(), settings(rare=1)).cues
    assert not learn(examples(), settings(rare=4)).cues


def test_a_heavy_penalty_leaves_the_weights_of_the_authors() -> None:
    from segmenter.training.learn import learn

    learned = learn(examples(), settings(cue_penalty=1e9))
    assert learned.cues[CLEAR.name] == {"caption": 0.5}


def test_learned_weights_read_back_and_know_every_transition() -> None:
    from segmenter.resolver.weights import parse

    learned = weights()
    assert parse(learned.dump(), "learned.json") == learned
    assert f"start>{STATES[0].name}" in learned.transitions
    assert not any(move.startswith("after.") and "inside" in move for move in learned.transitions)


def test_trust_is_a_factor_for_kinds_of_cues() -> None:
    from segmenter.training.learn import trusting

    given = Weights({"own.clear": {"tags": 2.0}, "length.1": {"body": -1.0, "tags": 0.5}}, {"start>before.headline": 1.5})
    trusted = trusting(given, {"": 1.5, "own": 2.0})
    assert trusted.cues == {"own.clear": {"tags": 4.0}, "length.1": {"body": -1.5, "tags": 0.75}}
    assert trusted.transitions == given.transitions
    assert trusting(given, {}) == given


# What gold allows


def allowed(document: Gold) -> list[set[str]]:
    (example,) = examples([document])
    return [{state.name for state, flag in zip(STATES, row, strict=True) if flag} for row in example.allowed]


def test_gold_allows_the_label_in_its_phase() -> None:
    assert allowed(DOCUMENTS[0]) == [
        {"before.headline"},
        {"inside.body"},
        {"inside.body"},
        {"after.tags"},
        {"after.boilerplate"},
    ]


def test_coarse_gold_allows_every_label_beside_the_text() -> None:
    fine = DOCUMENTS[0]
    spans = tuple(replace(span, label=span.label if span.label == "body" else "notbody") for span in fine.spans)
    rows = allowed(replace(fine, spans=spans))
    text = {state.name for state in STATES if state.label in TEXT}
    prose = text - {"inside.body.item"}
    assert [row & text for row in rows] == [set(), prose, prose, set(), set()]
    assert rows[0] == rows[4] == {state.name for state in STATES} - text
    unknown = (*spans[:4], replace(spans[4], confidence="rest"))
    assert allowed(replace(fine, spans=unknown))[4] == {state.name for state in STATES}


def test_text_that_is_no_prose_may_be_an_item() -> None:
    lines = ("Bring with you:", "warm clothes", "Hiking boots are enough for the first day, but the second one asks for more.")
    text, spans = "\n".join(lines), []
    for line in lines:
        spans.append(GoldSpan(text.index(line), text.index(line) + len(line), "body", "hand"))
    rows = allowed(Gold("list", "en", text, tuple(spans), group="a"))
    assert rows[1] == {"inside.body", "inside.body.item"}
    assert rows[2] == {"inside.body"}


def test_mark_up_tells_subheadings_where_the_gold_does_not() -> None:
    paragraph = "The town council said that the bridge will close to cars for three months from next spring."
    page = f"<body><p>Menu</p><p>{paragraph}</p><h2>What comes next</h2><ul><li>new lights</ul><p>{paragraph} Again.</p></body>"
    lines = ("Menu", paragraph, "What comes next", "new lights", f"{paragraph} Again.")
    text, spans, start = "\n".join(lines), [], 0
    for line in lines:
        label = "notbody" if line == "Menu" else "body"
        spans.append(GoldSpan(start, start + len(line), label, "gold"))
        start += len(line) + 1
    rows = allowed(Gold("page", "en", text, tuple(spans), group="a", html=page))
    assert rows[2] == {"inside.subheading"}
    assert rows[3] == {"inside.body", "inside.body.item"}


def test_gold_without_an_article_allows_before_and_after() -> None:
    fine = DOCUMENTS[0]
    spans = tuple(replace(span, label="related") for span in fine.spans)
    phases = {Phase.BEFORE, Phase.AFTER}
    for row in allowed(replace(fine, spans=spans)):
        assert row == {state.name for state in STATES if state.phase in phases and state.label is Label.RELATED}


def test_lines_without_gold_may_be_anything() -> None:
    fine = DOCUMENTS[0]
    assert allowed(replace(fine, spans=fine.spans[:4]))[4] == {state.name for state in STATES}


def test_thinning_drops_whole_kinds_of_cues_and_is_repeatable() -> None:
    from segmenter.training.learn import thinned

    (example,) = examples(DOCUMENTS[:1])

    def kinds(found: "Example") -> list[str]:
        return [found.cues[number].name.partition(".")[0] for number in found.numbers.tolist()]

    copy = thinned(example, 0.5)
    assert copy.numbers.tolist() == thinned(example, 0.5).numbers.tolist()
    left = set(kinds(copy))
    assert left < set(kinds(example))
    assert kinds(copy) == [kind for kind in kinds(example) if kind in left]
    assert thinned(example, 0.0).numbers.tolist() == example.numbers.tolist()
    assert thinned(example, 1.0).numbers.tolist() == []


# The conditional random field

_STATES, _COLUMNS, _CUES = 4, 3, 5
_LENGTHS = (1, 4, 6, 2)


def problem() -> "tuple[Sequences, Model, Any]":
    """A random problem whose grammar forbids some steps; the first state is always possible."""
    from scipy.sparse import csr_matrix

    from segmenter.training.crf import Model, Sequences

    chance = np.random.default_rng(5)
    total = sum(_LENGTHS)
    flags = (chance.random((total, _STATES)) < 0.6).astype(float)
    flags[:, 0] = 1.0
    move, start, end = chance.normal(size=(_STATES, _STATES)), chance.normal(size=_STATES), chance.normal(size=_STATES)
    move[2, 1] = move[3, 0] = start[3] = end[1] = -np.inf
    data = Sequences(
        csr_matrix((chance.random((total, _CUES)) < 0.5).astype(float)),
        flags,
        [0, 1, 5, 11],
        list(_LENGTHS),
        np.array([1.0, 0.3, 2.0, 1.0]),
    )
    model = Model(chance.normal(size=(_CUES, _COLUMNS)), start, move, end)
    return data, model, (chance.random((_COLUMNS, _STATES)) < 0.5).astype(float)


class _CaughtError(Exception):
    """Stops training once its objective is known."""


def objective(monkeypatch: pytest.MonkeyPatch, cue_penalty: float = 0.7, move_penalty: float = 0.4) -> tuple[Any, int]:
    """The function that training minimises, and the number of its parameters."""
    from segmenter.training import crf

    caught: list[Any] = []

    def minimize(function: Any, origin: Any, **_: Any) -> None:
        caught.extend((function, len(origin)))
        raise _CaughtError

    monkeypatch.setattr(crf, "minimize", minimize)
    data, model, columns = problem()
    with pytest.raises(_CaughtError):
        crf.train(data, model, columns, cue_penalty=cue_penalty, move_penalty=move_penalty, rounds=1)
    function, count = caught
    return function, count


def test_the_gradient_is_that_of_the_objective(monkeypatch: pytest.MonkeyPatch) -> None:
    function, count = objective(monkeypatch)
    assert count == _CUES * _COLUMNS + (_STATES - 1) + (_STATES**2 - 2) + (_STATES - 1)
    chance = np.random.default_rng(6)
    step = 1e-5
    for scale in (0.0, 0.5, 2.0):
        point = chance.normal(size=count) * scale
        _, gradient = function(point)
        for index in range(count):
            shift = np.zeros(count)
            shift[index] = step
            slope = (function(point + shift)[0] - function(point - shift)[0]) / (2 * step)
            assert gradient[index] == pytest.approx(slope, rel=1e-5, abs=1e-6), f"parameter {index} at scale {scale}"


def test_the_loss_is_what_gold_leaves_improbable(monkeypatch: pytest.MonkeyPatch) -> None:
    function, count = objective(monkeypatch)
    loss, _ = function(np.zeros(count))
    data, model, columns = problem()
    scores = (data.features @ model.cues) @ columns
    expected = 0.0
    for first, size, importance in zip(data.starts, data.lengths, data.importance, strict=True):
        every = possible = 0.0
        for path in product(range(_STATES), repeat=size):
            total = model.start[path[0]] + model.end[path[-1]] + sum(scores[first + t, state] for t, state in enumerate(path))
            odds = np.exp(total + sum(model.move[a, b] for a, b in pairwise(path)))
            every += odds
            if all(data.allowed[first + t, state] for t, state in enumerate(path)):
                possible += odds
        expected += importance * np.log(every / possible)
    assert loss == pytest.approx(expected, rel=1e-9)


def test_the_penalty_counts_from_the_weights_of_the_authors(monkeypatch: pytest.MonkeyPatch) -> None:
    free, count = objective(monkeypatch, 0.0, 0.0)
    bound, _ = objective(monkeypatch, 3.0, 2.0)
    assert bound(np.zeros(count))[0] == free(np.zeros(count))[0]
    ones = np.ones(count)
    cues = _CUES * _COLUMNS
    assert bound(ones)[0] - free(ones)[0] == pytest.approx(0.5 * (3.0 * cues + 2.0 * (count - cues)))


def test_training_lowers_the_loss_and_keeps_what_is_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    from segmenter.training import crf

    data, model, columns = problem()
    found = crf.train(data, model, columns, cue_penalty=0.7, move_penalty=0.4, rounds=50)
    function, count = objective(monkeypatch)
    start, move, end = (np.isfinite(values) for values in (model.start, model.move, model.end))
    delta = np.concatenate(
        [
            (found.cues - model.cues).ravel(),
            found.start[start] - model.start[start],
            found.move[move] - model.move[move],
            found.end[end] - model.end[end],
        ]
    )
    after, gradient = function(delta)
    assert after < function(np.zeros(count))[0]
    assert np.abs(gradient).max() < 0.01
    assert (np.isfinite(found.start) == start).all()
    assert (np.isfinite(found.move) == move).all()
    assert (np.isfinite(found.end) == end).all()


def test_gold_that_the_grammar_forbids_does_not_break_training() -> None:
    from segmenter.training.learn import learn

    wrong = gold(9, "wrong")
    labels = ("body", "tags", "comment", "headline", "body")
    spans = tuple(replace(span, label=label) for span, label in zip(wrong.spans, labels, strict=True))
    learned = learn(examples([*DOCUMENTS, replace(wrong, spans=spans)]), settings())
    assert all(np.isfinite(value) for columns in learned.cues.values() for value in columns.values())
    assert all(np.isfinite(value) for value in learned.transitions.values())


# The command line


def write_gold(folder: Path) -> None:
    for document in DOCUMENTS:
        row = {
            "id": document.id,
            "lang": document.language,
            "text": document.text,
            "spans": [[span.start, span.end, span.label] for span in document.spans],
            "page_type": "article" if document.group != "post" else "list",
        }
        (folder / f"{document.id}.json").write_text(json.dumps(row), "utf-8")


def test_the_command_writes_a_weights_file(tmp_path: Path) -> None:
    folder, output = tmp_path / "gold", tmp_path / "weights.json"
    folder.mkdir()
    write_gold(folder)
    assert main(["train", str(folder), "--output", str(output), "--kind", "article"]) == 0
    learned = Weights.load(output)
    assert learned.about == "4 documents of 2 publishers and sites"
    assert learned.cues
    assert learned.transitions
    assert learned.dump() == output.read_text("utf-8")


def test_the_command_names_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "weights.json"
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(["train", str(empty), "--output", str(output)]) == 2
    assert "no gold documents" in capsys.readouterr().err
    (empty / "bad.json").write_text("{", "utf-8")
    assert main(["train", str(empty), "--output", str(output)]) == 1
    assert "bad.json" in capsys.readouterr().err
    assert not output.exists()
