"""What speaks for and against joining two rows: readable features, blind to language and script.

A feature is a name; its weight stands in a rule file.  Where the fit explains the block, a line end with room
left is a break and a forced one is weighed by few features (`F.`); elsewhere all are weighed.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, NamedTuple

from cleaner.pattern import lazy
from cleaner.stages.wraps.fit import NARROW, interrupts
from cleaner.stages.wraps.hand import cells, is_token, set_by_hand
from cleaner.stages.wraps.regions import EXPLAINED
from cleaner.stages.wraps.shape import CODE, MARKER, NAMED, TIMED, level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.stages.wraps.frame import Block, Frame
    from cleaner.stages.wraps.rows import Row

SHORT_END = lazy(r"(?:^|\s)[^\W\d_A-ZÀ-ÞА-Я]{1,3}$")
DELIMITERS = {",": "comma", "\t": "tab", "|": "bar", ";": "semi"}
STEP = 12  # columns: a deeper indent that does not continue anything
WIDE = 100  # columns: rows this wide tell nothing about their narrow neighbours
HANGING = "、。，．！？"  # marks that may hang over the edge
PAGE_GAP = 3  # blank lines that a page break may leave
PROVED_FEW = 2.0  # log-odds that a line end forced by a fit of few line ends is a wrap
PROVED_STOP = 4.4  # log-odds that a sentence end at a forced line end is no paragraph end
UNSURE_STARTS = ("mark", "dash", "digit", "close")
UNSURE_ENDS = ("sign", "colon")
PRIORS = (0, 1, 1.7, 2.4, 2.8, 3.1, 3.5, 3.8, 4.1, 4.5, 5, 5.5, 6.5)
SENTENCES = (-3, -2.3, -1.7, -1.2, -0.7, -0.3, 0, 0.4, 0.8, 1.3, 2, 3)
LENGTHS = (12, 20, 30, 40, 50, 60, 70, 85, 110, 140)


class Pair(NamedTuple):
    """The break after row `row` in the block that starts at row `block`: in which regime it is decided, and the names of what holds.

    `regime` is "room" (explained, and the next word would have fitted: a break), "hand" (a break by what the rows
    are), "proved" (forced, and nothing
    speaks against it: a wrap), "forced" or "open"; the last two are weighed.
    """

    row: int
    block: int
    regime: str
    names: list[str]


def room(reach: int, need: int, column: int) -> str:
    """How a line end fares at `column`: beyond it, forced, or with room left for so many columns more."""
    if reach > column:
        return "over" if reach > column + 3 else "overbit"
    spare = column - need
    return "forced" if spare < 0 else level("room", spare, (0, 2, 5, 11, 23))


def pairs_of(frame: Frame) -> Iterator[Pair]:
    """The breaks inside blocks, in order, and those between blocks where a page ended inside a sentence."""
    for block in frame.blocks:
        for k in range(block.start, block.stop - 1):
            pair = _pair(frame, block, k)
            yield Pair(k, block.start, "hand", []) if pair.regime != "room" and set_by_hand(frame, block, k) else pair
        if block.stop < len(frame.rows) and _across_page(frame, block.stop - 1):
            yield Pair(block.stop - 1, block.start, "proved", [])


def _across_page(frame: Frame, k: int) -> bool:
    """Whether a full line that interrupts a sentence goes on after blank lines, in small letters."""
    a, b, reading = frame.rows[k], frame.rows[k + 1], frame.reading
    if b.first != "lower" or a.last not in ("lower", "comma", "hyphen") or a.gap > PAGE_GAP or a.indent != b.indent:
        return False
    if is_token(a) or is_token(b) or (cells(a) and cells(b)):
        return False
    return (
        reading.quality[k] in EXPLAINED
        and reading.reach[k] <= reading.column[k] < reading.need[k]
        and a.depth == b.depth
    )


def _pair(frame: Frame, block: Block, k: int) -> Pair:
    reading = frame.reading
    quality, column = reading.quality[k], reading.column[k]
    state = room(reading.reach[k], reading.need[k], column) if column else "none"
    if state.startswith("over") and reading.reach[k] <= column + 2 and frame.rows[k].text[-1] in HANGING:
        state = "forced"
    if state == "forced" and ((_sure(frame, k) and _plain(frame, k)) or _is_stretched(frame, k)):
        return Pair(k, block.start, "proved", [])
    if quality in EXPLAINED and state != "none":
        roomy = state.startswith("room") and state != "room-0"
        if roomy and _inner(block, k) != "forced" and not _breaks_word(frame, k):
            return Pair(k, block.start, "room", [])
        if state == "forced":
            names = [f"F.{name}" for name in _forced(frame, block, k)]
            return Pair(k, block.start, "forced", [*names, *_open(frame, block, k, state)])
    if frame.unwrapped or (not _breaks_word(frame, k) and _unlikely(frame, block, k)):
        return Pair(k, block.start, "room", [])
    return Pair(k, block.start, "open", _open(frame, block, k, state))


def _inner(block: Block, k: int) -> str:
    """How the line end fares by the block's own fit."""
    at, own = k - block.start, block.own
    return room(own.reach[at], own.need[at], own.at) if own.at else "none"


def _breaks_word(frame: Frame, k: int) -> bool:
    """Whether a hyphen stands between the letters of two rows of some words, which no verse has."""
    a, b = frame.rows[k], frame.rows[k + 1]
    return a.last == "hyphen" and b.first == "lower" and a.text[-2:-1].isalpha() and not (is_token(a) or is_token(b))


def _unlikely(frame: Frame, block: Block, k: int) -> bool:
    """Whether rows that no fit explains are too short to tell from verse, or as long as only paragraphs are."""
    a, b = frame.rows[k], frame.rows[k + 1]
    if b.indent > a.indent + STEP and "  " not in a.text:
        return True
    rights = [row.right for row in frame.rows[max(block.start, k - 2) : min(block.stop, k + 4)] if row.right < WIDE]
    longest = max(a.right, b.right)
    if frame.reading.quality[k] == "few-proof" and frame.prosy:
        return False
    if longest > frame.longest:
        return not interrupts(a, b)
    return not block.cut and max(rights, default=0) < NARROW and longest < WIDE


def _is_stretched(frame: Frame, k: int) -> bool:
    """Whether the row was stretched to the column, as a justified paragraph's last row never is."""
    if frame.reading.quality[k] not in EXPLAINED or not frame.stretched(k) or not frame.justified:
        return False
    a, b = frame.rows[k], frame.rows[k + 1]
    return a.indent == b.indent and not CODE.search(a.text) and not MARKER.match(b.text)


def _sure(frame: Frame, k: int) -> bool:
    """Whether the fit alone is enough for a line end that it forces."""
    quality, stop = frame.reading.quality[k], frame.rows[k].last == "stop"
    if quality == "sure":
        return not stop or frame.rows[k + 1].indent < frame.indents or _prior(frame, k) >= PROVED_STOP
    if quality in EXPLAINED:
        return not stop and _prior(frame, k) >= PROVED_FEW
    wide = quality == "few-proof" and frame.reading.column[k] >= NARROW
    return wide and _prior(frame, k) >= (PROVED_STOP if stop else PROVED_FEW)


def _plain(frame: Frame, k: int) -> bool:
    """Whether nothing in the two rows speaks against a wrap."""
    a, b = frame.rows[k], frame.rows[k + 1]
    if a.indent != b.indent or b.first in UNSURE_STARTS or a.last in UNSURE_ENDS:
        return False
    if CODE.search(a.text) or CODE.search(b.text) or _columns(a.text) or _columns(b.text):
        return False
    if interrupts(a, b):
        return not MARKER.match(b.text)
    return frame.reading.quality[k] != "good" and not _heads(a, b)


def _prior(frame: Frame, k: int) -> float:
    """The log-odds that a forced line end is a wrap, by the lengths alone: a short last line seldom fills up."""
    column = frame.reading.column[k]
    return frame.reading.prior[column] - log((frame.rows[k + 1].head + 1) / column)


def _columns(text: str) -> bool:
    """Whether the text has the look of columns or fields."""
    return "  " in text or "\t" in text or "|" in text


def _forced(frame: Frame, block: Block, k: int) -> list[str]:
    """What holds for a line end that is forced by a fit which explains its block."""
    a, b = frame.rows[k], frame.rows[k + 1]
    prior = _prior(frame, k)
    return [
        "bias",
        frame.reading.quality[k],
        *(f"prior-{'stop' if a.last == 'stop' else 'other'}>{p}" for p in PRIORS if prior > p),
        *_sentence(frame, k, prior),
        *_marks(a, b),
        *_indents(frame, block, k),
        *_heads(a, b),
        *_signs(frame, k),
    ]


def _sentence(frame: Frame, k: int, prior: float) -> list[str]:
    """At a sentence end: the log-odds of a wrap there, for sentences as frequent as they are inside rows."""
    if frame.rows[k].last != "stop" or frame.rows[k + 1].first == "lower":
        return []
    return [f"sentence>{p}" for p in SENTENCES if prior + frame.sentences > p]


def _open(frame: Frame, block: Block, k: int, state: str) -> list[str]:
    """What holds for a line end that no fit decides."""
    a, b = frame.rows[k], frame.rows[k + 1]
    return [
        "bias",
        f"quality-{frame.reading.quality[k]}",
        f"{frame.reading.quality[k]}-{state}",
        f"own.{block.own.quality}-{_inner(block, k)}",
        f"{state}-{a.last}>{b.first}" if a.last in PLAIN_ENDS and b.first in PLAIN_STARTS else f"{state}-x",
        *_marks(a, b),
        *_indents(frame, block, k),
        *_heads(a, b),
        *_signs(frame, k),
        *_lengths(frame, block, k),
        *block.names,
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


def _heads(a: Row, b: Row) -> list[str]:
    """List markers, speakers and labels, times, repeated first words."""
    names = []
    ours, theirs = MARKER.match(a.text), MARKER.match(b.text)
    if theirs:
        names.append("next-marker-both" if ours else "next-marker")
    if ours:
        place = "aligned" if b.indent == a.indent + ours.end() else "under" if b.indent == a.indent else "other"
        names.append(f"marker-{place}")
    named = NAMED.match(a.text) is not None
    if NAMED.match(b.text):
        names.append("next-named-both" if named else "next-named")
    elif named:
        names.append("named")
    if TIMED.match(b.text):
        names.append("next-timed-both" if TIMED.match(a.text) else "next-timed")
    if a.text.split(None, 1)[0] == b.text.split(None, 1)[0]:
        names.append("same-first-word")
    return names


def _signs(frame: Frame, k: int) -> list[str]:
    """Open brackets and quotations, signs of code, delimiters, runs of blanks."""
    a, b = frame.rows[k].text, frame.rows[k + 1].text
    names = []
    if a.count("(") > a.count(")"):
        names.append("open-bracket")
    if a.count("“") > a.count("”") or a.count('"') % 2:
        names.append("open-quotation")
    if SHORT_END.search(a[-5:]):
        names.append("ends-short-word")
    codes = len(CODE.findall(a)), len(CODE.findall(b))
    if any(codes):
        names.append(f"code-{min(3, codes[0])}-{min(3, codes[1])}")
    for mark, name in DELIMITERS.items():
        count = a.count(mark)
        if count > 1 or (count and mark != ","):
            names.append(f"{name}-{'same' if count == b.count(mark) else 'other'}")
    if "  " in a or "\t" in a:
        names.append("blanks-inside")
    if "  " in b or "\t" in b:
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
