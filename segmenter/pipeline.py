"""The whole path: text to page, page to claims, claims to labels, labels to article."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import islice
from typing import Any

from segmenter.article import Article
from segmenter.detectors import DETECTORS
from segmenter.errors import SegmenterError, UsageError
from segmenter.languages import Languages
from segmenter.languages.pack import Pack
from segmenter.model import Detector, Label, Span
from segmenter.page import Page
from segmenter.resolver import Resolver
from segmenter.resolver.evidence import collect
from segmenter.resolver.weights import Weights, shipped

_BATCH = 64


@dataclass(frozen=True)
class Segmenter:
    """Labels articles with some detectors, language packs and weights. Immutable, picklable and thread-safe.

    ``packs`` are added to the shipped language packs, or replace those of the same code. ``weights`` are learned
    weights; ``None`` means those that ship with the package, ``Weights()`` none at all, so that every cue counts as its
    author set it. ``keep`` shifts the odds of the article's own text against everything else (log-odds): above 0 more is
    kept, below 0 more is dropped.
    """

    detectors: Sequence[Detector] = DETECTORS
    packs: Sequence[Pack] = ()
    weights: Weights | None = None
    keep: float = 0.0
    _languages: Languages = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("detectors", "packs"):
            given = tuple(getattr(self, name))
            object.__setattr__(self, name, given)
        for detector in self.detectors:
            if not callable(detector):
                raise UsageError(f"detector {detector!r} cannot be called: give a function that takes a page and yields claims")
        object.__setattr__(self, "_languages", Languages(self.packs))

    def with_detectors(self, *detectors: Detector) -> "Segmenter":
        """Return a segmenter that asks these detectors too."""
        return replace(self, detectors=(*self.detectors, *detectors))

    def without_detectors(self, *detectors: Detector) -> "Segmenter":
        """Return a segmenter that does not ask these detectors."""
        return replace(self, detectors=tuple(known for known in self.detectors if known not in detectors))

    def segment(self, text: str, *, language: str | None = None) -> Article:
        """Label every span of a text.

        ``language`` is a language tag (``"ar"``, ``"pt-BR"``); ``None`` lets it be guessed. Any string gets an answer.
        Raises :class:`~segmenter.errors.UsageError` where ``text`` is no string or ``language`` no language tag.
        """
        if not isinstance(text, str):
            raise UsageError(f"text is {type(text).__name__}, not str: decode bytes first")
        code = self._languages.normalise(language) if language is not None else self._languages.identify(text)
        page = Page.from_text(text, self._languages.lexicon(code))
        evidence = collect(claim for detector in self.detectors for claim in detector(page))
        posteriors = self._resolver.posteriors(evidence, len(page.blocks), page.core_words)
        labels = tuple(self._resolver.decide(posteriors, page.keys))
        spans = tuple(_spans(page, labels, posteriors))
        return Article(text, spans, page.language, page.direction, page.blocks, labels, evidence, self._resolver, page.lexicon)

    def segment_many(
        self, texts: Iterable[str], *, language: str | None = None, processes: int = 1, errors: str = "raise"
    ) -> Iterator[Article | SegmenterError]:
        """Yield the article of each text, in order, reading ``texts`` as it goes.

        With ``processes`` above 1 the work is shared among that many. An item that is no string raises
        :class:`~segmenter.errors.UsageError`; with ``errors="yield"`` the error takes the article's place instead and
        the other documents go on.
        """
        if errors not in ("raise", "yield"):
            raise UsageError(f"errors={errors!r}: write 'raise' or 'yield'")
        work = partial(_segment_batch, self, language, errors)
        batches = _batched(texts, _BATCH)
        if processes <= 1:
            for batch in batches:
                yield from work(batch)
            return
        from concurrent.futures import ProcessPoolExecutor

        with ProcessPoolExecutor(processes) as pool:
            # A few batches wait at a time, so that an endless stream of texts fits into memory.
            waiting = [pool.submit(work, batch) for batch in islice(batches, 2 * processes)]
            while waiting:
                done = waiting.pop(0)
                yield from done.result()
                waiting.extend(pool.submit(work, batch) for batch in islice(batches, 1))

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(shipped() if self.weights is None else self.weights, self.keep)

    def __reduce__(self) -> tuple[Any, ...]:
        return Segmenter, (self.detectors, self.packs, self.weights, self.keep)


def _segment_batch(segmenter: Segmenter, language: str | None, errors: str, batch: Sequence[str]) -> list[Article | SegmenterError]:
    out: list[Article | SegmenterError] = []
    for text in batch:
        try:
            out.append(segmenter.segment(text, language=language))
        except UsageError as error:
            if errors == "raise":
                raise
            out.append(error)
    return out


def _batched(items: Iterable[str], size: int) -> Iterator[list[str]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _spans(page: Page, labels: Sequence[int], posteriors: Any) -> Iterator[Span]:
    """Join neighbouring blocks of one label on one line, weighing their confidence by length."""
    names = tuple(Label)
    start = end = 0
    mass = 0.0
    size = 0
    current: tuple[int, int] | None = None
    for index, block in enumerate(page.blocks):
        key = (block.line, labels[index])
        sure = float(posteriors[index, labels[index]])
        if key != current:
            if current is not None:
                yield Span(start, end, names[current[1]], min(1.0, mass / size))
            current, start, mass, size = key, block.start, 0.0, 0
        end = block.end
        mass += sure * (block.end - block.start)
        size += block.end - block.start
    if current is not None:
        yield Span(start, end, names[current[1]], min(1.0, mass / size))


_DEFAULT = Segmenter()


def segment(text: str, *, language: str | None = None) -> Article:
    """Label every span of a text with the shipped detectors, packs and weights: see :meth:`Segmenter.segment`."""
    return _DEFAULT.segment(text, language=language)
