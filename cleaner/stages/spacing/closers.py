"""Blanks before closing marks in scripts without blanks: what a reader of PDF files makes of the room beside a mark.

A mark is as wide as a character there, and is drawn at one side of its room.  The blank goes where the mark closes what
was opened in its line with no blank behind, and only from lines of which nobody may need the length.
"""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.spacing.places import BLANKS, by_line, line_beside, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document, Line
    from cleaner.rulebook import StageRules

PAIRS = {"”": "“", "’": "‘"}
_CLOSER_OF = {opener: closer for closer, opener in PAIRS.items()}
_MARK = lazy("[“”‘’]")
_CLOSER = lazy("[”’](?<=[\u2e80-\u9fff\uff00-\uffef] [”’])")
_SENTENCE_END = lazy("[。！？…：；!?.:][”’」』）)]*\\Z")


def suspects(document: Document, among: Sequence[str], rules: StageRules) -> list[Edit]:
    """The blanks before closing marks that go, if the text holds such marks `among` other signs."""
    rule = rules.repair("blank-before-closer")
    if rule is None or PAIRS.keys().isdisjoint(among):
        return []
    places = [m.start() for m in _CLOSER.finditer(document.text)]
    lines = [(line, those) for line, those in by_line(document, places) if _is_whole(document, line)]
    found = [at for line, those in lines for at in _closing(document.text, line, frozenset(those))]
    return [Edit(at - 1, at, "", rule) for at in found]


def _is_whole(document: Document, line: Line) -> bool:
    """Whether a line was not wrapped, or its lines are joined by now."""
    before, after = (text_of(document, line_beside(document, line, step)).strip(BLANKS) for step in (-1, 1))
    row = text_of(document, line).rstrip(BLANKS)
    return not (before and not _SENTENCE_END.search(before)) and not (after and not _SENTENCE_END.search(row))


def _closing(text: str, line: Line, places: AbstractSet[int]) -> Iterator[int]:
    """Those of `places` where a mark closes the only one of its kind that is open in the line, with no blank behind."""
    opened: dict[str, list[int]] = {closer: [] for closer in PAIRS}
    for at in [m.start() for m in _MARK.finditer(text, line.start, line.end)]:
        mark = text[at]
        if mark in _CLOSER_OF:
            opened[_CLOSER_OF[mark]].append(at)
        elif opened[mark]:
            last = opened[mark].pop()
            if at in places and not opened[mark] and text[last + 1] not in BLANKS:
                yield at
