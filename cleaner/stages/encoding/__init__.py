"""Encoding: text that was decoded wrongly, and character references that were never decoded.

Only damage is touched, never style: quotation marks keep their shape, letters their width and composition, line
breaks their kind.  Mojibake is left to ftfy, which is asked only about lines that a test for impossible
neighbours picks; every span that comes back different is an edit of its own.
"""

from __future__ import annotations

from cleaner.capability import Capability
from cleaner.lean import TYPE_CHECKING
from cleaner.stages.encoding.gate import ACCENTS, HYPHEN, INSIDE, LOST, SYMBOLS, glance, odd, stripped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

NAME = "encoding"
CAPABILITY = Capability(delete=None, insert=None)  # what broke can be any character, and so can what it was


def edits(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The repairs of broken characters and of undecoded character references."""
    text = document.text
    return [edit for edit in explain(document, rules) if edit.new != text[edit.start : edit.end]]


def explain(document: Document, rules: StageRules) -> Sequence[Edit]:
    """Every suspect place, with the reason why it is repaired or kept."""
    text = document.text
    notes: list[Edit] = []
    if not text.isascii() and odd(text):
        from cleaner.stages.encoding import doublebyte, misread

        notes = doublebyte.suspects(text, rules) or misread.suspects(text, rules)
        if any(note.new != text[note.start : note.end] for note in notes):
            return notes  # what else is broken shows once the letters are right
    if not text.isascii() and (near := glance().search(text)):
        from cleaner.stages.encoding import mojibake  # most texts need neither of these, and a start should be quick

        notes += mojibake.suspects(text, rules, near.start())
    if LOST in text or ("?" in text and INSIDE.search(text)) or ("â" in text and rules.prepared(stripped).search(text)):
        from cleaner.stages.encoding import lost

        notes += lost.suspects(text, rules)
    if "\\" in text or "<" in text:
        from cleaner.stages.encoding import escapes

        notes += escapes.suspects(text, rules)
    if "=" in text:
        from cleaner.stages.encoding import printable

        notes += printable.suspects(text, rules)
    if HYPHEN in text or (not text.isascii() and [c for c in SYMBOLS if c in text]):
        from cleaner.stages.encoding import symbols

        notes += symbols.suspects(text, rules)
    if not text.isascii() and [c for c in ACCENTS if c in text]:
        from cleaner.stages.encoding import accents

        notes += accents.suspects(text, rules)
    if "&" in text:
        from cleaner.stages.encoding import references

        notes += references.suspects(text, rules)
    return _disjoint(sorted(notes)) if notes else ()


def _disjoint(edits: list[Edit]) -> list[Edit]:
    """`edits` without those that overlap an earlier one; what is left out is found again in the next round."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
