"""Parquet, piece by piece: a row group, or a part of one that is too large to hold.

Schema, metadata, compression per column, row groups and all other columns are kept; row groups above `PIECE` bytes
are split.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from cleaner.records.arrow import clean_table, texts
from cleaner.records.work import RecordsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cleaner.records.work import Work

PIECE = 1 << 27  # bytes of a row group, as they are in memory, that are held and written at a time
SLICE = 1 << 22  # bytes of them that are cleaned at a time
ROWS = 1 << 13  # in a slice, at most: a value that is stored once may stand in all of them
BUFFER = 1 << 20


def rewrite(raw: IO[bytes], work: Work, target: Callable[[], IO[bytes]] | None) -> bool:
    """Clean the fields of all records; the file goes to `target()` from the first change on.  True if it does.

    Raises `RecordsError`.
    """
    writer = None
    with opened(raw) as file:
        work.first = texts(file.schema_arrow)
        for number, slices in enumerate(_sliced(file)):
            cleaned, changed = [], False
            for one in slices:
                new = clean_table(one, work)
                changed |= new is not one
                cleaned.append(new)
            if writer is None and changed and target:
                writer = writer_like(file, target())
                for earlier in islice(pieces(file), number):
                    write(writer, earlier)
            if writer:
                write(writer, _joined(cleaned))
        if writer:
            writer.close()
    return writer is not None


@contextmanager
def opened(raw: IO[bytes]) -> Iterator[Any]:
    """A Parquet file; what keeps it from being read or written in the block is a `RecordsError`."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise RecordsError("Parquet needs a package: pip install 'cleaner-text[parquet]'") from None
    try:
        yield parquet.ParquetFile(raw, pre_buffer=False, buffer_size=BUFFER)
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno is not None:  # the system's, and not the library's
            raise
        raise RecordsError(f"Parquet: {str(error).strip()}") from None


def pieces(file: Any) -> Iterator[Any]:
    """The tables of a file that are read, and written, at a time: its row groups, the largest in parts."""
    return map(_joined, _sliced(file))


def _sliced(file: Any) -> Iterator[Iterable[Any]]:
    """The pieces of a file, each as slices that must be read before the next piece."""
    for number in range(file.num_row_groups):
        slices = _Slices(file, number)
        yield slices
        while slices.more:
            yield slices


class _Slices:
    """The slices of a row group: each iteration gives as many as make a piece."""

    def __init__(self, file: Any, number: int) -> None:
        group = file.metadata.row_group(number)
        rows = min(ROWS, max(1, group.num_rows * SLICE // max(1, group.total_byte_size)))
        self._batches = file.iter_batches(rows, row_groups=[number], use_threads=False)
        self._schema = file.schema_arrow
        first = self._read()
        self._next = self._schema.empty_table() if first is None else first

    @property
    def more(self) -> bool:
        """Whether the row group has another piece."""
        return self._next is not None

    def _read(self) -> Any:
        import pyarrow as pa

        batch = next(self._batches, None)
        return None if batch is None else pa.Table.from_batches([batch], self._schema)

    def __iter__(self) -> Iterator[Any]:
        size = 0
        while self._next is not None and size < PIECE:
            one, self._next = self._next, self._read()
            size += one.nbytes
            yield one


def _joined(tables: Iterable[Any]) -> Any:
    import pyarrow as pa

    return pa.concat_tables(tables).unify_dictionaries()


def writer_like(file: Any, target: IO[bytes]) -> Any:
    """A writer that writes as an open file was written."""
    from pyarrow.parquet import ParquetWriter

    return ParquetWriter(target, file.schema_arrow, **_written_as(file.metadata))


def write(writer: Any, table: Any) -> None:
    """Write a piece as a row group."""
    writer.write_table(table, max(1, len(table)))


def _written_as(metadata: Any) -> dict[str, Any]:
    """How a file was written, as far as it tells."""
    settings: dict[str, Any] = {
        "version": metadata.format_version if metadata.format_version in ("1.0", "2.4") else "2.6",
        "store_schema": b"ARROW:schema" in (metadata.metadata or {}),
    }
    if metadata.num_row_groups:
        group = metadata.row_group(0)
        columns = [group.column(at) for at in range(group.num_columns)]
        settings["compression"] = {c.path_in_schema: _codec(c.compression) for c in columns}
        settings["use_dictionary"] = [c.path_in_schema for c in columns if c.has_dictionary_page]
        settings["write_statistics"] = [c.path_in_schema for c in columns if c.is_stats_set]
        settings["write_page_index"] = any(c.has_offset_index for c in columns)
        settings["use_deprecated_int96_timestamps"] = any(c.physical_type == "INT96" for c in columns)
    return settings


def _codec(name: str) -> str:
    return "NONE" if name == "UNCOMPRESSED" else name
