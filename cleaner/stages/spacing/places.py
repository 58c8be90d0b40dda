"""Where in a text to look: lines that hold a given string, without walking through all the others."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from cleaner.document import BREAKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.document import Document

BLANKS = " \t\xa0"


def lines_with(document: Document, needles: Iterable[str], *, indented: bool = True) -> list[int]:
    """The numbers of the lines in which one of `needles` starts, in order; unless `indented`, not at the line's start."""
    text = document.text
    numbers: set[int] = set()
    for needle in needles:
        if all(character in text for character in needle):  # one character is found ten times quicker than two
            numbers.update(_with(document, needle, indented=indented))
    return sorted(numbers)


def _with(document: Document, needle: str, *, indented: bool) -> Iterator[int]:
    text = document.text
    at = text.find(needle)
    while at >= 0:
        if not indented and (at == 0 or text[at - 1] in BREAKS):
            following = text.find("\n", at)
            at = text.find(needle, following) if following >= 0 else -1
            continue
        number = bisect_right(document.lines, at, key=_start) - 1
        yield number
        at = text.find(needle, document.lines[number].stop)


def _start(line: tuple[int, int, int]) -> int:
    return line[0]


def line_text(document: Document, number: int) -> str:
    """The characters of a line without its break; none for a line before the first or after the last."""
    if not 0 <= number < len(document.lines):
        return ""
    start, end, _ = document.lines[number]
    return document.text[start:end]
