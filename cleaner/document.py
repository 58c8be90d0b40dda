"""A text and its lines.

Offsets are code points.  A line break is any of the characters that Unicode calls a mandatory break;
a carriage return with its line feed counts as one.  `str.splitlines` is not used because it also breaks at
the separators FS, GS and RS, which are control characters here.
"""

from __future__ import annotations

from itertools import accumulate

from cleaner.lean import TYPE_CHECKING, Any, NamedTuple, TypeVar, bulk
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

T = TypeVar("T")

BREAKS = "\n\r\v\f\x85\u2028\u2029"

_RARE_BREAKS = "\r\v\f\x85\u2028\u2029"
_BREAK = lazy("[\n\r\v\f\x85\u2028\u2029](?:(?<=\r)\n)?")  # begins with a class: an alternation is slow to search


class Line(NamedTuple):
    """`text[start:end]` is the line without its break, `text[end:stop]` the break (empty at the end)."""

    start: int
    end: int
    stop: int


class Document:
    """A text with what stages ask of it again and again; read only.

    `lang` is a BCP 47 tag when the caller told it, else None.  `only` are the rules whose edits somebody wants, None for all:
    a stage may spare itself what others would cost.
    """

    __slots__ = ("_kept", "_lines", "_names_us", "_plain", "_printable", "_rows", "_starts", "lang", "only", "text")

    def __init__(self, text: str, lang: str | None = None, only: AbstractSet[str] | None = None) -> None:
        self.text = text
        self.lang = lang
        self.only = only
        self._lines: list[Line] | None = None
        self._rows: list[str] | None = None
        self._starts: list[int] | None = None
        self._plain: bool | None = None
        self._printable: bool | None = None
        self._names_us: bool | None = None
        self._kept: dict[object, Any] = {}

    @property
    def lines(self) -> list[Line]:
        """The lines, in order; an empty text has none, a final break opens no further line."""
        if self._lines is None:
            self._lines = split_lines(self.text)
        return self._lines

    @property
    def plain(self) -> bool:
        """Whether a line feed ends every line, and nothing else does."""
        if self._plain is None:
            self._plain = _plain(self.text)
        return self._plain

    @property
    def printable(self) -> bool:
        """Whether this is a single line without anything special: no break is printable, nor is a no-break space."""
        if self._printable is None:
            self._printable = self.text.isprintable()
        return self._printable

    @property
    def names_us(self) -> bool:
        """Whether this program is named in the text, as marks for regions do; C passes over capitals and small letters in turn."""
        if self._names_us is None:
            self._names_us = "leaner" in self.text or "LEANER" in self.text
        return self._names_us

    @property
    def rows(self) -> list[str]:
        """The characters of all lines, without their breaks; cheaper than the lines, where nobody asks where they are."""
        if self._rows is None:
            if self.plain:
                self._rows = _split(self.text)
            else:
                self._rows = [self.text[start:end] for start, end, _ in self.lines]
        return self._rows

    @property
    def starts(self) -> list[int]:
        """Where the lines start; cheaper than the lines, where nobody asks for their breaks."""
        if self._starts is None:
            if self._lines is None and self.plain:
                self._starts = [0, *accumulate([len(row) + 1 for row in self.rows[:-1]])] if self.rows else []
            else:
                self._starts = [line.start for line in self.lines]
        return self._starts

    def kept(self, build: Callable[[Document], T]) -> T:
        """What `build` makes of this document; made once."""
        if build not in self._kept:
            self._kept[build] = build(self)
        made: T = self._kept[build]
        return made

    def line_of(self, line: Line) -> str:
        """The characters of `line`, without its break."""
        return self.text[line.start : line.end]


def split_lines(text: str) -> list[Line]:
    """Split `text` into lines; joined again they give `text`."""
    if _plain(text):
        stops = list(accumulate([len(row) + 1 for row in _split(text)]))
        ends = [stop - 1 for stop in stops]
        starts = [0, *stops]
        if not text.endswith("\n"):
            stops[-1:] = ends[-1:]
        return list(bulk(Line, zip(starts, ends, stops, strict=False)))
    lines: list[Line] = []
    start = 0
    for found in _BREAK.finditer(text):
        lines.append(Line(start, found.start(), found.end()))
        start = found.end()
    if start < len(text):
        lines.append(Line(start, len(text), len(text)))
    return lines


def _plain(text: str) -> bool:
    """Whether all lines end with a line feed; `in` is 30 times quicker than a pattern."""
    return not [c for c in _RARE_BREAKS if c in text]


def _split(text: str) -> list[str]:
    rows = text.split("\n")
    if not rows[-1]:
        rows.pop()
    return rows
