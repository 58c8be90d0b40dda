"""What the paragraphs near one leave open or close: a mark that seems to be missing in it may stand there.

So it is with verses of which each has a line, speeches over several paragraphs, and a quotation around a poem or a letter.
"""

from __future__ import annotations

from functools import cache, partial

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.around.conversations import surplus
from cleaner.stages.quotes.marks.apostrophes import word_after
from cleaner.stages.quotes.marks.tables import STRAIGHT, level

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.stages.quotes.document.survey import Survey
    from cleaner.stages.quotes.marks.marks import Mark

DOTS = ("...", "…")  # with which what was broken off may go on
APOSTROPHES = frozenset("'’‘")


class Near:
    """What stands near the paragraphs of a document; none is gone through twice, however many are asked about."""

    def __init__(self, found: Survey) -> None:
        self.found = found
        self._openers, self._closers = found.profile.openers, found.profile.closers
        self._cut, self._sibilants = found.tables.words["cut"], found.tables.words["sibilant"]
        self._reach = int(found.tables.limits["carry"])
        self._more = cache(lambda n: 0 if found.even(n) else surplus(found[n], found.profile))
        self._first = cache(partial(self._told, last=False))
        self._last = cache(partial(self._told, last=True))

    def unbalanced(self, k: int, size: int) -> set[bool]:
        """Whether a paragraph near has more openers before this one (True is in the set), or more closers after (False).

        The mark of level `size` that seems to be missing may then stand there.  Straight and single marks cannot be
        counted: of these the nearest tell.
        """
        before, behind = self._around(k)
        near = self.nearest(k, size)
        if True not in near and any(self._more(n) > 0 for n in before):
            near.add(True)
        if False not in near and any(self._more(n) < 0 for n in behind):
            near.add(False)
        return near

    def nearest(self, k: int, size: int) -> set[bool]:
        """The same by the nearest marks alone: the last before a paragraph that tells opens, the first behind it closes."""
        before, behind = self._around(k)
        opens = next((side for n in before if (side := self._last(n, size))), 0) > 0
        closes = next((side for n in behind if (side := self._first(n, size))), 0) < 0
        return {side for side, stands in ((True, opens), (False, closes)) if stands}

    def _around(self, k: int) -> tuple[range, range]:
        """The numbers of the paragraphs before and behind one, the nearest first."""
        reach = self._reach
        return range(k - 1, max(-1, k - 1 - reach), -1), range(k + 1, min(len(self.found), k + 1 + reach))

    def _told(self, n: int, size: int, *, last: bool) -> int:
        """What the first or last mark of a level in a paragraph does whose place tells it: 1 if it opens, -1 if it closes, 0 for none."""
        marks = self.found[n].marks
        order: Iterable[Mark] = reversed(marks) if last else marks
        return next((side for mark in order if level(mark.glyph) == size and (side := self._side(mark))), 0)

    def _side(self, mark: Mark) -> int:
        """1 if a mark opens by what it is or where it stands, -1 if it closes, 0 if it may as well be an apostrophe, or either."""
        letter = mark.typed in APOSTROPHES
        if "c" in mark.left + mark.right and mark.typed not in STRAIGHT:
            return (mark.glyph in self._openers) - (mark.glyph in self._closers)  # no blanks show which way it stands
        goes_on = mark.right == "d" or self.found.text.startswith(DOTS, mark.end)
        if (mark.left in "esod" and mark.right in "wo") or (
            goes_on and mark.left in "eso" and mark.glyph in self._openers
        ):
            small = letter and mark.left != "e" and mark.after.islower()
            cut = small and word_after(self.found.text, mark.end) in self._cut
            return 0 if cut or mark.typed == "’" else 1
        if mark.left in "pdx" or (mark.left == "w" and not (letter and mark.before in self._sibilants)):
            ends = mark.right in "espd" or (not letter and mark.glyph not in self._openers)
            return -1 if ends and mark.glyph in self._closers else 0
        return 0
