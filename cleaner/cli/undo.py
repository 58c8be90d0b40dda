"""`cleaner undo`: give files back what they held."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import Any

from cleaner.files.record import UndoError, UnlikeError, read, undo
from cleaner.reports import count
from cleaner.reports.place import shown


def undo_all(record: str) -> int:
    """Undo all that a record tells of; the exit code.  One file that cannot be undone does not stop the others."""
    try:
        files: dict[str, list[dict[str, Any]]] = {}
        for entry in read(record):
            files.setdefault(entry["path"], []).append(entry)
    except (OSError, UndoError) as error:
        print(shown(f"cleaner: {record}: {_reason(error)}"), file=sys.stderr)
        return 2
    failed = restored = already = 0
    for path, entries in files.items():
        try:
            if _undo_file(entries):
                restored += 1
            else:
                already += 1
        except (OSError, UndoError) as error:
            failed += 1
            print(shown(f"cleaner: {path}: {_reason(error)}"), file=sys.stderr)
    told = f"; {already} already as before the fix" if already else ""
    print(f"restored {restored} of {count(len(files), 'file')}{told}", file=sys.stderr)
    return 2 if failed else 0


def _undo_file(entries: list[dict[str, Any]]) -> bool:
    """Undo what was done to one file, the last first; False when it holds what it held before all of it."""
    restored, unlike = False, None
    for entry in entries:
        try:
            restored |= _undo(entry)
            unlike = None
        except UnlikeError as error:  # it may be as an older entry has left it, or found it
            unlike = error
    if unlike and restored:
        raise UndoError(
            "it holds what it held before it was cleaned last; it was changed after it was cleaned before that"
        )
    if unlike:
        raise unlike
    return restored


def _undo(entry: dict[str, Any]) -> bool:
    if "splices" not in entry:
        return undo(entry)
    from cleaner.files import splices
    from cleaner.records.compress import faults, opened

    packing = entry["packing"]
    if not packing:
        return splices.undo(entry, lambda file, _packing, _mode: nullcontext(file))
    damage = faults(packing)
    try:
        return splices.undo(entry, opened)
    except damage as error:
        raise UndoError(f"the compressed data is damaged: {error}") from None


def _reason(error: Exception) -> str:
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)
