"""Changes and findings for programs; offsets are code points, lines and columns start at 1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cleaner.reports.place import Places
from cleaner.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.result import Result
    from cleaner.rulebook import Rulebook

VERSION = 1  # of this format


def of_file(path: str, result: Result) -> dict[str, Any]:
    """All that happened to one file."""
    places = Places(result.original)

    def at(start: int) -> dict[str, int]:
        line, column = places.of(start)
        return {"line": line, "column": column}

    return {
        "path": path,
        "trouble": result.trouble,
        "changes": [{**c._asdict(), **at(c.start)} for c in result.changes],
        "findings": [{**f._asdict(), **at(f.start)} for f in result.findings],
    }


def document(files: Iterable[tuple[str, Result]], book: Rulebook) -> str:
    """One JSON document for a whole run."""
    head = {"version": VERSION, "cleaner": __version__, "rulebook": book.fingerprint}
    return json.dumps(
        {**head, "files": [of_file(path, result) for path, result in files]}, ensure_ascii=False, indent=1
    )


def lines(path: str, result: Result) -> Iterator[str]:
    """One JSON object a line for every change and every finding."""
    told = of_file(path, result)
    for kind in ("changes", "findings"):
        for entry in told[kind]:
            yield json.dumps({"path": path, "type": kind[:-1], **entry}, ensure_ascii=False)
