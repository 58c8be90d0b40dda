r"""Whether a pattern of a rule can be trusted with any line: tried in every way, some take longer than the world lasts.

`(a+)+b` reads a run of n letters in 2^n ways, and tries them all before it says no.  A pattern is seen as an automaton
here, whose places are the characters it names (Glushkov); it does so where a place can come back to itself in two ways by the
same characters.  That is asked of all pairs of places at once, so nothing is tried and no sample needed.
"""

from __future__ import annotations

import re
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

LONGEST = 1000  # characters of a pattern
MAX_SIZE = 2000  # characters it would have with its counts written out: compiled, they are
MAX_STEPS = 50_000  # between pairs of places; a pattern that needs more is too intricate to be told
COPIES = 3  # of what is counted, which tell as much as all

PROPERTY = re.compile(r"\\[pP]\{[^{}\\]*\}")
STAND_IN = 0xF0000  # code points that stand for properties, which `re` does not know
# What parts the classes of characters, whatever a pattern names.
SAMPLES = "aZéßλЖ中あアعא가ก5٣_ \t\xa0\u3000.,;:!?-–—'\"’“”«»()[]{}<>/\\|*#@&%+=~^`$€©®°№•…\u0301\u200d\u200b\xad\n\r"

_TESTS: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdecimal,
    "CATEGORY_SPACE": str.isspace,
    "CATEGORY_WORD": lambda c: c.isalnum() or c == "_",
}


class PatternError(ValueError):
    """A pattern that cannot be used, with the reason."""


def fault(pattern: str) -> str:
    """Why a rule cannot have this pattern; empty where it can."""
    import warnings

    import regex

    if len(pattern) > LONGEST:
        return f"it has {len(pattern):,} characters, and may have {LONGEST:,}; write several rules"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # of brackets that may mean more one day
            check(pattern)
            regex.compile(pattern)
    except PatternError as error:
        return str(error)
    except (re.error, regex.error) as error:
        return f"no pattern: {error}"
    except (RecursionError, OverflowError):
        return "no pattern: its brackets are nested too deeply, or a count is too large"
    return ""


def check(pattern: str) -> None:
    """Raise `PatternError` for a pattern that may take exponential time or much memory, `re.error` for none."""
    properties: list[str] = []

    def stand_in(found: re.Match[str]) -> str:
        properties.append(found[0])
        return chr(STAND_IN + len(properties) - 1)

    tree = parser.parse(PROPERTY.sub(stand_in, pattern))
    if _size(tree) > MAX_SIZE:
        raise PatternError("written out, what it counts is too long; count less")
    places = _Places(_Characters(properties, bool(tree.state.flags & re.IGNORECASE), pattern))
    places.part(tree)
    if places.is_ambiguous():
        raise PatternError(
            r"it can read the same characters in ever more ways, all of which are tried where none fits; "
            r"write \w+(?: \w+)* for (?:\w+ ?)+, and [ab]+ for (?:a+|b)+"
        )


def _size(tree: Iterable[tuple[Any, Any]]) -> int:
    size = 0
    for name, value in tree:
        parts = list(_inner(str(name), value))
        inner = sum(map(_size, parts)) if parts else 1
        size += inner * (max(1, value[0], 0 if value[1] is parser.MAXREPEAT else value[1]) if _repeats(name) else 1)
    return size


def _repeats(name: object) -> bool:
    return str(name) in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def _inner(name: str, value: Any) -> Iterator[Any]:
    """The patterns within an element of one."""
    if name == "BRANCH":
        yield from value[1]
    elif name == "ATOMIC_GROUP":
        yield value
    elif name in ("SUBPATTERN", "ASSERT", "ASSERT_NOT") or _repeats(name):
        yield value[-1]
    elif name == "GROUPREF_EXISTS":
        yield from (part for part in value[1:] if part)


class _Characters(NamedTuple):
    """Which samples an element that stands for one character is: the same ones for all elements of a pattern."""

    properties: list[str]
    caseless: bool
    pattern: str

    def of(self, name: str, value: Any) -> frozenset[str]:
        """The samples that an element matches, and the characters that the pattern names."""
        samples = {*SAMPLES, *self.pattern}
        samples |= {chr(min(ord(c) + 1, 0x10FFFF)) for c in self.pattern}  # beyond the end of a range
        return frozenset(c for c in samples if self._is(name, value, c))

    def _is(self, name: str, value: Any, c: str) -> bool:
        cases = {c, c.lower(), c.upper()} if self.caseless else {c}
        return any(self._exactly(name, value, case) for case in cases if len(case) == 1)

    def _exactly(self, name: str, value: Any, c: str) -> bool:
        if name == "ANY":
            return c != "\n"
        if name == "IN":
            negated = bool(value) and str(value[0][0]) == "NEGATE"
            return negated != any(self._exactly(str(kind), item, c) for kind, item in value[negated:])
        if name == "CATEGORY":
            known = str(value).replace("_NOT_", "_")
            return _TESTS[known](c) != ("_NOT_" in str(value))
        if name == "RANGE":
            return bool(value[0] <= ord(c) <= value[1])
        at = value - STAND_IN
        if 0 <= at < len(self.properties):
            import regex

            same = regex.fullmatch(self.properties[at], c) is not None
        else:
            same = ord(c) == value
        return same != (name == "NOT_LITERAL")


class _Part(NamedTuple):
    """A part of a pattern: the places it may begin and end with, in how many ways each, and in how many it is empty."""

    first: Mapping[int, int]
    last: Mapping[int, int]
    empty: int


NOTHING = _Part({}, {}, 1)


class _Places:
    """The places of a pattern, and in how many ways, as far as two, each follows each."""

    def __init__(self, characters: _Characters) -> None:
        self._characters = characters
        self._samples: list[frozenset[str]] = []
        self._follow: list[dict[int, int]] = []

    def part(self, tree: Iterable[tuple[Any, Any]]) -> _Part:
        """Take in a pattern."""
        whole = NOTHING
        for name, value in tree:
            whole = self._joined(whole, self._element(str(name), value))
        return whole

    def _element(self, name: str, value: Any) -> _Part:
        if name in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            return self._place(self._characters.of(name, value))
        if _repeats(name) and name != "POSSESSIVE_REPEAT":
            return self._repeated(*value)
        if name in ("ATOMIC_GROUP", "POSSESSIVE_REPEAT"):  # read in one way, once for all
            return self._place(frozenset())
        if name in ("BRANCH", "SUBPATTERN", "GROUPREF_EXISTS"):
            return _either([self.part(part) for part in _inner(name, value)])
        return NOTHING

    def _place(self, samples: frozenset[str]) -> _Part:
        self._samples.append(samples)
        self._follow.append({})
        own = {len(self._follow) - 1: 1}
        return _Part(own, own, 0)

    def _joined(self, one: _Part, other: _Part) -> _Part:
        self._lead(one.last, other.first)
        first = _sum(one.first, other.first, one.empty)
        return _Part(first, _sum(other.last, one.last, other.empty), min(2, one.empty * other.empty))

    def _lead(self, last: Mapping[int, int], first: Mapping[int, int]) -> None:
        for place, ways in last.items():
            self._follow[place] = _sum(self._follow[place], first, ways)

    def _repeated(self, least: int, most: Any, tree: Any) -> _Part:
        if most == 0:
            return NOTHING
        if least == most:
            whole = NOTHING
            for _ in range(min(least, COPIES)):
                whole = self._joined(whole, self.part(tree))
            return whole
        part = self.part(tree)
        if most is parser.MAXREPEAT or most > 1:
            self._lead(part.last, part.first)
        return part._replace(empty=1 if least == 0 else part.empty)

    def is_ambiguous(self) -> bool:
        """Whether a place comes back to itself in two ways by the same characters."""
        groups = self._groups()
        for place, following in enumerate(self._follow):
            if any(n > 1 and groups[place, place] == groups.get((to, to)) for to, n in following.items()):
                return True
        alike = {groups[place, place] for place in range(len(self._follow))}
        return any(one != other and group in alike for (one, other), group in groups.items())

    def _after(self, pair: tuple[int, int]) -> Iterator[tuple[int, int]]:
        """The pairs of places that two ways come to by the same character."""
        for one in self._follow[pair[0]]:
            for other in self._follow[pair[1]]:
                if one == other or not self._samples[one].isdisjoint(self._samples[other]):
                    yield (one, other) if one <= other else (other, one)

    def _groups(self) -> dict[tuple[int, int], int]:
        """For every pair that two ways may come to, the group of those from which it can be come to, and which from it (Tarjan)."""
        number: dict[tuple[int, int], int] = {}
        low: dict[tuple[int, int], int] = {}
        group: dict[tuple[int, int], int] = {}
        held: list[tuple[int, int]] = []
        steps = 0
        for place in range(len(self._follow)):
            todo = [((place, place), self._after((place, place)))] if (place, place) not in number else []
            while todo:
                pair, following = todo[-1]
                if pair not in number:
                    number[pair] = low[pair] = len(number)
                    held.append(pair)
                for after in following:
                    steps += 1
                    if steps > MAX_STEPS:
                        raise PatternError(
                            "it is too intricate to be sure that it comes to an end; write several rules"
                        )
                    if after not in number:
                        todo.append((after, self._after(after)))
                        break
                    if after not in group:
                        low[pair] = min(low[pair], number[after])
                else:
                    todo.pop()
                    if todo:
                        low[todo[-1][0]] = min(low[todo[-1][0]], low[pair])
                    if low[pair] == number[pair]:
                        while pair not in group:
                            group[held.pop()] = number[pair]
        return group


def _either(parts: list[_Part]) -> _Part:
    first: Mapping[int, int] = {}
    last: Mapping[int, int] = {}
    for part in parts:
        first, last = _sum(first, part.first, 1), _sum(last, part.last, 1)
    return _Part(first, last, min(2, sum(part.empty for part in parts)))


def _sum(ways: Mapping[int, int], more: Mapping[int, int], times: int) -> dict[int, int]:
    """Ways of both, those of the second `times` as many; no more than two are told apart."""
    return {**ways, **{place: min(2, ways.get(place, 0) + n * times) for place, n in more.items() if times}}
