"""Items of lists whose rows hang below their first word, which go on where a sentence does, and records of alike rows."""

from __future__ import annotations

from collections import Counter

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.wraps.author.alike import FIELD
from cleaner.stages.wraps.author.sections import ROOM, SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.stages.wraps.author.frame import Frame
    from cleaner.stages.wraps.lines.rows import Row

WORDS = 5  # of a row: fewer may be a label, with what it stands for in the next
RECORDS = 8  # blocks of rows: in fewer, rows may begin alike by chance
MOST = 0.8  # of the blocks that have a row which begins alike
WIDTH = 40  # columns: narrower rows may be a menu, or an address
LETTER = "o "
DEFINED = 2  # rows of a term and what it means, at least
UNFINISHED = ",-–—"  # ends of a row that is no term


def continued(frame: Frame, start: int, stop: int) -> Iterator[int]:
    """The rows of [start, stop), all of one block, that the next row continues below the first word of their item."""
    rows, text = frame.rows, -1
    for k in range(start, stop - 1):
        marker = frame.signs[k].marker
        if marker:
            text = rows[k].indent + marker
        elif rows[k].indent != text:
            text = -1
        if rows[k + 1].indent == text and not frame.signs[k + 1].marker and _goes_on(frame, k):
            yield k


def _goes_on(frame: Frame, k: int) -> bool:
    """Whether the sentence of row `k`, a long one, goes on in the next: no item, field or piece of code does so."""
    row = frame.rows[k]
    if frame.words_of[k] < WORDS or row.right - row.indent < WIDTH or frame.tokens[k] or row.last == "colon":
        return False
    if FIELD.match(frame.rows[k + 1].text):
        return False
    return (frame.inside[k] or frame.leaning[k]) and frame.signs[k].code < 2 and frame.signs[k + 1].code < 2


def lettered(rows: Sequence[Row]) -> frozenset[int]:
    """The rows that begin with "o" as a bullet of plain text, below which items hang: some languages have such a word."""
    found = [k for k, row in enumerate(rows) if row.text.startswith(LETTER)]
    beside = [(rows[k].indent + len(LETTER), (*rows[max(0, k - 1) : k], *rows[k + 1 : k + 2])) for k in found]
    hung = [k for k, (text, rest) in zip(found, beside, strict=True) if any(row.indent == text for row in rest)]
    return frozenset(hung) if len(hung) > 1 else frozenset()


def terms_of(frame: Frame) -> frozenset[int]:
    """The rows below terms at the margin that say what these mean, all deeper by as much, in more blocks than one.

    A term is seldom as long as its line is, and its meaning begins as sentences do; an entry of a list of books, which
    is indented alike, goes on in small letters below.
    """
    rows, found, going = frame.rows, [], 0
    for start, stop in frame.spans:
        if stop - start < DEFINED or rows[start + 1].indent <= rows[start].indent:
            continue
        if {row.indent for row in rows[start + 1 : stop]} != {rows[start + 1].indent} or frame.signs[start].marker:
            continue
        if rows[start].text[-1] in UNFINISHED or rows[start].last == "stop" or rows[start + 1].first not in SENTENCES:
            going += rows[start + 1].first == "lower"
            continue
        found.append((start, max([row.right for row in rows[start:stop]])))
    short = [start for start, widest in found if rows[start].right + rows[start + 1].head + ROOM < widest]
    shown = len(found) > max(1, going) and len(short) > going
    return frozenset([start + 1 for start, _ in found] if shown else ())


def labels_of(rows: Sequence[Row]) -> frozenset[int]:
    """The rows that are labels at the margin, between rows set in: what stands above one is of another label."""
    found = [
        k
        for k in range(1, len(rows) - 1)
        if rows[k].last == "colon"
        and rows[k].first != "lower"
        and rows[k - 1].indent > rows[k].indent < rows[k + 1].indent
    ]
    return frozenset(found) if len(found) > 1 else frozenset()


def keys_of(rows: Sequence[Row]) -> frozenset[int]:
    """The rows that fall back from an indent deeper than that of the row below, as the keys of a glossary do behind a note.

    The rows of a paragraph do not: its first one has an indent of its own, and so has that of the next.
    """
    found = [
        k
        for k in range(1, len(rows) - 1)
        if rows[k - 1].indent > rows[k + 1].indent > rows[k].indent and not (rows[k - 1].gap or rows[k].gap)
    ]
    return frozenset(found) if len(found) > 1 else frozenset()


def fields_of(rows: Sequence[Row], spans: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The rows inside blocks that begin with two words with which a row of nearly every block begins: fields of records."""
    several = [span for span in spans if span[1] - span[0] > 1]
    if len(several) < RECORDS:
        return frozenset()
    begins = {k: tuple(rows[k].text.split(None, 2)[:2]) for start, stop in several for k in range(start + 1, stop)}
    times = Counter([words for start, stop in several for words in {begins[k] for k in range(start + 1, stop)}])
    alike = {words for words, count in times.items() if count >= MOST * len(several)}
    return frozenset([k for k, words in begins.items() if words in alike])
