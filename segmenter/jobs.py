"""Many documents: what is done with each of them, and what comes in the place of one that fails."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from segmenter.errors import SegmenterError
from segmenter.model import Html

if TYPE_CHECKING:
    from segmenter.article import Article
    from segmenter.dates.reference import ReferenceLike
    from segmenter.pipeline import Segmenter

T = TypeVar("T")


class Job(NamedTuple):
    """A document of many: its text or page, and where they are known its language and when it was read.

    ``tag`` is what ``then`` has to know of it.
    """

    content: str | Html
    language: str | None = None
    tag: Any = None
    reference: "ReferenceLike | None" = None


class ProcessDiedError(SegmenterError):
    """The process that worked on a document died."""


@dataclass(frozen=True)
class Task:
    """What is done with each of many documents: it is segmented, and what ``then`` makes of its tag and article comes back.

    ``reference`` is when those were read of which no more is known.
    Where ``caught``, an error comes back in the place of what raised it.
    """

    segmenter: "Segmenter"
    reference: "ReferenceLike | None"
    then: "Callable[[Any, Article], Any] | None"
    caught: bool

    def __call__(self, job: Job) -> Any:
        """Return what comes of a document."""
        try:
            article = self._article(job)
            return article if self.then is None else self.then(job.tag, article)
        except SegmenterError as error:
            if not self.caught:
                raise
            return error
        except Exception as error:
            # One document stops no other, whatever is wrong with it or with the code that reads it.
            if not self.caught:
                raise
            return SegmenterError(f"{_said(error)}: leave this document out, or give it more memory if that is what it lacks")

    def _article(self, job: Job) -> "Article":
        content, language = job.content, job.language
        since = self.reference if job.reference is None else job.reference
        if not isinstance(content, Html):
            return self.segmenter.segment(content, language=language, reference=since)
        source, url, charset = content
        return self.segmenter.segment_html(source, url=url, charset=charset, language=language, reference=since)


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__


def untagged(then: "Callable[[Article], T]", tag: object, article: "Article") -> T:
    """Return what ``then`` makes of an article, whatever its tag."""
    return then(article)


def each(task: Task, jobs: Iterable[Job], processes: int) -> Iterator[Any]:
    """Yield what comes of each job, in order; with ``processes`` above 1 the work is shared among that many."""
    if processes == 1:
        yield from map(task, jobs)
        return
    # Loaded by those who need it alone: it takes longer to load than a page to be read.
    from segmenter.parallel import shared

    yield from shared(task, jobs, processes, _died)


def is_portable(value: object) -> bool:
    """Say whether other processes can be given a value, however they are started."""
    try:
        pickle.dumps(value)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True


def _died(job: Job) -> ProcessDiedError:
    return ProcessDiedError("the process that read it died: give it more memory, or leave this document out")
