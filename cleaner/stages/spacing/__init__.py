"""Spacing: blanks and invisible characters that say nothing.

What a reader, a Markdown parser or the wraps stage could still use stays: indentation, columns, the blanks at a
line end inside a paragraph, two blanks after a full stop, no-break spaces inside a line, soft hyphens, joiners.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.capability import CONTROLS, ZERO_WIDTH, Capability
from cleaner.document import BREAKS
from cleaner.stages.spacing import ends, gaps, invisible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

NAME = "spacing"
_BLANKS = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_REMOVABLE = "".join(c for c in _BLANKS + ZERO_WIDTH + CONTROLS if c not in BREAKS + "\u00ad")
CAPABILITY = Capability(delete=_REMOVABLE, insert=" ")


def edits(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The blanks and invisible characters that go."""
    text = document.text
    return [edit for edit in explain(document, rules) if edit.new != text[edit.start : edit.end]]


def explain(document: Document, rules: StageRules) -> Sequence[Edit]:
    """Every suspect blank or invisible character, with the reason why it goes or stays."""
    notes = [*ends.suspects(document, rules), *gaps.suspects(document, rules), *invisible.suspects(document, rules)]
    notes.sort()
    return [note for i, note in enumerate(notes) if not i or note.start >= notes[i - 1].end]
