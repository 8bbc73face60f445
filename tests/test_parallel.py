"""Work shared among processes: in order, whatever happens to a process, and without any left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from segmenter import Article, Html, Segmenter, SegmenterError, segment
from segmenter.errors import UsageError
from segmenter.jobs import Job
from segmenter.parallel import shared

TEXT = (
    "The ferry is back\n\nThe ferry returned to its old route on Monday after two years of repairs, and the crew was cheered.\n"
)


def doubled(number: int) -> int:
    if number < 0:
        os._exit(9)
    return 2 * number


def lost(number: int) -> int:
    return 1000 - number


@pytest.mark.parametrize("processes", [1, 3])
def test_results_come_in_order(processes: int) -> None:
    assert list(shared(doubled, range(100), processes, lost)) == list(range(0, 200, 2))
    assert list(shared(doubled, [], processes, lost)) == []


def test_an_item_that_kills_its_process_stops_no_other() -> None:
    items = [*range(1, 40), -7, *range(40, 60), -8, -9]
    wanted = [lost(item) if item < 0 else 2 * item for item in items]
    assert list(shared(doubled, items, 2, lost)) == wanted


def test_where_every_process_dies_the_work_ends() -> None:
    with pytest.raises(SegmenterError, match="use fewer of them"):
        list(shared(doubled, [-1] * 200, 2, lost))


def test_items_are_read_as_the_work_goes() -> None:
    taken = 0

    def endless() -> Iterator[int]:
        nonlocal taken
        while True:
            taken += 1
            yield 1

    results = shared(doubled, endless(), 2, lost)
    assert next(results) == 2
    results.close()  # type: ignore[attr-defined]
    assert taken < 200


def body_of(article: Article) -> str:
    return article.body


def broken(article: Article) -> str:
    raise KeyError("no such thing")


@pytest.mark.parametrize("processes", [1, 2])
def test_what_then_makes_of_articles_comes_in_their_place(processes: int) -> None:
    texts: list[str | Html] = [TEXT, "", Html("<p>One.</p>")]
    bodies = list(Segmenter().segment_many(texts, processes=processes, then=body_of))
    assert bodies == [segment(TEXT).body, "", bodies[2]]
    assert isinstance(bodies[2], str)


@pytest.mark.parametrize("processes", [1, 2])
def test_errors_of_other_code_stop_no_document(processes: int) -> None:
    found = list(Segmenter().segment_many([TEXT, TEXT], processes=processes, errors="yield", then=broken))
    assert len(found) == 2
    assert all(isinstance(error, SegmenterError) and str(error).startswith("KeyError: ") for error in found)
    with pytest.raises(KeyError):
        list(Segmenter().segment_many([TEXT], processes=processes, then=broken))


def test_a_function_that_no_other_process_can_have_is_refused() -> None:
    assert list(Segmenter().segment_many([TEXT], then=lambda article: article.language)) == ["en"]
    with pytest.raises(UsageError, match="give a function of a module"):
        next(iter(Segmenter().segment_many([TEXT], processes=2, then=lambda article: article.language)))


def language_and_tag(tag: int, article: Article) -> tuple[int, str]:
    return tag, article.language


def test_jobs_have_languages_and_tags_of_their_own() -> None:
    jobs = [Job(TEXT, "sv", 1), Job(TEXT, None, 2), Job(3, None, 3)]  # type: ignore[arg-type]
    found = list(Segmenter().work(jobs, language_and_tag))
    assert found[:2] == [(1, "sv"), (2, "en")]
    assert isinstance(found[2], UsageError)


@pytest.mark.parametrize("given", ["one text", b"bytes", Html("<p>x</p>")], ids=["str", "bytes", "page"])
def test_one_document_is_no_list_of_them(given: object) -> None:
    with pytest.raises(UsageError, match="give a list"):
        next(iter(Segmenter().segment_many(given)))  # type: ignore[call-overload]


@pytest.mark.parametrize("processes", [0, -1, "2", None])
def test_processes_are_a_number(processes: object) -> None:
    with pytest.raises(UsageError, match="whole number"):
        next(iter(Segmenter().segment_many([TEXT], processes=processes)))  # type: ignore[call-overload]


_PARENT = """
import os, time
from segmenter.parallel import shared

def slow(number):
    os.write(1, b"%d\\n" % os.getpid())  # in one piece, or those of two workers mix
    time.sleep(60)

if __name__ == "__main__":
    list(shared(slow, range(100), 2, slow))
"""


@pytest.mark.slow
@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="looks into /proc")
def test_workers_end_with_the_process_that_started_them(tmp_path_factory: pytest.TempPathFactory) -> None:
    script = tmp_path_factory.mktemp("parent") / "parent.py"
    script.write_text(_PARENT)
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = {int(parent.stdout.readline()) for _ in range(2)}
        parent.send_signal(signal.SIGKILL)
        deadline = time.monotonic() + 30
        while workers and time.monotonic() < deadline:
            workers = {worker for worker in workers if _lives(worker)}
            time.sleep(0.1)
    assert not workers


def _lives(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # the latter where it ends between opening and reading
        return False
