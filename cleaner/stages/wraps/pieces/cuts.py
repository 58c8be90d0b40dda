"""Words that were cut at line ends which are no more: whoever joined the lines by blanks left `develop- ment` behind.

Such a word is made whole where the text has it whole elsewhere, or the lexicon of its language knows it, and its halves
are no words themselves.  A text with several of these was wrapped once: there, halves that stand nowhere else are of one
word too, and compounds that the text has elsewhere lose the blank.  Dashes that are typed as hyphens (`we left- it
rained`), suspended hyphens and syllables below notes and chords (`glo- ry`) stay.
"""

from __future__ import annotations

from itertools import islice

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.music import is_music
from cleaner.stages.wraps.gate import CUTS
from cleaner.stages.wraps.joint.habits import Habits, folded
from cleaner.stages.wraps.joint.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document
    from cleaner.rulebook import StageRules
    from cleaner.stages.wraps.joint.lexicon import Lexicon

_LEFT = lazy(r"(?:\A|(?<=[\s(\[“‘\"'«„–—-]))[^\W\d_]{2,}\Z")
_RIGHT = lazy(r"[^\W\d_]{2,}(?!['’]?\w|- |[_@/])")
_WORD = lazy(r"[^\W\d_]+")
LONG = 40  # letters: no half is longer
SHORTEST = 5  # letters of a word that anybody cuts: shorter ones are said in pieces
ECHO = 40  # characters of what is sung twice
PAUSES = " ,.;:!?…"
WIDEST = 160  # characters of a line of a song
SYLLABLES = 6  # of so many words of a line, more than one are cut only below notes, and for those who learn to read
JOINED = "a compound that was wrapped at its hyphen"
SOME = 3  # words that are surely cut: the text was wrapped once


class _Cut(NamedTuple):
    """A hyphen at `at`, a blank behind it, and the letters on both sides."""

    at: int
    left: str
    right: str

    @property
    def whole(self) -> str:
        """The word in small letters."""
        return folded(self.left + self.right)

    @property
    def hyphened(self) -> str:
        """The compound in small letters."""
        return folded(f"{self.left}-{self.right}")

    @property
    def stammers(self) -> bool:
        """Whether somebody says a part of a word before he says it."""
        return self.right.startswith(folded(self.left))


def cut_words(document: Document, rules: StageRules) -> list[Edit]:
    """The edits that make words whole."""
    text, rule = document.text, rules.repair("uncut")
    parting = rules.words("suspended") | rules.words("joining")
    cuts = _cuts(text, parting) if rule else []
    if not cuts:
        return []
    judge = _Judge(text, cuts, rules)
    cuts = [cut for cut in cuts if not (_is_echo(text, cut.at) or _is_sung(text, cut.at))]
    sure = [cut for cut in cuts if judge.is_sure(cut)]
    broken = [cut for cut in cuts if judge.is_broken(cut)]
    dashes = sum(map(judge.is_dash, cuts))
    if dashes > len(sure) or not sure or len(sure if dashes else broken) < SOME:
        return [_edit(cut, rule or "") for cut in sure]
    compounds = [Edit(cut.at + 1, cut.at + 2, "", rule or "", JOINED) for cut in cuts if judge.is_compound(cut)]
    return sorted([*(_edit(cut, rule or "") for cut in broken), *compounds])


def _edit(cut: _Cut, rule: str) -> Edit:
    return Edit(cut.at, cut.at + 2, "", rule, f"{cut.whole} was cut by a wrapper")


def _cuts(text: str, parting: AbstractSet[str]) -> list[_Cut]:
    """What may be words that were cut, not before `parting` words; none where most stand in lines with so many that they are syllables."""
    found: list[_Cut] = []
    for at in sorted([m.start() for sign, cut in CUTS.items() if sign in text for m in cut.finditer(text)]):
        left, right = _LEFT.search(text[max(0, at - LONG) : at]), _RIGHT.match(text, at + 2, at + LONG)
        if not left or not right or len(left[0]) + len(right[0]) < SHORTEST:
            continue
        if right[0].islower() and not left[0].isupper() and right[0] not in parting:
            found.append(_Cut(at, left[0], right[0]))
    lines = list(_by_line(text, found))
    meant = {cut for cuts in lines if _are_syllables(text, cuts) for cut in cuts}
    return [] if 2 * len(meant) > len(found) else [cut for cut in found if cut not in meant]


def _is_echo(text: str, at: int) -> bool:
    """Whether brackets say again in syllables what stands before them, as it is sung: `I believe (I be- lieve)`."""
    opens, closes = text.rfind("(", max(0, at - ECHO), at), text.find(")", at, at + ECHO)
    if opens < 0 or closes < 0:
        return False
    said = folded(text[opens + 1 : closes].replace("- ", "")).strip(PAUSES)
    return folded(text[max(0, opens - 2 * ECHO) : opens]).rstrip(PAUSES).endswith(said)


def _is_sung(text: str, at: int) -> bool:
    """Whether the line stands below chords, which spread its syllables."""
    line = text.rfind("\n", max(0, at - WIDEST), at)
    above = text.rfind("\n", max(0, line - WIDEST), max(0, line))
    return line >= 0 and is_music(text[above + 1 : line].strip())


def _by_line(text: str, found: Sequence[_Cut]) -> Iterator[list[_Cut]]:
    """What was found in a line, line by line."""
    first = 0
    while first < len(found):
        end, last = text.find("\n", found[first].at), first + 1
        while last < len(found) and (end < 0 or found[last].at < end):
            last += 1
        yield list(found[first:last])
        first = last


def _are_syllables(text: str, cuts: Sequence[_Cut]) -> bool:
    """Whether a line has so many cuts that they are syllables."""
    if len(cuts) < 2:
        return False
    start, end = text.rfind("\n", 0, cuts[0].at) + 1, text.find("\n", cuts[0].at)
    words, enough = _WORD.finditer(text, start, end if end >= 0 else len(text)), len(cuts) * SYLLABLES
    return len([*islice(words, enough)]) < enough


class _Judge:
    """What the words of a text, and of its language, say of its cuts."""

    def __init__(self, text: str, cuts: Sequence[_Cut], rules: StageRules) -> None:
        rest, at = [], 0
        for cut in cuts:
            rest.append(text[at : cut.at - len(cut.left)])
            at = cut.at + 2 + len(cut.right)
        rows = " ".join([*rest, text[at:]]).split("\n")
        self.text = text
        self.habits = Habits(rows, ())
        self.lexicon = lexicon_of(rows, rules)
        self._of_cut: dict[int, Lexicon | None] = {}

    def is_sure(self, cut: _Cut) -> bool:
        """Whether it is one word, beyond doubt."""
        return self._is_one(cut) and not self.is_dash(cut)

    def is_dash(self, cut: _Cut) -> bool:
        """Whether both sides are words, so that the hyphen may be a dash."""
        return self._stands(cut, cut.left) and self._stands(cut, cut.right)

    def is_broken(self, cut: _Cut) -> bool:
        """Whether it is one word, in a text that has words that were cut."""
        if self._is_one(cut):
            return not self.is_dash(cut) or not self._is_rare(cut)
        stands = [half for half in (cut.left, cut.right, cut.hyphened) if self._stands(cut, half)]
        return not stands and not cut.stammers

    def is_compound(self, cut: _Cut) -> bool:
        """Whether it is a compound, in a text that has words that were cut."""
        return self.text[cut.at] == "-" and self.habits.stands(cut.hyphened) and not self._is_one(cut)

    def _is_one(self, cut: _Cut) -> bool:
        """Whether its halves together are a word: the text tells, or else the language."""
        whole, hyphened = self.habits.times(cut.whole), self.habits.times(cut.hyphened)
        if whole or hyphened:
            return whole > hyphened
        lexicon = self._spoken(cut)
        return lexicon is not None and lexicon.knows(cut.whole)

    def _is_rare(self, cut: _Cut) -> bool:
        """Whether it is a word that few texts have."""
        lexicon = self._spoken(cut)
        return lexicon is not None and cut.whole in lexicon.whole

    def _stands(self, cut: _Cut, half: str) -> bool:
        """Whether a half is a word by itself."""
        lexicon, word = self._spoken(cut), folded(half)
        return bool(lexicon and word in lexicon.free) or self.habits.stands(word)

    def _spoken(self, cut: _Cut) -> Lexicon | None:
        """The lexicon of the text, where what is around a cut is of its language."""
        if self.lexicon and cut.at not in self._of_cut:
            self._of_cut[cut.at] = self.lexicon if self.lexicon.is_spoken_at(self.text, cut.at) else None
        return self._of_cut.get(cut.at)
