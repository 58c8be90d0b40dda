"""Where in a text which fit holds: a text may be wrapped at several columns.

First one fit is sought for each depth of quotation.  Sentences that it does not explain (a chunk runs from one
sentence end at a line end to the next) are strangers to it; runs of strangers that agree on a column of their
own are regions.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate, pairwise
from math import log

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.wraps.column.ends import ends_sentence
from cleaner.stages.wraps.column.fit import MAX_COLUMN, MIN_COLUMN, NARROW, Fit, fit_lines, fit_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.column.ends import Lines
    from cleaner.stages.wraps.lines.rows import Row

    Span = tuple[int, int]

SLACK = 1  # columns that a row may reach beyond the column of its region
FEW_VOTES = 4  # fewer line ends that interrupt a sentence make no region
NOT_REACHED = (-1, False)
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


def read(rows: Sequence[Row], lines: Lines, spans: Sequence[Span], unit: int) -> Reading:
    """The reading of rows that form the blocks `spans`, with `unit` blank lines between those of one paragraph."""
    n = len(rows)
    result = Reading([0] * n, ["none"] * n, [row.right for row in rows], [0] * n, {}, {})
    chunks = _chunks(rows, spans)
    depths = {row.depth for row in rows}
    for depth in depths:
        if len(depths) == 1:
            fit = fit_lines(rows, lines)
            result.reach[:], result.need[:] = fit.reach, [*fit.need, 0]
        else:
            places = [k for k, row in enumerate(rows) if row.depth == depth]
            fit = fit_rows([rows[k] for k in places], unit)
            for k, reach, need in zip(places, fit.reach, [*fit.need, 0], strict=True):
                result.reach[k], result.need[k] = reach, need
        result.fits[depth] = fit
        own = [chunk for chunk in chunks if rows[chunk[0]].depth == depth]
        explained, strangers, tested = _parted(lines.inside, own, fit, result)
        _spread(lines, explained, strangers, tested, result)
    _priors(spans, result)
    return result


def read_at(fit: Fit, prior: float, rows: Sequence[Row], lines: Lines, spans: Sequence[Span]) -> Reading:
    """The same of rows out of a text that `fit` explains, where `prior` are the log-odds that it forces a line end."""
    fit = fit._replace(reach=lines.reach, need=lines.need)
    result = Reading([0] * len(rows), ["none"] * len(rows), list(fit.reach), [*fit.need, 0], {}, {0: fit})
    explained, strangers, _ = _parted(lines.inside, _chunks(rows, spans), fit, result)
    _spread(lines, explained, strangers, fit, result)
    _priors(spans, result)
    result.prior[fit.at] = prior
    return result


def _chunks(rows: Sequence[Row], spans: Sequence[Span]) -> list[Span]:
    """Blocks cut after rows that end a sentence, unless the next goes on in small letters."""
    ends = enumerate(pairwise(rows), 1)
    starts = {k for k, (a, b) in ends if ends_sentence(a, b)}
    return list(pairwise(sorted(starts.union([start for start, _ in spans], [len(rows)]))))


def _parted(
    inside: Sequence[bool], chunks: Sequence[Span], fit: Fit, result: Reading
) -> tuple[list[Span], list[Span], Fit]:
    """The chunks that the fit explains, the strangers to it, and the fit with the votes of the former only."""
    explained, strangers = [], []
    ends = zip(inside, result.reach, result.need, strict=False)
    right = list(accumulate([cut and reach <= fit.at < need for cut, reach, need in ends], initial=0))
    inner = list(accumulate(inside, initial=0))
    votes = forced = 0
    for start, stop in chunks:
        cut, explains = inner[stop - 1] - inner[start], right[stop - 1] - right[start]
        if cut > 1 and explains * 2 < cut:
            strangers.append((start, stop))
        else:
            explained.append((start, stop))
            votes += cut
            forced += explains
    return explained, strangers, fit._replace(votes=votes, forced=forced)


def _spread(lines: Lines, explained: Sequence[Span], strangers: Sequence[Span], fit: Fit, result: Reading) -> None:
    """Write the fit to the chunks that it explains, and to the strangers what explains those."""
    quality = fit.quality
    for start, stop in explained:
        result.column[start:stop] = [fit.at] * (stop - start)
        result.quality[start:stop] = [quality] * (stop - start)
    if quality not in (*EXPLAINED, "few-proof"):
        strangers = sorted([*explained, *strangers])
    if not strangers:
        return
    need = [*lines.need, 0]
    for (start, stop), region in zip(strangers, piecewise(lines, strangers), strict=True):
        if region.at < NARROW and max(lines.reach[start:stop]) > region.at + SLACK:
            continue  # verse, of which some lines happen to fill a column
        if region.votes >= FEW_VOTES and region.quality in (*EXPLAINED, "few-proof"):
            result.column[start:stop] = [region.at] * (stop - start)
            result.quality[start:stop] = [region.quality] * (stop - start)
            result.reach[start:stop] = lines.reach[start:stop]
            result.need[start:stop] = need[start:stop]


def piecewise(lines: Lines, chunks: Sequence[Span]) -> list[Fit]:
    """For each chunk the fit of its region: the run of chunks around it that one column explains."""
    inside = lines.inside
    spans = [
        (max(start, MIN_COLUMN), min(end, MAX_COLUMN)) for start, end in zip(lines.reach, lines.need, strict=False)
    ]
    size = max([MIN_COLUMN, *[end for _, end in spans]]) + 1
    found: list[Fit] = []
    cover, opened, at, votes = [0] * size, 0, MIN_COLUMN, 0
    for number, (start, stop) in enumerate(chunks):
        own = [spans[k] for k in range(start, stop - 1) if inside[k]]
        if not own:
            continue
        before = cover[at]
        _add(cover, own)
        both = cover.index(max(cover), MIN_COLUMN)
        if number > opened and cover[both] < 0.9 * (votes + len(own)):
            found += [Fit(at, 0, "columns", votes, before, [], [])] * (number - opened)
            opened, votes, cover = number, 0, [0] * size
            _add(cover, own)
            both = cover.index(max(cover), MIN_COLUMN)
        at, votes = both, votes + len(own)
    return found + [Fit(at, 0, "columns", votes, cover[at], [], [])] * (len(chunks) - opened)


def _add(cover: list[int], spans: Sequence[tuple[int, int]]) -> None:
    """Count in `cover` the columns of some spans."""
    for start, end in spans:
        for at in range(start, end):
            cover[at] += 1


def _priors(spans: Sequence[Span], result: Reading) -> None:
    """Count by column the line ends that are forced and those with room."""
    ends = zip(result.column, result.reach, result.need, strict=True)
    rooms = [(column, need <= column) if reach <= column else NOT_REACHED for column, reach, need in ends]
    for _, stop in spans:
        rooms[stop - 1] = NOT_REACHED
    counts = Counter(rooms)
    for column in {column for column, _ in counts}:
        result.prior[column] = log((counts[column, False] + 1) / (counts[column, True] + 0.5))
