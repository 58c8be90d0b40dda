"""The habits of a document: which pairs it uses, how it writes the apostrophe, where it puts spaces.

The document decides before its language does: a pair that it uses often is right, whatever the language.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import islice

from cleaner.lean import TYPE_CHECKING, cached_property
from cleaner.pattern import lazy
from cleaner.stages.quotes.document.fits import Fits
from cleaner.stages.quotes.document.language import TELLING, base, language_of, may_space, shown, tongue, unheard_of
from cleaner.stages.quotes.document.sides import Sides, stops_in
from cleaner.stages.quotes.marks.marks import CORNERS, digit, spaced
from cleaner.stages.quotes.marks.pairs import BLUNT, HALF, LOW, count_low, count_pairs, known_pairs
from cleaner.stages.quotes.marks.tables import SINGLES, STRAIGHT, level

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from cleaner.stages.quotes.marks.marks import Mark, Paragraph
    from cleaner.stages.quotes.marks.tables import Tables

TORN, TORN_SHARE = 4, 6  # so many paragraphs that start with a small letter, so large a part of all, are torn
_STARTS = lazy(r"\n[^\S\n]*\n[^\S\n]*(?:[,.;:)](?=\s)|[^\W\d_])")
DOTS = "….[]() \xa0*⁂#~•·–—_-"  # what stands for an omission, or parts sections
OMISSION = 12  # how long it is at most
OTHERS = "„"  # an opener that every language closes with another mark
QUOTED = 4  # quotations by which a text shows whether whole lines are some
PHRASE = 100  # characters that are quoted, within a line
CLOSED = 2  # quotations in ‘ ’ that are a habit
OKINAS = 4  # letters ‘ that are a habit
_TIGHT = lazy(r"[«»‹›](?:\w|(?<=\w.))")
_LOOSE = lazy(r'"(?<!\S")(?![^\s.,;:!?…)])')
LOOSE = 6  # straight marks that are
ELIDED = 3  # words without their start or end that are one
_OPENS_TWICE = lazy(r"''(?<![^\s(]'')(?=\w)")
_CUT = lazy(r"[’'](?:(?<![\w’'][’'])(?=[^\W\d_])|(?<=[^\W\d_][’'])(?![\w’']))")
ENGLISH = 1.5  # what the usual pair of English counts
TOLD, FOUND = 0.9, 0.5  # the same of a language that was told, or found by words
NONE: Mapping[str, int] = {}


class Profile:
    """The pairs of a document, the usual one first, with what it costs to read a glyph as part of one."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        text: str,
        paragraphs: Sequence[Sequence[Mark]],
        lang: str | None,
        tables: Tables,
        plain: Mapping[str, int] = NONE,
        starting: Callable[[], tuple[int, int]] | None = None,
    ) -> None:
        """The habits by the marks of `paragraphs`, and the pairs of double marks in all others, counted as `plain`.

        `starting` tells how many paragraphs start with a mark, and how many hold any, if these are not all.
        """
        self._text = text
        self._marked = [marks for marks in paragraphs if marks]
        self._plain = plain
        self._starting = starting
        self.costs = tables.costs
        self.standard = tables.standard
        tag, self.english, by_words, own = tongue(text, lang, tables)
        counts = self._counted(tag, lang, tables, own=own)
        self.lang = tag or language_of(text, counts, tables)
        self.unknown = tag is None  # neither told, nor shown by words or script
        paired = any(level(pair[0]) == 2 for pair in counts if pair in self.standard or pair in BLUNT)
        self.guessed = not own and not paired  # neither its language nor a pair of double marks tells what it uses
        pairs = shown(self._marked, tables) if self.guessed else own
        self.known = known_pairs(counts, pairs, tables, ENGLISH if self.english else FOUND if by_words else TOLD)
        self.base = base(self.lang)
        self.known_language = self.english or self.base in tables.learned
        self.outer = self.known[0] if self.known else "“”"
        self.singles = any(level(pair[0]) == 1 for pair in counts)  # whether any quotation is set in single marks
        self._english_singles = counts["‘’"] if "‘’" in pairs else 0
        self.curly = sum(counts.values()) >= 2 * sum([counts.get(p, 0) for p in BLUNT])
        french = partial(may_space, text, lang, tables)
        self.spaced = any(spaced(text, p, french) for p in self.known if p in ("«»", "»«", "‹›", "›‹"))
        self.fits = Fits(
            self.known,
            tables,
            not_inside=self._outside_only(counts, own),
            half=self.outer in HALF and not counts['""'],
            lenient=by_words and not paired,
        )
        self.openers, self.closers = self.fits.openers, self.fits.closers
        self._recurring: dict[str, bool] = {}
        self._straight: dict[str, int] = {}
        self.readings = tables.readings
        self.habits = (*self.known, self.spaced)  # what readings depend on

    def _counted(self, tag: str | None, lang: str | None, tables: Tables, *, own: Sequence[str]) -> Counter[str]:
        """How often the text has each pair, without those that are turned or mistyped; `own` are those of its language."""
        text = self._text
        counts = count_pairs(self._marked, turned=base(tag) not in tables.inside)
        counts.update(self._plain)
        if lang is not None and lang.startswith("en"):
            del counts["””"]  # two openers turned
        if OTHERS not in text:
            del counts['„"']  # typed as two commas
        elif not own and "“" in text and "”" in text:
            counts.update(count_low(text))  # those with plain blanks count twice: a slip has none
        usual = [p for p, n in counts.items() if n > 1]
        turned = [p for p, n in counts.items() if n == 1 and p not in BLUNT and unheard_of(p, tag, tables, usual)]
        for pair in turned:
            del counts[pair]
        return counts

    def foreign(self, glyph: str, before: str, *, closing: bool) -> bool:
        """Whether nobody knows which partner a mark has, or if that closes `before` a comma or behind it."""
        if not self.guessed or glyph in STRAIGHT:
            return False
        return glyph == OTHERS or before == "," if closing else glyph not in TELLING

    @cached_property
    def apostrophe(self) -> str:
        """How the text writes it: as it mostly does, or else as it sets its quotations."""
        curly, straight = self._text.count("’"), self._text.count("'")
        return "’" if curly > straight or (curly == straight and self.curly) else "'"

    @cached_property
    def letter(self) -> bool:
        """Whether ‘ is a letter here."""
        return self._text.count("‘") >= OKINAS and okina(self._marked)

    @cached_property
    def finish(self) -> int:
        """Where the last paragraph ends."""
        return len(self._text.rstrip())

    @cached_property
    def double_openers(self) -> frozenset[str]:
        """The openers of its pairs of double marks."""
        return self.openers - SINGLES

    @cached_property
    def double_closers(self) -> frozenset[str]:
        """The closers of its pairs of double marks."""
        return self.closers - SINGLES

    @cached_property
    def single(self) -> bool:
        """Whether quotations are set in single marks: most are, or there are no double ones at all."""
        if level(self.outer[0]) == 1 or self._plain:
            return level(self.outer[0]) == 1
        return not any(level(m.glyph) == 2 for marks in self._marked for m in marks)

    @cached_property
    def closes_singles(self) -> bool:
        """Whether ‘ opens quotations, all but one of which ’ closes, in a language that has them: else it may be an apostrophe."""
        opening = sum(m.typed == "‘" and m.right == "w" for marks in self._marked for m in marks)
        return self._english_singles >= CLOSED and opening <= self._english_singles + 1

    @cached_property
    def doubles(self) -> bool:
        """Whether double marks are typed as two single ones."""
        text = self._text
        return "``" in text or "‘‘" in text or ("''" in text and _OPENS_TWICE.search(text) is not None)

    def straight(self, mark: str) -> int:
        """How many of a straight mark stand anywhere but behind a figure, where it is a unit; two for more."""
        if mark not in self._straight:
            quoting = (
                True
                for found in re.finditer(mark, self._text)
                if not digit(self._text[found.start() - 1 : found.start()])
            )
            self._straight[mark] = sum(islice(quoting, 2))
        return self._straight[mark]

    @cached_property
    def quotes_lines(self) -> bool:
        """Whether a line may be a quotation, all of it, as where people are cited at length: one is, or too few are quoted to tell."""
        if self._text.count(self.outer[0]) < QUOTED:
            return True
        a, b = map(re.escape, self.outer)
        return re.search(rf"^{a}[^{a}{b}\n]*{b}$", self._text, re.MULTILINE) is not None

    @cached_property
    def beginning(self) -> frozenset[str]:
        """The straight marks that begin rows of the text."""
        return frozenset([mark for mark in STRAIGHT if f"\n{mark}" in self._text])

    @cached_property
    def wide(self) -> bool:
        """Whether no guillemet touches a word."""
        return _TIGHT.search(self._text) is None

    @cached_property
    def wide_straight(self) -> bool:
        """Whether all straight double marks have a blank on either side, or a point behind it, and are many: " so " they are typed."""
        loose = len(_LOOSE.findall(self._text))
        return loose >= LOOSE and loose == self._text.count('"')

    @cached_property
    def elides(self) -> bool:
        """Whether words often start or end with an apostrophe, in a text that sets no quotation in single marks: ’i, ’n, bien’."""
        return not self.english and not self.singles and len(_CUT.findall(self._text)) >= ELIDED

    def leaves_out(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph holds nothing but dots or stars, in brackets or not: […]."""
        size = paragraph.end - paragraph.start
        return size <= OMISSION and not self._text[paragraph.start : paragraph.end].strip(DOTS)

    def continues(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph starts with a mark that goes on with a quotation from before."""
        return self._text.startswith(("»", "›", "”"), paragraph.start)

    @cached_property
    def torn(self) -> bool:
        """Whether paragraphs are torn apart: some start with a comma or stop, or many with a small letter."""
        starts = [found[0][-1] for found in _STARTS.finditer(self._text)]
        points, small = sum(not char.isalpha() for char in starts), sum(map(str.islower, starts))
        parted = sum(map(self._text.count, ("\n\n", "\n\r\n")))
        return points > 1 or (small >= TORN and small * TORN_SHARE >= parted)

    @cached_property
    def talk(self) -> bool:
        """Whether the quotations are mostly dialogue: many paragraphs start with one."""
        return self.talks()

    def talks(self, lost: int = 0) -> bool:
        """The same, if `lost` of those at the start of a paragraph had no opener."""
        if self._starting:
            starts, number = self._starting()
        else:
            starts, number = sum(1 for marks in self._marked if marks[0].left == "e"), len(self._marked)
        return 3 * (starts - lost) > number

    @cached_property
    def stops(self) -> dict[str, str]:
        """On which side of the closers commas and full stops stand: "outside", "inside", or "" where that is open."""
        return stops_in(self._text, self.closers, spaced=self.spaced)

    @cached_property
    def sides(self) -> Sides:
        """The same of single quotations, by which a closer that is put in gets its side."""
        return Sides(self._text, [pair for pair in self.known if pair != "''"])

    def told(self) -> str:
        """The habits in words, for people."""
        sides = {"outside": "stand behind closers", "inside": "stand before closers", "": "stand on either side"}
        stops = "; ".join(f"{name} {sides[self.stops[stop]]}" for stop, name in ((",", "commas"), (".", "full stops")))
        pairs = " ".join(pair for pair in self.known if pair not in BLUNT) or '""'
        return f"the text is taken for {self.lang or 'no known language'}, its pairs for {pairs}; {stops}"

    def stand_in(self, mark: Mark) -> Mark:
        """`mark`, with the document's own glyph where two characters were typed for it."""
        pair = next((p for p in self.known if level(p[0]) == 2 and p not in BLUNT), None)
        if len(mark.typed) == 1 or mark.typed == LOW or pair is None:
            return mark
        return mark._replace(glyph=pair[0] if mark.typed in ("``", "‘‘") else pair[1])

    def _outside_only(self, counts: Counter[str], own: Sequence[str]) -> str:
        """The pair that is not set inside of itself, if the text, its language or its brackets have another for that."""
        start, end = map(re.escape, self.outer)
        others = [p for p in self.known if p != self.outer and level(p[0]) == 2 and p not in BLUNT]
        other = any(counts[p] or p in own or p[0] in CORNERS for p in others)
        nested = other and re.search(f"{start}[^{end}\n]*{start}", self._text)
        return self.outer if other and not nested else ""

    def recurs(self, pair: str) -> bool:
        """Whether the text has such a pair more than once, and short: that is no slip."""
        if pair not in self._recurring:
            opener, closer = map(re.escape, pair)
            short = re.compile(f"{opener}[^{opener}{closer}\n]{{1,{PHRASE}}}{closer}")
            self._recurring[pair] = len([*islice(short.finditer(self._text), 2)]) > 1
        return self._recurring[pair]


def okina(paragraphs: Iterable[Sequence[Mark]]) -> bool:
    """Whether ‘ is a letter here (Tongan, Hawaiian, Arabic names): it often opens a word and nothing closes."""
    opening = closing = 0
    for marks in paragraphs:
        for mark in marks:
            if mark.typed == "‘" and mark.right == "w":
                opening += 1
            elif mark.typed == "’" and mark.left in "wp" and mark.right != "w":
                closing += 1
    return opening >= OKINAS and opening > 2 * closing
