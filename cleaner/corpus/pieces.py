"""The pieces of a shard, and what cleaning makes of one: the function that all engines run.

A piece is a block of lines or an Arrow table.  Where a shard is cut depends on the shard alone.
"""

from __future__ import annotations

import io
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from cleaner.corpus.job import Bench
from cleaner.records import jsonl
from cleaner.records.work import check_mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.corpus.job import Job, Tally


class Piece(NamedTuple):
    """Part of a shard: bytes or an Arrow table, and the number of its first record."""

    first: int
    data: Any
    packing: str = ""


class Done(NamedTuple):
    """A piece after cleaning: what to write, what was counted, and the changes if they are wanted."""

    data: Any
    tally: Tally
    changes: bytes


def blocks(lines: IO[bytes], size: int, packing: str) -> Iterator[Piece]:
    """The lines of a file in blocks of `size` bytes or a line more; `packing` is how they are to be compressed again.  Raises `RecordsError`."""
    first = 1
    while data := lines.read(size):
        data += lines.readline()
        if first == 1:
            check_mark(data)
        yield Piece(first, data, packing)
        first += data.count(b"\n")


def tables(file: Any) -> Iterator[Piece]:
    """The rows of an open Parquet file in tables."""
    from cleaner.records.parquet import pieces

    first = 1
    for table in pieces(file):
        rows = len(table)
        yield Piece(first, table)
        del table  # it is large, and the next one is read now
        first += rows


def clean_piece(job: Job, piece: Piece) -> Done:
    """Clean the wanted fields of all records of a piece."""
    bench = Bench(job)
    if isinstance(piece.data, bytes):
        data = b"".join(pair.new for pair in jsonl.rewrite(io.BytesIO(piece.data), bench.work, piece.first))
        if piece.packing:
            from cleaner.records.compress import packed

            data = packed(data, piece.packing)
        return Done(data, *bench.close(bench.work.records))
    from cleaner.records.arrow import clean_table

    table = clean_table(piece.data, bench.work, piece.first)
    return Done(table, *bench.close(len(table)))
