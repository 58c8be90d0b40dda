"""What speaks for a place of a missing closer: `features` has the words for it."""

from __future__ import annotations

from bisect import bisect_left

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.quotes.missing.features import FINE_CLASSES, ROOM_CLASSES, SHAPES, ahead, plain, point, span

if TYPE_CHECKING:
    from cleaner.stages.quotes.document.signs import Gap, Signs
    from cleaner.stages.quotes.marks.tables import Group


class Closers:
    """The features of closers in a gap; what is alike for all places is told once."""

    def __init__(self, gap: Gap, signs: Signs, first: int, opened: str) -> None:
        """The opener stands before word `first`, after `opened`."""
        self.gap = gap
        self.signs = signs
        self.first = first
        self.opened = opened
        self.kind = "talk" if gap.talk else "text"
        self.start = signs.cases[first : first + 3]
        self.shape = SHAPES[signs.cases[first]]
        lead = gap.text[max(gap.start, gap.partner - 3) : gap.partner - 1].strip()[-1:]
        self.lead = point(lead) if lead else "^"
        self.earlier = signs.word(first - 1)
        self.stop = bisect_left(signs.begins, gap.hi)
        self.bound = "end" if gap.hi == gap.end else "mark"

    def groups(self, k: int, at: int, before: str, behind: str) -> list[Group]:
        """The features of a closer at `at`, behind word `k`; `before` and `behind` are what stands beside it."""
        gap, signs, kind, opened, shape = self.gap, self.signs, self.kind, self.opened, self.shape
        text, partner, cases = gap.text, gap.partner, signs.cases
        mark = "w" if before == "word" else text[at - 1]
        size = k - self.first + 1
        length = span(size)
        then = signs.persons(at, signs.sentence_end(at, gap.hi))
        within = signs.persons(max(partner, signs.sentence_start(at, gap.lo)), at)
        follows = text[at : min(at + 1, gap.end)]
        rest = "end" if k + 1 == len(signs.words) else "blank" if follows.isspace() else follows
        last, word, near = signs.lower[k], signs.word(k + 1), cases[k + 1 : k + 2] or "$"
        tail = ahead(gap, at)
        side = gap.stops.get(text[at : at + 1] if behind.startswith("point") else before, "none") or "open"
        room = span(self.stop - k - 1, ROOM_CLASSES)
        return [
            (
                _room,
                (kind, self.bound, room, before, behind, word if room in "12" else "", signs.sentences(at, gap.hi)),
            ),
            (_title, (signs.titled(self.first, k), cases[k], near, mark)),
            (_voices, (kind, signs.persons(partner, at), signs.persons(at, gap.hi), signs.sentences(partner, at))),
            (_ends, (before, behind, opened, side, kind)),
            (_side, (gap.lang, before, behind, side)),
            (_span, (shape, opened, behind, kind, length)),
            (_sentences, (shape, opened, behind, signs.sentences(partner, at), kind, within, then)),
            (_tail, (gap.lang, kind, before, tail, shape, self.lead)),
            (_last, (last, mark, behind)),
            (_next, (word, signs.word(k + 2))),
            (_beside, (kind, mark, last, word)),
            (_length, (kind, mark, self.earlier, span(size, FINE_CLASSES))),
            (_cases, (kind, self.start[0], mark, rest, near, min(size, 4), self.start[:size])),
            *[(_bracket, ())] * signs.open_bracket(partner, at),
        ]


def _room(kind: str, bound: str, room: str, before: str, behind: str, word: str, rest: int) -> list[str]:  # noqa: PLR0913, PLR0917
    names = [
        f"close room {bound} {room} {kind}",
        f"close room {bound} {room} {before} {behind}",
        f"close room {bound} {rest} sentences {before} {kind}",
    ]
    return [*names, f"close room {bound} {room} before {plain(word)}"] if word else names


def _title(titled: str, case: str, near: str, mark: str) -> list[str]:
    return [f"close title {titled} {case} {near}", f"close title {titled} {near} {mark}"]


def _voices(kind: str, within: str, then: str, crossed: int) -> list[str]:
    return [f"close voices {kind} {within} {then}", f"close voices {within} {then} {crossed} sentences"]


def _ends(before: str, behind: str, opened: str, side: str, kind: str) -> list[str]:
    return [
        f"close {before} > {behind}",
        f"close {opened} {before} > {behind}",
        f"close {before} {behind} {side}",
        f"close {kind} {opened} > {behind}",
    ]


def _side(lang: str, before: str, behind: str, side: str) -> list[str]:
    return [f"close {lang} {before} {behind} {side}"]


def _span(case: str, opened: str, behind: str, kind: str, length: str) -> list[str]:
    return [f"close {what} span {length}" for what in (case, opened, behind, kind)]


def _sentences(  # noqa: PLR0913, PLR0917
    case: str, opened: str, behind: str, crossed: int, kind: str, within: str, then: str
) -> list[str]:
    return [
        f"close {case} {crossed} sentences",
        f"close {opened} {crossed} sentences > {behind}",
        f"close {kind} person {within} then {then}",
    ]


def _tail(lang: str, kind: str, before: str, tail: str, case: str, lead: str) -> list[str]:  # noqa: PLR0913, PLR0917
    return [f"close {lang} {before} > {tail}", f"close {kind} {before} > {tail} {case} {lead}"]


def _last(last: str, mark: str, behind: str) -> list[str]:
    bare = plain(last)
    return [f"close after {last}", f"close last {bare} {mark}", f"close ends {bare[-3:]} {behind}"]


def _next(word: str, then: str) -> list[str]:
    return [f"close next {plain(word)} {plain(then)}"]


def _beside(kind: str, mark: str, last: str, word: str) -> list[str]:
    return [f"close {kind} {mark} next {plain(word)}", f"close pair {plain(last)} {plain(word)}"]


def _length(kind: str, mark: str, ahead: str, length: str) -> list[str]:
    return [f"close after opened {plain(ahead)} span {length}", f"close {kind} {mark} fine {length}"]


def _cases(  # noqa: PLR0913, PLR0917
    kind: str, case: str, mark: str, rest: str, near: str, size: int, start: str
) -> list[str]:
    return [f"close shape {case} {mark} {rest} {near} {kind}", f"close start {size} {start} {near}"]


def _bracket() -> list[str]:
    return ["close bracket"]
