"""Why a hyphen at a line end is the author's: what is of a compound stays, what a wrapper put there goes."""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.wraps.joint.habits import folded

if TYPE_CHECKING:
    from cleaner.rulebook import StageRules
    from cleaner.stages.wraps.joint.habits import Habits
    from cleaner.stages.wraps.joint.lexicon import Lexicon

LONG = 4  # letters: longer words seldom happen to be halves of others


def is_cut(before: str, after: str, habits: Habits, rules: StageRules, lexicon: Lexicon) -> bool:
    """Whether two halves that stand nowhere else in the text are of one word.

    Where they are words themselves, the text must hyphenate: some write court-yard.
    """
    left, right = folded(before), folded(after)
    if before.isupper() or not after[0].islower() or not lexicon.knows(left + right):
        return False
    if not lexicon.are_words(left, right):
        return True
    return habits.hyphenates and (left + right in lexicon.free or not _by_rules(left, right, rules, lexicon))


def why_kept(before: str, after: str, habits: Habits, rules: StageRules, lexicon: Lexicon | None) -> str:
    """Why the hyphen between two halves that stand nowhere else in the text is kept; empty if it is not."""
    left, right = folded(before), folded(after)
    if not before.isalpha() or not after.isalpha() or len(left) < 2 or not after[0].islower():
        return "digits, capitals or single letters beside it"
    if len(right) == 1 or before.isupper():
        return "no wrapper leaves a single letter, or cuts behind capitals"
    if lexicon and before[0].islower() and lexicon.is_compound(left, right):  # names are cut like all words
        return f"{left} and {right} are words"
    return _by_rules(left, right, rules, lexicon) or _by_text(left, right, habits)


def _by_rules(left: str, right: str, rules: StageRules, lexicon: Lexicon | None) -> str:
    """The same by what is known of words, those of English where it is spoken."""
    if lexicon and (left in rules.words("hyphen-first") or right in rules.words("hyphen-second")):
        return f"{left}- or -{right} is often part of a compound"
    if len(left) > LONG and left.endswith(tuple(rules.words("hyphen-ending"))) and right not in rules.words("verbal"):
        return f"{left} describes what follows"
    return ""


def _by_text(left: str, right: str, habits: Habits) -> str:
    """The same by the words of the text."""
    stands = habits.stands
    if (len(right) >= LONG and left.endswith(right)) or (left == right and stands(left)):
        return "the word is doubled"
    if len(right) > LONG and len(left) > LONG and stands(right):
        return f"{right} is a word of the text"
    if len(left) > 2 and len(right) > 3 and stands(left) and stands(right):
        return f"{left} and {right} are words of the text"
    return ""
