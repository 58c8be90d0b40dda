"""Where a missing mark belongs.

Every gap between two words where the mark could stand is described by a few named features (`features`); their
weights, learned by `bench/learn_quotes.py` (a conditional logit model), stand in `rules/quotes/placement.toml`.  The
softmax of the sums is how sure a place is, given that a mark is missing at all.  What would be quoted counts, too: every
word between the mark and its partner, and every nearer place.
"""

from __future__ import annotations

import re
from math import exp
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.quotes.closers import closer_features
from cleaner.stages.quotes.features import (
    POINTS,
    Gap,
    closing_context,
    opening_context,
    plain,
)
from cleaner.stages.quotes.marks import DASHES, OPENING
from cleaner.stages.quotes.openers import opener_features
from cleaner.stages.quotes.signs import Signs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.stages.quotes.features import Group
    from cleaner.stages.quotes.tables import Tables

TOKEN = re.compile(r"\w+(?:['’.\-‐]\w+)*|[.,!?…;:]+|[-—–]+|[()\[\]]")
NARROW = (" ", "\xa0", "\u202f")
SPACED_POINTS = ("!", "?", ";", ":")  # with a space before them in French
LEADS = frozenset(["open say, upper", "open say: upper"])


Described = tuple[int, str, "list[Group]"]


class Place(NamedTuple):
    """A place for the mark, how sure it is, and how sure the next best."""

    at: int
    sure: float
    next_best: float
    told: bool = False  # whether words that tell who speaks stand beside it


def place(gap: Gap, *, closing: bool, tables: Tables) -> Place | None:
    """The best place for a missing closer or opener in a region, if there is any."""
    shares = shared(gap, closing=closing, tables=tables)
    if not shares:
        return None
    total = sum(share for share, _, _ in shares)
    gaps = sorted((-sum(share for share, _, _ in near), near) for near in gap_by_gap(gap.text, shares))
    _, at, name = max(gaps[0][1])
    told = name.endswith("said") or name in LEADS or name.startswith("open say:")
    return Place(at, -gaps[0][0] / total, -gaps[1][0] / total if len(gaps) > 1 else 0.0, told)


def shared(gap: Gap, *, closing: bool, tables: Tables) -> list[tuple[float, int, str]]:
    """Every place with its share, up to a factor, and its first feature."""
    weights, weigh, costs = tables.weights(), tables.weights.of_group, tables.costs
    places = list(described(gap, closing=closing))
    bonus = 0.0 if phrase(gap, closing=closing) else costs["edge"]
    scores = []
    passed = 0.0
    for (at, name, groups), names in zip(places, steps(gap, places, closing=closing), strict=True):
        passed += sum([weights.get(step, 0.0) for step in names])
        edge = bonus if name.endswith("> end") or name.startswith("open start") else 0.0
        scores.append((passed + sum(map(weigh, groups)) + edge, at, name))
        if name in LEADS:
            passed -= costs["lead_passed"]
    top = max((score for score, _, _ in scores), default=0.0)
    return [(exp(score - top), at, name) for score, at, name in scores]


def phrase(gap: Gap, *, closing: bool) -> bool:
    """Whether the partner stands inside of a clause, so that what is quoted is hardly all the rest of the paragraph."""
    text, partner = gap.text, gap.partner
    if closing:
        return text[gap.start : partner - 1].rstrip()[-1:].isalnum()
    return text[partner - 1 : partner].isalnum() and text[partner + 1 : min(partner + 2, gap.end)].isspace()


def gap_by_gap(text: str, shares: list[tuple[float, int, str]]) -> Iterator[list[tuple[float, int, str]]]:
    """The places between the same two words together: the stop's side is a smaller question than the gap."""
    together = shares[:1]
    for share in shares[1:]:
        a, b = sorted((together[-1][1], share[1]))
        if any(map(str.isalnum, text[a:b])):
            yield together
            together = []
        together.append(share)
    yield together


def whole(gap: Gap, *, closing: bool) -> Place | None:
    """The far edge of a paragraph that starts with the opener or ends with the closer: all is quoted.

    For scripts that put no spaces between words.
    """
    if (gap.lo, gap.hi) != ((gap.partner, gap.end) if closing else (gap.start, gap.partner)):
        return None
    body = gap.text[gap.start : gap.end]
    if closing:
        before = gap.text[gap.start : gap.partner - 1].rstrip()
        at = gap.start + len(body.rstrip())
        return Place(at, 0.95, 0.0) if not before or before[-1] in "：:" else None
    if gap.text[gap.partner + 1 : gap.end].strip() and not gap.talk:
        return None
    return Place(gap.end - len(body.lstrip()), 0.95, 0.0)


def steps(gap: Gap, places: list[Described], *, closing: bool) -> Iterator[list[str]]:
    """For every place, what has been passed since the place before: the words and points, and that place itself.

    They would be quoted if the mark stood here; so a place has to win over all that lie nearer.
    """
    lo, hi = (gap.partner, gap.hi) if closing else (gap.lo, gap.partner)
    tokens = [(m.end() if closing else -m.start(), m[0]) for m in TOKEN.finditer(gap.text, lo, hi)]
    if not closing:
        tokens.reverse()
    side = "close" if closing else "open"
    k = 0
    beside = ""
    for at, name, _ in places:
        names = [beside] if beside else []
        reach = at if closing else -at
        while k < len(tokens) and tokens[k][0] <= reach:
            names.append(f"{side} quotes {plain(tokens[k][1].lower())}")
            k += 1
        yield names
        beside = f"{side} passes {name}"


def described(gap: Gap, *, closing: bool) -> Iterator[Described]:
    """Every place in the region, the first of its features, and all of them in groups."""
    signs = Signs(gap.text, gap.start, gap.end, gap.saying, gap.person)
    words = signs.words
    inside = [k for k, w in enumerate(words) if w[1] > gap.lo and w[0] < gap.hi]
    passed = ""
    if not inside:
        return
    if closing:
        opened = opening_context(gap, signs, inside[0], gap.partner - 1)
        for k in inside:
            stop = words[k + 1][0] if k + 1 < len(words) else gap.end
            for at in closer_places(gap.text, words[k][1], min(stop, gap.hi)):
                name, groups = closer_features(gap, signs, k, inside[0], at, opened)
                yield at, name, [*groups, (past, (name, passed))] if passed else groups
                if at > words[k][1] and name.endswith("said"):
                    passed = name.rpartition(" ")[2]
        return
    behind = closing_context(gap, signs, inside[-1] + 1, gap.partner + 1)
    for k in reversed(inside):
        begin = words[k - 1][1] if k else gap.start
        for at in opener_places(gap.text, max(begin, gap.lo), words[k][0], gap.start):
            name, groups = opener_features(gap, signs, k, inside[-1], at, behind)
            yield at, name, [*groups, (past, (name, passed))] if passed else groups
            if name.startswith(("open say,", "open say:")):
                passed = "say"


def past(name: str, passed: str) -> list[str]:
    """The feature of a place behind one that words of saying stand beside."""
    return [f"{name} past {passed}"]


def closer_places(text: str, start: int, stop: int) -> Iterator[int]:
    """The places for a closer between a word that ends at `start` and the next at `stop`."""
    if (
        stop - start == 1
        and text[stop : stop + 1].isalnum()
        and not text[start].isspace()
        and text[start] not in DASHES
    ):
        return
    yield start
    at = start
    if text[at : at + 1] in NARROW and text[at + 1 : at + 2] in SPACED_POINTS:
        at += 1
    while at < stop and text[at] in POINTS:
        at += 1
    if at > start:
        yield at
    dash = at
    while dash < stop and text[dash] in DASHES:
        dash += 1
    if dash > at and (dash == stop or text[dash].isspace()):
        yield dash


def opener_places(text: str, start: int, stop: int, edge: int) -> Iterator[int]:
    """The places for an opener between a word that ends at `start` and the next at `stop`."""
    at = stop
    while at > start and not (text[at - 1].isspace() or text[at - 1] in DASHES):
        at -= 1
    if at < stop and text[stop - 1] in OPENING and text[stop - 1] not in "¿¡":
        yield stop
    if at > start or start == edge:
        yield at
