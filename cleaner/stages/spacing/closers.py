"""Blanks before closing marks in scripts without blanks: what a reader of PDF files makes of the room beside a mark.

A mark is as wide as a character there, and is drawn at one side of its room.  The blank goes where the mark closes what
was opened in its line with no blank behind, and only from lines of which nobody may need the length.
"""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.spacing.places import BLANKS, line_at, line_beside, text_of

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

PAIRS = {"”": "“", "’": "‘"}
_CLOSER = lazy("[”’](?<=[\u2e80-\u9fff\uff00-\uffef] [”’])")
_SENTENCE_END = lazy("[。！？…：；!?.:][”’」』）)]*\\Z")


def suspects(document: Document, rules: StageRules) -> list[Edit]:
    """The blanks before closing marks that go."""
    rule = rules.repair("blank-before-closer")
    found = [m.start() for m in _CLOSER.finditer(document.text)] if rule else []
    return [Edit(at - 1, at, "", rule or "") for at in found if _closes(document, at)]


def _closes(document: Document, at: int) -> bool:
    """Whether the mark closes what the line opened, and the line was not wrapped, or its lines are joined by now."""
    line = line_at(document, at)
    head, mark = document.text[line.start : at], document.text[at]
    opener = PAIRS[mark]
    if head.count(opener) != head.count(mark) + 1 or head[head.rfind(opener) + 1 :][:1] in BLANKS:
        return False
    before, after = (text_of(document, line_beside(document, line, step)).strip(BLANKS) for step in (-1, 1))
    row = text_of(document, line).rstrip(BLANKS)
    return not (before and not _SENTENCE_END.search(before)) and not (after and not _SENTENCE_END.search(row))
