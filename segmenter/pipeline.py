"""The whole path: text to page, page to claims, claims to labels, labels to article."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, TypeVar, overload

from segmenter.article import Article
from segmenter.dates.reference import Reference, ReferenceLike, as_reference
from segmenter.detectors import DETECTORS
from segmenter.errors import SegmenterError, UsageError
from segmenter.jobs import Job, ProcessDiedError, Task, each, is_portable, untagged
from segmenter.kinds import Judge, judge_of_pages, judge_of_texts, raised
from segmenter.languages import Languages, Lexicon
from segmenter.languages.pack import Pack
from segmenter.model import Detector, Html, Label, Span
from segmenter.page import Page
from segmenter.resolver import Resolver
from segmenter.resolver.evidence import gather
from segmenter.resolver.weights import Weights, shipped, shipped_for_pages
from segmenter.view import Lines, lines_of
from segmenter.wrapping import read_lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T")
_LABELS = tuple(Label)
_BOILERPLATE = _LABELS.index(Label.BOILERPLATE)
_REMEDY = {bytes: "decode it first", Html: "hand it to segment_many, or its source to segment_html"}
_MOST_KEEP = 50.0


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
        for pack in self.packs:
            if not isinstance(pack, Pack):
                raise UsageError(f"pack {pack!r} is no language pack: read the file of one with parse_pack")
        if self.weights is not None and not isinstance(self.weights, Weights):
            raise UsageError(f"weights={self.weights!r}: give Weights, such as Weights.load(path)")
        if not isinstance(self.keep, int | float) or not -_MOST_KEEP <= self.keep <= _MOST_KEEP:
            raise UsageError(f"keep={self.keep!r}: give log-odds from {-_MOST_KEEP:g} to {_MOST_KEEP:g}, 0 for even odds")
        object.__setattr__(self, "_languages", Languages(self.packs))

    def with_detectors(self, *detectors: Detector) -> "Segmenter":
        """Return a segmenter that asks these detectors too."""
        return replace(self, detectors=(*self.detectors, *detectors))

    def without_detectors(self, *detectors: Detector) -> "Segmenter":
        """Return a segmenter that does not ask these detectors."""
        return replace(self, detectors=tuple(known for known in self.detectors if known not in detectors))

    def segment(self, text: str, *, language: str | None = None, reference: ReferenceLike | None = None) -> Article:
        """Label every span of a text.

        ``language`` is a language tag (``"ar"``, ``"pt-BR"``); ``None`` lets it be guessed. ``reference`` is when the text was
        read, which ``3 hours ago`` is counted from: a datetime, a date, which tells days but no hours, or either in ISO 8601;
        ``None`` leaves such dates open. Any string gets an answer. Raises :class:`~segmenter.errors.UsageError` where ``text``
        is no string, ``language`` no language tag or ``reference`` no date.
        """
        if not isinstance(text, str):
            raise UsageError(f"text is {type(text).__name__}, not str: {_REMEDY.get(type(text), 'give the text of a page')}")
        return self._of_text(text, language, as_reference(reference))

    def segment_html(
        self,
        html: str | bytes,
        *,
        url: str | None = None,
        charset: str | None = None,
        language: str | None = None,
        reference: ReferenceLike | None = None,
    ) -> Article:
        """Label every span of a web page's text, as a reader sees it, with what its mark-up says as further evidence.

        ``charset`` is for bytes: the encoding or the ``Content-Type`` header that came with them; without it the page says
        its encoding, or it is detected. Any string and any bytes get an answer; ``article.text`` is the rendered text that
        spans point into. ``url`` is kept as ``article.url``; ``language`` and ``reference`` are as for :meth:`segment`. Raises
        :class:`~segmenter.errors.UsageError` where ``html`` is neither, ``url`` or ``charset`` no string, ``language`` no
        language tag or ``reference`` no date.
        """
        for name, given in (("url", url), ("charset", charset)):
            if given is not None and not isinstance(given, str):
                raise UsageError(f"{name}={given!r}: give a string, or None where it is not known")
        if not isinstance(html, str | bytes):
            raise UsageError(f"html is {type(html).__name__}, neither str nor bytes: give the source of the page")
        from segmenter.html.decode import decode
        from segmenter.html.hints import hints_of
        from segmenter.html.read import read

        since = as_reference(reference)
        source = html if isinstance(html, str) else decode(html, charset)[0]
        document = read(source)
        text = document.rendered.text
        lines = lines_of(text)
        page = Page.from_lines(text, lines, self._lexicon(lines, language))
        hints = hints_of(document, page.blocks)
        if hints.tell:
            article = self._label(replace(page, hints=hints), self._page_resolver, judge_of_pages(), since, url)
            nodes = hints.node
        else:
            # Lines that were put between tags, and nothing more: they are read as the text they are.
            article = self._of_text(text, language, since, url)
            nodes = hints_of(document, article._blocks).node
        return replace(article, url=url, stated=document.structured, _source=source, _nodes=nodes)

    def _of_text(self, text: str, language: str | None, since: Reference | None, url: str | None = None) -> Article:
        seen, lines = read_lines(text)
        page = Page.from_text(seen, self._lexicon(lines, language), lines)
        article = self._label(page, self._resolver, judge_of_texts(), since, url)
        return article if seen is text else replace(article, text=text, _seen=seen)

    def _lexicon(self, lines: Lines, language: str | None) -> Lexicon:
        code = self._languages.normalise(language) if language is not None else self._languages.identify(lines.view)
        return self._languages.lexicon(code)

    def _label(self, page: Page, resolver: Resolver, judge: Judge, since: Reference | None, url: str | None = None) -> Article:
        evidence = gather(page, self.detectors)
        reading = resolver.read_page(page, evidence)
        kinds = judge.kinds_of(page, reading.labels, url)
        read = judge.read_as(kinds, page, reading)
        labels = resolver.decide(read, page)
        spans = tuple(_spans(page, labels, resolver.confidence(read[range(len(labels)), labels])))
        kind, confidence = judge.conclude(kinds, page, read, labels)
        return Article(
            page.text,
            spans,
            page.language,
            page.direction,
            page.blocks,
            evidence,
            resolver,
            page.lexicon,
            kind=kind,
            confidence=confidence,
            _reference=since,
            _raised=None if read is reading.labels else raised(reading.labels, read),
        )

    @overload
    def segment_many(
        self,
        texts: Iterable[str | Html],
        *,
        language: str | None = None,
        reference: ReferenceLike | None = None,
        processes: int = 1,
        errors: str = "raise",
        then: None = None,
    ) -> Iterator[Article | SegmenterError]: ...

    @overload
    def segment_many(
        self,
        texts: Iterable[str | Html],
        *,
        language: str | None = None,
        reference: ReferenceLike | None = None,
        processes: int = 1,
        errors: str = "raise",
        then: Callable[[Article], T],
    ) -> Iterator[T | SegmenterError]: ...

    def segment_many(
        self,
        texts: Iterable[str | Html],
        *,
        language: str | None = None,
        reference: ReferenceLike | None = None,
        processes: int = 1,
        errors: str = "raise",
        then: Callable[[Article], T] | None = None,
    ) -> Iterator[Article | T | SegmenterError]:
        """Yield the article of each text or :class:`~segmenter.model.Html` page, in order, reading ``texts`` as it goes.

        ``language`` and ``reference`` are those of all texts. With ``processes`` above 1 the work is shared among that many.
        What ``then`` makes of an article comes in its place: it is called where the article was made, so that a body or a row
        travels between processes and not the article, which is many times larger. An item that is neither text nor page raises
        :class:`~segmenter.errors.UsageError`. With ``errors="yield"`` whatever goes wrong with a document is an error in its
        place, be it that its process died or that a detector or ``then`` failed, and the other documents go on.
        """
        if isinstance(texts, str | bytes | Html):
            raise UsageError(f"texts is one {type(texts).__name__}: give a list of documents, [text]")
        if not isinstance(processes, int) or processes < 1:
            raise UsageError(f"processes={processes!r}: give a whole number from 1")
        if errors not in ("raise", "yield"):
            raise UsageError(f"errors={errors!r}: write 'raise' or 'yield'")
        if processes > 1 and not is_portable(then):
            raise UsageError(f"then={then!r} cannot be sent to other processes: give a function of a module")
        as_reference(reference)  # what is wrong for all texts is no error of each
        jobs = (Job(text, language) for text in texts)
        finish = None if then is None else partial(untagged, then)
        for done in each(Task(self, reference, finish, errors == "yield"), jobs, processes):
            if errors == "raise" and isinstance(done, ProcessDiedError):
                raise done
            yield done

    def work(
        self,
        jobs: Iterable[Job],
        then: Callable[[Any, Article], T],
        *,
        reference: ReferenceLike | None = None,
        processes: int = 1,
    ) -> Iterator[T | SegmenterError]:
        """Yield what ``then`` makes of the tag and the article of each job, in order, or what went wrong with it.

        It is :meth:`segment_many` for documents of several languages, and for results that need to know whose they are.
        """
        as_reference(reference)
        yield from each(Task(self, reference, then, True), jobs, processes)

    @cached_property
    def _resolver(self) -> Resolver:
        return Resolver(shipped() if self.weights is None else self.weights, self.keep)

    @cached_property
    def _page_resolver(self) -> Resolver:
        return Resolver(shipped_for_pages() if self.weights is None else self.weights, self.keep)

    def __reduce__(self) -> tuple[Any, ...]:
        return Segmenter, (self.detectors, self.packs, self.weights, self.keep)


def _spans(page: Page, labels: Sequence[int], confidence: "NDArray[np.float64]") -> list[Span]:
    """Join neighbouring blocks of one label on one line, weighing their confidence by length; debris is boilerplate."""
    import numpy as np

    debris = [(*block, _BOILERPLATE) for block in page.blocks.debris]
    columns = np.array((page.view.start, page.view.end, page.blocks.line, labels), np.intp)
    sure = confidence
    if debris:
        # It parts what it stands between only where it has another label.
        columns = np.hstack((columns, np.array(debris).T))
        order = np.argsort(columns[0])
        columns, sure = columns[:, order], np.concatenate((sure, np.ones(len(debris))))[order]
    start, end, line, label = columns
    if not len(start):
        return []
    # Pieces of a line that was longer than any paragraph were read as lines: no line ends between them.
    at = page.blocks.numbers(start)
    other = (line[1:] != line[:-1]) & (at[1:] != at[:-1])
    first = np.flatnonzero(np.concatenate(([True], other | (label[1:] != label[:-1]))))
    last = np.concatenate((first[1:], [len(start)])) - 1
    size = end - start
    mean = np.minimum(1.0, np.add.reduceat(size * sure, first) / np.add.reduceat(size, first))
    names = map(_LABELS.__getitem__, label[first].tolist())
    return list(map(Span, start[first].tolist(), end[last].tolist(), names, mean.tolist()))


_DEFAULT = Segmenter()


def segment(text: str, *, language: str | None = None, reference: ReferenceLike | None = None) -> Article:
    """Label every span of a text with the shipped detectors, packs and weights: see :meth:`Segmenter.segment`."""
    return _DEFAULT.segment(text, language=language, reference=reference)


def segment_html(
    html: str | bytes,
    *,
    url: str | None = None,
    charset: str | None = None,
    language: str | None = None,
    reference: ReferenceLike | None = None,
) -> Article:
    """Label every span of a web page with the shipped detectors, packs and weights: see :meth:`Segmenter.segment_html`."""
    return _DEFAULT.segment_html(html, url=url, charset=charset, language=language, reference=reference)
