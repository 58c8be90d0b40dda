"""Fields of records and forms, and rows that are set in: an author wrote them, whatever template one of them is like."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleaner.stages.boilerplate.lines.rows import Row, Rows

COLONS = (":", "：", ":**")
RULED, ROOM = " ._…", 4  # what a field to be filled in by hand is drawn with, and how much of it
BLANK = 3  # words of the label of a field that is to be filled in, at most
RECORD = 3  # fields below each other
SET_IN, RUN = 2, 12  # rows of no template that are set in as one is, and how far they are sought
FIELD = lazy(r"\s*(?:[-*•] )?[^\W\d_][\w -]{0,24}:\s")  # of a record
INDENT = lazy(r"\t| {4}")


def placed(rows: Rows, k: int) -> str:
    """How row `k` shows that its author wrote it, by the rows like it that it stands among."""
    row = rows[k]
    if FIELD.match(row.text):
        fields = _run(rows, k, lambda near: FIELD.match(near.text) is not None)
        if len(fields) >= RECORD and any(near.hit is None for near in fields):
            return "is a field of a record"
    if INDENT.match(row.text):
        indent = row.indent
        alike = _run(rows, k, lambda near: near.indent == indent)
        own = sum([near.hit is None for near in alike])
        if own >= max(SET_IN, len(alike) - own):
            return "is one of the rows set in"
    return ""


def is_field(row: Row, above: Row | None, below: Row | None) -> bool:
    """Whether a row is a field among others, or one to be filled in below another."""
    if _is_dotted(row.text):
        return True
    if above is None:
        return False
    if below and not below.gap and all(FIELD.match(near.text) for near in (above, row, below)):
        return True
    return not row.gap and _is_blank_field(above) and _is_blank_field(row)


def _run(rows: Rows, k: int, alike: Callable[[Row], bool]) -> list[Row]:
    """Row `k` and the rows that are alike right above and below it, one right below the other."""
    start, stop = k, k + 1
    while start and not rows[start].gap and k - start < RUN and alike(rows[start - 1]):
        start -= 1
    while stop < len(rows) and not rows[stop].gap and stop - k < RUN and alike(rows[stop]):
        stop += 1
    return [rows[n] for n in range(start, stop)]


def _is_blank_field(row: Row) -> bool:
    """Whether a row is a label and a colon, with nothing behind it."""
    text = row.text.strip()
    return text.endswith(COLONS) and text.count(" ") < BLANK


def _is_dotted(text: str) -> bool:
    """Whether a label and a colon lead to dots, or to a line, on which somebody is to write."""
    text = text.strip()
    label = text.rstrip(RULED)
    return len(text) - len(label) >= ROOM and label.endswith(COLONS)
