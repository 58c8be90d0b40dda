"""Where in a text to look: the lines that hold something, found without walking through all the others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from cleaner.document import Line
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from cleaner.document import Document

BLANKS = " \t\xa0"

# What stands around a sign right behind which another word begins, or a sentence.
_GOES_ON, _BEGINS = r"(?=[^\W\d_A-Z])", r"(?=[^\W\d_a-z])"
MEETING = {sign: rf"{_GOES_ON if sign == ',' else _BEGINS}(?<=[^\W\d_A-Z]{{2}}[{sign}])" for sign in ",.?!"}

_WORD = lazy(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_OTHER = lazy("[\t|`{}<>=$\\\\]|  | \\.(?:\\s*\\.)+|^[ \xa0>#.@]")  # of code, of layout, dots for what is left out


def lines_with(document: Document, pattern: re.Pattern[str], *, indented: bool = True) -> list[Line]:
    """The lines in which `pattern` matches; unless `indented`, not those that start with a match.

    A pattern that starts with one literal is found quicker than a string of two characters.
    """
    text = document.text
    lines: list[Line] = []
    found = pattern.search(text)
    while found:
        line = line_at(document, found.start())
        if indented or found.start() > line.start:
            lines.append(line)
        found = pattern.search(text, line.stop)
    return lines


def line_at(document: Document, at: int) -> Line:
    """The line that the character at `at` belongs to, be it of its break."""
    text = document.text
    if not document.plain:
        return document.lines[bisect_right(document.lines, at, key=_start) - 1]
    end = text.find("\n", at)
    start = text.rfind("\n", 0, at) + 1
    return Line(start, end, end + 1) if end >= 0 else Line(start, len(text), len(text))


def _start(line: tuple[int, int, int]) -> int:
    return line[0]


def line_beside(document: Document, line: Line | None, step: int) -> Line | None:
    """The line before `line`, with a `step` of -1, or after it, with 1; None where there is none."""
    if line is None or (line.start == 0 if step < 0 else line.stop == len(document.text)):
        return None
    return line_at(document, line.start - 1 if step < 0 else line.stop)


def text_of(document: Document, line: Line | None) -> str:
    """The characters of a line without its break; none for no line."""
    return "" if line is None else document.text[line.start : line.end]


def lost_mark(line: str) -> bool:
    """Whether a mark that stands between blanks is lost in a line: these show where it stood."""
    return ("« " in line or " »" in line) and line.count("«") != line.count("»")


def by_line(document: Document, places: Sequence[int]) -> Iterator[tuple[Line, Sequence[int]]]:
    """The lines in which these places are, in order, each with its own: a long line is looked at once."""
    at = 0
    while at < len(places):
        line = line_at(document, places[at])
        end = bisect_left(places, line.stop, at + 1)
        yield line, places[at:end]
        at = end


def in_prose(document: Document, places: Sequence[int], words: int, wide: int) -> Iterator[tuple[str, Sequence[int]]]:
    """The lines of prose in which these places are, in order, each with its own."""
    for line, those in by_line(document, places):
        row = text_of(document, line)
        if _is_prose(row, words) and (len(row) >= wide or _alone(document, line)):
            yield row, those


def _is_prose(row: str, words: int) -> bool:
    """Whether a line is prose of at least so many words."""
    return not _OTHER.search(row) and len(_WORD.findall(row)) >= words and not lost_mark(row)


def _alone(document: Document, line: Line) -> bool:
    """Whether a line is a paragraph, so that nobody may need its length to tell where it was wrapped."""
    return not any(text_of(document, line_beside(document, line, step)).strip(BLANKS) for step in (-1, 1))
