"""polars: `frame.with_columns(clean(pl.col("text")))`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.api import Cleaner

if TYPE_CHECKING:
    from collections.abc import Mapping


def clean(column: Any, config: Mapping[str, Any] | None = None) -> Any:
    """An expression, or a `Series` of strings, after cleaning."""
    import polars as pl

    one = Cleaner(config).clean

    def batch(series: Any) -> Any:
        return pl.Series(series.name, [None if text is None else one(text) for text in series], pl.String)

    return batch(column) if isinstance(column, pl.Series) else column.map_batches(batch, return_dtype=pl.String)
