"""The gates that a long line must pass before it is looked up: it begins or ends like a template that holds for its length."""

from __future__ import annotations

from itertools import compress
from operator import itemgetter

from cleaner.lean import TYPE_CHECKING, NamedTuple, together
from cleaner.stages.boilerplate.templates.fold import ORNAMENTS
from cleaner.stages.boilerplate.templates.index import FIRST, GATES, LAST, LONGEST_GATE, SHORT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cleaner.stages.boilerplate.templates.index import Index

_, EDGE, LEAST = GATES
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


class _Told:
    """What `ask` says of the beginnings or ends of lines; asked once for each, because texts repeat theirs."""

    def __init__(self, cut: Callable[[str], str], ask: Callable[[Sequence[str]], Iterable[int]]) -> None:
        self._cut, self._ask = cut, ask
        self._known: dict[str, int] = {}

    def one(self, line: str) -> int:
        """What it says of that of a line."""
        told = self._known.get(self._cut(line))
        return self.of((line,))[0] if told is None else told

    def of(self, lines: Sequence[str]) -> list[int]:
        """What it says of those of these lines."""
        known = self._known
        try:
            return list(map(known.__getitem__, map(self._cut, lines)))
        except KeyError:
            ends = set(map(self._cut, lines))
        new = ends.difference(known)
        if len(known) + len(new) > MEMORY:
            known, new = {}, ends
            self._known = known  # a new one, because another thread may still read the old one
        asked = list(new)
        known.update(zip(asked, self._ask(asked), strict=True))
        return list(map(known.__getitem__, map(self._cut, lines)))


class Gates:
    """How lines begin or end that some template may know, and how long they may be."""

    def __init__(self) -> None:
        self._heads: Mapping[str, int] = {}
        self._tails: Mapping[str, int] = {}
        self._parts: tuple[frozenset[str], ...] = (frozenset(),) * 3  # of no template, until some are added
        self._first_told, self._last_told = _Told(_FIRST, self._first), _Told(_LAST, self._last)

    def add(self, index: Index) -> None:
        """Take in the gates of an index."""
        self._heads, self._tails = _longer(self._heads, index.heads), _longer(self._tails, index.tails)
        self._parts = tuple(map(frozenset.union, self._parts, index.parts))
        self._first_told, self._last_told = _Told(_FIRST, self._first), _Told(_LAST, self._last)

    def near(self, lines: Sequence[str]) -> Near:
        """Which of these lines, none empty, may pass a gate: all that do."""
        heads, numbers = self._heads, range(len(lines))
        first, last = self._first_told.of(lines), self._last_told.of(lines)
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

    def refuse(self, line: str) -> bool:
        """Whether `near` tells nothing of a line, which may be empty."""
        if len(line) < SHORT + LAST or self._last_told.one(line) == LOOK:
            return False
        first = self._first_told.one(line)
        return first == NOTHING or (first == DOUBT and line[:LONGEST_GATE].casefold()[:LONGEST_GATE] not in self._heads)

    def _first(self, starts: Sequence[str]) -> Iterator[int]:
        """What the first characters say of lines; they may be short behind an ornament."""
        less, more, _ = self._parts
        heads = self._heads
        for start, low in zip(starts, together(starts, str.casefold), strict=True):
            # if nothing but ornaments follows
            whole = start.rstrip(ORNAMENTS).casefold() if start[-1] in ORNAMENTS else low
            if start[0] in ORNAMENTS or low[:FIRST] in less or low[:LEAST] in heads or whole in heads:
                yield LOOK
            else:
                yield DOUBT if low[:FIRST] in more else NOTHING

    def _last(self, ends: Sequence[str]) -> Iterator[int]:
        """What the last characters say of lines; those that end with an ornament may be short without."""
        parts, tails = self._parts[2], self._tails
        bares = [end.rstrip(ORNAMENTS) if end[-1] in ORNAMENTS else end for end in ends]
        for end, bare, low in zip(ends, bares, together(bares, str.casefold), strict=True):
            # if nothing but ornaments stands before
            whole = bare.lstrip(ORNAMENTS).casefold() if bare and bare[0] in ORNAMENTS else low
            if len(bare) < LAST - 1 or low[-len(bare) :] in parts or low[-LEAST:] in tails or whole in tails:
                yield LOOK
            else:
                yield DOUBT if bare != end else NOTHING

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
