"""Text of another encoding, of which parts only look like mojibake: what is made of these would be no better to read.

Chinese of two bytes a character holds pairs that are UTF-8 by chance, and the rest of such a run stays what it was.  Quotation
marks and daggers that a control character stands for in Western pages stand amid no word: there it is a letter of another page.
"""

from __future__ import annotations

from cleaner.change import apply
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit

GARBLED = 12  # runs of what no language writes that are no chance
UNSPACED = "\u2e80"
SHARE = 3  # of which one would be left
_ASCII, HIGH = bytes(range(0x80)), 16  # of so many characters, one
# Three bytes of a page that was read as a Western one; what Windows-1252 sets in the place of controls counts, too.
_RUN = lazy("[\x80-\x84\x86-\xff\ufffdŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]{3}")
_APART = frozenset("“”„†‡‰‹›•™")  # what stands amid no word


def unless_foreign(text: str, notes: list[Edit], c1: str | None) -> list[Edit]:
    """`notes`, in order; those kept that are made of another encoding; `c1` is the rule that reads control characters."""
    amid = any(note.rule == c1 and _is_amid(text, note) for note in notes)
    foreign = notes != [] and mostly_high(text) and _stays_garbled(text, notes)
    if not amid and not foreign:
        return notes
    reason = "kept: the text is of another encoding"
    return [
        note._replace(new=text[note.start : note.end], note=reason) if foreign or note.rule == c1 else note
        for note in notes
    ]


def mostly_high(text: str) -> bool:
    """Whether so many of its characters are letters with accents, and signs, as no language has."""
    return len(text.encode("cp1252", "ignore").translate(None, _ASCII)) * HIGH > len(text)


def _is_amid(text: str, note: Edit) -> bool:
    """Whether a mark would stand between two letters, of a script that has blanks between words."""
    beside = text[note.start - 1 : note.start], text[note.end : note.end + 1]
    return note.new in _APART and all(letter.isalpha() and letter < UNSPACED for letter in beside)


def _stays_garbled(text: str, notes: Sequence[Edit]) -> bool:
    """Whether much of what no language writes would be left."""
    runs = len(_RUN.findall(text))
    return runs >= GARBLED and len(_RUN.findall(apply(text, notes))) * SHARE > runs
