"""Hugging Face datasets: `dataset.map(cleaner.hf("text"), batched=True)`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from cleaner.api import Cleaner
from cleaner.records.field import checked, splits

if TYPE_CHECKING:
    from collections.abc import Mapping


class Columns:
    """Cleans columns of batches, or values of one record; picklable, and pickled differently when any rule changes.

    So the cache of datasets knows what was cleaned by which rules.
    """

    def __init__(self, fields: tuple[str, ...], config: Mapping[str, Any] | None = None) -> None:
        self.fields = checked(fields)
        self.cleaner = Cleaner(config)

    def __call__(self, batch: Mapping[str, Any]) -> dict[str, Any]:
        """The columns of `batch` that hold the fields, cleaned.  Raises `KeyError` for a column that is not there."""
        cleaned: dict[str, Any] = {}
        for field in self.fields:
            name, rest = next((split for split in splits(field) if split[0] in batch), (field, ""))
            cleaned[name] = self._value(cleaned.get(name, batch[name]), rest)
        return cleaned

    def _value(self, value: Any, path: str) -> Any:
        """A value with its strings cleaned; lists are entered, and objects by the path."""
        if isinstance(value, str):
            return value if path else self.cleaner.clean(value)
        if isinstance(value, dict):
            for key, rest in splits(path) if path else ():
                if key in value:
                    return {**value, key: self._value(value[key], rest)}
        elif isinstance(value, Iterable) and not isinstance(value, bytes):  # arrays too, in formats of datasets
            return [self._value(item, path) for item in value]
        return value


def hf(*fields: str, config: Mapping[str, Any] | None = None) -> Columns:
    """A function for `map`, with `batched=True` or without, that cleans the fields, e.g. `"text"` or `"meta.summary"`."""
    return Columns(fields, config)
