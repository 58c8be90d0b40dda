"""wraps: line breaks inside a paragraph, the hyphens they left, and words that a page gave in pieces.

What is not prose is left alone; where the wrapper's column can be found, it decides; the rest is weighed.
"""

from __future__ import annotations

from cleaner.capability import HYPHENS, SPACES, Capability
from cleaner.lean import TYPE_CHECKING
from cleaner.stages.wraps.gate import TORN, may_be_in_pieces, may_be_wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

NAME = "wraps"
CAPABILITY = Capability(delete=SPACES + HYPHENS + ">", insert=" ")


def edits(document: Document, rules: StageRules) -> Sequence[Edit]:
    """One edit for every line break that is a wrap, or stands at a link; where there is none, for every word in pieces."""
    joins, likely = _joins(document, rules), rules.repair("join-likely")
    if any(edit.rule != likely for edit in joins):
        return joins  # what links tore shows once the others are made
    torn = _torn(document, rules)
    if joins and torn:
        from cleaner.stages.wraps.pieces.links import with_joins

        return with_joins(torn, joins)
    return joins or torn or _pieces(document, rules)


def explain(document: Document, rules: StageRules) -> Sequence[Edit]:
    """Every line break, and why it was kept or joined, and every word in pieces."""
    made = edits(document, rules)
    if len(document.lines) < 2 or rules.repair("join") is None:
        return made
    from cleaner.stages.wraps.work import notes_of

    wraps = {rules.repair(role) for role in ("join", "join-likely", "unhyphenate")}
    others = [edit for edit in made if edit.rule not in wraps]
    taken = {edit.end for edit in others}
    return [*[note for note in notes_of(document, rules) if note.end not in taken], *others]


def _joins(document: Document, rules: StageRules) -> Sequence[Edit]:
    if document.printable or not may_be_wrapped(document) or rules.repair("join") is None:
        return []
    from cleaner.stages.wraps.work import edits_of

    return edits_of(document, rules)


def _torn(document: Document, rules: StageRules) -> list[Edit]:
    if TORN.search(document.text) is None:
        return []
    from cleaner.stages.wraps.pieces.links import torn

    return torn(document, rules)


def _pieces(document: Document, rules: StageRules) -> Sequence[Edit]:
    if not may_be_in_pieces(document.text):
        return []
    from cleaner.stages.wraps.pieces.cuts import cut_words
    from cleaner.stages.wraps.pieces.ligatures import ligatures

    return sorted([*cut_words(document, rules), *ligatures(document, rules)])
