"""Edits and changes: apply, compose, invert, and map positions.

An `Edit` is what a stage asks for, in the coordinates of the text that the stage was given.
A `Change` is what a user sees: a span of the original, a span of the result, both texts, and the
rules that met there.  All offsets are code points, all spans half open.

Sequences of edits and of changes are sorted and disjoint; two may touch only where the order of
the characters between them is beyond doubt.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Edit(NamedTuple):
    """Replace `text[start:end]` by `new`, because of `rule` (its id).

    `note` is a sentence for the person who reads the finding; it may be empty.
    An edit whose `new` equals what stands there changes nothing and only reports.
    """

    start: int
    end: int
    new: str
    rule: str
    note: str = ""


class Change(NamedTuple):
    """One change: `original[start:end] == old` became `cleaned[at:stop] == new`."""

    start: int
    end: int
    at: int
    stop: int
    old: str
    new: str
    rules: tuple[str, ...]


class EditOrderError(ValueError):
    """Edits overlap, are not sorted, or reach beyond the text."""


def check_order(edits: Sequence[Edit], length: int) -> None:
    """Raise `EditOrderError` unless `edits` are sorted, disjoint and inside a text of `length`."""
    last = 0
    for edit in edits:
        if not last <= edit.start <= edit.end <= length:
            raise EditOrderError(f"{edit.rule}: [{edit.start}:{edit.end}] after {last}, text of {length}")
        last = edit.end


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits` carried out; the same object when there are none."""
    pieces: list[str] = []
    last = 0
    for start, end, new, *_ in edits:
        pieces += (text[last:start], new)
        last = end
    if not pieces:
        return text
    pieces.append(text[last:])
    return "".join(pieces)


def compose(original: str, changes: Sequence[Change], edits: Sequence[Edit]) -> list[Change]:
    """Fold `edits`, made on the result of `changes`, into changes of `original`.

    Changes and edits that overlap or touch become one change, which names all their rules.
    One that gives back what stood there before is dropped.  Linear in the number of both.
    """
    if not changes and all(edit.end < later.start for edit, later in pairwise(edits)):
        return _apart(original, edits)
    return _folded(original, changes, edits)


def _folded(original: str, changes: Sequence[Change], edits: Sequence[Edit]) -> list[Change]:
    out: list[Change] = []
    i = j = 0
    old_end = mid_end = 0  # how far the original and the text between are told
    at = 0  # the same place in the result
    while i < len(changes) or j < len(edits):
        first_change, first_edit = i, j
        starts = [c.at for c in changes[i : i + 1]] + [e.start for e in edits[j : j + 1]]
        lo = hi = min(starts)
        while True:  # take in all that overlaps or touches [lo:hi]
            if i < len(changes) and changes[i].at <= hi:
                hi = max(hi, changes[i].stop)
                i += 1
            elif j < len(edits) and edits[j].start <= hi:
                hi = max(hi, edits[j].end)
                j += 1
            else:
                break
        group, asked = changes[first_change:i], edits[first_edit:j]
        start = old_end + lo - mid_end
        between, end = _between(original, group, start, lo, hi)
        new = apply(between, [e._replace(start=e.start - lo, end=e.end - lo) for e in asked])
        at += lo - mid_end
        old_end, mid_end = end, hi
        old = original[start:end]
        if old != new:
            rules = dict.fromkeys([r for c in group for r in c.rules] + [e.rule for e in asked])
            out.append(Change(start, end, at, at + len(new), old, new, tuple(rules)))
        at += len(new)
    return out


def _apart(original: str, edits: Sequence[Edit]) -> list[Change]:
    """Edits of the original, none of which touch, as changes: what most texts need, without the bookkeeping."""
    out: list[Change] = []
    shift = 0
    for start, end, new, rule, _ in edits:
        old = original[start:end]
        if old != new:
            at = start + shift
            out.append(Change(start, end, at, at + len(new), old, new, (rule,)))
            shift += len(new) - len(old)
    return out


def _between(original: str, group: Sequence[Change], start: int, lo: int, hi: int) -> tuple[str, int]:
    """The text that `group` makes of the original from `start` on, over [lo:hi], and where that ends."""
    pieces: list[str] = []
    for change in group:
        pieces += (original[start : start + change.at - lo], change.new)
        start, lo = change.end, change.stop
    end = start + hi - lo
    pieces.append(original[start:end])
    return "".join(pieces), end


def replay(original: str, changes: Iterable[Change]) -> str:
    """The cleaned text, from the original and its changes."""
    return apply(original, (Edit(c.start, c.end, c.new, "") for c in changes))


def restore(cleaned: str, changes: Iterable[Change]) -> str:
    """The original text, from the cleaned one and its changes."""
    return apply(cleaned, (Edit(c.at, c.stop, c.old, "") for c in changes))


def invert(changes: Iterable[Change]) -> list[Change]:
    """The changes that lead from the cleaned text back to the original."""
    return [Change(c.at, c.stop, c.start, c.end, c.new, c.old, c.rules) for c in changes]


def map_position(changes: Sequence[Change], position: int) -> int:
    """Where `position` of the original stands in the cleaned text.

    A character that no change touches keeps its character: `cleaned[map_position(c, i)] == original[i]`.
    A position inside a replaced span goes to the start of what replaced it; the end of the text to the end.
    For the way back, give `invert(changes)`.
    """
    k = bisect_right(changes, position, key=lambda c: c.start) - 1
    if k < 0:
        return position
    change = changes[k]
    return change.at if position < change.end else change.stop + position - change.end
