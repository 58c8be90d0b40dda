"""Marks that quote nothing or quote by a custom of their own: they are passed over before anything is read.

Primes of formulas, arrows of a row of links, » at the start of every line or paragraph of a long quotation, and
guillemets inside of guillemets, each closed, or all closed by one as in Russian names.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.marks import POINTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.stages.quotes.marks import Mark, Paragraph

ARROWS = {"»": "«", "›": "‹"}
BLANKS = frozenset(" \xa0\u202f")
ROW = 120  # the longest row of links
NAME = 3  # the most words before a name inside of a name


def quoting(text: str, found: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs without the marks that need no reading."""
    passed: set[int] = set()
    if "″" in text:
        passed |= {m.start for p in found for m in p.marks if m.typed == "″" and _prime(m)}
    if "»" in text or "›" in text:
        passed |= {at for p in found for at in _arrows(text, p)}
    if "«" in text:
        passed |= _continuing(text, found)
        passed |= {at for p in found for at in _inner(text, [m for m in p.marks if m.start not in passed])}
    if not passed:
        return found
    return [p._replace(marks=[m for m in p.marks if m.start not in passed]) if p.marks else p for p in found]


def _prime(mark: Mark) -> bool:
    """Whether ″ is the sign of a derivative or stands for itself: f″(x), (″)."""
    return (mark.before.isalnum() and mark.after == "(") or (mark.left in "so" and mark.right == "p")


def _arrows(text: str, paragraph: Paragraph) -> Iterator[int]:
    """Where arrows stand, twice or more in a short row without other marks: Home » News » Article."""
    rows: dict[int, list[Mark]] = {}
    for mark in paragraph.marks:
        rows.setdefault(text.rfind("\n", paragraph.start, mark.start), []).append(mark)
    for marks in rows.values():
        glyph = marks[0].typed
        if len(marks) < 2 or glyph not in ARROWS or text.find(ARROWS[glyph], paragraph.start, paragraph.end) >= 0:
            continue
        if _short(text, paragraph, marks[0].start) and all(m.typed == glyph and _points_on(text, m) for m in marks):
            yield from (m.start for m in marks)


def _short(text: str, paragraph: Paragraph, at: int) -> bool:
    """Whether the row of a place may be one of links by its length."""
    end = text.find("\n", at, paragraph.end)
    return (end if end >= 0 else paragraph.end) - max(text.rfind("\n", paragraph.start, at) + 1, paragraph.start) <= ROW


def _points_on(text: str, mark: Mark) -> bool:
    """Whether blanks stand on both sides of a mark, and no point before them."""
    return mark.before in BLANKS and mark.after in BLANKS and text[mark.start - 2] not in POINTS


def _continuing(text: str, found: Sequence[Paragraph]) -> set[int]:
    """Where » starts a line or a paragraph of a quotation that « opened and another » closes."""
    passed: set[int] = set()
    waiting: list[int] = []
    opened = False
    for start, _, marks in found:
        for mark in marks:
            if mark.typed not in ("«", "»"):
                continue
            starts = mark.left == "e" or not text[max(start, text.rfind("\n", start, mark.start)) : mark.start].strip()
            if opened and starts and mark.typed == "»" and mark.right != "e":
                waiting.append(mark.start)
                continue
            if opened and mark.typed == "»":
                passed.update(waiting)
            waiting = []
            opened = mark.typed == "«" and mark.left in "eso" and mark.right != "e"
    return passed


def _inner(text: str, marks: Sequence[Mark]) -> Iterator[int]:
    """Where guillemets stand inside of others, if all are closed; or one that opens a name at the end of another."""
    opened: list[Mark] = []
    inner: list[int] = []
    names: list[int] = []
    for mark in marks:
        if mark.typed == "«":
            if mark.left not in "esod" or mark.right == "e":
                return
            if opened:
                inner.append(mark.start)
                if _named(text[opened[-1].end : mark.start]):
                    names.append(mark.start)
            opened.append(mark)
        elif mark.typed == "»":
            if not opened or mark.left in "eo" or mark.right not in "espdo":
                return
            opened.pop()
            if opened:
                inner.append(mark.start)
    if not opened:
        yield from inner
    elif len(opened) == len(names):
        yield from names


def _named(between: str) -> bool:
    """Whether what stands between two openers is the start of a name: a few words, no points, a capital first."""
    words = between.split()
    return 0 < len(words) <= NAME and words[0][0].isupper() and all(w.replace("-", "").isalnum() for w in words)
