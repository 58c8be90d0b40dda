"""The joint: what stands between two rows once they are one.

A space; nothing between characters of scripts written without spaces and inside words that `fold` cut; nothing
and no hyphen where the wrapper hyphenated.  A hyphen goes only with evidence: the text is its own dictionary.
"""

from __future__ import annotations

from collections import Counter

from cleaner.lean import TYPE_CHECKING, NamedTuple, cached_property
from cleaner.pattern import lazy
from cleaner.stages.wraps.joint.habits import folded
from cleaner.stages.wraps.joint.halves import any_tongue, are_halves, may_be_halves, tongue_of
from cleaner.stages.wraps.joint.hyphens import is_cut, why_kept
from cleaner.stages.wraps.joint.lexicon import NEAR, is_word_anywhere, lexicon_of
from cleaner.stages.wraps.lines.rows import HANGUL, SPACED, is_unspaced, is_wide_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.rulebook import StageRules
    from cleaner.stages.wraps.joint.habits import Habits
    from cleaner.stages.wraps.joint.halves import Tongue
    from cleaner.stages.wraps.joint.lexicon import Lexicon
    from cleaner.stages.wraps.lines.rows import Row

_FIRST = lazy(r"[^\W_]+")
_LAST = lazy(r"[^\W\d_]{1,30}\Z")

_BEGUN = lazy(r"[.!?…][\"”»’)]*\s+[«„“\"‘(¿¡—–-]*\s*\Z")  # the start of a sentence inside a row
# A hyphen of an address, a path or the name of a file: wrappers cut at those that are there.
_FILE = lazy(r"-[\w.-]*@\w|\w[/\\]\w.*-|-.*\w[/\\_]\w|-[\w-]*\w\.[a-z]{1,4}(?:\W|\Z)|@\w.*-")
_HANGING = lazy(r"(?:\w\.-\w|\d-[$£€¥]\d)\w{0,1}$")
SHORT = 2  # characters of the second row that tell what it begins with
LONG = 60  # characters on both sides that may be of such
JOINING = tuple("-\u2010\u2011_@/\\0123456789")  # what a half of a word has on no side
ENDING = "、。，．！？：；）"  # wide marks behind which some texts set a blank, where Latin follows
# A row broken between words is full about once in six; that seven more are so by chance is one in 280,000.
_FULL_ROWS = 8
SPLIT = 3  # words at line ends that are split for sure show that the wrapper cut others
FEW_ROWS = 3  # enough where a piece of a word shows it too


class Joint(NamedTuple):
    """`new` replaces the text from `cut` characters before the end of one row to the start of the next."""

    new: str
    cut: int
    reason: str


SPACE = Joint(" ", 0, "")


class Joiner:
    """Chooses joints by the habits of one text; `fold` is the column at which it was cut without regard to words, or 0."""

    def __init__(self, habits: Habits, fold: int, rules: StageRules) -> None:
        self.habits = habits
        self.fold = fold
        self.rules = rules

    @cached_property
    def lexicon(self) -> Lexicon | None:
        """The words of the text's language, as far as they are known."""
        return lexicon_of(self.habits.texts, self.rules)

    @cached_property
    def tongue(self) -> Tongue | None:
        """What is known of the text's language, as far as it shows."""
        return tongue_of(self.habits.texts, self.rules)

    def is_plain(self, a: Row, b: Row) -> bool:
        """Whether nothing but a space can stand between two rows."""
        if self.fold or a.last in ("hyphen", "dash"):
            return False
        return a.text[-1] < SPACED and b.text[0] < SPACED

    def joint(self, a: Row, b: Row, raw_end: str) -> Joint:
        """The joint between two rows; `raw_end` is what stood between the first and its line break."""
        if is_unspaced(a.text[-1]) or is_unspaced(b.text[0]):
            return self.unspaced(a.text[-1], b.text[0])
        if a.last == "hyphen" and len(a.text) > 1 and _hangs(a.text, b.text):
            return self.hyphen(a, b)
        if a.last == "dash" and len(a.text) > 2:
            return self.dash(a, b)
        if self.fold and a.right == self.fold and not raw_end and b.indent == 0:
            return Joint("", 0, f"cut at column {self.fold} without regard to words")
        if a.text[-1] >= HANGUL and not raw_end and self._is_cut(a, b):
            return Joint("", 0, "a word cut where the line was full")
        return SPACE

    def _is_cut(self, a: Row, b: Row) -> bool:
        """Whether a word of Korean was cut: its rest never begins one, or the text has it whole and neither of its pieces."""
        left, right = _LAST.search(a.text[-LONG:]), _FIRST.match(b.text)
        if not left or not right:
            return False
        if right[0] in self.rules.words("bound"):
            return b.text[right.end() : right.end() + 1] in ("", " ", ".", ",")
        times = self.habits.times
        return times(left[0] + right[0]) > 0 and times(left[0]) == times(right[0]) == 1

    def unspaced(self, left: str, right: str) -> Joint:
        """The joint between two characters of which one at least is of a script without blanks."""
        if is_unspaced(left) and is_unspaced(right):
            return Joint("", 0, "a script without spaces")
        if is_wide_mark(left) or is_wide_mark(right):
            return Joint(self.habits.marked if left in ENDING else "", 0, "as the text sets wide marks elsewhere")
        return Joint(self.habits.mixed, 0, "as the text joins scripts elsewhere")

    def dash(self, a: Row, b: Row) -> Joint:
        """The joint after a dash."""
        bare = a.text.rstrip("-–—―")
        if bare[-1:].isspace() and a.text[len(bare) :] in self.habits.opening:
            return Joint("", 0, "a dash that opens")
        if not bare[-1:].isalnum():
            return SPACE
        if (a.text, b.text) in self.habits.closing:
            return Joint(" ", 0, "a dash that closes")
        return Joint(self.habits.dash, 0, "as the text sets dashes elsewhere")

    def hyphen(self, a: Row, b: Row) -> Joint:
        """The joint after a hyphen."""
        found, after = _tail(a.text), _FIRST.match(b.text)
        if not found or not after:
            return Joint("", 0, "hyphen kept")
        left, right = folded(found), folded(after[0])
        if right in self.rules.words("suspended") and b.text[after.end() : after.end() + 1] in (" ", ""):
            return Joint(" ", 0, "suspended hyphen")
        if a.text[-1] in "\u00ad\u00ac":
            return Joint("", 1, "soft hyphen")
        times = self.habits.times
        whole, split = times(left + right), times(f"{left}-{right}")
        if whole > split and _is_camel(found, after[0]) and not self._as_it_is(found + after[0]):
            return Joint("", 0, f"hyphen kept: {after[0]} starts with a capital")
        if whole != split:
            return Joint("", int(whole > split), f"{left}{right} stands in the text {whole}x, {left}-{right} {split}x")
        return self._by_words(a, b, found, after[0])

    def _leans(self, text: str, half: str) -> bool:
        """Whether a pronoun leans on the word whose last half this is: desfechan-do-lhe, vou-lez-vous."""
        pronoun = _FIRST.match(text, len(half) + 1)
        leaning = self.rules.words("enclitic")
        return pronoun is not None and folded(pronoun[0]) in leaning and folded(half) not in leaning

    def _as_it_is(self, word: str) -> bool:
        """Whether the text has a word with these capitals: MacDonald."""
        return any(word in row for row in self.habits.texts)

    def _by_words(self, a: Row, b: Row, found: str, after: str) -> Joint:
        """The joint between two halves that stand nowhere else in the text, or as often in one word as in two."""
        if a.text[-1] == "\u2010" and not self.habits.typographic:
            return Joint("", 1, "a typographic hyphen, used at line ends only")
        if a.text[-1] == "-" and self.habits.marks_cuts:
            return Joint("", 0, "hyphen kept: the text marks cut words by another sign")
        if _FILE.search(_token(a.text, b.text)):
            return Joint("", 0, "hyphen kept: one of an address, a path or the name of a file")
        left, right, stands = folded(found), folded(after), self.habits.stands
        if is_word_anywhere(left + right, self.rules):  # most compounds are none, and need not know the language
            lexicon = self._spoken(a, b)
            if lexicon and is_cut(found, after, self.habits, self.rules, lexicon) and not self._listed(left, right):
                return Joint("", 1, f"{left}{right} is a word")
        if not self.hyphenates and not self._are_halves(a.text, b.text, found, after):
            return Joint("", 0, "hyphen kept: the text does not hyphenate")
        before = a.text[-len(found) - 2 : -len(found) - 1] == "-" and stands(left)
        behind = b.text[len(after) :][:1] == "-" and (stands(left) or len(right) < 4) and not self._leans(b.text, after)
        several = "one of several" if before or behind else ""
        reason = why_kept(found, after, self.habits, self.rules, self._spoken(a, b))
        kept = reason or self._listed(left, right) or several
        return Joint("", 0, f"hyphen kept: {kept}") if kept else Joint("", 1, "hyphenated by the wrapper")

    def _spoken(self, a: Row, b: Row) -> Lexicon | None:
        """The words of the language of two rows, as far as they are known."""
        return self.lexicon if self.lexicon and self.lexicon.is_spoken(f"{a.text} {b.text}", NEAR) else None

    def _listed(self, left: str, right: str) -> str:
        """Why the hyphen of a compound is kept that is listed for the text's language; empty if none is."""
        if not self.rules.prepared(any_tongue).is_compound(left, right) or not self.tongue:
            return ""
        return f"{left}- and -{right} make a compound" if self.tongue.is_compound(left, right) else ""

    @cached_property
    def hyphenates(self) -> bool:
        """Whether a wrapper cut words in the text: its compounds do not explain the hyphens at its line ends, or most of these are halves."""
        if self.habits.hyphenates:
            return True
        texts, ends = self.habits.texts, self.habits.ends
        cut = sum([self._is_split(texts[k], texts[k + 1]) for k in ends]) if len(ends) >= SPLIT else 0
        return cut >= SPLIT and 2 * cut > len(ends)

    def _is_split(self, a: str, b: str) -> bool:
        """Whether the pieces around the line end between two rows are of one word, by the text or by its language."""
        found, after = _tail(a), _FIRST.match(b)
        if not found or not after:
            return False
        left, right = folded(found), folded(after[0])
        whole, split = self.habits.times(left + right), self.habits.times(f"{left}-{right}")
        return whole > split or (whole == split and self._are_halves(a, b, found, after[0]))

    def _are_halves(self, a: str, b: str, found: str, after: str) -> bool:
        """Whether the two are no parts of a compound, by the language of the text."""
        ahead, behind = a[: -len(found) - 1], b[len(after) :]
        if ahead[-1:] in JOINING or behind[:1] in JOINING:
            return False
        if not may_be_halves(found, after, self.rules) or not self.tongue:
            return False
        before = found.lower() if _BEGUN.search(ahead[-LONG:]) else found
        return are_halves(before, after, self.tongue, self.habits, self.rules)


def fold_column(rows: Sequence[Row], habits: Habits) -> int:
    """The column at which `fold` cut the text, words or not; 0 if it did not."""
    rights = Counter({rows[k].text: rows[k].right for k in habits.joined}.values())
    if not rights:
        return 0
    column = max(rights)
    full, near = rights[column], rights[column - 1]
    if (full < _FULL_ROWS and not _cuts(rows, column, rights, habits)) or not nearly_all(full + near, rights.total()):
        return 0
    padded = sum("  " in rows[k].text for k in habits.joined)
    return 0 if padded * 3 > len(habits.joined) else column


def nearly_all(full: int, rows: int) -> bool:
    """Whether so many full rows of `rows` are what `fold` leaves."""
    return full * 10 >= rows * 9


def _cuts(rows: Sequence[Row], column: int, rights: Counter[int], habits: Habits) -> bool:
    """Whether a few rows, all of one width, end in a piece of a word that stands whole elsewhere."""
    if rights[column] < FEW_ROWS or rights[column] < rights.total():
        return False
    words = habits.words
    for k in habits.joined:
        left, right = _LAST.search(rows[k].text.casefold()), _FIRST.match(rows[k + 1].text.casefold())
        if left and right and words[left[0]] == 1 and words[left[0] + right[0]]:
            return True
    return False


def _is_camel(left: str, right: str) -> bool:
    """Whether two halves in one would have a capital behind small letters."""
    return right[0].isupper() and not left.isupper()


def _hangs(before: str, after: str) -> bool:
    """Whether nothing stands between a hyphen and what it joins: two words, an abbreviation and a word, or two sums."""
    if before[-2].isalnum() and after[0].isalnum():
        return True
    return _HANGING.search(f"{before[-LONG:]}{after[:SHORT]}") is not None


def _token(before: str, after: str) -> str:
    """What stands between blanks around a line end: an address, a path or the name of a file keep their hyphens."""
    return before[-LONG:].rsplit(" ", 1)[-1] + after[:LONG].split(" ", 1)[0]


def _tail(text: str) -> str:
    """The letters and digits right before the last character."""
    at = len(text) - 1
    while at and text[at - 1].isalnum():
        at -= 1
    return text[at:-1]
