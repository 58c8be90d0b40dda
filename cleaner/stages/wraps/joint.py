"""The joint: what stands between two rows once they are one.

A space; nothing between characters of scripts written without spaces and inside words that `fold` cut; nothing
and no hyphen where the wrapper hyphenated.  A hyphen goes only with evidence: the text is its own dictionary.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from cleaner.pattern import lazy
from cleaner.stages.wraps.rows import SPACED, is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.rulebook import StageRules
    from cleaner.stages.wraps.rows import Row

_WORD = lazy(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_HYPHEN = lazy("[-\u2010\u2011]")
_FIRST = lazy(r"[^\W_]+")
_LAST = lazy(r"[^\W\d_]{1,30}\Z")
_MIXED = lazy(r"[\u3041-\u30ff\u3400-\u9fff]( ?)[A-Za-z0-9]|[A-Za-z0-9]( ?)[\u3041-\u30ff\u3400-\u9fff]")
_TIGHT_DASH = lazy(r"\w(?:--|[–—])(\s?)\w")

# A row broken between words is full about once in six; that seven more are so by chance is one in 280,000.
_FULL_ROWS = 8
_FEW_ROWS = 3  # enough where a piece of a word shows it too


class Joint(NamedTuple):
    """`new` replaces the text from `cut` characters before the end of one row to the start of the next."""

    new: str
    cut: int
    reason: str


SPACE = Joint(" ", 0, "")


class Joiner:
    """Chooses joints by the habits of one text; what a habit needs is counted when first asked for."""

    def __init__(self, rows: Sequence[Row], joined: Iterable[int], rules: StageRules) -> None:
        self.rows = rows
        self.joined = frozenset(joined)
        self.rules = rules
        self._words: Counter[str] | None = None
        self._hyphenates: bool | None = None
        self._mixed: str | None = None
        self._dash: str | None = None
        self.fold = self._fold_column()

    def is_plain(self, a: Row, b: Row) -> bool:
        """Whether nothing but a space can stand between two rows."""
        if self.fold or a.last in ("hyphen", "dash"):
            return False
        return a.text[-1] < SPACED and b.text[0] < SPACED

    def joint(self, k: int, raw_end: str) -> Joint:
        """The joint between row `k` and the next; `raw_end` is what stood between row and line break."""
        a, b = self.rows[k], self.rows[k + 1]
        left, right = a.text[-1], b.text[0]
        unspaced = is_unspaced(left) + is_unspaced(right)
        if unspaced == 2:
            return Joint("", 0, "a script without spaces")
        if unspaced == 1:
            return Joint(self.mixed(), 0, "as the text joins scripts elsewhere")
        if a.last == "hyphen" and len(a.text) > 1 and a.text[-2].isalnum() and right.isalnum():
            return self.hyphen(a, b)
        if a.last == "dash" and len(a.text) > 2 and a.text.rstrip("-–—―")[-1:].isalnum():
            return Joint(self.dash(), 0, "as the text sets dashes elsewhere")
        if self.fold and a.right == self.fold and not raw_end and b.indent == 0:
            return Joint("", 0, f"cut at column {self.fold} without regard to words")
        return SPACE

    def hyphen(self, a: Row, b: Row) -> Joint:
        """The joint after a hyphen."""
        found, after = _tail(a.text), _FIRST.match(b.text)
        mark = a.text[-1]
        if not found or not after:
            return Joint("", 0, "hyphen kept")
        left, right = found.casefold(), after[0].casefold()
        if right in self.rules.words("suspended") and b.text[after.end() : after.end() + 1] in (" ", ""):
            return Joint(" ", 0, "suspended hyphen")
        if mark in "\u00ad\u00ac":
            return Joint("", 1, "soft hyphen")
        words = self.words()
        whole, split = words[left + right], words[f"{left}-{right}"]
        if whole != split:
            return Joint("", int(whole > split), f"{left}{right} stands in the text {whole}x, {left}-{right} {split}x")
        if mark == "\u2010" and not words["\u2010"]:
            return Joint("", 1, "a typographic hyphen, used at line ends only")
        kept = self._kept(left, right, after[0]) or (
            b.text[after.end() :][:1] == "-" and (words[left] or len(right) < 4) and "one of several"
        )
        return Joint("", 0, f"hyphen kept: {kept}") if kept else Joint("", 1, "hyphenated by the wrapper")

    def _kept(self, left: str, right: str, found: str) -> str:
        """Why the hyphen between two halves that stand nowhere else in the text is kept; empty if it is not."""
        if not left.isalpha() or not right.isalpha() or len(left) < 2 or not found[0].islower():
            return "digits, capitals or single letters beside it"
        if not self.hyphenates():
            return "the text does not hyphenate"
        if left in self.rules.words("hyphen-first") or right in self.rules.words("hyphen-second"):
            return f"{left}- or -{right} is often part of a compound"
        words = self.words()
        if len(left) > 2 and len(right) > 3 and words[left] and words[right]:
            return f"{left} and {right} are words of the text"
        return ""

    def words(self) -> Counter[str]:
        """The words of the text and how often each stands there; halves at a wrapped hyphen left out."""
        if self._words is None:
            texts = [row.text.casefold() for row in self.rows]
            for k in [k for k, row in enumerate(self.rows) if row.last == "hyphen"]:
                halves = [*_WORD.finditer(texts[k])][-1:]
                texts[k] = texts[k][: halves[0].start()] if halves else ""
                if k + 1 < len(texts):
                    texts[k + 1] = _WORD.sub("", texts[k + 1], 1)
            self._words = Counter(_WORD.findall("\n".join(texts)))
            for word in [w for w in self._words if "\u2010" in w or "\u2011" in w]:
                times = self._words.pop(word)
                self._words[_HYPHEN.sub("-", word)] += times
                self._words["\u2010"] += times if "\u2010" in word else 0
        return self._words

    def hyphenates(self) -> bool:
        """Whether more joined rows end in a hyphen than the text's compounds explain."""
        if self._hyphenates is None:
            words = self.words()
            compounds = sum(n for w, n in words.items() if "-" in w)
            ends = sum(self.rows[k].last == "hyphen" for k in self.joined)
            self._hyphenates = ends > 1 + 2.5 * compounds / max(1, words.total()) * len(self.joined)
        return self._hyphenates

    def mixed(self) -> str:
        """What stands between Han or Kana and Latin in this text."""
        if self._mixed is None:
            found = Counter(" " in m[0] for r in self.rows for m in _MIXED.finditer(r.text))
            self._mixed = " " if found[True] > found[False] else ""
        return self._mixed

    def dash(self) -> str:
        """What follows a dash that is set close to the word before it."""
        if self._dash is None:
            found = Counter(m[1] for r in self.rows for m in _TIGHT_DASH.finditer(r.text))
            self._dash = " " if found[" "] > found[""] else ""
        return self._dash

    def _fold_column(self) -> int:
        """The column at which `fold` cut the text, words or not; 0 if it did not."""
        rights = Counter({self.rows[k].text: self.rows[k].right for k in self.joined}.values())
        if not rights:
            return 0
        column = max(rights)
        full, near = rights[column], rights[column - 1]
        if (full < _FULL_ROWS and not self._cuts(column, rights)) or (full + near) * 10 < rights.total() * 9:
            return 0
        padded = sum("  " in self.rows[k].text for k in self.joined)
        return 0 if padded * 3 > len(self.joined) else column

    def _cuts(self, column: int, rights: Counter[int]) -> bool:
        """Whether a few rows, all of one width, end in a piece of a word that stands whole elsewhere."""
        if rights[column] < _FEW_ROWS or rights[column] < rights.total():
            return False
        words = self.words()
        for k in self.joined:
            left, right = _LAST.search(self.rows[k].text.casefold()), _FIRST.match(self.rows[k + 1].text.casefold())
            if left and right and words[left[0]] == 1 and words[left[0] + right[0]]:
                return True
        return False


def _tail(text: str) -> str:
    """The letters and digits right before the last character."""
    at = len(text) - 1
    while at and text[at - 1].isalnum():
        at -= 1
    return text[at:-1]
