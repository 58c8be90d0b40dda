"""Fold the edits of one stage after another into changes of the original.

Most of what is folded touches nothing else, so it is done column by column; only what meets is looked at one by one.
"""

from __future__ import annotations

from itertools import accumulate, compress, repeat
from operator import add, itemgetter, lt, ne, sub

from cleaner.change import Change, Columns, Edit, apply
from cleaner.lean import TYPE_CHECKING, bulk

if TYPE_CHECKING:
    from collections.abc import Sequence

_Rules = tuple[str, ...]

# Spans of the text between, column by column: starts and ends there, the text of the original, that of the result,
# and the rules.  As rows, each also tells whether it is an edit or a change that was there before.
_Spans = tuple["Sequence[int]", "Sequence[int]", "Sequence[str]", "Sequence[str]", "Sequence[_Rules]"]
_Row = tuple[int, int, str, str, _Rules, bool]

_AT = itemgetter(0)


def compose(original: str, changes: Sequence[Change], edits: Columns) -> list[Change]:
    """Fold `edits`, made on the result of `changes`, into changes of `original`.

    Changes and edits that overlap or touch become one change, which names all their rules.
    One that gives back what stood there before is dropped.  Linear in the number of both.
    """
    spans = _together(edits)
    if changes:
        spans = _merged(original, changes, spans)
    starts, ends, olds, news, rules = spans
    sizes, grown = list(map(len, olds)), list(map(len, news))
    if changes:  # the text between is not the original: what was before each span made it longer or shorter
        back = accumulate(map(sub, sizes, map(sub, ends, starts)), initial=0)
        starts = list(map(add, starts, back))
        ends = list(map(add, starts, sizes))
    ats = list(map(add, starts, accumulate(map(sub, grown, sizes), initial=0)))
    made = bulk(Change, zip(starts, ends, ats, map(add, ats, grown), olds, news, rules, strict=True))
    return list(made if all(map(ne, olds, news)) else compress(made, map(ne, olds, news)))


def _together(edits: Columns) -> _Spans:
    """Edits as spans; those that touch each other are one, with all their rules."""
    starts, ends, news, rules, olds = edits
    alone = {rule: (rule,) for rule in set(rules)}
    heads = [0, *compress(range(1, len(starts)), map(ne, ends, starts[1:]))]
    if len(heads) == len(starts):
        return starts, ends, olds, news, list(map(alone.__getitem__, rules))
    runs = list(map(slice, heads, [*heads[1:], len(starts)]))
    return (
        [starts[run.start] for run in runs],
        [ends[run.stop - 1] for run in runs],
        ["".join(olds[run]) for run in runs],
        ["".join(news[run]) for run in runs],
        [tuple(dict.fromkeys(rules[run])) for run in runs],
    )


def _merged(original: str, changes: Sequence[Change], edits: _Spans) -> _Spans:
    """Changes and edits in one order; those that meet are one."""
    _, _, ats, stops, olds, news, rules = zip(*changes, strict=True)
    before: list[_Row] = list(zip(ats, stops, olds, news, rules, repeat(False), strict=False))
    rows = sorted([*before, *zip(*edits, repeat(True), strict=False)], key=_AT)
    reach = accumulate([row[1] for row in rows], max)
    heads = [0, *compress(range(1, len(rows)), map(lt, reach, [row[0] for row in rows[1:]]))]
    if len(heads) < len(rows):
        back = list(accumulate([len(old) - (stop - at) for at, stop, old, _, _, _ in rows], initial=0))
        runs = zip(heads, [*heads[1:], len(rows)], strict=True)
        rows = [rows[a] if b == a + 1 else _one(original, rows[a:b], back[a]) for a, b in runs]
    starts, ends, olds, news, rules, _ = zip(*rows, strict=True)
    return starts, ends, olds, news, rules


def _one(original: str, rows: Sequence[_Row], back: int) -> _Row:
    """Rows that meet as one; what stands before them is `back` further in the original."""
    changes, edits = [row for row in rows if not row[5]], [row for row in rows if row[5]]
    lo, hi = rows[0][0], max(row[1] for row in rows)
    start, end = lo + back, hi + back
    pieces: list[str] = []
    last = start
    for at, stop, old, new, _, _ in changes:
        pieces += original[last : at + back], new
        back += len(old) - (stop - at)
        last, end = stop + back, hi + back
    between = "".join([*pieces, original[last:end]])
    new = apply(between, [Edit(at - lo, stop - lo, new, "") for at, stop, _, new, _, _ in edits])
    rules = dict.fromkeys([rule for row in (*changes, *edits) for rule in row[4]])
    return lo, hi, original[start:end], new, tuple(rules), True
