"""Songs and short poems, which words at line ends do not tell from wrapped prose: theirs lean on the next line as often."""

from __future__ import annotations

from collections import Counter

from cleaner.capability import HYPHENS
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.verse import LONG_VERSE, SHORT_VERSE, last_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.author.frame import Frame
    from cleaner.stages.wraps.lines.rows import Row

LITTLE = 16  # rows of a text so narrow by which nobody can tell
WIDE_VERSE = 80  # columns: hardly any line of a song is longer
OPEN_ENDS = frozenset(["lower", "upper", "comma", "dash"])  # how a row ends that ends no sentence
OPEN, NEARLY_ALL = 2, 0.8  # stanzas that end so; the share of them that makes more of them sure
# rows of words that stand again, the blanks of each, and one in how many they are at least
REFRAIN, RECALLED, OFTEN = 2, 2, 16
PAIR, EVEN = 2, 3  # blocks of one size that may be stanzas, and are some though sentences end inside of their rows
MANY = 30  # line ends inside sentences: of so many, one column does not force most by chance
SELDOM = 6  # one in so many rows, inside of which a sentence ends
WITHIN = lazy(r"\w[.!?؟۔।॥]+\s+\w")  # a sentence end inside a row, in any script
PROSY = 5.0  # log-odds, by the words at line ends, above which a program broke them, whatever else is seen


def song_width(frame: Frame) -> int:
    """The columns that the lines of a song or a short poem stay below; none for other texts."""
    rows = frame.rows
    if len(rows) <= LITTLE and all(row.last != "unspaced" for row in rows):
        sizes = [stop - start for start, stop in frame.spans]
        if are_few([row.text for row in rows], max(row.right for row in rows), sizes):
            return LONG_VERSE if frame.lean <= 0 or _are_even(sizes, PAIR) else 0
    if frame.lean > PROSY:
        return 0
    return LONG_VERSE if _come_again(frame) else _open_width(frame)


def is_unwrapped(frame: Frame) -> bool:
    """Whether some of the few narrow rows, all in one block, end with room though the next goes on in small letters, and the last one is full.

    Verses are about as long as each other, so that one column seems to force most of their ends. A wrapper forces all but a few
    of a long text, it cuts words, and its paragraphs end in short rows.
    """
    rows, fit = frame.rows, frame.reading.fits[frame.rows[0].depth]
    if len(frame.spans) > 1 or fit.votes >= MANY or max([row.right for row in rows]) >= LONG_VERSE:
        return False
    below = [row.first == "lower" for row in rows[1:]]
    ends = zip(below, fit.reach, fit.need, strict=False)
    roomy = any(goes_on and not reach <= fit.at < need for goes_on, reach, need in ends)
    if not roomy or 2 * sum(below) <= len(below) or any(row.last == "hyphen" for row in rows):
        return False
    return last_rows([[row.right - row.indent for row in rows]]) < 0


def are_few(texts: Sequence[str], widest: int, sizes: Sequence[int]) -> bool:
    """Whether rows, `LITTLE` at most, are so narrow that nobody can tell a poem, a song or what is on a sign from prose.

    Where a word is broken at the end of one, a program did it; and where a sentence ends inside of one, unless all blocks have
    one size, as stanzas do.
    """
    if widest >= SHORT_VERSE:
        return False
    if any(text[-1] in HYPHENS and text[-2:-1].isalpha() for text in texts):
        return False
    return _are_even(sizes, EVEN) or not any(WITHIN.search(text) for text in texts)


def _are_even(sizes: Sequence[int], least: int) -> bool:
    """Whether all blocks of several rows, so many at least, have one size."""
    several = [size for size in sizes if size > 1]
    return len(several) >= least and len({*several}) == 1


def _come_again(frame: Frame) -> bool:
    """Whether several narrow rows stand again, as those of a refrain do, which stands in stanzas."""
    rows = frame.rows
    if any(row.right >= LONG_VERSE for row in rows) or _end_within(rows):
        return False
    stanzas = [row for start, stop in frame.spans if stop - start > 1 for row in rows[start:stop]]
    lines = [row.text for row in stanzas if row.text.count(" ") >= RECALLED]
    sung = Counter([text for text in lines if all(word[0].isalpha() for word in text.split())])
    return sum(sung.values()) - len(sung) >= max(REFRAIN, len(rows) // OFTEN)


def _end_within(rows: Sequence[Row]) -> bool:
    """Whether sentences often end inside of rows, as those of prose do."""
    return SELDOM * sum([WITHIN.search(row.text) is not None for row in rows]) > len(rows)


def _open_width(frame: Frame) -> int:
    """The columns where many blocks of several rows end with a word or comma, as stanzas may and paragraphs hardly do."""
    ends = [frame.rows[stop - 1].last in OPEN_ENDS for start, stop in frame.spans if stop - start > 1]
    found = sum(ends)
    if found < OPEN:
        return 0
    if len(ends) > OPEN and found >= NEARLY_ALL * len(ends):
        return WIDE_VERSE
    return LONG_VERSE if 2 * found >= len(ends) else 0
