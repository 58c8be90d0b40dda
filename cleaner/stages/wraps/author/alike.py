"""Rows that begin, or are made, as those beside them: entries, settings, fields, links, files, commands, what is said in a chat."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.marked import MARKS, NAMED, are_cited
from cleaner.stages.wraps.author.records import numbers_agree
from cleaner.stages.wraps.lines.rows import is_unspaced

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Sequence

    from cleaner.stages.wraps.author.block import Block
    from cleaner.stages.wraps.author.frame import Frame
    from cleaner.stages.wraps.lines.rows import Row

NEAR = 12  # rows before and after one in which another of its kind is sought
PAUSES = ",.;:!?"
SOME = 2  # rows that begin alike by chance
LONG = 32  # columns of a first word: checksums and keys are longer than other words
FIELD = lazy(r"(?:[^\W\d_](?:[\w-]|\.(?=\w)){0,24}|(?![a-z\d_])\w[\w-]*(?: [\w-]+){1,2}|[^\W\d]\w*_\w+) ?:\s")
SETTING = lazy(r"[$\w.:/{}-]+ (?:=|<-|:=) \S")  # of a program, by name
SECTION = lazy(r"\[[^\[\]]+\]$")  # of settings
LINK = lazy(r"(?:\[[^\]\n]+\]: ?)?<?[a-z]+://\w")  # by itself, or as Markdown defines one
ENTRY = lazy(r"[\w.:-]+ {1,2}- +\S")  # a name and what it is for
CHANGED = lazy(r"[^\s<>]+(?: [^\s<>]+){0,3} (?:[-=]>|→) \S")  # a name and what it is now
CALLED = lazy(r"[A-Za-z_][\w.:]*\((?![\d)])")  # of a function, with what it is given
STATEMENT = lazy(
    r"[$\w.]+(?:\[[^\]]*\])? ?(?:<-|:=) ?\S|[A-Za-z_][\w.:]*\([^()]*(?:\([^()]*\)[^()]*)*\)$"
)  # of a program, all of it
TAG = lazy(r"[#№]\d+\s")  # the number of an issue
NICK = lazy(r"<[^\s<>/@.:]{1,24}> \S")  # who says something in a chat
PREFIX = lazy(r"\[(?![\d,. –-]+\])[^\s\[\]]+\] \S")  # the same, or where a message comes from
ANNOTATED = lazy(r"[^()]+ \([^()]*\)$")  # a name, and something of it in brackets
DUMP = lazy(r"(?:[\w?]{1,4}:)?[\dA-Fa-f]{4,8}:?\s+(?:[\dA-Fa-f]{2,4}[ -]+){4}")  # of bytes
KEY = lazy(r"[\w+/=-]{32,}(?!\S)")  # encoded: a checksum, the name of a commit
FILE = lazy(r"(?:\S+: +)?[\w.*+~-]*(?:/[\w.*+~-]+)+/?$")  # by itself, or the first of a field


def are_alike(frame: Frame, block: Block, k: int) -> bool:
    """Whether the rows beside the break after row `k` of a block, or the second and one near it, are of one kind."""
    a, b = frame.rows[k], frame.rows[k + 1]
    around = frame.rows[max(block.start, k - 1) : min(block.stop, k + 3)]
    return (
        (frame.heads[k] == frame.heads[k + 1] and _are_marked(around, frame.heads[k], a, b))
        or (":" in b.text and _is_field(frame.rows, block, k))
        or ("://" in b.text and a.indent == b.indent and _begin_alike(LINK, a, b))
        or (" - " in b.text and ENTRY.match(b.text) is not None and _count(ENTRY, around) > SOME)
        or ((" = " in b.text or "<- " in b.text or ":= " in b.text) and _is_setting(a, b))
        or ((">" in b.text or "→" in b.text) and a.indent == b.indent and _begin_alike(CHANGED, a, b))
        or ("(" in b.text and (_begin_alike(CALLED, a, b) or _begin_alike(STATEMENT, a, b)))
        or (a.first == b.first == "digit" and numbers_agree(a, b))
        or ("/" in b.text and " " not in b.text and _begin_alike(FILE, a, b))
        or (b.head >= LONG and not is_unspaced(b.text[0]) and _begin_alike(KEY, a, b))
        or ((b.first in MARKS or ">" in b.text[:NAMED]) and are_cited(frame, a, b))
        or (b.first in ("digit", "mark", "close") and _begin_alike(DUMP, a, b))
        or (b.text[0] in "#№" and _begin_alike(TAG, a, b))
        or (b.text[0] == "<" and _is_said(frame.rows, k + 1))
        or (b.text[0] == "[" and _begin_alike(PREFIX, a, b))
        or (a.text[-1] == b.text[-1] == ")" and all(ANNOTATED.match(row.text) for row in around))
    )


def _begin_alike(pattern: re.Pattern[str], a: Row, b: Row) -> bool:
    return pattern.match(b.text) is not None and pattern.match(a.text) is not None


def _count(pattern: re.Pattern[str], rows: Sequence[Row]) -> int:
    return sum([pattern.match(row.text) is not None for row in rows])


def _are_marked(around: Sequence[Row], mark: str, a: Row, b: Row) -> bool:
    """Whether two rows in three begin with a mark of capitals, as comments of some kinds do."""
    if not mark.isupper() or len(mark) < 2 or not b.text.startswith(mark + " "):
        return False
    return any(row.text.startswith(mark + " ") for row in around if row is not a and row is not b)


def recurring(
    rows: Sequence[Row], heads: Sequence[str], starts: Collection[int], words: frozenset[str]
) -> frozenset[int]:
    """The rows that begin with one word as the next does, in runs of three or more, as examples of a command do.

    Such a run starts a block or has an indent of its own, unless it is longer or the word holds signs; it is none of the leaning `words`.
    """
    same = [k for k in range(len(rows) - 1) if heads[k] == heads[k + 1] and rows[k].indent == rows[k + 1].indent]
    pairs = {k for k in same if k + 1 not in starts and heads[k].lower() not in words}
    found: set[int] = set()
    for k in sorted(pairs):
        first = k not in found and k + 1 in pairs
        apart = k in starts or rows[k - 1].indent != rows[k].indent or not heads[k].rstrip(PAUSES).isalpha()
        if k - 1 in found or (first and (apart or k + 2 in pairs)):
            found.add(k)
    return frozenset(found)


def _is_field(rows: Sequence[Row], block: Block, k: int) -> bool:
    """Whether row k + 1 is a field and so is the row before or after it, or, behind a field or a sentence, so are several near it."""
    b = rows[k + 1]
    if not FIELD.match(b.text):
        return False
    beside = (rows[k], rows[k + 2]) if k + 2 < block.stop else (rows[k],)
    if any(row.indent == b.indent and FIELD.match(row.text) for row in beside):
        return True
    if rows[k].last != "stop" and not FIELD.match(rows[k].text):
        return False
    near = (*rows[max(block.start, k - NEAR) : k + 1], *rows[k + 2 : min(block.stop, k + NEAR)])
    return sum([":" in row.text and FIELD.match(row.text) is not None for row in near]) >= SOME


def _is_setting(a: Row, b: Row) -> bool:
    """Whether row b is a setting below another or below the name of their section."""
    if SETTING.match(b.text) is None:
        return False
    return SECTION.match(a.text) is not None or (a.indent == b.indent and SETTING.match(a.text) is not None)


def _is_said(rows: Sequence[Row], k: int) -> bool:
    """Whether row k begins with the name of somebody in a chat, as a row near it does."""
    if not NICK.match(rows[k].text):
        return False
    return any(NICK.match(row.text) for row in (*rows[max(0, k - NEAR) : k], *rows[k + 1 : k + NEAR]))
