"""Runs of short lines that are hits: what they say of one another."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from cleaner.pattern import lazy
from cleaner.stages.boilerplate.author import COLONS, DATE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.stages.boilerplate.context import Survey
    from cleaner.stages.boilerplate.rows import Spot

MONTHS = 6  # lines of an archive

_MONTH = lazy(r"\D*(?:19|20)\d\d\D*(?:\(\d+\))?\s*$")  # and how many entries it has


class Run(NamedTuple):
    """A run of short lines: the weight of its different hits, the share of hits, where it starts, and whether a colon leads to it.

    It may be a blog's `archive`: one month on every line.
    """

    weight: int
    share: float
    start: int
    led: bool
    archive: bool


def runs_of(found: Survey, slack: int) -> Iterator[Sequence[Spot]]:
    """The runs of hits: with at most `slack` other short lines between them."""
    spots, start = found.spots, 0
    for stop, (above, below) in enumerate(pairwise(spots), 1):
        first, last = above.k + 1, below.k
        if first < last and (last - first > slack or found.rows.prose(range(first, last)) >= 0):
            yield spots[start:stop]
            start = stop
    if spots:
        yield spots[start:]


def run_of(members: Sequence[Spot], spots: Sequence[Spot]) -> Run:
    """The run of these hits, which are some of `spots`; of its weight numbers and dates are told once, every service for itself."""
    different = {
        hit.form if hit.form != "{name}" else row.text.casefold().strip(): hit.weight for _, row, hit, _, _ in members
    }
    first = members[0]
    led = first.before is not None and first.before.text.rstrip().endswith(COLONS)
    share = len(members) / (members[-1].k - first.k + 1)
    return Run(sum(different.values()), share, first.k, led, len(members) >= MONTHS and _is_archive(members, spots))


def _is_archive(members: Sequence[Spot], spots: Sequence[Spot]) -> bool:
    """Whether a run lists months, and none that heads a part of the text."""
    if len([spot for spot in members if is_month(spot)]) < MONTHS:
        return False
    again = [spot.row.text.strip() for spot in spots if is_month(spot)]
    return len({*again}) == len(again)


def is_month(spot: Spot) -> bool:
    """Whether a hit is a month and a year."""
    return spot.hit.form.startswith(DATE) and _MONTH.match(spot.row.text) is not None
