"""What is known of a document before its paragraphs are read: their marks, and the habits that these show.

Where the gate knows that most paragraphs hold plain pairs, these are counted and not gone through: the marks of such a
paragraph are made when somebody asks for them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import partial

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.quotes.document.paragraphs import mostly_prose, paragraphs, placed
from cleaner.stages.quotes.document.profile import Profile
from cleaner.stages.quotes.marks.apostrophes import TWICE, word_after
from cleaner.stages.quotes.marks.customs import quoting
from cleaner.stages.quotes.marks.marks import THIN, Paragraph, marks_of, spots_between
from cleaner.stages.quotes.marks.tables import level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document
    from cleaner.stages.quotes.document.paragraphs import Unsure
    from cleaner.stages.quotes.marks.marks import Mark
    from cleaner.stages.quotes.marks.plain import Part
    from cleaner.stages.quotes.marks.tables import Tables

PECULIAR = frozenset("″`")  # marks with customs for which all paragraphs are looked through
MANY = 2  # one in so many paragraphs with something to go through is as much work as all
LEADING = "—–- \xa0"  # before a quotation that opens a paragraph
_TOUCHING = lazy(rf"[{THIN}](?<=[“”„«»\"].)[“”„«»\"]")  # they count as one run of marks
_CONTINUING = lazy(r"\n[^\S\n]*»")  # what may go on with a quotation from before


class Survey:
    """The paragraphs of a document, in order, and its habits (`profile`)."""

    def __init__(self, document: Document, tables: Tables, unsure: Unsure | None = None) -> None:
        """Where the gate has found `unsure`, all other paragraphs hold plain pairs."""
        self.document = document
        self.text = document.text
        self.tables = tables
        self.spans = paragraphs(document)
        self._made: list[Paragraph | None] = [None] * len(self.spans)
        self.finders = tables.present(document)
        self._prose: bool | None = None
        self._even = False
        self._gone_through: Sequence[int] = range(len(self.spans))
        self.profile = (self._some(unsure, unsure.pairs) if unsure and unsure.pairs else None) or self._all()

    def __len__(self) -> int:
        return len(self.spans)

    def __getitem__(self, k: int) -> Paragraph:
        made = self._made[k]
        if made is None:
            made = self._made[k] = self._paragraph(k)
        return made

    def __iter__(self) -> Iterator[Paragraph]:
        return map(self.__getitem__, range(len(self.spans)))

    @property
    def prose(self) -> bool:
        """Whether few of the paragraphs with marks look like code."""
        if self._prose is None:
            marked: Sequence[Paragraph | Part] = [p for p in self._made if p and p.marks]
            if len(self._gone_through) < len(self.spans):
                marked = [part for part in placed(self.document, self.tables.spots(self.document)) if part[2]]
            self._prose = mostly_prose(self.text, marked)
        return self._prose

    def number(self, start: int) -> int:
        """Which paragraph it is that starts there."""
        return bisect_right(self.spans, (start, len(self.text) + 1)) - 1

    def even(self, k: int) -> bool:
        """Whether a paragraph is known to have an opener for every closer of a double mark, without being made."""
        return self._even and self._made[k] is None

    def led(self) -> Iterator[Paragraph]:
        """The paragraphs that start with a mark, or a dash and a mark; no others are made for that."""
        text, first = self.text, {glyph[0] for glyph, _ in self.finders}
        for k, (start, end) in enumerate(self.spans):
            if self._made[k] is None and text[start:end].lstrip(LEADING)[:1] not in first:
                continue
            if self[k].marks and leads(text, self[k]):
                yield self[k]

    def _paragraph(self, k: int) -> Paragraph:
        start, end = self.spans[k]
        spans = spots_between(self.text, self.finders, start, end)
        return Paragraph(start, end, marks_of(self.text, start, end, spans, self.tables.stand_ins) if spans else [])

    def _some(self, unsure: Unsure, pairs: Mapping[str, str]) -> Profile | None:
        """The habits, by the marks of the paragraphs that need it and the plain pairs of the others; None if most need it."""
        text = self.text
        numbers = self._peculiar(unsure, pairs)
        if not numbers:
            return None
        beside = {n + 1 for n in numbers if n + 1 < len(self)} if "«" in text else ()  # which tell what goes on
        order = sorted({*numbers, *beside})
        before, plural = [self[k] for k in order], self.tables.words["plural"]
        for k, paragraph, passed in zip(order, before, quoting(text, before, plural), strict=True):
            if paragraph.marks and not passed.marks:
                return None
            self._made[k] = passed
        some = [self[k] for k in numbers]
        plain: Counter[str] = Counter()
        for opener in [glyph for glyph, _ in self.finders if glyph in pairs and level(glyph) == 2]:
            count = text.count(opener) - sum([text.count(opener, start, end) for start, end, _ in some])
            if count:
                plain[opener + pairs[opener]] = count // 2 if opener == pairs[opener] else count
        self._gone_through, self._prose = numbers, unsure.prose
        marked = [p.marks for p in some if p.marks]
        through = {*numbers}
        others = [span for k, span in enumerate(self.spans) if k not in through]
        starting = partial(starting_with, text, others, [glyph for glyph, _ in self.finders], marked)
        profile = Profile(text, marked, self.document.lang, self.tables, plain, starting)
        if profile.letter:
            return None
        self._reread(profile, numbers)
        openers, closers = profile.double_openers, profile.double_closers
        self._even = not any(sum((m in openers) - (m in closers) for m in pair) for pair in pairs.items())
        return profile

    def _peculiar(self, unsure: Unsure, pairs: Mapping[str, str]) -> Sequence[int]:
        """Which paragraphs hold other marks than plain pairs of double ones; none, if these are most."""
        text, most = self.text, len(self.spans) // MANY
        if len(unsure.rest) > most or not PECULIAR.isdisjoint([glyph for glyph, _ in self.finders]) or "»" in pairs:
            return ()
        if "»" in text and (text.lstrip().startswith("»") or _CONTINUING.search(text)):
            return ()
        if "“" in text and "\n”" in text:
            return ()
        if any(blank in text for blank in THIN) and _TOUCHING.search(text):
            return ()
        singles = [finder for glyph, finder in self.finders if level(glyph) == 1]
        if singles and len(singles) == len(self.finders):
            return ()
        starts = [m.start() for finder in singles for m in finder.finditer(text)]
        starts += [part[0] for part in unsure.rest]
        numbers = sorted({*map(self.number, starts)})
        return numbers if len(numbers) <= most else ()

    def _all(self) -> Profile:
        """The habits, by the marks of all paragraphs."""
        text, tables = self.text, self.tables
        found = quoting(
            text,
            [
                Paragraph(a, b, marks_of(text, a, b, inside, tables.stand_ins) if inside else [])
                for a, b, inside in placed(self.document, tables.spots(self.document))
            ],
            tables.words["plural"],
        )
        profile = Profile(text, [p.marks for p in found], self.document.lang, tables)
        if profile.letter:
            found = [p._replace(marks=[m for m in p.marks if m.typed not in ("‘", "'", "’")]) for p in found]
        self._made[:] = found
        self._gone_through, self._prose = range(len(found)), None
        self._reread(profile, self._gone_through)
        return profile

    def _reread(self, profile: Profile, numbers: Sequence[int]) -> None:
        """Marks of two characters, as the habits have it."""
        cut = self.tables.words["cut"]
        for k in numbers:
            paragraph = self[k]
            if paragraph.marks and max([len(m.typed) for m in paragraph.marks]) > 1:
                meant = [profile.stand_in(m) for m in parted(self.text, paragraph.marks, cut)]
                self._made[k] = paragraph._replace(marks=meant)


def leads(text: str, paragraph: Paragraph) -> bool:
    """Whether nothing but a dash stands before the first mark of a paragraph."""
    return not text[paragraph.start : paragraph.marks[0].start].strip(LEADING)


def starting_with(
    text: str, spans: Sequence[tuple[int, int]], glyphs: Sequence[str], marked: Sequence[Sequence[Mark]]
) -> tuple[int, int]:
    """How many paragraphs start with a mark, and how many hold any: of those at `spans`, and those whose marks are given."""
    openers = [glyph for glyph in glyphs if level(glyph) == 2]
    starts = sum([marks[0].left == "e" for marks in marked]) + sum([text[start] in glyphs for start, _ in spans])
    return starts, len(marked) + sum([any(text.find(glyph, *span) >= 0 for glyph in openers) for span in spans])


def parted(text: str, marks: Sequence[Mark], cut: AbstractSet[str]) -> Iterator[Mark]:
    """The marks, two singles before a word that lost its start as two, unless the same two stand again: ''Tis so' he said."""
    again = Counter(m.typed for m in marks)
    for mark in marks:
        typed, mid = mark.typed, mark.start + 1
        starts = mark.left != "w" and mark.right == "w"
        if typed not in TWICE or again[typed] > 1 or not starts or word_after(text, mark.end) not in cut:
            yield mark
            continue
        yield mark._replace(end=mid, glyph=typed[0], typed=typed[0], after=typed[0])
        yield mark._replace(start=mid, glyph=typed[0], typed=typed[0], before=typed[0])
