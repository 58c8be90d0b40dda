"""Features: what holds for a line end and the two rows beside it, blind to language and script.

A feature is a name; its weight stands in a rule file.  A fact is what several of them are told by: a function, the
scope of their names, and the values from which the function makes them.  The same facts come back all the time, so
what they weigh is kept (`Scale`), and their names are made once.
"""

from __future__ import annotations

from bisect import bisect_left
from math import log

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.shape import level
from cleaner.stages.wraps.column.ends import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cleaner.stages.wraps.author.block import Block
    from cleaner.stages.wraps.author.frame import Frame
    from cleaner.stages.wraps.author.shape import Fact, Signs, Tally

SHORT_END = lazy(r"(?:^|\s)[^\W\d_A-ZÀ-ÞА-Я]{1,3}$")
DELIMITERS = ("comma", "tab", "bar", "semi")
PRIORS = (0, 1, 1.7, 2.4, 2.8, 3.1, 3.5, 3.8, 4.1, 4.5, 5, 5.5, 6.5)
SENTENCES = (-3, -2.3, -1.7, -1.2, -0.7, -0.3, 0, 0.4, 0.8, 1.3, 2, 3)
EXCESS = (-1, -0.6, -0.3, 0, 0.2, 0.4, 0.6, 0.9, 1.3, 1.8)
LENGTHS = (12, 20, 30, 40, 50, 60, 70, 85, 110, 140)
NEAR = (-12, -6, -3, -1, 0, 2, 5, 9, 15, 25, 40)
FILL = (0.3, 0.5, 0.65, 0.75, 0.82, 0.88, 0.93, 0.97)
BESIDE = (-12, -3, -1, 5, 15, 30)
STEPS = (1, 2, 3, 4, 7, 12)
PLAIN_ENDS = ("stop", "closed", "colon", "lower", "comma")
PLAIN_STARTS = ("title", "lower", "quote", "caps")
ROOM = (0, 2, 5, 11, 23)
ROOMS = [level("room", spare, ROOM) for spare in range(ROOM[-1] + 2)]
BACK, SAME, DEEPER, FIRST, LAST = -1, 0, 1, 2, 3  # steps of the indent, and that there is none
STEP_NAMES = {BACK: "back", SAME: "same", DEEPER: "deeper", FIRST: "first"}


class Scale(dict["Fact", float]):
    """What facts weigh, kept for a while."""

    MOST = 50_000

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__()
        self.weights = weights

    def __missing__(self, fact: Fact) -> float:
        if len(self) >= self.MOST:
            self.clear()
        weight = self.weights.get
        odds = self[fact] = sum([weight(name, 0.0) for name in names_of([fact])])
        return odds


def names_of(facts: Iterable[Fact]) -> list[str]:
    """The features that these facts are."""
    return [scope + name for make, scope, *values in facts for name in make(*values)]


def room(reach: int, need: int, column: int) -> str:
    """How a line end fares at `column`: beyond it, forced, or with room left for so many columns more."""
    if reach > column:
        return "over" if reach > column + 3 else "overbit"
    spare = column - need
    return "forced" if spare < 0 else ROOMS[spare] if spare < len(ROOMS) else ROOMS[-1]


def prior_of(frame: Frame, k: int) -> float:
    """The log-odds that a forced line end is a wrap, by the lengths alone: a short last line seldom fills up."""
    column = frame.reading.column[k]
    return frame.reading.prior[column] - log((frame.rows[k + 1].head + 1) / column)


def inner_of(block: Block, k: int) -> str:
    """How the line end fares by the block's own fit."""
    own = block.own
    if not own.at:
        return "none"
    at = k - block.start
    return room(own.reach[at], own.need[at], own.at)


def forced(frame: Frame, block: Block, k: int) -> list[Fact]:
    """What holds for a line end that is forced by a fit which explains its block."""
    a, b = frame.rows[k], frame.rows[k + 1]
    prior = prior_of(frame, k)
    facts: list[Fact] = [(_forced, "F.", frame.reading.quality[k], a.last == "stop", bisect_left(PRIORS, prior))]
    if ends_sentence(a, b):
        facts.append((_sentence, "F.", bisect_left(SENTENCES, prior + frame.sentences)))
    return facts + _beside(frame, block, k, "F.")


def weighed(frame: Frame, block: Block, k: int, state: str) -> list[Fact]:
    """What holds for a line end that no fit decides, but for what its block tells."""
    a, b, reach, need = frame.rows[k], frame.rows[k + 1], frame.reading.reach, frame.reading.need[k]
    widest = max(reach[max(block.start, k - 3) : min(block.stop, k + 4)])
    beside = max(reach[k - 1] if k > block.start else 0, reach[k + 1])
    fill = (reach[k] - a.indent) / max(1, widest - a.indent)
    facts: list[Fact] = [
        (_fits, "", frame.reading.quality[k], state, block.quality, inner_of(block, k)),
        (_state, "", state, a.last, b.first),
        (_near, "", widest - need),
        (_fill, "", bisect_left(FILL, fill)),
        (_next_to, "", beside - need),
        (_length, "", a.right - a.indent, frame.words_of[k]),
        (_length, "next", b.right - b.indent, frame.words_of[k + 1]),
        *_beside(frame, block, k, ""),
    ]
    if ends_sentence(a, b):
        facts.append((_stops, "", bisect_left(EXCESS, frame.excess)))
    return facts


def _beside(frame: Frame, block: Block, k: int, scope: str) -> list[Fact]:
    """The marks at the line end, the indents around it, and what the characters of both rows tell."""
    a, b = frame.rows[k], frame.rows[k + 1]
    ours, theirs, steps = frame.signs[k], frame.signs[k + 1], frame.steps
    begins, ends = k == block.start, k + 2 == block.stop
    heading = begins and a.first == "caps" and a.text.isupper()
    before = FIRST if begins else _sign(steps[k - 1])
    inside = frame.prose if frame.inside[k] else ""
    leans = frame.prose if frame.leaning[k] else ""
    short = not leans and SHORT_END.search(a.text[-5:]) is not None
    return [
        (_marks, scope, a.first, a.last, b.first),
        (_indents, scope, before, max(-13, min(13, steps[k])), LAST if ends else _sign(steps[k + 1]), heading),
        (_signs, scope, ours, theirs, steps[k] if ours.marker else 0, frame.heads[k] == frame.heads[k + 1]),
        (_tallies, scope, frame.tallies[k], frame.tallies[k + 1]),
        (_words, scope, inside, min(3, (block.stop - block.start).bit_length()), leans, b.first, short),
    ]


def _sign(step: int) -> int:
    return (step > 0) - (step < 0)


def _forced(quality: str, stop: bool, prior: int) -> list[str]:
    kind = "stop" if stop else "other"
    return ["bias", quality, *[f"prior-{kind}>{p}" for p in PRIORS[:prior]]]


def _sentence(odds: int) -> list[str]:
    """At a sentence end: the log-odds of a wrap there, for sentences as frequent as they are inside rows."""
    return [f"sentence>{p}" for p in SENTENCES[:odds]]


def _fits(quality: str, state: str, own: str, inner: str) -> list[str]:
    return ["bias", f"quality-{quality}", f"{quality}-{state}", f"own.{own}-{inner}"]


def _state(state: str, last: str, first: str) -> list[str]:
    return [f"{state}-{last}>{first}" if last in PLAIN_ENDS and first in PLAIN_STARTS else f"{state}-x"]


def _near(columns: int) -> list[str]:
    return [level("near", columns, NEAR)]


def _fill(at: int) -> list[str]:
    return [f"fill-{at}"]


def _next_to(columns: int) -> list[str]:
    return [level("beside", columns, BESIDE)]


def _length(columns: int, words: int) -> list[str]:
    return [level("length", columns, LENGTHS), f"words-{words}"]


def _stops(at: int) -> list[str]:
    return [f"stops-{at}"]


def _marks(begin: str, last: str, first: str) -> list[str]:
    """How one row begins and ends and the next starts."""
    return [f"ends-{last}", f"starts-{first}", f"{last}>{first}", f"{begin}..{first}"]


def _indents(before: int, step: int, then: int, heading: bool) -> list[str]:
    """Steps of the indent before, at and after the break, and where in the block it is."""
    rel = STEP_NAMES[_sign(step)]
    names = [f"indent-{STEP_NAMES[before]}-{rel}"]
    if step:
        names.append(level(f"step-{rel}", abs(step), STEPS))
    names.append(f"at-block-end-{rel}" if then == LAST else f"then-{rel}-{STEP_NAMES[then]}")
    if before == FIRST:
        names.append("at-block-start")
    return [*names, "caps-heading"] if heading else names


def _signs(ours: Signs, theirs: Signs, step: int, same: bool) -> list[str]:
    """List markers, speakers and labels, times, repeated first words, signs of code, runs of blanks."""
    names = []
    if theirs.marker:
        names.append("next-marker-both" if ours.marker else "next-marker")
    if ours.marker:
        names.append(f"marker-{'aligned' if step == ours.marker else 'other' if step else 'under'}")
    if theirs.named:
        names.append("next-named-both" if ours.named else "next-named")
    elif ours.named:
        names.append("named")
    if theirs.timed:
        names.append("next-timed-both" if ours.timed else "next-timed")
    if ours.code or theirs.code:
        names.append(f"code-{min(3, ours.code)}-{min(3, theirs.code)}")
    said = ((same, "same-first-word"), (ours.blanks, "blanks-inside"), (theirs.blanks, "next-blanks-inside"))
    return names + [name for holds, name in said if holds]


def has_heads(frame: Frame, k: int) -> bool:
    """Whether a list marker, a label, a time or the same word begins the rows beside the line end."""
    ours, theirs = frame.signs[k], frame.signs[k + 1]
    marked = ours.marker or theirs.marker or ours.named or theirs.named or theirs.timed
    return bool(marked) or frame.heads[k] == frame.heads[k + 1]


def _tallies(ours: Tally, theirs: Tally) -> list[str]:
    """Open brackets and quotations, delimiters."""
    names = ["open-bracket"] if ours.bracket else []
    if ours.quotation:
        names.append("open-quotation")
    for name, count, after in zip(DELIMITERS, ours.delimiters, theirs.delimiters, strict=True):
        if count > 1 or (count and name != "comma"):
            names.append(f"{name}-{'same' if count == after else 'other'}")
    return names


def _words(inside: str, size: int, leans: str, first: str, short: bool) -> list[str]:
    """Whether a sentence is interrupted, and by which word."""
    names = [f"inside-{inside}", f"inside-{inside}-{size}"] if inside else []
    if leans:
        names += ("leans", f"leans>{first}", f"leans-{leans}")
    return [*names, "ends-short-word"] if short else names
