"""Cross-validation: no weights have seen the publisher that they are tried on."""

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec

import pytest

from segmenter import Article, UsageError, Weights
from segmenter.gold import Gold, GoldSpan

pytestmark = pytest.mark.skipif(find_spec("scipy") is None, reason="training needs scipy: pip install 'segmenter[train]'")


def gold(number: int, group: str, site: str = "") -> Gold:
    lines = [
        ("headline", f"Bridge number {number} to close for months"),
        ("body", f"The town council said that bridge number {number} will close to cars for three months from next spring."),
        ("body", "The mayor told reporters that repairs will cover the pillars, the lights and a new path for walkers."),
        ("boilerplate", f"{group} | Contact"),
    ]
    spans, start = [], 0
    for label, line in lines:
        spans.append(GoldSpan(start, start + len(line), label, "hand"))
        start += len(line) + 1
    return Gold(f"{group}/{number}", "en", "\n".join(line for _, line in lines), tuple(spans), group=group, site=site)


DOCUMENTS = [
    gold(1, "Courier", "courier.example"),
    gold(2, "herald"),
    gold(3, "post"),
    gold(4, "Courier", "courier.example"),
    gold(5, "gazette"),
    gold(6, "courier"),
    gold(7, "post"),
]
ALSO = [
    gold(8, "echo"),
    gold(9, "www.courier.example"),
    gold(10, "Moor Group", "post.example"),
    gold(11, "Moor Group", "moor.example"),
]


def test_publishers_are_dealt_out_by_size() -> None:
    from segmenter.training.validation import deal

    assert deal([0, 1, 2, 0, 3, 0, 2], 3) == [0, 2, 1, 0, 2, 0, 1]
    assert deal([5, 5, 7], 2) == [0, 0, 1]


@pytest.mark.parametrize("k", [0, 1, 4])
def test_folds_that_cannot_be(k: int) -> None:
    from segmenter.training.validation import deal

    with pytest.raises(UsageError, match=f"{k} folds of 3 publishers"):
        deal([0, 1, 2, 0], k)


def test_no_weights_have_seen_the_publishers_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    from segmenter.training import validation
    from segmenter.training.learn import TEXTS, Example, Settings

    learned_from: list[list[str]] = []

    def learn(examples: Sequence[Example], settings: Settings) -> Weights:
        assert settings == TEXTS
        learned_from.append([example.id for example in examples])
        return Weights(about=str(len(learned_from)))

    monkeypatch.setattr(validation, "learn", learn)
    folds = list(validation.folds(DOCUMENTS, 3, also=ALSO))
    assert [fold.weights.about for fold in folds] == ["1", "2", "3"]
    assert [[left_out.id for left_out in fold.documents] for fold in folds] == [
        ["Courier/1", "Courier/4", "courier/6"],
        ["post/3", "post/7"],
        ["herald/2", "gazette/5"],
    ]
    assert learned_from == [
        ["herald/2", "post/3", "gazette/5", "post/7", "echo/8", "Moor Group/10", "Moor Group/11"],
        # The group owns the post's site, and so all of it stays out.
        ["Courier/1", "herald/2", "Courier/4", "gazette/5", "courier/6", "echo/8", "www.courier.example/9"],
        ["Courier/1", "post/3", "Courier/4", "courier/6", "post/7", "echo/8", *(also.id for also in ALSO[1:])],
    ]


def test_documents_are_read_alike_by_several_processes() -> None:
    from segmenter.training.validation import read

    alone, shared = read(DOCUMENTS), read(DOCUMENTS, processes=2)
    assert [example.id for example in shared] == [document.id for document in DOCUMENTS]
    for one, other in zip(alone, shared, strict=True):
        assert one.cues == other.cues
        assert (one.allowed == other.allowed).all()


def test_every_document_is_left_out_once() -> None:
    from segmenter.training.learn import Settings
    from segmenter.training.validation import cross_validate

    settings = Settings(rounds=4)
    alone = list(cross_validate(DOCUMENTS, 3, settings=settings))
    assert sorted(document.id for document, _ in alone) == sorted(document.id for document in DOCUMENTS)
    for document, article in alone:
        assert isinstance(article, Article)
        assert article.text == document.text
        assert article.body
    shared = list(cross_validate(DOCUMENTS, 3, settings=settings, processes=2))
    assert [(document.id, article.spans) for document, article in shared] == [
        (document.id, article.spans) for document, article in alone
    ]


def test_too_few_publishers_are_named_before_anything_is_read() -> None:
    from segmenter.training.validation import cross_validate

    documents = [replace(document, group="courier") for document in DOCUMENTS]
    with pytest.raises(UsageError, match="2 folds of 1 publishers"):
        next(cross_validate(documents, 2))
