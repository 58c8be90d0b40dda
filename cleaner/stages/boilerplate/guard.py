"""The guard: when too much of a document would go, nothing goes."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.document import Document
    from cleaner.stages.boilerplate.evidence.evidence import Verdict


def overdone(document: Document, gone: Mapping[int, Verdict], numbers: Mapping[str, float]) -> str:
    """A sentence when too many of the letters that are not in sure hits would go, else nothing.

    `gone` are the verdicts of the lines that would go, by their numbers.
    """
    rows = document.rows
    if all(number in gone or not row or row.isspace() for number, row in enumerate(rows)):
        return "every line looks like boilerplate; nothing was removed"
    doubtful = sum(len(rows[number]) for number, verdict in gone.items() if not verdict.sure)
    if doubtful <= numbers["guard-letters"]:
        return ""
    total = sum(map(len, rows)) - sum(len(rows[number]) for number, verdict in gone.items() if verdict.sure)
    share = doubtful / total if total else 0.0
    if share <= numbers["guard-share"]:
        return ""
    return f"{len(gone)} lines look like boilerplate, {share:.0%} of the text beside what is sure; nothing was removed"
