"""Text of another encoding, of which parts only look like mojibake: what is made of these would be no better to read.

Chinese of two bytes a character holds pairs that are UTF-8 by chance, and the rest of such a run stays what it was.  Quotation
marks and daggers that a control character stands for in Western pages stand amid no word: there it is a letter of another page.
"""

from __future__ import annotations

from bisect import bisect_left

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit

LEFT = 4  # characters of a run that stay garbled, from which on it is of another encoding
SHARE = 0.5  # of the repairs: where so many are in such runs, all of a text is, if they are more than one ...
FIRST = 20  # ... of the first ones
REACH = 100  # characters beside them that are looked at

_RUN = lazy("[^\0-\x7f]{6,}")
_GARBLE = lazy("[\x80-\x9f\xa1-\xff]")
_APART = frozenset("“”„†‡‰‹›•™")  # what stands amid no word


def unless_foreign(text: str, notes: list[Edit], c1: str | None) -> list[Edit]:
    """`notes`, in order; those kept that are made of another encoding; `c1` is the rule that reads control characters."""
    amid = any(note.rule == c1 and _is_amid(text, note) for note in notes)
    first = notes[:FIRST]
    least = max(2, SHARE * len(first))
    foreign = sum([_has_more(text, note) for note in first]) >= least and _in_foreign_runs(text, first) >= least
    if not amid and not foreign:
        return notes
    reason = "kept: the text is of another encoding"
    return [
        note._replace(new=text[note.start : note.end], note=reason) if foreign or note.rule == c1 else note
        for note in notes
    ]


def _is_amid(text: str, note: Edit) -> bool:
    """Whether a mark would stand between two letters."""
    return (
        note.new in _APART and text[note.start - 1 : note.start].isalpha() and text[note.end : note.end + 1].isalpha()
    )


def _has_more(text: str, note: Edit) -> bool:
    """Whether a repair is part of something longer, or long itself; few in mojibake are."""
    return len(note.new) >= LEFT or text[note.start - 1 : note.start] > "\x7f" or text[note.end : note.end + 1] > "\x7f"


def _in_foreign_runs(text: str, notes: Sequence[Edit]) -> int:
    """How many of `notes` are in runs without ASCII that stay garbled for the most part."""
    starts = [note.start for note in notes]
    found = 0
    for run in _RUN.finditer(text, max(0, starts[0] - REACH), notes[-1].end + REACH):
        inside = notes[bisect_left(starts, run.start()) : bisect_left(starts, run.end())]
        if not inside:
            continue
        parts: list[str] = []
        end = run.start()
        for note in inside:
            parts += (text[end : note.start], note.new)
            end = note.end
        new = "".join((*parts, text[end : run.end()]))
        left = len(_GARBLE.findall(new))
        found += len(inside) if left >= LEFT and 2 * left > len(new) else 0
    return found
