"""Take lines out cleanly: with their breaks, and with the blank lines that would else stand doubled."""

from __future__ import annotations

from bisect import bisect_right
from functools import partial
from itertools import accumulate
from operator import add

from cleaner.change import Edit
from cleaner.document import BREAKS
from cleaner.lean import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cleaner.document import Document

NO_PAGES: Mapping[int, bool] = {}
_edit = partial(tuple.__new__, Edit)  # an edit of a tuple, without a call in Python


def removals(
    document: Document, gone: Mapping[int, tuple[str, str]], pages: Mapping[int, bool] = NO_PAGES
) -> list[Edit]:
    """One edit a line for the lines of `gone`: line number to rule and note.

    Of the blank lines on both sides of a group the longer stretch stays, so that a paragraph break is neither
    lost nor doubled; at either end of the text none stays.  Around the lines of `pages` the pager set more: there the
    shorter stretch stays, and none where the sentence above them goes on below.
    """
    starts = _starts(document)
    edits: list[Edit] = []
    for group in _groups(sorted(gone), document.rows):
        edits += _group_edits(document, group, gone, starts, pages.get(group[0]))
    return edits


def merged(first: Sequence[Edit], rest: Sequence[Edit]) -> list[Edit]:
    """`first`, which hold whether `rest` are applied or not, with what of `rest` they leave over."""
    edits, starts = list(first), [e.start for e in first]
    for edit in rest:
        k = bisect_right(starts, edit.start)
        start = max(edit.start, first[k - 1].end) if k else edit.start
        end = min(edit.end, starts[k]) if k < len(starts) else edit.end
        if start < end:
            edits.append(edit._replace(start=start, end=end))
    return sorted(edits)


def _groups(numbers: Iterable[int], rows: Sequence[str]) -> list[list[int]]:
    """`numbers`, together those with nothing but blank lines between them."""
    groups: list[list[int]] = []
    after = -1
    for number in numbers:
        if number == after or (groups and not "".join(rows[after:number]).strip()):
            groups[-1].append(number)
        else:
            groups.append([number])
        after = number + 1
    return groups


def _group_edits(
    document: Document,
    group: Sequence[int],
    gone: Mapping[int, tuple[str, str]],
    starts: Callable[[int], int],
    goes_on: bool | None,
) -> Iterator[Edit]:
    rows = document.rows
    first, last = group[0], group[-1]
    before, after = _blanks(rows, first - 1, -1), _blanks(rows, last + 1, 1)
    at_edge = first - before == 0 or last + after == len(rows) - 1
    stays = max(after, before)
    if goes_on is not None and before and after:
        stays = min(before, after)
    none = at_edge or goes_on
    low = first if stays == before and not none and before != after else first - before
    high = last if stays == after and not none else last + after
    start, stop = starts(low), starts(high + 1)
    if last + after == len(rows) - 1 and low and document.text[-1] not in BREAKS:
        start = starts(low - 1) + len(rows[low - 1])  # the text ends without a break, and shall again
    for number in group[:-1]:
        end = starts(number + 1)
        yield _edit((start, end, "", *gone[number]))
        start = end
    yield _edit((start, stop, "", *gone[last]))


def _starts(document: Document) -> Callable[[int], int]:
    """Tells where lines start, and behind the last line where the text ends."""
    size = len(document.text)
    if document.plain:
        letters = accumulate(map(len, document.rows), initial=0)
        return [*map(add, letters, range(len(document.rows))), size].__getitem__
    return [*document.starts, size].__getitem__


def _blanks(rows: Sequence[str], number: int, step: int) -> int:
    """How many blank lines stand from line `number` on, upwards or downwards."""
    count = 0
    while 0 <= number < len(rows) and (not rows[number] or rows[number].isspace()):
        count += 1
        number += step
    return count
