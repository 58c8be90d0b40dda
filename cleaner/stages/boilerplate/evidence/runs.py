"""Runs of short lines that are hits: what they say of one another."""

from __future__ import annotations

from itertools import pairwise

from cleaner.lean import TYPE_CHECKING, NamedTuple, cached_property
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.evidence.author import DATE
from cleaner.stages.boilerplate.evidence.records import COLONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.stages.boilerplate.evidence.context import Survey
    from cleaner.stages.boilerplate.lines.rows import Spot

MONTHS = 6  # lines of an archive

_MONTH = lazy(r"\D*(?:19|20)\d\d\D*(?:\(\d+\))?\s*$")  # and how many entries it has


class Run(NamedTuple):
    """A run of short lines: the weight of its different hits, the share of hits, where it starts, and whether a colon leads to it.

    It may be a blog's `archive`: one month on every line; or nothing but `topics`.
    """

    weight: int
    share: float
    start: int
    led: bool
    archive: bool
    topics: bool


class Runs:
    """The runs of the hits of a document: with at most `slack` other short lines between them."""

    def __init__(self, found: Survey, slack: int) -> None:
        self.found = found
        self.slack = slack

    def __iter__(self) -> Iterator[tuple[Run, Sequence[Spot]]]:
        """Every run, with its hits."""
        spots, start = self.found.spots, 0
        for stop, (above, below) in enumerate(pairwise(spots), 1):
            first, last = above.k + 1, below.k
            if first < last and (last - first > self.slack or self.found.rows.prose(range(first, last)) >= 0):
                yield self._run(spots[start:stop]), spots[start:stop]
                start = stop
        if spots:
            yield self._run(spots[start:]), spots[start:]

    def _run(self, members: Sequence[Spot]) -> Run:
        """The run of these hits; of its weight numbers and dates are told once, every service for itself."""
        different = {
            hit.form if hit.form != "{name}" else row.text.casefold().strip(): hit.weight
            for _, row, hit, _, _ in members
        }
        first = members[0]
        led = first.before is not None and first.before.text.rstrip().endswith(COLONS)
        share = len(members) / (members[-1].k - first.k + 1)
        return Run(
            sum(different.values()),
            share,
            first.k,
            led,
            self._is_archive(members),
            all(spot.hit.topic for spot in members),
        )

    def _is_archive(self, members: Sequence[Spot]) -> bool:
        """Whether a run lists months, and none that heads a part of the text."""
        return len(members) >= MONTHS and sum(map(is_month, members)) >= MONTHS and self._once

    @cached_property
    def _once(self) -> bool:
        """Whether no month stands twice in the document."""
        months = [spot.row.text.strip() for spot in self.found.spots if is_month(spot)]
        return len({*months}) == len(months)


def is_month(spot: Spot) -> bool:
    """Whether a hit is a month and a year."""
    return spot.hit.form.startswith(DATE) and _MONTH.match(spot.row.text) is not None
