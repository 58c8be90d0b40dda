"""Where in a text which fit holds: a text may be wrapped at several columns.

First one fit is sought for each depth of quotation.  Sentences that it does not explain (a chunk runs from one
sentence end at a line end to the next) are strangers to it; runs of strangers that agree on a column of their
own are regions.
"""

from __future__ import annotations

from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.wraps.fit import MAX_COLUMN, MIN_COLUMN, Fit, fit_rows, interrupts, need_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.rows import Row

    Span = tuple[int, int]

FEW_VOTES = 4  # fewer line ends that interrupt a sentence make no region
EXPLAINED = ("good", "proof", "sure")


class Reading(NamedTuple):
    """How each row was wrapped: by which column and how sure that is, how far it reaches and would have reached.

    `prior` gives for a column the log-odds of forced line ends against those with room, `fits` the fit of each depth of
    quotation.
    """

    column: list[int]
    quality: list[str]
    reach: list[int]
    need: list[int]
    prior: dict[int, float]
    fits: dict[int, Fit]


def read(rows: Sequence[Row], inside: Sequence[bool], spans: Sequence[Span], unit: int) -> Reading:
    """The reading of rows that form the blocks `spans`; `inside` tells which line ends interrupt a sentence."""
    n = len(rows)
    result = Reading([0] * n, ["none"] * n, [row.right for row in rows], [0] * n, {}, {})
    chunks = _chunks(rows, spans)
    for depth in {row.depth for row in rows}:
        places = [k for k, row in enumerate(rows) if row.depth == depth]
        fit = result.fits[depth] = fit_rows([rows[k] for k in places], unit)
        for k, reach, need in zip(places, fit.reach, [*fit.need, 0], strict=True):
            result.reach[k], result.need[k] = reach, need
        own = [chunk for chunk in chunks if rows[chunk[0]].depth == depth]
        explained, strangers, tested = _parted(inside, own, fit, result)
        _spread(rows, explained, strangers, tested, result)
    _priors(spans, result)
    return result


def read_at(fit: Fit, prior: float, rows: Sequence[Row], inside: Sequence[bool], spans: Sequence[Span]) -> Reading:
    """The same of rows out of a text that `fit` explains, where `prior` are the log-odds that it forces a line end."""
    need = [need_of(a, b) for a, b in pairwise(rows)]
    fit = fit._replace(reach=[row.right for row in rows], need=need)
    result = Reading([0] * len(rows), ["none"] * len(rows), list(fit.reach), [*need, 0], {}, {0: fit})
    explained, strangers, _ = _parted(inside, _chunks(rows, spans), fit, result)
    _spread(rows, explained, strangers, fit, result)
    _priors(spans, result)
    result.prior[fit.at] = prior
    return result


def _chunks(rows: Sequence[Row], spans: Sequence[Span]) -> list[Span]:
    """Blocks cut after rows that end a sentence, unless the next goes on in small letters."""
    chunks = []
    for start, stop in spans:
        at = start
        for k in range(start, stop - 1):
            if rows[k].last == "stop" and rows[k + 1].first != "lower":
                chunks.append((at, k + 1))
                at = k + 1
        chunks.append((at, stop))
    return chunks


def _parted(
    inside: Sequence[bool], chunks: Sequence[Span], fit: Fit, result: Reading
) -> tuple[list[Span], list[Span], Fit]:
    """The chunks that the fit explains, the strangers to it, and the fit with the votes of the former only."""
    explained, strangers = [], []
    votes = forced = 0
    for start, stop in chunks:
        inner = [k for k in range(start, stop - 1) if inside[k]]
        right = sum([result.reach[k] <= fit.at < result.need[k] for k in inner])
        if len(inner) > 1 and right * 2 < len(inner):
            strangers.append((start, stop))
        else:
            explained.append((start, stop))
            votes += len(inner)
            forced += right
    return explained, strangers, fit._replace(votes=votes, forced=forced)


def _spread(
    rows: Sequence[Row], explained: Sequence[Span], strangers: Sequence[Span], fit: Fit, result: Reading
) -> None:
    """Write the fit to the chunks that it explains, and to the strangers what explains those."""
    quality = fit.quality
    for start, stop in explained:
        result.column[start:stop] = [fit.at] * (stop - start)
        result.quality[start:stop] = [quality] * (stop - start)
    if quality not in (*EXPLAINED, "few-proof"):
        strangers = sorted([*explained, *strangers])
    for (start, stop), region in zip(strangers, piecewise(rows, strangers), strict=True):
        if region.votes >= FEW_VOTES and region.quality in (*EXPLAINED, "few-proof"):
            result.column[start:stop] = [region.at] * (stop - start)
            result.quality[start:stop] = [region.quality] * (stop - start)
            result.reach[start:stop] = [row.right for row in rows[start:stop]]
            for k in range(start, min(stop, len(rows) - 1)):
                result.need[k] = need_of(rows[k], rows[k + 1])


def piecewise(rows: Sequence[Row], chunks: Sequence[Span]) -> list[Fit]:
    """For each chunk the fit of its region: the run of chunks around it that one column explains."""
    found: list[Fit] = []
    cover, votes, opened = [0] * (MAX_COLUMN + 1), 0, 0
    best = Fit(0, 0, "columns", 0, 0, [], [])
    for number, (start, stop) in enumerate(chunks):
        own, more = _cover(rows, start, stop)
        both = list(map(int.__add__, cover, own)) if more else cover
        at = both.index(max(both), MIN_COLUMN)
        total = votes + more
        if number > opened and more and both[at] < 0.9 * total:
            found += [best] * (number - opened)
            opened, cover, votes = number, own, more
            at = cover.index(max(cover), MIN_COLUMN)
        else:
            cover, votes = both, total
        best = best._replace(at=at, votes=votes, forced=cover[at])
    return found + [best] * (len(chunks) - opened)


def _cover(rows: Sequence[Row], start: int, stop: int) -> tuple[list[int], int]:
    """How many interrupting line ends of a chunk each column forces, and how many there are."""
    cover, votes = [0] * (MAX_COLUMN + 1), 0
    for a, b in pairwise(rows[start:stop]):
        if interrupts(a, b):
            votes += 1
            for at in range(max(a.right, MIN_COLUMN), min(need_of(a, b), MAX_COLUMN)):
                cover[at] += 1
    return cover, votes


def _priors(spans: Sequence[Span], result: Reading) -> None:
    """Count by column the line ends that are forced and those with room."""
    counts: dict[int, list[int]] = {}
    for start, stop in spans:
        for k in range(start, stop - 1):
            if result.reach[k] <= result.column[k]:
                count = counts.setdefault(result.column[k], [0, 0])
                count[result.need[k] <= result.column[k]] += 1
    for column, (forced, left) in counts.items():
        result.prior[column] = log((forced + 1) / (left + 0.5))
