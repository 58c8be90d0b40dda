"""Which files below a folder are cleaned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.cli.options import RECORD_ENDINGS
from cleaner.files.walk import is_prose, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cleaner.cli.bench import Bench


def found(folder: str, bench: Bench, failed: Callable[[OSError], None], passed: Callable[[str], None]) -> Iterator[str]:
    """The files below `folder` that hold prose, and records when a field is named; else `passed` hears of those.

    `failed` hears of unreadable folders.
    """
    exclude = bench.root, bench.config.get("exclude", ())
    files = walk(folder, exclude, lambda name: is_prose(name) or _has_records(name), failed)
    if bench.options.output or bench.options.record:
        from cleaner.cli.clash import apart

        files = apart(files, bench.options)
    for file in files:
        if _has_records(file) and not bench.config.get("field"):
            passed(file)
        else:
            yield file


def _has_records(name: str) -> bool:
    return name.lower().endswith(RECORD_ENDINGS)
