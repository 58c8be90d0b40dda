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
    rows = document.rows
    if all(number in gone or not row or row.isspace() for number, row in enumerate(rows)):
        return "every line looks like boilerplate; nothing was removed"
    doubtful = sum(len(rows[number]) for number, sure in gone.items() if not sure)
    if doubtful <= numbers["guard-letters"]:
        return ""
    total = sum(map(len, rows)) - sum(len(rows[number]) for number, sure in gone.items() if sure)
    share = doubtful / total if total else 0.0
    if share <= numbers["guard-share"]:
        return ""
    return f"{len(gone)} lines look like boilerplate, {share:.0%} of the text beside what is sure; nothing was removed"
