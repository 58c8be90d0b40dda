"""Frames: the header and the licence around a book, all of it, told by the line that ends the one or begins the other."""

from __future__ import annotations

from itertools import accumulate

from cleaner.lean import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.document import Document
    from cleaner.rulebook import StageRules
    from cleaner.stages.boilerplate.templates.hit import Hit

ABOVE = "above"
WHY = "stands with what is {side} it in the frame of the text"


class Frame(NamedTuple):
    """On which side of its line a frame lies, and how many characters it has at most."""

    side: str
    most: float


def frames_of(rules: StageRules) -> dict[str, Frame]:
    """The frames that rules tell of, by rule; call it through `rules.prepared`."""
    return {r.id: Frame(r.data["frame"], r.data.get("frame-most", 0)) for r in rules.rules if "frame" in r.data}


def framed(document: Document, marks: Mapping[int, Hit], frames: Mapping[str, Frame]) -> dict[int, tuple[str, str]]:
    """The lines of frames, with rule and reason, if `marks` are the lines that tell of one.

    A frame holds no mark of the other side: else the text is of several books, one below the other.
    """
    rows = document.rows
    sizes = [0, *accumulate(map(len, rows))]
    above = [number for number, hit in marks.items() if frames[hit.rule].side == ABOVE]
    below = [number for number, hit in marks.items() if frames[hit.rule].side != ABOVE]
    heads = [n for n in above if sizes[n] <= frames[marks[n].rule].most and n < min(below, default=len(rows))]
    tails = [n for n in below if sizes[-1] - sizes[n] <= frames[marks[n].rule].most and n > max(above, default=-1)]
    gone = {}
    if heads:
        last = max(heads)
        gone = dict.fromkeys(range(_end(rows, last)), (marks[last].rule, WHY.format(side=ABOVE)))
    if tails:
        first = min(tails)
        gone |= dict.fromkeys(range(first, len(rows)), (marks[first].rule, WHY.format(side="below")))
    return {number: why for number, why in gone.items() if rows[number].strip()}


def _end(rows: list[str], number: int) -> int:
    """Where the paragraph of a line ends: a title may be too long for it."""
    while number < len(rows) and rows[number].strip():
        number += 1
    return number
