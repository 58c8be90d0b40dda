"""pandas: `frame["text"] = clean(frame["text"])`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.api import Cleaner

if TYPE_CHECKING:
    from collections.abc import Mapping


def clean(series: Any, config: Mapping[str, Any] | None = None) -> Any:
    """A `Series` after cleaning: index, name and type stay, and so does what is no string.

    A categorical series in which two categories become one comes back as plain strings.  Raises `TypeError` for anything
    else, such as a `DataFrame`.
    """
    import pandas as pd

    if not isinstance(series, pd.Series):
        raise TypeError(f"a Series is taken, as frame['text'], and not {type(series).__name__}")
    one = Cleaner(config).clean

    def cleaned(value: Any) -> Any:
        return one(value) if isinstance(value, str) else value

    if hasattr(series, "cat"):
        return series.map(cleaned)
    return type(series)(map(cleaned, series), index=series.index, name=series.name, dtype=series.dtype)
