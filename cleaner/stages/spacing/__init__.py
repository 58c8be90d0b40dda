"""Spacing: blanks and invisible characters that say nothing.

What a reader, a Markdown parser or the wraps stage could still use stays: indentation, columns, the blanks at a
line end inside a paragraph, two blanks after a full stop, no-break spaces inside a line, soft hyphens, joiners.
"""

from __future__ import annotations

from cleaner.capability import Capability
from cleaner.lean import TYPE_CHECKING
from cleaner.stages.spacing import ends, gaps, invisible
from cleaner.stages.spacing.places import BLANKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

NAME = "spacing"
CAPABILITY = Capability(delete=BLANKS + invisible.WIDTHLESS + invisible.CONTROLS, insert=" ")


def edits(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The blanks and invisible characters that go."""
    text = document.text
    if document.printable and "  " not in text and not text.endswith(" "):
        return ()
    return [edit for edit in explain(document, rules) if edit.new != text[edit.start : edit.end]]


def explain(document: Document, rules: StageRules) -> Sequence[Edit]:
    """Every suspect blank or invisible character, with the reason why it goes or stays."""
    notes = [*ends.suspects(document, rules), *gaps.suspects(document, rules), *invisible.suspects(document, rules)]
    if not notes:
        return ()
    notes.sort()
    return [note for i, note in enumerate(notes) if not i or note.start >= notes[i - 1].end]
