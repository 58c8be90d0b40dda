"""How sure it is that a line which looks like boilerplate is boilerplate: its place and its neighbours decide.

Evidence adds up.  A template brings points (sure 3, likely 2, weak 1, faint 0); more come from the run of short lines it
stands in, from other hits in the document, from a place before or after all prose, from standing by itself.  Sure lines
need no more.  Against any line speak code, tables, lists of the author, and sentences that run on.
"""

from __future__ import annotations

import itertools
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.boilerplate.author import COLONS, claims, is_page
from cleaner.stages.boilerplate.context import continues, taken_up
from cleaner.stages.boilerplate.rows import SENTENCE
from cleaner.stages.boilerplate.templates import LIKELY, SURE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.stages.boilerplate.context import Survey
    from cleaner.stages.boilerplate.rows import Row
    from cleaner.stages.boilerplate.templates import Hit

RAGGED = 0.85  # share of the width from which on a row may be full, where its wrapper left the edge ragged
LIST = 20  # items of a list on either side that are looked at


class Verdict(NamedTuple):
    """Whether a hit goes, whether that is beyond doubt, and why: what is `said`, or `parts` of the points it needs."""

    goes: bool
    sure: bool
    said: str
    parts: Mapping[str, float] = {}

    @property
    def why(self) -> str:
        """The reason, for the person who asks."""
        return _told(self.said, *self.parts.items()) if self.parts else self.said


@lru_cache(1024)
def _told(enough: str, *parts: tuple[str, float]) -> str:
    points = sum(value for _, value in parts)
    return f"{points:.1f} of {enough} points: " + ", ".join(f"{name} {value:.1f}" for name, value in parts if value)


class Run(NamedTuple):
    """A run of short lines: the weight of its different hits, the share of hits, where it starts."""

    weight: int
    share: float
    start: int


def hopeless(hits: Mapping[int, Hit], left: Mapping[int, Hit], numbers: Mapping[str, float]) -> bool:
    """Whether none of the hits `left` could go, even if all that may speak for a hit (`_verdict`) spoke for it."""
    weights = {hit.weight for hit in left.values()}
    if SURE in weights:
        return False
    company = sum({(hit.form, n if hit.form == "{name}" else 0): hit.weight for n, hit in left.items()}.values())
    dirt = sum({hit.form: hit.weight for hit in hits.values() if hit.weight >= LIKELY}.values())
    place = sum(max(0.0, numbers[name]) for name in ("alone", "item", "title", "heading", "colon"))
    place += max(0.0, *(numbers.get(name, 0.0) for name in ("head", "inside", "tail")))
    last = max(0.0, numbers["last"])
    return not any(
        (weight or numbers["faint"])
        + max(0.0, min(numbers["company"] * (company - weight), numbers["company-most"]))
        + max(0.0, min(numbers["dirt"] * dirt, numbers["dirt-most"]))
        + place
        + last * (weight >= LIKELY or dirt > 0 or len(left) > 1)
        >= numbers["enough"]
        for weight in weights
    )


def judge(found: Survey, hits: Mapping[int, Hit], numbers: Mapping[str, float]) -> dict[int, Verdict]:
    """A verdict for every row that is a hit, by the row's index; `hits` are those of the document."""
    rows = found.rows
    first, last = _prose(rows)
    verdicts: dict[int, Verdict] = {}
    plain = is_page(found, hits, numbers["page"])
    sections = _sections(rows, plain=plain)
    claimed = claims(found, hits, sections, numbers["page"], plain=plain)
    slack = int(numbers["run-slack"]) if found.dirt >= numbers["slack-dirt"] else 0
    for k, run in _runs(found, slack).items():
        place = "nowhere" if last < 0 else "head" if k < first else "tail" if k > last else "inside"
        verdicts[k] = _verdict(found, k, place, run, sections, numbers)
        if k in claimed and verdicts[k].goes:
            verdicts[k] = Verdict(goes=False, sure=False, said=claimed[k])
    return verdicts


def _prose(rows: Sequence[Row]) -> tuple[int, int]:
    """The first and the last row that is prose; from the end on, and -1, where none is."""
    prose = [row.prose for row in rows]
    if True not in prose:
        return len(rows), -1
    return prose.index(True), len(rows) - 1 - prose[::-1].index(True)


def _sections(rows: Sequence[Row], *, plain: bool) -> int:
    """How many different short lines stand above prose, each by itself: so are the sections of a text headed.

    On what is `plain`ly a page only those below blank lines count.
    """
    return len(
        {
            row.text
            for k, (row, after) in enumerate(itertools.pairwise(rows))
            if not row.prose
            and len(row.text) <= SENTENCE
            and (row.hit is None or row.hit.weight < SURE)
            and after.says
            and (row.gap or not k or (not plain and rows[k - 1].says))
            and not row.bullet
        }
    )


def _runs(found: Survey, slack: int) -> dict[int, Run]:
    """For every hit, the run it stands in: hits with at most `slack` other short lines between them."""
    rows = found.rows
    runs: dict[int, Run] = {}
    members: list[int] = []
    for k in found.marked:
        if members and (k - members[-1] - 1 > slack or any(r.prose for r in rows[members[-1] + 1 : k])):
            runs |= _close(rows, members)
            members = []
        members.append(k)
    return runs | _close(rows, members)


def _close(rows: Sequence[Row], members: Sequence[int]) -> dict[int, Run]:
    if not members:
        return {}
    different = {_form(rows[k]): rows[k].hit for k in members}
    weight = sum(hit.weight for hit in different.values() if hit)
    run = Run(weight, len(members) / (members[-1] - members[0] + 1), members[0])
    return dict.fromkeys(members, run)


def _form(row: Row) -> str:
    """What makes a hit the same as another: numbers and dates count once, every service for itself."""
    form = row.hit.form if row.hit else ""
    return row.text.casefold().strip() if form == "{name}" else form


def _verdict(  # noqa: PLR0913, PLR0917
    found: Survey, k: int, place: str, run: Run, sections: int, numbers: Mapping[str, float]
) -> Verdict:
    row = found.rows[k]
    where, weight = (row.hit.where, row.hit.weight) if row.hit else ("nowhere", 0)
    if where not in ("anywhere", place) and not (where == "edge" and place in ("head", "tail")):
        return Verdict(goes=False, sure=False, said=f"stands {place}, the rule holds at the {where}")
    thin = max(1.0, found.size / numbers["rows"])  # in a long document something always looks like boilerplate
    others = _others(found, k)
    if place == "nowhere" and (found.dirt / thin < LIKELY or (weight == SURE and not others)):
        return Verdict(goes=False, sure=False, said="there is no text that it could stand under")
    objection = _objection(found, k, run, page=others >= numbers["page"])
    if objection:
        return Verdict(goes=False, sure=False, said=objection)
    if weight < LIKELY and place in ("head", "inside") and not others:
        return Verdict(goes=False, sure=False, said="nothing else here is plainly of a page")
    if weight == SURE:
        return Verdict(goes=True, sure=True, said="sure wherever it stands")
    section = sections >= numbers["sections"] and _heads(found, k)
    company = numbers["company"] * (run.weight - weight) if run.share >= numbers["run-share"] and not section else 0.0
    parts = {
        "template": weight or numbers["faint"],
        "company": min(company, numbers["company-most"]),
        "document": min(numbers["dirt"] * others / thin, numbers["dirt-most"]),
        place: numbers.get(place, 0.0),
        "last": numbers["last"] if _ends(found, k) else 0.0,
        "alone": numbers["alone"] if _alone(found, k) else 0.0,
        "item": numbers["item"] if row.bullet else 0.0,
        "title": numbers["title"] if place == "head" and _may_be_title(found, k) else 0.0,
        "heading": numbers["heading"] if weight < LIKELY and place == "inside" and _heads(found, k) else 0.0,
        "section": numbers["section"] if section else 0.0,
        "colon": numbers["colon"] if _introduces(found, k) else 0.0,
    }
    points = sum(parts.values())
    return Verdict(points >= numbers["enough"], points >= numbers["beyond-doubt"], f"{numbers['enough']:g}", parts)


def _others(found: Survey, k: int) -> int:
    """The weight of the different hits of the document beside that of row `k`."""
    hit = found.rows[k].hit
    return found.dirt - (hit.weight if hit and hit.weight >= LIKELY else 0)


def _objection(found: Survey, k: int, run: Run, *, page: bool) -> str:
    """What speaks against removing row `k`, empty when nothing does; less does on what is plainly a `page`."""
    rows = found.rows
    row = rows[k]
    before = rows[k - 1] if k else None
    after = rows[k + 1] if k + 1 < len(rows) else None
    if before and continues(before, row, after, found.width * (1 if page or found.joined else RAGGED), page=page):
        return "may be part of a sentence"
    plain = page and row.hit is not None and row.hit.weight >= LIKELY
    claimed = "" if plain or not after else _claimed(row, after, first=not row.bullet and k == run.start == 0)
    if claimed:
        return claimed
    beside = ((before, row.gap), (after, after.gap if after else 1))
    if any(r and r.hit is None and not r.prose and not gap and r.machine for r, gap in beside):
        return "stands in code, a table or data"
    if row.bullet and row.hit and run.weight == row.hit.weight and _listed(rows, k):
        return "is an item of the author's list"
    lead = rows[run.start - 1] if run.start else None
    if not (row.hit and row.hit.weight == SURE) and lead and lead.text.rstrip().endswith(COLONS):
        return "stands after a colon"
    return ""


def _claimed(row: Row, after: Row, *, first: bool) -> str:
    """How the text `after` a row claims it for its heading, empty when it does not; `first`: it heads the text."""
    sure = row.hit.form if row.hit and row.hit.weight == SURE else ""
    if " " not in sure and taken_up(row, after._replace(prose=after.prose or (first and after.hit is None))):
        return "the text after it takes up its word"
    if after.gap or after.hit:
        return ""
    if unicodedata.category(after.text.lstrip()[0]) == "Sc":
        return "names the price below it"
    if not sure and not after.prose and row.text.rstrip().endswith(COLONS):
        return "is a field, or introduces the line below"
    if not after.bullet and _indent(after) > _indent(row) + 1:
        return "heads what is indented below it"
    return ""


def _indent(row: Row) -> int:
    return len(row.text) - len(row.text.lstrip())


def _listed(rows: Sequence[Row], k: int) -> bool:
    """Whether most items of the list around row `k` are of no template, or of one that says next to nothing."""
    first = last = k
    while first and not rows[first].gap and rows[first - 1].bullet and k - first < LIST:
        first -= 1
    while last + 1 < len(rows) and not rows[last + 1].gap and rows[last + 1].bullet and last - k < LIST:
        last += 1
    own = sum(row.hit is None or row.hit.weight == 0 for row in rows[first : last + 1])
    return own * 2 > last - first + 1


def _alone(found: Survey, k: int) -> bool:
    """Whether prose, blank lines, other hits or the edges stand on both sides of row `k`."""
    rows = found.rows
    above = k == 0 or rows[k].gap > 0 or rows[k - 1].prose or rows[k - 1].hit is not None
    below = k + 1 == len(rows) or rows[k + 1].gap > 0 or rows[k + 1].prose or rows[k + 1].hit is not None
    return above and below


def _may_be_title(found: Survey, k: int) -> bool:
    """Whether row `k` is all that looks like boilerplate: before all prose it may be the title."""
    return found.rows[k].hit is not None and not _others(found, k)


def _heads(found: Survey, k: int) -> bool:
    """Whether prose of the text, no other hit, follows row `k`."""
    rows = found.rows
    return k + 1 < len(rows) and rows[k + 1].says


def _ends(found: Survey, k: int) -> bool:
    """Whether row `k` is a label after which nothing but hits follows to the end of the text.

    A date may be the author's, and so may one word that is all that looks like boilerplate: it may be a signature.
    """
    row = found.rows[k]
    if not row.hit or not 0 < found.last <= k or row.text.rstrip().endswith(COLONS):
        return False
    company = found.dirt or len(found.rows) - found.last > 1 or (row.hit.weight >= LIKELY and " " in row.hit.form)
    return bool(company and row.hit.weight) and "{date}" not in row.hit.form


def _introduces(found: Survey, k: int) -> bool:
    """Whether row `k` ends with a colon and text of no template follows."""
    rows = found.rows
    return k + 1 < len(rows) and rows[k].text.rstrip().endswith(COLONS) and rows[k + 1].hit is None
