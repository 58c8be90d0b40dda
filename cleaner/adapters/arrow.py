"""Arrow: an array, or fields of tables and record batches.  Ray, Spark and pyarrow itself speak it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.api import Cleaner
from cleaner.records.arrow import clean_table
from cleaner.records.field import checked
from cleaner.records.work import RecordsError, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cleaner.result import Result


class Tables:
    """Cleans fields of tables and record batches; picklable.

    For Ray: `data.map_batches(Tables("text"), batch_format="pyarrow")`.
    For Spark: `frame.mapInArrow(Tables("text").batches, frame.schema)`.
    """

    def __init__(self, *fields: str, config: Mapping[str, Any] | None = None) -> None:
        self.fields = checked(fields)
        self.cleaner = Cleaner(config)

    def __call__(self, table: Any) -> Any:
        """A `Table` or a `RecordBatch` after cleaning.  Raises `RecordsError` when it lacks a field's column."""
        import pyarrow as pa

        whole = pa.Table.from_batches([table]) if isinstance(table, pa.RecordBatch) else table
        for field in self.fields:
            if not any(field == name or field.startswith(f"{name}.") for name in whole.column_names):
                raise RecordsError(f"no column {field!r}; there are: {', '.join(whole.column_names)}")
        new = clean_table(whole, Work(self.fields, self.cleaner.run, _untold, _unbroken))
        if whole is table:
            return new
        return table if new is whole else pa.RecordBatch.from_arrays(_arrays(new), schema=table.schema)

    def batches(self, batches: Iterable[Any]) -> Iterator[Any]:
        """Record batches after cleaning, one at a time."""
        return map(self, batches)


def clean(array: Any, config: Mapping[str, Any] | None = None) -> Any:
    """An `Array` or a `ChunkedArray` of strings, or of lists of strings of any kind, after cleaning.

    Raises `TypeError` for anything else, such as a table, of which `Tables` cleans the fields that are named.
    """
    import pyarrow as pa

    if not isinstance(array, pa.Array | pa.ChunkedArray):
        raise TypeError(f"an Array or a ChunkedArray is taken, and not {type(array).__name__}; Tables takes tables")
    column = Tables("text", config=config)(pa.table({"text": array})).column(0)
    return column if isinstance(array, pa.ChunkedArray) else _whole(column)


def _arrays(table: Any) -> list[Any]:
    return [_whole(column) for column in table.columns]


def _whole(column: Any) -> Any:
    """A chunked array as one array."""
    import pyarrow as pa

    return column.chunk(0) if column.num_chunks == 1 else pa.concat_arrays(column.chunks or [pa.array([], column.type)])


def _untold(_record: int, _field: str, _result: Result) -> None:
    pass


def _unbroken(_record: int, _why: str) -> None:
    pass
