"""The few doubts of a text that one column explains: weighed with the lines around them, whatever the size of the text."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.wraps.author.frame import Frame
from cleaner.stages.wraps.lines.rows import rows_of
from cleaner.stages.wraps.weigh.decide import weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.document import Document
    from cleaner.stages.wraps.evident.evident import Told
    from cleaner.stages.wraps.lines.rows import Row
    from cleaner.stages.wraps.weigh.decide import Decision, Model

AROUND = 6  # lines before and after a doubt, at least, that tell what kind of text it stands in


def decide_doubts(document: Document, told: Told, model: Model) -> Iterator[tuple[list[Row], list[Decision]]]:
    """For every doubt, or some that stand together: the rows around it, and the decisions for the blocks with doubts."""
    joined, doubts = frozenset(told.joined), frozenset(told.doubts)
    for start, stop in _windows(told):
        rows = rows_of(document, start, stop)
        frame = Frame(rows, model.leaning, (told.fit, told.prior))
        frame.authors = model.authors
        frame.proved = frozenset([k for k, row in enumerate(rows) if row.line in joined])
        asked = [b for b in frame.divided() if not doubts.isdisjoint([row.line for row in rows[b.start : b.stop]])]
        yield rows, weigh(frame, asked, model)


def _windows(told: Told) -> list[tuple[int, int]]:
    """The lines around the doubts, whole blocks of them, as half-open spans."""
    lasts = told.table.lasts
    windows: list[tuple[int, int]] = []
    for k in told.doubts:
        start, stop = max(0, k - AROUND), min(len(lasts), k + 2 + AROUND)
        if windows and start <= windows[-1][1]:
            start, before = windows.pop()
            stop = max(stop, before)
        while start and lasts[start - 1]:
            start -= 1
        while stop < len(lasts) and lasts[stop]:
            stop += 1
        windows.append((start, stop))
    return windows
