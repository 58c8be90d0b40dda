"""The engine of one machine: a pool of processes.

A shard that is more than a worker's share is cut into pieces; the others go to the workers whole.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from cleaner.corpus.shard import Outcome, Task, clean_shard, clean_whole, in_turn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cleaner.corpus.job import Job

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 2  # pieces or shards under way for each process
SMALL = 1 << 22  # bytes of a shard that is not worth cutting

_job: Job  # in a process of the pool


def run(job: Job, tasks: Sequence[Task], jobs: int, tick: Callable[[int], None]) -> Iterator[Outcome]:
    """Clean all shards in `jobs` processes; `tick` hears how many bytes of a shard that is cut have been read."""
    if jobs == 1:
        here = partial(in_turn, job)
        yield from (clean_shard(job, task, here, tick) for task in tasks)
        return
    share = max(SMALL, sum(task.shard.size for task in tasks) // (2 * jobs))
    context = multiprocessing.get_context("spawn")  # the same on all systems, and safe with threads
    pool = ProcessPoolExecutor(jobs, context, _start, (job,))
    try:
        there = partial(_there, pool, AHEAD * jobs)
        yield from (clean_shard(job, task, there, tick) for task in tasks if task.shard.size > share)
        rest = [task for task in tasks if task.shard.size <= share]
        yield from there(clean_whole, sorted(rest, key=lambda task: -task.shard.size))  # what takes long starts first
    except BrokenProcessPool:
        raise ChildProcessError("a process was killed, perhaps for want of memory; run again to go on") from None
    except BaseException:
        for child in list((getattr(pool, "_processes", None) or {}).values()):
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _there(pool: ProcessPoolExecutor, ahead: int, function: Callable[[Job, T], R], items: Iterable[T]) -> Iterator[R]:
    """`function(job, item)` for all items, in order, with a bounded number under way."""
    under_way = deque()  # type: ignore[var-annotated]
    for item in items:
        under_way.append(pool.submit(_do, function, item))
        if len(under_way) > ahead:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()


def _start(job: Job) -> None:
    global _job  # noqa: PLW0603  (one for each process)
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed parent can tell nobody, and its workers would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
    os._exit(1)


def _do(function: Callable[[Job, T], R], item: T) -> R:
    return function(_job, item)
