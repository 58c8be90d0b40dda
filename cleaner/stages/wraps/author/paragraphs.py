"""Where paragraphs begin and end, as the text itself tells it: an indent of first rows, or last rows that alone are short.

Volunteers broke novels at phrases before there were tools for it, and some editors still do.  No column forces such
line ends, and they are where verses end, too; but verses are not all about as long but for the last of a stanza, nor
do sentences end inside them.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.wraps.author.verse import are_stanzas
from cleaner.stages.wraps.column.fit import NARROW
from cleaner.stages.wraps.column.regions import EXPLAINED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.author.frame import Frame

ROWS = 3  # of a paragraph that tells something
PARAGRAPHS = 8  # of so many rows: fewer show nothing
INSIDE = 0.5  # of the line ends inside paragraphs, which interrupt a sentence
SENTENCES = 0.2  # of their ends, which are inside rows
SHORTEST = 0.5  # of the paragraphs whose last row chance would not have made the shortest: it is all the same
RARELY = 10  # one of so many rows is shorter
FILL, NEARLY = 0.6, 0.9  # of the longest rows; and of the floor, where a sentence goes on, and where one ends


def floor_of(frame: Frame) -> int:
    """The column that rows of paragraphs reach, the last ones aside, in prose that was broken at phrases; else 0."""
    sizes = [stop - start for start, stop in frame.spans]
    spans = [span for span, size in zip(frame.spans, sizes, strict=True) if size >= ROWS]
    if len(spans) < PARAGRAPHS or sum([q in EXPLAINED for q in frame.reading.quality]) * 2 > len(frame.rows):
        return 0
    ends = len(frame.rows) - len(sizes)
    cut = sum([sum(frame.inside[start : stop - 1]) for start, stop in frame.spans])
    if cut < INSIDE * ends or are_stanzas(sizes) or frame.shapes.inside(0, len(frame.rows)) < SENTENCES:
        return 0
    rights = [[row.right for row in frame.rows[start:stop]] for start, stop in spans]
    chance = sum([1 / len(columns) for columns in rights])
    shortest = sum([columns[-1] < min(columns[:-1]) for columns in rights])
    full = sorted([column for columns in rights for column in columns[:-1]])
    floor = full[len(full) // RARELY]
    told = shortest - chance >= SHORTEST * (len(rights) - chance) and floor >= FILL * full[-1 - len(full) // RARELY]
    return floor if told and floor >= NARROW else 0


def indent_of(frame: Frame) -> int:
    """How deep paragraphs start, where nearly all rows after a sentence end with room are indented; else 0."""
    rows, need, column = frame.rows, frame.reading.need, frame.reading.column
    flush = min(row.indent for row in rows)
    starts = [
        rows[k + 1].indent
        for k in range(len(rows) - 1)
        if need[k] <= column[k] and rows[k].last == "stop" and rows[k].gap <= frame.unit
    ]
    return first_indent(starts, flush)


def first_indent(starts: Sequence[int], flush: int) -> int:
    """How deep first rows are, by the indents of rows where a paragraph starts: nearly all are deeper than `flush`; else 0."""
    deep = [indent for indent in starts if indent > flush]
    return min(deep) if len(deep) > 1 and len(deep) * 10 >= len(starts) * 9 else 0


def titles_of(texts: Sequence[str], spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The rows that begin a block and stand alone elsewhere: the heads of pages, which name the whole text again."""
    alone = {texts[start] for start, stop in spans if stop - start == 1}
    return frozenset([start for start, stop in spans if stop - start > 1 and texts[start] in alone])


def begins(first: int, above: int, indent: int, below: int | None, *, stopped: bool) -> bool:
    """Whether a row begins a paragraph where first rows have an indent, by its own and those `above` and right `below`.

    A sentence ends above (`stopped`), or the row below is not indented so; no sentence may go on there.
    """
    return 0 < first == indent >= above and (stopped or (below is not None and below < first))
