"""Blanks beside the apostrophe of a short word of English: don ’t, it’ s.

Old books set "it ’s" and "they ’ve" apart, and these stay.  But nobody sets a blank amid "don’t", whose first half is no
word, nor behind the apostrophe of either.  Where that half is a word, as in "can ’t", the text has to write it close elsewhere.
"""

from __future__ import annotations

import re

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.spacing.close import splits
from cleaner.stages.spacing.places import in_prose

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document
    from cleaner.rulebook import StageRules

LONG = 16  # characters before an apostrophe in which its word begins
_WORD = lazy(r"(?<![\w‘’'-])[^\W\d_]+\Z")


class Limits(NamedTuple):
    """The id of the repair, None where it is switched off, the halves of short words, and numbers."""

    rule: str | None
    words: int
    line: int
    common: int
    share: float
    halves: AbstractSet[str]  # don
    whole: AbstractSet[str]  # can
    verbs: AbstractSet[str]  # it's
    english: AbstractSet[str]
    ahead: re.Pattern[str]  # an apostrophe between a blank and what follows "don"
    behind: re.Pattern[str]  # one before a blank and that, or what follows "it"
    close: re.Pattern[str]  # what is a word all the same, in one piece


def _limits(rules: StageRules) -> Limits:
    numbers = rules.numbers("close")
    words, line, common = (int(numbers.get(n, 0)) for n in ("clause", "line", "common"))
    halves, whole, verbs, english = (
        frozenset(rules.words(role)) for role in ("half-negation", "whole-negation", "short-verb", "english")
    )
    tails = {verb.partition("'")[2] for verb in verbs}
    no, tail, known = (
        "|".join(map(re.escape, sorted(some))) or "(?!)" for some in (rules.words("negation"), tails, whole)
    )
    end = r"(?![\w’'-])"
    return Limits(
        rules.repair("blank-in-short-word"),
        words,
        line,
        common,
        numbers.get("share", 0.0),
        halves,
        whole,
        verbs,
        english,
        lazy(rf"[’'](?<=[a-z] [’'])(?:{no}){end}"),
        lazy(rf"[’'](?<=[A-Za-z][’'])(?= (?:({no})|({tail})){end})"),
        lazy(rf"(?i)\b({known})[’'](?:{no}){end}"),
    )


def suspects(document: Document, rules: StageRules) -> list[Edit]:
    """The blanks that go."""
    limits, text = rules.prepared(_limits), document.text
    if limits.rule is None:
        return []
    blanks = dict([*_before(text, limits), *_behind(text, limits)])
    if not blanks or splits(text, ",", limits.share):
        return []
    edits: list[Edit] = []
    for row, those in in_prose(document, sorted(blanks), limits.words, limits.line):
        english = len(limits.english & {*row.split()}) >= limits.common
        edits += [Edit(blank, blank + 1, "", limits.rule) for blank in those if english or blanks[blank]]
    return edits


def _before(text: str, limits: Limits) -> Iterator[tuple[int, bool]]:
    """The blanks before apostrophes that are amid a word."""
    close: AbstractSet[str] | None = None
    for found in limits.ahead.finditer(text):
        half = _word_before(text, found.start() - 1).lower()
        if half in limits.whole and close is None:
            close = {word.lower() for word in limits.close.findall(text)}
        if half in limits.halves or (close and half in close):
            yield found.start() - 1, True


def _behind(text: str, limits: Limits) -> Iterator[tuple[int, bool]]:
    """Those behind apostrophes, and whether these show by themselves that they are English."""
    for found in limits.behind.finditer(text):
        word, no, verb = _word_before(text, found.start()), *found.groups()
        if no:
            if word.lower() in limits.halves or word.lower() in limits.whole:
                yield found.end(), True
        elif word != "i" and f"{word.lower()}'{verb}" in limits.verbs:  # English writes a capital
            yield found.end(), False


def _word_before(text: str, at: int) -> str:
    """The word before a place."""
    found = _WORD.search(text[max(0, at - LONG) : at])
    return found[0] if found else ""
