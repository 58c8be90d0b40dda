"""What speaks for a place of a missing opener: `features` has the words for it."""

from __future__ import annotations

from bisect import bisect_left

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.missing.features import FINE_CLASSES, ROOM_CLASSES, SHAPES, above, ahead, plain, point, span

if TYPE_CHECKING:
    from cleaner.stages.quotes.document.signs import Gap, Signs
    from cleaner.stages.quotes.marks.tables import Group


class Openers:
    """The features of openers in a gap; what is alike for all places is told once."""

    def __init__(self, gap: Gap, signs: Signs, last: int, behind: str) -> None:
        """The closer stands behind word `last`, before `behind`."""
        self.gap = gap
        self.signs = signs
        self.last = last
        self.behind = behind
        self.kind = "talk" if gap.talk else "text"
        char = gap.text[gap.partner - 1]
        self.before, self.closed = point(char), "w" if char.isalnum() else char
        self.tail = ahead(gap, gap.partner + 1)
        self.later = signs.word(last + 1)
        self.first = bisect_left(signs.begins, gap.lo)
        self.bound = "start" if gap.lo == gap.start else "mark"

    def groups(self, k: int, at: int, opened: str) -> list[Group]:
        """The features of an opener at `at`, before word `k`, after `opened`."""
        gap, signs, kind, before, behind = self.gap, self.signs, self.kind, self.before, self.behind
        text, partner, cases, closed = gap.text, gap.partner, signs.cases, self.closed
        size = self.last - k + 1
        length = span(size)
        outside = signs.persons(signs.sentence_start(at, gap.lo), at)
        within = signs.persons(at, min(partner, signs.sentence_end(at, gap.hi)))
        left = at - 1
        while left >= gap.start and text[left].isspace():
            left -= 1
        mark = "^" if left < gap.start else "w" if text[left].isalnum() else text[left]
        case, near = cases[k], cases[k - 1] if k else "^"
        shape = SHAPES[case]
        word, previous = signs.lower[k], signs.word(k - 1)
        edge = above(text, gap.start) if opened == "start" else ""
        sentences = signs.sentences(at, partner)
        room = span(max(k - self.first, 0), ROOM_CLASSES)
        return [
            (_room, (kind, self.bound, room, opened, previous if room in "12" else "", behind)),
            (_title, (signs.titled(k, self.last), near, case, mark, closed)),
            (_voices, (kind, signs.persons(gap.lo, at), signs.persons(at, partner), sentences)),
            *[(_start, (edge, shape, sentences, behind))] * bool(edge),
            *[(_bracket, ())] * signs.open_bracket(at, partner),
            (_tail, (gap.lang, kind, opened, shape, edge, before, self.tail)),
            (_shape, (before, self.tail, length)),
            (_ends, (opened, shape, before, behind, kind)),
            (_span, (before, behind, shape, kind, length)),
            (_sentences, (before, behind, opened, sentences, kind, outside, within)),
            (_first, (word, mark, opened, signs.word(k + 1))),
            (_previous, (kind, mark, previous, signs.word(k - 2), opened)),
            (_pair, (previous, word)),
            (_length, (kind, closed, self.later, span(size, FINE_CLASSES))),
            (_cases, (kind, case, mark, closed, min(size, 4), cases[k : min(self.last + 1, k + 3)], near)),
        ]


def _room(kind: str, bound: str, room: str, opened: str, previous: str, behind: str) -> list[str]:  # noqa: PLR0913, PLR0917
    names = [f"open room {bound} {room} {what}" for what in (kind, opened, f"> {behind}")]
    return [*names, f"open room {bound} {room} after {previous}"] if previous else names


def _title(titled: str, near: str, case: str, mark: str, closed: str) -> list[str]:
    return [f"open title {titled} {near} {case}", f"open title {titled} {mark} {case} {closed}"]


def _voices(kind: str, outside: str, within: str, crossed: int) -> list[str]:
    return [f"open voices {kind} {outside} {within}", f"open voices {outside} {within} {crossed} sentences"]


def _start(edge: str, case: str, sentences: int, behind: str) -> list[str]:
    return [f"open start {edge}", f"open start {edge} {case} {sentences} {behind}"]


def _tail(lang: str, kind: str, opened: str, case: str, edge: str, before: str, tail: str) -> list[str]:  # noqa: PLR0913, PLR0917
    return [
        f"open {lang} {opened} {case}",
        f"open {lang} {opened} {case} < {before} {tail}",
        f"open {kind} {opened} {case} {edge} < {before} {tail}",
    ]


def _shape(before: str, tail: str, length: str) -> list[str]:
    return [f"open tail {before} {tail} {length}"]


def _ends(opened: str, case: str, before: str, behind: str, kind: str) -> list[str]:
    return [
        f"open {opened} {case}",
        f"open {opened} {case} < {before}",
        f"open {opened} {case} < {behind}",
        f"open {kind} {opened} {case}",
    ]


def _span(before: str, behind: str, case: str, kind: str, length: str) -> list[str]:
    return [f"open {what} span {length}" for what in (before, behind, case, kind)]


def _sentences(  # noqa: PLR0913, PLR0917
    before: str, behind: str, opened: str, crossed: int, kind: str, outside: str, within: str
) -> list[str]:
    return [
        f"open {before} {behind} {crossed} sentences",
        f"open {opened} {crossed} sentences",
        f"open {kind} person {outside} then {within}",
    ]


def _first(word: str, mark: str, opened: str, then: str) -> list[str]:
    bare = plain(word)
    return [
        f"open before {word}",
        f"open first {bare} {mark}",
        f"open first {bare} {plain(then)}",
        f"open begins {opened} {bare[-3:]}",
    ]


def _previous(kind: str, mark: str, previous: str, earlier: str, opened: str) -> list[str]:
    bare = plain(previous)
    return [
        "open alone" if opened in ("stop", "start") or previous == "^" else f"open after {previous}",
        f"open previous {plain(earlier)} {bare} {mark}",
        f"open {kind} {mark} previous {bare}",
        f"open ends {opened} {bare[-3:]}",
    ]


def _pair(previous: str, word: str) -> list[str]:
    return [f"open pair {plain(previous)} {plain(word)}"]


def _length(kind: str, closed: str, behind: str, length: str) -> list[str]:
    return [f"open before closed {plain(behind)} span {length}", f"open {kind} fine {length} {closed}"]


def _cases(  # noqa: PLR0913, PLR0917
    kind: str, case: str, mark: str, closed: str, size: int, start: str, near: str
) -> list[str]:
    return [f"open shape {case} {mark} {closed} {kind}", f"open start {size} {start} {near} {mark}"]


def _bracket() -> list[str]:
    return ["open bracket"]
