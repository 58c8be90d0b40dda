"""Take lines out cleanly: with their breaks, and with the blank lines that would else stand doubled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.change import Edit
from cleaner.document import BREAKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.document import Document


def removals(document: Document, gone: Mapping[int, tuple[str, str]]) -> list[Edit]:
    """One edit a line for the lines of `gone`: line number to rule and note.

    Of the blank lines on both sides of a group the longer stretch stays, so that a paragraph break is neither
    lost nor doubled; at either end of the text none stays.
    """
    starts = [*document.starts, len(document.text)]
    edits: list[Edit] = []
    for group in _groups(sorted(gone), document.rows):
        edits += _group_edits(document, group, gone, starts)
    return edits


def merged(first: Sequence[Edit], rest: Sequence[Edit]) -> list[Edit]:
    """`first`, which hold whether `rest` are applied or not, with what of `rest` they leave over."""
    edits = list(first)
    for edit in rest:
        start = max([e.end for e in first if e.start <= edit.start < e.end], default=edit.start)
        end = min([e.start for e in first if start < e.end and e.start < edit.end], default=edit.end)
        if start < end:
            edits.append(edit._replace(start=start, end=end))
    return sorted(edits)


def _groups(numbers: Sequence[int], rows: Sequence[str]) -> list[list[int]]:
    """`numbers`, together those with nothing but blank lines between them."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and not any(row and not row.isspace() for row in rows[groups[-1][-1] + 1 : number]):
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups


def _group_edits(
    document: Document, group: Sequence[int], gone: Mapping[int, tuple[str, str]], starts: Sequence[int]
) -> list[Edit]:
    rows = document.rows
    first, last = group[0], group[-1]
    before, after = _blanks(rows, first - 1, -1), _blanks(rows, last + 1, 1)
    at_start, at_end = first - before == 0, last + after == len(rows) - 1
    low = first - before if at_end or (before <= after and not at_start) or at_start else first
    high = last + after if at_start or at_end or after < before else last
    start, stop = starts[low], starts[high + 1]
    if at_end and low and document.text[-1] not in BREAKS:
        start = starts[low - 1] + len(rows[low - 1])  # the text ends without a break, and shall again
    edits = []
    for place, number in enumerate(group):
        end = starts[number + 1] if place + 1 < len(group) else stop
        rule, note = gone[number]
        edits.append(Edit(start, end, "", rule, note))
        start = end
    return edits


def _blanks(rows: Sequence[str], number: int, step: int) -> int:
    """How many blank lines stand from line `number` on, upwards or downwards."""
    count = 0
    while 0 <= number < len(rows) and (not rows[number] or rows[number].isspace()):
        count += 1
        number += step
    return count
