"""Shapes: what a row looks like, and what rows look like together, in names of few levels."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, pairwise, repeat
from operator import gt, mul

from cleaner.lean import TYPE_CHECKING, Any, NamedTuple, bulk
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.column.ends import Lines
    from cleaner.stages.wraps.lines.rows import Row

    Fact = tuple[Any, ...]  # a function, and what it makes the names of features of

MARKER = lazy(r"(?:@item|[-*+•·‣▪●○◦–—]|o|\(?\d{1,3}[.)]|\(?[A-Za-z][.)]|\[\d{1,3}\]|\(?[ivx]{1,4}[.)]|#+\.?)\s")
NAMED = lazy(r"[^\W\d_][\w .'’-]{0,24}+[:：]\s|[A-Z][A-Z .'’-]{2,24}[.:]")
TIMED = lazy(r"[\[(]?\d{1,4}[:.\-/]\d\d")
# Patterns of many beginnings look for one of these first, which is ten times as quick.
CODE = lazy(r"[{}=<>|$#_\\@^~`(/:-](?:(?<=[{}=<>|$#_\\@^~`])|(?<=\()\)|(?<=/)/|(?<=:):|(?<=-)>)")
QUOTED_CODE = lazy(r"`+[^`]*`+|\w+://[^\s<>|]*")
INNER_STOP = lazy(r"[.!?…。！？](?:(?<=[.!?…])\S?[^\S\n]+\W?[A-ZÀ-ÞΑ-ΩА-Я]|(?<=[。！？])(?=.))")
LONG = 140  # columns: more than most wrappers leave
SHARES = (0.0, 0.05, 0.15, 0.3, 0.5, 0.7, 0.9)
BOUNDS = {
    "code": (0, 0.1, 0.3, 0.6, 1, 2),
    "width": (12, 20, 30, 40, 50, 60, 70, 85, 110),
    "spread": (0.03, 0.08, 0.15, 0.25, 0.4, 0.6, 0.9),
}
FIELDS = (
    "title", "lower", "stop", "comma", "code", "odd", "width", "spread",
    "marker", "blanks", "named", "signs", "ended", "inside",
)  # fmt: skip
# How rows begin and end, as far as it makes a shape: capitals or quotations, small letters, odd characters ...
FIRST_CODES = {
    **dict.fromkeys(("title", "caps", "quote"), "t"),
    **dict.fromkeys(("lower", "quotelow"), "l"),
    **dict.fromkeys(("mark", "close", "open", "digit"), "o"),
}
# ... sentence ends, commas, other pauses, signs.
LAST_CODES = {
    "stop": "s", "comma": "c", **dict.fromkeys(("semi", "colon"), "p"), **dict.fromkeys(("sign", "digit", "open"), "x")
}  # fmt: skip
FIRST_KINDS, LAST_KINDS = "tlo", "scpx"
NONE = (0, 0, 0, 0)
DELIMITERS = ",\t|;"
COUNTED = '()“”"' + DELIMITERS


class Signs(NamedTuple):
    """What a row's characters tell: `code` counts signs of code, `marker` is where an item's text starts or 0.

    `named` and `timed` tell whether a label or a time begins the row, `blanks` whether it has runs of blanks.
    """

    code: int
    marker: int
    named: bool
    timed: bool
    blanks: bool


TIMELY = ("digit", "open")  # how a row with a time begins


def signs_of(row: Row) -> Signs:
    """The signs of a row."""
    text = row.text
    marker = None if row.worded else MARKER.match(text)
    bare = QUOTED_CODE.sub("x", text) if "`" in text or "://" in text else text
    return Signs(
        len(CODE.findall(bare)),
        marker.end() if marker else 0,
        NAMED.match(text) is not None,
        row.first in TIMELY and TIMED.match(text) is not None,
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


def leveled(name: str, at: int) -> list[str]:
    """The name of one level."""
    return [f"{name}-{at}"]


def level(name: str, value: float, bounds: Sequence[float] = SHARES) -> str:
    """The name of the level that `value` is on: 0 up to the first bound, and so on."""
    return f"{name}-{bisect_left(bounds, value)}"


class Tally(NamedTuple):
    """Whether brackets and quotations stay open in a row, and how many of each of `DELIMITERS` it holds."""

    bracket: bool
    quotation: bool
    delimiters: tuple[int, ...]


def all_tallies(rows: Sequence[Row]) -> list[Tally]:
    """The tallies of rows; every mark is counted in all of them at once."""
    texts = [row.text for row in rows]
    whole = "".join(texts)
    none = [0] * len(texts)
    counts = {mark: list(map(str.count, texts, repeat(mark))) if mark in whole else none for mark in COUNTED}
    brackets = map(gt, counts["("], counts[")"])
    quotations = [
        opened > closed or plain % 2 == 1
        for opened, closed, plain in zip(counts["“"], counts["”"], counts['"'], strict=True)
    ]
    return list(
        bulk(Tally, zip(brackets, quotations, zip(*[counts[mark] for mark in DELIMITERS], strict=True), strict=True))
    )


class Shapes:
    """The rows of a text by what their shape is told by, column by column: of any run of them C counts what it holds."""

    def __init__(self, rows: Sequence[Row], signs: Sequence[Signs]) -> None:
        self.firsts = "".join([FIRST_CODES.get(row.first, "-") for row in rows])
        self.lasts = "".join([LAST_CODES.get(row.last, "-") for row in rows])
        self.widths = [row.right - row.indent for row in rows]
        self.squares = list(map(mul, self.widths, self.widths))
        self.inner = _inner_stops([row.text for row in rows])
        told = any(sign is not NO_SIGNS for sign in signs)
        self.signs = [[min(sign.code, 5), sign.marker > 0, sign.blanks, sign.named] for sign in signs] if told else []

    def inside(self, start: int, stop: int) -> float:
        """Of the sentence ends, the share inside lines: large in wrapped prose, small in verse and lists."""
        inner = sum(self.inner[start:stop])
        return inner / (inner + self.lasts.count("s", start, stop) + 0.5)

    def describe(self, start: int, stop: int) -> list[tuple[str, int]]:
        """The shape of some rows: shares of rows, mean width and its spread, as names and levels."""
        n = stop - start
        first = dict(zip(FIRST_KINDS, [self.firsts.count(kind, start, stop) for kind in FIRST_KINDS], strict=True))
        stops, commas, ended, signs = [self.lasts.count(kind, start, stop) for kind in LAST_KINDS]
        code, marker, blanks, named = map(sum, zip(*self.signs[start:stop], strict=True)) if self.signs else NONE
        mean = sum(self.widths[start:stop]) / n
        spread = max(0.0, sum(self.squares[start:stop]) / n - mean * mean) ** 0.5
        inner = sum(self.inner[start:stop])
        values = (
            first["t"] / n, first["l"] / n, stops / n, commas / n, code / n, first["o"] / n, mean, spread / (mean or 1),
            marker / n, blanks / n, named / n, (signs + ended) / n, (stops + commas + ended) / n, inner / (inner + stops + 0.5),
        )  # fmt: skip
        return [
            (name, bisect_left(BOUNDS.get(name, SHARES), value)) for name, value in zip(FIELDS, values, strict=True)
        ]


def _inner_stops(texts: Sequence[str]) -> list[int]:
    """How many sentences end inside each row."""
    found = [0] * len(texts)
    starts = [0, *accumulate([len(text) + 1 for text in texts])]
    for stop in INNER_STOP.finditer("\n".join(texts)):
        found[bisect_right(starts, stop.start()) - 1] += 1
    return found


def manners_of(rows: Sequence[Row], lines: Lines, spans: Sequence[tuple[int, int]], unit: int) -> list[tuple[str, int]]:
    """What holds for the text: unwrapped lines, blank lines, sentences across lines, indents."""
    n = len(rows)
    shares = {
        "long": sum([row.right > LONG for row in rows]) / n,
        "blocks": len(spans) / n,
        "inner": sum(lines.voters) / n,
        "deeper": sum([b.indent > a.indent and a.gap <= unit for a, b in pairwise(rows)]) / n,
    }
    levels = [(name, bisect_left(SHARES, share)) for name, share in shares.items()]
    return [*levels, ("size", min(5, n.bit_length() // 2)), ("unit", unit)]
