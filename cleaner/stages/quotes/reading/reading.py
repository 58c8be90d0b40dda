"""Readings of a paragraph's marks: every mark is an opener, a closer, an apostrophe, a prime, a mark typed twice, or a stray."""

from __future__ import annotations

from cleaner.lean import NamedTuple

CARRIED = -2  # stands for the opener in an earlier paragraph

OPEN, CLOSE, APOSTROPHE, PRIME, TWICE, STRAY = "open", "close", "apostrophe", "prime", "twice", "stray"

Stack = tuple[int, ...]  # the marks that are open, outermost first
Trail = tuple["Trail | None", int, str, int]  # steps before, mark, part, partner (-1: none, CARRIED: elsewhere)
State = tuple[float, Stack, "Trail | None"]


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


class Readings:
    """The readings of `size` marks, cheapest first; each is made when somebody asks for it, as few are."""

    def __init__(self, size: int, ended: list[State]) -> None:
        self._size = size
        self._ended = ended
        self._made: dict[int, Reading] = {}

    def __len__(self) -> int:
        return len(self._ended)

    def __getitem__(self, at: int) -> Reading:
        if at not in self._made:
            self._made[at] = self._reading(*self._ended[at])
        return self._made[at]

    def _reading(self, cost: float, stack: Stack, trail: Trail | None) -> Reading:
        parts = [STRAY] * self._size
        partners = [-1] * self._size
        while trail is not None:
            trail, k, part, partner = trail
            parts[k] = part
            partners[k] = partner if part == CLOSE else max(partners[k], partner)
            if partner >= 0 and part == CLOSE:
                partners[partner] = k
        return Reading(cost, tuple(parts), tuple(partners), stack)


def outer(reading: Reading) -> list[int]:
    """For every mark the opener before it that is not closed before it, the last of these, -1 for none."""
    opened: list[int] = []
    found: list[int] = []
    for k, (part, partner) in enumerate(zip(reading.parts, reading.partners, strict=True)):
        while opened and 0 <= reading.partners[opened[-1]] <= k:
            opened.pop()
        found.append(opened[-1] if opened else -1)
        if part == OPEN and (partner == -1 or partner > k):
            opened.append(k)
    return found
