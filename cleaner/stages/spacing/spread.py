"""Lines in which nearly every word stands apart by two blanks.

A page set with both edges straight has wide gaps between its words, and a program that takes its text out may write two
blanks for each: "Server  consolidation,  which  allows".  No author types so, and a table of so many columns holds neither
commas nor full stops.  Rows that a program stretched to one column have such lines, too, but all end in that: these tell
where lines were wrapped, and are left to the stage that joins them (`wraps.padding`).
"""

from __future__ import annotations

from collections import Counter

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.spacing.places import BLANKS, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cleaner.document import Document, Line
    from cleaner.rulebook import StageRules

_GAP = lazy(r" (?<=\S ) +(?=\S)")  # of two blanks or more: it begins with the second one's neighbour
_POINT = lazy(r"[,.;](?<=[^\W\d_][,.;])(?:\s|\Z)")
_LAYOUT = tuple(" \t\xa0|>#")  # what starts a line that is no prose


class _Row(NamedTuple):
    """A line with runs of blanks: where it starts, its text, where the runs start, and how large a part of all gaps they are."""

    start: int
    text: str
    runs: list[int]
    share: float


def suspects(document: Document, lines: Iterable[Line], rules: StageRules) -> list[Edit]:
    """The second blanks of lines that are set so, among those that hold two blanks anywhere."""
    rule = rules.repair("spread")
    if rule is None:
        return []
    limits = rules.numbers("spread")
    rows = [row for row in (_row(line.start, text_of(document, line).rstrip(BLANKS)) for line in lines) if row]
    spread = [row for row in rows if row.share >= limits["share"] and len(row.runs) >= limits["gaps"]]
    if len(spread) < limits["rows"] or not _are_prose(spread, limits):
        return []
    meant = [row for row in rows if row.share >= limits["part"] and len(row.runs) >= limits["least"]]
    return [Edit(row.start + at, row.start + at + 1, "", rule) for row in meant for at in row.runs]


def _row(start: int, text: str) -> _Row | None:
    """A line whose gaps are of one blank or two; None for any other, and for layout."""
    if text.startswith(_LAYOUT) or "\t" in text or "   " in text:
        return None
    runs = [m.start() for m in _GAP.finditer(text)]
    return _Row(start, text, runs, len(runs) / (text.count(" ") - len(runs))) if runs else None


def _are_prose(rows: list[_Row], limits: Mapping[str, float]) -> bool:
    """Whether lines hold commas and stops as sentences do, and do not all end in one column."""
    points = sum([_POINT.search(row.text) is not None for row in rows])
    (_, ending), *_ = Counter([len(row.text) for row in rows]).most_common(1)
    return points >= limits["points"] * len(rows) and ending <= limits["column"] * len(rows)
