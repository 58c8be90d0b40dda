"""Damage that is shown as an example: in code, or in a text about encodings.

A text that is broken itself is broken in its prose, too, and then its code is repaired with it; what is fenced stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.encoding.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit
    from cleaner.rulebook import StageRules

LINE = 400  # characters before a place in which the code around it begins, or what was typed at a prompt

_FENCE = lazy(r"^(?:```|~~~[\w-]*$)", re.MULTILINE)
_SIGNS = (">>> ", "In [", "$ ")
_PROMPT = lazy(  # with code behind it: mail is quoted so, too
    r"^[ \t]*(?:>>> (?:[\w.]+\(|\w+ = |import |from |print |[\"'\[({])|In \[\d+\]: |\$ [a-z./])", re.MULTILINE
)
_ARGUMENT = lazy(r"\w\([bru]?(?:\"[^\"]*|'[^']*)\Z")  # a string that a program is given


class Code:
    """The code of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        fenced = "```" in text or "~~~" in text
        self.fences = [fence.start() for fence in _FENCE.finditer(text)] if fenced else []

    def fenced(self, at: int) -> bool:
        """Whether a place is inside of a fenced block."""
        return bisect_left(self.fences, at) % 2 == 1

    def holds(self, at: int) -> bool:
        """Whether a place is in code."""
        text = self._text
        above = text[max(0, at - LINE) : at].rpartition("\n\n")[2]
        if self.fenced(at) or ([sign for sign in _SIGNS if sign in above] and _PROMPT.search(above)):
            return True
        before = above.rpartition("\n")[2]
        if "`" in before and _in_span(before, text[at : at + LINE].partition("\n")[0]):
            return True
        return "(" in before and _ARGUMENT.search(before) is not None


def _in_span(before: str, after: str) -> bool:
    """Whether a row has a span of code open where `before` ends, which is closed in what comes `after`."""
    return before.count("`") % 2 == 1 and "`" in after


def unless_shown(text: str, notes: list[Edit], rules: StageRules) -> list[Edit]:
    """`notes`, kept as they are in fenced code, and all of them where they stand in code, or a few in a text about encodings."""
    if not notes:
        return notes
    code, few = Code(text), rules.numbers("examples-of-mojibake").get("places", 0)
    prose, broken = _in_prose(text, notes, code, few)
    shows = prose <= few and (len(notes) <= few or 2 * prose <= len(notes))
    about = rules.prepared(_talk).find(text) if shows else None
    reason = "" if broken or prose == len(notes) else "kept: stands in code, and nowhere else is the text broken"
    if about:
        reason = f"kept: the text talks about encodings ({about!r}), this may be an example"
    if not reason and not code.fences:
        return notes
    fenced = "kept: inside a fenced block of code"
    return [
        note._replace(new=text[note.start : note.end], note=reason or fenced)
        if reason or code.fenced(note.start)
        else note
        for note in notes
    ]


def _in_prose(text: str, notes: Sequence[Edit], code: Code, few: float) -> tuple[int, bool]:
    """How many of `notes` stand in no code, a `few` more than which are as many as any, and whether some would be repaired."""
    prose, broken = 0, False
    for note in notes:
        if not code.holds(note.start):
            prose += 1
            broken = broken or note.new != text[note.start : note.end]
            if broken and prose > few:
                break
    return prose, broken


def _talk(rules: StageRules) -> Talk:
    return Talk(rules.words("encoding-talk"), r"(?<!\w)", r"(?!\w)")
