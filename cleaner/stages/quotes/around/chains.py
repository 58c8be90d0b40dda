"""Quotations that go on over paragraphs, each of which opens it again: nothing is missing in any.

So they are told from the spans of their marks; what nobody can be sure of by these is read.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.document.paragraphs import opened_at, paragraphs, prose
from cleaner.stages.quotes.document.signs import WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document
    from cleaner.stages.quotes.marks.marks import Paragraph
    from cleaner.stages.quotes.marks.plain import Part
    from cleaner.stages.quotes.marks.tables import Tables

OPENERS = frozenset('"“„')  # no custom of any document passes these over (`customs`), and they open quotations again
FEW = 3  # marks of a paragraph that cannot be garbled, and cannot speak about marks


def tells(text: str, part: Part | Paragraph, tables: Tables) -> bool:
    """Whether a verb that tells who speaks stands in what a paragraph leaves open."""
    words = WORD.findall(text[opened_at(text, part) : part[1]].lower())
    saying = tables.words["saying"]
    return not saying.isdisjoint(words) or any("-" in w and w.partition("-")[0] in saying for w in words)


def going_on(document: Document, hanging: Mapping[int, Part], odd: AbstractSet[int], tables: Tables) -> set[int]:
    """Where those of the paragraphs `hanging` start that leave open what the next opens again, up to one that is sound.

    `odd` are the starts of the paragraphs that are not sound for any other reason.
    """
    text = document.text
    found: set[int] = set()
    if "「" in text:
        return found  # a text that quotes in these opens no quotation again
    chain: list[Part] = []
    for start, end in paragraphs(document):
        if chain and text[start] != text[chain[0][0]]:
            chain = []
        if start in hanging and text[start] in OPENERS:
            chain.append(hanging[start])
            continue
        sound = start not in odd and start not in hanging
        if chain and sound and _quiet(text, chain, tables) and not _answered(text, chain, (start, end), tables):
            found.update(part[0] for part in chain)
        chain = []
    return found


def _quiet(text: str, chain: Sequence[Part], tables: Tables) -> bool:
    """Whether no words that tell who speaks stand where a closer may be missing; inside of what surely goes on, they may."""
    before: Part | None = None
    for part in chain:
        if tells(text, part, tables) and not (before and _surely_read(text, before)):
            return False
        before = part
    return True


def _answered(text: str, chain: Sequence[Part], then: tuple[int, int], tables: Tables) -> bool:
    """Whether another speaker may answer one of the paragraphs, the last one in `then`, so that a closer is missing."""
    from cleaner.stages.quotes.around.turns import is_answered  # few texts need it

    spans = [*(part[:2] for part in chain[1:]), then]
    return any(is_answered(text, part, span, tables) for part, span in zip(chain, spans, strict=True))


def _surely_read(text: str, part: Part) -> bool:
    """Whether a paragraph that hangs is read for sure, so that the next is known to be inside of a quotation."""
    start, end, spans = part
    marks = {text[a] for a, _ in spans}
    return (
        len(spans) <= FEW
        and marks <= {text[start], "‘", "’"}
        and "€" not in text[start:end]
        and prose(text, start, end)
    )
