"""Blanks that stretched rows to a column: once the rows are one line, they say nothing.

Where nearly all rows of paragraphs end in the same column, and several hold runs of blanks inside a sentence, a program
set both edges straight.  Two blanks behind a full stop may be the author's all the same, where more stops have two than
one; and the last row of a paragraph was never stretched.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import islice

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.document import Document
    from cleaner.rulebook import StageRules

_INSIDE = lazy(r"  (?<=[^\W\d_] {2}|[,;] {2}) {0,2}[^\W\d_]")  # a run inside a sentence
_RUN = lazy(r"(?<=\S)  +(?=\S)")
_STOP = lazy("[.!?:…][\"'”’»)\\]]*\\Z")
_ONE, _TWO = lazy(r" (?<=[.!?] )(?=[^\W\d_])"), lazy(r"  (?<=[.!?]  )(?=[^\W\d_])")  # blanks behind a sentence


SAMPLE = 32  # rows of a text, one of which at least has a run where rows were stretched: these are most of them


class _Row(NamedTuple):
    """A row that is joined with the next one: where it starts, and its text from the first column to the last."""

    start: int
    text: str


def paddings(document: Document, joins: Sequence[Edit], rules: StageRules) -> list[Edit]:
    """The edits that take out the blanks with which rows were stretched, of those that `joins` join with their next ones."""
    rows, text = document.rows, document.text
    if not joins or not [row for row in rows[:: len(rows) // SAMPLE + 1] if "  " in row]:
        return []
    rule, limits = rules.repair("unpad"), rules.numbers("padding")
    least = int(limits.get("rows", 0))
    if rule is None or len(joins) < least or len(list(islice(_INSIDE.finditer(text), least))) < least:
        return []
    paragraphs = [(_column(those, limits["share"]), those) for those in _paragraphs(document, joins)]
    padded: Counter[int] = Counter()
    for column, those in paragraphs:
        if len(those) >= limits["paragraph"]:
            padded[column] += sum([len(row.text) == column and bool(_INSIDE.search(row.text)) for row in those])
    columns = {column for column, found in padded.items() if column and found >= least}
    stretched = [row for column, those in paragraphs if column in columns for row in those if len(row.text) == column]
    behind = 1 if not stretched or len(_ONE.findall(text)) > len(_TWO.findall(text)) else 2
    return [edit for row in stretched for edit in _squeezed(row, int(limits["run"]), behind, rule)]


def _paragraphs(document: Document, joins: Sequence[Edit]) -> Iterator[list[_Row]]:
    """The rows that are joined with their next ones, paragraph by paragraph."""
    text, starts = document.text, document.starts
    rows: list[_Row] = []
    begin = 0
    for edit in joins:
        at = bisect_right(starts, edit.start) - 1
        start, stop = starts[at], starts[at + 1]
        if rows and start != begin:
            yield rows
            rows = []
        rows.append(_Row(start, text[start:stop].rstrip()))
        begin = stop
    yield rows


def _column(rows: Sequence[_Row], share: float) -> int:
    """The column in which nearly all rows end; 0 where there is none."""
    (column, ending), *_ = Counter([len(row.text) for row in rows]).most_common(1)
    return column if ending >= share * len(rows) else 0


def _squeezed(row: _Row, longest: int, behind: int, rule: str) -> Iterator[Edit]:
    """The edits that leave one blank of each run, so many `behind` a sentence; none where the runs may part cells."""
    text = row.text
    runs = [m.span() for m in _RUN.finditer(text)]
    if any(end - start > longest or (text[start - 1].isdigit() and text[end].isdigit()) for start, end in runs):
        return
    for start, end in runs:
        kept = behind if _STOP.search(text[:start]) and not text[end].islower() else 1
        if end - start > kept:
            yield Edit(row.start + start + kept, row.start + end, "", rule)
