"""Rows that are joined with nothing, whatever they say: those of a signature, of fenced code, of an outline."""

from __future__ import annotations

from itertools import pairwise

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.wraps.author.hand import is_rule
from cleaner.stages.wraps.author.outline import outlined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.stages.wraps.lines.rows import Row

SIGNATURE, FENCE = "--", "```"
LISTING = "[source"  # which AsciiDoc sets above a line of marks that fences code
LISTED = {sign * 4 for sign in "-.+/"}  # how such lines begin, and all that they hold


def set_apart(rows: Sequence[Row]) -> list[bool]:
    """Whether each row is part of a signature, the mark `--` and the rows right below it, of fenced code, or of an outline."""
    apart = [row.text == SIGNATURE for row in rows]
    for k, (a, b) in enumerate(pairwise(rows) if True in apart else ()):
        apart[k + 1] |= apart[k] and not a.gap and a.depth == b.depth
    opened = -1
    for k in [k for k, row in enumerate(rows) if row.text.startswith(FENCE)]:
        text = rows[k].text.lstrip("`")
        if opened < 0:
            underlines = k and not text and not rows[k - 1].gap and rows[k].text != FENCE
            opened = k if "`" not in text and not underlines else -1
        elif not text:
            apart[opened : k + 1] = [True] * (k + 1 - opened)
            opened = -1
    for start, stop in _listings(rows):
        apart[start:stop] = [True] * (stop - start)
    for k in outlined(rows):
        apart[k] = True
    return apart


def _listings(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """The rows from one that fences code in AsciiDoc through the next one like it, where the text holds such code."""
    if not any(row.text.startswith(LISTING) for row in rows):
        return
    opened = -1
    for k in [k for k, row in enumerate(rows) if row.text[:4] in LISTED and is_rule(row.text)]:
        if opened < 0:
            opened = k
        elif rows[k].text == rows[opened].text:
            yield opened, k + 1
            opened = -1
