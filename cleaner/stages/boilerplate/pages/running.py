"""Heads and feet without a number: lines that come again at the edges of pages which form feeds part.

Letters of one sender in one file begin alike, too.  But sentences go on from page to page only where a pager cut a text.
The head of the first page stays: it may be the title.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.pages.pages import (
    HEADS,
    MOST,
    PAGES,
    SPOKEN,
    WIDEST,
    Furniture,
    Page,
    first_below,
    folded,
    goes_on,
    median,
    runs_on,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document
    from cleaner.rulebook import StageRules

FEED = "\f"
SIDES = 0.4  # of the pages: left ones may have another head than right ones
CUT = 2  # sentences that go on behind pages; one, if there are but three pages


def running(document: Document, rules: StageRules) -> Furniture | None:
    """The heads and feet of the pages of a text; None if it has none."""
    rule, rows = rules.repair("page-head"), document.rows
    sheets = [*_sheets(document)]
    if rule is None or len(sheets) < PAGES:
        return None
    everywhere = Counter(map(folded, rows))
    heads, feet = (_often([rows[sheet[edge]] for sheet in sheets], everywhere) for edge in (0, -1))
    pages = [*_pages(rows, sheets, heads, feet)] if heads or feet else []
    cut = sum([runs_on(rows, page) and first_below(rows, page).islower() for page in pages])
    if not pages or cut < min(CUT, len(sheets) - 2):
        return None
    usual = median([len(row) for row in rows if row.strip()])
    gone = {line: page for page in pages for line in (page.lines[0], page.lines[-1])}
    if sum([len(rows[line]) for line in gone]) > MOST * len(document.text):
        return None
    why = f"stands at the edge of {len(pages) + 1} pages"
    around = {line: goes_on(document, page, usual) for line, page in gone.items()}
    return Furniture(dict.fromkeys(gone, (rule, why)), around)


def _sheets(document: Document) -> Iterator[list[int]]:
    """The pages of a text: their lines that are not blank, where these are more than one."""
    text, rows, start = document.text, document.rows, 0
    ends = [k + 1 for k, line in enumerate(document.lines) if text[line.end : line.stop] == FEED]
    for stop in [*ends, len(rows)]:
        lines = [k for k in range(start, stop) if rows[k].strip()]
        if len(lines) > 1:
            yield lines
        start = stop


def _often(edges: Sequence[str], everywhere: Counter[str]) -> set[str]:
    """What comes again at so many edges, and seldom elsewhere."""
    counts = Counter(map(folded, edges))
    least = max(PAGES, SIDES * len(edges))
    often = {row for row, count in counts.items() if count >= max(least, HEADS * everywhere[row])}
    return {row for row in often if len(row) <= WIDEST and any(map(str.isalpha, row)) and not SPOKEN.fullmatch(row)}


def _pages(
    rows: Sequence[str], sheets: Iterable[Sequence[int]], heads: AbstractSet[str], feet: AbstractSet[str]
) -> Iterator[Page]:
    """For every two pages what stands between their texts: the foot of the one, and the head of the other."""
    for before, after in pairwise(sheets):
        foot, head = folded(rows[before[-1]]) in feet, folded(rows[after[0]]) in heads
        if foot or head:
            lines = range(before[-1] if foot else after[0], (after[0] if head else before[-1]) + 1)
            yield Page(lines[0], lines, before[-2] if foot else before[-1], after[1] if head else after[0])
