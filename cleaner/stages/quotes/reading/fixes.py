"""What a reading asks for: marks to replace, spaces to move, marks to put in."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.quotes.document.language import TELLING
from cleaner.stages.quotes.document.profile import OTHERS
from cleaner.stages.quotes.marks.apostrophes import spaced
from cleaner.stages.quotes.marks.marks import POINTS, SPACED
from cleaner.stages.quotes.marks.pairs import BLUNT, HALF, LOW, another
from cleaner.stages.quotes.marks.tables import STRAIGHT, level
from cleaner.stages.quotes.reading.reader import doubled
from cleaner.stages.quotes.reading.reading import APOSTROPHE, CLOSE, OPEN, TWICE, outer
from cleaner.stages.quotes.reading.spaces import BESIDE, BLANKS, TERM, before_closer, behind_opener, is_literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit
    from cleaner.stages.quotes.document.profile import Profile
    from cleaner.stages.quotes.marks.marks import Mark
    from cleaner.stages.quotes.marks.tables import Tables
    from cleaner.stages.quotes.reading.reader import Reader
    from cleaner.stages.quotes.reading.reading import Reading

SPACED_TOO = SPACED | {'"', "“", "”"}  # marks that may have blanks inside where guillemets do
RIGHT_TO_LEFT, NEAR = lazy("[\u0590-\u08ff]"), 16  # letters, and characters beside a quotation
LETTERS = frozenset(["apostrophe", "spaced-apostrophe"])  # repairs that do not depend on each other
MIXED = frozenset(['"“', '"”'])  # a straight mark with one that closes in some languages


class Fix(NamedTuple):
    """Replace `text[start:end]` by `new` for the repair `role`, because of mark `mark`."""

    start: int
    end: int
    new: str
    role: str
    mark: int


class Fixer:
    """Turns readings of one paragraph into fixes."""

    def __init__(self, text: str, marks: Sequence[Mark], reader: Reader, profile: Profile, tables: Tables) -> None:
        self.text = text
        self.marks = marks
        self.reader = reader
        self.profile = profile
        self.tables = tables
        self._looked_at: tuple[Reading | None, list[int]] = (None, [])
        self._made: dict[tuple[int, str, int, int, bool], list[Fix]] = {}  # readings of a paragraph hardly differ

    def fixes(self, reading: Reading) -> list[Fix]:
        """The fixes of the marks that are there, in order; missing marks are not placed yet."""
        found: list[Fix] = []
        made, partners = self._made, reading.partners
        for k, part in enumerate(reading.parts):
            partner = around = -1
            if part in (OPEN, CLOSE):
                partner, around = partners[k], self.around(reading, k)
            key = k, part, partner, around, around >= 0 and partners[around] >= 0  # all that these fixes depend on
            if key not in made:
                made[key] = self._fixes(reading, k, part)
            found += made[key]
        return found

    def _fixes(self, reading: Reading, k: int, part: str) -> list[Fix]:
        """The fixes of one mark."""
        if part in (OPEN, CLOSE):
            return self._quoting(reading, k, part)
        if part == TWICE:
            return [Fix(self.marks[k].start, self.marks[k].end, "", "twice", k)]
        return self._apostrophe(k) if part == APOSTROPHE else []

    def _apostrophe(self, k: int) -> list[Fix]:
        mark = self.marks[k]
        new = mark.typed if mark.typed in ("'", "’") else self.profile.apostrophe
        if self.profile.lang in {None, "en"} and spaced(self.text, mark, self.tables):
            return [Fix(mark.start - 1, mark.end, new, "spaced-apostrophe", k)]
        return [Fix(mark.start, mark.end, new, "apostrophe", k)] if new != mark.typed else []

    def _quoting(self, reading: Reading, k: int, part: str) -> list[Fix]:
        """The fixes of an opener or closer: its glyph and the spaces beside it."""
        mark = self.marks[k]
        which = 0 if part == OPEN else 1
        new, role = self.target(reading, k, which)
        if self._chosen(reading, k, role) or self._elides(reading, k):
            return []
        start, end, text = mark.start, mark.end, new
        inside = mark.before if which else mark.after
        if reading.partners[k] != -1 and inside in BLANKS and mark.typed != "'" and not self._keeps_blanks(reading, k):
            if which == 0:
                partner, english = reading.partners[k], self.profile.english
                start, end, lead = behind_opener(self.text, self.marks, k, partner, english=english)
                text = lead + new
            else:
                start, end, trail = before_closer(self.text, self.marks, k)
                text = new + trail
        if new in SPACED and mark.glyph not in SPACED:
            blank = self._blank(k, reading.partners[k], which)
            text = blank + text if which else text + blank
        if (start, end) != (mark.start, mark.end):
            return [Fix(start, end, text, "space" if new == mark.typed else role, k)]
        return [Fix(start, end, text, role, k)] if new != mark.typed else []

    def _keeps_blanks(self, reading: Reading, k: int) -> bool:
        """Whether blanks inside of mark `k` are meant."""
        if self._set_wide(reading, k):
            return True
        partner, english = reading.partners[k], self.profile.english
        return partner >= 0 and is_literal(self.text, *sorted((self.marks[k], self.marks[partner])), english=english)

    def _set_wide(self, reading: Reading, k: int) -> bool:
        """Whether blanks inside of mark `k` are meant: in all of this text, or in guillemets beside marks of another kind."""
        profile, partner = self.profile, reading.partners[k]
        if self.marks[k].typed == '"' and profile.wide_straight:
            return True
        if profile.spaced or partner < 0:
            return profile.spaced and self.marks[k].glyph in SPACED_TOO
        opener, closer = sorted((self.marks[k], self.marks[partner]))
        if not SPACED.issuperset((opener.glyph, closer.glyph)) or not BESIDE.issuperset((opener.after, closer.before)):
            return False
        around = self.around(reading, k)
        other = around >= 0 and self.marks[around].glyph not in SPACED
        return (other or profile.outer[0] not in SPACED) and profile.wide

    def _blank(self, k: int, partner: int, which: int) -> str:
        """The blank that a text sets inside of guillemets and that its partner has, where mark `k` was none and has none."""
        if not self.profile.spaced or partner < 0:
            return ""
        mark, other = self.marks[k], self.marks[partner]
        inside, beside = (other.after, mark.before) if which else (other.before, mark.after)
        return inside if inside in BESIDE and beside not in BESIDE else ""

    def _chosen(self, reading: Reading, k: int, role: str) -> bool:
        """Whether mark `k` and its partner are a pair of some language, and neither is the document's: it was meant so.

        Two that are both turned are not, if what stands around them shows it, and no language has such a pair.
        """
        partner = reading.partners[k]
        if partner < 0 or role not in ("mismatch", "direction"):
            return False
        opener, closer = min(k, partner), max(k, partner)
        if RIGHT_TO_LEFT.search(self.text, max(0, self.marks[opener].start - NEAR), self.marks[closer].end + NEAR):
            return True  # which way marks are turned there depends on who shows them
        typed = self.marks[opener].typed + self.marks[closer].typed
        own = self._pair(reading, k, partner)
        if role == "direction":
            turned = typed == own[::-1] != own
            return turned and (
                typed in self.profile.standard or not _are_turned(self.marks[opener], self.marks[closer])
            )
        if k == opener and self._opens_sentence(self.marks[opener], self.marks[closer]):
            return True  # words without their start and end make another pair seem usual
        around = self._left_open(reading, opener)
        if (
            around
            and typed[0] in self.profile.openers
            and (typed[0] != own[0] or around + typed[1] in self.profile.known)
        ):
            return True  # its own closer is missing, not that of what stands around it
        return self._meant(typed, self.marks[opener].glyph, own)

    def _opens_sentence(self, opener: Mark, closer: Mark) -> bool:
        """Whether a mark is the single one of English before a sentence, whatever single mark closes it."""
        single = opener.typed == "‘" and closer.typed in {"’", "'", "’’"}
        return self.profile.english and single and opener.after.isupper()

    def _elides(self, reading: Reading, k: int) -> bool:
        """Whether a mark amid a clause that would become a double one, or one that opens, may be an apostrophe: only English ones are listed.

        One that sets off a term is none.
        """
        mark, partner = self.marks[k], reading.partners[k]
        if self.profile.english or mark.typed not in {"'", "’"}:
            return False
        if partner >= 0 and self._term(*sorted((mark, self.marks[partner]))):
            return False
        if mark.right in "wc":
            return mark.left == "s" and self.text[max(0, mark.start - 3) : mark.start].rstrip(" ")[-1:].isalnum()
        return mark.left == "w" and mark.right == "s" and self.text[mark.end : mark.end + 2].strip().isalnum()

    def _term(self, opener: Mark, closer: Mark) -> bool:
        """Whether two marks set off a few words amid a clause."""
        quoted = self.text[opener.end : closer.start]
        amid = self.text[max(0, opener.start - 3) : opener.start].rstrip(" ")[-1:].isalnum()
        return amid and len(quoted.split()) <= TERM and not any(char in POINTS for char in quoted)

    def _left_open(self, reading: Reading, k: int) -> str:
        """The last opener before mark `k` that is closed nowhere."""
        parts = zip(self.marks[:k], reading.parts, reading.partners, strict=False)
        return next((mark.glyph for mark, part, partner in [*parts][::-1] if part == OPEN and partner == -1), "")

    def _meant(self, typed: str, glyph: str, own: str) -> bool:
        """The same for two marks that are no pair of the document, the first read as `glyph`, which would become `own`."""
        profile = self.profile
        blunted = own in BLUNT and profile.outer not in BLUNT and not TELLING.isdisjoint(typed)
        if blunted or another(typed, own, profile.standard):
            return True  # nobody types a guillemet for a straight mark, and which way round it was meant is not known
        double = level(typed[0]) > 1 and typed[0] not in STRAIGHT and typed in profile.standard
        if double and typed[0] != own[0] and (profile.unknown or profile.recurs(typed)):
            return True
        mixed = profile.guessed and (
            typed in MIXED or STRAIGHT.isdisjoint(typed)
        )  # which of the two is the slip, who knows
        half = typed in HALF or typed.startswith(LOW) or (profile.guessed and typed[0] == OTHERS)
        if (half or mixed) and not profile.english:
            return mixed or own[0] != glyph  # of some language, but who knows which
        return typed in profile.standard and typed[0] != own[0] and typed[1] != own[1]

    def target(self, reading: Reading, k: int, which: int) -> tuple[str, str]:
        """The glyph that mark `k` should have, and the repair that gives it."""
        mark, partner = self.marks[k], reading.partners[k]
        if partner < 0:
            turned = mark.glyph not in (self.profile.closers if which else self.profile.openers)
            pairs = [p for p in self.profile.known if p[1 - which] == mark.glyph and turned]
            pair = pairs[0] if pairs else mark.glyph * 2
        else:
            pair = self._pair(reading, k, partner)
        new = pair[which]
        if new == mark.glyph == mark.typed:
            return mark.typed, ""
        if self._nests_in_kind(reading, k):
            return new, "nested"
        if len(mark.typed) == 2 and new == mark.typed[0]:
            return new, "twice"
        if partner >= 0 and level(new) != level(mark.glyph) and self.reader.crossed(k if which else partner):
            return new, "order"
        return new, "direction" if mark.typed == pair[1 - which] else "mismatch"

    def _pair(self, reading: Reading, k: int, partner: int) -> str:
        """The pair that marks `k` and `partner` should be."""
        opener, closer = min(k, partner), max(k, partner)
        a, b = self.marks[opener], self.marks[closer]
        if doubled(a, b):
            single = (a.typed[0], b.typed[0])
            return next((p for p in self.profile.known if p[0] == single[0] or p[1] == single[1]), "‘’")
        _, pair = self.profile.fits.of(a.glyph, b.glyph, inner=self._depth(reading, opener) > 0)
        if level(a.glyph) != level(b.glyph) and self.reader.crossed(closer):
            pair = next((p for p in self.profile.known if p[0] == a.glyph), pair)
        if self._nests_in_kind(reading, opener):
            pair = next((p for p in self.profile.known if level(p[0]) == 1 and p != "''"), pair)
        return pair

    def around(self, reading: Reading, k: int) -> int:
        """The opener of the quotation right around mark `k`, -1 for none."""
        if self._looked_at[0] is not reading:
            self._looked_at = reading, outer(reading)
        return self._looked_at[1][min(k, reading.partners[k]) if reading.partners[k] >= 0 else k]

    def _depth(self, reading: Reading, k: int) -> int:
        return 0 if self.around(reading, k) < 0 else 1

    def _nests_in_kind(self, reading: Reading, k: int) -> bool:
        """Whether mark `k` opens or closes a double quotation right inside another in the same marks, which English does not do."""
        around = self.around(reading, k) if self.profile.english else -1
        return (
            around >= 0
            and self.marks[around].typed not in {"‘‘", "’’"}  # which may be a single mark
            and reading.partners[k] >= 0
            and reading.partners[around] >= 0
            and self.marks[around].glyph == self.marks[min(k, reading.partners[k])].glyph == "“"
        )


def _are_turned(opener: Mark, closer: Mark) -> bool:
    """Whether one mark touches only the word behind it, and the other only what stands before it."""
    return opener.opens and closer.closes


def ordered(edits: list[Edit]) -> list[Edit]:
    """Edits sorted, those that overlap an earlier one left out."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
