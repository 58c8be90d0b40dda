"""Fold the edits of one stage after another into changes of the original.

Most of what is folded touches nothing else, so it is done column by column; only what meets is looked at one by one.
"""

from __future__ import annotations

from itertools import accumulate, compress
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


def folded(original: str, passes: Sequence[Columns]) -> list[Change]:
    """The changes of `original` that passes come to, each made on the result of those before.

    Changes and edits that overlap or touch become one change, which names all their rules.
    One that gives back what stood there before is dropped.  Linear in the number of all edits.
    """
    if not passes:
        return []
    *earlier, last = passes
    done: _Spans = ((), (), (), (), ())
    for edits in earlier:
        done = _after(_onto(original, done, edits))
    return _changes(_onto(original, done, last), between=bool(done[0]))


def followed(original: str, first: Sequence[Change], second: Sequence[Change]) -> list[Change]:
    """The changes of `original` that `first`, and then `second` of the result, come to; neither is empty."""
    _, _, ats, stops, olds, news, rules = zip(*first, strict=True)
    starts, ends, _, _, later, made, named = zip(*second, strict=True)
    return _changes(
        _merged(original, (ats, stops, olds, news, rules), (starts, ends, later, made, named)), between=True
    )


def _changes(spans: _Spans, *, between: bool) -> list[Change]:
    """Spans as changes of the original, of which they are unless they are of the text `between` two passes."""
    starts, ends, olds, news, rules = spans
    sizes, grown = list(map(len, olds)), list(map(len, news))
    if between:  # the text between is not the original: what was before each span made it longer or shorter
        back = accumulate(map(sub, sizes, map(sub, ends, starts)), initial=0)
        starts = list(map(add, starts, back))
        ends = list(map(add, starts, sizes))
    ats = list(map(add, starts, accumulate(map(sub, grown, sizes), initial=0)))
    made = bulk(Change, zip(starts, ends, ats, map(add, ats, grown), olds, news, rules, strict=True))
    return list(made if all(map(ne, olds, news)) else compress(made, map(ne, olds, news)))


def _onto(original: str, done: _Spans, edits: Columns) -> _Spans:
    """What is `done` and edits of its result, in one order; those that meet are one."""
    spans = _together(edits)
    return _merged(original, done, spans) if done[0] else spans


def _after(spans: _Spans) -> _Spans:
    """Spans of a text as spans of what they make of it; without those that give back what stood in the original."""
    starts, ends, olds, news, rules = spans
    grown = list(map(len, news))
    ats = list(map(add, starts, accumulate(map(sub, grown, map(sub, ends, starts)), initial=0)))
    stops = list(map(add, ats, grown))
    kept = list(map(ne, olds, news))
    if all(kept):
        return ats, stops, olds, news, rules
    return (
        list(compress(ats, kept)),
        list(compress(stops, kept)),
        list(compress(olds, kept)),
        list(compress(news, kept)),
        list(compress(rules, kept)),
    )


def _together(edits: Columns) -> _Spans:
    """Edits as spans; those that touch each other are one, with all their rules."""
    starts, ends, news, rules, olds = edits
    alone = {rule: (rule,) for rule in set(rules)}
    if all(map(ne, ends, starts[1:])):
        return starts, ends, olds, news, list(map(alone.__getitem__, rules))
    heads = [0, *compress(range(1, len(starts)), map(ne, ends, starts[1:]))]
    runs = list(map(slice, heads, [*heads[1:], len(starts)]))
    return (
        [starts[run.start] for run in runs],
        [ends[run.stop - 1] for run in runs],
        ["".join(olds[run]) for run in runs],
        ["".join(news[run]) for run in runs],
        [tuple(dict.fromkeys(rules[run])) for run in runs],
    )


def _merged(original: str, done: _Spans, edits: _Spans) -> _Spans:
    """Spans of a text, those that are done and edits, in one order; those that meet are one."""
    places = [*done[0], *edits[0]]
    order = sorted(range(len(places)), key=places.__getitem__)
    ordered = itemgetter(*order)
    starts, ends, olds, news, rules = (ordered([*a, *b]) for a, b in zip(done, edits, strict=True))
    reach = list(accumulate(ends, max))
    if all(map(lt, reach, starts[1:])):
        return starts, ends, olds, news, rules
    heads = [0, *compress(range(1, len(order)), map(lt, reach, starts[1:]))]
    back = list(accumulate(map(sub, map(len, olds), map(sub, ends, starts)), initial=0))
    rows = list(zip(starts, ends, olds, news, rules, map(len(done[0]).__le__, order), strict=True))
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
