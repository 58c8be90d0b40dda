"""Where in a file something is, and how to show it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from cleaner.document import split_lines

if TYPE_CHECKING:
    from cleaner.result import Result

WORDS = 12  # characters of context on either side
_VISIBLE = str.maketrans(
    {
        "\n": "⏎", "\r": "␍", "\t": "→", "\v": "␋", "\f": "␌", "\x85": "␤", "\u2028": "␤", "\u2029": "␤",
        "\xa0": "⍽", "\u00ad": "‐", "\u200b": "∅", "\u200c": "∅", "\u200d": "∅", "\u2060": "∅", "\ufeff": "∅",
    }
)  # fmt: skip


class Places:
    """Lines and columns of a text, both from 1, the columns in code points."""

    def __init__(self, text: str) -> None:
        self._starts = [line.start for line in split_lines(text)] or [0]

    def of(self, position: int) -> tuple[int, int]:
        """The line and the column of a code point offset."""
        line = max(1, bisect_right(self._starts, position))
        return line, position - self._starts[line - 1] + 1


def visible(text: str) -> str:
    """`text` on one line, with a sign for every character that would not show; control characters as escapes."""
    shown = text.translate(_VISIBLE)
    return "".join(c if c.isprintable() or c == " " else f"\\x{ord(c):02x}" for c in shown)


def excerpt(result: Result, start: int, end: int, new: str) -> str:
    """`old -> new` with a little of the original on either side."""
    text = result.original
    before, after = text[max(0, start - WORDS) : start], text[end : end + WORDS]
    before = before[before.rfind("\n") + 1 :]
    after = after[: after.find("\n")] if "\n" in after else after
    if end - start > 4 * WORDS:
        old = visible(text[start : start + 2 * WORDS]) + " … " + visible(text[end - 2 * WORDS : end])
    else:
        old = visible(text[start:end])
    return f"«{visible(before)}[{old}]{visible(after)}» -> [{visible(new)}]"
