"""The rows of a text: lines that are not blank, and in hard-wrapped text the lines that its wrapper broke, joined again.

A label beside a paragraph is judged by the paragraph, not by the piece of it that a wrapper left on the next line.
"""

from __future__ import annotations

from functools import lru_cache, partial
from itertools import compress, pairwise
from operator import sub
from typing import TYPE_CHECKING, NamedTuple

from cleaner.pattern import lazy
from cleaner.stages.boilerplate.lookup import WRAPPED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.document import Document
    from cleaner.stages.boilerplate.templates import Hit

PROSE = 80  # characters that no menu entry has
SENTENCE = 40  # characters of a line that is prose when it ends like a sentence
WORDS, CHARACTERS = 3, 8  # blanks, and characters of text that writes without them, in a short sentence
IDEOGRAPHS = 22  # the same for text that writes without blanks
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
        return not self.text[0].isalpha() and BULLET.match(self.text) is not None

    @property
    def says(self) -> bool:
        """Whether it is running text, or a short sentence as may stand below a heading."""
        return self.prose or (self.hit is None and _is_statement(self.text.strip()) and not self.bullet)

    @property
    def machine(self) -> bool:
        """Whether it looks like code, a table, or fields and values."""
        return _is_machine(self.text)


_rows = partial(map, partial(tuple.__new__, Row))  # rows of tuples, without a call in Python for each


@lru_cache(4096)
def _is_machine(text: str) -> bool:
    return _CODE.search(text) is not None or _DATA.search(text) is not None


class Lines(NamedTuple):
    """The lines of a document that are not blank, by column; `blanks` counts the blank lines above each."""

    numbers: list[int]
    texts: list[str]
    bare: list[str]
    blanks: list[int]

    def without(self, gone: frozenset[int]) -> Lines:
        """The lines but for those of these numbers."""
        stay = [number not in gone for number in self.numbers]
        return Lines._make(list(compress(column, stay)) for column in self)


def lines_of(document: Document) -> Lines:
    """The lines of `document`."""
    bare = list(map(str.strip, document.rows))
    numbers = [number for number, text in enumerate(bare) if text]
    blanks = [number - k for k, number in enumerate(numbers)]
    return Lines(numbers, list(compress(document.rows, bare)), list(filter(None, bare)), blanks)


def width_of(texts: Sequence[str]) -> int:
    """The longest line of a text that seems hard-wrapped, else 0; an address that no wrapper can break does not count."""
    width = max(map(len, texts), default=0)
    if width > WRAPPED and all(" " not in text.strip() and text.isascii() for text in texts if len(text) > WRAPPED):
        width = max([len(text) for text in texts if len(text) <= WRAPPED], default=0)
    return width if SENTENCE < width <= WRAPPED else 0


def rows_of(lines: Lines, hits: Mapping[int, Hit]) -> tuple[list[Row], int, bool]:
    """The rows of `lines`, the width of their wrapper (`width_of`), and whether those that it broke are joined."""
    numbers, texts, bare, blanks = lines
    known = list(map(hits.get, numbers))
    gaps = list(map(sub, blanks, [0, *blanks]))
    width = width_of([text for text, hit in zip(texts, known, strict=True) if hit is None])
    reaches: Sequence[int] = _reaches(texts, bare, gaps) if width else [0] * len(gaps)
    if width and _exact(reaches, bare, width):
        return _joined(lines, gaps, reaches, known, width), width, True
    prose = [
        hit is None and (len(text) >= PROSE or (len(text) >= IDEOGRAPHS and is_prose(text)))
        for text, hit in zip(bare, known, strict=True)
    ]
    rows = list(_rows(zip(numbers, numbers, texts, gaps, reaches, known, prose, strict=True)))
    return _beside(rows) if width else rows, width, False


def _reaches(texts: Sequence[str], bare: Sequence[str], gaps: Sequence[int]) -> list[int]:
    """How long the line above each would be with its first word."""
    above = zip(gaps[1:], texts, bare[1:], strict=False)
    return [0, *[0 if gap else len(text) + 1 + len(line.partition(" ")[0]) for gap, text, line in above]][: len(gaps)]


def _exact(reaches: Sequence[int], bare: Sequence[str], width: int) -> bool:
    """Whether the lines that run on are full, so far as lines that begin in lower case tell."""
    after = [reach > width for reach, text in zip(reaches, bare, strict=True) if reach > SENTENCE and text[0].islower()]
    return sum(after) >= EXACT * len(after)


def _joined(
    lines: Lines, gaps: Sequence[int], reaches: Sequence[int], known: Sequence[Hit | None], width: int
) -> list[Row]:
    """The rows where those of one paragraph or notice are made one."""
    numbers, texts, bare, _ = lines
    starts = [
        k
        for k, (reach, hit, above) in enumerate(zip(reaches, known, [None, *known], strict=False))
        if reach <= width or hit is not above or bare[k].startswith(MARKS)
    ]
    rows = []
    for k, stop in pairwise([*starts, len(numbers)]):
        text = texts[k] if stop == k + 1 else " ".join([texts[k].rstrip(), *bare[k + 1 : stop]])
        prose = known[k] is None and is_prose(text.strip())
        rows.append(Row(numbers[k], numbers[stop - 1], text, gaps[k], reaches[k], known[k], prose))
    return rows


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


def _is_statement(text: str) -> bool:
    """Whether a line is a sentence of some words."""
    if text[-1].isalnum() or not ends(text):
        return False
    return text.count(" ") >= WORDS or (len(text) >= CHARACTERS and text[len(text) // 2] > "\u2e7f")


def ends(text: str) -> bool:
    """Whether a line ends like a sentence."""
    return text.rstrip(CLOSERS).endswith(ENDS)
