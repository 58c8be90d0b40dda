"""Quotation marks: missing, doubled, mismatched, turned the wrong way, on the wrong side of a space.

A paragraph whose marks pair off is left alone.  Any other is read (`reading`): every mark gets a part, and what the
reading asks for is done where the next best reading costs clearly more, and a missing mark has one sure place.
"""

from __future__ import annotations

from cleaner.capability import MARKS, Capability
from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.gate import unsure
from cleaner.stages.quotes.marks.tables import build

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

NAME = "quotes"
CAPABILITY = Capability(delete=MARKS + ", \t\xa0\u2002\u2003\u2009\u200a\u202f", insert=MARKS + " \xa0\u202f")


def edits(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The edits that the rules ask for."""
    tables = rules.prepared(build)
    style = str(rules.options.get("style", "keep"))
    if not tables.usable:
        return ()
    seen = tables.seen(document)  # as what was repaired is looked at again
    found = unsure(document, tables) if style == "keep" and seen is None else None
    if (found is not None and not found.starts) or (style == "keep" and seen is not None and not seen.edits):
        tables.forget()
        return ()
    from cleaner.stages.quotes.repair import repairs  # sound text should not pay for what it does not need

    made = repairs(document, tables, found)
    if seen is not None:
        tables.forget()  # nobody asks a third time
    if style == "keep" or any(e.rule in tables.safe and document.text[e.start : e.end] != e.new for e in made):
        return made
    from cleaner.stages.quotes.style import restyled  # an option that few ask for

    return restyled(document, tables, style)


def explain(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The edits, and what every other mark of a paragraph that is not sound was read as."""
    tables = rules.prepared(build)
    if not tables.usable:
        return ()
    from cleaner.stages.quotes.repair import notes

    return notes(document, tables)
