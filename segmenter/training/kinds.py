"""Learns to judge pages: their kinds, what of them is main content, and how likely a body is right."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass, replace
from statistics import fmean
from typing import TypeVar

import numpy as np

from segmenter.errors import DataError
from segmenter.evaluation.judgement import Judged
from segmenter.gold import Gold
from segmenter.kinds.judge import BIAS, Judge
from segmenter.languages import Languages
from segmenter.model import Kind
from segmenter.resolver import Resolver
from segmenter.resolver.alone import heard
from segmenter.training.logistic import Fitted, fit
from segmenter.training.pages import Case, Verdict, judge_case, kind_of, read_case
from segmenter.training.saved import Saved, unseen
from segmenter.training.validation import deal

RIGHT = 0.9
"""The F1 from which on a body counts as right."""

_KINDS = tuple(Kind)
_FOLDS = 5
_PENALTY, _BODY_PENALTY = 20.0, 10.0
_SHARES = (0.0, 0.5, 1.0)
_EVEN = 0.5
_DIGITS = 3
_CHUNK = 8
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Learned:
    """A judge, and how each document was judged by others that had seen nothing of its publisher."""

    judge: Judge
    judged: tuple[Judged, ...]


def learn_judge(documents: Sequence[Gold], folds: Sequence[Saved], *, about: str = "", processes: int = 1) -> Learned:
    """Return the judge that these documents teach, each labelled with weights of folds that have seen nothing of it.

    Documents that all folds have seen are left out. Raises :class:`~segmenter.errors.DataError` where all are.
    """
    documents = list({gold.id: gold for gold in documents}.values())
    publishers, which = unseen(documents, folds)
    known = [index for index, fold in enumerate(which) if fold is not None]
    if not known:
        raise DataError("the weights of the folds were trained on all of these documents: give others")
    documents, publishers = [documents[index] for index in known], [publishers[index] for index in known]
    numbers = [which[index] or 0 for index in known]
    resolvers = [Resolver(fold.weights) for fold in folds]
    dealt = np.array(deal(publishers, _FOLDS))
    cases = _shared(_read, resolvers, [(gold, number) for gold, number in zip(documents, numbers, strict=True)], processes)
    judges = [_learn([case for case, fold in zip(cases, dealt, strict=True) if fold != left]) for left in range(_FOLDS)]
    jobs = [(gold, number, judges[fold]) for gold, number, fold in zip(documents, numbers, dealt, strict=True)]
    verdicts = _shared(_judge, resolvers, jobs, processes)
    judged = tuple(
        Judged(gold.id, gold.set, str(kind_of(gold)), str(verdict.kind), sure, verdict.f1)
        for gold, verdict, sure in zip(documents, verdicts, _sure(verdicts, dealt), strict=True)
    )
    return Learned(replace(_learn(cases), confidence=_confidence(verdicts), about=about), judged)


def _learn(cases: Sequence[Case]) -> Judge:
    """Return a judge without confidence."""
    rows = [case for case in cases if case.features]
    classes = np.array([_KINDS.index(case.kind) for case in rows])
    fitted = fit([case.features for case in rows], classes, len(_KINDS), _PENALTY)
    return Judge(_by_kind(fitted), _hears(rows))


def _by_kind(fitted: Fitted) -> Mapping[str, Mapping[str, float]]:
    table = np.vstack((fitted.bias, fitted.weights))
    # Only differences between kinds count, so that each row may as well add up to nothing.
    table -= table.mean(axis=1, keepdims=True)
    return {
        name: {str(kind): round(float(value), _DIGITS) for kind, value in zip(_KINDS, row, strict=True)}
        for name, row in zip((BIAS, *fitted.names), table, strict=True)
    }


def _hears(cases: Sequence[Case]) -> Mapping[str, float]:
    """Return for each kind of page how much of the chain makes the F1 of main content highest, in the mean of such pages."""
    out = {}
    for kind in _KINDS:
        of_kind = [case for case in cases if case.kind is kind and case.reading.main is not None]
        if kind is not Kind.ARTICLE and of_kind:
            found = {share: fmean(_f1_with(case, share) for case in of_kind) for share in _SHARES}
            out[str(kind)] = max(_SHARES, key=lambda share: found[share])
    return out


def _f1_with(case: Case, share: float) -> float:
    assert case.reading.main is not None
    chosen = heard(case.reading.chain, case.reading.main, share) >= _EVEN
    total = case.known[chosen].sum() + case.main.sum()
    return float(2.0 * case.main[chosen].sum() / total) if total else 1.0


def _confidence(verdicts: Sequence[Verdict]) -> Mapping[str, float]:
    rows = [verdict for verdict in verdicts if verdict.features]
    right = np.array([int(verdict.f1 >= RIGHT) for verdict in rows])
    fitted = fit([verdict.features for verdict in rows], right, 2, _BODY_PENALTY)
    values = np.concatenate((np.diff(fitted.bias), np.diff(fitted.weights)[:, 0]))
    return {name: round(float(value), _DIGITS) for name, value in zip((BIAS, *fitted.names), values, strict=True)}


def _sure(verdicts: Sequence[Verdict], dealt: np.ndarray) -> list[float]:
    """Return the confidence of each verdict, fitted on the verdicts of the other folds; 0 where there is no body."""
    judges = [
        Judge(confidence=_confidence([verdict for verdict, fold in zip(verdicts, dealt, strict=True) if fold != left]))
        for left in range(_FOLDS)
    ]
    return [
        judges[fold].sure(verdict.features) if verdict.features else 0.0
        for verdict, fold in zip(verdicts, dealt.tolist(), strict=True)
    ]


_WORKER: ContextVar[tuple[Sequence[Resolver], Languages]] = ContextVar("the resolvers and languages of a worker process")


def _read(job: tuple[Gold, int]) -> Case:
    (resolvers, languages), (gold, number) = _WORKER.get(), job
    return read_case(gold, resolvers[number], languages)


def _judge(job: tuple[Gold, int, Judge]) -> Verdict:
    (resolvers, languages), (gold, number, judge) = _WORKER.get(), job
    return judge_case(gold, resolvers[number], judge, languages)


def _shared(
    work: Callable[..., _Result], resolvers: Sequence[Resolver], jobs: Sequence[tuple[object, ...]], processes: int
) -> list[_Result]:
    """Return what each job gives, in order, shared among processes."""
    known = (resolvers, Languages())
    if processes <= 1:
        _WORKER.set(known)
        return list(map(work, jobs))
    with ProcessPoolExecutor(processes, initializer=_WORKER.set, initargs=(known,)) as pool:
        return list(pool.map(work, jobs, chunksize=_CHUNK))
