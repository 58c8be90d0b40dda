"""What it costs to read two marks as partners, by the pairs that a document has."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.marks.pairs import BLUNT
from cleaner.stages.quotes.marks.tables import STRAIGHT, level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.quotes.marks.tables import Tables


class Fits:
    """How well marks fit the pairs `known` of a document, the usual one first.

    `not_inside` is the pair that is not set inside of itself; `half`: straight marks only close; `lenient`: a pair of another
    language may be meant.
    """

    def __init__(self, known: Sequence[str], tables: Tables, *, not_inside: str, half: bool, lenient: bool) -> None:
        self.known = known
        self.costs, self.standard = tables.costs, tables.standard
        self.openers = frozenset([pair[0] for pair in known])
        self.closers = frozenset([pair[1] for pair in known])
        self._not_inside, self._half, self._lenient = not_inside, half, lenient
        self._fits: dict[tuple[str, str, bool], tuple[float, str]] = {}
        self._sides: dict[tuple[str, int], float] = {}

    def side(self, glyph: str, which: int) -> float:
        """What it costs to read `glyph` as an opener (`which` 0) or a closer (1), whatever its partner."""
        if (glyph, which) not in self._sides:
            self._sides[glyph, which] = min((self._as_part(glyph, p, which) for p in self.known), default=0.0)
        return self._sides[glyph, which]

    def of(self, opener: str, closer: str, *, inner: bool) -> tuple[float, str]:
        """What it costs beyond the sides that these two are partners, and the pair that they should be."""
        key = (opener, closer, inner)
        if key not in self._fits:
            turned = closer + opener in self.known and opener + closer not in self.known  # no straight pair is meant
            best, pair = min(
                (
                    self._as_part(opener, p, 0)
                    + self._as_part(closer, p, 1)
                    + rank * self.costs["rank"]
                    + (inner and self._less_inside(p, opener, closer) - (level(p[0]) == 1)) * self.costs["rank"] * 5,
                    p,
                )
                for rank, p in enumerate(self.known)
                if p not in BLUNT or not (turned or self._half)
            )
            if opener + closer in self.standard and (
                self.apart(opener, closer) or (self._lenient and opener != closer)
            ):
                best, pair = 0.0, opener + closer  # a pair that the document uses beside its own
            self._fits[key] = best - self.side(opener, 0) - self.side(closer, 1), pair
        return self._fits[key]

    def apart(self, opener: str, closer: str) -> bool:
        """Whether these are a pair of some language that has nothing to do with the document's own, turned or not."""
        pair, turned = opener + closer, closer + opener
        unknown = opener not in self.openers and closer not in self.closers and turned not in self.known
        return unknown and pair in self.standard

    def _as_part(self, glyph: str, pair: str, which: int) -> float:
        """What it costs that `glyph` stands where `pair[which]` should."""
        costs = self.costs
        if glyph == pair[which]:
            return 0.0
        if glyph == pair[1 - which]:
            return costs["flip"]
        if level(glyph) != level(pair[0]):
            straight = (glyph in STRAIGHT) != (pair in BLUNT)
            turned = glyph in "“‘" if which else glyph in "”’"
            return costs["other_level"] + (costs["mixed"] if straight else 0.0) + (costs["flip"] if turned else 0.0)
        return costs["mixed"] if glyph in STRAIGHT or pair in BLUNT else costs["foreign"]

    def _less_inside(self, pair: str, opener: str, closer: str) -> bool:
        """Whether two marks inside of a quotation are less likely this pair, as that stands around them."""
        return pair == self._not_inside and opener != pair[0] and STRAIGHT.isdisjoint((opener, closer))
