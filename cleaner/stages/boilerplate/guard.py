"""The guard: when too much of a document would go, nothing goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.document import Document


def overdone(document: Document, gone: Mapping[int, bool], numbers: Mapping[str, float]) -> str:
    """A sentence when too many of the letters that are not in sure hits would go, else nothing.

    `gone` says for every line number whether the removal is beyond doubt.
    """
    total = doubtful = kept = 0
    for number, row in enumerate(document.rows):
        size = len(row)
        if number in gone:
            doubtful += 0 if gone[number] else size
            total += 0 if gone[number] else size
        else:
            total += size
            kept += not kept and bool(row.strip())
    if not kept:
        return "every line looks like boilerplate; nothing was removed"
    share = doubtful / total if total else 0.0
    if share <= numbers["guard-share"] or doubtful <= numbers["guard-letters"]:
        return ""
    return f"{len(gone)} lines look like boilerplate, {share:.0%} of the text beside what is sure; nothing was removed"
