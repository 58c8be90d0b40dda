"""What speaks for a place of a missing mark: named features of the place and of what it would quote.

After the measured cues: the edge of a paragraph, a verb of saying, how sentences start and end, the length of what is
quoted, who speaks in it, and whether the quotations of the document are mostly dialogue.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.stages.quotes.marks import DASHES

WORD = re.compile(r"\w+(?:['’.\-‐]\w+)*")
STOPS = ".?!…"
POINTS = ".,!?…;:"
SPANS = (1, 2, 3, 5, 8, 12, 20, 40)  # upper bounds of the classes of span lengths, in words
FINE = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30, 40, 60)  # the same, finer
NEAR, FAR = 400, 600  # how many characters are looked at around a place: for its sentence, for all that lies outside


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


def word(words: list[tuple[int, int, str]], k: int) -> str:
    """Word `k` in lower case, `^` before the first and `$` after the last."""
    if k < 0:
        return "^"
    return words[k][2].lower().replace("’", "'") if k < len(words) else "$"


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


def sentences(text: str, start: int, stop: int) -> str:
    """How many sentences end between two places: 0, 1 or 2."""
    count = 0
    for k in range(start, stop - 1):
        if text[k] in STOPS and text[k + 1].isspace():
            count += 1
    return str(min(count, 2))


def persons(gap: Gap, start: int, stop: int) -> str:
    """Whether one of the words of a speaker (I, you, we, don’t) stands between two places: yes, no, or no words."""
    words = WORD.findall(gap.text, start, stop)
    if not words:
        return "none"
    return "yes" if any(w.lower().replace("’", "'") in gap.person for w in words) else "no"


def sentence_end(gap: Gap, at: int) -> int:
    """Where the sentence ends in which `at` stands, within the region; looked for a while only."""
    for k in range(at + 1, min(gap.hi, at + NEAR) - 1):
        if gap.text[k] in STOPS and gap.text[k + 1].isspace():
            return k
    return gap.hi


def sentence_start(gap: Gap, at: int) -> int:
    """Where the sentence starts in which the character before `at` stands, within the region."""
    for k in range(at - 2, max(gap.lo, at - NEAR), -1):
        if gap.text[k] in STOPS and gap.text[k + 1].isspace() and k < at - 3:
            return k + 1
    return gap.lo


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


def closer_features(gap: Gap, words: list[tuple[int, int, str]], k: int, first: int, at: int) -> list[str]:
    """The features of a closer at `at`, behind word `k`, whose opener stands before word `first`."""
    before = point(gap.text[at - 1])
    behind = closing_context(gap, words, k + 1, at)
    case = shape(words[first][2])
    opened = opening_context(gap, words, first, gap.partner - 1)
    length = span(k - first + 1)
    crossed = sentences(gap.text, gap.partner, at)
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
    piece = gap.text[gap.partner : at]
    if piece.count("(") != piece.count(")"):
        named.append("close bracket")
    outside = persons(gap, at, sentence_end(gap, at))
    within = persons(gap, max(gap.partner, sentence_start(gap, at)), at)
    kind = "talk" if gap.talk else "text"
    named += [
        f"close {kind} person {within} then {outside}",
        f"close person outside {persons(gap, at, min(gap.hi, at + FAR))} > {behind}",
        f"close {kind} {opened} > {behind}",
        f"close {kind} span {length}",
    ]
    commas = piece.count(",", 0, len(piece) - 1)
    named.append(f"close {case} {min(commas, 2)} commas")
    return named + _closer_words(gap, words, k, first, at, kind)


def _closer_words(  # noqa: PLR0913, PLR0917
    gap: Gap, words: list[tuple[int, int, str]], k: int, first: int, at: int, kind: str
) -> list[str]:
    """The features of a closer by the words beside it."""
    char = gap.text[at - 1]
    before = "w" if char.isalnum() else char
    char = gap.text[at : min(at + 1, gap.end)]
    behind = "end" if k + 1 == len(words) else "blank" if char.isspace() else char
    last, then = word(words, k), word(words, k + 1)
    length = span(k - first + 1, FINE)
    return [
        f"close next {then} {word(words, k + 2)}",
        f"close last {last} {before}",
        f"close {kind} {before} next {then}",
        f"close after opened {word(words, first - 1)} span {length}",
        f"close {kind} {before} fine {length}",
        f"close pair {last} {then}",
        f"close shape {cases(words, first, first + 1)} {before} {behind} {cases(words, k + 1, k + 2)} {kind}",
        f"close start {min(k - first + 1, 4)} {cases(words, first, min(k + 1, first + 3))} {cases(words, k + 1, k + 2)}",
    ]


def opener_features(gap: Gap, words: list[tuple[int, int, str]], k: int, last: int, at: int) -> list[str]:
    """The features of an opener at `at`, before word `k`, whose closer stands behind word `last`."""
    opened = opening_context(gap, words, k, at)
    case = shape(words[k][2])
    before = point(gap.text[gap.partner - 1])
    behind = closing_context(gap, words, last + 1, gap.partner + 1)
    length = span(last - k + 1)
    crossed = sentences(gap.text, at, gap.partner)
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
    piece = gap.text[at : gap.partner]
    if piece.count("(") != piece.count(")"):
        named.append("open bracket")
    outside = persons(gap, sentence_start(gap, at), at)
    within = persons(gap, at, min(gap.partner, sentence_end(gap, at)))
    kind = "talk" if gap.talk else "text"
    named += [
        f"open {kind} person {outside} then {within}",
        f"open person outside {persons(gap, max(gap.lo, at - FAR), at)} {opened}",
        f"open {kind} {opened} {case}",
        f"open {kind} span {length}",
    ]
    named.append(f"open {case} {min(piece.count(',', 0, max(len(piece) - 1, 0)), 2)} commas")
    return named + _opener_words(gap, words, k, last, at, kind)


def _opener_words(  # noqa: PLR0913, PLR0917
    gap: Gap, words: list[tuple[int, int, str]], k: int, last: int, at: int, kind: str
) -> list[str]:
    """The features of an opener by the words beside it."""
    left = at - 1
    while left >= gap.start and gap.text[left].isspace():
        left -= 1
    before = "^" if left < gap.start else "w" if gap.text[left].isalnum() else gap.text[left]
    char = gap.text[gap.partner - 1]
    closed = "w" if char.isalnum() else char
    first, previous = word(words, k), word(words, k - 1)
    length = span(last - k + 1, FINE)
    case = cases(words, k, k + 1)
    beside = cases(words, k - 1, k) if k else "^"
    return [
        f"open previous {word(words, k - 2)} {previous} {before}",
        f"open first {first} {before}",
        f"open first {first} {word(words, k + 1)}",
        f"open {kind} {before} previous {previous}",
        f"open {kind} fine {length} {closed}",
        f"open before closed {word(words, last + 1)} span {length}",
        f"open pair {previous} {first}",
        f"open shape {case} {before} {closed} {kind}",
        f"open start {min(last - k + 1, 4)} {cases(words, k, min(last + 1, k + 3))} {beside} {before}",
    ]
