"""Which rows are joined: the evidence of every pair weighed, as log-odds that a line end is a wrap."""

from __future__ import annotations

from math import exp, log

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.wraps.author.frame import frame_of
from cleaner.stages.wraps.author.items import continued
from cleaner.stages.wraps.author.kinds import kind_of
from cleaner.stages.wraps.author.songs import WITHIN, is_unwrapped
from cleaner.stages.wraps.author.verse import LONG_VERSE, SURE
from cleaner.stages.wraps.column.ends import ends_sentence, interrupts
from cleaner.stages.wraps.column.fit import SURE_VOTES
from cleaner.stages.wraps.column.regions import EXPLAINED
from cleaner.stages.wraps.weigh.evidence import PROSE, VERSE, pairs_of
from cleaner.stages.wraps.weigh.features import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.rulebook import StageRules
    from cleaner.stages.wraps.author.block import Block
    from cleaner.stages.wraps.author.frame import Frame
    from cleaner.stages.wraps.lines.rows import Row

MOST = 2  # joined line ends for each that follows them
ROOM = 5  # columns that no wrapper leaves
AUTHOR = -12.0  # log-odds, by the words at line ends, that a wrapper broke a text that is hardly prose
FULL = 0.85  # of the widest row of a block
UNSURE = -2.0  # log-odds of a wrap at a sentence end ...
NEARLY = 0.8  # ... that is one if so many of the block's other line ends are joined
WORDS = 8  # rows
UNLIKELY = -4.0  # log-odds of a wrap inside a sentence of an item
SENTENCES = 30  # line ends inside sentences, of which in narrow prose ...
SHARE = 0.25  # ... so many are joined at least
AUTHORED = 0.4  # the same where the words at line ends speak for the author
CODED = 0.1  # of the rows of a text, those with signs of code: more are in manuals
MANY = 100  # line ends inside sentences: if no column forced more than a part of so many, no wrapper broke these lines
LINES, FORCED = 6, 3  # line ends of a block, of which one in so many is forced at least, if these are wraps
LISTED = 2.5  # log-odds of wraps, by the words at line ends, below which rows that begin with capitals are items
NARROW = 2  # times the widest row of a block that no wrapper broke: it is as much as that below the column of the text
HALF = 0.7  # of the widest row of a block: rows that are shorter had room for more
CASED = {"lower", "upper", "title", "caps"}  # how rows begin in scripts with capitals
INNER = 0.3  # of the sentence ends at row ends: more are inside rows of prose
JOINED = ("open", "forced", "full", "proved")  # the regimes of line ends that are joined, but for words that were split
PROVED, DISPROVED = 9.0, -9.0
# Log-odds by the regimes in which nothing needs to be weighed.
DECIDED = {"proved": PROVED, "full": PROVED, "split": PROVED, "room": DISPROVED, "hand": DISPROVED, "begins": DISPROVED}


class Decision(NamedTuple):
    """What is thought of the break after row `row`: how it was decided, and the log-odds that it is a wrap."""

    row: int
    regime: str
    odds: float


class Model(NamedTuple):
    """What facts weigh, the log-odds from which rows are joined, and from which a joint is offered, and lists of words."""

    scale: Scale
    join: float
    likely: float
    leaning: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()


def model_of(rules: StageRules) -> Model:
    """The model that the rules in force make."""
    limits = {"join": 0.8, "likely": 0.5, **rules.numbers("limits")}
    join, likely = (log(limits[name] / (1 - limits[name])) for name in ("join", "likely"))
    return Model(Scale(rules.numbers("weights")), join, likely, rules.words("leaning"), rules.words("author"))


def decide(rows: Sequence[Row], model: Model) -> list[Decision]:
    """The decisions for the breaks that may be wraps, in order."""
    if len(rows) < 2 or kind_of(rows):
        return []
    frame = frame_of(rows, model.leaning)
    frame.authors = model.authors
    decisions = weigh(frame, frame.divided(), model)
    if any(d.odds >= model.join for d in decisions) and frame.lean <= 0:
        if _seldom_joined(frame, decisions, model) or _unforced(frame):
            _take_back(decisions, 0, model, JOINED)
        elif _unexplained(frame):
            _take_back(decisions, 0, model, JOINED if frame.lean < SURE else ("open",))
    if frame.lean < LISTED and is_unwrapped(frame):
        _take_back(decisions, 0, model, JOINED)
    return decisions


def _unexplained(frame: Frame) -> bool:
    """Whether nothing shows a wrapper, in a script without capitals, where verses begin as prose does.

    No column explains the lines, no words at their ends do, and hardly any sentence ends within one.
    """
    rows, fit = frame.rows, frame.reading.fits[frame.rows[0].depth]
    if 2 * sum([row.first == "letter" for row in rows]) <= len(rows):
        return False
    if fit.votes < SURE_VOTES or fit.quality in EXPLAINED:
        return False
    within = sum([len(WITHIN.findall(row.text)) for row in rows])
    return within <= INNER * sum([row.last == "stop" for row in rows])


def _seldom_joined(frame: Frame, decisions: Sequence[Decision], model: Model) -> bool:
    """Whether few of the many line ends inside sentences would be joined, all in narrow lines: they are verses without capitals."""
    joined = [d.row for d in decisions if d.odds >= model.join]
    if not joined or max([frame.rows[k].right for k in joined]) >= LONG_VERSE:
        return False
    inside = sum(frame.inside[d.row] for d in decisions)
    share = AUTHORED if frame.lean < AUTHOR else SHARE
    return inside >= SENTENCES and sum([frame.inside[k] for k in joined]) <= share * inside


def _unforced(frame: Frame) -> bool:
    """Whether no column forced most of many line ends inside sentences, and their words speak for the author: a play in verse.

    In manuals, code speaks for the author, and nothing of the prose around it.
    """
    fit = frame.reading.fits[frame.rows[0].depth]
    if frame.lean >= SURE or fit.votes < MANY or fit.forced > AUTHORED * fit.votes:
        return False
    return sum([signs.code > 0 for signs in frame.signs]) <= CODED * len(frame.rows)


def weigh(frame: Frame, blocks: Sequence[Block], model: Model) -> list[Decision]:
    """The decisions for the breaks in some blocks."""
    decisions: list[Decision] = []
    weight = model.scale.__getitem__
    text: float | None = None
    for block in blocks:
        begun, joined = len(decisions), 0
        shape: float | None = None
        for row, regime, facts, shaped in pairs_of(frame, block):
            odds = DECIDED[regime] if regime in DECIDED else sum(map(weight, facts))
            if shaped:
                text = sum(map(weight, frame.facts)) if text is None else text
                shape = text + sum(map(weight, block.facts)) if shape is None else shape
                odds += shape
            joined += odds >= model.join
            decisions.append(Decision(row, regime, odds))
        if begun < len(decisions):
            _agree(frame, decisions, begun, model)
            _doubt(frame, decisions, begun, joined, model)
    return decisions


def _goes_on(a: Row, b: Row, widest: int) -> bool:
    """Whether the sentence of row a goes on in row b at the same indent, though row a had room for more."""
    return a.indent == b.indent and a.right + b.head + ROOM < widest and interrupts(a, b)


def _agree(frame: Frame, decisions: list[Decision], begun: int, model: Model) -> None:
    """Join where a wrap is not sure but what is around it makes it so."""
    unsure = [k for k in range(begun, len(decisions)) if UNLIKELY < decisions[k].odds < model.join]
    if not unsure:
        return
    agreed = [
        *_inside_sentences(frame, decisions, begun, unsure, model.join),
        *at_stops(frame, decisions, begun, unsure, model.join),
        *_in_items(frame, decisions, begun, unsure),
    ]
    for k in agreed:
        decisions[k] = decisions[k]._replace(odds=model.join)


def _inside_sentences(
    frame: Frame, decisions: Sequence[Decision], begun: int, unsure: Sequence[int], join: float
) -> Sequence[int]:
    """Likely wraps inside sentences, in prose of which the others inside the block's sentences are joined."""
    likely = [k for k in unsure if decisions[k].odds > 0 and frame.inside[decisions[k].row]]
    if not likely or frame.lean <= PROSE:
        return ()
    sure = sum(frame.inside[d.row] and d.odds >= join for d in decisions[begun:])
    return likely if sure >= MOST * len(likely) else ()


def at_stops(
    frame: Frame, decisions: Sequence[Decision], begun: int, unsure: Sequence[int], join: float
) -> Sequence[int]:
    """Sentence ends that may be wraps, where blank lines part the paragraphs and the block is joined else."""
    rows = frame.rows
    near = [k for k in unsure if decisions[k].odds > UNSURE]
    ends = [k for k in near if ends_sentence(*rows[decisions[k].row : decisions[k].row + 2])]
    ends = [k for k in ends if frame.steps[decisions[k].row] == 0 and not frame.signs[decisions[k].row + 1].marker]
    if not ends or not frame.parted:
        return ()
    others = [d.odds >= join for d in decisions[begun:] if not ends_sentence(*rows[d.row : d.row + 2])]
    return ends if any(others) and sum(others) >= NEARLY * len(others) else ()


def _in_items(frame: Frame, decisions: Sequence[Decision], begun: int, unsure: Sequence[int]) -> Sequence[int]:
    """Line ends inside sentences of items."""
    first, last = decisions[begun].row, decisions[-1].row
    if not any(signs.marker for signs in frame.signs[first : last + 1]):
        return ()
    items = frozenset(continued(frame, first, last + 2))
    return [k for k in unsure if decisions[k].row in items]


def _doubt(frame: Frame, decisions: list[Decision], begun: int, joined: int, model: Model) -> None:
    """Take back the few joins of a block in which most line ends inside sentences stay: somebody set them by hand."""
    if not joined:
        return
    first, last = decisions[begun].row, decisions[-1].row
    rows, reach = frame.rows[first : last + 2], frame.reading.reach[first : last + 2]
    widest = max([row.right for row in rows if row.right <= frame.longest], default=0)
    if (
        widest < frame.versed
        or first in frame.stanzas
        or _are_words(rows, widest)
        or _had_room(rows, reach, decisions[begun:], model)
    ):
        _take_back(decisions, begun, model, JOINED)
        return
    main = frame.reading.fits[rows[0].depth]
    if NARROW * max(reach) < main.at:
        _take_back(decisions, begun, model, ("open",))
        return
    weighed = [d for d in decisions[begun:] if d.regime == "open" and d.odds >= model.join]
    if weighed and frame.lean < AUTHOR and frame.leans[last + 1] - frame.leans[first] < VERSE:
        _take_back(decisions, begun, model, ("open",))
    great = all(row.first in ("title", "caps") for row in rows)
    items = great or all(row.first in ("title", "caps") or _is_small_word(row) for row in rows)
    few = joined * FORCED < len(decisions) - begun >= LINES
    lean = frame.leans[last + 1] - frame.leans[first]
    verse = great and (few or (_is_full(rows) and lean < VERSE))
    if verse or (items and _is_unstopped(rows) and lean < LISTED):
        _take_back(decisions, begun, model, JOINED)
        return
    if joined == len(decisions) - begun:
        return
    stay = sum(
        d.odds < model.join and d.regime != "hand" and _goes_on(rows[d.row - first], rows[d.row - first + 1], widest)
        for d in decisions[begun:]
    )
    if stay * 2 >= joined:
        _take_back(decisions, begun, model, JOINED)


def _are_words(rows: Sequence[Row], widest: int) -> bool:
    """Whether most of many rows are far from full, in a script without blanks: a list of words."""
    rights = sorted([row.right for row in rows if row.last == "unspaced"])
    return len(rights) >= WORDS and 2 * len(rights) > len(rows) and 2 * rights[len(rights) // 2] < widest


def _had_room(rows: Sequence[Row], reach: Sequence[int], decisions: Sequence[Decision], model: Model) -> bool:
    """Whether most of the rows that would be joined end far before another of the block does, in a script without capitals.

    Nothing tells there that a row begins a sentence; where capitals do, they are weighed.
    """
    if any(row.first in CASED for row in rows):
        return False
    first = decisions[0].row
    widest = max(reach)
    joined = [reach[d.row - first] for d in decisions if d.odds >= model.join]
    return 2 * sum(end < HALF * widest for end in joined) > len(joined)


def _is_small_word(row: Row) -> bool:
    """Whether a row is one word in small letters, as the "or" between two items."""
    return row.first == "lower" and row.text.isalpha()


def _is_full(rows: Sequence[Row]) -> bool:
    """Whether all of some rows are full, the last one too: where each begins with a capital, verse, a list, an address."""
    rights = [row.right for row in rows]
    return len(rows) > 2 and min(rights) >= max(rights) * FULL


def _is_unstopped(rows: Sequence[Row]) -> bool:
    """Whether none of some rows ends with a stop: where each begins with a capital, they are rather the items of a list."""
    return len(rows) > 2 and not any(row.last in {"stop", "comma"} for row in rows)


def _take_back(decisions: list[Decision], begun: int, model: Model, regimes: Sequence[str]) -> None:
    """Keep the line ends from decision `begun` on that would have been joined in these regimes."""
    for k in range(begun, len(decisions)):
        if decisions[k].odds >= model.join and decisions[k].regime in regimes:
            decisions[k] = decisions[k]._replace(regime="doubt", odds=DISPROVED)


def probability(odds: float) -> float:
    """Log-odds as a probability."""
    return 1 / (1 + exp(-odds))
