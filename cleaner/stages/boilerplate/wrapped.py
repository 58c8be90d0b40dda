"""Notices that hard wraps broke: in a text of one width, rows that its wrapper had to break are looked up joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.stages.boilerplate.context import SENTENCE, ends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.document import Document
    from cleaner.stages.boilerplate.templates import Hit, Templates

ROWS = 8  # rows that a broken notice may have
MARKS = ("*", "-", "+", "•", "|", "#", ">")  # begin a row that continues none


def join(document: Document, width: int, templates: Templates, hits: dict[int, Hit]) -> None:
    """Put the hits of joined rows into `hits`, one for all rows of a notice; take out those of a first row alone."""
    rows = [document.text[start:end] for start, end, _ in document.lines]
    for first, last in _chains(rows, width):
        stop = _longest(rows, first, last, templates, hits)
        if stop == first:
            hits.pop(first, None)  # half a sentence is no notice


def _longest(rows: list[str], first: int, last: int, templates: Templates, hits: dict[int, Hit]) -> int:
    """The last row of the longest notice from row `first` on, whose hit all its rows get; `first` if there is none."""
    for stop in range(last, first, -1):
        if stop != last and not ends(rows[stop]):
            continue
        joined = " ".join([row.strip() for row in rows[first : stop + 1]])
        hit = templates.find(joined) if len(joined) <= templates.longest else None
        if hit is not None:
            hits.update(dict.fromkeys(range(first, stop + 1), hit))
            return stop
    return first


def _chains(rows: list[str], width: int) -> Iterator[tuple[int, int]]:
    """First and last rows of stretches in which every row but the last is full: no further word would have fitted."""
    first, count = 0, len(rows)
    while first < count:
        last = first
        while last + 1 < count and last - first < ROWS and _full(rows[last], rows[last + 1], width):
            last += 1
        if last > first:
            yield first, last
        first = last + 1


def _full(row: str, after: str, width: int) -> bool:
    size = len(row)
    if size < SENTENCE or after.lstrip().startswith(MARKS):
        return False
    word = after.split(None, 1)
    return bool(word) and size + 1 + len(word[0]) > width
