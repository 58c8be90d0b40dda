"""Breaks that the author set, whatever the column says: items, fields, rules, tables, tokens one to a line."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.alike import are_alike
from cleaner.stages.wraps.author.music import is_music
from cleaner.stages.wraps.author.records import are_values, numbers_agree
from cleaner.stages.wraps.author.sections import begins_anew
from cleaner.stages.wraps.author.turns import is_turn
from cleaner.stages.wraps.author.verse import is_direction, is_name
from cleaner.stages.wraps.lines.rows import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.wraps.author.block import Block
    from cleaner.stages.wraps.author.frame import Frame
    from cleaner.stages.wraps.lines.rows import Row

RULES = ".*-=_~^#+%·•—–＊※◇◆○●☆★□■△▲▽▼"  # characters of which separators and underlines are made
CORNERS, EDGE = "`'|,/\\", lazy(r"[`'|,./\\+]{1,2}[-=_~]{4,}[`'|,./\\+]{1,2}$")  # of a box
SPEECH = '"”’»«“›‹」』'  # marks that close direct speech
OWN = ("lower", "upper", "digit", "closed", "stop")  # how a line of its own may end
CODED, CODE_END = " >", "<"  # what stands before code and behind it in the manual of an editor
TYPESET_HYPHENS = "\u2010\u00ad\u00ac"
ENCODED = 60  # columns: the least that encoded data takes without a blank
NEAR = 12  # rows before and after an item in which the next item of its list is sought
STAGE = 3  # columns by which a direction is indented otherwise than what is said
TABLED = 2  # rows before and after two of a table that show its columns
SHORT = 60  # characters of a name and its value
STEP = 12  # columns: a deeper indent than any continuation has
COMMENT = lazy(r"(?:;;+|//+|%+|#{1,6})\s|;(?=\w)")
BULLET = lazy(r"(?:[-*+•·‣▪●○◦]|\*{2,4}|#\.)\s")
NUMBER = lazy(r"[(\[]?((?:\d{1,3}\.)*)(\d{1,3}|[A-Za-z])[.)\]]\s")
VERSE = lazy(r"(\d{1,3}[:.]|)(\d{1,3}) \D")  # of scripture
COUNTING = ((-2, -1), (-1, 1), (1, 2))  # from one of three numbers in order to the other two
ADDRESS = lazy(r"<?\w+://\S+$|[\w.+-]+@[\w-]+(?:\.[\w-]+)+$")
HALVES = lazy(r"\S+(?: \S+)+ {4,}\S+(?: \S+)+$")
LEADERS = lazy(r"\w\W{0,3}(?:([.*_=~·-])\1{4,}|(?:\. ){4,})\W{0,3}\w")
DRAWING = "\xb0", "\xff"  # the first and the last letter that such a line may be
RUNS = (*[mark * 5 for mark in ".*_=~·-"], ". . . . ")  # what leaders hold
CLOSED = lazy(r"[\])]*}[\])};,]*$")  # a block of a program
NOTICE = lazy(r"(?:[A-Z]\w+ )?(?:\([Cc]\)|©) ")  # whose the text is
REQUEST = lazy(r"\.[a-z][\w-]*$|(?:\{[a-z]+\} ?)+$|@end[a-z]*$")  # names the field below it, or how to set it
COMMAND = lazy(r"@[a-z]{3,}\b")  # of a guide, below another or a colon
# What is drawn with the lines of the pages of DOS, often read as Western letters: no row of a language is without letters and figures of ASCII.
DRAWN = lazy(r"[^0-9A-Za-z\u0100-\u24ff\u25a0-\U0010ffff]{2,}$")
MACRO = lazy(r"[a-z]+::\S+\[.*\]$")  # a picture, or what is included
UNDERLINE = lazy(r"([~^=_-])\1{3,}(?:\s|$)")  # below a word, not below all of a row
BAR = lazy(r"\|(?<=\s\|)(?=\s)")
EMPTY = lazy(r"[\d-] -$")  # cells in which nothing is
COUNTS = lazy(r"\d\s{2,}\d+\s{2,}\d")
WIDE = "\u3000\u3000"
WIDE_GAP = lazy("(?<![。！？…」』”])\u3000\u3000")  # between cells; behind a sentence a paragraph may have begun
CELL = lazy(r"(?<![.!?:\s])\s{2,}(?=\S)")


def set_by_hand(frame: Frame, block: Block, k: int) -> bool:
    """Whether the author broke the line after row `k`, which is not the last of the block."""
    if frame.verses[k] or k in frame.recurring or k in frame.titles or k in frame.titled or k + 1 in frame.fields:
        return True
    a, b = frame.rows[k], frame.rows[k + 1]
    valued = max(len(a.text), len(b.text)) < SHORT and are_values(frame, block, k)
    agree = a.last == b.last == "digit" and numbers_agree(a, b)
    if valued or agree or begins_anew(frame.rows, block, k) or is_turn(frame, block, k):
        return True
    plain = frame.plain[k] and frame.plain[k + 1]
    if frame.drawn[k] or frame.drawn[k + 1]:
        return not (plain and frame.leaning[k])
    if plain:
        return False
    if frame.leaders[k] and frame.leaders[k + 1]:
        return True
    return (
        (frame.steps[k] != 0 and _is_centred(frame.rows[max(block.start, k - 1) : min(block.stop, k + 3)], a, b))
        or (a.text[0] + a.text[-1] == "[]" and a.last == "sign" and b.indent >= a.indent > STEP)
        or _is_aside(a, b)
        or (("://" in b.text or "@" in b.text) and _leads_nowhere(frame, block, k))
        or (b.text[0] in "-―—" and _attributes(a, b, block.stop == k + 2))
        or (a.last == "stop" and NOTICE.match(b.text) is not None)
        or _changes_speaker(a, b)
        or (a.indent > b.indent + STEP and not frame.inside[k])
        or is_name(a, b)
        or is_direction(frame, block, k)
        or _starts_item(frame.rows, a, b, k, roomy=frame.reading.need[k] <= frame.reading.column[k])
        or (b.first == "digit" and _is_counted(frame.rows, k + 1))
        or are_alike(frame, block, k)
        or (frame.signs[k].blanks and frame.signs[k + 1].blanks and (same_cells(a, b) or _is_tabled(frame, block, k)))
        or (a.text[-2:] == b.text[-2:] == " -" and EMPTY.search(a.text) and EMPTY.search(b.text) is not None)
        or (b.text[0] in "})]" and CLOSED.match(b.text) is not None)
        or ("|" in b.text and "|" in a.text and not _bars(a).isdisjoint(_bars(b)))
        or (b.text[0] in ".{@" and REQUEST.match(b.text) is not None)
        or (
            b.text[0] == "@"
            and (a.last == "colon" or (a.text[0] == "@" and a.text.count(" ") < TABLED))
            and COMMAND.match(b.text) is not None
        )
        or (b.text[-1] == "]" and MACRO.match(b.text) is not None)
        or (a.text[-1] == ">" and a.text[-2:] == CODED and b.indent > a.indent)
        or CODE_END in (a.text, b.text)
        or (b.text[0] in "~^=_-" and UNDERLINE.match(b.text) is not None)
        or _is_token_line(frame, block, k)
    )


def all_drawn(rows: Sequence[Row], apart: Sequence[bool]) -> list[bool]:
    """Whether each row is a rule, of a diagram, of music, cells, a comment, a heading, or set apart: nothing is joined with it."""
    return [
        off
        or is_rule(row.text)
        or is_grid(row.text)
        or (DRAWING[0] <= row.text[0] <= DRAWING[1] and DRAWN.match(row.text) is not None)
        or (row.text[0] in "#;/%" and COMMENT.match(row.text) is not None)
        or is_music(row.text)
        or (WIDE in row.text and WIDE_GAP.search(row.text) is not None)
        for row, off in zip(rows, apart, strict=True)
    ]


def all_leaders(rows: Sequence[Row]) -> list[bool]:
    """Whether in each row dots or the like lead the eye from one column to the next."""
    whole = "\n".join([row.text for row in rows])
    runs = [run for run in RUNS if run in whole]
    if not runs:
        return [False] * len(rows)
    return [any(run in row.text for run in runs) and LEADERS.search(row.text) is not None for row in rows]


def splits_word(a: Row, b: Row) -> bool:
    """Whether a hyphen that only typesetters set stands between letters of one case: no author ends a line so."""
    if a.text[-1] not in TYPESET_HYPHENS:
        return False
    left, right = a.text[-2:-1], b.text[0]
    return (left.islower() and right.islower()) or (left.isupper() and right.isupper())


def _is_aside(a: Row, b: Row) -> bool:
    """Whether row a is all in brackets and indented otherwise than the next: a direction, or where a quotation is from."""
    opens, closes = a.text[0], a.text[-1]
    whole = opens + closes in ("()", "[]") and opens not in a.text[1:]
    return whole and abs(a.indent - b.indent) >= STAGE


def _changes_speaker(a: Row, b: Row) -> bool:
    """Whether a sentence of direct speech ends and the next begins: its speaker gets a paragraph of his own."""
    return b.first in ("quote", "dash") and a.last == "stop" and a.text[-1] in SPEECH


def is_rule(text: str) -> bool:
    """Whether the text is a separator or an underline: punctuation only, or one mark repeated."""
    return (text[0] in RULES and not text.strip(RULES)) or (text[0] in CORNERS and EDGE.match(text) is not None)


def is_grid(text: str) -> bool:
    """Whether the text is single characters with blanks between: a row of a diagram."""
    return len(text) > 6 and text[1] == " " and not text[1::2].strip()


def _leads_nowhere(frame: Frame, block: Block, k: int) -> bool:
    """Whether the address after row `k` ends its block, and no sentence goes on with it: the author set it below a line of its own."""
    a, b = frame.rows[k], frame.rows[k + 1]
    alone = k + 2 == block.stop and is_token(b) and b.text[0] != "<" and b.text[-1] not in ".,>"
    return alone and ADDRESS.match(b.text) is not None and not frame.leaning[k] and a.last in OWN


def _is_centred(around: Sequence[Row], a: Row, b: Row) -> bool:
    """Whether two rows and a third beside them have one middle, and nothing else in common."""
    if not _has_middle_of(a, b):
        return False
    return sum(_has_middle_of(row, a) for row in around) > 1 and all(x.indent != y.indent for x, y in pairwise(around))


def _has_middle_of(a: Row, b: Row) -> bool:
    """Whether rows of different widths have one middle, give or take two columns."""
    return abs(a.indent - b.indent) > 1 and abs(a.indent + a.right - b.indent - b.right) <= 4


def is_token(row: Row) -> bool:
    """Whether the row has no blank inside, in a script that has blanks."""
    return row.head == row.right - row.indent and not is_unspaced(row.text[0])


def cells(row: Row) -> set[int]:
    """The columns at which cells of the row start: after a tab or a run of blanks that follows no sentence."""
    if "  " not in row.text and "\t" not in row.text:
        return set()
    text = (" " * row.indent + row.text).expandtabs(8)
    return {found.end() for found in CELL.finditer(text) if found.start() > row.indent}


def same_cells(a: Row, b: Row) -> bool:
    """Whether the rows are rows of one table or verses of two halves; justified rows, which end at one column, are not.

    Nobody stretches two rows by so many blanks, or numbers apart, as stand between cells.
    """
    if ("     " in a.text and "     " in b.text) or ("\t\t" in a.text and "\t\t" in b.text):
        return True
    if "    " in a.text and "    " in b.text and HALVES.match(a.text) and HALVES.match(b.text):
        return True
    if COUNTS.search(a.text) and COUNTS.search(b.text):
        return True
    return a.right != b.right and not cells(a).isdisjoint(cells(b))


def _is_tabled(frame: Frame, block: Block, k: int) -> bool:
    """Whether the rows beside the break after row `k` have a cell at one column, and words of all rows around begin there."""
    around = frame.rows[max(block.start, k - TABLED) : min(block.stop, k + 2 + TABLED)]
    if len(around) < 2 + TABLED:
        return False
    shared = cells(frame.rows[k]) & cells(frame.rows[k + 1])
    texts = [" " * row.indent + row.text.expandtabs(8) for row in around] if shared else []
    return any(all(text[at - 1 : at] == " " != text[at : at + 1] for text in texts) for at in shared)


def _bars(row: Row) -> set[int]:
    """The columns at which bars stand between blanks."""
    return {row.indent + found.start() for found in BAR.finditer(row.text)}


def _attributes(a: Row, b: Row, last: bool) -> bool:
    return last and a.last == "stop" and b.text.startswith(("--", "―", "— ")) and b.right - b.indent < ENCODED


@lru_cache(maxsize=256)
def _number(text: str) -> tuple[str, int] | None:
    """What stands around the number of an item, and the number; a letter counts by its code."""
    found = NUMBER.match(text)
    if not found:
        return None
    number = found[2]
    return found[1] + text[0] * (text[0] in "([") + text[found.end() - 2], int(number) if number.isdigit() else -ord(
        number
    )


def _starts_item(rows: Sequence[Row], a: Row, b: Row, k: int, *, roomy: bool) -> bool:
    """Whether row b starts an item: of a list that has more, or the first after a colon; one more will do where row a is `roomy`."""
    if b.worded:
        return a.last == "colon" and b.indent > a.indent and is_token(b)
    bullet = BULLET.match(b.text) is not None
    number = None if bullet else _number(b.text[:24])
    if a.last == "colon":
        alone = is_token(b) and (ADDRESS.match(b.text) is not None or b.indent > a.indent)
        return bullet or number is not None or alone
    if not bullet and number is None:
        return False
    around = [r for r in (*rows[max(0, k - NEAR) : k + 1], *rows[k + 2 : k + NEAR]) if r.indent == b.indent]
    if number is None:
        beside = (a, *(rows[k + 2 : k + 3] if not b.gap else ()))
        if any(r.text[0] == b.text[0] and r.indent == b.indent and BULLET.match(r.text) for r in beside):
            return True
        return sum(r.text[0] == b.text[0] and BULLET.match(r.text) is not None for r in around) > 1 - roomy
    others = [_number(r.text[:24]) for r in around]
    return any(other and other[0] == number[0] and abs(other[1] - number[1]) == 1 for other in others)


def _is_counted(rows: Sequence[Row], k: int) -> bool:
    """Whether row k begins a verse with a number."""
    start = max(0, k - NEAR)
    return begins_verse([row.text for row in rows[start : k + NEAR]], k - start)


def begins_verse(texts: Sequence[str], k: int) -> bool:
    """Whether text k begins with a number that texts near it go on counting, as verses of scripture do."""
    found = VERSE.match(texts[k])
    if not found:
        return False
    near = [VERSE.match(text) for text in (*texts[max(0, k - NEAR) : k], *texts[k + 1 : k + NEAR])]
    steps = {int(other[2]) - int(found[2]) for other in near if other and other[1] == found[1]}
    return any(steps.issuperset(both) for both in COUNTING)


def _is_tail(frame: Frame, k: int) -> bool:
    """Whether the one token after row `k`, which has words of its own, is the rest of its sentence."""
    return frame.inside[k] and not frame.tokens[k] and frame.leaning[k]


def _is_token_line(frame: Frame, block: Block, k: int) -> bool:
    """Whether a row beside the break is one token that does not fill its line, or one of many."""
    a, b = frame.rows[k], frame.rows[k + 1]
    ours, theirs = frame.tokens[k], frame.tokens[k + 1]
    if not ours and not theirs:
        return False
    if (ours and a.indent > b.indent + STEP) or (theirs and b.indent > a.indent + STEP):
        return True
    if k <= block.start + 1 and all(frame.tokens[block.start : block.start + 2]) and a.indent == b.indent:
        return True  # a time and a name stand above what was said
    if (block.tokens and not _is_tail(frame, k)) or (ours and theirs and min(len(a.text), len(b.text)) >= ENCODED):
        return True
    return ours and not frame.leaning[k] and frame.reading.need[k] <= (frame.reading.column[k] or block.widest)
