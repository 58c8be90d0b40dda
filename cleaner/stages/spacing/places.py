"""Where in a text to look: the lines that hold something, found without walking through all the others."""

from __future__ import annotations

from bisect import bisect_right

from cleaner.document import Line
from cleaner.lean import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from cleaner.document import Document

BLANKS = " \t\xa0"


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
