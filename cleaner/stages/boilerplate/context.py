"""The neighbourhood of a line: rows, prose, lists, code, and hard-wrapped text."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.document import Document
    from cleaner.stages.boilerplate.templates import Hit

PROSE = 80  # characters that no menu entry has
SENTENCE = 40  # characters of a line that is prose when it ends like a sentence
IDEOGRAPHS = 22  # the same for text that writes without blanks
MANUAL = 5  # columns by which manuals, logs and comments are indented, and no page
WRAPPED = 110  # no line of a hard-wrapped text is longer

ENDS = (*".!?…。！？؟।",)
CLOSERS = "\"'”’»)]"  # what may stand behind the end of a sentence
_BULLET = lazy(r"\s*(?:[*+•·●○■▪‣–—-]|\d{1,3}(?:[.)]| [-–—]))\s")
_CODE = lazy(
    r"[{};]\s*$|</|/>|^\s*(?:import|def|class|return|if|for|var|let|const|function|#include|//|/\*|<\w|\$ |>>> )|\w\(.*\)\s*;?$|=>|==|::|^\s*[\w.-]+\s*=\s*\S"
)
_DATA = lazy(
    r"^\s*(?:- )?\"?[a-z_][\w-]*\"?:(?:\s+\S|\s*$)|^\s*[\w\"'-]+(?:,[\w\"' .-]*){2,}$|\t|\S\s*\|\s*\S.*\||^\s*\|"
)


class Row(NamedTuple):
    """A line that is not blank.

    `number` counts lines of the document, `gap` the blank lines before it.
    """

    number: int
    text: str
    gap: int
    hit: Hit | None
    prose: bool

    @property
    def bullet(self) -> bool:
        """Whether it begins like an item of a list."""
        return _BULLET.match(self.text) is not None

    @property
    def machine(self) -> bool:
        """Whether it looks like code, a table, or fields and values."""
        return _CODE.search(self.text) is not None or _DATA.search(self.text) is not None


class Survey(NamedTuple):
    """The rows of a document, `width`: its longest line when it seems hard-wrapped, else 0, `dirt` and `last`.

    `dirt` is the weight of the different hits of the whole document that are more than weak and no headings; from the
    index `last` on all rows are hits.  `size` is the number of rows, those of a wrapped paragraph counted once.
    """

    rows: Sequence[Row]
    width: int
    dirt: int
    last: int
    size: int


def survey(document: Document, hits: Mapping[int, Hit], gone: frozenset[int] = frozenset()) -> Survey:
    """The rows of `document` without the lines in `gone`; `hits` by line number."""
    lines = [entry for entry in enumerate(document.rows) if entry[0] not in gone]
    width = max([len(line) for n, line in lines if n not in hits], default=0)
    width = width if SENTENCE < width <= WRAPPED else 0
    sizes = [0, *[len(line) for _, line in lines], 0]  # of the line before, of this one, of the one after, from here on
    rows: list[Row] = []
    gap = 0
    for place, (number, line) in enumerate(lines):
        bare = line.strip()
        if not bare:
            gap += 1
            continue
        hit = hits.get(number)
        beside = bool(width) and (sizes[place] >= SENTENCE or sizes[place + 2] >= SENTENCE)
        prose = hit is None and ((beside and len(bare) >= SENTENCE) or is_prose(bare))
        rows.append(Row(number, line, gap, hit, prose))
        gap = 0
    rows = _without_sections(rows)
    own = {a.number for a, b in itertools.pairwise(rows) if a.hit is not None and taken_up(a, b)}
    dirt = sum({hit.form: hit.weight for n, hit in hits.items() if hit.weight > 1 and n not in own}.values())
    last = next((k for k in range(len(rows), 0, -1) if rows[k - 1].hit is None), 0)
    inner = len([b for a, b in itertools.pairwise(rows) if a.prose and b.prose and not b.gap]) if width else 0
    return Survey(rows, width, dirt, last, len(rows) - inner)


def _without_sections(rows: list[Row]) -> list[Row]:
    """`rows`, no hits those that name a section: weak hits that stand again, at last above prose, as in a table of contents."""
    last: dict[str, int] = {}
    again: set[str] = set()
    for k, row in enumerate(rows):
        if row.hit and row.hit.weight == 1 and "{" not in row.hit.form:
            again.update([row.hit.form] * (row.hit.form in last))
            last[row.hit.form] = k
    named = {form for form in again if last[form] + 1 < len(rows) and rows[last[form] + 1].prose}
    return [row._replace(hit=None) if row.hit and row.hit.form in named else row for row in rows] if named else rows


def is_prose(text: str) -> bool:
    """Whether a line without a hit is running text by itself; beside another in a hard-wrapped document more lines are."""
    size = len(text)
    if size < SENTENCE:
        return size >= IDEOGRAPHS and text[size // 2] > "\u2e7f" and ends(text)
    return size >= PROSE or ends(text)


def ends(text: str) -> bool:
    """Whether a line ends like a sentence."""
    return text.rstrip(CLOSERS).endswith(ENDS)


def continues(before: Row, row: Row, after: Row | None, width: float) -> bool:
    """Whether `row` may be part of a sentence that hard wraps broke: after `before`, or between it and `after`."""
    if row.gap or before.hit is not None or ends(before.text):
        return False
    if after and not after.gap and after.hit is None and after.text.lstrip()[:1].islower():
        return True
    word = row.text.split(None, 1)[0]
    return bool(width) and len(before.text) + 1 + len(word) > width


def taken_up(row: Row, after: Row | None) -> bool:
    """Whether the prose after a short line takes up its longest word: then the line is the author's heading."""
    if after is None or not after.prose or row.hit is None or row.hit.form.count(" ") > 2:
        return False
    word = max(row.text.casefold().split(), key=len).strip(".,:;!?«»()[]*#-–—")
    stem = word[: max(4, len(word) - 2)]
    return len(word) > 3 and stem in after.text.casefold()


def is_manual(document: Document) -> bool:
    """Whether most lines are indented, and not as items of lists: so come manuals, logs and comments, and no page."""
    rows = [row for row in document.rows if row and not row.isspace()]
    inset = [row.expandtabs() for row in rows if row[0].isspace()]
    if 2 * len(inset) <= len(rows):
        return False
    bare = [(row, row.lstrip()) for row in inset]
    indented = [text for row, text in bare if len(row) - len(text) >= MANUAL and not _BULLET.match(text)]
    return 2 * len(indented) > len(rows)


def fenced(document: Document) -> set[int]:
    """The numbers of lines inside Markdown fences and front matter."""
    text = document.text
    if "```" not in text and "~~~" not in text and not text.startswith("---"):
        return set()
    inside: set[int] = set()
    fence = ""
    for number, line in enumerate(document.lines):
        bare = document.line_of(line).strip()
        mark = (
            bare[:3]
            if bare[:3] in ("```", "~~~")
            else ("---" if bare == "---" and (number == 0 or fence == "---") else "")
        )
        if mark and fence in ("", mark):
            fence = "" if fence else mark
            inside.add(number)
        elif fence:
            inside.add(number)
    return inside
