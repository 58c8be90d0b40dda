"""Where in a text to look: lines that hold a given string, without walking through all the others."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from cleaner.document import BREAKS

if TYPE_CHECKING:
    import re

    from cleaner.document import Document

BLANKS = " \t\xa0"


def lines_with(document: Document, pattern: re.Pattern[str], *, indented: bool = True) -> set[int]:
    """The numbers of the lines in which `pattern` matches; unless `indented`, not counting the line's start.

    A pattern that starts with one literal is found quicker than a string of two characters.
    """
    text = document.text
    numbers: set[int] = set()
    found = pattern.search(text)
    while found:
        at = found.start()
        if not indented and (at == 0 or text[at - 1] in BREAKS):
            following = text.find("\n", at)
            found = pattern.search(text, following) if following >= 0 else None
            continue
        number = bisect_right(document.lines, at, key=_start) - 1
        numbers.add(number)
        found = pattern.search(text, document.lines[number].stop)
    return numbers


def _start(line: tuple[int, int, int]) -> int:
    return line[0]


def line_text(document: Document, number: int) -> str:
    """The characters of a line without its break; none for a line before the first or after the last."""
    if not 0 <= number < len(document.lines):
        return ""
    start, end, _ = document.lines[number]
    return document.text[start:end]
