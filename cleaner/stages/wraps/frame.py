"""The frame of a text: its blocks of rows, how each was wrapped, and what shape it has.

A block is a run of rows of one depth of quotation with no more than the usual gap between them.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.wraps.fit import SURE_VOTES, Fit, fit_rows, interrupts, need_of, piecewise
from cleaner.stages.wraps.shape import FIELDS, describe, fields_of, level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.rows import Row

AROUND = 4  # rows before and after a row that make its surroundings
ROOMY = (0.0, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85)
WIDEST = (24, 36, 48, 60, 80, 110)
EXPLAINED = ("good", "proof", "sure")


class Block(NamedTuple):
    """The rows [start, stop), the fit that explains them best, and the names of what holds for all of them.

    `prior` is the log-odds of forced line ends against those with room in all blocks of this fit.
    """

    start: int
    stop: int
    fit: Fit
    own: Fit
    prior: float
    widest: int
    names: tuple[str, ...]


class Frame(NamedTuple):
    """The blocks of a text, the rows' `reach` and `need` by the fit of their block, sums of the rows' fields."""

    rows: Sequence[Row]
    unit: int
    blocks: list[Block]
    reach: list[int]
    need: list[int]
    sums: list[list[float]]
    codes: list[int]

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
    reach, need = [row.right for row in rows], [0] * len(rows)
    fits: dict[int, Fit] = {}
    for depth in {row.depth for row in rows}:
        places = [k for k, row in enumerate(rows) if row.depth == depth]
        fit = fits[depth] = fit_rows([rows[k] for k in places], unit)
        for k, x, y in zip(places, fit.reach, [*fit.need, 0], strict=True):
            reach[k], need[k] = x, y
    owns = [fit_rows(rows[a:b], unit) for a, b in spans]
    shared = _without_strangers(rows, spans, fits, reach, need)
    _settle_regions(rows, spans, shared)
    fields = [fields_of(row) for row in rows]
    sums = [list(accumulate(column, initial=0.0)) for column in zip(*fields, strict=True)]
    whole = tuple(f"doc.{name}" for name in (*describe([s[-1] for s in sums]), *_manners(rows, spans, unit)))
    priors = _priors(spans, shared, reach, need)
    blocks = []
    for (start, stop), own in zip(spans, owns, strict=True):
        fit, stranger = shared[start]
        if stranger:
            fit = own if fit.quality not in EXPLAINED or len(fit.reach) != stop - start else fit
            reach[start:stop], need[start : stop - 1] = fit.reach, fit.need
        shape = [f"block.{name}" for name in describe([s[stop] - s[start] for s in sums])]
        shape += _roominess(rows[start:stop], reach[start:stop], need[start:stop])
        shape.append(f"rows-{min(6, (stop - start).bit_length())}")
        blocks.append(Block(start, stop, fit, own, priors.get(fit.at, 0.0), max(reach[start:stop]), (*whole, *shape)))
    return Frame(rows, unit, blocks, reach, need, sums, [int(f[FIELDS.index("code")]) for f in fields])


def _spans(rows: Sequence[Row], unit: int) -> list[tuple[int, int]]:
    starts = [0]
    starts += [k for k in range(1, len(rows)) if rows[k - 1].gap > unit or rows[k - 1].depth != rows[k].depth]
    return list(zip(starts, [*starts[1:], len(rows)], strict=True))


def _without_strangers(
    rows: Sequence[Row], spans: Sequence[tuple[int, int]], fits: dict[int, Fit], reach: list[int], need: list[int]
) -> dict[int, tuple[Fit, bool]]:
    """By start of block: the fit of its depth, its votes counted without blocks that it does not explain."""
    counts: dict[int, list[int]] = {depth: [0, 0] for depth in fits}
    strange: set[int] = set()
    for start, stop in spans:
        depth = rows[start].depth
        column = fits[depth].at
        votes = forced = 0
        for k in range(start, stop - 1):
            if interrupts(rows[k], rows[k + 1]):
                votes += 1
                forced += reach[k] <= column < need[k]
        if votes >= 2 and forced * 2 < votes:
            strange.add(start)
        else:
            counts[depth][0] += votes
            counts[depth][1] += forced
    sure = {d: f._replace(votes=counts[d][0], forced=counts[d][1]) for d, f in fits.items()}
    return {start: (sure[rows[start].depth], start in strange) for start, _ in spans}


def _roominess(rows: Sequence[Row], reach: list[int], need: list[int]) -> list[str]:
    """How many line ends inside sentences the widest line of the block would not have forced: verse has many."""
    widest = max(reach)
    inner = [needed <= widest for row, needed in zip(rows[:-1], need, strict=False) if row.last != "stop"]
    roomy = level("roomy", sum(inner) / len(inner) if inner else 0, ROOMY)
    return [f"block.{roomy}", f"block.{level('widest', widest, WIDEST)}-{roomy}"]


def _priors(
    spans: Sequence[tuple[int, int]], shared: dict[int, tuple[Fit, bool]], reach: list[int], need: list[int]
) -> dict[int, float]:
    """By column: log-odds of forced line ends against those with room, strangers left out."""
    counts: dict[int, list[int]] = {}
    for start, stop in spans:
        fit, stranger = shared[start]
        if stranger:
            continue
        count = counts.setdefault(fit.at, [0, 0])
        for k in range(start, stop - 1):
            if reach[k] <= fit.at:
                count[need[k] <= fit.at] += 1
    return {column: log((forced + 1) / (left + 0.5)) for column, (forced, left) in counts.items()}


def _settle_regions(rows: Sequence[Row], spans: Sequence[tuple[int, int]], shared: dict[int, tuple[Fit, bool]]) -> None:
    """Give blocks that the fit of the text does not explain the fit of their region, where that explains them."""
    lost = [span for span in spans if shared[span[0]][1] or shared[span[0]][0].quality not in EXPLAINED]
    if not lost:
        return
    for (start, stop), (at, votes, forced) in zip(lost, piecewise(rows, lost), strict=True):
        if votes >= SURE_VOTES and forced >= 0.9 * votes:
            reach = [row.right for row in rows[start:stop]]
            need = [need_of(a, b) for a, b in pairwise(rows[start:stop])]
            shared[start] = Fit(at, 0, "columns", votes, forced, reach, need), True


def _manners(rows: Sequence[Row], spans: Sequence[tuple[int, int]], unit: int) -> list[str]:
    """What holds for the text: unwrapped lines, blank lines, sentences across lines, indents."""
    n = len(rows)
    pairs = list(pairwise(rows))
    return [
        level("long", sum(r.right > 140 for r in rows) / n),
        level("blocks", len(spans) / n),
        level("inner", sum(interrupts(a, b) for a, b in pairs if a.gap <= unit) / n),
        level("deeper", sum(b.indent > a.indent for a, b in pairs if a.gap <= unit) / n),
        f"size-{min(5, n.bit_length() // 2)}",
        f"unit-{unit}",
    ]
