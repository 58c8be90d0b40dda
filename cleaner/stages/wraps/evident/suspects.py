"""Line ends that a column forces and that may be the author's all the same: items, fields, verse, speech, tables, code.

Whatever speaks against a wrap makes a suspect.  Most of them are wraps in the end, but that is for `doubts` to weigh.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress, islice, pairwise
from operator import eq

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.alike import ENTRY, FIELD, KEY, LINK, LONG, PREFIX
from cleaner.stages.wraps.author.hand import CELL, COMMENT, DRAWING, DRAWN, MACRO, begins_verse
from cleaner.stages.wraps.author.music import is_music
from cleaner.stages.wraps.author.shape import MARKER
from cleaner.stages.wraps.evident.plain import PROVED_LABEL, Plain
from cleaner.stages.wraps.lines.columns import CODE
from cleaner.stages.wraps.lines.rows import last_class
from cleaner.stages.wraps.weigh.decide import FORCED, FULL, LINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.lines.table import Table

SOME = 2  # line ends of a block: fewer show nothing
REMARKS = "#;/%"  # with which comments and headings begin
ENTRIES = {"://": LINK, " - ": ENTRY}  # rows that begin so, and what such a row holds
DEEP = 8  # columns: a paragraph's first row is seldom indented more
_CALL = r"\(\)(?<![a-zA-Z0-9_]\(\))"
CALL = lazy(_CALL)  # empty brackets that do not name a function
CODE_SIGN = lazy(rf"[{CODE}]|{_CALL}")
DIGITS = frozenset("0123456789")
BULLET = "o"  # of a word processor, or a word of Polish and Czech
ITEM_ENDS = ".):" + BULLET  # of the first word of an item or a field


def suspects(table: Table, going: Sequence[int], joined: Sequence[int], prior: float, *, sure: bool) -> set[int]:
    """The suspects among the line ends of `joined`, of which those of `going` interrupt a sentence for sure.

    `prior` and the next word tell the log-odds of a wrap by the lengths alone: a paragraph's end seldom fills its line.
    They must be higher where the column is not `sure`.
    """
    inside = frozenset(going)
    others = [k for k in joined if k not in inside]
    is_plain = Plain(table, prior)
    low = [] if sure else [k for k in others if is_plain.odds(k) < PROVED_LABEL]
    return {
        *low,
        *_unlike(table, joined, inside),
        *_items(table, going),
        *_verse(table, others),
        *_seldom(table, joined, inside),
        *_recurring(table, joined),
        *[k for k in others if not is_plain(k)],
    }


def _unlike(table: Table, joined: Sequence[int], going: frozenset[int]) -> list[int]:
    """The line ends between rows of two indents, behind a single word, cells or beside comments and signs of code, before numbers."""
    rows, indents = table.rows, table.indents
    found = [*{*table.singles}.intersection(joined)] if table.singles else []
    if "  " in table.text or "---" in table.text:
        wide = {k for k, row in enumerate(rows) if "  " in row or "---" in row}
        found += [k for k in wide.intersection(joined) if "  " in rows[k] and CELL.search(rows[k])]
        found += {k - 1 for k in wide if is_music(rows[k])}.intersection(joined)
    if indents:
        found += [k for k in joined if indents[k] != indents[k + 1] and not (k in going and _hangs(table, k))]
    if [mark for mark in REMARKS if mark in table.text and mark in table.firsts]:
        found += [k for k in joined if COMMENT.match(rows[k]) or COMMENT.match(rows[k + 1])]
    if [first for first in {*table.firsts} if DRAWING[0] <= first <= DRAWING[1]]:
        western = [k for k in joined if DRAWING[0] <= table.firsts[k + 1] <= DRAWING[1]]
        found += [k for k in western if DRAWN.match(rows[k + 1])]
    if "::" in table.text:
        found += [k for k in joined if MACRO.match(rows[k + 1])]
    if max(table.heads, default=0) >= LONG:
        found += [k for k in joined if table.heads[k + 1] >= LONG and KEY.match(rows[k]) and KEY.match(rows[k + 1])]
    for sign, begins in ENTRIES.items():
        if sign in table.text:
            found += [k for k in joined if begins.match(rows[k]) and begins.match(rows[k + 1])]
    if "[" in table.text and "[" in table.firsts:
        found += [k for k in joined if PREFIX.match(rows[k]) and PREFIX.match(rows[k + 1])]
    if [sign for sign in CODE if sign in table.rare] or ("()" in table.text and CALL.search(table.text)):
        signed = {k for k, row in enumerate(rows) if CODE_SIGN.search(row)}
        found += [k for k in joined if (k in signed) + (k + 1 in signed) > (k in going)]
    if not DIGITS.isdisjoint(table.firsts):
        found += [k for k in joined if table.firsts[k + 1] in DIGITS and begins_verse(rows, k + 1)]
    return found


def _hangs(table: Table, k: int) -> bool:
    """Whether row `k` is an item whose text goes on below its first word, or the indented first row of a paragraph."""
    step = table.indents[k + 1] - table.indents[k]
    marker = MARKER.match(table.rows[k])
    return step == marker.end() if marker else -DEEP <= step < 0


def _items(table: Table, going: Sequence[int]) -> list[int]:
    """The line ends before rows that go on in small letters and may be an item or a field all the same."""
    rows, heads = table.rows, table.heads
    french = " :" in table.text  # as its fields are written
    found = [k for k in going if FIELD.match(rows[k]) and FIELD.match(rows[k + 1])] if french else []
    for k in [k for k in going if rows[k + 1][heads[k + 1] - 1] in ITEM_ENDS]:
        tail = rows[k + 1][heads[k + 1] - 1]
        if tail != BULLET:
            fields = tail == ":" and [row for row in (rows[k], *rows[k + 2 : k + 3]) if FIELD.match(row)]
            if fields or MARKER.match(rows[k + 1]):
                found.append(k)
        elif heads[k + 1] == 1 and sum([row.startswith("o ") for row in rows]) > 1:
            found.append(k)
    return found


def _recurring(table: Table, joined: Sequence[int]) -> list[int]:
    """The line ends between rows of which three or more begin with one word."""
    rows, heads = table.rows, table.heads
    as_long = compress(range(len(rows)), map(eq, heads, islice(heads, 1, None)))
    same = [k for k in as_long if rows[k] and rows[k + 1].startswith(rows[k][: heads[k]])]
    runs = [k for k, after in pairwise(same) if after == k + 1]
    return [*{*runs, *[k + 1 for k in runs]}.intersection(joined)] if runs else []


def _verse(table: Table, others: Sequence[int]) -> list[int]:
    """The line ends of blocks whose rows all begin with a capital, the last one full or without a stop: verse, a list, an address."""
    firsts, lasts, widths, inside = table.firsts, table.lasts, table.widths, frozenset(others)
    found: list[int] = []
    for k in others:
        if k == 0 or not lasts[k - 1]:
            stop = k
            while stop in inside and firsts[stop].isupper():
                stop += 1
            alone = stop + 1 == len(lasts) or not lasts[stop + 1]
            if not alone or stop < k + SOME or not firsts[stop].isupper():
                continue
            if widths[stop] >= FULL * max(widths[k:stop]) or last_class(table.rows[stop]) != "stop":
                found += range(k, stop)
    return found


def _seldom(table: Table, joined: Sequence[int], inside: frozenset[int]) -> list[int]:
    """The line ends of blocks most of whose rows end where nothing forces them to, as verse and lists do."""
    found: list[int] = []
    for above, below in pairwise([-1, *table.blanks, len(table.rows)]):
        if below - above - 2 >= LINES:
            full = joined[bisect_left(joined, above) : bisect_left(joined, below)]
            found += [k for k in full if k not in inside] if len(full) * FORCED < below - above - 2 else ()
    return found
