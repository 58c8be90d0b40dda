"""Line ends that a column forces and that may be the author's all the same: items, fields, verse, speech, tables, code.

Whatever speaks against a wrap makes a suspect.  Most of them are wraps in the end, but that is for `doubts` to weigh.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING

from cleaner.pattern import lazy
from cleaner.stages.wraps.decide import FORCED, FULL, LINES
from cleaner.stages.wraps.hand import CELL, ENCODED, FIELD, SPEECH
from cleaner.stages.wraps.rows import last_class
from cleaner.stages.wraps.shape import MARKER, NAMED
from cleaner.stages.wraps.widths import CODE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.table import Table

LABEL = 3  # blanks in a label and behind it
SOME = 2  # line ends of a block: fewer show nothing
PROVED_STOP = 4.0  # log-odds of a wrap at a sentence end
PROVED_LABEL = 5.4  # the same beside what may be a label, code, or a row that begins alike
PROVED_SPEECH = 6.5  # the same before a dash, which begins speech more often than it goes on
DEEP = 8  # columns: a paragraph's first row is seldom indented more
_CALL = r"\(\)(?<![a-zA-Z0-9_]\(\))"
CALL = lazy(_CALL)  # empty brackets that do not name a function
CODE_SIGN = lazy(rf"[{CODE}]|{_CALL}")
CODE_LIKE = lazy(r"[|#_\\@^~`]|\$(?!\d)|\(\)|//|::|->")  # a sentence may: names of functions, handles, addresses
EMPHASIS = lazy(r"(?:\*{1,2}|_)\w")
OPENERS = "\"'“‘«‹„‚([¿¡"
MARKS = "-*+•·‣▪●○◦%;/&.~=_^#"  # a row that starts with one is an item, a comment, a rule, the rest of a sign
DASHES = "–—"
BULLET = "o"  # of a word processor, or a word of Polish and Czech
ITEM_ENDS = ".):" + BULLET  # of the first word of an item or a field


def suspects(table: Table, going: Sequence[int], joined: Sequence[int], prior: float, *, sure: bool) -> set[int]:
    """The suspects among the line ends of `joined`, of which those of `going` interrupt a sentence for sure.

    `prior` and the next word tell the log-odds of a wrap by the lengths alone: a paragraph's end seldom fills its line.
    They must be higher where the column is not `sure`.
    """
    inside = frozenset(going)
    others = [k for k in joined if k not in inside]
    low = [] if sure else [k for k in others if prior - log(table.units[k + 1] + 1) < PROVED_LABEL]
    return {
        *low,
        *_unlike(table, joined, inside),
        *_items(table, going),
        *_verse(table, others),
        *_seldom(table, joined, inside),
        *[k for k in others if not _is_plain(table, k, prior)],
    }


def _unlike(table: Table, joined: Sequence[int], going: frozenset[int]) -> list[int]:
    """The line ends between rows of two indents, behind a single word, cells or beside signs of code."""
    rows, indents = table.rows, table.indents
    found = [*{*table.singles}.intersection(joined)] if table.singles else []
    found += [k for k in joined if "  " in rows[k] and CELL.search(rows[k])]
    if indents:
        found += [k for k in joined if indents[k] != indents[k + 1] and not (k in going and _hangs(table, k))]
    if [sign for sign in CODE if sign in table.rare] or ("(" in table.text and CALL.search(table.text)):
        signed = {k for k, row in enumerate(rows) if CODE_SIGN.search(row)}
        found += [k for k in joined if (k in signed) + (k + 1 in signed) > (k in going)]
    return found


def _hangs(table: Table, k: int) -> bool:
    """Whether row `k` is an item whose text goes on below its first word, or the indented first row of a paragraph."""
    step = table.indents[k + 1] - table.indents[k]
    marker = MARKER.match(table.rows[k])
    return step == marker.end() if marker else -DEEP <= step < 0


def _items(table: Table, going: Sequence[int]) -> list[int]:
    """The line ends before rows that go on in small letters and may be an item or a field all the same."""
    rows, heads = table.rows, table.heads
    found = []
    for k in [k for k in going if rows[k + 1][heads[k + 1] - 1] in ITEM_ENDS]:
        tail = rows[k + 1][heads[k + 1] - 1]
        if tail != BULLET:
            fields = tail == ":" and [row for row in (rows[k], *rows[k + 2 : k + 3]) if FIELD.match(row)]
            if fields or MARKER.match(rows[k + 1]):
                found.append(k)
        elif heads[k + 1] == 1 and sum([row.startswith("o ") for row in rows]) > 1:
            found.append(k)
    return found


def _verse(table: Table, others: Sequence[int]) -> list[int]:
    """The line ends of blocks whose rows all begin with a capital and are full, the last one too: verse, a list, an address."""
    firsts, lasts, widths, inside = table.firsts, table.lasts, table.widths, frozenset(others)
    found: list[int] = []
    for k in others:
        if k == 0 or not lasts[k - 1]:
            stop = k
            while stop in inside and firsts[stop].isupper():
                stop += 1
            alone = stop + 1 == len(lasts) or not lasts[stop + 1]
            if alone and stop >= k + SOME and firsts[stop].isupper() and widths[stop] >= FULL * max(widths[k:stop]):
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


def _is_plain(table: Table, k: int, prior: float) -> bool:
    """Whether nothing at the line end after row `k`, which interrupts no sentence for sure, speaks against a wrap."""
    a, b, first = table.rows[k], table.rows[k + 1], table.firsts[k + 1]
    ending = last_class(a)
    odds = prior - log(table.units[k + 1] + 1)
    if ending == "stop":
        return odds >= PROVED_STOP and _goes_on_after_stop(table, k, odds)
    if ending == "colon" and " " not in b:
        return False
    if MARKER.match(b) and (first.islower() or not _is_only(table, b)):
        return False
    if first.islower():
        return True
    starts_well = first not in MARKS or EMPHASIS.match(b) is not None or (odds >= PROVED_SPEECH and _is_dashed(b))
    return (
        ending != "sign"
        and starts_well
        and not (NAMED.match(a) and NAMED.match(b))
        and (ending != "colon" or odds >= PROVED_STOP)
    )


def _goes_on_after_stop(table: Table, k: int, odds: float) -> bool:
    """Whether the row after row `k`, which ends a sentence, goes on its paragraph; `odds` of a wrap by the lengths."""
    a, b, first = table.rows[k], table.rows[k + 1], table.firsts[k + 1]
    if (a[-1] in SPEECH and (first in OPENERS or first in DASHES)) or (_is_label(b) and _are_labels(table)):
        return False
    if _is_dashed(b):
        return odds >= PROVED_SPEECH and (_is_only(table, b) or not _may_be_a_turn(table, k))
    if odds < PROVED_LABEL and (
        CODE_LIKE.search(a)
        or CODE_LIKE.search(b)
        or MARKER.match(a)
        or _is_label(a)
        or a.startswith(b.split(" ", 1)[0])
    ):
        return False
    return (first.isalpha() or first in OPENERS) and not MARKER.match(b)


def _is_dashed(row: str) -> bool:
    """Whether a row begins with a dash, or a hyphen for one."""
    return row[0] in DASHES or (row[0] == "-" and row[1:2] not in " -")


def _may_be_a_turn(table: Table, k: int) -> bool:
    """Whether the row after row `k`, which begins with a dash, may be the next turn of a dialogue, or name an author.

    Turns follow one that began with a dash, too; an author is named in a short last row.
    """
    start = k
    while start and table.lasts[start - 1]:
        start -= 1
    last = k + 2 == len(table.lasts) or not table.lasts[k + 2]
    return (last and table.widths[k + 1] < ENCODED) or any(map(_is_dashed, table.rows[start : k + 1]))


def _is_label(row: str) -> bool:
    """Whether a label of a few words begins the row: more words are a sentence."""
    label = NAMED.match(row)
    return label is not None and label[0].count(" ") <= LABEL


def _are_labels(table: Table) -> bool:
    """Whether labels begin more rows than one: fields, speakers."""
    return sum([_is_label(row) for row in table.rows if ":" in row or "." in row or "：" in row]) > 1


def _is_only(table: Table, row: str) -> bool:
    """Whether no other row begins like this one, which may be an item or speech; initials may come back."""
    if row[0] in DASHES or row[0] == "-":
        return table.firsts.count(row[0]) == 1
    heads = [other.split(" ", 1)[0] for other in table.rows if MARKER.match(other)]
    return len(heads) == 1 or (row[0].isalpha() and len({*heads}) == 1)
