"""The gates that a long line must pass before it is looked up: it begins or ends like a template that holds for its length."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.index import GATES, LONGEST_GATE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_, EDGE, LEAST = GATES


class Gates:
    """How lines begin or end that some template may know, and how long they may be."""

    def __init__(self) -> None:
        self._heads: Mapping[str, int] = {}
        self._tails: Mapping[str, int] = {}
        self._last: tuple[frozenset[str], frozenset[str]] | None = None

    def add(self, heads: Mapping[str, int], tails: Mapping[str, int]) -> None:
        """Take in the gates of an index."""
        self._heads, self._tails = _longer(self._heads, heads), _longer(self._tails, tails)
        self._last = None

    def near(self, bare: Sequence[str]) -> set[int]:
        """Which of these lines, without ornaments, may pass a gate: all that do and hardly any more, by index."""
        if not bare:
            return set()
        if self._last is None:
            ends = {tail[-EDGE:] for tail in self._tails}
            self._last = frozenset(ends), frozenset(end for end in ends if len(end) < EDGE)
        heads, (last, least) = self._heads, self._last
        folded = enumerate(_folded(bare, slice(LONGEST_GATE)))
        found = {k for k, head in folded if head in heads or head[:EDGE] in heads or head[:LEAST] in heads}
        tails = _folded(bare, slice(-EDGE, None))
        found.update([k for k, tail in enumerate(tails) if tail in last])
        if least:
            found.update([k for k, tail in enumerate(tails) if tail[-LEAST:] in least])
        return found

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


def _folded(lines: Sequence[str], part: slice) -> list[str]:
    """The same part of every line, without case."""
    joined = "\n".join([line[part] for line in lines])
    low = joined.casefold()
    return low.split("\n") if len(low) == len(joined) else [line[part] for line in low.split("\n")]
