"""Letters in several characters: a letter and the accents that follow it, as some systems store them.

Stages see every such letter as one character, so that they know the words of the text however it is stored, and no edit
comes between a letter and its accents.  What no edit touches stays as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from unicodedata import normalize

from cleaner.change import Change
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.result import Finding, Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_LETTER = lazy("[^\\W\\d_][\u0300-\u036f]+")


class View(NamedTuple):
    """A text with every letter in one character: `places` are the offsets of those that are several in the original.

    `before` tells for every number of these, from none on, how many characters more they are there.
    """

    original: str
    text: str
    places: Sequence[int]
    before: Sequence[int]

    def at(self, position: int) -> int:
        """Where an offset of the view is in the original."""
        return position + self.before[bisect_left(self.places, position)]

    def findings(self, found: Iterable[Finding]) -> tuple[Finding, ...]:
        """Findings of the view as those of the original."""
        return tuple(f._replace(start=self.at(f.start), end=self.at(f.end)) for f in found)

    def result(self, seen: Result) -> Result:
        """What cleaning the view gave, as what cleaning the original gives."""
        changes = tuple(self._changes(seen.changes))
        return Result.of(self.original, changes, self.findings(seen.findings), seen.trouble)

    def _changes(self, made: Iterable[Change]) -> Iterator[Change]:
        longer = 0
        for change in made:
            start, end = self.at(change.start), self.at(change.end)
            at = start + longer
            stop = at + len(change.new)
            longer = stop - end
            yield Change(start, end, at, stop, self.original[start:end], change.new, change.rules)


def view(text: str) -> View | None:
    """The text with every letter in one character; None where it is so already."""
    found = [*_LETTER.finditer(text)]
    if not found:
        return None
    pieces: list[str] = []
    last = 0
    for letter in found:
        pieces += text[last : letter.start()], normalize("NFC", letter[0])[0]
        last = letter.end()
    more = [*accumulate([letter.end() - letter.start() - 1 for letter in found], initial=0)]
    places = [letter.start() - before for letter, before in zip(found, more, strict=False)]
    return View(text, "".join([*pieces, text[last:]]), places, more)
