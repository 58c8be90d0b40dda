"""The frame of a text: its blocks of rows, how each was wrapped, and what shape it has."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import accumulate, pairwise
from math import log
from operator import sub

from cleaner.lean import TYPE_CHECKING, cached_property
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.alike import recurring
from cleaner.stages.wraps.author.block import LEANINGS, PROSY, Block, spans_of, unit_gap
from cleaner.stages.wraps.author.fences import set_apart
from cleaner.stages.wraps.author.hand import all_drawn, all_leaders, is_token
from cleaner.stages.wraps.author.heads import heads_of
from cleaner.stages.wraps.author.items import fields_of, keys_of, labels_of, lettered, terms_of
from cleaner.stages.wraps.author.lean import ends_of, evidence_of, unstopped
from cleaner.stages.wraps.author.marked import opening
from cleaner.stages.wraps.author.paragraphs import floor_of, indent_of, titles_of
from cleaner.stages.wraps.author.proved import proved_of
from cleaner.stages.wraps.author.scatter import scattered
from cleaner.stages.wraps.author.shape import LONG, NO_SIGNS, Shapes, all_signs, all_tallies, level, leveled, manners_of
from cleaner.stages.wraps.author.songs import song_width
from cleaner.stages.wraps.author.verse import GAP, numbered, stanzas_of, verse_width, verses, with_speakers
from cleaner.stages.wraps.column.ends import ends_sentence, interruptions, lines_of
from cleaner.stages.wraps.column.fit import HALF
from cleaner.stages.wraps.column.regions import read, read_at
from cleaner.stages.wraps.lines.rows import unit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.author.shape import Fact, Signs, Tally
    from cleaner.stages.wraps.column.fit import Fit
    from cleaner.stages.wraps.lines.rows import Row

WIDE = 100  # columns: wrappers seldom leave more
CHANCE = 0.4  # as a log ratio: so many more sentences at line ends may be there by chance
STRETCHED = lazy(r"[^\d.!?:\s] {2,3}[^\d\s]")


class Frame:
    """The rows of a text, how they were wrapped, and their blocks; the rest is made when first asked for."""

    authors: frozenset[str] = frozenset()  # the words before the name of one

    def __init__(
        self, rows: Sequence[Row], words: frozenset[str] = frozenset(), known: tuple[Fit, float] | None = None
    ) -> None:
        rows = unstopped(rows, words)
        self.rows = rows
        self.words = words
        self.inside = interruptions(rows)
        self.unit = unit_gap(rows, self.inside)
        self.spans = spans_of(rows, self.unit)
        self.lines = lines_of(rows, self.inside, self.unit)
        lines, spans = self.lines, self.spans
        self.reading = read_at(*known, rows, lines, spans) if known else read(rows, lines, spans, self.unit)

    def divided(self) -> list[Block]:
        """Blocks of it, made anew: each holds the frame, and were they kept, only a search for such circles would free it."""
        return [Block(self, start, stop) for start, stop in self.spans]

    @cached_property
    def counted(self) -> bool:
        """Whether the rows seem to be counted in characters: wide ones, too many columns for a wrapper, unexplained."""
        fit = self.reading.fits[self.rows[0].depth]
        if fit.forced >= HALF * fit.votes or not self.inner:
            return False
        wide = sum([row.right - row.indent > len(row.text) for row in self.rows])
        return wide * 2 > len(self.rows) and self.inner[len(self.inner) // 2] > WIDE

    @cached_property
    def shapes(self) -> Shapes:
        """What the shape of its rows is told by."""
        return Shapes(self.rows, self.signs)

    @cached_property
    def facts(self) -> list[Fact]:
        """What holds for the whole text."""
        shape = self.shapes.describe(0, len(self.rows))
        leans = ("leans", bisect_left(LEANINGS, self.lean))
        manners = manners_of(self.rows, self.lines, self.spans, self.unit)
        return [(leveled, "doc.", name, at) for name, at in (*shape, *manners, leans)]

    @cached_property
    def tallies(self) -> list[Tally]:
        """What brackets, quotations and delimiters each row holds."""
        return all_tallies(self.rows)

    @cached_property
    def begun(self) -> Counter[str]:
        """How many rows begin with each sign that nothing closes."""
        return Counter(map(opening, [row.text for row in self.rows]))

    @cached_property
    def heads(self) -> list[str]:
        """The first word of each row."""
        return [row.text.split(None, 1)[0] for row in self.rows]

    @cached_property
    def verses(self) -> list[bool]:
        """Whether each row is a verse that goes on in the next, or a line of an edition that numbers them."""
        lines = numbered([row.text for row in self.rows]) if any(GAP in row.text for row in self.rows) else frozenset()
        found = verses(self.rows, self.heads, self.words)
        return [verse or k in lines for k, verse in enumerate(found)] if lines else found

    @cached_property
    def fields(self) -> frozenset[int]:
        """The rows that begin a field of a record, an item with a letter for its bullet, or what a term means, and labels and keys at the margin."""
        rows = self.rows
        return fields_of(rows, self.spans) | labels_of(rows) | keys_of(rows) | lettered(rows) | terms_of(self)

    @cached_property
    def recurring(self) -> frozenset[int]:
        """The rows that begin with one word as the next does, as examples of a command do."""
        return recurring(self.rows, self.heads, {start for start, _ in self.spans}, self.words)

    @cached_property
    def titles(self) -> frozenset[int]:
        """The heads of pages that name the whole text again, by their rows."""
        return titles_of([row.text for row in self.rows], self.spans)

    @cached_property
    def titled(self) -> frozenset[int]:
        """The titles with something else right below them, by their rows."""
        return heads_of([row.text for row in self.rows], self.spans, self.words, self.authors)

    @cached_property
    def words_of(self) -> list[int]:
        """How many words each row has, up to five."""
        return [min(5, len(row.text.split(None, 5))) for row in self.rows]

    @cached_property
    def steps(self) -> list[int]:
        """How many columns the row after each is indented deeper."""
        indents = [row.indent for row in self.rows]
        return list(map(sub, indents[1:], indents))

    @cached_property
    def prose(self) -> str:
        """How sure it is, by the words at their ends, that a wrapper broke the lines."""
        return level("prose", self.lean, (-3, 0, 2.5, 5, 10, 20, 40))

    @cached_property
    def leaning(self) -> list[bool]:
        """Whether each row ends in a word that leans on the next."""
        return ends_of(self.rows, self.words)

    @cached_property
    def leans(self) -> list[float]:
        """Running sums of the log-odds that a wrapper broke the lines, by the words at their ends."""
        return list(accumulate(evidence_of(self.rows, self.leaning, self.words), initial=0.0))

    @cached_property
    def lean(self) -> float:
        """The log-odds that a wrapper broke the lines inside blocks, by the words at their ends."""
        return sum([self.leans[stop - 1] - self.leans[start] for start, stop in self.spans])

    @cached_property
    def versed(self) -> int:
        """The columns that blocks of verse stay below; none where there is no verse."""
        return max(verse_width(self), song_width(self))

    @cached_property
    def stanzas(self) -> frozenset[int]:
        """The rows of stanzas amid other text."""
        return stanzas_of(self)

    @cached_property
    def signs(self) -> list[Signs]:
        """What the characters of each row tell."""
        return all_signs(self.rows)

    @cached_property
    def plain(self) -> list[bool]:
        """Whether each row is plain words, more than one, without a sign of anything else."""
        rows = zip(self.rows, self.signs, self.apart, strict=True)
        return [
            row.worded and signs is NO_SIGNS and not apart and row.head != row.right - row.indent
            for row, signs, apart in rows
        ]

    @cached_property
    def proved(self) -> frozenset[int]:
        """The line ends that are wraps beyond doubt, so that nothing needs to be weighed."""
        return proved_of(self)

    @cached_property
    def apart(self) -> list[bool]:
        """Whether each row is part of a signature or of fenced code."""
        return set_apart(self.rows)

    @cached_property
    def drawn(self) -> list[bool]:
        """Whether each row is of a kind that nothing is joined with."""
        return all_drawn(self.rows, with_speakers(self.rows, self.apart))

    @cached_property
    def leaders(self) -> list[bool]:
        """Whether leaders cross each row."""
        return all_leaders(self.rows)

    @cached_property
    def tokens(self) -> list[bool]:
        """Whether each row is one token."""
        return list(map(is_token, self.rows))

    @cached_property
    def hyphenated(self) -> bool:
        """Whether the wrapper hyphenated."""
        ends = sum(a.last == "hyphen" and b.first == "lower" for a, b in pairwise(self.rows))
        return ends >= max(3, len(self.rows) // 40)

    @cached_property
    def scattered(self) -> frozenset[int]:
        """The line ends inside justified rows of which each word came out as a row."""
        if not self.hyphenated or not self.inner:
            return frozenset()
        usual = self.inner[len(self.inner) * 3 // 4]
        columns = self.reading.column
        return frozenset(k for s in self.spans for k in scattered(self.rows, s, max(columns[s[0] : s[1]]) or usual))

    @cached_property
    def justified(self) -> bool:
        """Whether rows were stretched to one column by runs of blanks."""
        places = (k for k in range(len(self.rows) - 1) if "  " in self.rows[k].text and self.stretched(k))
        return sum(self.inside[k] for k in places) >= max(4, len(self.rows) // 20)

    def stretched(self, k: int) -> bool:
        """Whether row k ends at its column and has a run of blanks that no sentence end explains."""
        row = self.rows[k]
        if row.right != self.reading.column[k] or "  " not in row.text or "    " in row.text:
            return False
        return STRETCHED.search(row.text) is not None

    @cached_property
    def prosy(self) -> bool:
        """Whether sentences end inside lines too."""
        return self.shapes.inside(0, len(self.rows)) > PROSY

    @cached_property
    def floor(self) -> int:
        """The column that all rows but the last of a paragraph reach, in prose broken at phrases; else 0."""
        return floor_of(self)

    @cached_property
    def indents(self) -> int:
        """How deep paragraphs start, where nearly all rows after a sentence end with room are indented; else 0."""
        return indent_of(self)

    @cached_property
    def blanks(self) -> int:
        """How many blanks are inside rows: one less than words in each."""
        return sum([row.text.count(" ") for row in self.rows])

    @cached_property
    def sentences(self) -> float:
        """The log of the share of words that end a sentence inside rows."""
        return log((sum(self.shapes.inner) + 1) / (self.blanks + 10))

    @cached_property
    def excess(self) -> float:
        """How many more sentences end at line ends inside blocks than if all those were wraps, as a log ratio."""
        rows, ends = self.rows, [k for start, stop in self.spans for k in range(start, stop - 1)]
        stops = sum([ends_sentence(rows[k], rows[k + 1]) for k in ends])
        return log((stops + 1) / (len(ends) * sum(self.shapes.inner) / (self.blanks + 10) + 1))

    @cached_property
    def parted(self) -> bool:
        """Whether blank lines part the paragraphs of prose: no more sentences end at line ends inside blocks than by chance."""
        begins = [self.rows[start].first for start, stop in self.spans if stop - start > 1]
        return self.lean > 0 and len(begins) > max(1, 5 * begins.count("lower")) and self.excess <= CHANCE

    @cached_property
    def inner(self) -> list[int]:
        """The columns of the line ends that interrupt a sentence, sorted."""
        ends = zip(self.rows, self.inside, strict=False)
        return sorted(row.right for row, inside in ends if inside and row.gap <= self.unit)

    @cached_property
    def longest(self) -> int:
        """The column beyond which a row is no wrapper's."""
        return max(LONG, self.inner[len(self.inner) // 2] * 5 // 4) if self.inner else LONG

    @cached_property
    def unwrapped(self) -> bool:
        """Whether lines as long as paragraphs outnumber those that interrupt a sentence."""
        return sum(row.right > self.longest for row in self.rows) > len(self.inner)


def frame_of(rows: Sequence[Row], words: frozenset[str] = frozenset()) -> Frame:
    """The frame of rows, measured in characters where that makes more of a wrapper's lines than columns do."""
    frame = Frame(rows, words)
    if not frame.counted:
        return frame
    return Frame([row._replace(right=row.indent + len(row.text), head=len(unit_of(row.text))) for row in rows], words)
