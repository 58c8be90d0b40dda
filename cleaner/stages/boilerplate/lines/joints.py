"""The lines of a text column by column, and between which of them a hard wrap broke a row.

Whether a text is wrapped, all of its lines say; so they are asked together, without a call in Python for each.
"""

from __future__ import annotations

from itertools import compress, repeat
from operator import add, itemgetter, ne, sub

from cleaner.lean import TYPE_CHECKING, NamedTuple, TypeVar
from cleaner.stages.boilerplate.templates.hit import WRAPPED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cleaner.document import Document
    from cleaner.stages.boilerplate.templates.hit import Hit

T = TypeVar("T")

SENTENCE = 40  # characters of a line that is prose when it ends like a sentence
EXACT = 0.9  # share of lines running on that are full where a wrapper broke them as late as it could
MARKS = frozenset("*-+•|#>")  # begin a line that continues none

_first = itemgetter(0)


class Lines(NamedTuple):
    """The lines of a document that are not blank, by column: `bare` without blanks at their ends; `blanks` counts the blank lines above each."""

    numbers: list[int]
    texts: list[str]
    bare: list[str]
    blanks: list[int]


def lines_of(document: Document) -> Lines:
    """The lines of `document`."""
    rows = document.rows
    bare = list(map(str.strip, rows))
    numbers = list(compress(range(len(rows)), bare))
    return Lines(
        numbers, list(compress(rows, bare)), list(filter(None, bare)), list(map(sub, numbers, range(len(rows))))
    )


def width_of(texts: Sequence[str], sizes: Sequence[int], hits: Collection[int]) -> int:
    """The longest line of a text that seems hard-wrapped, else 0; hits, and addresses that no wrapper can break, do not count."""
    sizes = list(sizes)
    for k in hits:
        sizes[k] = 0
    width = max(sizes, default=0)
    if width > WRAPPED:
        wide = (text for text, size in zip(texts, sizes, strict=True) if size > WRAPPED)
        if all(" " not in text.strip() and text.isascii() for text in wide):
            width = max([size for size in sizes if size <= WRAPPED], default=0)
    return width if SENTENCE < width <= WRAPPED else 0


class Joints:
    """How long every line would be with the first word of the next: `reaches`, by the next line; 0 where that stands apart."""

    def __init__(self, lines: Lines, sizes: Sequence[int]) -> None:
        bare = lines.bare
        self._firsts = list(map(_first, bare))
        words = list(map(str.find, bare, repeat(" ")))
        for k in _places(words, -1):
            words[k] = len(bare[k])
        self._spans = [0, *map(add, sizes, words[1:])]  # a blank less than they reach
        for k in compress(range(1, len(sizes)), map(ne, lines.blanks[1:], lines.blanks)):
            self._spans[k] = 0

    def exact(self, width: int) -> bool:
        """Whether the lines that run on are full, so far as lines that begin in lower case tell."""
        after = list(compress(self._spans, map(str.islower, self._firsts)))
        full = sum(map((width - 1).__lt__, after))
        return full >= EXACT * sum(map((SENTENCE - 1).__lt__, after))

    def starts(self, width: int, hits: Mapping[int, Hit]) -> list[int]:
        """The lines with which rows begin where those of one paragraph or notice are made one."""
        begins = list(map(width.__gt__, self._spans))
        for mark in MARKS.intersection(self._firsts):
            for k in _places(self._firsts, mark):
                begins[k] = True
        for k in {k for hit in hits for k in (hit, hit + 1) if k < len(begins)}:
            if hits.get(k) is not hits.get(k - 1):
                begins[k] = True
        return list(compress(range(len(begins)), begins))


def _places(values: Sequence[T], value: T) -> Iterator[int]:
    """Where a value stands."""
    k = -1
    for _ in range(values.count(value)):
        k = values.index(value, k + 1)
        yield k
