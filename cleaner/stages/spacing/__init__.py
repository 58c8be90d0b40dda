"""Spacing: blanks and invisible characters that say nothing, and blanks that a page lost.

What a reader, a Markdown parser or the wraps stage could still use stays: indentation, columns, the blanks at a
line end inside a paragraph, two blanks after a full stop, no-break spaces inside a line, soft hyphens, joiners.
"""

from __future__ import annotations

from cleaner.capability import Capability
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.spacing import ends, gaps, invisible
from cleaner.stages.spacing.places import BLANKS, MEETING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

NAME = "spacing"
CAPABILITY = Capability(delete=BLANKS + invisible.WIDTHLESS + invisible.CONTROLS, insert=" ")

PARTED = r"(?= [b-df-hj-np-tv-z][el]?(?!\w))"  # what is left of not, is and have: no vowel comes first

# A sign that stands close to a word, behind a blank, or one with which a word ends, right before another word.  The sign
# comes first because it is rarer than a blank and a word: so these pass over a text several times as quickly.
_SET_WRONGLY = {
    ",": lazy(f",(?:(?<= ,)|{MEETING[',']})"),
    ".": lazy(rf"\.(?:(?<= \.)(?![.\w])|{MEETING['.']})"),
    "?": lazy(rf"\?{MEETING['?']}"),
    "!": lazy(f"!{MEETING['!']}"),
    "(": lazy(r"\((?= )"),
    ")": lazy(r"\)(?<= \))"),
    "’": lazy(rf"’(?:(?<= ’)[a-z]{{1,2}}(?!\w)|{PARTED})"),
    "'": lazy(rf"'(?:(?<= ')[a-z]{{1,2}}(?!\w)|{PARTED})"),
    "”": lazy("”(?<= ”)"),
}


def edits(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The blanks and invisible characters that go, and the blanks that come."""
    text = document.text
    told = _mistyped(document, rules)
    if document.printable and "  " not in text and not text.endswith(" ") and not _signs(text):
        return told
    found = [note for note in explain(document, rules) if note.new != text[note.start : note.end]]
    return sorted([*found, *told]) if told else found


def explain(document: Document, rules: StageRules) -> Sequence[Edit]:
    """Every suspect blank or invisible character, with the reason why it goes or stays."""
    notes = [
        *_mistyped(document, rules),
        *ends.suspects(document, rules),
        *gaps.suspects(document, rules),
        *invisible.suspects(document, rules),
    ]
    signs = _signs(document.text)
    if signs:
        from cleaner.stages.spacing import close, closers, glued  # few texts need them

        for room in (close, closers, glued):
            notes += room.suspects(document, signs, rules)
        if "’" in signs or "'" in signs:
            from cleaner.stages.spacing import apart

            notes += apart.suspects(document, rules)
    if not notes:
        return ()
    notes.sort()
    return [note for i, note in enumerate(notes) if not i or note.start >= notes[i - 1].end]


def _mistyped(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The marks for regions that somebody mistyped."""
    if not document.names_us:
        return ()
    from cleaner.stages.spacing.marks import suspects

    return [*suspects(document, rules)]


def _signs(text: str) -> list[str]:
    """The signs that somewhere seem to have a blank too many, or too few."""
    return [sign for sign, pattern in _SET_WRONGLY.items() if sign in text and pattern.search(text)]
