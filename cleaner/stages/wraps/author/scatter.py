"""Scattered rows: a justified row of few words, which a reader of PDF files gives out word by word.

Such words stand one to a line amid full rows; together they fill one row, and with the next word they would not fit.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.wraps.author.hand import is_token

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.stages.wraps.lines.rows import Row

MOST = 6  # words in a row that had to be stretched that far
ENDING = ("stop", "colon", "sign")
MARKS = "()[]'\"“”‘’«»,;:-\u2010\u00ad"
WITHIN = str.maketrans("", "", "-\u2010\u00ad'’.")  # words and their abbreviations
SLACK = 2  # columns: print is not set in columns


def scattered(rows: Sequence[Row], span: tuple[int, int], column: int) -> Iterator[int]:
    """The line ends within and right after the scattered rows of a block."""
    start, stop = span
    k = start
    while k < stop:
        end = _filled(rows, k, stop, column) if is_token(rows[k]) else k
        amid = end > k + 1 and (k > start and not is_token(rows[k - 1])) | (not is_token(rows[end]))
        if amid:
            yield from range(k, end)
        k = max(end, k + 1) if amid else k + 1


def _filled(rows: Sequence[Row], k: int, stop: int, column: int) -> int:
    """The row after the tokens from row `k` on that fill one row of the column; `k` if they do not."""
    width = -1
    for end in range(k, min(k + MOST, stop - 1)):
        word, after = rows[end], rows[end + 1]
        width += 1 + word.right - word.indent
        if not _is_word(word.text) or word.last in ENDING or word.indent != after.indent or width > column + SLACK:
            return k
        if column - SLACK < width + 1 + after.head or word.last == "hyphen":
            return end + 1
        if not is_token(after):
            return k
    return k


def _is_word(text: str) -> bool:
    """Whether a row is one word, with marks around it: no name of a program."""
    return text[0].isalnum() and text.strip(MARKS).translate(WITHIN).isalnum()
