"""The cheapest reading of a paragraph's marks.

The readings are followed mark by mark, the cheapest few kept (a Viterbi search with a beam); what the second-best
reading costs more than the best is the measure of confidence.
"""

from __future__ import annotations

from functools import partial
from operator import itemgetter

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.marks.marks import CJK, digit
from cleaner.stages.quotes.marks.tables import level, remembered
from cleaner.stages.quotes.reading.reading import APOSTROPHE, CARRIED, CLOSE, OPEN, PRIME, STRAY, TWICE, Readings, Stack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.stages.quotes.document.profile import Profile
    from cleaner.stages.quotes.marks.marks import Mark
    from cleaner.stages.quotes.reading.reading import State

BEAM = 24
FEW = 24  # marks of a paragraph whose readings are kept: others have marks of the same shape
KEPT = 2000  # paragraphs whose readings are
WINDOW = 9.0  # readings that cost so much more than the best so far are dropped

CURLY_TOO = ({'"', "“"}, {'"', "”"}, {'"', "„"})  # one mark, typed as two; guillemets stand inside of others
TICKS = frozenset("`´′")  # they stand for an apostrophe at most
MEANT_TWICE = frozenset("'′‹›")  # two of them are a mark, a second derivative, an arrow

_Move = tuple[float, float, float, Stack, str, int]  # what it costs, the stack behind it, part, partner
_COST = itemgetter(0)


def doubled(opener: Mark, closer: Mark) -> bool:
    """Whether one of two partners is a single mark and the other the same kind of mark typed twice."""
    return len(opener.typed) + len(closer.typed) == 3 and opener.typed[0] in "‘’" and closer.typed[0] in "‘’"


def _alike(typed: str, again: str) -> bool:
    """Whether a mark may be typed twice so: two of a kind, or two double ones of which one is straight."""
    if typed == again:
        return typed not in MEANT_TWICE
    return {typed, again} in CURLY_TOO


class Reader:
    """Reads the marks of one paragraph."""

    def __init__(self, marks: Sequence[Mark], letters: Sequence[float], profile: Profile) -> None:
        self.marks = marks
        self.letters = letters  # what each costs as an apostrophe
        self.profile = profile
        self.costs = profile.costs
        self.sizes: list[int] = []  # the level of each; this and what follows once it is read
        self.lost: list[float] = []  # what a partner that is missing costs
        self.opens: list[float] = []  # what each costs as an opener, as a closer
        self.closes: list[float] = []

    def read(self, *, carried: bool = False, goes_on: bool = False) -> Readings:
        """The readings, cheapest first.

        `carried`: a quotation is open before the paragraph; `goes_on`: one may stay open behind it.
        """
        if len(self.marks) > FEW:
            return self._read(carried=carried, goes_on=goes_on)
        key = (self.profile.habits, self._shape(), carried, goes_on)
        make = partial(self._read, carried=carried, goes_on=goes_on)
        return remembered(self.profile.readings, KEPT, key, make)

    def _shape(self) -> tuple[object, ...]:
        """All that a reading depends on: what the marks are, what stands around them, and which of them touch."""
        shape: list[object] = [*self.letters]
        last = -9
        for mark in self.marks:
            before, after = mark.before, mark.after
            shape += mark[2:6]
            shape += (before.isalpha(), digit(before), after.isalpha(), min(mark.start - last, 2))
            last = mark.end
        return tuple(shape)

    def _read(self, *, carried: bool, goes_on: bool) -> Readings:
        marks = range(len(self.marks))
        self.sizes = [level(mark.glyph) for mark in self.marks]
        self.lost = [self.costs["missing_double" if size == 2 else "missing_single"] for size in self.sizes]
        self.opens = [self.open_cost(k) for k in marks]
        self.closes = [self.close_cost(k) for k in marks]
        states: list[State] = [(0.0, (), None)]
        if carried:
            states.append((self.costs["carried"], (CARRIED,), None))
        for k in marks:
            states = self._after(k, states)
        ended = sorted(((c + self._left_open(s, goes_on=goes_on), s, t) for c, s, t in states), key=_COST)
        return Readings(len(marks), ended)

    def _after(self, k: int, states: list[State]) -> list[State]:
        """What may follow `states` when mark `k` is read: the cheapest, two of the same stack at most."""
        mark = self.marks[k]
        within = mark.before.isalpha() and mark.after.isalpha() and mark.after < CJK and level(mark.typed[0]) == 1
        quotes = mark.typed not in TICKS and not within
        others = [*self._others(k)]
        moves: dict[Stack, list[_Move]] = {}
        for _, stack, _ in states:
            if stack not in moves:
                moves[stack] = [*self._opened(k, stack), *self._closed(k, stack)] if quotes else []
                shuts = self._shuts(k, stack)
                moves[stack] += [
                    (other, shuts if part == APOSTROPHE else 0.0, 0.0, stack, part, partner)
                    for other, part, partner in others
                ]
        found = [
            (cost + first + second + third, then, trail, part, partner)
            for cost, stack, trail in states
            for first, second, third, then, part, partner in moves[stack]
        ]
        found.sort(key=_COST)
        limit = found[0][0] + WINDOW
        kept: list[State] = []
        seen: dict[Stack, int] = {}
        for cost, stack, trail, part, partner in found:
            if cost > limit or len(kept) == BEAM:
                break
            times = seen.get(stack, 0)
            if times < 2:
                seen[stack] = times + 1
                kept.append((cost, stack, (trail, k, part, partner)))
        return kept

    def _others(self, k: int) -> Iterator[tuple[float, str, int]]:
        """What mark `k` may be if it does not quote, whatever is open."""
        mark, costs = self.marks[k], self.costs
        letter = self.letters[k]
        if letter < WINDOW:
            yield letter, APOSTROPHE, -1
        if digit(mark.before) and mark.right != "w":
            yield (
                costs["prime_" + {"'": "straight", '"': "straight", "“": "opener"}.get(mark.glyph, "curly")],
                PRIME,
                -1,
            )
        if k and self.marks[k - 1].end == mark.start and _alike(self.marks[k - 1].typed, mark.typed):
            yield costs["duplicate"], TWICE, k - 1
        yield costs["stray"], STRAY, -1

    def _shuts(self, k: int, stack: Stack) -> float:
        """What it costs more to read mark `k` as an apostrophe where it closes the single mark that is open."""
        mark = self.marks[k]
        within = not stack or stack[-1] < 0 or self.sizes[stack[-1]] == 2
        if within or mark.right == "w" or self.letters[k] < self.costs["apostrophe_end"]:
            return 0.0
        return self.costs["apostrophe_shuts"]

    def _opened(self, k: int, stack: Stack) -> Iterator[_Move]:
        """Mark `k` as an opener: inside what is open, or where that should have been closed."""
        cost = self.opens[k]
        if len(stack) < 3:
            yield cost, self._nested(stack, k), 0.0, (*stack, k), OPEN, -1
        if stack:
            yield cost, self._unclosed(stack), 0.0, (k,), OPEN, -1
            if len(stack) == 2:
                yield cost, self._unclosed(stack[1:]), self._nested(stack[:1], k), (stack[0], k), OPEN, -1

    def _closed(self, k: int, stack: Stack) -> Iterator[_Move]:
        """Mark `k` as a closer: of the innermost, of the one around it, or of none."""
        cost, size, inside = self.closes[k], self.sizes[k], 0.0
        alike = [at >= 0 and self.sizes[at] == size for at in stack]
        for depth in (1, 2)[: len(stack)]:
            at = stack[-depth]
            fit = 0.0 if at < 0 else self._fit(at, k, inner=len(stack) > depth)
            if at >= 0 and len(stack) > depth and alike[-depth - 1] and not alike[-depth]:
                fit += self.costs["nest_skipped"]
            yield cost, fit, self._unclosed(stack[-1:]) if depth == 2 else 0.0, stack[:-depth], CLOSE, at
        if True in alike:
            inside = self.costs["nest_double"]
        yield cost, inside, self.lost[k], stack, CLOSE, -1

    def _fit(self, opener: int, closer: int, *, inner: bool) -> float:
        a, b = self.marks[opener], self.marks[closer]
        if doubled(a, b):
            return self.costs["duplicate"]
        cost = self.profile.fits.of(a.glyph, b.glyph, inner=inner)[0]
        if self.sizes[opener] == self.sizes[closer]:
            return cost
        if self.crossed(closer):
            return self.costs["swapped"]
        if b.typed in ("'", "’") and b.left == "w":
            cost += self.costs["like_apostrophe"]
        return cost

    def crossed(self, k: int) -> bool:
        """Whether mark `k` touches one of the other level, so that the two may be in the wrong order."""
        size = level(self.marks[k].glyph)
        beside = self.marks[max(k - 1, 0) : k] + self.marks[k + 1 : k + 2]  # type: ignore[operator]
        return any(
            level(m.glyph) != size and (m.end == self.marks[k].start or m.start == self.marks[k].end) for m in beside
        )

    def open_cost(self, k: int) -> float:
        """What it costs to read mark `k` as an opener, by its glyph and what stands around it."""
        mark, costs = self.marks[k], self.costs
        shape = costs.get("open_left_" + mark.left, 0.0)
        inside = costs.get("open_right_" + mark.right, 0.0)
        if mark.right == "s" and self.profile.spaced and mark.glyph in '«»‹›"“':
            inside = 0.0
        if self.letters[k] < costs["apostrophe_start"] and mark.right == "w":
            sure = round(self.letters[k] % 1.0, 3) < costs["apostrophe_elision"]
            shape += costs["opens_cut" if sure else "opens_elision"]
            if sure and mark.typed == "’":
                shape += costs["opens_turned"]
        side = self.profile.fits.side(mark.glyph, 0)
        if side == 0.0 and mark.glyph not in self.profile.closers and mark.right == "s":
            shape = max(0.0, shape - costs["sided"])
        return shape + inside + side

    def close_cost(self, k: int) -> float:
        """What it costs to read mark `k` as a closer."""
        mark, costs = self.marks[k], self.costs
        shape = costs.get("close_right_" + mark.right, 0.0)
        inside = costs.get("close_left_" + mark.left, 0.0)
        if mark.left == "s" and k and self.marks[k - 1].end == mark.start - 1 and mark.right != "w":
            inside = 0.2  # ’ ”, as some papers print it
        elif mark.left == "s" and self.profile.spaced and mark.glyph in '«»‹›"”':
            inside = 0.0
        if self.letters[k] < costs["apostrophe_end"]:
            cut = mark.left == "s" and mark.right == "w" and self.letters[k] < costs["apostrophe_elision"]
            shape += costs["closes_cut" if cut else "closes_elision"]
        side = self.profile.fits.side(mark.glyph, 1)
        if side == 0.0 and mark.glyph not in self.profile.openers and mark.left == "s":
            shape = max(0.0, shape - costs["sided"])
        return shape + inside + side

    def _nested(self, stack: Stack, k: int) -> float:
        """What it costs that mark `k` opens inside of `stack`."""
        size, costs = self.sizes[k], self.costs
        if not stack or stack == (CARRIED,):
            return costs["outer_single"] if size == 1 and level(self.profile.outer[0]) == 2 else 0.0
        at = stack[-1]
        cost = costs["nest_deep"] if len(stack) > 1 else 0.0
        if at < 0 or self.sizes[at] != size:
            return cost
        glyph = self.marks[k].glyph
        if self.marks[at].glyph != glyph and self.profile.outer != '""' and glyph in self.profile.openers:
            return cost + costs["nest_other"]
        return cost + costs["nest_double" if size == 2 else "nest_single"]

    def _missing(self, k: int) -> float:
        return 0.0 if k < 0 else self.lost[k]

    def _unclosed(self, stack: Stack) -> float:
        return sum(map(self._missing, stack))

    def _left_open(self, stack: Stack, *, goes_on: bool) -> float:
        """What it costs that `stack` is open at the end of the paragraph."""
        if not goes_on:
            return self._unclosed(stack)
        return sum(self.costs["carried"] if k < 0 or self.opens[k] < 1 else self._missing(k) for k in stack)
