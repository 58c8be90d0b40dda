"""What comes behind a paragraph that leaves a quotation open: whether it may go on there."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.marks.marks import SPACED
from cleaner.stages.quotes.marks.tables import STRAIGHT, level

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleaner.stages.quotes.document.survey import Survey
    from cleaner.stages.quotes.marks.marks import Mark

TOUCHED = "wpx"  # the kinds of what a closer stands behind; vowel signs and points of some scripts are neither words nor points


class Beyond:
    """From a paragraph on, the first that is not passed over; none is asked about twice, however many are."""

    def __init__(self, size: int, is_passed: Callable[[int], bool]) -> None:
        self._size = size
        self._is_passed = is_passed
        self._ends: dict[int, int] = {}

    def __call__(self, start: int) -> int:
        """The number of that paragraph, or how many there are."""
        ends, at = self._ends, start
        while at < self._size and at not in ends and self._is_passed(at):
            at += 1
        end = ends.get(at, at)
        if at > start:
            ends.update(dict.fromkeys(range(start, at), end))
        return end


class Ahead:
    """What comes behind the paragraphs of a document."""

    def __init__(self, found: Survey) -> None:
        self.found = found
        self.profile = found.profile
        self._reach = int(found.tables.limits["carry"]) + 1
        self._behind_left_out = Beyond(len(found), self._is_left_out)
        self._behind_continued = Beyond(len(found), self._is_continued)

    def goes_on(self, k: int) -> bool:
        """Whether a quotation may be left open behind paragraph `k`."""
        return self._single_goes_on(k) or self.opens_next(k) or self._closes_later(k)

    def _single_goes_on(self, k: int) -> bool:
        """Whether nothing closes the last single mark that opens in a paragraph, and the next starts with one, too, or closes it.

        Quotations inside of it are set in double marks, which may be all that the text has.
        """
        if k + 1 == len(self.found) or not self.found[k + 1].marks:
            return False
        marks, then = self.found[k].marks, self.found[k + 1].marks
        opened = max((n for n, mark in enumerate(marks) if mark.typed == "‘" and mark.right == "w"), default=-1)
        if opened < 0 or any(mark.typed == "’" and mark.right != "w" for mark in marks[opened:]):
            return False
        starts = then[0].typed in {"‘", "’", "'"} and then[0].left == "e"
        ends = then[-1].typed == "’" and then[-1].left + then[-1].right == "pe"
        return starts or (ends and all(mark.typed != "‘" for mark in then))

    def opens_next(self, k: int) -> bool:
        """Whether the next paragraph starts with an opener, so that a quotation may be left open before it.

        A paragraph of dots or stars stands for what is left out of a quotation, or parts it.  Corner brackets are never
        opened again in Japanese for a quotation that goes on, a straight mark not by a curly one, unless it is a slip at
        the start of its paragraph, and a double mark not by a single one, unless quotations are set in those.
        """
        found, profile = self.found, self.profile
        then = self._behind_left_out(k + 1)
        if then == len(found) or (profile.outer == "「」" and profile.lang == "ja"):
            return False
        marks = found[then].marks
        if not marks or marks[0].left != "e" or not self._may_open(marks[0]):
            return False
        last = next((m for m in reversed(found[k].marks) if m.left in "eso" and level(m.glyph) == 2), marks[0])
        if level(marks[0].glyph) < min(level(last.glyph), level(profile.outer[0])):
            return False
        alone = last.left == "e" and sum(level(m.glyph) == 2 for m in found[k].marks) == 1
        slip = alone and profile.outer[0] not in STRAIGHT and not (profile.english and profile.talk)
        return last.glyph not in STRAIGHT or marks[0].glyph in STRAIGHT or slip

    def _may_open(self, mark: Mark) -> bool:
        """Whether a mark at the start of a paragraph opens something, be it one that is turned, or of another language."""
        if mark.glyph not in self.profile.openers:
            return mark.right == "w" and level(mark.glyph) == level(self.profile.outer[0])
        spaced = self.profile.spaced and mark.glyph in SPACED
        return mark.right != "s" or spaced or mark.glyph not in self.profile.closers

    def _is_left_out(self, k: int) -> bool:
        """Whether a quotation may go on behind a paragraph: it is left out, or is quoted in single marks from start to end."""
        paragraph = self.found[k]
        if not paragraph.marks or self.profile.single:
            return self.profile.leaves_out(paragraph)
        first, last = paragraph.marks[0], paragraph.marks[-1]
        return first.left == last.right == "e" and first.typed + last.typed == "‘’"

    def _closes_later(self, k: int) -> bool:
        """Whether one of the next paragraphs, the first with marks, closes what it did not open.

        Those that a » continues, passed over by custom, do not count.
        """
        found, then, left = self.found, k + 1, self._reach
        while left and then < len(found):
            doubles = [m for m in found[then].marks if level(m.glyph) == 2]
            if doubles:
                return self._closes(doubles[0])
            if self.profile.continues(found[then]):
                then = self._behind_continued(then)
            else:
                then, left = then + 1, left - 1
        return False

    def _is_continued(self, k: int) -> bool:
        """Whether a » continues a paragraph, and it holds no other double marks."""
        paragraph = self.found[k]
        return self.profile.continues(paragraph) and not [m for m in paragraph.marks if level(m.glyph) == 2]

    def _closes(self, mark: Mark) -> bool:
        """Whether a mark closes a quotation."""
        profile = self.profile
        touches = mark.left in TOUCHED or (mark.left == "s" and profile.spaced and mark.glyph in SPACED)
        return mark.glyph in profile.closers and touches and mark.right in "espd"
