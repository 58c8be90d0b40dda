"""What speaks for a place of a missing mark: named features of the place and of what it would quote.

After the measured cues: the edge of a paragraph, a verb of saying, how sentences start and end, the length of what is
quoted, who speaks in it, and whether the quotations of the document are mostly dialogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.quotes.marks import DASHES
from cleaner.stages.quotes.signs import STOPS

if TYPE_CHECKING:
    from cleaner.stages.quotes.signs import Signs

POINTS = ".,!?…;:"
SPANS = (1, 2, 3, 5, 8, 12, 20, 40)  # upper bounds of the classes of span lengths, in words
FINE = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30, 40, 60)  # the same, finer
FAR = 600  # how many characters are looked at around a place for all that lies outside


class Gap(NamedTuple):
    """The words of the paragraph and the region in which the mark is missing."""

    text: str
    start: int  # of the paragraph
    end: int
    lo: int  # of the region
    hi: int
    partner: int  # the place behind the opener, or before the closer
    outside: bool  # whether the document puts stops outside of its marks
    talk: bool  # whether its quotations are mostly dialogue
    saying: frozenset[str]
    person: frozenset[str]  # words that a speaker uses of himself and to others


def shape(word: str) -> str:
    """Whether a word starts with a capital, a small letter or anything else."""
    return "upper" if word[0].isupper() else "lower" if word[0].islower() else "other"


def point(char: str) -> str:
    """The class of the character before a place."""
    if char in DASHES:
        return "dash"
    return char if char in ".,!?…;:" else "word" if char.isalnum() else "other"


def span(count: int, bounds: tuple[int, ...] = SPANS) -> str:
    """The class of a length in words."""
    return next((str(n) for n in bounds if count <= n), "more")


def word(signs: Signs, k: int) -> str:
    """Word `k` in lower case, `^` before the first and `$` after the last."""
    return "^" if k < 0 else signs.lowered[k] if k < len(signs.lowered) else "$"


def cases(words: list[tuple[int, int, str]], start: int, stop: int) -> str:
    """The shapes of some words: U for a capital, l for a small letter, o for anything else, $ behind the last."""
    return "".join(map(_case, words[start:stop])) or "$"


def _case(entry: tuple[int, int, str]) -> str:
    return "U" if entry[2][0].isupper() else "l" if entry[2][0].islower() else "o"


def says(words: list[tuple[int, int, str]], k: int, saying: frozenset[str]) -> str:
    """How the words from `k` on look like telling who speaks: `said she`, `he said`, `Mary Ann said`, or not."""
    near = [w[2] for w in words[k : k + 4]]
    found = next((n for n, w in enumerate(near) if w.lower() in saying), 9)
    if found == 0:
        return "said"
    if found == 1:
        return "he-said"
    return "name-said" if found < 4 and near[0][0].isupper() else ""


def opening_context(gap: Gap, words: list[tuple[int, int, str]], k: int, at: int) -> str:
    """What stands before an opener at `at`, before word `k`."""
    left = at - 1
    while left >= gap.start and gap.text[left].isspace():
        left -= 1
    if left < gap.start:
        return "start"
    char = gap.text[left]
    before = words[k - 1][2].lower() if k else ""
    if char in ",:":
        return ("say" if before in gap.saying else "") + char
    if char in DASHES or char in STOPS or char in "(;":
        return "dash" if char in DASHES else "stop" if char in STOPS else char
    if not char.isalnum():
        return "other"
    return "say" if before in gap.saying else "word"


def closing_context(gap: Gap, words: list[tuple[int, int, str]], k: int, at: int) -> str:
    """What stands behind a closer at `at`; `k` is the next word."""
    right = at
    while right < gap.end and gap.text[right].isspace():
        right += 1
    if right >= gap.end:
        return "end"
    char = gap.text[right]
    if char in POINTS:
        return "point"
    if char in DASHES:
        return "dash"
    if k >= len(words):
        return "other"
    told = says(words, k, gap.saying)
    return told or (shape(words[k][2]) if char.isalnum() else "other")


def closer_features(gap: Gap, signs: Signs, k: int, first: int, at: int, opened: str) -> list[str]:  # noqa: PLR0913, PLR0917
    """The features of a closer at `at`, behind word `k`, whose opener stands before word `first`, after `opened`."""
    words = signs.words
    before = point(gap.text[at - 1])
    behind = closing_context(gap, words, k + 1, at)
    case = shape(words[first][2])
    length = span(k - first + 1)
    crossed = signs.sentences(gap.partner, at)
    named = [
        f"close {before} > {behind}",
        f"close {opened} {before} > {behind}",
        f"close {case} span {length}",
        f"close {opened} span {length}",
        f"close {behind} span {length}",
        f"close {case} {crossed} sentences",
        f"close {opened} {crossed} sentences > {behind}",
        f"close {before} {behind} outside" if gap.outside else f"close {before} {behind} inside",
        f"close {before} before {words[k + 1][2].lower()}" if k + 1 < len(words) else "close at end",
        f"close after {words[k][2].lower()}",
    ]
    if signs.count("(", gap.partner, at) != signs.count(")", gap.partner, at):
        named.append("close bracket")
    outside = signs.persons(at, signs.sentence_end(at, gap.hi))
    within = signs.persons(max(gap.partner, signs.sentence_start(at, gap.lo)), at)
    kind = "talk" if gap.talk else "text"
    named += [
        f"close {kind} person {within} then {outside}",
        f"close person outside {signs.persons(at, min(gap.hi, at + FAR))} > {behind}",
        f"close {kind} {opened} > {behind}",
        f"close {kind} span {length}",
    ]
    named.append(f"close {case} {min(signs.count(',', gap.partner, at - 1), 2)} commas")
    return named + _closer_words(gap, signs, k, first, at, kind)


def _closer_words(gap: Gap, signs: Signs, k: int, first: int, at: int, kind: str) -> list[str]:  # noqa: PLR0913, PLR0917
    """The features of a closer by the words beside it."""
    words = signs.words
    char = gap.text[at - 1]
    before = "w" if char.isalnum() else char
    char = gap.text[at : min(at + 1, gap.end)]
    behind = "end" if k + 1 == len(words) else "blank" if char.isspace() else char
    last, then = word(signs, k), word(signs, k + 1)
    length = span(k - first + 1, FINE)
    return [
        f"close next {then} {word(signs, k + 2)}",
        f"close last {last} {before}",
        f"close {kind} {before} next {then}",
        f"close after opened {word(signs, first - 1)} span {length}",
        f"close {kind} {before} fine {length}",
        f"close pair {last} {then}",
        f"close shape {cases(words, first, first + 1)} {before} {behind} {cases(words, k + 1, k + 2)} {kind}",
        f"close start {min(k - first + 1, 4)} {cases(words, first, min(k + 1, first + 3))} {cases(words, k + 1, k + 2)}",
    ]


def opener_features(gap: Gap, signs: Signs, k: int, last: int, at: int, behind: str) -> list[str]:  # noqa: PLR0913, PLR0917
    """The features of an opener at `at`, before word `k`, whose closer stands behind word `last`, before `behind`."""
    words = signs.words
    opened = opening_context(gap, words, k, at)
    case = shape(words[k][2])
    before = point(gap.text[gap.partner - 1])
    length = span(last - k + 1)
    crossed = signs.sentences(at, gap.partner)
    named = [
        f"open {opened} {case}",
        f"open {opened} {case} < {before}",
        f"open {opened} {case} < {behind}",
        f"open {before} span {length}",
        f"open {behind} span {length}",
        f"open {case} span {length}",
        f"open {before} {behind} {crossed} sentences",
        f"open {opened} {crossed} sentences",
        f"open before {words[k][2].lower()}",
        f"open after {words[k - 1][2].lower()}" if k and opened not in ("stop", "start") else "open alone",
    ]
    if signs.count("(", at, gap.partner) != signs.count(")", at, gap.partner):
        named.append("open bracket")
    outside = signs.persons(signs.sentence_start(at, gap.lo), at)
    within = signs.persons(at, min(gap.partner, signs.sentence_end(at, gap.hi)))
    kind = "talk" if gap.talk else "text"
    named += [
        f"open {kind} person {outside} then {within}",
        f"open person outside {signs.persons(max(gap.lo, at - FAR), at)} {opened}",
        f"open {kind} {opened} {case}",
        f"open {kind} span {length}",
    ]
    named.append(f"open {case} {min(signs.count(',', at, gap.partner - 1), 2)} commas")
    return named + _opener_words(gap, signs, k, last, at, kind)


def _opener_words(gap: Gap, signs: Signs, k: int, last: int, at: int, kind: str) -> list[str]:  # noqa: PLR0913, PLR0917
    """The features of an opener by the words beside it."""
    words = signs.words
    left = at - 1
    while left >= gap.start and gap.text[left].isspace():
        left -= 1
    before = "^" if left < gap.start else "w" if gap.text[left].isalnum() else gap.text[left]
    char = gap.text[gap.partner - 1]
    closed = "w" if char.isalnum() else char
    first, previous = word(signs, k), word(signs, k - 1)
    length = span(last - k + 1, FINE)
    case = cases(words, k, k + 1)
    beside = cases(words, k - 1, k) if k else "^"
    return [
        f"open previous {word(signs, k - 2)} {previous} {before}",
        f"open first {first} {before}",
        f"open first {first} {word(signs, k + 1)}",
        f"open {kind} {before} previous {previous}",
        f"open {kind} fine {length} {closed}",
        f"open before closed {word(signs, last + 1)} span {length}",
        f"open pair {previous} {first}",
        f"open shape {case} {before} {closed} {kind}",
        f"open start {min(last - k + 1, 4)} {cases(words, k, min(last + 1, k + 3))} {beside} {before}",
    ]
