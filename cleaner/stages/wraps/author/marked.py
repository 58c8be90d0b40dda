"""Rows that somebody marked who answers to them, otherwise than by `>`: `|>`, `}`, initials, or any sign that begins many."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from cleaner.stages.wraps.author.frame import Frame
    from cleaner.stages.wraps.lines.rows import Row

MARKS = ("mark", "close", "open")  # of rows: how those of an answer may begin
CITING, MANY = "#<)]|:;}%=&!~+>", 5  # signs of which any may mark an answer, and how many rows show that
CLOSING = {"<": ">"}  # what else may close one
NAMED = 6  # characters in which initials stand before such a mark
CITED = lazy(  # how some mark what they answer to; no role or link of a manual, no smile
    r"(?:[A-Za-z]{0,4}>|[};\]%]|:(?![\w+.:-]+:`|-?[()DP])|\|(?!\S+\|))[|:;}\]%#=&!~+>]{0,2}|[#=&!~+]{1,2}(?=\s)"
)


def are_cited(frame: Frame, a: Row, b: Row) -> bool:
    """Whether both rows begin with one mark of what somebody answers to, which is not `>` alone; any sign will do that begins many."""
    mark, above = CITED.match(b.text), CITED.match(a.text)
    if mark and above and mark[0] == above[0]:
        return True
    sign = opening(b.text)
    return sign != "" and sign == opening(a.text) and frame.begun[sign] >= MANY


def opening(text: str) -> str:
    """The sign before a row, which no other closes; none where there is none."""
    sign = text[0]
    return sign if sign in CITING and text.find(CLOSING.get(sign, sign), 1) < 0 else ""
