"""What speaks against a place for a missing mark, however sure it is: then it is proposed at most."""

from __future__ import annotations

from itertools import islice
from unicodedata import category

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.quotes.document.paragraphs import row_below
from cleaner.stages.quotes.marks.apostrophes import word_after
from cleaner.stages.quotes.marks.marks import SPACED, within_word
from cleaner.stages.quotes.marks.tables import level
from cleaner.stages.quotes.missing.explained import Explained
from cleaner.stages.quotes.reading.reading import OPEN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cleaner.stages.quotes.marks.marks import Mark, Paragraph
    from cleaner.stages.quotes.missing.explained import Spot
    from cleaner.stages.quotes.reading.fixes import Fixer

ITEM = lazy(r"\s*(?:\d{1,3}[.)]|[•*])\s")  # the label of an item of a list
LABEL = lazy(r"(?m)^[^\W\d_][\w-]*:\s+(?=\w)")  # of a paragraph
LABELS = 2  # that are a habit
TITLE, SHORT = lazy(r"(?<!\w)[A-Z]([a-z]{0,3})\.$"), 6  # Mr., J.
ACCENTS = frozenset("`´")
NAMED = 2  # words that name a speaker at most
NAME = 60  # characters of the first words of a name at most
CLAUSE = lazy(r"[,?!][’”\"']?\s+([^\s,.;:?!“”\"][^,.;:?!“”\"]{1,48})(?=[,.;:]|\s*\Z)")  # between two points
CLAUSE_WORDS = 4  # of one that tells who speaks
NAMED_CLAUSE = lazy(r"[,?!]\s+(?:[A-Z][\w.’'-]+\s+){1,4}[A-Z][\w’'-]+,\s+[a-z][^,“”\"]*,?\Z")  # a name, and who that is
LED = (":", ",")  # behind which a sentence is quoted, and not a word
LOST = ("?", "\ufffd")  # what an opener may have become
FOLLOWS = 40  # characters behind a paragraph in which the next one begins


class Against:
    """Asks what speaks against places in one paragraph."""

    def __init__(self, paragraph: Paragraph, fixer: Fixer) -> None:
        self.text = fixer.text
        self.paragraph = paragraph
        self.marks = fixer.marks
        self.fixer = fixer
        self.profile = fixer.profile
        self.final = fixer.tables.limits["final"]
        self._consonants = fixer.tables.words["consonant"]
        self.last = paragraph.end >= self.profile.finish
        self.explained = Explained(self.text, paragraph[:2], self.marks, self.profile, fixer.tables)

    def hopeless(self, spot: Spot) -> bool:
        """Whether nothing is missing there at all."""
        mark = self.marks[spot.k]
        shared = spot.closing and self.shares_closer(spot.k)
        return shared or self._lonely(mark) or self._alone(spot) or self._stands_in(spot)

    def unsure(self, spot: Spot) -> bool:
        """Whether something else may be meant, so that nobody should put in a mark unasked."""
        return any(reason(spot) for reason in self._reasons(spot))

    def _reasons(self, spot: Spot) -> Iterator[Callable[[Spot], bool]]:
        yield self._over_paragraphs
        yield self._by_lines
        yield self._foreign
        yield self._inner_outside
        yield self._item
        yield self.explained
        if spot.closing:
            yield from (
                self._first_single,
                self._cut_short,
                self._leads_on,
                self._speaker,
                self._abbreviated,
                self._tells,
                self._told_within,
                self._named_within,
            )
        else:
            yield from (self._within_word, self._touches_opener, self._label)

    def _over_paragraphs(self, _: Spot) -> bool:
        """Whether quotations run over the paragraphs of the text."""
        return self.profile.torn

    def _by_lines(self, spot: Spot) -> bool:
        """Whether lines are kept between the two marks: what is quoted line by line may go on, what stands in a row may be all."""
        mark = self.marks[spot.k]
        return "\n" in self.text[min(mark.end, spot.at) : max(mark.start, spot.at)]

    def _foreign(self, spot: Spot) -> bool:
        """Whether nobody knows which partner the mark has."""
        return self.profile.foreign(self.marks[spot.k].glyph, self.text[spot.at - 1], closing=spot.closing)

    def _inner_outside(self, spot: Spot) -> bool:
        """Whether a quotation in the marks of the inner level, with no other around it, would stand outside of this one."""
        outer = self.marks[spot.k].glyph
        if outer not in self.profile.outer:
            return False
        around = spot.k if spot.closing else -1
        for j, mark in enumerate(self.marks):
            if spot.reading.parts[j] != OPEN or spot.reading.partners[j] < 0 or mark.glyph in self.profile.outer:
                continue
            beyond = mark.start >= spot.at if spot.closing else mark.start < spot.at
            if beyond and self.fixer.around(spot.reading, j) == around:
                return True
        return False

    def _first_single(self, spot: Spot) -> bool:
        """Whether a single mark opens something in the middle of a clause, in a text that sets nothing in such.

        Where the language is not English, it may be the apostrophe of a word without its start there, or before a small
        letter, unless quotations are often set so; where nobody knows the language, anywhere: ‘ndo vai, e ‘l vento, ‘Roedd hi’n oer.
        """
        mark, profile = self.marks[spot.k], self.profile
        if level(mark.glyph) != 1:
            return False
        clause = self.text[self.paragraph.start : mark.start].rstrip()[-1:].isalnum()
        if not profile.english and not profile.closes_singles and (clause or mark.after.islower() or not profile.base):
            return True
        return clause and self.fixer.around(spot.reading, spot.k) < 0 and not profile.singles

    def _cut_short(self, spot: Spot) -> bool:
        """Whether a long quotation is open where the text ends, so that it may go on in what was not taken over."""
        return self.last and len(self.text[self.marks[spot.k].end : self.paragraph.end].split()) > self.final

    def _leads_on(self, spot: Spot) -> bool:
        """Whether what is quoted goes on below: the paragraph ends with a colon, or breaks off a sentence, or the next one goes on with a small letter.

        Or it ends in a row right below, where long rows were broken and stay.
        """
        mark = self.marks[spot.k]
        if mark.typed == '"' and _closed_below(row_below(self.text, self.paragraph.end)):
            return True
        rest = self.text[self.paragraph.start : self.paragraph.end].rstrip()
        if self.text[spot.at : self.paragraph.end].strip():
            return rest.endswith(":")
        then = self.text[self.paragraph.end : self.paragraph.end + FOLLOWS].lstrip()[:1]
        led = self.text[self.paragraph.start : mark.start].rstrip().endswith(LED)
        if not led and not self.profile.base and category(rest[-1:] or " ")[0] in "LM":
            return True  # where nobody knows the language, a sentence without its stop may be cut
        return rest.endswith((":", ",")) or then.islower() or ((self.last or led) and rest[-1:].isalpha())

    def _speaker(self, spot: Spot) -> bool:
        """Whether a place stands between a word or two and the verb behind them: more likely they tell who speaks."""
        quoted = self.text[self.marks[spot.k].end : spot.at]
        follows = self.text[spot.at : spot.at + 2]
        touches = quoted[-1:].isalnum() and follows[:1] == " " and follows[1:].isalpha()
        return spot.where == "told" and touches and len(quoted.split()) <= NAMED

    def _tells(self, spot: Spot) -> bool:
        """Whether a verb stands right behind a mark, and a comma before it, that tell who has spoken: the mark closes, rather."""
        mark = self.marks[spot.k]
        said = self.text[max(0, mark.start - 2) : mark.start].rstrip().endswith(",")
        return said and word_after(self.text, mark.end) in self.fixer.tables.spoken("saying", self.profile.base)

    def _told_within(self, spot: Spot) -> bool:
        """Whether what would be quoted to the end of the paragraph tells itself who speaks: `, the authors say,`."""
        if not spot.edge or not self.profile.english:
            return False
        saying, person = (self.fixer.tables.spoken(role, self.profile.base) for role in ("saying", "person"))
        for clause in CLAUSE.finditer(self._quoted(spot)):
            words = clause[1].lower().replace("’", "'").split()
            verbs = [(words[0], words[1]), (words[-1], words[-2])] if 1 < len(words) <= CLAUSE_WORDS else []
            if any(verb in saying and speaker not in person for verb, speaker in verbs):
                return True
        return False

    def _named_within(self, spot: Spot) -> bool:
        """Whether a name, and who that is, would be quoted before the verb that tells what he says: `, John Ison, from the council,`."""
        return self.profile.english and spot.where == "told" and NAMED_CLAUSE.search(self._quoted(spot)) is not None

    def _quoted(self, spot: Spot) -> str:
        """What a closer at a place would close."""
        return self.text[self.marks[spot.k].end : spot.at]

    def _abbreviated(self, spot: Spot) -> bool:
        """Whether the stop before a place belongs to a title or an initial, and a name follows."""
        found = TITLE.search(self.text, max(0, spot.at - SHORT), spot.at)
        return found is not None and self._consonants.issuperset(found[1]) and self._name_at(spot.at)

    def _name_at(self, at: int) -> bool:
        return self.text[at : at + 1] == " " and self.text[at + 1 : at + 2].isupper()

    def _label(self, spot: Spot) -> bool:
        """Whether all of a paragraph from its label on would be quoted, or the label, too, in a text of such paragraphs."""
        label = LABEL.match(self.text, self.paragraph.start, self.paragraph.end)
        if label is None or spot.at not in {label.start(), label.end()}:
            return False
        return len([*islice(LABEL.finditer(self.text), LABELS)]) >= LABELS

    def _within_word(self, spot: Spot) -> bool:
        """Whether the closer stands within a word."""
        return within_word(self.text, self.marks[spot.k].end)

    def _touches_opener(self, spot: Spot) -> bool:
        """Whether an opener would touch that of the inner level, what is quoted there being hardly all that is said; or a lost one."""
        return any(mark.start == spot.at for mark in self.marks) or self.text[spot.at : spot.at + 1] in LOST

    def _item(self, spot: Spot) -> bool:
        """Whether all of an item of a list would be quoted, from its label on or to its end, which tell nothing."""
        label = ITEM.match(self.text, self.paragraph.start, self.paragraph.end)
        rest = (
            self.text[spot.at : self.paragraph.end]
            if spot.closing
            else self.text[label.end() : spot.at]
            if label
            else ""
        )
        return label is not None and not rest.strip()

    def _lonely(self, mark: Mark) -> bool:
        """Whether a mark touches no word, nor dots before one, so that nothing is quoted where it stands."""
        if mark.left not in "seo" or mark.right not in "sep" or (self.profile.spaced and mark.glyph in SPACED):
            return False
        then = self.text[mark.end : mark.end + 4]
        return not then.startswith(("…", "...")) or not then.lstrip("….")[:1].isalpha()

    def shares_closer(self, k: int) -> bool:
        """Whether a name is quoted in a longer one, and one closer stands for both, as Slavic languages write: "Банк "Развитие"."""
        if self.explained.shares_closer(k):
            return True
        mark, then = self.marks[k], self.marks[k + 1] if k + 1 < len(self.marks) else None
        if self.profile.english or then is None or level(then.glyph) != level(mark.glyph):
            return False
        between = self.text[mark.end : then.start]
        clause = self.text[self.paragraph.start : mark.start].rstrip()[-1:].isalnum()
        name = len(between) <= NAME and between.replace(" ", "").replace("-", "").isalpha()
        return clause and name and then.left == "s" and then.right == "w"

    def _stands_in(self, spot: Spot) -> bool:
        """Whether an accent stands right inside of where the mark would be put, or << anywhere: it is meant for one."""
        paragraph = self.text[self.paragraph.start : self.paragraph.end]
        inside = self.text[spot.at - spot.closing : spot.at + (not spot.closing)]
        return inside in ACCENTS or "<<" in paragraph or ">>" in paragraph

    def _alone(self, spot: Spot) -> bool:
        """Whether a single mark would quote all before it, with no quotation around, where the language has double ones."""
        if spot.closing or self.profile.english or level(self.profile.outer[0]) == 1:
            return False
        single = level(self.marks[spot.k].glyph) == 1
        return single and spot.edge and self.fixer.around(spot.reading, spot.k) < 0


def _closed_below(row: str) -> bool:
    """Whether a row holds the closer of what is open before it: it has an odd number of straight marks, or the first stands behind a word."""
    first = row.find('"')
    return row.count('"') % 2 > 0 or (
        first > 0 and not row[first - 1].isspace() and not row[first + 1 : first + 2].isalnum()
    )
