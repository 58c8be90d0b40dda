"""Items of lists whose rows hang below their first word: what goes on there in the middle of a sentence is of the item."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.stages.wraps.frame import Frame

WORDS = 5  # of a row: fewer may be a label, with what it stands for in the next
WIDTH = 40  # columns: narrower rows may be a menu, or an address


def continued(frame: Frame, start: int, stop: int) -> Iterator[int]:
    """The rows of [start, stop), all of one block, that the next row continues below the first word of their item."""
    rows, text = frame.rows, -1
    for k in range(start, stop - 1):
        marker = frame.signs[k].marker
        if marker:
            text = rows[k].indent + marker
        elif rows[k].indent != text:
            text = -1
        if rows[k + 1].indent == text and not frame.signs[k + 1].marker and _goes_on(frame, k):
            yield k


def _goes_on(frame: Frame, k: int) -> bool:
    """Whether the sentence of row `k`, a long one, goes on in the next: no item, field or piece of code does so."""
    row = frame.rows[k]
    if frame.words_of[k] < WORDS or row.right - row.indent < WIDTH or frame.tokens[k] or row.last == "colon":
        return False
    return (frame.inside[k] or frame.leaning[k]) and frame.signs[k].code < 2 and frame.signs[k + 1].code < 2
