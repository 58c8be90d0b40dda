"""Where lines end: inside a sentence, or not; those that do vote for a column."""

from __future__ import annotations

from itertools import pairwise

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.wraps.column.widths import sets_two_blanks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.lines.rows import Row

STOPLESS = 10  # rows that end in a letter for each that ends in a stop, of scripts without stops
SHORT = 0.8  # of a full row


class Lines(NamedTuple):
    """The lines of some rows, all but the last with the next: which interrupt a sentence, and which of those vote.

    `reach` and `need` are as for a fit, in columns.
    """

    inside: Sequence[bool]
    voters: Sequence[bool]
    reach: list[int]
    need: list[int]

    def part(self, start: int, stop: int) -> Lines:
        """Those of the rows [start, stop)."""
        last = stop - 1
        return Lines(self.inside[start:last], self.voters[start:last], self.reach[start:stop], self.need[start:last])


# How a row ends and the next starts where the line end plainly falls inside a sentence.
INTERRUPTING = frozenset(
    {(last, "lower") for last in ("lower", "comma", "closed", "digit", "upper", "hyphen", "dash")}
    | {(last, "letter") for last in ("letter", "comma", "closed")}
    | {("unspaced", "unspaced")}
)


def interrupts(row: Row, after: Row) -> bool:
    """Whether the line end between the two plainly falls inside a sentence."""
    return (row.last, after.first) in INTERRUPTING


def ends_sentence(row: Row, after: Row) -> bool:
    """Whether a sentence ends with the line, and another may begin behind it."""
    return row.last == "stop" and after.first != "lower"


def interruptions(rows: Sequence[Row]) -> list[bool]:
    """Whether the line end after each row but the last plainly falls inside a sentence."""
    lasts = [row.last for row in rows]
    inside = list(map(INTERRUPTING.__contains__, zip(lasts, [row.first for row in rows[1:]], strict=False)))
    if "upper" in lasts:  # headings in capitals, above a sentence that goes on from the page before
        for k in [k for k, last in enumerate(lasts[:-1]) if last == "upper" and rows[k].text.isupper()]:
            inside[k] = False
    if "unspaced" in lasts:
        for k in _short_ends(rows, inside):
            inside[k] = False
    return inside


def _short_ends(rows: Sequence[Row], inside: Sequence[bool]) -> list[int]:
    """The short rows in a script without blanks and without stops: where nothing ends a sentence, a paragraph may end there."""
    ends = [k for k, cut in enumerate(inside) if cut and rows[k].last == "unspaced"]
    if not ends or sum([row.last == "stop" for row in rows]) * STOPLESS > len(ends):
        return []
    usual = sorted([rows[k].right for k in ends])[len(ends) * 3 // 4]
    return [k for k in ends if rows[k].right < SHORT * usual]


def lines_of(rows: Sequence[Row], inside: Sequence[bool], unit: int) -> Lines:
    """The lines of rows of which `inside` interrupt a sentence, with `unit` blank lines between those of a paragraph."""
    rights, unspaced = [row.right for row in rows], [row.last == "unspaced" for row in rows]
    after = [(row.head, row.first != "unspaced") for row in rows[1:]]
    need = [
        right + head + (spaced and not ends)
        for right, ends, (head, spaced) in zip(rights, unspaced, after, strict=False)
    ]
    if sets_two_blanks("\n".join([row.text for row in rows])):
        for k in [k for k, (a, b) in enumerate(pairwise(rows)) if ends_sentence(a, b)]:
            need[k] += 1
    return Lines(inside, [cut and row.gap <= unit for cut, row in zip(inside, rows, strict=False)], rights, need)
