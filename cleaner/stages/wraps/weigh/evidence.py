"""What speaks for and against joining two rows: readable features, blind to language and script.

A feature is a name; its weight stands in a rule file.  Where the fit explains the block, a line end with room
left is a break and a forced one is weighed by few features (`F.`); elsewhere all are weighed.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.wraps.author.hand import cells, is_token, set_by_hand, splits_word
from cleaner.stages.wraps.author.lean import ENDING, PAUSES
from cleaner.stages.wraps.author.paragraphs import FILL, NEARLY, begins
from cleaner.stages.wraps.column.fit import NARROW
from cleaner.stages.wraps.column.regions import EXPLAINED
from cleaner.stages.wraps.lines.rows import is_unspaced, is_wide_mark
from cleaner.stages.wraps.weigh.features import forced, has_heads, inner_of, prior_of, room, weighed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.stages.wraps.author.block import Block
    from cleaner.stages.wraps.author.frame import Frame
    from cleaner.stages.wraps.author.shape import Fact

OWN_VOTES = 4  # line ends inside sentences from which on a block may have a column of its own
STEP = 12  # columns: a deeper indent that does not continue anything
WIDE = 100  # columns: rows this wide tell nothing about their narrow neighbours
HANGING = "、。，．！？"  # marks that may hang over the edge
WIDE_BLANKS = 4  # columns: two ideographic spaces, the deepest first row of a paragraph
FULL = 0.8  # of the column
NAMING = frozenset("_/\\=@:()[]{}<>|#$")  # in names of a program
PAGE_GAP = 3  # blank lines that a page break may leave
PROVED_FEW = 2.0  # log-odds that a line end forced by a fit of few line ends is a wrap
PROVED_STOP = 4.4  # log-odds that a sentence end at a forced line end is no paragraph end


PROSE = 3.0  # log-odds, by the words at line ends, that a wrapper broke the text
VERSE = -3.0  # the same for the lines of a block: below it, they are verse or the like
SHORT = 12  # columns: a block that leaves more to the column in all its rows was not wrapped at it
INSET = 11  # columns
WEIGHED = ("forced", "open")
OVER = ("over", "overbit")
ROOMY = ("room-1", "room-2", "room-3", "room-4", "room-5")
MUCH_ROOM = ("room-4", "room-5")  # more than 11 columns
UNSURE_STARTS = ("mark", "dash", "digit", "close")
UNSURE_ENDS = ("sign", "colon")
PHRASE_ENDS = ("closed", "comma", "semi")
PROSE_ENDS = (*PHRASE_ENDS, "stop", "lower")
SENTENCE_STARTS = ("title", "caps", "quote", "quotelow", "letter")


class Pair(NamedTuple):
    """The break after row `row`: in which regime it is decided, and what holds.

    `regime` is "room" (explained, and the next word would have fitted: a break), "hand" (a break by what the rows
    are), "begins" (a break, as the next row is indented), "split" (a word was split: a wrap), "proved" (forced, and nothing speaks against it: a wrap), "forced" or
    "open"; the last two are weighed.  Where it is `shaped`, the facts of its text and block hold as well.
    """

    row: int
    regime: str
    facts: list[Fact]
    shaped: bool = False


def pairs_of(frame: Frame, block: Block) -> Iterator[Pair]:
    """The breaks inside a block, in order, and that behind it where a page ended inside a sentence."""
    rows, proved, scattered = frame.rows, frame.proved, frame.scattered
    for k in range(block.start, block.stop - 1):
        if k in proved or k in scattered:
            yield Pair(k, "proved", [])
        elif _begins(frame, k):
            yield Pair(k, "begins", [])
        elif splits_word(rows[k], rows[k + 1]):
            yield Pair(k, "split", [])
        else:
            state = _state(frame, k)
            regime = _regime(frame, block, k, state)
            if regime != "room" and (set_by_hand(frame, block, k) or _is_heading(frame, block, k)):
                regime = "hand"
            yield _weighed(frame, block, k, regime, state) if regime in WEIGHED else Pair(k, regime, [])
    if block.stop < len(frame.rows) and _across_page(frame, block.stop - 1):
        yield Pair(block.stop - 1, "proved", [])


def _begins(frame: Frame, k: int) -> bool:
    """Whether the row after row `k` begins a paragraph by its indent."""
    if not frame.indents or frame.inside[k]:
        return False
    a, b = frame.rows[k : k + 2]
    below = frame.rows[k + 2].indent if k + 2 < len(frame.rows) and b.gap == 0 else None
    return begins(frame.indents, a.indent, b.indent, below, stopped=a.last == "stop")


def _is_heading(frame: Frame, block: Block, k: int) -> bool:
    """Whether a row without a mark at its end stands above one that alone is indented, in a script without blanks: a paragraph begins there.

    Rows under items are indented, too, but all of them are.
    """
    if k + 2 >= block.stop:
        return False
    a, b, c = frame.rows[k : k + 3]
    if not (is_unspaced(a.text[-1]) and is_unspaced(b.text[0]) and a.text[:2].isalpha()) or is_wide_mark(a.text[-1]):
        return False
    return a.indent < b.indent <= a.indent + WIDE_BLANKS and c.indent < b.indent


def _across_page(frame: Frame, k: int) -> bool:
    """Whether a full line that interrupts a sentence goes on after blank lines, in small letters.

    A short row alone in its block ends the sentence, or it is a command or the like; names of a program begin no such row.
    """
    a, b, reading = frame.rows[k], frame.rows[k + 1], frame.reading
    if frame.drawn[k] or frame.drawn[k + 1]:
        return False
    if b.first != "lower" or a.last not in ("lower", "comma", "hyphen") or a.gap > PAGE_GAP or a.indent != b.indent:
        return False
    if is_token(a) or is_token(b) or (cells(a) and cells(b)):
        return False
    alone = b.gap > frame.unit or k + 2 == len(frame.rows)
    short = alone and b.last in ENDING and b.right < FULL * reading.column[k]
    if short or frame.signs[k].marker or not NAMING.isdisjoint(frame.heads[k + 1]):
        return False
    return (
        reading.quality[k] in EXPLAINED
        and reading.reach[k] <= reading.column[k] < reading.need[k]
        and a.depth == b.depth
    )


def _state(frame: Frame, k: int) -> str:
    """How the line end fares at the column of the row; a mark may hang over it."""
    reach, column = frame.reading.reach[k], frame.reading.column[k]
    state = room(reach, frame.reading.need[k], column) if column else "none"
    return "forced" if state in OVER and reach <= column + 2 and frame.rows[k].text[-1] in HANGING else state


def _regime(frame: Frame, block: Block, k: int, state: str) -> str:
    """The regime of a break that nobody set by hand."""
    quality = frame.reading.quality[k]
    if state == "forced" and ((_sure(frame, k) and _plain(frame, k)) or _is_stretched(frame, k)):
        return "proved"
    if quality in EXPLAINED:
        if state == "forced":
            return "forced"
        if state in ROOMY:
            own = block.votes >= OWN_VOTES and inner_of(block, k) == "forced"
            doubt = _goes_on(frame, block, k) and not (quality == "sure" and state in MUCH_ROOM)
            if not own and not _breaks_word(frame, k) and not doubt:
                return "room"
    if frame.floor and quality not in EXPLAINED and _is_full(frame, block, k):
        return "full"
    room_left = frame.unwrapped or _is_narrow(frame, block, k, state) or _is_inset(frame, k)
    if room_left or (not _breaks_word(frame, k) and _unlikely(frame, block, k)):
        return "room"
    return "open"


def _weighed(frame: Frame, block: Block, k: int, regime: str, state: str) -> Pair:
    """The break with what it is weighed by."""
    if regime == "open":
        return Pair(k, regime, weighed(frame, block, k, state), shaped=True)
    facts = forced(frame, block, k)
    if frame.reading.quality[k] == "sure" and frame.inside[k]:
        return Pair(k, regime, facts)
    return Pair(k, regime, facts + weighed(frame, block, k, state), shaped=True)


def _is_full(frame: Frame, block: Block, k: int) -> bool:
    """Whether the row is as long as all but the last of a paragraph are, in prose broken at phrases, and the next goes on."""
    a, b = frame.rows[k], frame.rows[k + 1]
    ours, theirs = frame.signs[k], frame.signs[k + 1]
    goes_on, prose = b.first == "lower", block.prosy or block.going
    if a.right < frame.floor * (FILL if goes_on else NEARLY if prose else 1) or a.indent != b.indent:
        return False
    if cells(a) or cells(b) or ours.code or theirs.code or theirs.marker or theirs.named or frame.tokens[k]:
        return False
    if (frame.tokens[k + 1] and not (prose and k + 2 == block.stop)) or (
        not prose and frame.heads[k] == frame.heads[k + 1]
    ):
        return False
    return goes_on or (b.first in SENTENCE_STARTS and a.last in (PROSE_ENDS if prose else PHRASE_ENDS))


def _is_narrow(frame: Frame, block: Block, k: int, state: str) -> bool:
    """Whether the row, like all of its block, stays far from the column of the text, and no sentence goes on behind it."""
    reading = frame.reading
    if reading.quality[k] != "few-proof" or state not in MUCH_ROOM or frame.inside[k]:
        return False
    return block.widest + SHORT < reading.column[k]


def _is_inset(frame: Frame, k: int) -> bool:
    """Whether no column explains the row, and it stays far from the one that explains nearly all of the text."""
    reading = frame.reading
    main = reading.fits[frame.rows[k].depth]
    return reading.quality[k] == "none" and main.quality in EXPLAINED and reading.need[k] + INSET < main.at


def _breaks_word(frame: Frame, k: int) -> bool:
    """Whether a hyphen stands between the letters of two rows of some words, which no verse has."""
    a, b = frame.rows[k], frame.rows[k + 1]
    if a.last != "hyphen" or b.first != "lower":
        return False
    return a.text[-2:-1].isalpha() and not (frame.tokens[k] or frame.tokens[k + 1])


def _goes_on(frame: Frame, block: Block, k: int) -> bool:
    """Whether a sentence goes on behind the line end in text that a wrapper broke, though the row had room for more."""
    return frame.inside[k] and frame.lean > PROSE and block.leans > 0


def _unlikely(frame: Frame, block: Block, k: int) -> bool:
    """Whether rows that no fit explains end as authors end them, are short as verse, or as long as only paragraphs are."""
    a, b = frame.rows[k], frame.rows[k + 1]
    if b.indent > a.indent + STEP and "  " not in a.text:
        return True
    if a.text[-1] in PAUSES and block.leans < 0 and frame.lean < -PROSE and frame.reading.quality[k] == "none":
        return True
    longest = max(a.right, b.right)
    if block.prosy or (frame.prosy and frame.reading.quality[k] == "few-proof"):
        return False
    if longest > frame.longest:
        return not frame.inside[k] and frame.lean <= PROSE
    if longest >= NARROW or block.cut or (frame.lean > PROSE and block.leans > VERSE):
        return False
    return all(not NARROW <= row.right < WIDE for row in frame.rows[max(block.start, k - 2) : min(block.stop, k + 4)])


def _is_stretched(frame: Frame, k: int) -> bool:
    """Whether the row was stretched to the column, as a justified paragraph's last row never is."""
    if frame.reading.quality[k] not in EXPLAINED or not frame.stretched(k) or not frame.justified:
        return False
    a, b = frame.rows[k], frame.rows[k + 1]
    return a.indent == b.indent and not frame.signs[k].code and not frame.signs[k + 1].marker


def _sure(frame: Frame, k: int) -> bool:
    """Whether the fit alone is enough for a line end that it forces."""
    quality, stop = frame.reading.quality[k], frame.rows[k].last == "stop"
    if quality == "sure":
        return not stop or frame.rows[k + 1].indent < frame.indents or prior_of(frame, k) >= PROVED_STOP
    if quality in EXPLAINED:
        return not stop and prior_of(frame, k) >= PROVED_FEW
    wide = quality == "few-proof" and frame.reading.column[k] >= NARROW
    return wide and prior_of(frame, k) >= (PROVED_STOP if stop else PROVED_FEW)


def _plain(frame: Frame, k: int) -> bool:
    """Whether nothing in the two rows speaks against a wrap."""
    a, b = frame.rows[k], frame.rows[k + 1]
    if a.indent != b.indent or b.first in UNSURE_STARTS or a.last in UNSURE_ENDS:
        return False
    ours, theirs = frame.signs[k], frame.signs[k + 1]
    if ours.code or theirs.code or ours.blanks or theirs.blanks:
        return False
    if frame.inside[k]:
        return not theirs.marker
    return frame.reading.quality[k] != "good" and not has_heads(frame, k)
