"""Blanks where a sign stands close to a word: before commas, full stops and endings, inside of brackets.

A page that sets a blank behind each of its links leaves "the Gazette , which" when its text is taken.  No language sets
one before a comma or a full stop; who does all the same, as corpora do that are split into words, does so throughout.
So blanks go only where the text mostly sets the same sign close, only from prose, and only from lines of which nobody
may need the length: where a text was wrapped, once its lines are joined.
"""

from __future__ import annotations

import re

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.spacing.places import in_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.document import Document
    from cleaner.rulebook import StageRules

_POINTS = {
    ",": lazy(r",(?<=[\w.)”’»%] ,)(?=[\s”’»])"),
    ".": lazy(r"\.(?<=[^\W\d_] \.|[)”’»%] \.)(?=[\s”’»]|\Z)"),
}
_BRACKET = lazy(r"\((?<![^\s(\[“\"—–-]\()(?: (?=[^()\n]*[^\s()]\))|(?=[^\s()][^()\n]* \)))[^()\n]*\)")
_LOOSE = lazy(r"\((?= )[^()\n]* \)")
_TIGHT = lazy(r"\((?! )[^()\n]*[^() \n]\)")
_ADDRESS = lazy(r"(?:\A|\s)\(?\S*(?:/|@|www\.)\S* \Z")
_FOREIGN = "\u0530"  # from here on letters are neither Latin, Greek nor Cyrillic
LONG = 60  # characters before a place in which a word begins, but for addresses that nobody reads


class Limits(NamedTuple):
    """The ids of the repairs, None where one is switched off, and what tells where they are due."""

    point: str | None
    ending: str | None
    bracket: str | None
    words: int
    share: float
    few: int
    least: int
    line: int
    common: int
    endings: Sequence[re.Pattern[str]]  # behind a blank, by the apostrophe
    joined: re.Pattern[str]  # the same close to a word
    pronouns: AbstractSet[str]
    english: AbstractSet[str]
    commands: AbstractSet[str]


def _limits(rules: StageRules) -> Limits:
    point, ending, bracket = (rules.repair(f"blank-{of}") for of in ("before-point", "before-ending", "in-bracket"))
    numbers = rules.numbers("close")
    words, few, least, line, common = (int(numbers.get(n, 0)) for n in ("words", "few", "least", "line", "common"))
    lists = [frozenset(rules.words(role)) for role in ("pronoun", "english", "command")]
    those = "|".join(map(re.escape, sorted(rules.words("ending"))))
    endings = [lazy(rf"{mark}(?<= {mark})(?:{those})(?![^\s.,;:!?)”\"])") for mark in "’'" if those]
    joined = lazy(rf"[’'](?<=[^\W\d_][’'])(?:{those})(?![\w’'])")
    return Limits(
        point, ending, bracket, words, numbers.get("share", 0.0), few, least, line, common, endings, joined, *lists
    )


def suspects(document: Document, signs: Sequence[str], rules: StageRules) -> list[Edit]:
    """The blanks beside these signs that go."""
    limits = rules.prepared(_limits)
    names = [*_endings(document, limits)] if "’" in signs or "'" in signs else []
    found = [edit for sign in _POINTS if sign in signs for edit in _points(document, sign, limits)]
    if "(" in signs or ")" in signs:
        found += _brackets(document, limits)
    return names + found if len(names) + len(found) >= limits.least else names  # one may be a slip of the author


def _points(document: Document, sign: str, limits: Limits) -> Iterator[Edit]:
    """The blanks before commas, or before full stops."""
    text = document.text
    places = [m.start() for m in _POINTS[sign].finditer(text)] if limits.point else []
    if not places or splits(text, ",", limits.share) or (sign != "," and splits(text, sign, limits.share)):
        return
    for row, those in in_prose(document, places, limits.words, limits.line):
        apart = row.count(f" {sign}")
        if apart > 1 and apart == row.count(sign):
            continue  # a list, perhaps
        for at in those:
            before, after = text[max(0, at - LONG) : at], text[at + 2 : at + 3]
            if _is_word(before) and not _ADDRESS.search(before) and _goes_on(sign, before, after, limits):
                yield Edit(at - 1, at, "", limits.point or "")


def _endings(document: Document, limits: Limits) -> Iterator[Edit]:
    """The blanks between a name and its ending."""
    text = document.text
    found = [m.start() for ending in limits.endings for m in ending.finditer(text)] if limits.ending else []
    names = [at for at in found if _is_name(text[max(0, at - LONG) : at - 1], limits)]
    habit = len(found) - len(names) > limits.share * len(limits.joined.findall(text))  # it's is set so
    if not names or habit or splits(text, ",", limits.share):
        return
    for row, those in in_prose(document, sorted(names), limits.words, limits.line):
        if len(limits.english & {*row.split()}) >= limits.common:
            yield from (Edit(at - 1, at, "", limits.ending or "") for at in those)


def _brackets(document: Document, limits: Limits) -> Iterator[Edit]:
    """The blanks inside of one bracket, where none is inside of the other."""
    text = document.text
    found = dict(m.span() for m in _BRACKET.finditer(text)) if limits.bracket else {}
    loose, tight = len(_LOOSE.findall(text)), len(_TIGHT.findall(text))
    if len(found) > max(limits.few, tight) or loose > limits.share * len(found):
        return
    for _, those in in_prose(document, [*found], limits.words, limits.line):
        for start in those:
            at = start + 1 if text[start + 1].isspace() else found[start] - 2
            beside = text[at + 1] if at == start + 1 else text[at - 1]
            told = beside.isalnum() or beside in "\"'”’»“‘«.!?"
            if told and not _ADDRESS.search(text[max(start, at - LONG) : at + 1]):
                yield Edit(at, at + 1, "", limits.bracket or "")


def splits(text: str, sign: str, share: float) -> bool:
    """Whether a text sets a sign behind a blank so often, and close so seldom, that it means to."""
    apart, every = (sum([text.count(before + sign + after) for after in " \n\r"]) for before in (" ", ""))
    close = every - apart
    return apart > share * close


def _is_word(before: str) -> bool:
    """Whether a word stands there, none of one letter, which may be a number of a list or stand for one."""
    last = before[-2]
    return not last.isalpha() or (last < _FOREIGN and before[-3:-2].isalpha())


def _goes_on(sign: str, before: str, after: str, limits: Limits) -> bool:
    """Whether a text may go on so behind a sign: neither as numbers do, nor as a command does whose folder a dot is."""
    if sign == ",":
        return not (before[-2].isdigit() and after.isdigit())
    return not after.islower() and before.rsplit(maxsplit=1)[-1].lower() not in limits.commands


def _is_name(before: str, limits: Limits) -> bool:
    """Whether what stands before an ending ends with a name."""
    word = before.rsplit(None, 1)[-1] if before[-1:].isalpha() else ""
    return word[:1].isupper() and word.lower() not in limits.pronouns
