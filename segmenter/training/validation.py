"""Cross-validation: each document is segmented with weights that have seen nothing of its publisher."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial

from segmenter.article import Article
from segmenter.errors import UsageError
from segmenter.gold import Gold
from segmenter.languages import Languages
from segmenter.model import Html
from segmenter.pipeline import Segmenter
from segmenter.publishers import merged
from segmenter.resolver.weights import Weights
from segmenter.training.learn import Example, Settings, learn, read_example, settings_for
from segmenter.training.transfer import carried

_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Fold:
    """Documents that were left out, and weights trained without any document of their publishers.

    ``trained`` holds the names of the documents that the weights were trained on.
    """

    weights: Weights
    documents: tuple[Gold, ...]
    trained: frozenset[str]


def cross_validate(
    documents: Sequence[Gold], k: int, *, also: Sequence[Gold] = (), settings: Settings | None = None, processes: int = 1
) -> Iterator[tuple[Gold, Article]]:
    """Yield each document with its article, by folds: see :func:`folds`."""
    yield from segmented(folds(documents, k, also=also, settings=settings, processes=processes), processes=processes)


def segmented(folds: Iterable[Fold], *, processes: int = 1) -> Iterator[tuple[Gold, Article]]:
    """Yield each document of some folds with its article; of one with a page, the gold is that of the page's text."""
    for fold in folds:
        segmenter = Segmenter(weights=fold.weights)
        contents = (gold.text if gold.html is None else Html(gold.html) for gold in fold.documents)
        articles = segmenter.segment_many(contents, processes=processes)
        for gold, article in zip(fold.documents, articles, strict=True):
            assert isinstance(article, Article)
            if gold.html is not None:
                gold = carried(gold, article.text)
            yield gold, article


def folds(
    documents: Sequence[Gold], k: int, *, also: Sequence[Gold] = (), settings: Settings | None = None, processes: int = 1
) -> Iterator[Fold]:
    """Yield ``k`` folds of the documents, which split them by publisher, each with weights trained on the others.

    ``also`` is trained on as well, but for what shares a publisher with the documents left out. Publishers are recognised
    across sets: :func:`segmenter.publishers.merged`. Each document is read once. Raises
    :class:`~segmenter.errors.UsageError` where there are fewer than ``k`` publishers.
    """
    everything = [*documents, *also]
    publishers = merged((gold.group, gold.site) for gold in everything)
    dealt = deal(publishers[: len(documents)], k)
    examples = read(everything, processes)
    tested: list[set[int]] = [set() for _ in range(k)]
    for publisher, number in zip(publishers, dealt, strict=False):
        tested[number].add(publisher)
    others = [[index for index, publisher in enumerate(publishers) if publisher not in left_out] for left_out in tested]
    for number, weights in enumerate(_learned(examples, others, settings or settings_for(everything), processes)):
        left_out = tuple(gold for gold, fold in zip(documents, dealt, strict=True) if fold == number)
        yield Fold(weights, left_out, frozenset(everything[index].id for index in others[number]))


def deal(publishers: Sequence[int], k: int) -> list[int]:
    """Return the fold of each document: publishers by size, the largest first, each to the fold that is smallest so far."""
    sizes = Counter(publishers)
    if not 2 <= k <= len(sizes):
        raise UsageError(f"{k} folds of {len(sizes)} publishers: give from 2 folds to as many as there are publishers")
    filled = [0] * k
    fold_of: dict[int, int] = {}
    for publisher, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold_of[publisher] = min(range(k), key=lambda fold: (filled[fold], fold))
        filled[fold_of[publisher]] += size
    return [fold_of[publisher] for publisher in publishers]


def read(documents: Iterable[Gold], processes: int = 1) -> list[Example]:
    """Read documents for training, in order, shared among processes."""
    one = partial(read_example, languages=Languages())
    if processes <= 1:
        return list(map(one, documents))
    with ProcessPoolExecutor(processes) as pool:
        return list(pool.map(one, documents, chunksize=_CHUNK))


def _learned(
    examples: list[Example], selections: Sequence[Sequence[int]], settings: Settings, processes: int
) -> Iterator[Weights]:
    """Yield the weights learned from each selection of the examples."""
    if processes <= 1:
        for selection in selections:
            yield learn([examples[index] for index in selection], settings)
        return
    with ProcessPoolExecutor(processes, initializer=_WORKER.set, initargs=(examples,)) as pool:
        yield from pool.map(partial(_learn_in_worker, settings), selections)


_WORKER: ContextVar[list[Example]] = ContextVar("the examples of a worker process")


def _learn_in_worker(settings: Settings, selection: Sequence[int]) -> Weights:
    examples = _WORKER.get()
    return learn([examples[index] for index in selection], settings)
