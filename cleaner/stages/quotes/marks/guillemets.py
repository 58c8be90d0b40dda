"""Guillemets that need no reading: » that goes on with a quotation, and guillemets inside of guillemets.

» stands at the start of every line or paragraph of a long quotation, in Spanish and Italian ” as well; of guillemets inside
of others each is closed, or two are closed by one, as in Russian names and some French books.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.stages.quotes.marks.marks import Mark, Paragraph

CUSTOM = 3  # so many paragraphs start with » where that goes on with a quotation
SLIPS = 8  # ... of them for each « that stands like a closer
CURLY = 2  # so many paragraphs of one quotation start with ”
INDENT = 8  # how far behind the start of a line a mark may stand
NAME, LETTERS = 3, 60  # the most words before a name inside of a name, and the most characters


def passed(text: str, found: Sequence[Paragraph], others: AbstractSet[int]) -> set[int]:
    """Where they stand, in paragraphs of which the marks at `others` are passed over, too."""
    going_on = _continuing(text, found, "«»") | (_custom(found) if "«" in text else set())
    if "“" in text and "\n”" in text:
        going_on |= _continuing(text, found, "“”", least=CURLY)
    left = [[m for m in p.marks if m.start not in going_on and m.start not in others] for p in found]
    inside = set[int]()
    for marks, then in zip(left, [*left[1:], []][: len(left)], strict=True):
        if len(marks) > 1:
            inside.update(_inner(text, marks, goes_on=bool(then) and then[0].typed == "«" and then[0].left == "e"))
    return going_on | inside


def _custom(found: Sequence[Paragraph]) -> set[int]:
    """Where » starts a paragraph, if so many do that it is a custom: every one goes on with something."""
    firsts = [m for _, _, marks in found for m in marks[:1] if m.typed == "»" and m.left == "e" and m.right in "ws"]
    closing = sum([m.typed == "«" and m.left in "wp" for _, _, marks in found for m in marks])
    return {m.start for m in firsts} if len(firsts) >= max(CUSTOM, SLIPS * closing) else set()


def _continuing(text: str, found: Sequence[Paragraph], pair: str, least: int = 1) -> set[int]:
    """Where a closer starts a line or a paragraph of a quotation that the pair's opener opened and another closes.

    Fewer than `least` may be slips.
    """
    passed: set[int] = set()
    waiting: list[int] = []
    opened = False
    for start, _, marks in found:
        for mark in marks:
            if mark.typed not in pair:
                continue
            if opened and mark.typed == pair[1] and mark.right != "e" and _starts(text, start, mark):
                waiting.append(mark.start)
                continue
            if opened and mark.typed == pair[1] and len(waiting) >= least:
                passed.update(waiting)
            waiting = []
            opened = mark.typed == pair[0] and mark.left in "eso" and mark.right != "e"
    return passed


def _starts(text: str, start: int, mark: Mark) -> bool:
    """Whether a mark stands at the start of a line, behind an indent at most."""
    lead = text[max(start, mark.start - INDENT) : mark.start]
    return mark.left == "e" or ("\n" in lead and not lead[lead.rfind("\n") :].strip())


def _inner(text: str, marks: Sequence[Mark], *, goes_on: bool) -> Iterator[int]:
    """Where guillemets stand inside of others, if all are closed; or one that is closed with what is around it.

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
                if mark.start - opened[-1].end < LETTERS and _shared(text[opened[-1].end : mark.start]):
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
    """Whether a colon leads to every opener but the first, or a clause that goes on behind it."""
    return all(
        text[m.start - 2 : m.start].rstrip().endswith(":") or _amid(text, m) for m in marks[1:] if m.typed == "«"
    )


def _amid(text: str, mark: Mark) -> bool:
    """Whether a mark stands between a word and a small letter."""
    return (
        text[mark.start - 2 : mark.start].rstrip()[-1:].isalpha()
        and text[mark.end : mark.end + 2].lstrip()[:1].islower()
    )


def _shared(between: str) -> bool:
    """Whether one closer may serve two openers, by what stands between them: words and a colon, or the start of a name.

    That is a few words, no points, a capital first.
    """
    words = between.split()
    return between.rstrip().endswith(":") or (
        0 < len(words) <= NAME and words[0][0].isupper() and all(w.replace("-", "").isalnum() for w in words)
    )
