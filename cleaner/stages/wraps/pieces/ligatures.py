"""Ligatures that a converter of pages set apart: `di ff erent`, `signi fi cant`, `e ffort`, `o ff`.

No English word begins with ff, and none is fi or fl, but for what rhymes with sci-fi.  Such a piece goes to the word before
it, to the one behind it or to both, whichever makes a word that the text has elsewhere or the lexicon of its language
knows; where it may stand alone behind one of the small words (`in fl ow`), nothing is done.  A text with such pieces has words that begin with one, too (`signi ficant`).
"""

from __future__ import annotations

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.wraps.gate import APART
from cleaner.stages.wraps.joint.habits import Habits
from cleaner.stages.wraps.joint.lexicon import lexicon_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document
    from cleaner.rulebook import StageRules
    from cleaner.stages.wraps.joint.lexicon import Lexicon

_BEFORE = lazy(r"[^\W\d_]+\Z")
_PIECE = lazy(r"ff[il]?|f[il]")
_REST = lazy(r"[^\W\d_]*")
_BEGUN = lazy(r"f(?<=[^\W\d_] f)[il][^\W\d_]")  # a word that begins with one, as many do
LONG = 40  # letters: no word is longer


class _Apart(NamedTuple):
    """A ligature `piece` at `at`, behind the letters `before` and a blank; `rest` follows it, behind a blank where `parted`."""

    at: int
    before: str
    piece: str
    rest: str
    parted: bool

    @property
    def end(self) -> int:
        """Where the piece ends."""
        return self.at + len(self.piece)


def ligatures(document: Document, rules: StageRules) -> list[Edit]:
    """The edits that take out the blanks beside ligatures."""
    text, rule = document.text, rules.repair("ligature")
    places = [m.start() for m in APART.finditer(text)] if rule else []
    lexicon = lexicon_of(document.rows, rules) if places else None
    if lexicon is None:
        return []
    reader = _Reader(text, document.rows, lexicon, rules.words("small"))
    blanks = [blank for at in places for blank in reader.blanks(at)]
    if blanks:
        taken = {*places}
        blanks += [b for m in _BEGUN.finditer(text) if m.start() not in taken for b in reader.blanks(m.start())]
    return [Edit(at, at + 1, "", rule or "", "a ligature was set apart") for at in sorted({*blanks})]


class _Reader:
    """What stands around ligatures, and what of it is a word."""

    def __init__(self, text: str, rows: Sequence[str], lexicon: Lexicon, small: AbstractSet[str]) -> None:
        self.text, self.lexicon, self.small = text, lexicon, small
        self.habits = Habits(rows, ())

    def blanks(self, at: int) -> Iterator[int]:
        """The blanks beside the piece at `at` that go."""
        found = self._apart(at)
        if found is None or not self.lexicon.is_spoken_at(self.text, at):
            return
        knows = self.lexicon.knows
        whole = self._is_word(found.before, found.piece, found.rest)
        behind = knows(found.piece + found.rest.casefold())
        if whole and not (behind and found.before.casefold() in self.small):
            yield at - 1
            if found.parted and found.rest:
                yield found.end
        elif found.parted and behind and not whole:
            yield found.end
        elif found.parted and not whole and self._is_word(found.before, found.piece):
            yield at - 1

    def _apart(self, at: int) -> _Apart | None:
        """The piece at `at` and what stands beside it."""
        text = self.text
        before, piece = _BEFORE.search(text[max(0, at - LONG - 1) : at - 1]), _PIECE.match(text, at)
        if piece is None:
            return None
        parted = text[piece.end() : piece.end() + 1] == " "
        rest = _REST.match(text, piece.end() + parted, piece.end() + LONG)
        return _Apart(at, before[0] if before else "", piece[0], rest[0] if rest else "", parted)

    def _is_word(self, before: str, *parts: str) -> bool:
        """Whether some letters and those behind them are a word; the text itself may tell."""
        word, first = before.casefold() + "".join(parts).casefold(), before.casefold()
        return before != "" and (
            self.lexicon.knows(word) or (not self.lexicon.knows(first) and self.habits.stands(word))
        )
