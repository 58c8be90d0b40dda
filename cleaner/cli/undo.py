"""`cleaner undo`: give files back what they held."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from typing import Any

from cleaner.cli.telling import count
from cleaner.files.record import UndoError, read, undo


def undo_all(record: str) -> int:
    """Undo every entry of the record; the exit code.  One file that cannot be undone does not stop the others."""
    try:
        entries = read(record)
    except (OSError, UndoError) as error:
        print(f"cleaner: {record}: {_reason(error)}", file=sys.stderr)
        return 2
    failed = restored = already = 0
    for entry in entries:
        try:
            if _undo(entry):
                restored += 1
            else:
                already += 1
        except (OSError, UndoError) as error:
            failed += 1
            print(f"cleaner: {entry['path']}: {_reason(error)}", file=sys.stderr)
    told = f"; {already} already as before the fix" if already else ""
    print(f"restored {restored} of {count(len(entries), 'file')}{told}", file=sys.stderr)
    return 2 if failed else 0


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
