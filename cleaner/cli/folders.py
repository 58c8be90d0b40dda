"""Which files below a folder are cleaned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.cli.options import RECORD_ENDINGS
from cleaner.files.walk import is_prose, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cleaner.cli.bench import Bench


def found(folder: str, bench: Bench, failed: Callable[[OSError], None]) -> Iterator[str]:
    """The files below `folder` that hold prose, or records when a field is named; `failed` hears of unreadable folders."""
    exclude = bench.root, bench.config.get("exclude", ())
    files = walk(folder, exclude, _taken if bench.config.get("field") else is_prose, failed)
    if not (bench.options.output or bench.options.record):
        return files
    from cleaner.cli.clash import apart

    return apart(files, bench.options)


def _taken(name: str) -> bool:
    return is_prose(name) or name.lower().endswith(RECORD_ENDINGS)
