"""The rows of a text: lines that are not blank, and in hard-wrapped text the lines that its wrapper broke, joined again.

A label beside a paragraph is judged by the paragraph, not by the piece of it that a wrapper left on the next line.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import compress, pairwise, repeat
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.document import Document
    from cleaner.stages.boilerplate.templates import Hit

PROSE = 80  # characters that no menu entry has
SENTENCE = 40  # characters of a line that is prose when it ends like a sentence
IDEOGRAPHS = 22  # the same for text that writes without blanks
WRAPPED = 110  # no line of a hard-wrapped text is longer
EXACT = 0.9  # share of lines running on that are full where a wrapper broke them as late as it could

ENDS = (*".!?…。！？؟।",)
CLOSERS = "\"'”’»)]"  # what may stand behind the end of a sentence
MARKS = ("*", "-", "+", "•", "|", "#", ">")  # begin a line that continues none
BULLET = lazy(r"\s*(?:[*+•·●○■▪‣–—-]|\d{1,3}(?:[.)]| [-–—]))\s")
_CODE = lazy(
    r"[{};]\s*$|</|/>|^\s*(?:import|def|class|return|if|for|var|let|const|function|#include|//|/\*|<\w|\$ |>>> )|\w\(.*\)\s*;?$|=>|==|::|^\s*[\w.-]+\s*=\s*\S"
)
_DATA = lazy(
    r"^\s*(?:- )?\"?[a-z_][\w-]*\"?:(?:\s+\S|\s*$)|^\s*[\w\"'-]+(?:,[\w\"' .-]*){2,}$|\t|\S\s*\|\s*\S.*\||^\s*\|"
)


class Row(NamedTuple):
    """A line that is not blank, or lines that a hard wrap broke.

    `number` and `last` count lines of the document, `gap` the blank lines before it; `reach` is how long the line above
    would be with the first word of this one, 0 after a gap.
    """

    number: int
    last: int
    text: str
    gap: int
    reach: int
    hit: Hit | None
    prose: bool

    @property
    def bullet(self) -> bool:
        """Whether it begins like an item of a list."""
        return BULLET.match(self.text) is not None

    @property
    def machine(self) -> bool:
        """Whether it looks like code, a table, or fields and values."""
        return _is_machine(self.text)


_rows = partial(map, partial(tuple.__new__, Row))  # rows of tuples, without a call in Python for each


@lru_cache(4096)
def _is_machine(text: str) -> bool:
    return _CODE.search(text) is not None or _DATA.search(text) is not None


class Lines(NamedTuple):
    """The lines of a document that are not blank, by column; nothing in them depends on what is known of a line.

    `prose` tells whether a line is running text by itself, `blanks` counts the blank lines above it.
    """

    numbers: list[int]
    texts: list[str]
    bare: list[str]
    prose: list[bool]
    blanks: list[int]

    def without(self, gone: frozenset[int]) -> Lines:
        """The lines but for those of these numbers."""
        stay = [number not in gone for number in self.numbers]
        return Lines._make(list(compress(column, stay)) for column in self)


def lines_of(document: Document) -> Lines:
    """The lines of `document`."""
    rows = document.rows
    numbers = [number for number, text in enumerate(rows) if text and not text.isspace()]
    texts = [rows[number] for number in numbers]
    bare = [text.strip() for text in texts]
    prose = [len(text) >= PROSE or (len(text) >= IDEOGRAPHS and is_prose(text)) for text in bare]
    return Lines(numbers, texts, bare, prose, [number - k for k, number in enumerate(numbers)])


def width_of(texts: Sequence[str]) -> int:
    """The longest line of a text that seems hard-wrapped, else 0; an address that no wrapper can break does not count."""
    width = max(map(len, texts), default=0)
    if width > WRAPPED and all(" " not in text.strip() and text.isascii() for text in texts if len(text) > WRAPPED):
        width = max([len(text) for text in texts if len(text) <= WRAPPED], default=0)
    return width if SENTENCE < width <= WRAPPED else 0


def rows_of(lines: Lines, hits: Mapping[int, Hit]) -> tuple[list[Row], int, bool]:
    """The rows of `lines`, the width of their wrapper (`width_of`), and whether those that it broke are joined."""
    numbers, texts, bare, prose, blanks = lines
    known = list(map(hits.get, numbers))
    gaps = list(map(sub, blanks, [0, *blanks]))
    prose = [running and hit is None for running, hit in zip(prose, known, strict=True)]
    width = width_of([text for text, hit in zip(texts, known, strict=True) if hit is None])
    if not width:
        return list(_rows(zip(numbers, numbers, texts, gaps, repeat(0), known, prose, strict=False))), 0, False
    ends = [len(text) + 1 for text in texts]
    firsts = [len(text.split(None, 1)[0]) for text in bare]
    reaches = [0 if gap else end + first for gap, end, first in zip(gaps, [0, *ends], firsts, strict=False)]
    reaches[:1] = [0]
    rows = list(_rows(zip(numbers, numbers, texts, gaps, reaches, known, prose, strict=True)))
    if _exact(reaches, bare, width):
        return _joined(rows, bare, width), width, True
    return _beside(rows), width, False


def _exact(reaches: Sequence[int], bare: Sequence[str], width: int) -> bool:
    """Whether the lines that run on are full, so far as lines that begin in lower case tell."""
    after = [reach > width for reach, text in zip(reaches, bare, strict=True) if reach > SENTENCE and text[0].islower()]
    return sum(after) >= EXACT * len(after)


def _joined(rows: Sequence[Row], bare: Sequence[str], width: int) -> list[Row]:
    """`rows`, those of one paragraph or notice made one."""
    first = [
        k
        for k, row in enumerate(rows)
        if row.reach <= width or row.hit is not rows[k - 1].hit or bare[k].startswith(MARKS)
    ]
    return [
        rows[start] if stop == start + 1 else _whole(rows[start:stop], bare[start + 1 : stop])
        for start, stop in pairwise([*first, len(rows)])
    ]


def _whole(rows: Sequence[Row], rest: Sequence[str]) -> Row:
    text = " ".join([rows[0].text.rstrip(), *rest])
    return rows[0]._replace(last=rows[-1].last, text=text, prose=rows[0].hit is None and is_prose(text.strip()))


def _beside(rows: Sequence[Row]) -> list[Row]:
    """`rows` of a ragged text: long lines beside one another are prose."""
    sizes = [0, *[len(row.text) for row in rows], 0]
    gaps = [*[row.gap for row in rows], 1]
    return [
        row._replace(prose=True)
        if row.hit is None
        and not row.prose
        and len(row.text.strip()) >= SENTENCE
        and ((sizes[k] >= SENTENCE and not gaps[k]) or (sizes[k + 2] >= SENTENCE and not gaps[k + 1]))
        else row
        for k, row in enumerate(rows)
    ]


def is_prose(text: str) -> bool:
    """Whether a line without a hit is running text by itself; beside another in a hard-wrapped document more lines are."""
    size = len(text)
    if size < SENTENCE:
        return size >= IDEOGRAPHS and text[size // 2] > "\u2e7f" and ends(text)
    return size >= PROSE or ends(text)


def ends(text: str) -> bool:
    """Whether a line ends like a sentence."""
    return text.rstrip(CLOSERS).endswith(ENDS)
