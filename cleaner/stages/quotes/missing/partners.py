"""Put in the missing partner of a mark, where its place is sure; propose it where that is likely."""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.quotes.marks.marks import BRACKETS
from cleaner.stages.quotes.marks.tables import STRAIGHT, level, remembered
from cleaner.stages.quotes.missing.against import Against
from cleaner.stages.quotes.missing.explained import Spot
from cleaner.stages.quotes.reading.reading import CLOSE, OPEN
from cleaner.stages.quotes.reading.spaces import BLANKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.stages.quotes.document.signs import Gap
    from cleaner.stages.quotes.marks.marks import Mark, Paragraph
    from cleaner.stages.quotes.missing.placement import Place
    from cleaner.stages.quotes.reading.fixes import Fix, Fixer
    from cleaner.stages.quotes.reading.reading import Reading

ENDS = frozenset(".!?…—。！？’'")  # what a quoted paragraph ends with
STARTS = "-–—―• \t\xa0\u3000"  # what may stand before a paragraph that is all speech
SENTENCE = lazy(r"[.!?…][’”»]?\s+(?=\S)")  # the end of one
OFTEN = 2  # curly quotations beside which a straight mark is a slip
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
        self.against = Against(paragraph, fixer)

    def edits(
        self, reading: Reading, k: int, margin: float, fixes: list[Fix], *, only_told: bool = False
    ) -> list[Edit]:
        """The edit that puts in the missing partner of mark `k`; `only_told`: beside words that tell who speaks."""
        mark = self.marks[k]
        closing = reading.parts[k] == OPEN
        gap = self._gap(reading, k, closing=closing)
        despite = self.tables.limits["closer_despite"] if only_told else 0.0
        if mark.glyph in BRACKETS or "c" in (mark.left, mark.right):
            from cleaner.stages.quotes.missing.unspaced import whole  # few texts lack a mark

            best = whole(gap, closing=closing, telling=self.tables.words[f"telling {gap.lang}"])
        else:
            best = self._place(gap, closing=closing, told=despite)
        if only_told and (best is None or not best.told or best.sure < despite):
            return []
        role = self._role(reading, k, best, margin)
        made = self._put(k, best.at, f"({best.sure:.2f})", role, fixes) if best and role else None
        return self._report(k, closing=closing) if made is None else made

    def names(self, k: int) -> bool:
        """Whether mark `k` stands before a name, and this in another or another in it, so that they share a closer."""
        upper = [self.text[mark.end : mark.end + 1].isupper() for mark in self.marks]
        return any(
            upper[j] and upper[j + 1] and self.against.shares_closer(j) for j in (k - 1, k) if 0 <= j < len(upper) - 1
        )

    def _role(self, reading: Reading, k: int, best: Place | None, margin: float) -> str:
        """The repair that puts a mark in a place, "" where that is none."""
        if best is None:
            return ""
        limits, closing = self.tables.limits, reading.parts[k] == OPEN
        edge = self._at_edge(self.marks[k], best.at, closing=closing)
        where = self._where(self.marks[k], edge=edge, told=best.told)
        spot = Spot(reading, k, best.at, where, edge, closing)
        if self.against.hopeless(spot):
            return ""
        which = "closer" if closing else "opener"
        known = where[:4] in {"edge", "far_"}
        apart = limits["insert_edge" if known else "insert"]
        least = max(limits[name] for name in (f"{which}_{where}", *self._besides(spot)))
        sure = best.sure >= least and margin >= apart and not self.against.unsure(spot)
        if self.answers and closing and not known and where != "told":
            sure = False  # the answer tells that a closer is missing at the end
        return f"missing-{which}" if sure else f"likely-{which}" if best.sure >= limits["likely"] else ""

    def _put(self, k: int, at: int, sure: str, role: str, fixes: list[Fix]) -> list[Edit] | None:
        """The edit that puts the partner of mark `k` at a place; None if that is of another language, and nobody knows which."""
        from cleaner.stages.quotes.missing.placement import blanks_left

        mark, closing = self.marks[k], role.endswith("closer")
        if role not in self.tables.repairs or any(f.start < at < f.end for f in fixes):
            return []
        own = next((f.new for f in fixes if f.mark == k and f.new.strip()), mark.glyph).strip()
        slip = self._slip(mark, closing=closing) if own == mark.typed and role.startswith("missing") else ""
        own = slip or own
        pair = next((p for p in self.profile.known if p[0 if closing else 1] == own), "")
        if not pair:
            return None
        near = behind(self.text, self.paragraph, at)
        words = beside(self.text, self.paragraph, mark, opens=closing)
        which = role.rpartition("-")[2]
        note = f"the {which} of the mark {words} seems to be missing, most likely {near} {sure}"
        at, space = self._on_its_side(mark, at, closing=closing), self._space(mark, closing=closing)
        if space and blanks_left(self.text, at, closing=closing):
            at, space = at + (1 if closing else -1), ""
        made = [Edit(at, at, space + pair[1] if closing else pair[0] + space, self.tables.repairs[role], note)]
        if slip:
            note = "the text has no other straight mark"
            made.append(Edit(mark.start, mark.end, slip, self.tables.repairs["mismatch"], note))
        return made

    def _slip(self, mark: Mark, *, closing: bool) -> str:
        """What a straight mark that lacks its closer or opener should have been, if all others of the text are curly, else nothing."""
        outer = self.profile.outer
        if mark.typed != '"' or outer[0] in STRAIGHT or "mismatch" not in self.tables.repairs:
            return ""
        alone = self.profile.english and self.profile.straight('"') == 1  # in other languages English may be quoted so
        return outer[not closing] if alone and self.text.count(outer[0]) >= OFTEN else ""

    def _place(self, gap: Gap, *, closing: bool, told: float) -> Place | None:
        """The best place in a gap; kept for a while, as a paragraph that stays as it is is looked at again."""
        from cleaner.stages.quotes.missing.placement import NEAR, place

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
        if not closing:
            return at
        british = profile.english and level(profile.outer[0]) == 1
        weighed = profile.known_language and not british  # the weights know it
        usual = None if weighed else self.tables.words[f"behind {profile.base}"]
        return profile.sides.moved(at, mark.end - 1, usual)

    def _where(self, mark: Mark, *, edge: bool, told: bool) -> str:
        """What kind of a place it is: how sure it must be depends on that."""
        if level(mark.glyph) == 1:
            return "single" if level(self.profile.outer[0]) == 1 else "nested"
        if told:
            return "told"
        if edge:
            far = "far" if self.profile.known_language else "unknown"
            return ("edge" if self.profile.english else far) + ("_talk" if self.profile.talk else "_text")
        if self.profile.talk:
            return "inside" if self.profile.english else "elsewhere"
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

    def _besides(self, spot: Spot) -> Iterator[str]:
        """The limits that hold at an edge besides that of its kind, among terms and titles: a partner there would quote more."""
        mark, profile = self.marks[spot.k], self.profile
        start, end = sorted([spot.at, mark.start])
        if not spot.edge or profile.talk:
            return
        if (profile.english or not spot.closing) and SENTENCE.search(self.text, start, end):
            yield "closer_beyond" if spot.closing else "opener_beyond"
        if spot.closing or profile.quotes_lines or self.text[mark.end : self.paragraph.end].strip():
            return
        if sum(level(other.glyph) == level(mark.glyph) for other in self.marks) == 1:
            yield "opener_whole"

    def _report(self, k: int, *, closing: bool) -> list[Edit]:
        """The note that mark `k` has no partner."""
        mark, which = self.marks[k], "closer" if closing else "opener"
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
        from cleaner.stages.quotes.document.signs import Gap

        mark = self.marks[k]
        lo, hi = (mark.end, self.paragraph.end) if closing else (self.paragraph.start, mark.start)
        size = level(mark.glyph)
        beside = range(k + 1, len(self.marks)) if closing else range(k - 1, -1, -1)
        for j in beside:
            around = reading.partners[j] >= 0 and (reading.partners[j] < k) == closing and (j > k) == closing
            if reading.parts[j] in (OPEN, CLOSE) and (around or level(self.marks[j].glyph) == size):
                lo, hi = (lo, self.marks[j].start) if closing else (self.marks[j].end, hi)
                break
        lang = self.profile.base
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
            self.tables.words[f"naming {lang}"],
            lang,
        )


def beside(text: str, paragraph: Paragraph, mark: Mark, *, opens: bool) -> str:
    """The words by which a person finds a mark: offsets are not theirs, and change from stage to stage."""
    if not opens:
        return behind(text, paragraph, mark.start)
    words = " ".join(text[mark.end : min(mark.end + 24, paragraph.end)].split()[:2])
    return f"before '{words}'" if words else "at the end of the paragraph"


def behind(text: str, paragraph: Paragraph, at: int) -> str:
    """The words of a paragraph behind which a place is."""
    words = " ".join(text[max(at - 24, paragraph.start) : at].split()[-2:])
    return f"after '{words}'" if words else "at the start of the paragraph"
