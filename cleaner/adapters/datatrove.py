"""datatrove: a formatter, to be put before the filters of a pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datatrove.pipeline.formatters.base import BaseFormatter

from cleaner.api import Cleaner

if TYPE_CHECKING:
    from collections.abc import Mapping


class CleanerFormatter(BaseFormatter):  # type: ignore[misc]
    """Cleans the text of every document."""

    name = "🧽 cleaner"

    def __init__(self, config: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self.cleaner = Cleaner(config)

    def format(self, text: str) -> str:
        """The cleaned text."""
        return self.cleaner.clean(text)
