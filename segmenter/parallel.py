"""Work on many items shared among processes: in order, a few batches at a time, and one that kills its process stops no other."""

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from itertools import islice
from typing import Any, TypeVar

from segmenter.errors import SegmenterError

_T = TypeVar("_T")
_R = TypeVar("_R")
_BATCH = 8
_MOST_DEATHS = 10
_LOOK = 2.0  # seconds between two looks whether the parent lives

_WORK: ContextVar[Callable[[Any], Any]] = ContextVar("the work of a worker process")


def shared(work: Callable[[_T], _R], items: Iterable[_T], processes: int, died: Callable[[_T], _R]) -> Iterator[_R]:
    """Yield ``work(item)`` for each item, in order, reading ``items`` as it goes; ``died(item)`` where a process died of it.

    ``work`` is handed to each process once, so what it has loaded stays loaded. What a process that died was doing is done
    again item by item, so that the one it died of is known.
    """
    batches = _batched(items)
    pool = _Pool(work, processes)
    waiting: deque[tuple[list[_T], Future[list[_R]]]] = deque()
    try:
        # A few batches wait at a time, so that an endless stream fits into memory.
        waiting.extend((batch, pool.submit(batch)) for batch in islice(batches, 2 * processes))
        while waiting:
            batch, future = waiting.popleft()
            try:
                done = future.result()
            except BrokenProcessPool:
                done = list(_one_by_one(pool, batch, died))
                behind = [(late, again if _is_done(again) else pool.submit(late)) for late, again in waiting]
                waiting = deque(behind)
            yield from done
            waiting.extend((batch, pool.submit(batch)) for batch in islice(batches, 1))
    finally:
        # Where nobody wants the rest, only what has been begun is waited for.
        pool.close()


class _Pool:
    def __init__(self, work: Callable[[Any], Any], processes: int) -> None:
        self._work, self._processes = work, processes
        self.deaths = 0  # in a row
        self._pool = self._new()

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._processes, initializer=_start, initargs=(self._work, os.getpid()))

    def submit(self, batch: Sequence[_T]) -> "Future[list[Any]]":
        try:
            return self._pool.submit(_batch, batch)
        except BrokenProcessPool as error:
            failed: Future[list[Any]] = Future()
            failed.set_exception(error)
            return failed

    def renew(self) -> None:
        self._pool.shutdown(cancel_futures=True)
        self._pool = self._new()

    def close(self) -> None:
        self._pool.shutdown(cancel_futures=True)


def _one_by_one(pool: _Pool, batch: Sequence[_T], died: Callable[[_T], _R]) -> Iterator[_R]:
    pool.renew()
    for item in batch:
        try:
            done = pool.submit([item]).result()
        except BrokenProcessPool:
            pool.deaths += 1
            if pool.deaths >= _MOST_DEATHS:
                message = "processes die of one document after the other: use fewer of them, or give them more memory"
                raise SegmenterError(message) from None
            pool.renew()
            yield died(item)
        else:
            pool.deaths = 0
            yield from done


def _is_done(future: "Future[Any]") -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _start(work: Callable[[Any], Any], parent: int) -> None:
    # Ctrl-C reaches every process of a terminal; the one that shares out the work ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.name == "posix":
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _WORK.set(work)


def _end_with(parent: int) -> None:
    """End this process when the one that shares out the work is gone, which nothing else would tell it."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def _batch(items: Sequence[Any]) -> list[Any]:
    return list(map(_WORK.get(), items))


def _batched(items: Iterable[_T]) -> Iterator[list[_T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
