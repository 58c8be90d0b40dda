"""Features: what holds for a line end and the two rows beside it, blind to language and script.

A feature is a name; its weight stands in a rule file.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from cleaner.pattern import lazy
from cleaner.stages.wraps.shape import level

if TYPE_CHECKING:
    from cleaner.stages.wraps.frame import Block, Frame
    from cleaner.stages.wraps.rows import Row

SHORT_END = lazy(r"(?:^|\s)[^\W\d_A-ZÀ-ÞА-Я]{1,3}$")
DELIMITERS = {",": "comma", "\t": "tab", "|": "bar", ";": "semi"}
PRIORS = (0, 1, 1.7, 2.4, 2.8, 3.1, 3.5, 3.8, 4.1, 4.5, 5, 5.5, 6.5)
SENTENCES = (-3, -2.3, -1.7, -1.2, -0.7, -0.3, 0, 0.4, 0.8, 1.3, 2, 3)
EXCESS = (-1, -0.6, -0.3, 0, 0.2, 0.4, 0.6, 0.9, 1.3, 1.8)
LENGTHS = (12, 20, 30, 40, 50, 60, 70, 85, 110, 140)


def room(reach: int, need: int, column: int) -> str:
    """How a line end fares at `column`: beyond it, forced, or with room left for so many columns more."""
    if reach > column:
        return "over" if reach > column + 3 else "overbit"
    spare = column - need
    return "forced" if spare < 0 else level("room", spare, (0, 2, 5, 11, 23))


def prior_of(frame: Frame, k: int) -> float:
    """The log-odds that a forced line end is a wrap, by the lengths alone: a short last line seldom fills up."""
    column = frame.reading.column[k]
    return frame.reading.prior[column] - log((frame.rows[k + 1].head + 1) / column)


def inner_of(block: Block, k: int) -> str:
    """How the line end fares by the block's own fit."""
    at, own = k - block.start, block.own
    return room(own.reach[at], own.need[at], own.at) if own.at else "none"


def forced(frame: Frame, block: Block, k: int) -> list[str]:
    """What holds for a line end that is forced by a fit which explains its block."""
    a, b = frame.rows[k], frame.rows[k + 1]
    prior = prior_of(frame, k)
    return [
        "bias",
        frame.reading.quality[k],
        *(f"prior-{'stop' if a.last == 'stop' else 'other'}>{p}" for p in PRIORS if prior > p),
        *_sentence(frame, k, prior),
        *_marks(a, b),
        *_indents(frame, block, k),
        *heads_of(frame, k),
        *_signs(frame, block, k),
    ]


def _sentence(frame: Frame, k: int, prior: float) -> list[str]:
    """At a sentence end: the log-odds of a wrap there, for sentences as frequent as they are inside rows."""
    if frame.rows[k].last != "stop" or frame.rows[k + 1].first == "lower":
        return []
    return [f"sentence>{p}" for p in SENTENCES if prior + frame.sentences > p]


def weighed(frame: Frame, block: Block, k: int, state: str) -> list[str]:
    """What holds for a line end that no fit decides, but for what its block tells."""
    a, b = frame.rows[k], frame.rows[k + 1]
    return [
        "bias",
        f"quality-{frame.reading.quality[k]}",
        f"{frame.reading.quality[k]}-{state}",
        f"own.{block.own.quality}-{inner_of(block, k)}",
        f"{state}-{a.last}>{b.first}" if a.last in PLAIN_ENDS and b.first in PLAIN_STARTS else f"{state}-x",
        *_marks(a, b),
        *_indents(frame, block, k),
        *heads_of(frame, k),
        *_signs(frame, block, k),
        *_lengths(frame, block, k),
        *([level("stops", frame.excess, EXCESS)] if a.last == "stop" and b.first != "lower" else []),
    ]


PLAIN_ENDS = ("stop", "closed", "colon", "lower", "comma")
PLAIN_STARTS = ("title", "lower", "quote", "caps")


def _marks(a: Row, b: Row) -> list[str]:
    """How one row ends and the next starts."""
    return [f"ends-{a.last}", f"starts-{b.first}", f"{a.last}>{b.first}", f"{a.first}..{b.first}"]


def _indents(frame: Frame, block: Block, k: int) -> list[str]:
    """Steps of the indent before, at and after the break, and where in the block it is."""
    rows = frame.rows
    step = rows[k + 1].indent - rows[k].indent
    rel = _step(step)
    before = "first" if k == block.start else _step(rows[k].indent - rows[k - 1].indent)
    names = [f"indent-{before}-{rel}"]
    if step:
        names.append(level(f"step-{rel}", abs(step), (1, 2, 3, 4, 7, 12)))
    if k + 2 == block.stop:
        names.append(f"at-block-end-{rel}")
    else:
        names.append(f"then-{rel}-{_step(rows[k + 2].indent - rows[k + 1].indent)}")
    if k == block.start:
        names.append("at-block-start")
        if rows[k].first == "caps" and rows[k].text.isupper():
            names.append("caps-heading")
    return names


def _step(columns: int) -> str:
    return "same" if columns == 0 else "deeper" if columns > 0 else "back"


def heads_of(frame: Frame, k: int) -> list[str]:
    """List markers, speakers and labels, times, repeated first words."""
    names = []
    a, b = frame.rows[k], frame.rows[k + 1]
    ours, theirs = frame.signs[k], frame.signs[k + 1]
    if theirs.marker:
        names.append("next-marker-both" if ours.marker else "next-marker")
    if ours.marker:
        place = "aligned" if b.indent == a.indent + ours.marker else "under" if b.indent == a.indent else "other"
        names.append(f"marker-{place}")
    if theirs.named:
        names.append("next-named-both" if ours.named else "next-named")
    elif ours.named:
        names.append("named")
    if theirs.timed:
        names.append("next-timed-both" if ours.timed else "next-timed")
    if a.text.split(None, 1)[0] == b.text.split(None, 1)[0]:
        names.append("same-first-word")
    return names


def _signs(frame: Frame, block: Block, k: int) -> list[str]:
    """Open brackets and quotations, signs of code, delimiters, runs of blanks."""
    a, b = frame.rows[k].text, frame.rows[k + 1].text
    names = []
    if a.count("(") > a.count(")"):
        names.append("open-bracket")
    if a.count("“") > a.count("”") or a.count('"') % 2:
        names.append("open-quotation")
    if frame.inside[k]:
        names += (f"inside-{frame.prose}", f"inside-{frame.prose}-{min(3, (block.stop - block.start).bit_length())}")
    if frame.leaning[k]:
        names += ("leans", f"leans>{frame.rows[k + 1].first}", f"leans-{frame.prose}")
    elif SHORT_END.search(a[-5:]):
        names.append("ends-short-word")
    ours, theirs = frame.signs[k], frame.signs[k + 1]
    if ours.code or theirs.code:
        names.append(f"code-{min(3, ours.code)}-{min(3, theirs.code)}")
    for mark, name in DELIMITERS.items():
        count = a.count(mark)
        if count > 1 or (count and mark != ","):
            names.append(f"{name}-{'same' if count == b.count(mark) else 'other'}")
    if ours.blanks:
        names.append("blanks-inside")
    if theirs.blanks:
        names.append("next-blanks-inside")
    return names


def _lengths(frame: Frame, block: Block, k: int) -> list[str]:
    """How the row compares with its neighbours, and how long it and the next are."""
    rows, reach, need = frame.rows, frame.reading.reach, frame.reading.need
    a, b = rows[k], rows[k + 1]
    widest = max(reach[max(block.start, k - 3) : min(block.stop, k + 4)])
    beside = max(reach[k - 1] if k > block.start else 0, reach[k + 1])
    return [
        level("near", widest - need[k], (-12, -6, -3, -1, 0, 2, 5, 9, 15, 25, 40)),
        level(
            "fill", (reach[k] - a.indent) / max(1, widest - a.indent), (0.3, 0.5, 0.65, 0.75, 0.82, 0.88, 0.93, 0.97)
        ),
        level("beside", beside - need[k], (-12, -3, -1, 5, 15, 30)),
        level("length", a.right - a.indent, LENGTHS),
        level("nextlength", b.right - b.indent, LENGTHS),
        f"words-{min(5, len(a.text.split(None, 5)))}",
        f"nextwords-{min(5, len(b.text.split(None, 5)))}",
    ]
