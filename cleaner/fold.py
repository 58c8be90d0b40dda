"""Fold the edits of one stage after another into changes of the original.

Most of what is folded touches nothing else, so it is taken over run by run: changes up to the next edit, edits up
to the next change.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, compress
from operator import add, itemgetter, ne, sub

from cleaner.change import Change, Columns, Edit, apply
from cleaner.lean import TYPE_CHECKING, Any, bulk

if TYPE_CHECKING:
    from collections.abc import Sequence

# Starts, ends and new texts of edits, the rules that met in each, and what stands there.
_Edits = tuple["Sequence[int]", "Sequence[int]", "Sequence[str]", "Sequence[tuple[str, ...]]", "Sequence[str]"]

_STOP = itemgetter(3)


def compose(original: str, changes: Sequence[Change], edits: Columns) -> list[Change]:
    """Fold `edits`, made on the result of `changes`, into changes of `original`.

    Changes and edits that overlap or touch become one change, which names all their rules.
    One that gives back what stood there before is dropped.  Linear in the number of both.
    """
    fold = Fold(original, changes, edits)
    while fold.left:
        if not fold.changes_run() and not fold.edits_run():
            fold.group()
    return fold.out


class Fold:
    """How far `compose` is: `i` changes and `j` edits are told in `out`.

    From there on a position of the text between is `back` further in the original, and `moved` further in the result.
    """

    def __init__(self, original: str, changes: Sequence[Change], edits: Columns) -> None:
        self.original, self.changes = original, changes
        self.edits = self.starts, self.ends, *_ = _together(edits)
        self.out: list[Change] = []
        self.i = self.j = self.back = self.moved = 0

    @property
    def left(self) -> bool:
        """Whether anything is left to tell."""
        return self.i < len(self.changes) or self.j < len(self.starts)

    def changes_run(self) -> bool:
        """Take over the changes that end before the next edit; whether there are any."""
        to = len(self.changes)
        if self.j < len(self.starts):
            to = bisect_left(self.changes, self.starts[self.j], self.i, key=_STOP)
        run = self.changes[self.i : to]
        if not run:
            return False
        self.i, self.back = to, run[-1].end - run[-1].stop
        if self.moved:
            starts, ends, ats, stops, *rest = zip(*run, strict=True)
            moved = _plus(self.moved, ats), _plus(self.moved, stops)
            run = list(bulk(Change, zip(starts, ends, *moved, *rest, strict=True)))
        self.out += run
        return True

    def edits_run(self) -> bool:
        """Tell the edits that end before the next change; whether there are any."""
        to = len(self.starts)
        if self.i < len(self.changes):
            to = bisect_left(self.ends, self.changes[self.i].at, self.j)
        if to == self.j:
            return False
        starts, ends, news, rules, olds = self._part(to)
        sizes = list(map(len, news))
        moves = list(accumulate(map(sub, sizes, map(len, olds)), initial=self.moved))
        ats = list(map(add, starts, moves))
        stops = map(add, ats, sizes)
        starts, ends = _plus(self.back, starts), _plus(self.back, ends)
        told = bulk(Change, zip(starts, ends, ats, stops, olds, news, rules, strict=True))
        self.out += told if all(map(ne, olds, news)) else [change for change in told if change.old != change.new]
        self.j, self.moved = to, moves[-1]
        return True

    def _part(self, to: int) -> tuple[Sequence[Any], ...]:
        starts, ends, news, rules, olds = self.edits
        part = slice(self.j, to)
        return starts[part], ends[part], news[part], rules[part], olds[part]

    def group(self) -> None:
        """Make one change of the next and all changes and edits that overlap or touch each other there."""
        changes, starts, i, j = self.changes, self.starts, self.i, self.j
        lo = hi = min([c.at for c in changes[i : i + 1]] + [*starts[j : j + 1]])
        while True:  # take in all that overlaps or touches [lo:hi]
            if i < len(changes) and changes[i].at <= hi:
                hi = max(hi, changes[i].stop)
                i += 1
            elif j < len(starts) and starts[j] <= hi:
                hi = max(hi, self.ends[j])
                j += 1
            else:
                break
        group, asked = changes[self.i : i], list(zip(*self._part(j), strict=True))
        start, at = lo + self.back, lo + self.moved
        between, end = _between(self.original, group, start, lo, hi)
        new = apply(between, [Edit(first - lo, last - lo, new, "") for first, last, new, _, _ in asked])
        old = self.original[start:end]
        if old != new:
            rules = dict.fromkeys([r for c in group for r in c.rules] + [r for _, _, _, met, _ in asked for r in met])
            self.out.append(Change(start, end, at, at + len(new), old, new, tuple(rules)))
        self.i, self.j, self.back, self.moved = i, j, end - hi, at + len(new) - hi


def _together(edits: Columns) -> _Edits:
    """Edits that touch each other made one, with all their rules."""
    starts, ends, news, rules, olds = edits
    alone = {rule: (rule,) for rule in set(rules)}
    apart = [0, *compress(range(1, len(starts)), map(ne, ends, starts[1:]))]
    if len(apart) == len(starts):
        return starts, ends, news, list(map(alone.__getitem__, rules)), olds
    runs = [slice(*run) for run in zip(apart, [*apart[1:], len(starts)], strict=True)]
    return (
        [starts[run.start] for run in runs],
        [ends[run.stop - 1] for run in runs],
        ["".join(news[run]) for run in runs],
        [tuple(dict.fromkeys(rules[run])) for run in runs],
        ["".join(olds[run]) for run in runs],
    )


def _between(original: str, group: Sequence[Change], start: int, lo: int, hi: int) -> tuple[str, int]:
    """The text that `group` makes of the original from `start` on, over [lo:hi], and where that ends."""
    pieces: list[str] = []
    for change in group:
        pieces += (original[start : start + change.at - lo], change.new)
        start, lo = change.end, change.stop
    end = start + hi - lo
    pieces.append(original[start:end])
    return "".join(pieces), end


def _plus(number: int, positions: Sequence[int]) -> Sequence[int]:
    return list(map(number.__add__, positions)) if number else positions
