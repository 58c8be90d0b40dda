"""Carry annotated spans from a text to its cleaned form, and back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.change import Change
    from cleaner.result import Result


class Aligned(NamedTuple):
    """Where a span is now: code point offsets, what came with it, and how it fared.

    `kept`: it holds the same characters.  `changed`: some of them were replaced or removed, or others put between them.
    `removed`: nothing of it is left; `start` and `end` are both the place where it was.
    """

    start: int
    end: int
    rest: tuple[Any, ...]
    status: Literal["kept", "changed", "removed"]


def align(
    result: Result, spans: Iterable[Sequence[Any]], to: Literal["cleaned", "original"] = "cleaned"
) -> list[Aligned]:
    """Carry spans of the original to the cleaned text, or `to="original"` the other way: one answer a span, in order.

    A span is a sequence of start, end and anything else, such as a label.  One that ends inside of a replaced stretch
    takes all of its replacement in; what is inserted at its edge stays outside.  Raises `IndexError` for a span that is
    not in the text, and `ValueError` for another `to`.
    """
    if to not in ("cleaned", "original"):
        raise ValueError(f'to is "cleaned" or "original", not {to!r}')
    there = to == "cleaned"
    changes = result.changes if there else result.inverse
    length = len(result.original if there else result.text)
    return [_carried(changes, length, span[0], span[1], tuple(span[2:])) for span in spans]


def _carried(changes: Sequence[Change], length: int, start: int, end: int, rest: tuple[Any, ...]) -> Aligned:
    if not 0 <= start <= end <= length:
        raise IndexError(f"[{start}:{end}] is not a span of a text of {length} code points")
    before = bisect_right(changes, start, key=lambda change: change.start) - 1  # the last that starts at or before it
    until = bisect_left(changes, end, key=lambda change: change.start) - 1  # the last that starts before its end
    first = _moved(changes, before, start, outward=False)
    if start == end:
        return Aligned(first, first, rest, "kept")
    last = max(first, _moved(changes, until, end, outward=True))
    if first == last:
        return Aligned(first, first, rest, "removed")
    touched = until > before or (before >= 0 and changes[before].end > start)
    return Aligned(first, last, rest, "changed" if touched else "kept")


def _moved(changes: Sequence[Change], k: int, position: int, *, outward: bool) -> int:
    """Where a position behind the start of change `k` goes; inside of it to its replacement's end, if `outward`."""
    if k < 0:
        return position
    change = changes[k]
    if position < change.end:
        return change.stop if outward else change.at
    return change.stop + position - change.end
