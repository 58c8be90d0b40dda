"""The gates that a long line must pass before it is looked up: it begins or ends like a template that holds for its length."""

from __future__ import annotations

from itertools import compress
from operator import itemgetter

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.boilerplate.fold import ORNAMENTS
from cleaner.stages.boilerplate.index import GATES, LONGEST_GATE, SHORT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_, EDGE, LEAST = GATES
FIRST = LAST = 4  # characters by which most lines are told to begin or end like no template
MEMORY = 16_384  # beginnings, and ends, that are remembered
NOTHING, DOUBT, LOOK = 0, 1, 2  # what these characters say of a line: no gate, ask a little more, look at it

_FIRST, _LAST = itemgetter(slice(FIRST)), itemgetter(slice(-LAST, None))


class Near(NamedTuple):
    """Of some lines, by index, those that begin and those that end like a template, and how long each may be then.

    `short` are those with ornaments at an end that are short without.
    """

    starts: Mapping[int, int]
    stops: Mapping[int, int]
    short: Sequence[int]


NONE = Near({}, {}, ())


class _Told(dict[str, int]):
    """What `ask` says of the beginnings or ends of lines; asked once for each, because texts repeat theirs."""

    def __init__(self, ask: Callable[[str], int]) -> None:
        self._ask = ask

    def __missing__(self, end: str) -> int:
        if len(self) >= MEMORY:
            self.clear()
        told = self[end] = self._ask(end)
        return told


class Gates:
    """How lines begin or end that some template may know, and how long they may be."""

    def __init__(self) -> None:
        self._heads: Mapping[str, int] = {}
        self._tails: Mapping[str, int] = {}
        self._parts: tuple[frozenset[str], ...] = ()
        self._first_told, self._last_told = _Told(self._first), _Told(self._last)

    def add(self, heads: Mapping[str, int], tails: Mapping[str, int]) -> None:
        """Take in the gates of an index."""
        self._heads, self._tails = _longer(self._heads, heads), _longer(self._tails, tails)
        self._parts = (
            frozenset(map(_FIRST, [head for head in self._heads if len(head) < LONGEST_GATE])),
            frozenset(map(_FIRST, self._heads)),
            frozenset([tail[-size:] for tail in self._tails for size in (LAST, LAST - 1)]),
        )
        self._first_told, self._last_told = _Told(self._first), _Told(self._last)

    def near(self, lines: Sequence[str]) -> Near:
        """Which of these lines, none empty, may pass a gate: all that do."""
        heads, numbers = self._heads, range(len(lines))
        first = list(map(self._first_told.__getitem__, map(_FIRST, lines)))
        last = list(map(self._last_told.__getitem__, map(_LAST, lines)))
        head = [
            k
            for k in compress(numbers, first)
            if first[k] == LOOK or lines[k][:LONGEST_GATE].casefold()[:LONGEST_GATE] in heads
        ]
        tail = [k for k in compress(numbers, last) if last[k] == LOOK or len(lines[k]) < SHORT + LAST]
        if not head and not tail:
            return NONE
        bare = {k: lines[k].strip(ORNAMENTS) for k in (*head, *tail)}
        starts = {
            k: self.limit(bare[k])
            for k in head
            if (start := bare[k][:LONGEST_GATE].casefold()[:LONGEST_GATE]) in heads
            or start[:EDGE] in heads
            or start[:LEAST] in heads
        }
        stops = {k: self.limit(bare[k]) for k in tail if self.tail_limit(bare[k])}
        return Near(starts, stops, [k for k, text in bare.items() if len(text) <= SHORT])

    def _first(self, start: str) -> int:
        """What the first characters say of a line; it may be short behind an ornament."""
        less, more, _ = self._parts
        low = start.casefold()
        whole = start.rstrip(ORNAMENTS).casefold()  # if nothing but ornaments follows
        if start[0] in ORNAMENTS or low[:FIRST] in less or low[:LEAST] in self._heads or whole in self._heads:
            return LOOK
        return DOUBT if low[:FIRST] in more else NOTHING

    def _last(self, end: str) -> int:
        """What the last characters say of a line; one that ends with an ornament may be short without."""
        bare = end.rstrip(ORNAMENTS)
        low = bare.casefold()
        whole = bare.lstrip(ORNAMENTS).casefold()  # if nothing but ornaments stands before
        if (
            len(bare) < LAST - 1
            or low[-len(bare) :] in self._parts[2]
            or low[-LEAST:] in self._tails
            or whole in self._tails
        ):
            return LOOK
        return DOUBT if bare != end else NOTHING

    def limit(self, bare: str) -> int:
        """How long a line may be that begins or ends like this, if a template is to know it."""
        return max(self.head_limit(bare), self.tail_limit(bare))

    def head_limit(self, bare: str) -> int:
        """The same for a line that begins like this."""
        head, limit = bare[:LONGEST_GATE].casefold()[:LONGEST_GATE], self._heads.get
        return max(limit(head, 0), limit(head[:EDGE], 0), limit(head[:LEAST], 0))

    def tail_limit(self, bare: str) -> int:
        """The same for a line that ends like this."""
        tail, limit = bare[-LONGEST_GATE:].casefold()[-LONGEST_GATE:], self._tails.get
        return max(limit(tail, 0), limit(tail[-EDGE:], 0), limit(tail[-LEAST:], 0))


def _longer(limits: Mapping[str, int], others: Mapping[str, int]) -> Mapping[str, int]:
    """Both, the larger limit where a gate is in both."""
    if not limits:
        return others
    both = dict(limits)
    for gate, limit in others.items():
        both[gate] = max(both.get(gate, 0), limit)
    return both
