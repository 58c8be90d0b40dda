"""polars: `frame.with_columns(clean(pl.col("text")))`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.api import Cleaner

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def clean(column: Any, config: Mapping[str, Any] | None = None) -> Any:
    """An expression, or a `Series`, after cleaning: of strings, of lists of strings, categorical or of objects.

    Its type stays, and so does what is no string; the names that an `Enum` lists are part of its type.  Raises `TypeError`
    for anything else, such as the name of a column.
    """
    import polars as pl

    one = Cleaner(config).clean
    if isinstance(column, pl.Series):
        return _cleaned(column, one)
    if not isinstance(column, pl.Expr):
        raise TypeError(f"a column is an expression, as pl.col('text'), or a Series, not {type(column).__name__}")
    return column.map_batches(lambda series: _cleaned(series, one))


def _cleaned(series: Any, one: Callable[[str], str]) -> Any:
    import polars as pl

    kind = series.dtype
    if kind == pl.Categorical:
        return _cleaned(series.cast(pl.String), one).cast(kind)
    inner = kind
    while isinstance(inner, pl.List | pl.Array):
        inner = inner.inner
    if inner != pl.String and kind != pl.Object:
        return series
    return pl.Series(series.name, [_value(value, one) for value in series.to_list()], kind)


def _value(value: Any, one: Callable[[str], str]) -> Any:
    """A value with its strings cleaned."""
    if isinstance(value, str):
        return one(value)
    return [_value(item, one) for item in value] if isinstance(value, list) else value
