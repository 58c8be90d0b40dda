"""A block of the rows of a frame: its own fit, its shape, and who broke its lines.

It is a run of rows of one depth of quotation with no more than the usual gap between them.
"""

from __future__ import annotations

from bisect import bisect_left

from cleaner.lean import TYPE_CHECKING, cached_property
from cleaner.stages.wraps.author.shape import leveled
from cleaner.stages.wraps.column.fit import Fit, fit_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.author.frame import Frame
    from cleaner.stages.wraps.author.shape import Fact
    from cleaner.stages.wraps.lines.rows import Row

NO_FIT = Fit(0, 0, "columns", 0, 0, [], [])  # of lines that do not vote
MANY = 5  # line ends
PROSY = 0.3  # of the sentence ends inside lines
ROOMY = (0.0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85)
WIDEST = (24, 36, 48, 60, 80, 110)
LEANINGS = (-6, -3, -1.5, -0.5, 0, 1, 2.5, 5, 10, 20)


class Block:
    """The rows [start, stop) of a frame; what a weighing asks for is made when first asked for."""

    def __init__(self, frame: Frame, start: int, stop: int) -> None:
        self.frame = frame
        self.start = start
        self.stop = stop

    @cached_property
    def votes(self) -> int:
        """How many of its line ends vote for a column."""
        return sum(self.frame.lines.voters[self.start : self.stop - 1])

    @cached_property
    def own(self) -> Fit:
        """The fit that the block has for itself."""
        frame = self.frame
        if not self.votes:
            return NO_FIT
        if self.stop - self.start == len(frame.rows):
            return frame.reading.fits[frame.rows[0].depth]
        return fit_lines(frame.rows[self.start : self.stop], frame.lines.part(self.start, self.stop))

    @cached_property
    def quality(self) -> str:
        """How well that explains it."""
        return self.own.quality

    @cached_property
    def tokens(self) -> bool:
        """Whether most rows are one token each: a list, whatever their lengths."""
        tokens, size = sum(self.frame.tokens[self.start : self.stop]), self.stop - self.start
        return tokens * 2 > size and (tokens > 2 or tokens == size)

    @cached_property
    def prosy(self) -> bool:
        """Whether sentences end inside its lines too, as they do in the whole text."""
        return self.frame.prosy and self.frame.shapes.inside(self.start, self.stop) > PROSY

    @cached_property
    def going(self) -> bool:
        """Whether most of many line ends interrupt a sentence."""
        ends = self.stop - self.start - 1
        return ends >= MANY and sum(self.frame.inside[self.start : self.stop - 1]) * 2 > ends

    @cached_property
    def widest(self) -> int:
        """How far its longest row reaches."""
        return max(self.frame.reading.reach[self.start : self.stop])

    @cached_property
    def cut(self) -> bool:
        """Whether line ends cut words or all lines are full, which verse never is."""
        reading = self.frame.reading
        return self.frame.hyphenated or _full(
            reading.reach[self.start : self.stop], reading.need[self.start : self.stop]
        )

    @cached_property
    def facts(self) -> list[Fact]:
        """What holds for all its line ends, as it does for all of the text or of the block."""
        start, stop, reading = self.start, self.stop, self.frame.reading
        shape = self.frame.shapes.describe(start, stop)
        roomy, widest = _roominess(self.frame.rows[start:stop], reading.reach[start:stop], reading.need[start:stop])
        leans = bisect_left(LEANINGS, self.leans)
        more = [("roomy", roomy), (f"widest-{widest}-roomy", roomy), ("leans", leans)]
        rows = (leveled, "", "rows", min(6, (stop - start).bit_length()))
        return [rows, *[(leveled, "block.", name, at) for name, at in shape + more]]

    @cached_property
    def leans(self) -> float:
        """The log-odds that a wrapper broke its lines, by the words at their ends."""
        sums = self.frame.leans
        return sums[self.stop - 1] - sums[self.start]


def unit_gap(rows: Sequence[Row], inside: Sequence[bool]) -> int:
    """How many blank lines stand between the lines of one paragraph: 1 in a double-spaced text, else 0."""
    gaps = [row.gap for row in rows[:-1]]
    single, close = gaps.count(1), gaps.count(0)
    if single <= 2 * close:
        return 0
    within = sum(cut for cut, gap in zip(inside, gaps, strict=True) if gap == 1)
    return int(within >= 3 and within * 5 >= single)


def spans_of(rows: Sequence[Row], unit: int) -> list[tuple[int, int]]:
    """Where the blocks of a text start and stop, of which the lines of a paragraph have `unit` blank lines between them."""
    starts = [0]
    starts += [k for k in range(1, len(rows)) if rows[k - 1].gap > unit or rows[k - 1].depth != rows[k].depth]
    return list(zip(starts, [*starts[1:], len(rows)], strict=True))


def _roominess(rows: Sequence[Row], reach: list[int], need: list[int]) -> tuple[int, int]:
    """How many line ends inside sentences the widest line of the block would not have forced: verse has many."""
    widest = max(reach)
    inner = [needed <= widest for row, needed in zip(rows[:-1], need, strict=False) if row.last != "stop"]
    return bisect_left(ROOMY, sum(inner) / len(inner) if inner else 0), bisect_left(WIDEST, widest)


def _full(reach: list[int], need: list[int]) -> bool:
    """Whether every line but the last of at least five goes as far as the widest, by less than the next word."""
    widest = max(reach)
    return len(reach) > 4 and all(needed > widest for needed in need[: len(reach) - 1])
