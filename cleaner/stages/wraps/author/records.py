"""Rows that are records: a name and its value, or words and numbers at the same places as in the row above."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from cleaner.stages.wraps.author.block import Block
    from cleaner.stages.wraps.author.frame import Frame
    from cleaner.stages.wraps.lines.rows import Row

SOME = 2  # rows that are a name and its value
VALUED = ("digit", "hyphen", "sign")  # how a row ends that may be a name and its value
NUMBERS = 3  # of a record, at least
NUMBER = lazy(r"[-+]?\d[\d.:]*$|(?=[\dA-F]*\d)[\dA-F]{4,}$")
VALUE = lazy(r"\S+ (?:[-+]?\d[\d.,]*%?|0x[\da-fA-F]+|-)$")  # a name, and its number or none


def are_values(frame: Frame, block: Block, k: int) -> bool:
    """Whether both rows beside the break are a name and its value, or one of them is a name without any amid others that have one."""
    a, b = frame.rows[k], frame.rows[k + 1]
    if a.last not in VALUED and b.last not in VALUED and "0x" not in b.text:
        return False
    both = [VALUE.match(row.text) is not None for row in (a, b)]
    if all(both) or not any(both) or (" " in a.text and " " in b.text):
        return all(both)
    around = frame.rows[max(block.start, k - 1) : min(block.stop, k + 3)]
    return sum([VALUE.match(row.text) is not None for row in around]) >= SOME


def numbers_agree(a: Row, b: Row) -> bool:
    """Whether both rows are as many words, with numbers at the same places, at half of them or more."""
    kinds = [[NUMBER.match(word) is not None for word in row.text.split()] for row in (a, b)]
    return kinds[0] == kinds[1] and sum(kinds[0]) >= max(NUMBERS, len(kinds[0]) / 2)
