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
BLANKS = frozenset(["", "\n", " ", "\xa0", "\u202f"])
ROW = 120  # the longest row of links
INDENT = 8  # how far behind the start of a line a mark may stand
NAME, LETTERS = 3, 60  # the most words, and characters, before a name inside of a name


def quoting(text: str, found: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs without the marks that need no reading."""
    passed: set[int] = set()
    if "″" in text:
        passed |= {m.start for p in found for m in p.marks if m.typed == "″" and _prime(m)}
    if "»" in text or "›" in text:
        passed |= {at for p in found for at in _arrows(text, p)}
    if "«" in text:
        passed |= _continuing(text, found)
        left = [[m for m in p.marks if m.start not in passed] for p in found]
        for marks, then in zip(left, [*left[1:], []], strict=True):
            passed.update(_inner(text, marks, goes_on=bool(then) and then[0].typed == "«" and then[0].left == "e"))
    if not passed:
        return found
    return [p._replace(marks=[m for m in p.marks if m.start not in passed]) if p.marks else p for p in found]


def _prime(mark: Mark) -> bool:
    """Whether ″ is the sign of a derivative or stands for itself: f″(x), (″)."""
    return (mark.before.isalnum() and mark.after == "(") or (mark.left in "so" and mark.right == "p")


def _arrows(text: str, paragraph: Paragraph) -> Iterator[int]:
    """Where arrows stand between blanks in a short row without other marks: Home » News » Article."""
    arrows = {a for a, turned in ARROWS.items() if text.find(turned, paragraph.start, paragraph.end) < 0}
    rows: list[list[Mark]] = []
    for mark in paragraph.marks:
        if not rows or "\n" in text[rows[-1][-1].end : mark.start]:
            rows.append([])
        rows[-1].append(mark)
    for marks in rows:
        glyph = marks[0].typed
        if glyph in arrows and all(m.typed == glyph and _points_on(text, m) for m in marks):
            row = _row(text, paragraph, marks)
            alone = len(row) == paragraph.end - paragraph.start and POINTS.isdisjoint(row.replace(glyph, ""))
            if len(row) <= ROW and (len(marks) > 1 or alone):
                yield from (m.start for m in marks)


def _row(text: str, paragraph: Paragraph, marks: Sequence[Mark]) -> str:
    """The row in which some marks stand; of a longer one as much as tells that."""
    first, last = marks[0].start, marks[-1].end
    low, high = max(first - ROW, paragraph.start), min(last + ROW, paragraph.end)
    begin, end = text.rfind("\n", low, first) + 1, text.find("\n", last, high)
    return text[max(begin, low) : end if end >= 0 else high]


def _points_on(text: str, mark: Mark) -> bool:
    """Whether blanks or the ends of the row stand on both sides of a mark, and no point before them."""
    return mark.before in BLANKS and mark.after in BLANKS and text[max(mark.start - 2, 0)] not in POINTS


def _continuing(text: str, found: Sequence[Paragraph]) -> set[int]:
    """Where » starts a line or a paragraph of a quotation that « opened and another » closes."""
    passed: set[int] = set()
    waiting: list[int] = []
    opened = False
    for start, _, marks in found:
        for mark in marks:
            if mark.typed not in ("«", "»"):
                continue
            if opened and mark.typed == "»" and mark.right != "e" and _starts(text, start, mark):
                waiting.append(mark.start)
                continue
            if opened and mark.typed == "»":
                passed.update(waiting)
            waiting = []
            opened = mark.typed == "«" and mark.left in "eso" and mark.right != "e"
    return passed


def _starts(text: str, start: int, mark: Mark) -> bool:
    """Whether a mark stands at the start of a line, behind an indent at most."""
    lead = text[max(start, mark.start - INDENT) : mark.start]
    return mark.left == "e" or ("\n" in lead and not lead[lead.rfind("\n") :].strip())


def _inner(text: str, marks: Sequence[Mark], *, goes_on: bool) -> Iterator[int]:
    """Where guillemets stand inside of others, if all are closed; or one that opens a name at the end of another.

    `goes_on`: what the first one opens may go on in the next paragraph; then the others stand behind colons.
    """
    opened: list[Mark] = []
    inner: list[int] = []
    names: list[int] = []
    for mark in marks:
        if mark.typed == "«":
            if mark.left not in "esod" or mark.right == "e":
                return
            if opened:
                inner.append(mark.start)
                if mark.start - opened[-1].end < LETTERS and _named(text[opened[-1].end : mark.start]):
                    names.append(mark.start)
            opened.append(mark)
        elif mark.typed == "»":
            if not opened or mark.left in "eo" or mark.right not in "espdo":
                return
            opened.pop()
            if opened:
                inner.append(mark.start)
    if not opened or (goes_on and opened == [marks[0]] and opened[0].left == "e" and _told(text, marks)):
        yield from inner
    elif len(opened) == len(names):
        yield from names


def _told(text: str, marks: Sequence[Mark]) -> bool:
    """Whether a colon leads to every opener but the first."""
    return all(text[m.start - 2 : m.start].rstrip().endswith(":") for m in marks[1:] if m.typed == "«")


def _named(between: str) -> bool:
    """Whether what stands between two openers is the start of a name: a few words, no points, a capital first."""
    words = between.split()
    return 0 < len(words) <= NAME and words[0][0].isupper() and all(w.replace("-", "").isalnum() for w in words)
