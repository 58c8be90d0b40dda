"""Read one paragraph and make edits of what is sure."""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.apostrophes import cost_of
from cleaner.stages.quotes.fixes import LETTERS, Fix, Fixer, ordered, unlikely
from cleaner.stages.quotes.marks import BRACKETS, SPACED, within_word
from cleaner.stages.quotes.paragraphs import row_below
from cleaner.stages.quotes.reading import CLOSE, OPEN, Reader, Reading, Readings
from cleaner.stages.quotes.spaces import BLANKS
from cleaner.stages.quotes.tables import level, remembered

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleaner.stages.quotes.features import Gap
    from cleaner.stages.quotes.marks import Mark, Paragraph
    from cleaner.stages.quotes.placement import Place
    from cleaner.stages.quotes.profile import Profile
    from cleaner.stages.quotes.tables import Tables

ENDS = frozenset(".!?…—。！？’'")  # what a quoted paragraph ends with
STARTS = "-–—―• \t\xa0\u3000"  # what may stand before a paragraph that is all speech
ACCENTS = frozenset("`´")
NAME = 60  # characters of the first words of a name at most
FOLLOWS = 40  # characters behind a paragraph in which the next one begins
RECENT = 64  # places for missing marks that are remembered while one document is mended


class Mender:
    """Mends one paragraph."""

    def __init__(
        self, text: str, paragraph: Paragraph, profile: Profile, tables: Tables, *, answers: bool = False
    ) -> None:
        self.text = text
        self.answers = answers  # whether the next paragraph answers what is open behind this one
        self.paragraph = paragraph
        self.marks = paragraph.marks
        self.last = paragraph.end >= profile.finish
        self.profile = profile
        self.tables = tables
        letters = [cost_of(text, m, tables, outer=profile.single, elides=profile.elides) for m in self.marks]
        self.reader = Reader(self.marks, letters, profile)
        self.fixer = Fixer(text, self.marks, self.reader, profile, tables)

    def notes(self, *, goes_on: bool) -> list[Edit]:
        """What every mark was read as, its partner, and how much more the next best reading costs."""
        readings = self.reader.read(goes_on=goes_on)
        best = readings[0]
        margin = readings[1].cost - best.cost if len(readings) > 1 else best.cost
        notes = []
        for k, (mark, part, partner) in enumerate(zip(self.marks, best.parts, best.partners, strict=True)):
            with_ = f" with the mark {self._beside(self.marks[partner], opens=partner < k)}" if partner >= 0 else ""
            note = (
                f"read as {part}{with_}; the paragraph costs {best.cost:.1f}, the next best reading {margin:.1f} more"
            )
            notes.append(Edit(mark.start, mark.end, mark.typed, self.tables.reading, note))
        return notes

    def _beside(self, mark: Mark, *, opens: bool) -> str:
        """The words by which a person finds a mark: offsets are not theirs, and change from stage to stage."""
        if opens:
            return f"before '{' '.join(self.text[mark.end : mark.end + 24].split()[:2])}'"
        return f"after '{' '.join(self.text[max(mark.start - 24, 0) : mark.start].split()[-2:])}'"

    def mend(self, *, carried: bool, goes_on: bool, lone: Callable[[], set[bool]]) -> tuple[list[Edit], bool]:
        """The edits, and whether a quotation is open behind the paragraph.

        `lone` tells whether a paragraph before (True) or behind (False) has marks without partners.
        """
        readings = self.reader.read(carried=carried, goes_on=goes_on)
        best = readings[0]
        fixes = self.fixer.fixes(best)
        missing = self._missing(best, goes_on=goes_on)
        if not missing and not carried and len(best.open_at_end) == 1 and best.open_at_end[0] >= 0 and not lone():
            told = self._told(best, best.open_at_end[0], readings, fixes)
            if told:
                return told, False
        if not missing and not fixes:
            return [], goes_on and bool(best.open_at_end)
        margin = self._margin(readings, fixes, missing, goes_on=goes_on)
        edits: list[Edit] = []
        repaired = sum(f.role not in LETTERS for f in fixes)
        sure = margin >= self.tables.limits["repair"] and repaired <= self.tables.limits["repairs"]
        if sure and not any(unlikely(f, self.marks[f.mark], self.text) for f in fixes):
            note = f"the next best reading costs {margin:.1f} more"
            edits = [
                Edit(f.start, f.end, f.new, self.tables.repairs[f.role], note)
                for f in fixes
                if f.role in self.tables.repairs
            ]
        if len(missing) == 1 and (best.parts[missing[0]] == CLOSE) not in lone() and not (carried and self.last):
            edits += self._insertion(best, missing[0], margin, fixes)
        return ordered(edits), goes_on and bool(best.open_at_end)

    def _told(self, reading: Reading, k: int, readings: Readings, fixes: list[Fix]) -> list[Edit]:
        """The closer of an opener that might be left open, where words that tell who speaks follow for sure.

        Inside a quotation that goes on others are quoted and told of, too: then nothing is sure.
        """
        size = level(self.marks[k].glyph)
        parts = zip(self.marks, reading.parts, strict=True)
        if fixes or any(part in (OPEN, CLOSE) and level(mark.glyph) != size for mark, part in parts):
            return []
        margin = self._margin(readings, fixes, [], goes_on=True)
        found = self._insertion(reading, k, margin, fixes, only_told=True)
        return [e for e in found if e.rule == self.tables.repairs.get("missing-closer")]

    def _missing(self, reading: Reading, *, goes_on: bool) -> list[int]:
        return [k for k in reading.missing if not (goes_on and k in reading.open_at_end)]

    def _margin(self, readings: Readings, fixes: list[Fix], missing: list[int], *, goes_on: bool) -> float:
        """How much more the best reading costs that asks for something else."""
        for n in range(1, len(readings)):
            other = readings[n]
            if self._missing(other, goes_on=goes_on) != missing or self.fixer.fixes(other) != fixes:
                return other.cost - readings[0].cost
        return 9.0

    def _insertion(
        self, reading: Reading, k: int, margin: float, fixes: list[Fix], *, only_told: bool = False
    ) -> list[Edit]:
        """The edit that puts in the missing partner of mark `k`."""
        from cleaner.stages.quotes.placement import blanks_left, whole  # few texts lack a mark

        mark = self.marks[k]
        closing = reading.parts[k] == OPEN
        gap = self._gap(reading, k, closing=closing)
        if mark.glyph in BRACKETS or "c" in (mark.left, mark.right):
            best = whole(gap, closing=closing)
        else:
            told = self.tables.limits["closer_despite"] if only_told else 0.0
            best = self._place(gap, closing=closing, told=told)
        limits = self.tables.limits
        which = "closer" if closing else "opener"
        if only_told and (best is None or not best.told or best.sure < limits["closer_despite"]):
            return []
        if (
            best is None
            or self._lonely(mark)
            or self._alone(reading, k, best, closing=closing)
            or self._stands_in(best.at, closing=closing)
            or (closing and self._shares_closer(k))
        ):
            return self._report(k, which)
        where = self._where(mark, best, closing=closing)
        needed = limits[f"{which}_{where}"]
        verse = closing and "\n" in self.text[mark.end : best.at]  # what is quoted line by line may go on below
        apart = limits["insert_edge" if where[:4] in {"edge", "far_"} else "insert"]
        sure = best.sure >= needed and margin >= apart and not verse and not self._cut_short(mark, closing=closing)
        if self.answers and closing and where[:4] not in {"edge", "far_", "told"}:
            sure = False  # the answer tells that a closer is missing at the end
        if sure and (
            self.profile.torn
            or self._first_single(reading, k)
            or self.profile.foreign(mark.glyph, self.text[best.at - 1], closing=closing)
            or (self._leads_on(mark, best.at) if closing else within_word(self.text, mark.end))
        ):
            sure = False  # quotations run over its paragraphs, or this one, a word or its first letter is quoted, or cut off
        if not sure and best.sure < limits["likely"]:
            return self._report(k, which)
        role = f"missing-{which}" if sure else f"likely-{which}"
        if role not in self.tables.repairs or any(f.start < best.at < f.end for f in fixes):
            return []
        side = 0 if closing else 1
        own = next((f.new for f in fixes if f.mark == k and f.new.strip()), mark.glyph).strip()
        pair = next((p for p in self.profile.known if p[side] == own), own * 2)
        at, space = best.at, self._space(mark, closing=closing)
        if space and blanks_left(self.text, at, closing=closing):
            at, space = at + (1 if closing else -1), ""
        new = space + pair[1] if closing else pair[0] + space
        near = " ".join(self.text[max(gap.start, best.at - 24) : best.at].split()[-2:])
        beside = self._beside(mark, opens=closing)
        note = f"the {which} of the mark {beside} seems to be missing, most likely after '{near}' ({best.sure:.2f})"
        return [Edit(at, at, new, self.tables.repairs[role], note)]

    def _place(self, gap: Gap, *, closing: bool, told: float) -> Place | None:
        """The best place in a gap; kept for a while, as a paragraph that stays as it is is looked at again."""
        from cleaner.stages.quotes.placement import NEAR, place

        start = gap.start
        around = self.text[max(start - NEAR, 0) : gap.end + NEAR], min(start, NEAR), gap.end - start
        region = gap.lo - start, gap.hi - start, gap.partner - start
        key = (*around, *region, *gap.stops.items(), gap.talk, gap.lang, closing, told)

        def found() -> Place | None:
            best = place(gap, closing=closing, tables=self.tables, told=told)
            return best and best._replace(at=best.at - start)

        best = remembered(self.tables.places, RECENT, key, found)
        return best and best._replace(at=best.at + start)

    def _lonely(self, mark: Mark) -> bool:
        """Whether a mark touches no word, nor dots before one, so that nothing is quoted where it stands."""
        if mark.left not in "seo" or mark.right not in "sep" or (self.profile.spaced and mark.glyph in SPACED):
            return False
        then = self.text[mark.end : mark.end + 4]
        return not then.startswith(("…", "...")) or not then.lstrip("….")[:1].isalpha()

    def _shares_closer(self, k: int) -> bool:
        """Whether a name is quoted in a longer one, and one closer stands for both, as Slavic languages write: "Банк "Развитие"."""
        mark, then = self.marks[k], self.marks[k + 1] if k + 1 < len(self.marks) else None
        if self.profile.english or then is None or then.typed != mark.typed or then.left != "s" or then.right != "w":
            return False
        between = self.text[mark.end : then.start]
        clause = self.text[self.paragraph.start : mark.start].rstrip()[-1:].isalnum()
        return clause and len(between) <= NAME and between.replace(" ", "").replace("-", "").isalpha()

    def _stands_in(self, at: int, *, closing: bool) -> bool:
        """Whether an accent stands right inside of where the mark would be put, or << anywhere: it is meant for one."""
        paragraph = self.text[self.paragraph.start : self.paragraph.end]
        return self.text[at - closing : at + (not closing)] in ACCENTS or "<<" in paragraph or ">>" in paragraph

    def _alone(self, reading: Reading, k: int, best: Place, *, closing: bool) -> bool:
        """Whether a single mark would quote all before it, with no quotation around, where the language has double ones."""
        if closing or self.profile.english or level(self.marks[k].glyph) > 1 or level(self.profile.outer[0]) == 1:
            return False
        return self.fixer.around(reading, k) < 0 and self._at_edge(self.marks[k], best.at, closing=False)

    def _first_single(self, reading: Reading, k: int) -> bool:
        """Whether a single mark opens something in the middle of a clause, with no quotation around, in a text that sets none in such."""
        mark = self.marks[k]
        clause = self.text[self.paragraph.start : mark.start].rstrip()[-1:].isalnum()
        alone = reading.parts[k] == OPEN and clause and self.fixer.around(reading, k) < 0
        return alone and level(mark.glyph) == 1 and not self.profile.singles

    def _cut_short(self, mark: Mark, *, closing: bool) -> bool:
        """Whether a long quotation is open where the text ends, so that it may go on in what was not taken over."""
        return (
            closing
            and self.last
            and len(self.text[mark.end : self.paragraph.end].split()) > self.tables.limits["final"]
        )

    def _leads_on(self, mark: Mark, at: int) -> bool:
        """Whether what is quoted goes on below: the paragraph ends with a colon, or breaks off, or the next one goes on with a small letter.

        Or it ends in a row right below, where long rows were broken and stay.
        """
        if mark.typed == '"' and row_below(self.text, self.paragraph.end).count(mark.typed) % 2:
            return True
        rest = self.text[self.paragraph.start : self.paragraph.end].rstrip()
        if self.text[at : self.paragraph.end].strip():
            return rest.endswith(":")
        then = self.text[self.paragraph.end : self.paragraph.end + FOLLOWS].lstrip()[:1]
        return rest.endswith((":", ",")) or then.islower() or (self.last and rest[-1:].isalpha())

    def _where(self, mark: Mark, best: Place, *, closing: bool) -> str:
        """What kind of a place it is: how sure it must be depends on that."""
        if level(mark.glyph) == 1:
            return "single" if level(self.profile.outer[0]) == 1 else "nested"
        if best.told:
            return "told"
        if self._at_edge(mark, best.at, closing=closing):
            far = "far" if self.profile.known_language else "unknown"
            return ("edge" if self.profile.english else far) + ("_talk" if self.profile.talk else "_text")
        if self.profile.talk:
            return "inside"
        return "term" if self.profile.english else "other"

    def _at_edge(self, mark: Mark, at: int, *, closing: bool) -> bool:
        """Whether a place is the edge of the paragraph, and the mark's other side is no mere phrase in a sentence."""
        if closing:
            phrase = self.text[self.paragraph.start : mark.start].rstrip()[-1:].isalnum()
            elided = self.text[at - 1] in "’'" and self.text[at - 2].isalpha()  # l’, d’: something follows
            ends = self.text[at - 1] in ENDS and not elided
            return not phrase and not self.text[at : self.paragraph.end].strip() and ends
        phrase = mark.left == "w" and mark.right == "s"
        goes_on = self.text[at].islower()  # the row, with a sentence
        return not phrase and not goes_on and not self.text[self.paragraph.start : at].strip(STARTS)

    def _report(self, k: int, which: str) -> list[Edit]:
        mark = self.marks[k]
        if "unpaired" not in self.tables.repairs:
            return []
        note = f"this mark has no {which}, and no place for one is likely"
        return [Edit(mark.start, mark.end, mark.typed, self.tables.repairs["unpaired"], note)]

    def _space(self, mark: Mark, *, closing: bool) -> str:
        """The space that stands inside of the partner, where that is the document's habit."""
        beside = mark.after if closing else mark.before
        return beside if self.profile.spaced and beside in BLANKS else ""

    def _gap(self, reading: Reading, k: int, *, closing: bool) -> Gap:
        """The region where the partner of mark `k` is missing: up to the next mark of its level."""
        from cleaner.stages.quotes.features import Gap

        mark = self.marks[k]
        lo, hi = (mark.end, self.paragraph.end) if closing else (self.paragraph.start, mark.start)
        size = level(mark.glyph)
        beside = range(k + 1, len(self.marks)) if closing else range(k - 1, -1, -1)
        for j in beside:
            around = reading.partners[j] >= 0 and (reading.partners[j] < k) == closing and (j > k) == closing
            if reading.parts[j] in (OPEN, CLOSE) and (around or level(self.marks[j].glyph) == size):
                lo, hi = (lo, self.marks[j].start) if closing else (self.marks[j].end, hi)
                break
        lang = (self.profile.lang or "").partition("-")[0]
        partner = mark.end if closing else mark.start
        return Gap(
            self.text,
            self.paragraph.start,
            self.paragraph.end,
            lo,
            hi,
            partner,
            self.profile.stops,
            self.profile.talk,
            self.tables.spoken("saying", lang),
            self.tables.spoken("person", lang),
            lang,
        )
