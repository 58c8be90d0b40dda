"""What shows that a line which looks like boilerplate is the author's even if its template is sure.

It interrupts a sentence, begins with the words of its heading, is quoted after a colon, heads a paragraph of a text that shows no other sign of a page, or is a
word of a list of words.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.boilerplate.context import LIKELY
from cleaner.stages.boilerplate.rows import ends

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.stages.boilerplate.rows import Row
    from cleaner.stages.boilerplate.templates import Hit

COLONS = (":", "：", ":**")
HEADING = 3  # words of a heading that may as well be a label
SAYING = 3  # words from which on a line before a colon says something
NEAR, FAR = (
    2,
    3,
)  # headings of a text that make a label one of them: where prose stands right below it, or after a blank line
WORDS = 3  # words of a list of words


class Author(NamedTuple):
    """What a whole text says: the number of its headings where all hits are among them, else 0; whether all are words of a list."""

    headings: int
    words: bool


def author(rows: Sequence[Row], marked: Sequence[int], hits: Mapping[int, Hit], sections: int) -> Author:
    """What the rows of a text with `sections` headings that are not sure hits, `marked` its hits, say of its author."""
    heads = [k for k in marked if _heads(rows, k)]
    count = Counter(hit.form for k in heads if (hit := rows[k].hit))
    forms = {form for form, times in count.items() if times == 1}  # no text has two headings of one name
    page = any(hit.weight >= LIKELY and hit.form not in forms for hit in hits.values())
    sure = {hit.form for k in heads if (hit := rows[k].hit) and hit.weight > LIKELY}
    words = len(marked) >= WORDS and all(_is_word(rows[k].text) for k in marked)
    return Author(0 if page else sections + len(sure), words and len(marked) == len(hits))


def claimed(rows: Sequence[Row], k: int, start: int, given: Author) -> str:
    """Why row `k`, in a run of hits that begins at row `start`, is the author's; empty when nothing says so."""
    before = rows[k - 1] if k else None
    after = rows[k + 1] if k + 1 < len(rows) else None
    if before and before.hit is None and (after is None or after.hit is None) and _interrupts(before, after):
        return "stands within a sentence"
    if (before and _goes_on(before, rows[k])) or (after and _goes_on(rows[k], after)):
        return "heads a sentence that begins with its words, or is that sentence"
    if after and given.headings >= (FAR if after.gap else NEAR) and _heads(rows, k):
        return "heads a paragraph, and nothing here is plainly of a page"
    if given.words and start and not rows[start - 1].prose:
        return "is a word of a list"
    return ""


def _heads(rows: Sequence[Row], k: int) -> bool:
    """Whether a short label by itself stands above prose."""
    row = rows[k]
    after = rows[k + 1] if k + 1 < len(rows) else None
    if row.hit is None or after is None or not after.prose or (k and not row.gap):
        return False
    if row.bullet or after.bullet or row.text.rstrip().endswith(COLONS):
        return False
    return row.hit.form.count(" ") < HEADING and "{" not in row.hit.form


def _interrupts(before: Row, after: Row | None) -> bool:
    """Whether a sentence leads to what stands after `before`, or goes on in `after`."""
    if before.text.rstrip().endswith(COLONS):
        return after is not None and before.text.count(" ") >= SAYING
    if after is None or ends(before.text) or not after.text.lstrip()[:1].islower():
        return False
    return before.prose or after.prose or ends(after.text)


def _goes_on(label: Row, row: Row) -> bool:
    """Whether a row is a sentence that begins with the words of the label above it."""
    if label.hit is None or row.hit is None or not row.hit.form.startswith(label.hit.form + " "):
        return False
    return ends(row.text) and row.text.rstrip()[-1] not in "…:"


def _is_word(text: str) -> bool:
    word = text.strip()
    return word.islower() and word.isalpha()
