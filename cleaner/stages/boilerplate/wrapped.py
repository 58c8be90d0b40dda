"""Notices that hard wraps broke: in a text of one width, rows that its wrapper had to break are looked up joined."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.lines.joints import MARKS, SENTENCE
from cleaner.stages.boilerplate.lines.rows import ends
from cleaner.stages.boilerplate.templates.fold import ORNAMENTS
from cleaner.stages.boilerplate.templates.index import LONGEST_GATE, SHORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.stages.boilerplate.templates.hit import Hit
    from cleaner.stages.boilerplate.templates.templates import Templates

ROWS = 8  # rows that a broken notice may have


def join(rows: Sequence[str], starts: set[int], stops: set[int], templates: Templates, hits: dict[int, Hit]) -> None:
    """Put the hits of joined rows into `hits`, one for all rows of a notice; take out those of a first row alone.

    `starts` are the rows that may be the first of a notice, `stops` those that may be the last.
    """
    starts |= hits.keys()
    for first, last in _chains(rows, starts, stops, max(map(len, rows))):
        begins = first in starts and _begins(rows[first], templates)
        likely = [stop for stop in range(last, first, -1) if begins or stop in stops]
        end = _longest(rows, first, [k for k in likely if k == last or ends(rows[k])], templates, hits)
        if end == first and first + 1 not in hits:
            hits.pop(first, None)  # half a sentence is no notice


def _chains(rows: Sequence[str], starts: set[int], stops: set[int], width: int) -> Iterator[tuple[int, int]]:
    """First and last rows of stretches in which every row but the last is full: no further word would have fitted.

    All in which one of `starts` is the first, or one of `stops` another.
    """
    done, size = 0, len(rows)
    for edge in sorted(starts | stops):
        if edge < done or (edge not in stops and _inside(rows, edge, width)):
            continue
        first = edge
        while first > done and _full(rows[first - 1], rows[first], width):
            first -= 1
        first += (edge - first) // (ROWS + 1) * (ROWS + 1)
        last = edge
        while last + 1 < size and last - first < ROWS and _full(rows[last], rows[last + 1], width):
            last += 1
        done = last + 1
        if first < last:
            yield first, last


def _inside(rows: Sequence[str], number: int, width: int) -> bool:
    """Whether a row is the first of no stretch: rows above it run on, and are too few to be a stretch of their own."""
    if not number or not _full(rows[number - 1], rows[number], width):
        return False
    above = rows[max(0, number - ROWS - 1) : number]
    return len(above) <= ROWS or min(map(len, above)) < SENTENCE


def _begins(row: str, templates: Templates) -> bool:
    """Whether a notice may begin with a row, whatever it ends with."""
    head = row.strip(ORNAMENTS)
    return bool(templates.patterns) or len(head) < LONGEST_GATE or templates.gates.head_limit(head) > 0


def _longest(rows: Sequence[str], first: int, stops: Iterable[int], templates: Templates, hits: dict[int, Hit]) -> int:
    """The last row of the longest notice from row `first` on, whose hit all its rows get; `first` if there is none."""
    for stop in stops:
        joined = " ".join([row.strip() for row in rows[first : stop + 1]])
        bare = joined.strip(ORNAMENTS)
        hit = None
        if len(joined) <= templates.longest and len(bare) <= max(SHORT, templates.limit(bare)):
            hit = templates.known([joined])[joined]
        if hit is not None:
            hits.update(dict.fromkeys(range(first, stop + 1), hit))
            return stop
    return first


def _full(row: str, after: str, width: int) -> bool:
    size = len(row)
    if size < SENTENCE or size + 1 + len(after) <= width:
        return False
    word = after.split(None, 1)
    return bool(word) and size + 1 + len(word[0]) > width and after.lstrip()[0] not in MARKS
