"""Clean one shard: read its pieces, write what becomes of them in order, and sign for it."""

from __future__ import annotations

import io
import os
import shutil
from contextlib import ExitStack
from functools import partial
from typing import IO, TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from cleaner.corpus.folder import digest, lasting
from cleaner.corpus.job import Job, Tally
from cleaner.corpus.pieces import blocks, clean_piece, tables
from cleaner.records import form_of
from cleaner.records.work import RecordsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cleaner.corpus.find import Shard
    from cleaner.corpus.folder import Folder
    from cleaner.corpus.pieces import Done

T = TypeVar("T")
R = TypeVar("R")
BUFFER = 1 << 20


class Mapper(Protocol):
    """Something like `map` that gives every function the job first: here, or in other processes."""

    def __call__(self, function: Callable[[Job, T], R], items: Iterable[T]) -> Iterator[R]:
        """`function(job, item)` for all items, in order."""


class Outcome(NamedTuple):
    """What became of a shard: what was counted, or why it could not be done."""

    shard: Shard
    tally: Tally | None
    error: str = ""


class Task(NamedTuple):
    """A shard, and the folder that its output goes to."""

    shard: Shard
    folder: Folder


def clean_whole(job: Job, task: Task) -> Outcome:
    """Clean a shard in this process."""
    return clean_shard(job, task, partial(in_turn, job))


def in_turn(job: Job, function: Callable[[Job, T], R], items: Iterable[T]) -> Iterator[R]:
    """`function(job, item)` for all items, one after the other, in this process."""
    return map(partial(function, job), items)


def clean_shard(job: Job, task: Task, mapper: Mapper, tick: Callable[[int], None] = lambda _: None) -> Outcome:
    """Clean a shard with the help of `mapper`; `tick` hears how many bytes have been read."""
    shard, folder = task
    packing = _packing(shard)
    damage: tuple[type[Exception], ...] = ()
    try:
        if packing:
            from cleaner.records.compress import faults

            damage = faults(packing)
        with open(shard.path, "rb", buffering=BUFFER) as raw:
            status, sha256 = os.fstat(raw.fileno()), digest(shard.path)
            tally = _clean(raw, job, task, mapper, tick)
            now = os.stat(shard.path)
        if (now.st_mtime_ns, now.st_size) != (status.st_mtime_ns, status.st_size):
            return Outcome(shard, None, "it changed while it was being read; run again")
        folder.finish(shard, status, sha256, tally)
    except damage as error:
        return Outcome(shard, None, f"the compressed data is cut short or damaged: {error}")
    except RecordsError as error:
        return Outcome(shard, None, str(error))
    except OSError as error:
        return Outcome(shard, None, error.strerror or str(error).strip())
    return Outcome(shard, tally)


def _clean(raw: IO[bytes], job: Job, task: Task, mapper: Mapper, tick: Callable[[int], None]) -> Tally:
    """Write the output of a shard.  One in which nothing changes is copied as it is."""
    shard, folder = task
    tally = Tally()
    with ExitStack() as stack:
        data = stack.enter_context(lasting(folder.data(shard)))
        side = stack.enter_context(lasting(folder.beside(f"{shard.name}.changes.jsonl"))) if job.record else None
        written = _tables if shard.name.lower().endswith("parquet") else _blocks
        for done in written(raw, data, job, mapper, _packing(shard)):
            tally.add(done.tally)
            if side:
                side.write(done.changes)
            tick(raw.tell())
        if not tally.counts["changes"]:
            raw.seek(0)
            data.seek(0)
            data.truncate()
            shutil.copyfileobj(raw, data, BUFFER)
    tally.troubles = [(f"{shard.name}:{place}", why) for place, why in tally.troubles]
    return tally


def _packing(shard: Shard) -> str:
    """How a shard is compressed; empty when it is not."""
    form = form_of(shard.name)
    return form.packing if form else ""


def _blocks(raw: IO[bytes], target: IO[bytes], job: Job, mapper: Mapper, packing: str) -> Iterator[Done]:
    lines: IO[bytes] = raw
    if packing:
        from cleaner.records.compress import opened

        lines = io.BufferedReader(opened(raw, packing, "rb"), BUFFER)
    for done in mapper(clean_piece, blocks(lines, job.block, packing)):
        target.write(done.data)
        yield done


def _tables(raw: IO[bytes], target: IO[bytes], _job: Job, mapper: Mapper, _packed: str) -> Iterator[Done]:
    from cleaner.records.arrow import texts
    from cleaner.records.parquet import opened, write, writer_like

    with opened(raw) as file, writer_like(file, target) as writer:
        for done in mapper(clean_piece, tables(file)):
            done.tally.first = texts(file.schema_arrow)
            write(writer, done.data)
            yield done._replace(data=None)
            del done  # it is large, and the next one is made now
