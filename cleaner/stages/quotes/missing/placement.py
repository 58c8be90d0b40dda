"""Where a missing mark belongs.

Every gap between two words where the mark could stand is described by a few named features (`features`); their
weights, learned by `bench/learn_quotes.py` (a conditional logit model), stand in `rules/quotes/placement.toml`.  The
softmax of the sums is how sure a place is, given that a mark is missing at all.  What would be quoted counts, too: every
word between the mark and its partner, and every nearer place.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import partial
from math import exp

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.quotes.document.paragraphs import above_row
from cleaner.stages.quotes.document.signs import Gap, Signs
from cleaner.stages.quotes.marks.marks import DASHES, OPENING
from cleaner.stages.quotes.missing.closers import Closers
from cleaner.stages.quotes.missing.features import (
    POINTS,
    SHAPES,
    closing_context,
    opening_context,
    plain,
    point,
    sort_of,
)
from cleaner.stages.quotes.missing.openers import Openers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cleaner.stages.quotes.marks.tables import Group, Tables

TOKEN = re.compile(r"\w+(?:['’.\-‐]\w+)*|[.,!?…;:]+|[-—–]+|[()\[\]]")
NARROW = (" ", "\xa0", "\u202f")
SPACED_POINTS = ("!", "?", ";", ":")  # with a space before them in French
INNER = frozenset("’'›‹”\"“»«")  # what may close a quotation inside of the one that is closed
BLANKS = frozenset(" \xa0\u202f")
TRAILING = frozenset(".… \t\xa0\u202f") | DASHES
NEAR = 4  # so many characters beside its paragraph tell of a place, too
COLONS = (":", "\uff1a")
FAR = 50.0  # no place is so much better than another that it matters how much more
LEADS = frozenset(["open say, upper", "open say: upper"])


Described = tuple[int, str, str, "Callable[[], list[Group]]"]  # place, first feature, what is passed; the others


class Place(NamedTuple):
    """A place for the mark, how sure it is, and how sure the next best."""

    at: int
    sure: float
    next_best: float
    told: bool = False  # whether words that tell who speaks stand beside it


def place(gap: Gap, *, closing: bool, tables: Tables, told: float = 0.0) -> Place | None:
    """The best place for a missing closer or opener in a region, if there is any.

    With `told`, only a closer beside words that tell who speaks is asked for, as sure as that.
    """
    signs = Signs(gap)
    places = [*described(gap, signs, closing=closing)]
    scores = Scores(gap, signs, places, closing=closing, tables=tables)
    if not places or (told and hopeless(gap.text, places, scores, told)):
        return None
    shares = shared(places, scores)
    total = sum(share for share, _, _ in shares)
    gaps = sorted((-sum(share for share, _, _ in near), near) for near in gap_by_gap(gap.text, shares))
    _, at, name = max(gaps[0][1])
    beside = name.endswith("said") or name in LEADS or name.startswith("open say:")
    return Place(at, -gaps[0][0] / total, -gaps[1][0] / total if len(gaps) > 1 else 0.0, beside)


class Scores:
    """What speaks for each of the places, added up when somebody asks."""

    def __init__(self, gap: Gap, signs: Signs, places: list[Described], *, closing: bool, tables: Tables) -> None:
        costs = tables.costs
        bonus = 0.0 if phrase(gap, closing=closing) else costs["edge_talk" if gap.talk else "edge_text"]
        bonus += costs["led_above"] if not closing and led(gap) else 0.0
        bonus += costs["attributed"] if not closing and attributed(gap, signs) else 0.0
        self.places = places
        self.weigh = tables.weights.of_group
        self.given: list[float] = []  # by what is passed on the way, and at the edge
        passed = 0.0
        spaced = gap.text[gap.partner - (not closing)] in BLANKS if gap.partner < gap.end else False
        for (at, name, *_), groups in zip(places, steps(gap, places, closing=closing), strict=True):
            passed += sum(map(self.weigh, groups))
            edge = bonus if name.endswith("> end") or name.startswith("open start") else 0.0
            lost = costs["blanks_left"] if spaced and blanks_left(gap.text, at, closing=closing) else 0.0
            met = costs["points_met"] if closing and points_met(gap.text, at) else 0.0
            self.given.append(passed + edge + lost + met)
            if name in LEADS:
                passed -= costs["lead_passed"]

    def __getitem__(self, n: int) -> float:
        return self.given[n] + sum(map(self.weigh, groups_of(self.places[n])))


def blanks_left(text: str, at: int, *, closing: bool) -> bool:
    """Whether a mark with blanks on both sides may have left two at a place, or a closer one before a comma or stop."""
    beside = text[at : at + 2] if closing else text[max(at - 2, 0) : at]
    if len(beside) < 2 or beside[0] not in BLANKS:
        return False
    return beside[1] in BLANKS or (closing and beside[1] in ",.)" and text[at + 2 : at + 3] != ".")


def points_met(text: str, at: int) -> bool:
    """Whether two points meet at a place that hardly ever meet if no mark stands between them, as ? and a full stop."""
    return text[at - 1] in "!?" and text[at : at + 1] in (".", ",") and text[at + 1 : at + 2] != "."


def shared(places: list[Described], scores: Scores) -> list[tuple[float, int, str]]:
    """Every place with its share, up to a factor, and its first feature."""
    sums = [scores[n] for n in range(len(places))]
    top = max(sums)
    return [(exp(total - top), at, name) for total, (at, name, *_) in zip(sums, places, strict=True)]


def hopeless(text: str, places: list[Described], scores: Scores, told: float) -> bool:
    """Whether no place beside words that tell who speaks can be as sure as that: the last of all has too large a share."""
    last = len(places) - 1
    numbered = [(float(n), at, name) for n, (at, name, *_) in enumerate(places)]
    for near in gap_by_gap(text, numbered):
        if any(name.endswith("said") for _, _, name in near):
            share = sum(exp(min(scores[int(n)] - scores[last], FAR)) for n, _, _ in near)
            if near[-1][0] == last or share >= told * (share + 1.0):
                return False
    return True


def groups_of(place: Described) -> list[Group]:
    """The features of a place, in groups."""
    _, name, passed, others = place
    groups = others()
    return [*groups, (past, (name, passed))] if passed else groups


def phrase(gap: Gap, *, closing: bool) -> bool:
    """Whether the partner stands inside of a clause, so that what is quoted is hardly all the rest of the paragraph."""
    text, partner = gap.text, gap.partner
    if closing:
        return text[gap.start : partner - 1].rstrip()[-1:].isalnum()
    return text[partner - 1 : partner].isalnum() and text[partner + 1 : min(partner + 2, gap.end)].isspace()


def led(gap: Gap) -> bool:
    """Whether the paragraph above ends with a colon, so that what it announces starts here."""
    return above_row(gap.text, gap.start, NEAR).rstrip().endswith(COLONS)


def attributed(gap: Gap, signs: Signs) -> bool:
    """Whether the closer stands behind a comma, ? or !, and before words that tell who speaks: no mere phrase is set so.

    Behind ? and ! a capital may begin the next sentence.
    """
    mark, behind = gap.text[gap.partner - 1], gap.partner + 1
    next_word = bisect_left(signs.begins, behind)
    told = closing_context(gap, signs, next_word, behind).endswith("said")
    return told and (mark == "," or (mark in "?!" and signs.cases[next_word] == "l"))


def gap_by_gap(text: str, shares: list[tuple[float, int, str]]) -> Iterator[list[tuple[float, int, str]]]:
    """The places between the same two words together: the stop's side is a smaller question than the gap."""
    together = shares[:1]
    for share in shares[1:]:
        a, b = together[-1][1], share[1]
        if any(map(str.isalnum, text[a:b] or text[b:a])):
            yield together
            together = []
        together.append(share)
    yield together


def steps(gap: Gap, places: list[Described], *, closing: bool) -> Iterator[list[Group]]:
    """For every place, what has been passed since the place before: the words and points, and that place itself.

    They would be quoted if the mark stood here; so a place has to win over all that lie nearer.
    """
    lo, hi = (gap.partner, gap.hi) if closing else (gap.lo, gap.partner)
    tokens = [(m.end() if closing else -m.start(), m[0]) for m in TOKEN.finditer(gap.text, lo, hi)]
    if not closing:
        tokens.reverse()
    side = "close" if closing else "open"
    k = 0
    beside: list[Group] = []
    for at, name, *_ in places:
        groups = beside
        reach = at if closing else -at
        while k < len(tokens) and tokens[k][0] <= reach:
            groups.append((quoted, (side, tokens[k][1])))
            k += 1
        yield groups
        beside = [(passing, (side, name))]


def quoted(side: str, token: str) -> list[str]:
    """The features of a word or of points that would be quoted."""
    sort = sort_of(token)
    return [f"{side} quotes {plain(token.lower())}", *[f"{side} sort {sort}"] * bool(sort)]


def passing(side: str, name: str) -> list[str]:
    """The feature of a place nearer to the partner."""
    return [f"{side} passes {name}"]


def described(gap: Gap, signs: Signs, *, closing: bool) -> Iterator[Described]:
    """Every place in the region."""
    text, words = gap.text, signs.words
    inside = [k for k, w in enumerate(words) if w[1] > gap.lo and w[0] < gap.hi]
    passed = ""
    if not inside:
        return
    if closing:
        closers = Closers(gap, signs, inside[0], opening_context(gap, signs, inside[0], gap.partner - 1))
        for k in inside:
            end = words[k][1]
            stop = words[k + 1][0] if k + 1 < len(words) else gap.end
            if stop <= gap.hi and k + 1 < len(words) and by_a_blank(text, end, stop):
                behind = signs.told[k + 1] or SHAPES[signs.cases[k + 1]]  # so it is for most
                yield end, f"close word > {behind}", passed, partial(closers.groups, k, end, "word", behind)
                continue
            for at in closer_places(text, end, min(stop, gap.hi), gap.end):
                before, behind = point(text[at - 1]), closing_context(gap, signs, k + 1, at)
                others = partial(closers.groups, k, at, before, behind)
                yield at, f"close {before} > {behind}", passed, others
                if behind.endswith("said") and (at > end or behind.startswith("point")):
                    passed = behind.rpartition(" ")[2]
        return
    openers = Openers(gap, signs, inside[-1], closing_context(gap, signs, inside[-1] + 1, gap.partner + 1))
    for k in reversed(inside):
        begin = words[k - 1][1] if k else gap.start
        for at in opener_places(text, max(begin, gap.lo), words[k][0], gap.start):
            opened = opening_context(gap, signs, k, at)
            others = partial(openers.groups, k, at, opened)
            yield at, f"open {opened} {SHAPES[signs.cases[k]]}", passed, others
            if opened in {"say,", "say:"}:
                passed = "say"


def by_a_blank(text: str, end: int, stop: int) -> bool:
    """Whether a blank and nothing else is between two words, one of which ends at `end`, the other begins at `stop`."""
    return stop == end + 1 and text[end] == " " and text[end - 1].isalnum() and text[stop].isalnum()


def past(name: str, passed: str) -> list[str]:
    """The feature of a place behind one that words of saying stand beside."""
    return [f"{name} past {passed}"]


def closer_places(text: str, start: int, stop: int, edge: int) -> Iterator[int]:
    """The places for a closer between a word that ends at `start` and the next at `stop`; the paragraph ends at `edge`."""
    if stop - start == 1 and text[stop : stop + 1].isalnum() and text[start] not in DASHES:
        yield from [start] * text[start].isspace()
        return
    yield start
    at = last = start
    if text[at : at + 1] in NARROW and text[at + 1 : at + 2] in SPACED_POINTS:
        at += 1
    for passed in (INNER, POINTS, INNER):
        while at < stop and text[at] in passed and not (passed is INNER and text[at + 1 : at + 2].isalnum()):
            at += 1
            if points_met(text, at):
                yield at
                last = at
        if at > last and not text[at - 1].isspace():
            yield at
            last = at
    dash = at
    while dash < stop and text[dash] in DASHES:
        dash += 1
    if dash > at and (dash == stop or text[dash].isspace()):
        yield dash
        last = dash
    if stop == edge:  # behind what trails off: " …", " – –"
        while stop > last and text[stop - 1].isspace():
            stop -= 1
        if stop > last and all(char in TRAILING for char in text[last:stop]):
            yield stop


def opener_places(text: str, start: int, stop: int, edge: int) -> Iterator[int]:
    """The places for an opener between a word that ends at `start` and the next at `stop`."""
    at = stop
    while at > start and not (text[at - 1].isspace() or text[at - 1] in DASHES):
        at -= 1
    if at < stop and text[stop - 1] in OPENING and text[stop - 1] not in "¿¡":
        yield stop
    if at > start or start == edge:
        yield at
    if start == edge < at and all(char in TRAILING for char in text[edge:at]):
        while text[edge].isspace():
            edge += 1
        yield from [edge] * (edge < at)
