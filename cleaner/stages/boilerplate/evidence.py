"""How sure it is that a line which looks like boilerplate is boilerplate: its place and its neighbours decide.

A sure line goes wherever its rule holds.  A likely one goes when it stands by itself (between paragraphs, blank lines or
other hits) or outside of the prose.  A weak one goes only in company: in a run of short lines most of which are hits.
Against all of them speak code, tables, lists of the author, and sentences that run on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.boilerplate.context import continues

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.stages.boilerplate.context import Row, Survey

SURE, LIKELY, WEAK = 3, 2, 1


class Verdict(NamedTuple):
    """Whether a hit goes, whether that is beyond doubt, and why, for the person who asks."""

    goes: bool
    sure: bool
    why: str


def judge(found: Survey, numbers: Mapping[str, float]) -> dict[int, Verdict]:
    """A verdict for every row that is a hit, by the row's index."""
    rows = found.rows
    prose = [k for k, row in enumerate(rows) if row.prose]
    first, last = (prose[0], prose[-1]) if prose else (len(rows), len(rows))
    runs = _runs(rows, numbers)
    verdicts: dict[int, Verdict] = {}
    for k, row in enumerate(rows):
        if row.hit is not None:
            place = "head" if k < first else "tail" if k > last else "inside"
            if not prose:
                place = "nowhere"
            verdicts[k] = _verdict(found, k, place, runs.get(k, _NO_RUN), numbers)
    return verdicts


class Run(NamedTuple):
    """A run of short lines: the weight of its different hits, their number, and their share of its lines."""

    weight: int
    kinds: int
    share: float
    start: int
    stop: int


_NO_RUN = Run(0, 0, 0.0, 0, 0)


def _runs(rows: Sequence[Row], numbers: Mapping[str, float]) -> dict[int, Run]:
    """For every hit, the run it stands in: hits with at most a few other short lines between them."""
    runs: dict[int, Run] = {}
    slack = int(numbers["run-slack"])
    members: list[int] = []
    for k, row in enumerate(rows):
        if row.hit is not None:
            if members and (k - members[-1] - 1 > slack or any(r.prose for r in rows[members[-1] + 1 : k])):
                _close(rows, members, runs)
                members = []
            members.append(k)
    _close(rows, members, runs)
    return runs


def _close(rows: Sequence[Row], members: list[int], runs: dict[int, Run]) -> None:
    if not members:
        return
    different = {" ".join(rows[k].text.casefold().split()): rows[k].hit for k in members}
    weight = sum(hit.weight for hit in different.values() if hit)
    kinds = len({hit.rule for hit in different.values() if hit})
    run = Run(weight, kinds, len(members) / (members[-1] - members[0] + 1), members[0], members[-1] + 1)
    runs.update(dict.fromkeys(members, run))


def _verdict(found: Survey, k: int, place: str, run: Run, numbers: Mapping[str, float]) -> Verdict:
    row = found.rows[k]
    where, weight = (row.hit.where, row.hit.weight) if row.hit else ("nowhere", 0)
    outside = place in ("head", "tail")
    if where not in ("anywhere", place) and not (where == "edge" and outside):
        return Verdict(goes=False, sure=False, why=f"stands {place}, the rule holds at the {where}")
    objection = _objection(found, k, run)
    if objection:
        return Verdict(goes=False, sure=False, why=objection)
    if weight == SURE:
        return Verdict(goes=True, sure=True, why="sure wherever it stands")
    needed = numbers["run-weight-outside" if outside else "run-weight-inside"]
    if run.weight >= needed and run.share >= numbers["run-share"]:
        return Verdict(goes=True, sure=run.weight >= 2 * needed, why=f"in a run of weight {run.weight}")
    apart = _apart(found, k, place) if weight == LIKELY else ""
    return Verdict(goes=bool(apart), sure=False, why=apart or f"not enough company: {run.weight} of {needed:g}")


def _apart(found: Survey, k: int, place: str) -> str:
    """How a likely line stands apart from the text, empty when it does not."""
    if found.rows[k].bullet:
        return ""
    if place == "tail":
        return "no prose after it"
    return "stands by itself" if place != "nowhere" and _alone(found, k) else ""


def _objection(found: Survey, k: int, run: Run) -> str:
    """What speaks against removing row `k`, empty when nothing does."""
    rows = found.rows
    row = rows[k]
    before = rows[k - 1] if k else None
    after = rows[k + 1] if k + 1 < len(rows) else None
    sure = row.hit is not None and row.hit.weight == SURE
    if before and continues(before, row, found.width):
        return "may be the rest of a sentence"
    near = [
        r
        for r, gap in ((before, row.gap), (after, after.gap if after else 1))
        if r and r.hit is None and not r.prose and not gap
    ]
    if any(r.machine for r in near):
        return "stands in code, a table or data"
    lead = rows[run.start - 1] if run.start else None
    if not sure and lead and lead.hit is None and lead.text.rstrip().endswith((":", ":**", "：")):
        return "stands after a colon"
    return ""


def _alone(found: Survey, k: int) -> bool:
    """Whether prose, blank lines, other hits or the edges stand on both sides of row `k`."""
    rows = found.rows
    row = rows[k]
    above = k == 0 or row.gap > 0 or rows[k - 1].prose or rows[k - 1].hit is not None
    below = k + 1 == len(rows) or rows[k + 1].gap > 0 or rows[k + 1].prose or rows[k + 1].hit is not None
    return above and below
