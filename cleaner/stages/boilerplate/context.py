"""The neighbourhood of a line: rows, prose, lists, code, and hard-wrapped text."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.boilerplate.rows import BULLET, ends, lines_of, rows_of
from cleaner.stages.boilerplate.templates import LIKELY, SURE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.document import Document
    from cleaner.stages.boilerplate.rows import Row
    from cleaner.stages.boilerplate.templates import Hit

MANUAL = 5  # columns by which manuals, logs and comments are indented, and no page


class Survey(NamedTuple):
    """The rows of a document, `marked`: which of them are hits, `width`: its longest line when it seems hard-wrapped, else 0, `dirt` and `last`.

    `joined` tells whether its wrapped lines are joined.
    `dirt` is the weight of the different hits of the whole document that are more than weak and no headings; from the
    index `last` on all rows are hits.  `size` is the number of rows, those of a wrapped paragraph counted once.
    """

    rows: Sequence[Row]
    marked: Sequence[int]
    width: int
    joined: bool
    dirt: int
    last: int
    size: int


def survey(document: Document, hits: Mapping[int, Hit], gone: frozenset[int] = frozenset()) -> Survey:
    """The rows of `document` without the lines in `gone`; `hits` by line number."""
    lines = document.kept(lines_of)
    rows, width, joined = rows_of(lines.without(gone) if gone else lines, hits)
    marked = [k for k, row in enumerate(rows) if row.hit is not None]
    rows, marked = _without_sections(rows, marked)
    own = {rows[k].number for k in marked if k + 1 < len(rows) and taken_up(rows[k], rows[k + 1])}
    dirt = sum({hit.form: hit.weight for n, hit in hits.items() if hit.weight > 1 and n not in own}.values())
    last = next((k for k in range(len(rows), 0, -1) if rows[k - 1].hit is None), 0)
    inner = 0
    if width and not joined:
        inner = len([b for a, b in itertools.pairwise(rows) if a.prose and b.prose and not b.gap])
    return Survey(rows, marked, width, joined, dirt, last, len(rows) - inner)


def _without_sections(rows: list[Row], marked: list[int]) -> tuple[list[Row], list[int]]:
    """Rows, and which are hits, but no such that name a section: weak hits that stand again, at last above prose.

    So they do as in a table of contents.
    """
    last: dict[str, int] = {}
    again: set[str] = set()
    for k in marked:
        hit = rows[k].hit
        if hit and hit.weight == 1 and "{" not in hit.form:
            if hit.form in last:
                again.add(hit.form)
            last[hit.form] = k
    named = {form for form in again if last[form] + 1 < len(rows) and rows[last[form] + 1].prose}
    sections = {k for k in marked if (hit := rows[k].hit) and hit.form in named} if named else set()
    if not sections:
        return rows, marked
    rows = [row._replace(hit=None) if k in sections else row for k, row in enumerate(rows)]
    return rows, [k for k in marked if k not in sections]


def continues(before: Row, row: Row, after: Row | None, width: float, *, page: bool) -> bool:
    """Whether `row` may be part of a sentence that hard wraps broke: after `before`, or between it and `after`."""
    if row.gap or before.hit is not None or ends(before.text):
        return False
    if after and not after.gap and after.hit is None and after.text.lstrip()[:1].islower():
        return True
    return bool(width) and row.reach > width and not _stands_out(before, row, page=page)


def _stands_out(before: Row, row: Row, *, page: bool) -> bool:
    """Whether a label behind a full line begins with a capital where the sentence would not: surer on a `page`."""
    first = next(filter(str.isalpha, row.text), "")
    if row.hit is None or not first.isupper():
        return False
    if row.hit.weight >= LIKELY and page:
        return True
    words = [word for word in before.text.split()[1:] if word[0].isalpha()]
    small = sum(word[0].islower() for word in words)
    return 2 * small > len(words) and (page or (row.hit.weight == SURE and " " in row.hit.form))


def stands_apart(rows: Sequence[Row], k: int) -> bool:
    """Whether nothing but text stands right above row `k`."""
    return not k or rows[k].gap > 0 or rows[k - 1].says


def taken_up(row: Row, after: Row | None) -> bool:
    """Whether the prose after a short line takes up its longest word: then the line is the author's heading."""
    if after is None or not after.prose or row.hit is None or row.hit.form.count(" ") > 2:
        return False
    word = max(row.text.casefold().split(), key=len).strip(".,:;!?«»()[]*#-–—")
    stem = word[: max(4, len(word) - 2)]
    return len(word) > 3 and stem in after.text.casefold()


def is_manual(document: Document) -> bool:
    """Whether most lines are indented, and not as items of lists: so come manuals, logs and comments, and no page."""
    rows = document.kept(lines_of).texts
    inset = [row.expandtabs() for row in rows if row[0].isspace()]
    if 2 * len(inset) <= len(rows):
        return False
    bare = [(row, row.lstrip()) for row in inset]
    indented = [text for row, text in bare if len(row) - len(text) >= MANUAL and not BULLET.match(text)]
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
