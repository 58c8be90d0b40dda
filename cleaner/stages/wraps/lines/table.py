"""The rows of a text column by column, for what is asked of all of them at once: C passes over a column in no time."""

from __future__ import annotations

from itertools import repeat
from operator import add, itemgetter, sub

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.wraps.lines.columns import all_columns, is_odd, rare_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.document import Document

FIRST, LAST = itemgetter(slice(1)), itemgetter(slice(-1, None))
INDENTED = " \xa0\t>"  # at the start of a row: an indent, or quoted mail


class Table(NamedTuple):
    """The rows of a text, blank ones too: characters without the indent, columns with it, first and last characters.

    `heads` are the lengths of the first words, `units` the columns that these take; `blanks` and `singles` are the
    numbers of blank rows and of those of one word.  `indents` is empty where there are none, `rare` what `rare_of`
    finds in the text, or all of it, and `odd` tells whether some characters may take more columns or less than one.
    """

    text: str
    rows: Sequence[str]
    widths: Sequence[int]
    widest: int
    heads: Sequence[int]
    units: Sequence[int]
    firsts: Sequence[str]
    lasts: Sequence[str]
    blanks: Sequence[int]
    singles: Sequence[int]
    indents: Sequence[int]
    rare: str
    odd: bool


def table_of(document: Document) -> Table | None:
    """The table of a text; None for one with quoted mail, or with indents that are not blanks."""
    rows = document.rows
    firsts = list(map(FIRST, rows))
    widths = list(map(len, rows))
    indents: Sequence[int] = ()
    indented = {*firsts}.intersection(INDENTED)
    if indented:
        if indented != {" "}:
            return None
        rows = [row.lstrip(" ") for row in rows]
        firsts = list(map(FIRST, rows))
        indents = list(map(sub, widths, map(len, rows)))
    heads = list(map(str.find, rows, repeat(" ")))
    lone = [k for k, head in enumerate(heads) if head < 0]
    blanks, singles = [k for k in lone if not rows[k]], [k for k in lone if rows[k]]
    for k in singles:
        heads[k] = len(rows[k])
    units = heads
    text = document.text
    raw, rare, odd = b"", text, False
    if not text.isascii():
        raw = text.encode("utf-8", "surrogatepass")
        rare = rare_of(raw)
        odd = is_odd(text, raw, rare)
    if odd:
        units = all_columns([row[:head] for row, head in zip(rows, heads, strict=True)], raw)
        widths = all_columns(rows, raw)
        widths = list(map(add, widths, indents)) if indents else widths
    widest, lasts = max(widths, default=0), list(map(LAST, rows))
    return Table(text, rows, widths, widest, heads, units, firsts, lasts, blanks, singles, indents, rare, odd)
