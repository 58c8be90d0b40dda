"""Read one paragraph and make edits of what is sure."""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.marks.apostrophes import TWICE, Habits, cost_of
from cleaner.stages.quotes.marks.tables import level
from cleaner.stages.quotes.missing.partners import Partners, beside
from cleaner.stages.quotes.reading.fixes import LETTERS, Fix, Fixer, ordered
from cleaner.stages.quotes.reading.misread import misread
from cleaner.stages.quotes.reading.reader import Reader
from cleaner.stages.quotes.reading.reading import CLOSE, OPEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleaner.stages.quotes.document.profile import Profile
    from cleaner.stages.quotes.marks.marks import Paragraph
    from cleaner.stages.quotes.marks.tables import Tables
    from cleaner.stages.quotes.reading.reading import Reading, Readings


class Mender:
    """Mends one paragraph."""

    def __init__(
        self, text: str, paragraph: Paragraph, profile: Profile, tables: Tables, *, answers: bool = False
    ) -> None:
        """`answers`: the next paragraph answers what is open behind this one."""
        self.text = text
        self.marks = paragraph.marks
        self.last = paragraph.end >= profile.finish
        self.tables = tables
        closes = "‘" in profile.closers and "‚" in text
        doubles = any(m.typed in TWICE for m in self.marks) and profile.doubles
        habits = Habits(profile.single, profile.elides, closes, doubles, profile.base)
        letters = [cost_of(text, m, tables, habits) for m in self.marks]
        self.reader = Reader(self.marks, letters, profile)
        self.fixer = Fixer(text, self.marks, self.reader, profile, tables)
        self.partners = Partners(paragraph, self.fixer, answers=answers)

    def notes(self, *, goes_on: bool) -> list[Edit]:
        """What every mark was read as, its partner, and how much more the next best reading costs."""
        readings = self.reader.read(goes_on=goes_on)
        best = readings[0]
        margin = readings[1].cost - best.cost if len(readings) > 1 else best.cost
        notes = []
        for k, (mark, part, partner) in enumerate(zip(self.marks, best.parts, best.partners, strict=True)):
            words = beside(self.text, self.partners.paragraph, self.marks[partner], opens=partner < k)
            with_ = f" with the mark {words}" if partner >= 0 else ""
            note = (
                f"read as {part}{with_}; the paragraph costs {best.cost:.1f}, the next best reading {margin:.1f} more"
            )
            notes.append(Edit(mark.start, mark.end, mark.typed, self.tables.reading, note))
        return notes

    def mend(
        self,
        *,
        carried: bool,
        goes_on: bool,
        lone: Callable[[int], set[bool]],
        nearest: Callable[[int], set[bool]],
    ) -> tuple[list[Edit], bool]:
        """The edits, and whether a quotation is open behind the paragraph.

        `lone` tells whether a paragraph before (True) or behind (False) has marks of a level without partners, `nearest` asks
        the nearest alone.
        """
        readings = self.reader.read(carried=carried, goes_on=goes_on)
        best = readings[0]
        fixes = self.fixer.fixes(best)
        missing = self._missing(best, goes_on=goes_on)
        if not missing and not carried and len(best.open_at_end) == 1 and best.open_at_end[0] >= 0 and not lone(2):
            told = self._told(best, best.open_at_end[0], readings, fixes)
            if told:
                return ordered(told), False
        if not missing and not fixes:
            return [], goes_on and bool(best.open_at_end)
        margin = self._margin(readings, fixes, missing, goes_on=goes_on)
        edits = self._repairs(best, fixes, margin, nearest, goes_on=goes_on)
        twice = any(f.role == "twice" and f.new for f in fixes)  # a single mark, which stood for a double one
        if (
            len(missing) == 1
            and not twice
            and (best.parts[missing[0]] == CLOSE) not in lone(level(self.marks[missing[0]].glyph))
            and not (carried and self.last)
        ):
            edits += self.partners.edits(best, missing[0], margin, fixes)
        return ordered(edits), goes_on and bool(best.open_at_end)

    def _repairs(
        self, best: Reading, fixes: list[Fix], margin: float, nearest: Callable[[int], set[bool]], *, goes_on: bool
    ) -> list[Edit]:
        """The edits of marks that stand wrongly, if the reading is sure enough and nothing speaks against it."""
        limits, profile = self.tables.limits, self.fixer.profile
        repaired = sum(f.role not in LETTERS for f in fixes)
        if margin < limits["repair"] or repaired > limits["repairs"]:
            return []
        if any(self.partners.names(f.mark) for f in fixes if f.role == "space"):
            return []
        if (goes_on and self._closes_early(best, fixes)) or self._beyond(fixes, nearest):
            return []
        if misread(self.text, fixes, best, self.marks, profile, self.tables.spoken("saying", profile.base)):
            return []
        note, repairs = f"the next best reading costs {margin:.1f} more", self.tables.repairs
        return [Edit(f.start, f.end, f.new, repairs[f.role], note) for f in fixes if f.role in repairs]

    def _beyond(self, fixes: list[Fix], nearest: Callable[[int], set[bool]]) -> bool:
        """Whether a mark that seems to be typed twice, or on the wrong side of a blank, may be the partner of one in another paragraph."""
        for fix in fixes:
            mark = self.marks[fix.mark]
            side = mark.closes - mark.opens
            turned = fix.role == "space" and mark.typed == '"'
            if side and (turned or (fix.role == "twice" and not fix.new)) and (side > 0) in nearest(2):
                return True
        return False

    def _closes_early(self, reading: Reading, fixes: list[Fix]) -> bool:
        """Whether a single mark would close what may go on behind the paragraph, before something is quoted in such."""
        opened = [k for k, part in enumerate(reading.parts) if part == OPEN and level(self.marks[k].glyph) == 1]
        return bool(opened) and any(
            level(self.marks[fix.mark].glyph) < level(fix.new.strip())
            and reading.partners[fix.mark] == 0
            and fix.mark < opened[-1]
            for fix in fixes
        )

    def _told(self, reading: Reading, k: int, readings: Readings, fixes: list[Fix]) -> list[Edit]:
        """The closer of an opener that might be left open, where words that tell who speaks follow for sure.

        Inside a quotation that goes on others are quoted and told of, too: then nothing is sure.
        """
        size = level(self.marks[k].glyph)
        parts = zip(self.marks, reading.parts, strict=True)
        if fixes or any(part in (OPEN, CLOSE) and level(mark.glyph) != size for mark, part in parts):
            return []
        margin = self._margin(readings, fixes, [], goes_on=True)
        found = self.partners.edits(reading, k, margin, fixes, only_told=True)
        return found if any(e.rule == self.tables.repairs.get("missing-closer") for e in found) else []

    def _missing(self, reading: Reading, *, goes_on: bool) -> list[int]:
        return [k for k in reading.missing if not (goes_on and k in reading.open_at_end)]

    def _margin(self, readings: Readings, fixes: list[Fix], missing: list[int], *, goes_on: bool) -> float:
        """How much more the best reading costs that asks for something else."""
        for n in range(1, len(readings)):
            other = readings[n]
            if self._missing(other, goes_on=goes_on) != missing or self.fixer.fixes(other) != fixes:
                return other.cost - readings[0].cost
        return 9.0
