"""Songs and short poems, which words at line ends do not tell from wrapped prose: theirs lean on the next line as often."""

from __future__ import annotations

from collections import Counter

from cleaner.capability import HYPHENS
from cleaner.lean import TYPE_CHECKING
from cleaner.stages.wraps.verse import LONG_VERSE, SHORT_VERSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.frame import Frame
    from cleaner.stages.wraps.rows import Row

LITTLE = 16  # rows of a text so narrow by which nobody can tell
WIDE_VERSE = 80  # columns: hardly any line of a song is longer
OPEN_ENDS = frozenset(["lower", "upper", "comma", "dash"])  # how a row ends that ends no sentence
OPEN, NEARLY_ALL = 2, 0.8  # stanzas that end so; the share of them that makes more of them sure
REFRAIN, RECALLED, OFTEN = 2, 2, 16  # rows that stand again, the blanks of each, and one in how many they are at least
PROSY = 5.0  # log-odds, by the words at line ends, above which a program broke them, whatever else is seen


def song_width(frame: Frame) -> int:
    """The columns that the lines of a song or a short poem stay below; none for other texts."""
    rows = frame.rows
    spaced = all(row.last != "unspaced" for row in rows)
    if spaced and are_few([row.text for row in rows], max(row.right for row in rows)):
        return LONG_VERSE
    if frame.lean > PROSY:
        return 0
    return LONG_VERSE if _come_again(rows) else _open_width(frame)


def are_few(texts: Sequence[str], widest: int) -> bool:
    """Whether rows are so few and narrow that nobody can tell a poem, a song or what is on a sign from prose.

    Where a word is broken at the end of one, a program did it.
    """
    if widest >= SHORT_VERSE or len(texts) > LITTLE:
        return False
    return not any(text[-1] in HYPHENS and text[-2:-1].isalpha() for text in texts)


def _come_again(rows: Sequence[Row]) -> bool:
    """Whether several narrow rows stand again, as those of a refrain do."""
    if any(row.right >= LONG_VERSE for row in rows):
        return False
    sung = Counter([row.text for row in rows if row.text.count(" ") >= RECALLED])
    return sum(sung.values()) - len(sung) >= max(REFRAIN, len(rows) // OFTEN)


def _open_width(frame: Frame) -> int:
    """The columns where many blocks of several rows end with a word or comma, as stanzas may and paragraphs hardly do."""
    ends = [frame.rows[stop - 1].last in OPEN_ENDS for start, stop in frame.spans if stop - start > 1]
    found = sum(ends)
    if found < OPEN:
        return 0
    if len(ends) > OPEN and found >= NEARLY_ALL * len(ends):
        return WIDE_VERSE
    return LONG_VERSE if 2 * found >= len(ends) else 0
