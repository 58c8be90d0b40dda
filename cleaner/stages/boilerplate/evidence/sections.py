"""Sections of a text, one like the other: a heading between blank lines, and what it says below.

Where others around are no hits, a heading among them is the author's though it may be a button elsewhere, and so is the
sentence below it.
"""

from __future__ import annotations

from collections import Counter

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.lines.joints import SENTENCE
from cleaner.stages.boilerplate.lines.rows import is_prose, is_sentence
from cleaner.stages.boilerplate.templates.hit import SURE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.stages.boilerplate.lines.rows import Row, Rows

OTHERS = 2  # sections beside one that stay, at least
PARAGRAPHS = 5  # of a section, at most; of one beside a sure hit, just one
ROWS = 24  # on either side that are looked at
BLANKS = 3  # in what a heading stands above, at least
WHY = "is of a section like those around it"


class Series:
    """The sections of a text, in which the hits with the indices `going` would go."""

    def __init__(self, rows: Rows, going: Iterable[int]) -> None:
        self._rows, self._going = rows, frozenset(going)
        forms = Counter([hit.form for k in self._going if (hit := rows[k].hit)])
        self._once = {form for form, times in forms.items() if times == 1}

    def claimed(self) -> dict[int, str]:
        """Which of the hits are headings in a series of sections, or what stands right below one."""
        claimed: dict[int, str] = {}
        for k in sorted(self._going):
            head = k - is_statement(self._rows[k])
            if head >= 0 and head not in claimed and self._heads(head) and self._has_others(head):
                claimed |= dict.fromkeys([n for n in (head, head + 1) if n in self._going], WHY)
        return claimed

    def _heads(self, k: int) -> bool:
        """Whether row `k` is a short line below a blank line, and above a row that says something; no text has two headings of one name."""
        rows = self._rows
        if k + 1 >= len(rows) or (k and not rows[k].gap):
            return False
        row, text = rows[k], rows[k].text.strip()
        if k in self._going and (row.hit is None or row.hit.form not in self._once):
            return False
        return len(text) <= SENTENCE and text[-1].isalnum() and not row.bullet and is_statement(rows[k + 1])

    def _has_others(self, k: int) -> bool:
        """Whether sections that stay stand on both sides of the one that row `k` heads, or enough of them below it."""
        hits = [hit for n in (k, k + 1) if n in self._going and (hit := self._rows[n].hit)]
        most = 1 if any(hit.weight == SURE for hit in hits) else PARAGRAPHS
        above, below = self._beside(k, -1, most), self._beside(k, 1, most)
        return above + below >= OTHERS and below > 0

    def _beside(self, k: int, step: int, most: int) -> int:
        """How many sections that stay, of so many paragraphs, follow one another from row `k` on, upwards or downwards."""
        found, paragraphs = 0, max(0, step)
        rows, going = self._rows, self._going
        first = k + 2 if step > 0 else k - 1  # past its own paragraph
        for n in range(first, first + step * ROWS, step):
            if not 0 <= n < len(rows) or found == OTHERS:
                break
            if self._heads(n):
                found, paragraphs = found + going.isdisjoint((n, n + 1)), 0
            elif is_statement(rows[n]):
                paragraphs += 1
            else:
                break
            if paragraphs > most:
                break
        return found


def is_statement(row: Row) -> bool:
    """Whether a row may be what stands below a heading, be it a hit or not."""
    text = row.text.strip()
    return text.count(" ") >= BLANKS and not row.bullet and (is_sentence(row) or is_prose(text))
