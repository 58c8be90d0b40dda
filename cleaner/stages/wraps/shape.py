"""Shapes: what a row looks like, and what rows look like together, in names of few levels."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, repeat
from operator import mul, or_
from typing import TYPE_CHECKING, NamedTuple

from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.stages.wraps.rows import Row

MARKER = lazy(r"(?:[-*+•·‣▪●○◦–—]|o|\(?\d{1,3}[.)]|\(?[A-Za-z][.)]|\[\d{1,3}\]|\(?[ivx]{1,4}[.)]|#+)\s")
NAMED = lazy(r"[^\W\d_][\w .'’-]{0,24}[:：]\s|[A-Z][A-Z .'’-]{2,24}[.:]")
TIMED = lazy(r"[\[(]?\d{1,4}[:.\-/]\d\d")
# Patterns of many beginnings look for one of these first, which is ten times as quick.
CODE = lazy(r"[{}=<>|$#_\\@^~`(/:-](?:(?<=[{}=<>|$#_\\@^~`])|(?<=\()\)|(?<=/)/|(?<=:):|(?<=-)>)")
QUOTED_CODE = lazy(r"`+[^`]*`+|\w+://[^\s<>|]*")
INNER_STOP = lazy(r"[.!?…。！？](?:(?<=[.!?…])\S?\s+\W?[A-ZÀ-ÞΑ-ΩА-Я]|(?<=[。！？])(?=.))")
SHARES = (0.0, 0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
BOUNDS = {
    "code": (0, 0.1, 0.3, 0.6, 1, 2),
    "width": (12, 20, 30, 40, 50, 60, 70, 85, 110),
    "spread": (0.03, 0.08, 0.15, 0.25, 0.4, 0.6, 0.9),
}
FIELDS = (
    "rows",
    "title",
    "lower",
    "stop",
    "comma",
    "code",
    "odd",
    "width",
    "spread",
    "marker",
    "blanks",
    "named",
    "signs",
    "ended",
    "inside",
)


class Signs(NamedTuple):
    """What a row's characters tell: `code` counts signs of code, `marker` is where an item's text starts or 0.

    `named` and `timed` tell whether a label or a time begins the row, `blanks` whether it has runs of blanks.
    """

    code: int
    marker: int
    named: bool
    timed: bool
    blanks: bool


def signs_of(row: Row) -> Signs:
    """The signs of a row."""
    text = row.text
    marker = None if row.worded else MARKER.match(text)
    bare = QUOTED_CODE.sub("x", text) if "`" in text or "://" in text else text
    return Signs(
        len(CODE.findall(bare)),
        marker.end() if marker else 0,
        NAMED.match(text) is not None,
        not row.worded and TIMED.match(text) is not None,
        "  " in text or "\t" in text,
    )


NO_SIGNS = Signs(0, 0, False, False, False)
# Where none of these is, a row that starts with a plain word has no signs.
ODD = (*"{}=<>|$#_\\@^~`\t:：", "()", "//", "  ")


def all_signs(rows: Sequence[Row]) -> list[Signs]:
    """The signs of rows."""
    whole = "\n".join([row.text for row in rows])
    odd = [sign for sign in ODD if sign[0] in whole and sign in whole]
    return [NO_SIGNS if row.worded and not [s for s in odd if s in row.text] else signs_of(row) for row in rows]


def level(name: str, value: float, bounds: Sequence[float] = SHARES) -> str:
    """The name of the level that `value` is on: 0 up to the first bound, and so on."""
    return f"{name}-{bisect_left(bounds, value)}"


def sums_of(rows: Sequence[Row], signs: Sequence[Signs]) -> list[list[float]]:
    """Running sums of the rows' fields, in the order of `FIELDS`; their differences describe blocks and texts."""
    firsts = [row.first for row in rows]
    lasts = [row.last for row in rows]
    widths = [row.right - row.indent for row in rows]
    stops, commas = [last == "stop" for last in lasts], [last == "comma" for last in lasts]
    ended = [last in ("semi", "colon") for last in lasts]
    found = INNER_STOP.findall
    columns: list[Iterable[float]] = [
        repeat(1, len(rows)),
        [first in ("title", "caps", "quote") for first in firsts],
        [first in ("lower", "quotelow") for first in firsts],
        stops,
        commas,
        [min(sign.code, 5) for sign in signs],
        [first in ("mark", "close", "open", "digit") for first in firsts],
        widths,
        map(mul, widths, widths),
        [sign.marker > 0 for sign in signs],
        [sign.blanks for sign in signs],
        [sign.named for sign in signs],
        [last in ("sign", "digit", "open") or end for last, end in zip(lasts, ended, strict=True)],
        map(or_, map(or_, stops, commas), ended),
        [len(found(row.text)) for row in rows],
    ]
    return [list(accumulate(column, initial=0.0)) for column in columns]


def describe(sums: Sequence[float]) -> list[str]:
    """The shape of some rows by the sums of their fields: shares of rows by level, mean width and its spread."""
    n = sums[0] or 1
    mean = sums[7] / n
    spread = max(0.0, sums[8] / n - mean * mean) ** 0.5
    values = {
        **{name: value / n for name, value in zip(FIELDS[1:], sums[1:], strict=True)},
        "spread": spread / (mean or 1),
        "inside": inside(sums),
    }
    return [level(name, value, BOUNDS.get(name, SHARES)) for name, value in values.items()]


def inside(sums: Sequence[float]) -> float:
    """Of the sentence ends, the share inside lines: large in wrapped prose, small in verse and lists."""
    return sums[14] / (sums[14] + sums[3] + 0.5)
