"""Verse, whole or amid the prose of a play, the names of speakers, and directions in brackets.

Lines of one length may look as if a column forced their ends, and one column may explain the prose of a play.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby, pairwise
from math import log
from operator import and_

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.stages.wraps.author.block import Block
    from cleaner.stages.wraps.author.frame import Frame
    from cleaner.stages.wraps.lines.rows import Row

LEAN = -0.5  # log-odds for each line end, by the words there, that a wrapper broke a text: below, it is verse ...
SURE = -5.0  # ... if it is that sure
LONG_VERSE, SHORT_VERSE = 60, 46  # columns: hardly any verse is longer, and hardly any prose so narrow
ANY_WIDTH = 10**9
FILLED = 0.75  # of the widest row of a block: a last row that is as wide is full
# So are those of a quarter of wrapped paragraphs, and of nine in ten stanzas.
LAST_FULL, LAST_SHORT = log(0.25 / 0.9), log(0.75 / 0.1)
# A paragraph has as many rows as an earlier one seldom, a stanza nearly always, of one or two kinds; two rows tell nothing.
SAME, ROWS, KINDS = log(0.12 / 0.9), 3, 2
STANZAS, ALIKE = 5, 0.9  # blocks of more rows than one, and the share of them that have one size: more are of stanzas
RUN = 4  # blocks of one size in a row that may be stanzas amid other text
RECORD, RECORDS = 3, 8  # rows of a record, and how many records show that they are
GOING = ("lower", "comma")  # how a row ends inside a sentence
FEW, SHARE = 5, 0.4  # leaning words with a capital at line starts inside sentences, and their share: more are of verse
LETTERS = 2  # of a leaning word that may begin a verse: "I" has a capital anywhere
STEP = 3  # columns by which the name of a speaker is indented deeper than the speech
NAME, RECUR = 30, 4  # characters of the name of a speaker, and how often it stands there
LONGEST = 3  # rows of a direction
GAP = "   "  # before the number of a line
NUMBER = lazy(r"\S {3,}\[?(\d{1,4})\]?$")
FULL_ENDS = (".)", "!)", "?)")  # of a sentence in brackets


def verse_width(frame: Frame) -> int:
    """The columns that blocks of verse stay below: none for prose, those of any row for records.

    Told by stanzas of one size, or by the words at line ends and by how full last rows are.
    """
    sizes = [stop - start for start, stop in frame.spans]
    if are_records(sizes) and len({frame.rows[start].indent for start, stop in frame.spans if stop - start > 1}) == 1:
        return ANY_WIDTH
    if not are_stanzas(sizes):
        if frame.lean > 0:
            return 0
        blocks = [frame.rows[start:stop] for start, stop in frame.spans]
        flush = [rows for rows in blocks if all(row.indent == rows[0].indent for row in rows)]
        full = last_rows([[row.right - row.indent for row in rows] for rows in flush])
        short = all(row.right < SHORT_VERSE and row.last != "unspaced" for row in frame.rows)
        shown = frame.lean + min(0.0, full) + (alike(sizes) if short else 0.0)
        if shown >= min(SURE, LEAN * (sum(sizes) - len(sizes))):
            return 0
    return LONG_VERSE


def stanzas_of(frame: Frame) -> frozenset[int]:
    """The rows of stanzas amid other text: blocks of one size, one behind the other, whose words speak for the author.

    Headings of one row may stand between them.
    """
    found: set[int] = set()
    several = [span for span in frame.spans if span[1] - span[0] > 1]
    for size, run in groupby(several, lambda span: span[1] - span[0]):
        spans = [*run]
        if size < ROWS or len(spans) < RUN:
            continue
        rows = [frame.rows[start:stop] for start, stop in spans]
        lean = sum([frame.leans[stop - 1] - frame.leans[start] for start, stop in spans])
        full = last_rows([[row.right - row.indent for row in block] for block in rows])
        narrow = all(row.right < LONG_VERSE for block in rows for row in block)
        shown = lean + min(0.0, full) + SAME * (len(spans) - 1)
        if lean <= 0 and shown < SURE and (narrow or len(spans) >= RECORDS):
            found.update([k for start, stop in spans for k in range(start, stop)])
    return frozenset(found)


def last_rows(blocks: Sequence[Sequence[int]]) -> float:
    """The log-odds that a wrapper broke the lines, by the widths of each block: the last row of a stanza is as full as the others."""
    ends = [widths[-1] >= FILLED * max(widths) for widths in blocks if len(widths) > 1]
    return sum(LAST_FULL if full else LAST_SHORT for full in ends)


def alike(sizes: Sequence[int]) -> float:
    """The log-odds that a wrapper broke the lines, by how many rows the blocks have: one number or two, as stanzas do."""
    several = [size for size in sizes if size > 1]
    kinds = {*several}
    return SAME * (len(several) - len(kinds)) if several and len(kinds) <= KINDS and min(kinds) >= ROWS else 0.0


def are_stanzas(sizes: Sequence[int], least: int = 2, blocks: int = STANZAS) -> bool:
    """Whether so many blocks or more are stanzas of one size, at least so large, and the others single rows."""
    if len(sizes) < blocks:
        return False
    several = [size for size in sizes if size > 1]
    if len(several) < blocks:
        return False
    size = sorted(several)[len(several) // 2]  # if nearly all have one size, the middle one has it
    return size >= least and several.count(size) >= ALIKE * len(several)


def are_records(sizes: Sequence[int]) -> bool:
    """Whether blocks of so many rows are records of one size, however long their rows are."""
    return are_stanzas(sizes, RECORD, RECORDS)


def verses(rows: Sequence[Row], heads: Sequence[str], words: frozenset[str]) -> list[bool]:
    """Whether each row is a verse that goes on in the next, by the capital there: where words that lean on others have one, too."""
    pairs = [*pairwise(rows)]
    going = [a.last in GOING and not a.gap and b.indent <= a.indent for a, b in pairs]
    great = [goes and b.first == "title" for goes, (_, b) in zip(going, pairs, strict=True)] + [False]
    if great.count(True) < FEW:
        return [False] * len(rows)
    leans = [len(head) >= LETTERS and head.lower().rstrip(",") in words for head in heads[1:]] + [False]
    sure = [*map(and_, great, leans)]
    small = sum([goes and lean and b.first == "lower" for goes, lean, (_, b) in zip(going, leans, pairs, strict=False)])
    if sum(sure) < max(FEW, SHARE * (sum(sure) + small)):
        return [False] * len(rows)
    return [here and any(sure[max(0, k - 1) : k + 2]) for k, here in enumerate(great)]


def numbered(texts: Sequence[str]) -> frozenset[int]:
    """The lines of which every fifth or so is numbered at its end, far from its words, as in editions of verse and plays."""
    found = [(k, NUMBER.search(text)) for k, text in enumerate(texts) if text[-1:].isdecimal() and GAP in text]
    places = [(k, int(number[1])) for k, number in found if number]
    lines: set[int] = set()
    for a, b, c in zip(places, places[1:], places[2:], strict=False):
        step = b[1] - a[1]
        even = step > 1 and c[1] - b[1] == step and step <= b[0] - a[0] <= 2 * step and step <= c[0] - b[0] <= 2 * step
        if even:
            lines.update(range(max(0, a[0] - step), min(len(texts), c[0] + step)))
    return frozenset(lines)


def speakers(texts: Iterable[str]) -> frozenset[str]:
    """Short rows with a capital or in brackets that stand again and again: the names of the speakers of a play, tags of entries."""
    short = [
        text
        for text in texts
        if 1 < len(text) <= NAME and (text[0].isupper() or text[0] + text[-1] == "[]") and text[-1] not in ",;-"
    ]
    if len(short) < RECUR:
        return frozenset()
    return frozenset([text for text, count in Counter(short).items() if count >= RECUR])


def with_speakers(rows: Sequence[Row], apart: Sequence[bool]) -> Sequence[bool]:
    """Whether each row is set apart, as some are already or as the name of a speaker."""
    names = speakers([row.text for row in rows])
    return [off or row.text in names for off, row in zip(apart, rows, strict=True)] if names else apart


def is_name(a: Row, b: Row) -> bool:
    """Whether row `a` is the name of a speaker, in capitals and more to the right than the speech below it."""
    return a.indent >= b.indent + STEP and _shouts(a.text) and not _shouts(b.text)


def is_direction(frame: Frame, block: Block, k: int) -> bool:
    """Whether a direction begins or ends at the break after row `k`: rows in brackets, below a name or with room behind them."""
    rows = frame.rows
    if rows[k + 1].text[0] == "(" and _directs(frame, block, k + 1):
        return True
    if rows[k].text[-1] != ")":
        return False
    begins = next((j for j in range(k, max(block.start, k - LONGEST) - 1, -1) if rows[j].text[0] == "("), None)
    return begins is not None and _directs(frame, block, begins)


def _directs(frame: Frame, block: Block, begins: int) -> bool:
    """Whether the brackets that open at the start of a row close at the end of one, and nothing but a direction is so set."""
    rows, reading = frame.rows, frame.reading
    if "://" in rows[begins].text:
        return False
    ends = _closes([row.text for row in rows[begins : min(block.stop, begins + LONGEST)]])
    if ends < 0:
        return False
    ends += begins
    before = rows[begins - 1] if begins > block.start else None
    if before and (_shouts(before.text) or is_name(before, rows[begins])):
        return True
    if not rows[begins].text[1:2].islower() or rows[ends].text.endswith(FULL_ENDS):
        return False
    if ends + 1 == block.stop:
        return before is not None and before.last == "stop"
    return not frame.signs[ends + 1].marker and reading.need[ends] <= max(reading.column[ends], block.widest)


def _closes(texts: Sequence[str]) -> int:
    """The first of some texts at the end of which the bracket closes that opens the first of them; -1 if none does."""
    depth = 0
    for k, text in enumerate(texts):
        inner = depth + text.count("(") - text.count(")")
        if inner <= 0:
            return k if inner == 0 and text[-1] == ")" and "(" not in text[1:] else -1
        depth = inner
    return -1


def _shouts(text: str) -> bool:
    """Whether a text has capitals and no small letters."""
    return text.upper() == text != text.lower()
