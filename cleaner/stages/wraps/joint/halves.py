"""Halves of words: what stands before or behind a hyphen at a line end and cannot be a part of a compound.

A text with one such hyphen does not show that a wrapper cut words in it.  But parts of compounds that have three letters
or less are few in each language, so any other piece as short is a half of a word; so is an ending that is never a word
by itself.
"""

from __future__ import annotations

from collections import Counter

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.wraps.joint.habits import folded
from cleaner.stages.wraps.joint.lexicon import are_words_anywhere, lists_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.rulebook import StageRules
    from cleaner.stages.wraps.joint.habits import Habits

SHORT = 3  # letters: parts of compounds that are as short are few enough to be listed
SYLLABLE = 2  # letters: syllables of two rhyme by chance
ROWS, SOME = 40, 80  # rows of a text that are asked which language it is of, at most, and characters of each
SHARE = 0.08  # of its words that are the commonest of its language
AHEAD = 2  # how many times as many must be its own as are only the next one's
ENDING = 5  # letters: endings behind which a part of a compound leans have as many at most
CLOSE, STEM = 8, 3  # letters: endings of second parts have as many at most; what stands before one, at least
FEWEST = 4  # words: fewer show no language
_WORD = lazy(r"[^\W\d_]+")


class Tongue(NamedTuple):
    """What is known of a language: its commonest words, parts of compounds, endings that are no words, compounds, its letters."""

    common: frozenset[str]
    parts: frozenset[str]
    tails: frozenset[str]
    compounds: frozenset[str]
    letters: frozenset[str]

    def is_part(self, left: str, right: str) -> bool:
        """Whether a piece before the hyphen, or the one behind it, is listed as a part of compounds."""
        return not self.parts.isdisjoint((left, right, f"{left}-", f"-{right}"))

    def is_compound(self, left: str, right: str) -> bool:
        """Whether a compound of two pieces is listed.

        By itself (au-dessus), by its first (vice-), by an ending (*ndo-lhe), or by the endings of two words (*isch-*lichen).
        """
        ends = [f"*{left[max(0, len(left) - size) :]}" for size in range(ENDING + 1)]
        closes = [f"*{right[at:]}" for at in range(max(STEM, len(right) - CLOSE), len(right))]
        stems = [left, *[end for end in ends if len(left) - len(end) + 1 >= STEM]]
        listed = [f"{left}-", *[f"{first}-{right}" for first in (left, *ends)]]
        return not self.compounds.isdisjoint([*listed, *[f"{first}-{close}" for first in stems for close in closes]])


def tongue_of(rows: Sequence[str], rules: StageRules) -> Tongue | None:
    """The language of a text by its commonest words, None where these do not tell."""
    words = Counter(_WORD.findall(folded("\n".join([row[:SOME] for row in rows[:: len(rows) // ROWS + 1]]))))
    tongues = rules.prepared(_tongues)
    common = rules.prepared(_common)
    counts = [0] * len(tongues)
    for word in words.keys() & common.keys():
        for k in common[word]:
            counts[k] += words[word]
    ranked = sorted(range(len(tongues)), key=lambda k: -counts[k])
    if len(ranked) < 2 or counts[ranked[0]] < max(FEWEST, SHARE * words.total()):
        return None
    best, other = ranked[:2]
    ours, theirs = tongues[best].common, tongues[other].common
    own, foreign = (sum([words[word] for word in words.keys() & those]) for those in (ours - theirs, theirs - ours))
    return tongues[best] if own >= AHEAD * foreign else None


def may_be_halves(before: str, after: str, rules: StageRules) -> bool:
    """Whether `are_halves` may say so of two pieces in any language: where it cannot, nobody need know which one it is."""
    left, right = folded(before), folded(after)
    short = min(len(left), len(right)) <= SHORT
    return short or right in rules.prepared(any_tongue).tails


def are_halves(before: str, after: str, tongue: Tongue, habits: Habits, rules: StageRules) -> bool:
    """Whether one of two pieces of a text in this language cannot be a part of a compound."""
    left, right = folded(before), folded(after)
    if not _may_be_cut(left, right, tongue, rules) or are_words_anywhere(left, right, rules):
        return False
    if habits.stands(left) and habits.stands(right):
        return False
    short = before.islower() and min(len(left), len(right)) <= SHORT
    return right in tongue.tails or (short and right not in tongue.common)


def _may_be_cut(left: str, right: str, tongue: Tongue, rules: StageRules) -> bool:
    """Whether a wrapper that knows the language may have put the hyphen, and nothing says that an author did."""
    vowels = rules.words("vowel")
    if not tongue.tails or tongue.is_part(left, right) or tongue.is_compound(left, right) or _plays(left, right):
        return False
    if vowels.isdisjoint(left) or vowels.isdisjoint(right) or left[-1] + right[0] in rules.words("collision"):
        return False
    return tongue.letters.issuperset(left + right)  # a word with others is foreign


def _plays(left: str, right: str) -> bool:
    """Whether the second part repeats the first one, or all of it but a sound: zig-zag, Hungarian meg-megáll."""
    if len(left) <= SYLLABLE:
        return right.startswith(left)
    alike = len(left) == len(right) and left[0] == right[0] and left[-1] == right[-1]
    return alike or left[1:] == right[1:] or right.startswith(left)


def _tongues(rules: StageRules) -> list[Tongue]:
    """The languages of which the commonest words are listed."""
    lists, none = rules.prepared(lists_of), frozenset[str]()
    anywhere = lists.get("*", {}).get("part", none)
    found: dict[frozenset[str], Tongue] = {}  # languages that share their words are one
    for roles in (roles for roles in lists.values() if "common" in roles):
        common, parts, tails, compounds = (
            frozenset(map(folded, roles.get(role, none))) for role in ("common", "part", "tail", "compound")
        )
        found[common] = Tongue(common, anywhere | parts, tails, compounds, frozenset("".join([*common, *tails])))
    return [*found.values()]


def any_tongue(rules: StageRules) -> Tongue:
    """All languages in one, for `rules.prepared`: what is not listed there is listed nowhere, and nobody need know the language."""
    return Tongue(*(frozenset[str]().union(*lists) for lists in zip(*rules.prepared(_tongues), strict=True)))


def _common(rules: StageRules) -> dict[str, list[int]]:
    """The commonest words of all languages, and of which languages each is one, by their places in `_tongues`."""
    found: dict[str, list[int]] = {}
    for k, tongue in enumerate(rules.prepared(_tongues)):
        for word in tongue.common:
            found.setdefault(word, []).append(k)
    return found
