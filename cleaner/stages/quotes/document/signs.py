"""What stands where in a paragraph, found once: asked of every place for a mark, it must not be searched again."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate

from cleaner.lean import TYPE_CHECKING, NamedTuple, cached_property

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Letters, and the signs above, below and beside them in Hebrew, Arabic, the scripts of India and those that came of them.
_LETTER = r"[\w\u0591-\u05bd\u05c1\u05c2\u064b-\u0652\u0670\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f87\u102b-\u103e\u17b4-\u17d3]"
WORD = re.compile(rf"{_LETTER}+(?:['’.\-‐]{_LETTER}+)*")
STOPS = ".?!…"
NEAR = 400  # how many characters are looked at around a place for its sentence
NAME = 5  # words back from a verb of saying in which the name of its speaker begins
MARKED = 2  # characters: a point and a closer behind it
TITLE = 12  # words of a title at most
SMALL = 3  # letters of a word that stays small in titles
SENTENCE_END = re.compile(rf"[{STOPS}](?=\s)")  # that more follows
_BRACKETS = (re.compile(r"\("), re.compile(r"\)"))


class Gap(NamedTuple):
    """The words of the paragraph and the region in which the mark is missing."""

    text: str
    start: int  # of the paragraph
    end: int
    lo: int  # of the region
    hi: int
    partner: int  # the place behind the opener, or before the closer
    stops: Mapping[str, str]  # on which side of closers the document puts commas and full stops
    talk: bool  # whether its quotations are mostly dialogue
    saying: frozenset[str]
    person: frozenset[str]  # words that a speaker uses of himself and to others
    naming: frozenset[str]  # words with which the name of a speaker begins that is no proper one: the pilot
    lang: str  # of the document


class Signs:
    """The words, sentence ends and brackets of the paragraph that a gap is in, and who speaks there by the words that it gives."""

    def __init__(self, gap: Gap) -> None:
        text, start, end, saying, person = gap.text, gap.start, gap.end, gap.saying, gap.person
        self.text = text
        self.person = person
        self.naming = gap.naming
        found = [(*m.span(), m[0]) for m in WORD.finditer(text, start, end)]
        self.words = found
        self.lower = [w.lower() for _, _, w in found]
        self.cases = "".join(["U" if w[0].isupper() else "l" if w[0].islower() else "o" for _, _, w in found])
        self.begins = [begin for begin, _, _ in found]
        self._ends = [end for _, end, _ in found]
        self.telling = [w in saying or ("-" in w and w.partition("-")[0] in saying) for w in self.lower]  # dit-il
        self._persons = list(accumulate([w.replace("’", "'") in person for w in self.lower], initial=0))
        self._capitals = list(accumulate([case == "U" for case in self.cases], initial=0))
        self._small = list(accumulate([w.islower() and len(w) > SMALL for _, _, w in found], initial=0))
        self._stops = [m.start() for m in SENTENCE_END.finditer(text, start, end)]
        self._brackets = [[m.start() for m in finder.finditer(text, start, end)] for finder in _BRACKETS]

    @cached_property
    def told(self) -> list[str]:
        """How the words from each on look like telling who speaks: `said she`, `he said`, `Mary Ann said`, or not."""
        found = [""] * len(self.words)
        for k in [k for k, telling in enumerate(self.telling) if telling]:
            for n in range(max(k - 3, 0), k - 1):
                if self.cases[n] == "U" and not found[n]:
                    found[n] = "name-said"
            if k and not self.telling[k - 1]:
                found[k - 1] = "he-said"
                n = self._named(k)
                found[n] = found[n] or "he-said"
            found[k] = "said"
        return found

    def _named(self, k: int) -> int:
        """Where the name of a speaker begins before the verb, word `k`, in a clause of its own: `, the old pilot said`.

        The word before the verb, where it does not.
        """
        begins, ends = self.begins, self._ends
        for n in range(k - 2, max(k - NAME, 0), -1):
            if begins[n + 1] != ends[n] + 1:
                break
            if self.lower[n] in self.naming:
                between = self.text[ends[n - 1] : begins[n]]
                return n if between[0] in ",?!" and len(between.replace(" ", "")) <= MARKED else k - 1
        return k - 1

    def titled(self, first: int, last: int) -> str:
        """How many of the words from one to another start with a capital, short small ones aside, as in titles."""
        if last - first >= TITLE:
            return "long"
        capitals, small = self._capitals[last + 1] - self._capitals[first], self._small[last + 1] - self._small[first]
        if not capitals:
            return "none"
        return "all" if not small else "most" if capitals > small else "some"

    def word(self, k: int) -> str:
        """Word `k` in lower case, `^` before the first and `$` after the last."""
        return "^" if k < 0 else self.lower[k] if k < len(self.lower) else "$"

    def open_bracket(self, start: int, stop: int) -> bool:
        """Whether there are more brackets of one kind than of the other between two places."""
        opening, closing = self._brackets
        return bool(opening or closing) and _within(opening, start, stop) != _within(closing, start, stop)

    def sentences(self, start: int, stop: int) -> int:
        """How many sentences end between two places: 0, 1 or 2."""
        return min(_within(self._stops, start, stop - 1), 2)

    def sentence_end(self, at: int, limit: int) -> int:
        """Where the sentence ends in which `at` stands; looked for a while only, at most up to `limit`."""
        k = bisect_left(self._stops, at + 1)
        near = k < len(self._stops) and self._stops[k] < min(limit, at + NEAR) - 1
        return self._stops[k] if near else limit

    def sentence_start(self, at: int, limit: int) -> int:
        """Where the sentence starts in which the character before `at` stands, at least from `limit` on."""
        k = bisect_left(self._stops, at - 3) - 1
        return self._stops[k] + 1 if k >= 0 and self._stops[k] > max(limit, at - NEAR) else limit

    def persons(self, start: int, stop: int) -> str:
        """Whether one of the words of a speaker (I, you, we, don’t) stands between two places: yes, no, or no words."""
        first, last = bisect_left(self.begins, start), bisect_left(self.begins, stop)
        if (first and self._ends[first - 1] > start) or (last > first and self._ends[last - 1] > stop):
            return self._persons_cut(first, last, start, stop)
        if last <= first:
            return "none"
        return "yes" if self._persons[last] > self._persons[first] else "no"

    def _persons_cut(self, first: int, last: int, start: int, stop: int) -> str:
        """The same where one of the places is inside of a word."""
        cut: list[str] = []
        if first and self._ends[first - 1] > start:
            cut += WORD.findall(self.text, start, min(stop, self._ends[first - 1]))
        if last > first and self._ends[last - 1] > stop:
            last -= 1
            cut += WORD.findall(self.text, self.begins[last], stop)
        if last <= first and not cut:
            return "none"
        spoken = last > first and self._persons[last] > self._persons[first]
        return "yes" if spoken or any(w.lower().replace("’", "'") in self.person for w in cut) else "no"


def _within(places: Sequence[int], start: int, stop: int) -> int:
    """How many of the places are from `start` on and before `stop`."""
    return max(0, bisect_left(places, stop) - bisect_left(places, start)) if places else 0
