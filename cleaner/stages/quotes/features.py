"""What speaks for a place of a missing mark: named features of the place and of what it would quote.

After the measured cues: the edge of a paragraph, a verb of saying, how sentences start and end, the length of what is
quoted, who speaks in it, and whether the quotations of the document are mostly dialogue.  Features come in groups that
look at the same few things: most groups are seen again and again, and what they weigh is added up once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.quotes.marks import DASHES
from cleaner.stages.quotes.signs import STOPS

if TYPE_CHECKING:
    from cleaner.stages.quotes.signs import Signs

Group = tuple[Callable[..., list[str]], tuple[object, ...]]  # what names the features, and what it names them by

POINTS = ".,!?…;:"
SPANS = (1, 2, 3, 5, 8, 12, 20, 40)  # upper bounds of the classes of span lengths, in words
FINE = (1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 30, 40, 60)  # the same, finer
FAR = 600  # how many characters are looked at around a place for all that lies outside
SHAPES = {"U": "upper", "l": "lower", "o": "other"}


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


def point(char: str) -> str:
    """The class of the character before a place."""
    if char.isalnum():
        return "word"
    if char in POINTS:
        return char
    return "dash" if char in DASHES else "other"


def _classes(bounds: tuple[int, ...]) -> list[str]:
    """For every length in words up to the last bound its class."""
    return [next(str(b) for b in bounds if n <= b) for n in range(bounds[-1] + 1)]


_SPANS, _FINE = _classes(SPANS), _classes(FINE)


def span(count: int, classes: list[str] = _SPANS) -> str:
    """The class of a length in words."""
    return classes[count] if count < len(classes) else "more"


def plain(word: str) -> str:
    """A word with straight apostrophes."""
    return word.replace("’", "'")


def opening_context(gap: Gap, signs: Signs, k: int, at: int) -> str:
    """What stands before an opener at `at`, before word `k`."""
    left = at - 1
    while left >= gap.start and gap.text[left].isspace():
        left -= 1
    if left < gap.start:
        return "start"
    char = gap.text[left]
    if char.isalnum():
        return "say" if k and signs.telling[k - 1] else "word"
    if char in ",:":
        return "say" + char if k and signs.telling[k - 1] else char
    if char in DASHES or char in STOPS or char in "(;":
        return "dash" if char in DASHES else "stop" if char in STOPS else char
    return "other"


def closing_context(gap: Gap, signs: Signs, k: int, at: int) -> str:
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
    if k >= len(signs.words):
        return "other"
    return signs.told[k] or (SHAPES[signs.cases[k]] if char.isalnum() else "other")


def closer_features(gap: Gap, signs: Signs, k: int, first: int, at: int, opened: str) -> tuple[str, list[Group]]:  # noqa: PLR0913, PLR0917
    """The features of a closer at `at`, behind word `k`, whose opener stands before word `first`, after `opened`."""
    text, partner, kind = gap.text, gap.partner, "talk" if gap.talk else "text"
    char = text[at - 1]
    before, mark = point(char), "w" if char.isalnum() else char
    behind = closing_context(gap, signs, k + 1, at)
    size = k - first + 1
    bracket = signs.count("(", partner, at) != signs.count(")", partner, at)
    commas = min(signs.count(",", partner, at - 1), 2)
    then = signs.persons(at, signs.sentence_end(at, gap.hi))
    within = signs.persons(max(partner, signs.sentence_start(at, gap.lo)), at)
    beyond = signs.persons(at, min(gap.hi, at + FAR))
    follows = text[at : min(at + 1, gap.end)]
    rest = "end" if k + 1 == len(signs.words) else "blank" if follows.isspace() else follows
    cases = signs.cases
    case, near = cases[first], cases[k + 1 : k + 2] or "$"
    last, word = signs.lower[k], signs.word(k + 1)
    return f"close {before} > {behind}", [
        (_closer_ends, (before, behind, opened, gap.outside, kind, beyond)),
        (_closer_span, (SHAPES[case], opened, behind, kind, span(size))),
        (_closer_sentences, (SHAPES[case], opened, behind, signs.sentences(partner, at), kind, within, then)),
        (_closer_inside, (SHAPES[case], bracket, commas)),
        (_closer_last, (last, mark)),
        (_closer_next, (before, word, signs.word(k + 2))),
        (_closer_beside, (kind, mark, last, word)),
        (_closer_length, (kind, mark, signs.word(first - 1), span(size, _FINE))),
        (_closer_cases, (kind, case, mark, rest, near, min(size, 4), cases[first : min(k + 1, first + 3)])),
    ]


def _closer_ends(  # noqa: PLR0913, PLR0917
    before: str, behind: str, opened: str, outside: bool, kind: str, beyond: str
) -> list[str]:
    return [
        f"close {before} > {behind}",
        f"close {opened} {before} > {behind}",
        f"close {before} {behind} {'outside' if outside else 'inside'}",
        f"close person outside {beyond} > {behind}",
        f"close {kind} {opened} > {behind}",
    ]


def _closer_span(case: str, opened: str, behind: str, kind: str, length: str) -> list[str]:
    return [f"close {what} span {length}" for what in (case, opened, behind, kind)]


def _closer_sentences(  # noqa: PLR0913, PLR0917
    case: str, opened: str, behind: str, crossed: int, kind: str, within: str, then: str
) -> list[str]:
    return [
        f"close {case} {crossed} sentences",
        f"close {opened} {crossed} sentences > {behind}",
        f"close {kind} person {within} then {then}",
    ]


def _closer_inside(case: str, bracket: bool, commas: int) -> list[str]:
    return [f"close {case} {commas} commas", *["close bracket"] * bracket]


def _closer_last(last: str, mark: str) -> list[str]:
    return [f"close after {last}", f"close last {plain(last)} {mark}"]


def _closer_next(before: str, word: str, then: str) -> list[str]:
    return [
        "close at end" if word == "$" else f"close {before} before {word}",
        f"close next {plain(word)} {plain(then)}",
    ]


def _closer_beside(kind: str, mark: str, last: str, word: str) -> list[str]:
    return [f"close {kind} {mark} next {plain(word)}", f"close pair {plain(last)} {plain(word)}"]


def _closer_length(kind: str, mark: str, ahead: str, length: str) -> list[str]:
    return [f"close after opened {plain(ahead)} span {length}", f"close {kind} {mark} fine {length}"]


def _closer_cases(  # noqa: PLR0913, PLR0917
    kind: str, case: str, mark: str, rest: str, near: str, size: int, start: str
) -> list[str]:
    return [f"close shape {case} {mark} {rest} {near} {kind}", f"close start {size} {start} {near}"]


def opener_features(gap: Gap, signs: Signs, k: int, last: int, at: int, behind: str) -> tuple[str, list[Group]]:  # noqa: PLR0913, PLR0917
    """The features of an opener at `at`, before word `k`, whose closer stands behind word `last`, before `behind`."""
    text, partner, kind = gap.text, gap.partner, "talk" if gap.talk else "text"
    opened = opening_context(gap, signs, k, at)
    char = text[partner - 1]
    before, closed = point(char), "w" if char.isalnum() else char
    size = last - k + 1
    bracket = signs.count("(", at, partner) != signs.count(")", at, partner)
    commas = min(signs.count(",", at, partner - 1), 2)
    outside = signs.persons(signs.sentence_start(at, gap.lo), at)
    within = signs.persons(at, min(partner, signs.sentence_end(at, gap.hi)))
    beyond = signs.persons(max(gap.lo, at - FAR), at)
    left = at - 1
    while left >= gap.start and text[left].isspace():
        left -= 1
    mark = "^" if left < gap.start else "w" if text[left].isalnum() else text[left]
    cases = signs.cases
    case, near = cases[k], cases[k - 1] if k else "^"
    word, previous = signs.lower[k], signs.word(k - 1)
    return f"open {opened} {SHAPES[case]}", [
        (_opener_ends, (opened, SHAPES[case], before, behind, kind, beyond)),
        (_opener_span, (before, behind, SHAPES[case], kind, span(size))),
        (_opener_sentences, (before, behind, opened, signs.sentences(at, partner), kind, outside, within)),
        (_opener_inside, (SHAPES[case], bracket, commas)),
        (_opener_first, (word, mark, signs.word(k + 1))),
        (_opener_previous, (kind, mark, previous, signs.word(k - 2), opened in ("stop", "start"))),
        (_opener_pair, (previous, word)),
        (_opener_length, (kind, closed, signs.word(last + 1), span(size, _FINE))),
        (_opener_cases, (kind, case, mark, closed, min(size, 4), cases[k : min(last + 1, k + 3)], near)),
    ]


def _opener_ends(opened: str, case: str, before: str, behind: str, kind: str, beyond: str) -> list[str]:  # noqa: PLR0913, PLR0917
    return [
        f"open {opened} {case}",
        f"open {opened} {case} < {before}",
        f"open {opened} {case} < {behind}",
        f"open person outside {beyond} {opened}",
        f"open {kind} {opened} {case}",
    ]


def _opener_span(before: str, behind: str, case: str, kind: str, length: str) -> list[str]:
    return [f"open {what} span {length}" for what in (before, behind, case, kind)]


def _opener_sentences(  # noqa: PLR0913, PLR0917
    before: str, behind: str, opened: str, crossed: int, kind: str, outside: str, within: str
) -> list[str]:
    return [
        f"open {before} {behind} {crossed} sentences",
        f"open {opened} {crossed} sentences",
        f"open {kind} person {outside} then {within}",
    ]


def _opener_inside(case: str, bracket: bool, commas: int) -> list[str]:
    return [f"open {case} {commas} commas", *["open bracket"] * bracket]


def _opener_first(word: str, mark: str, then: str) -> list[str]:
    return [f"open before {word}", f"open first {plain(word)} {mark}", f"open first {plain(word)} {plain(then)}"]


def _opener_previous(kind: str, mark: str, previous: str, earlier: str, alone: bool) -> list[str]:
    return [
        "open alone" if alone or previous == "^" else f"open after {previous}",
        f"open previous {plain(earlier)} {plain(previous)} {mark}",
        f"open {kind} {mark} previous {plain(previous)}",
    ]


def _opener_pair(previous: str, word: str) -> list[str]:
    return [f"open pair {plain(previous)} {plain(word)}"]


def _opener_length(kind: str, closed: str, behind: str, length: str) -> list[str]:
    return [f"open before closed {plain(behind)} span {length}", f"open {kind} fine {length} {closed}"]


def _opener_cases(  # noqa: PLR0913, PLR0917
    kind: str, case: str, mark: str, closed: str, size: int, start: str, near: str
) -> list[str]:
    return [f"open shape {case} {mark} {closed} {kind}", f"open start {size} {start} {near} {mark}"]
