"""The words of a language, loaded when a hyphen asks for them: what is one word, and what is two.

A lexicon lists the words that stand by themselves, and those that look like two of them and are one (carpet).  So
whatever it does not know and is two words that it does know is a compound, which its author wrote with a hyphen.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleaner.rulebook import StageRules

LEAST = 3  # letters of a word: shorter ones are too often halves of others
SPOKEN = 0.6  # of the words of a text of the language that are known at least: some 0.9 are, and 0.2 of its neighbours'
NEAR = 0.4  # the same of two rows of a text that is
AROUND = 120  # characters on both sides of a place that tell its language
ROWS, SOME = 12, 80  # rows of a text that are asked which language it is of, at most, and characters of each
_WORD = lazy(rf"[^\W\d_]{{{LEAST},}}")


class Lexicon(NamedTuple):
    """The words of a language in small letters: `free` ones, those that are `whole` only, and the prefixes of compounds."""

    free: frozenset[str]
    whole: frozenset[str]
    prefixes: frozenset[str]

    def knows(self, word: str) -> bool:
        """Whether this is one word."""
        return word in self.free or word in self.whole

    def are_words(self, left: str, right: str) -> bool:
        """Whether both are words that stand by themselves."""
        return left in self.free and right in self.free

    def is_compound(self, left: str, right: str) -> bool:
        """Whether both are parts of a compound that is not written as one word."""
        return (self.are_words(left, right) or (left in self.prefixes and right in self.free)) and not self.knows(
            left + right
        )

    def is_spoken(self, text: str, least: float = SPOKEN) -> bool:
        """Whether a text is of this language: so many of its words are known at least."""
        words = _WORD.findall(text.casefold())
        return sum([word in self.free for word in words]) >= least * max(len(words), LEAST)

    def is_spoken_at(self, text: str, at: int) -> bool:
        """Whether what is around a place of a text is of this language."""
        return self.is_spoken(text[max(0, at - AROUND) : at + AROUND])


def lexicon_of(rows: Sequence[str], rules: StageRules) -> Lexicon | None:
    """The lexicon of the language of a text, None where it is of another one; some rows of it tell."""
    text = "\n".join([row[:SOME] for row in rows[:: len(rows) // ROWS + 1]])
    return next((found for found in rules.prepared(_lexica) if found.is_spoken(text)), None)


def are_words_anywhere(left: str, right: str, rules: StageRules) -> bool:
    """Whether both are words of one language that has a lexicon: texts of others borrow its compounds."""
    return any(lexicon.are_words(left, right) for lexicon in rules.prepared(_lexica))


def is_word_anywhere(word: str, rules: StageRules) -> bool:
    """Whether this is one word of a language that has a lexicon."""
    return any(lexicon.knows(word) for lexicon in rules.prepared(_lexica))


def _lexica(rules: StageRules) -> list[Lexicon]:
    """The lexica of all languages that have one."""
    lists, none = rules.prepared(lists_of), frozenset[str]()
    return [
        Lexicon(roles["free"], roles.get("whole", none), rules.words("prefix", lang))
        for lang, roles in lists.items()
        if "free" in roles
    ]


def lists_of(rules: StageRules) -> dict[str, dict[str, frozenset[str]]]:
    """The long lists of words, by language and role."""
    lists: dict[str, dict[str, frozenset[str]]] = {}
    for rule in rules.of_kind("lexicon"):
        words = words_in(rule.data["table"]) if "table" in rule.data else builtin_lexica()[rule.id].split()
        listed, role = frozenset(words), rule.data["role"]
        for lang in rule.languages:
            roles = lists.setdefault(lang, {})
            roles[role] = roles.get(role, frozenset()) | listed
    return lists


def words_in(table: str) -> Iterator[str]:
    """The words of a table: the first of every line, and those that begin with it and go on as the others say."""
    for word, *ends in filter(None, map(str.split, table.splitlines())):
        yield word
        yield from (word + end for end in ends)


def builtin_lexica() -> Mapping[str, str]:
    """The words of the built-in rules, by rule."""
    from cleaner.rulebook import builtin_tables

    return builtin_tables("lexicon", "lexica", lambda table: " ".join(words_in(table)))
