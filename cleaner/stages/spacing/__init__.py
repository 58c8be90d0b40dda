"""Spacing: blanks and invisible characters that say nothing.

What a reader, a Markdown parser or the wraps stage could still use stays: indentation, columns, the blanks at a
line end inside a paragraph, two blanks after a full stop, no-break spaces inside a line, soft hyphens, joiners.
"""

from __future__ import annotations

from cleaner.capability import Capability
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.spacing import ends, gaps, invisible
from cleaner.stages.spacing.places import BLANKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

NAME = "spacing"
CAPABILITY = Capability(delete=BLANKS + invisible.WIDTHLESS + invisible.CONTROLS, insert=" ")


# A blank beside a sign that stands close to words.  The sign comes first because it is rarer: so they are several times as quick.
_APART = {
    ",": lazy(r",(?<= ,)"),
    ".": lazy(r"\.(?<= \.)(?![.\w])"),
    "(": lazy(r"\((?= )"),
    ")": lazy(r"\)(?<= \))"),
    "’": lazy(r"’(?<= ’)[a-z]{1,2}(?!\w)"),
    "'": lazy(r"'(?<= ')[a-z]{1,2}(?!\w)"),
    "”": lazy("”(?<= ”)"),
}

# A word right behind a sign that ends one.
_MEETING = {
    ".": lazy(r"\.(?=[^\W\d_a-z])(?<=[^\W\d_A-Z][^\W\d_A-Z]\.)"),
    ",": lazy(r",(?=[^\W\d_A-Z])(?<=[^\W\d_A-Z][^\W\d_A-Z],)"),
    "?": lazy(r"\?(?=[^\W\d_a-z])(?<=[^\W\d_A-Z][^\W\d_A-Z]\?)"),
    "!": lazy(r"!(?=[^\W\d_a-z])(?<=[^\W\d_A-Z][^\W\d_A-Z]!)"),
}


def edits(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The blanks and invisible characters that go."""
    text = document.text
    if document.printable and "  " not in text and not text.endswith(" ") and not _apart(text) and not _met(text):
        return ()
    return [edit for edit in explain(document, rules) if edit.new != text[edit.start : edit.end]]


def explain(document: Document, rules: StageRules) -> Sequence[Edit]:
    """Every suspect blank or invisible character, with the reason why it goes or stays."""
    notes = [*ends.suspects(document, rules), *gaps.suspects(document, rules), *invisible.suspects(document, rules)]
    apart = _apart(document.text)
    if apart:
        from cleaner.stages.spacing import close, closers  # few texts need them

        notes += close.suspects(document, apart, rules)
        notes += closers.suspects(document, rules) if "”" in apart else []
    met = _met(document.text)
    if met:
        from cleaner.stages.spacing import glued

        notes += glued.suspects(document, met, rules)
    if not notes:
        return ()
    notes.sort()
    return [note for i, note in enumerate(notes) if not i or note.start >= notes[i - 1].end]


def _apart(text: str) -> list[str]:
    """The signs that stand close to words, and here beside a blank."""
    return [sign for sign, pattern in _APART.items() if pattern.search(text)]


def _met(text: str) -> list[int]:
    """Where words begin right behind signs that end one; what they are, is asked later."""
    return [m.end() for sign, pattern in _MEETING.items() if sign in text for m in pattern.finditer(text)]
