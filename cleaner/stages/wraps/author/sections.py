"""Where sections begin and questions are answered: by their numbers, and by what a whole row asks."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.author.block import Block
    from cleaner.stages.wraps.lines.rows import Row

ASKS = "?؟？"
CAPITALS = frozenset(["title", "caps"])
SENTENCES = CAPITALS | {"quote"}  # how they begin
NEAR = 12  # rows before and after a section in which the next one is sought
ROOM = 3  # columns that no wrapper leaves behind a heading or a term and the next word
_TIME = lazy(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[^\W\d_]{1,3}(?:\.[^\W\d_])?)?\.?")  # 8:05, 11.30 Uhr, 9:15 p.m.
_PAUSE = lazy(r"[.!?…:]\s")
_NUMBER = lazy(r"(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}[.)]|§+ \d{1,4}\w?)[.:]? +[^\W\d_a-z]")
_NTH = lazy(r"([^\W\d_]+\.?) (\d{1,4})\b(?![.,]\d)")  # a word, and which of those it is


def begins_anew(rows: Sequence[Row], block: Block, k: int) -> bool:
    """Whether something begins behind row `k`: an answer, what a heading stands above, or the next section."""
    a, b = rows[k], rows[k + 1]
    if a.first == "digit" and k == block.start and b.first in SENTENCES and _TIME.fullmatch(a.text):
        return True
    if a.last != "stop":
        fits = a.right + b.head + ROOM < block.widest
        return fits and b.first in CAPITALS and a.last != "comma" and _NUMBER.match(a.text) is not None
    if a.first == "title" and b.first in ("title", "quote") and asks(a.text):
        return k == block.start or rows[k - 1].last == "stop"
    return _NUMBER.match(b.text) is not None or _counts_on(rows, k + 1)


def asks(text: str) -> bool:
    """Whether a row is a whole question, and nothing else."""
    return text[-1] in ASKS and not _PAUSE.search(text)


def is_counted(text: str) -> bool:
    """Whether a row begins with a word and a number, as counted sections do."""
    return _NTH.match(text) is not None


def _counts_on(rows: Sequence[Row], k: int) -> bool:
    """Whether row `k` begins with a word and a number as another near it does, with the number before or behind that."""
    found = _NTH.match(rows[k].text)
    if found is None:
        return False
    near = [_NTH.match(row.text) for row in (*rows[max(0, k - NEAR) : k], *rows[k + 1 : k + NEAR])]
    return any(other and other[1] == found[1] and abs(int(other[2]) - int(found[2])) == 1 for other in near)
