"""Work in several processes: results in the order of the work, a bounded number of pieces under way.

Processes are started only when there is enough to do to pay for them.  They never write a file and tell nobody but
the parent, so ending them loses nothing.
"""

from __future__ import annotations

import os
from collections import deque

from cleaner.lean import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import ProcessPoolExecutor

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")

PIECE = 1 << 18  # bytes of work that are handed over at a time
ENOUGH = 1 << 20  # bytes of work that pay for starting processes
AHEAD = 2  # pieces under way for each process

_shared: Any = None  # in a process of the pool: what all its work needs


class Pool:
    """Up to `jobs` processes, each with `shared`; with one job, none."""

    def __init__(self, jobs: int, shared: object) -> None:
        self.jobs = jobs or os.cpu_count() or 1
        self._shared = shared
        self._executor: ProcessPoolExecutor | None = None
        self._ended = False

    def ordered(
        self, function: Callable[[Any, list[T]], R], items: Iterable[T], weigh: Callable[[T], int]
    ) -> Iterator[tuple[list[T], R]]:
        """`function(shared, piece)` for all pieces of `items`, in order, each with its piece.

        Raises `ChildProcessError` when a process is gone.
        """
        pieces = in_pieces(items, weigh)
        held: deque[list[T]] = deque()
        if self._executor is None:
            weight = 0
            for piece in pieces:
                held.append(piece)
                weight += sum(map(weigh, piece))
                if weight >= ENOUGH:
                    break
            else:
                yield from ((piece, function(self._shared, piece)) for piece in held)
                return
        executor = self._started()
        under_way: deque[tuple[list[T], Any]] = deque()
        for piece in _chain(held, pieces):
            under_way.append((piece, executor.submit(_do, function, piece)))
            if len(under_way) > AHEAD * self.jobs:
                yield _finished(under_way)
        while under_way:
            yield _finished(under_way)

    def _started(self) -> ProcessPoolExecutor:
        if self._executor is None:
            import multiprocessing
            import sys
            from concurrent.futures import ProcessPoolExecutor

            # a fork has all rules loaded; elsewhere it is not safe, or not there
            context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
            self._executor = ProcessPoolExecutor(self.jobs, context, _start, (self._shared,))
            self._hush(getattr(self._executor, "_call_queue", None))
        return self._executor

    def _hush(self, queue: Any) -> None:
        """Let the thread that feeds the processes keep quiet once they are ended at once: it would print a traceback."""
        tell = getattr(queue, "_on_queue_feeder_error", None)
        if tell:
            hushed = lambda error, item: None if self._ended else tell(error, item)  # noqa: E731
            setattr(queue, "_on_queue_feeder_error", hushed)  # noqa: B010

    def close(self, *, at_once: bool = False) -> None:
        """End the processes; `at_once` those at work too."""
        if self._executor is None:
            return
        self._ended = at_once
        children = list((getattr(self._executor, "_processes", None) or {}).values())
        self._executor.shutdown(wait=not at_once, cancel_futures=True)
        if at_once:
            for child in children:
                child.terminate()
        self._executor = None


def in_pieces(items: Iterable[T], weigh: Callable[[T], int]) -> Iterator[list[T]]:
    """`items` in lists that weigh `PIECE` or a little more."""
    piece: list[T] = []
    weight = 0
    for item in items:
        piece.append(item)
        weight += weigh(item)
        if weight >= PIECE:
            yield piece
            piece, weight = [], 0
    if piece:
        yield piece


def _finished(under_way: deque[tuple[T, Any]]) -> tuple[T, Any]:
    """The first piece under way, with what came of it."""
    from concurrent.futures.process import BrokenProcessPool

    piece, future = under_way.popleft()
    try:
        return piece, future.result()
    except BrokenProcessPool:
        raise ChildProcessError(
            0, "a process was killed, perhaps for want of memory; the rest is left as it was"
        ) from None


def _chain(held: deque[S], rest: Iterator[S]) -> Iterator[S]:
    while held:
        yield held.popleft()
    yield from rest


def _start(shared: object) -> None:
    import signal
    import threading

    global _shared  # noqa: PLW0603  (one for each process)
    _shared = shared
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed parent can tell nobody, and its workers would wait for ever."""
    from multiprocessing import parent_process

    parent = parent_process()
    if parent:
        parent.join()
    os._exit(1)


def _do(function: Callable[[Any, Any], R], piece: object) -> R:
    return function(_shared, piece)
