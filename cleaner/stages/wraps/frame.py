"""The frame of a text: its blocks of rows, how each was wrapped, and what shape it has.

A block is a run of rows of one depth of quotation with no more than the usual gap between them.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.wraps.fit import fit_rows, interrupts
from cleaner.stages.wraps.regions import read
from cleaner.stages.wraps.shape import FIELDS, describe, fields_of, inside, level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.fit import Fit
    from cleaner.stages.wraps.regions import Reading
    from cleaner.stages.wraps.rows import Row

AROUND = 4  # rows before and after a row that make its surroundings
LONG = 140  # columns: more than most wrappers leave
ROOMY = (0.0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85)
WIDEST = (24, 36, 48, 60, 80, 110)


class Block(NamedTuple):
    """The rows [start, stop), the fit they have for themselves, and the names of what holds for all of them.

    `cut` tells that line ends cut words or all lines are full, which verse never is.
    """

    start: int
    stop: int
    own: Fit
    cut: bool
    names: tuple[str, ...]


class Frame(NamedTuple):
    """The rows of a text, how they were wrapped, their blocks, running sums of their fields, signs of code in each.

    In a `prosy` one sentences end inside lines too; rows beyond the column `longest` are no wrapper's; `unwrapped` tells that lines as long as paragraphs outnumber those that interrupt a sentence.
    """

    rows: Sequence[Row]
    reading: Reading
    blocks: list[Block]
    sums: list[list[float]]
    codes: list[int]
    prosy: bool
    longest: int
    unwrapped: bool

    def around(self, k: int) -> list[str]:
        """The shape of what surrounds the break after row k."""
        low, high = max(0, k - AROUND), min(len(self.rows), k + AROUND + 2)
        return describe([s[high] - s[low] for s in self.sums])


def unit_gap(rows: Sequence[Row]) -> int:
    """How many blank lines stand between the lines of one paragraph: 1 in a double-spaced text, else 0."""
    single = close = inside = 0
    for a, b in pairwise(rows):
        single += a.gap == 1
        close += a.gap == 0
        inside += a.gap == 1 and interrupts(a, b)
    return int(single > 2 * close and inside >= 3 and inside * 5 >= single)


def frame_of(rows: Sequence[Row]) -> Frame:
    """The frame of a text with at least one row."""
    unit = unit_gap(rows)
    spans = _spans(rows, unit)
    reading = read(rows, spans, unit)
    reach, need = reading.reach, reading.need
    fields = [fields_of(row) for row in rows]
    sums = [list(accumulate(column, initial=0.0)) for column in zip(*fields, strict=True)]
    whole = tuple(f"doc.{name}" for name in (*describe([s[-1] for s in sums]), *_manners(rows, spans, unit)))
    hyphens = sum(a.last == "hyphen" and b.first == "lower" for a, b in pairwise(rows)) >= max(3, len(rows) // 40)
    blocks = []
    for start, stop in spans:
        names = [f"block.{name}" for name in describe([s[stop] - s[start] for s in sums])]
        names += _roominess(rows[start:stop], reach[start:stop], need[start:stop])
        names.append(f"rows-{min(6, (stop - start).bit_length())}")
        cut = hyphens or _full(reach[start:stop], need[start:stop])
        own = fit_rows(rows[start:stop], unit)
        blocks.append(Block(start, stop, own, cut, (*whole, *names)))
    inner = sorted(a.right for a, b in pairwise(rows) if a.gap <= unit and interrupts(a, b))
    longest = max(LONG, inner[len(inner) // 2] * 5 // 4) if inner else LONG
    prosy = inside([s[-1] for s in sums]) > 0.3
    unwrapped = sum(row.right > longest for row in rows) > len(inner)
    return Frame(rows, reading, blocks, sums, [int(f[FIELDS.index("code")]) for f in fields], prosy, longest, unwrapped)


def _spans(rows: Sequence[Row], unit: int) -> list[tuple[int, int]]:
    starts = [0]
    starts += [k for k in range(1, len(rows)) if rows[k - 1].gap > unit or rows[k - 1].depth != rows[k].depth]
    return list(zip(starts, [*starts[1:], len(rows)], strict=True))


def _roominess(rows: Sequence[Row], reach: list[int], need: list[int]) -> list[str]:
    """How many line ends inside sentences the widest line of the block would not have forced: verse has many."""
    widest = max(reach)
    inner = [needed <= widest for row, needed in zip(rows[:-1], need, strict=False) if row.last != "stop"]
    roomy = level("roomy", sum(inner) / len(inner) if inner else 0, ROOMY)
    return [f"block.{roomy}", f"block.{level('widest', widest, WIDEST)}-{roomy}"]


def _full(reach: list[int], need: list[int]) -> bool:
    """Whether every line but the last of at least five goes as far as the widest, by less than the next word."""
    widest = max(reach)
    return len(reach) > 4 and all(needed > widest for needed in need[: len(reach) - 1])


def _manners(rows: Sequence[Row], spans: Sequence[tuple[int, int]], unit: int) -> list[str]:
    """What holds for the text: unwrapped lines, blank lines, sentences across lines, indents."""
    n = len(rows)
    pairs = list(pairwise(rows))
    return [
        level("long", sum(r.right > LONG for r in rows) / n),
        level("blocks", len(spans) / n),
        level("inner", sum(interrupts(a, b) for a, b in pairs if a.gap <= unit) / n),
        level("deeper", sum(b.indent > a.indent for a, b in pairs if a.gap <= unit) / n),
        f"size-{min(5, n.bit_length() // 2)}",
        f"unit-{unit}",
    ]
