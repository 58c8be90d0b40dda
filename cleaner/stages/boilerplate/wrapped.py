"""Notices that hard wraps broke: in a text of one width, rows that its wrapper had to break are looked up joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.stages.boilerplate.fold import ORNAMENTS
from cleaner.stages.boilerplate.index import LONGEST_GATE, SHORT
from cleaner.stages.boilerplate.rows import MARKS, SENTENCE, ends

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.stages.boilerplate.templates import Hit, Templates

ROWS = 8  # rows that a broken notice may have


def join(rows: Sequence[str], edges: Sequence[int], templates: Templates, hits: dict[int, Hit]) -> None:
    """Put the hits of joined rows into `hits`, one for all rows of a notice; take out those of a first row alone.

    `edges` are the rows that may be the first or the last of a notice.
    """
    width = max(map(len, rows))
    for start, stop in _blocks(rows, edges):
        for first, last in _chains(rows, start, stop, width):
            end = _longest(rows, first, last, templates, hits)
            if end == first and first + 1 not in hits:
                hits.pop(first, None)  # half a sentence is no notice


def _blocks(rows: Sequence[str], edges: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The stretches of rows around `edges` that only a short row ends."""
    stop = 0
    for edge in edges:
        if edge >= stop:
            start = edge
            while start > stop and len(rows[start - 1]) >= SENTENCE:
                start -= 1
            stop = edge
            while stop + 1 < len(rows) and len(rows[stop]) >= SENTENCE:
                stop += 1
            stop += 1
            yield start, stop


def _longest(rows: Sequence[str], first: int, last: int, templates: Templates, hits: dict[int, Hit]) -> int:
    """The last row of the longest notice from row `first` on, whose hit all its rows get; `first` if there is none."""
    head = rows[first].strip(ORNAMENTS)
    begins = bool(templates.patterns) or len(head) < LONGEST_GATE or templates.gates.head_limit(head) > 0
    for stop in range(last, first, -1):
        if stop != last and not ends(rows[stop]):
            continue
        tail = rows[stop].strip(ORNAMENTS)
        if not begins and len(tail) >= LONGEST_GATE and not templates.gates.tail_limit(tail):
            continue
        joined = " ".join([row.strip() for row in rows[first : stop + 1]])
        bare = joined.strip(ORNAMENTS)
        hit = None
        if len(joined) <= templates.longest and len(bare) <= max(SHORT, templates.limit(bare)):
            hit = templates.known([joined])[joined]
        if hit is not None:
            hits.update(dict.fromkeys(range(first, stop + 1), hit))
            return stop
    return first


def _chains(rows: Sequence[str], first: int, stop: int, width: int) -> Iterator[tuple[int, int]]:
    """First and last rows of stretches in which every row but the last is full: no further word would have fitted."""
    while first < stop:
        last = first
        while last + 1 < stop and last - first < ROWS and _full(rows[last], rows[last + 1], width):
            last += 1
        if last > first:
            yield first, last
        first = last + 1


def _full(row: str, after: str, width: int) -> bool:
    size = len(row)
    if size < SENTENCE or size + 1 + len(after) <= width:
        return False
    word = after.split(None, 1)
    return bool(word) and size + 1 + len(word[0]) > width and not after.lstrip().startswith(MARKS)
