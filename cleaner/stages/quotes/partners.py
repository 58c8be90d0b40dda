"""Put in the missing partner of a mark, where its place is sure; propose it where that is likely."""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.quotes.marks import BRACKETS, SPACED, within_word
from cleaner.stages.quotes.paragraphs import row_below
from cleaner.stages.quotes.reading import CLOSE, OPEN
from cleaner.stages.quotes.sides import moved
from cleaner.stages.quotes.spaces import BLANKS
from cleaner.stages.quotes.tables import level, remembered

if TYPE_CHECKING:
    from cleaner.stages.quotes.features import Gap
    from cleaner.stages.quotes.fixes import Fix, Fixer
    from cleaner.stages.quotes.marks import Mark, Paragraph
    from cleaner.stages.quotes.placement import Place
    from cleaner.stages.quotes.reading import Reading

ENDS = frozenset(".!?…—。！？’'")  # what a quoted paragraph ends with
ENDING = lazy(r"[.!?…][\"”“»«’‘']*\s")  # of a sentence
STARTS = "-–—―• \t\xa0\u3000"  # what may stand before a paragraph that is all speech
ACCENTS = frozenset("`´")
NAMED = 2  # words that name a speaker at most
NAME = 60  # characters of the first words of a name at most
FOLLOWS = 40  # characters behind a paragraph in which the next one begins
RECENT = 64  # places for missing marks that are remembered while one document is mended


class Partners:
    """What the marks of one paragraph lack."""

    def __init__(self, paragraph: Paragraph, fixer: Fixer, *, answers: bool) -> None:
        """`answers`: the next paragraph answers what is open behind this one."""
        self.text = fixer.text
        self.paragraph = paragraph
        self.marks = fixer.marks
        self.fixer = fixer
        self.profile = fixer.profile
        self.tables = fixer.tables
        self.answers = answers
        self.last = paragraph.end >= self.profile.finish

    def edits(
        self, reading: Reading, k: int, margin: float, fixes: list[Fix], *, only_told: bool = False
    ) -> list[Edit]:
        """The edit that puts in the missing partner of mark `k`; `only_told`: beside words that tell who speaks."""
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
            or (where == "unknown_text" and self._beyond(mark, best.at))
            or (where == "told" and closing and self._speaker(mark, best.at))
        ):
            sure = False  # quotations run over its paragraphs, or this one, a word or its first letter is quoted, or cut off
        if not sure and best.sure < limits["likely"]:
            return self._report(k, which)
        role = f"missing-{which}" if sure else f"likely-{which}"
        if role not in self.tables.repairs or any(f.start < best.at < f.end for f in fixes):
            return []
        side = 0 if closing else 1
        own = next((f.new for f in fixes if f.mark == k and f.new.strip()), mark.glyph).strip()
        pair = next((p for p in self.profile.known if p[side] == own), "")
        if not pair:
            return self._report(k, which)  # of another language, and nobody knows which
        at, space = self._on_its_side(mark, best.at, closing=closing), self._space(mark, closing=closing)
        if space and blanks_left(self.text, at, closing=closing):
            at, space = at + (1 if closing else -1), ""
        new = space + pair[1] if closing else pair[0] + space
        near = " ".join(self.text[max(gap.start, best.at - 24) : best.at].split()[-2:])
        words = beside(self.text, mark, opens=closing)
        note = f"the {which} of the mark {words} seems to be missing, most likely after '{near}' ({best.sure:.2f})"
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

    def _on_its_side(self, mark: Mark, at: int, *, closing: bool) -> int:
        """A place, on that side of a comma or full stop beside it where closers stand."""
        profile = self.profile
        if not closing or profile.english:
            return at
        lang = (profile.lang or "").partition("-")[0]
        pairs = [pair for pair in profile.known if pair != "''"]
        usual = None if profile.known_language else self.tables.words.get(f"behind {lang}", frozenset())
        return moved(self.text, at, mark.end - 1, pairs, usual)

    def _lonely(self, mark: Mark) -> bool:
        """Whether a mark touches no word, nor dots before one, so that nothing is quoted where it stands."""
        if mark.left not in "seo" or mark.right not in "sep" or (self.profile.spaced and mark.glyph in SPACED):
            return False
        then = self.text[mark.end : mark.end + 4]
        return not then.startswith(("…", "...")) or not then.lstrip("….")[:1].isalpha()

    def _shares_closer(self, k: int) -> bool:
        """Whether a name is quoted in a longer one, and one closer stands for both, as Slavic languages write: "Банк "Развитие"."""
        mark, then = self.marks[k], self.marks[k + 1] if k + 1 < len(self.marks) else None
        if (
            self.profile.english
            or then is None
            or level(then.glyph) != level(mark.glyph)
            or then.left != "s"
            or then.right != "w"
        ):
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

    def _beyond(self, mark: Mark, at: int) -> bool:
        """Whether a sentence ends between a mark and the edge at `at`: who knows where a quotation ends among sentences."""
        return ENDING.search(self.text[min(mark.end, at) : max(mark.start, at)].rstrip()) is not None

    def _speaker(self, mark: Mark, at: int) -> bool:
        """Whether a place stands between a word or two and the verb behind them: more likely they tell who speaks."""
        quoted = self.text[mark.end : at]
        follows = self.text[at : at + 2]
        return quoted[-1:].isalnum() and follows[:1] == " " and follows[1:].isalpha() and len(quoted.split()) <= NAMED

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


def beside(text: str, mark: Mark, *, opens: bool) -> str:
    """The words by which a person finds a mark: offsets are not theirs, and change from stage to stage."""
    if opens:
        return f"before '{' '.join(text[mark.end : mark.end + 24].split()[:2])}'"
    return f"after '{' '.join(text[max(mark.start - 24, 0) : mark.start].split()[-2:])}'"
