"""Edits and changes: apply, invert, and map positions; `fold` composes them.

An `Edit` is what a stage asks for, in the coordinates of the text that the stage was given.
A `Change` is what a user sees: a span of the original, a span of the result, both texts, and the
rules that met there.  All offsets are code points, all spans half open.

Sequences of edits and of changes are sorted and disjoint; two may touch only where the order of
the characters between them is beyond doubt.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress

from cleaner.lean import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


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


class Edits(Sequence[Edit]):
    """Edits that a stage has column by column; each is made when somebody looks at it."""

    def __init__(self, starts: list[int], ends: list[int], news: list[str], rules: list[str], notes: list[str]) -> None:
        self.columns = (starts, ends, news, rules, notes)

    def __len__(self) -> int:
        return len(self.columns[0])

    def __iter__(self) -> Iterator[Edit]:
        return map(Edit, *self.columns)

    def __getitem__(self, at: Any) -> Any:
        return [*self][at]

    def __setitem__(self, at: int, edit: Edit) -> None:
        columns: Iterable[list[Any]] = self.columns
        for column, value in zip(columns, edit, strict=True):
            column[at] = value


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


class Columns(NamedTuple):
    """Edits of a text, column by column, with what stands there: `olds`.

    A text that is wrapped line by line has an edit a line; what is done to all of them is done to a column, without
    a call for each.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    news: Sequence[str]
    rules: Sequence[str]
    olds: Sequence[str]

    def only(self, chosen: Sequence[bool]) -> Columns:
        """The edits that are chosen."""
        columns: Iterable[Sequence[Any]] = self
        return Columns(*(list(compress(column, chosen)) for column in columns))

    def applied(self, text: str) -> str:
        """The text, which they are edits of, with all of them carried out."""
        return _spliced(text, self.starts, self.ends, self.news)


def columns(text: str, edits: Sequence[Edit]) -> Columns:
    """One edit or more of `text` as columns; raises `EditOrderError` unless they are sorted, disjoint and inside of it."""
    starts, ends, news, rules, _ = edits.columns if isinstance(edits, Edits) else zip(*edits, strict=True)
    bounds = [0] * (2 * len(starts) + 2)
    bounds[1:-1:2], bounds[2::2], bounds[-1] = starts, ends, len(text)
    if bounds != sorted(bounds):
        check_order(edits, len(text))
    return Columns(starts, ends, news, rules, [text[start:end] for start, end in zip(starts, ends, strict=True)])


def check_order(edits: Sequence[Edit], length: int) -> None:
    """Raise `EditOrderError` unless `edits` are sorted, disjoint and inside a text of `length`."""
    last = 0
    for edit in edits:
        if not last <= edit.start <= edit.end <= length:
            raise EditOrderError(f"{edit.rule}: [{edit.start}:{edit.end}] after {last}, text of {length}")
        last = edit.end


def apply(text: str, edits: Sequence[Edit]) -> str:
    """Return `text` with `edits` carried out; the same object when there are none."""
    if not edits:
        return text
    starts, ends, news, *_ = zip(*edits, strict=True)
    return _spliced(text, starts, ends, news)


def _spliced(text: str, starts: Sequence[int], ends: Sequence[int], news: Sequence[str]) -> str:
    pieces = [""] * (2 * len(starts) + 1)
    pieces[::2] = [text[start:end] for start, end in zip((0, *ends), (*starts, len(text)), strict=True)]
    pieces[1::2] = news
    return "".join(pieces)


def replay(original: str, changes: Iterable[Change]) -> str:
    """The cleaned text, from the original and its changes."""
    return apply(original, [Edit(c.start, c.end, c.new, "") for c in changes])


def restore(cleaned: str, changes: Iterable[Change]) -> str:
    """The original text, from the cleaned one and its changes."""
    return apply(cleaned, [Edit(c.at, c.stop, c.old, "") for c in changes])


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
