"""pandas: `frame["text"] = clean(frame["text"])`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.api import Cleaner

if TYPE_CHECKING:
    from collections.abc import Mapping


def clean(series: Any, config: Mapping[str, Any] | None = None) -> Any:
    """A `Series` after cleaning: index, name and type stay, and so does what is no string."""
    one = Cleaner(config).clean
    texts = [one(value) if isinstance(value, str) else value for value in series]
    return type(series)(texts, index=series.index, name=series.name, dtype=series.dtype)
