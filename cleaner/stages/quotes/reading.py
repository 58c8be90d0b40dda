"""The cheapest reading of a paragraph's marks.

Every mark is an opener, a closer, an apostrophe, a prime, a mark typed twice, or a stray.  The readings are
followed mark by mark, the cheapest few kept (a Viterbi search with a beam); what the second-best reading costs
more than the best is the measure of confidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.quotes.tables import level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.stages.quotes.marks import Mark
    from cleaner.stages.quotes.profile import Profile

BEAM = 24
FEW = 24  # marks of a paragraph whose readings are kept: others have marks of the same shape
KEPT = 2000  # paragraphs whose readings are
WINDOW = 9.0  # readings that cost so much more than the best so far are dropped

CARRIED = -2  # stands for the opener in an earlier paragraph

OPEN, CLOSE, APOSTROPHE, PRIME, TWICE, STRAY = "open", "close", "apostrophe", "prime", "twice", "stray"

TICKS = frozenset("`´′")  # they stand for an apostrophe at most

_Stack = tuple[int, ...]  # the marks that are open, outermost first
_Trail = tuple["_Trail | None", int, str, int]  # steps before, mark, part, partner (-1: none, CARRIED: elsewhere)
_State = tuple[float, _Stack, "_Trail | None"]


class Reading(NamedTuple):
    """One part for each mark, with its partner (-1 for none; a missing one is told by the part open or close)."""

    cost: float
    parts: tuple[str, ...]
    partners: tuple[int, ...]
    open_at_end: tuple[int, ...]

    @property
    def missing(self) -> list[int]:
        """The openers and closers without a partner."""
        return [k for k, part in enumerate(self.parts) if part in (OPEN, CLOSE) and self.partners[k] == -1]


def doubled(opener: Mark, closer: Mark) -> bool:
    """Whether one of two partners is a single mark and the other the same kind of mark typed twice."""
    sizes = len(opener.typed), len(closer.typed)
    return sorted(sizes) == [1, 2] and opener.typed[0] in "‘’" and closer.typed[0] in "‘’"


class Reader:
    """Reads the marks of one paragraph."""

    def __init__(self, marks: Sequence[Mark], letters: Sequence[float], profile: Profile) -> None:
        self.marks = marks
        self.letters = letters  # what each costs as an apostrophe
        self.profile = profile
        self.costs = profile.costs

    def read(self, *, carried: bool = False, goes_on: bool = False) -> list[Reading]:
        """The readings, cheapest first.

        `carried`: a quotation is open before the paragraph; `goes_on`: one may stay open behind it.
        """
        if len(self.marks) > FEW:
            return self._read(carried=carried, goes_on=goes_on)
        key = (self.profile.habits, self._shape(), carried, goes_on)
        kept = self.profile.readings
        readings = kept.get(key)
        if readings is None:
            if len(kept) >= KEPT:
                kept.clear()
            readings = kept[key] = self._read(carried=carried, goes_on=goes_on)
        return readings

    def _shape(self) -> tuple[object, ...]:
        """All that a reading depends on: what the marks are, what stands around them, and which of them touch."""
        shape: list[object] = [*self.letters]
        last = -9
        for mark in self.marks:
            before, after = mark.before, mark.after
            shape += mark[2:6]
            shape += (before.isalpha(), before.isdigit(), after.isalpha(), min(mark.start - last, 2))
            last = mark.end
        return tuple(shape)

    def _read(self, *, carried: bool, goes_on: bool) -> list[Reading]:
        states: list[_State] = [(0.0, (), None)]
        if carried:
            states.append((self.costs["carried"], (CARRIED,), None))
        for k in range(len(self.marks)):
            states = self._prune([after for state in states for after in self._step(k, state)])
        ended = sorted(((c + self._left_open(s, goes_on=goes_on), s, t) for c, s, t in states), key=lambda s: s[0])
        return [self._reading(*state) for state in ended]

    def _prune(self, states: list[_State]) -> list[_State]:
        """The cheapest states, two of the same stack at most."""
        states.sort(key=lambda state: state[0])
        kept: list[_State] = []
        seen: dict[_Stack, int] = {}
        limit = states[0][0] + WINDOW
        for state in states:
            if state[0] > limit or len(kept) == BEAM:
                break
            times = seen.get(state[1], 0)
            if times < 2:
                seen[state[1]] = times + 1
                kept.append(state)
        return kept

    def _step(self, k: int, state: _State) -> Iterator[_State]:
        """What may follow `state` when mark `k` is read."""
        cost, stack, trail = state
        mark, costs = self.marks[k], self.costs
        if mark.typed not in TICKS and not (
            mark.before.isalpha() and mark.after.isalpha() and level(mark.typed[0]) == 1
        ):
            yield from self._opened(k, state)
            yield from self._closed(k, state)
        letter = self.letters[k]
        if letter < WINDOW:
            yield cost + letter, stack, (trail, k, APOSTROPHE, -1)
        if mark.before.isdigit() and mark.right != "w":
            name = "prime_straight" if mark.glyph in "'\"" else "prime"
            yield cost + costs[name], stack, (trail, k, PRIME, -1)
        if k and self.marks[k - 1].end == mark.start and self.marks[k - 1].typed == mark.typed and mark.glyph != "'":
            yield cost + costs["duplicate"], stack, (trail, k, TWICE, k - 1)
        yield cost + costs["stray"], stack, (trail, k, STRAY, -1)

    def _opened(self, k: int, state: _State) -> Iterator[_State]:
        """Mark `k` as an opener: inside what is open, or where that should have been closed."""
        cost, stack, trail = state
        opened = cost + self.open_cost(k)
        part = (trail, k, OPEN, -1)
        if len(stack) < 3:
            yield opened + self._nested(stack, k), (*stack, k), part
        if stack:
            yield opened + self._unclosed(stack), (k,), part
            if len(stack) == 2:
                yield opened + self._unclosed(stack[1:]) + self._nested(stack[:1], k), (stack[0], k), part

    def _closed(self, k: int, state: _State) -> Iterator[_State]:
        """Mark `k` as a closer: of the innermost, of the one around it, or of none."""
        cost, stack, trail = state
        closed = cost + self.close_cost(k)
        for depth in (1, 2):
            if len(stack) >= depth:
                at = stack[-depth]
                fit = 0.0 if at < 0 else self._fit(at, k, inner=len(stack) > depth)
                if at >= 0 and len(stack) > depth and self._alike(stack[-depth - 1], k) and not self._alike(at, k):
                    fit += self.costs["nest_skipped"]
                yield (
                    closed + fit + self._unclosed(stack[len(stack) - depth + 1 :]),
                    stack[:-depth],
                    (trail, k, CLOSE, at),
                )
        inside = self.costs["nest_double"] if any(self._alike(at, k) for at in stack) else 0.0
        yield closed + inside + self._missing(k), stack, (trail, k, CLOSE, -1)

    def _alike(self, at: int, k: int) -> bool:
        """Whether the open mark `at` is of the same level as mark `k`."""
        return at >= 0 and level(self.marks[at].glyph) == level(self.marks[k].glyph)

    def _fit(self, opener: int, closer: int, *, inner: bool) -> float:
        a, b = self.marks[opener], self.marks[closer]
        if doubled(a, b):
            return self.costs["duplicate"]
        cost = self.profile.fit(a.glyph, b.glyph, inner=inner)[0]
        if level(a.glyph) == level(b.glyph):
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
        side = self.profile.side(mark.glyph, 0)
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
            shape += costs["closes_elision"]
        side = self.profile.side(mark.glyph, 1)
        if side == 0.0 and mark.glyph not in self.profile.openers and mark.left == "s":
            shape = max(0.0, shape - costs["sided"])
        return shape + inside + side

    def _nested(self, stack: _Stack, k: int) -> float:
        """What it costs that mark `k` opens inside of `stack`."""
        size = level(self.marks[k].glyph)
        if not stack or stack == (CARRIED,):
            return self.costs["outer_single"] if size == 1 and level(self.profile.outer[0]) == 2 else 0.0
        same = self._alike(stack[-1], k)
        if same and self.marks[stack[-1]].glyph != self.marks[k].glyph and self.profile.outer != '""':
            same = self.marks[k].glyph not in self.profile.openers
        deep = self.costs["nest_deep"] if len(stack) > 1 else 0.0
        if not same and self._alike(stack[-1], k):
            deep += self.costs["nest_other"]
        return deep + (self.costs["nest_double" if size == 2 else "nest_single"] if same else 0.0)

    def _missing(self, k: int) -> float:
        return 0.0 if k < 0 else self.costs["missing_double" if level(self.marks[k].glyph) == 2 else "missing_single"]

    def _unclosed(self, stack: _Stack) -> float:
        return sum(map(self._missing, stack))

    def _left_open(self, stack: _Stack, *, goes_on: bool) -> float:
        """What it costs that `stack` is open at the end of the paragraph."""
        if not goes_on:
            return self._unclosed(stack)
        return sum(self.costs["carried"] if k < 0 or self.open_cost(k) < 1 else self._missing(k) for k in stack)

    def _reading(self, cost: float, stack: _Stack, trail: _Trail | None) -> Reading:
        parts = [STRAY] * len(self.marks)
        partners = [-1] * len(self.marks)
        while trail is not None:
            trail, k, part, partner = trail
            parts[k] = part
            partners[k] = partner if part == CLOSE else max(partners[k], partner)
            if partner >= 0 and part == CLOSE:
                partners[partner] = k
        return Reading(cost, tuple(parts), tuple(partners), stack)
