"""The rows of a text: lines that are not blank, and in hard-wrapped text the lines that its wrapper broke, joined again.

A label beside a paragraph is judged by the paragraph, not by the piece of it that a wrapper left on the next line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
        return _CODE.search(self.text) is not None or _DATA.search(self.text) is not None


def width_of(lines: Sequence[str]) -> int:
    """The longest line of a text that seems hard-wrapped, else 0; an address that no wrapper can break does not count."""
    width = max(map(len, lines), default=0)
    if width > WRAPPED and all(" " not in line.strip() and line.isascii() for line in lines if len(line) > WRAPPED):
        width = max([len(line) for line in lines if len(line) <= WRAPPED], default=0)
    return width if SENTENCE < width <= WRAPPED else 0


def rows_of(lines: Sequence[tuple[int, str]], hits: Mapping[int, Hit], width: int) -> tuple[list[Row], bool]:
    """The rows of numbered `lines`, and whether those of a wrapper that fills `width` columns are joined."""
    rows: list[Row] = []
    gap = size = 0
    for number, line in lines:
        bare = line.strip()
        if not bare:
            gap += 1
            continue
        hit = hits.get(number)
        reach = size + 1 + len(bare.split(None, 1)[0]) if width and rows and not gap else 0
        rows.append(Row(number, number, line, gap, reach, hit, hit is None and is_prose(bare)))
        gap, size = 0, len(line)
    if not width:
        return rows, False
    if _exact(rows, width):
        return _joined(rows, width), True
    return _beside(rows), False


def _exact(rows: Sequence[Row], width: int) -> bool:
    """Whether the lines that run on are full, so far as lines that begin in lower case tell."""
    after = [row.reach > width for row in rows if row.reach > SENTENCE and row.text.lstrip()[0].islower()]
    return sum(after) >= EXACT * len(after)


def _joined(rows: Sequence[Row], width: int) -> list[Row]:
    """`rows`, those of one paragraph or notice made one."""
    out: list[Row] = []
    parts: list[str] = []
    for row in rows:
        above = out[-1] if out else None
        if above and row.hit is above.hit and row.reach > width and not row.text.lstrip().startswith(MARKS):
            parts.append(row.text.strip())
            out[-1] = above._replace(last=row.last)
            continue
        if len(parts) > 1:
            out[-1] = _whole(out[-1], " ".join(parts))
        parts = [row.text.rstrip()]
        out.append(row)
    if len(parts) > 1:
        out[-1] = _whole(out[-1], " ".join(parts))
    return out


def _whole(row: Row, text: str) -> Row:
    return row._replace(text=text, prose=row.hit is None and is_prose(text.strip()))


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
