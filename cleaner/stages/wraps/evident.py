"""Texts that one column explains to the last line end: most wrapped prose, told at once without being weighed.

Every line end that interrupts a sentence must be forced by one column.  Of what this column forces, the line ends that
are plain on both sides are joined; the few others are doubts, which `decide` weighs, as it does all line ends of a text
that no one column explains.  It comes to the same answers by a longer way.
"""

from __future__ import annotations

import re
from math import log
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from cleaner.stages.wraps.decide import FULL
from cleaner.stages.wraps.fit import INTERRUPTING, MAX_COLUMN, MIN_COLUMN, NARROW, SURE_VOTES
from cleaner.stages.wraps.frame import LONG
from cleaner.stages.wraps.hand import CELL, FIELD, SPEECH, TYPESET_HYPHENS
from cleaner.stages.wraps.joint import FEW_ROWS, nearly_all
from cleaner.stages.wraps.kinds import HEAD, is_delimited, kind_of_texts
from cleaner.stages.wraps.regions import FEW_VOTES
from cleaner.stages.wraps.rows import SPACED, has_unspaced, is_unspaced, last_class
from cleaner.stages.wraps.shape import MARKER, NAMED
from cleaner.stages.wraps.table import table_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.document import Document
    from cleaner.stages.wraps.table import Table

WIDE_VOTES = 5  # interrupted sentences that make a wide column sure
MANY_GAPS = 2  # sentences that go on after blank lines; with more, lines may be double-spaced
LABEL = 3  # blanks in a label and behind it
PROSE = 0.6  # of the rows, joined: what is left is too little to make the text one of another kind
SOME = 2  # line ends of a block: fewer show nothing
PROVED_STOP = 4.0  # log-odds of a wrap at a sentence end
PROVED_LABEL = 5.4  # the same beside what may be a label, code, or a row that begins alike
PROVED_SPEECH = 6.5  # the same before a dash, which begins speech more often than it goes on
HANGING = 3  # columns that a few rows may reach beyond the others
RARELY = 16  # of so many rows, one
DEEP = 8  # columns: a paragraph's first row is seldom indented more
# What asks for a closer look, by a character that it holds: subtitles, fenced code, sessions, tabs and pages.
ODD = {">": "-->", "`": "```", "$": "$ ", "@": "# ", "\t": "\t", "\f": "\f"}
CODE = b"{}=<>"  # no sentence holds them
NO_CALL = re.compile(rb"\(\)(?<!\w\(\))")
CODE_SIGN = re.compile(rf"[{CODE.decode()}]|\(\)(?<![a-zA-Z0-9_]\(\))")
MOSTLY = 4  # joins for each doubt: with fewer, the text is weighed
CODE_LIKE = re.compile(r"[|#_\\@^~`]|\$(?!\d)|\(\)|//|::|->")  # a sentence may: names of functions, handles, addresses
EMPHASIS = re.compile(r"(?:\*{1,2}|_)\w")
OPENERS = "\"'“‘«‹„‚([¿¡"
MARKS = "-*+•·‣▪●○◦%;/&.~=_^#"  # a row that starts with one is an item, a comment, a rule, the rest of a sign
DASHES = "–—"
ITEM_ENDS = ".):"  # of the first word of an item or a field
SPLITTERS = frozenset(" \xa0" + TYPESET_HYPHENS)  # blanks at line ends; hyphens that only typesetters set


class Told(NamedTuple):
    """The lines of a text that are joined with the next ones, beyond doubt, and those that must be weighed.

    `votes` line ends that interrupt a sentence made `column` sure; `prior` are the log-odds that it forces a line end.
    """

    table: Table
    joined: Sequence[int]
    doubts: Sequence[int] = ()
    column: int = 0
    votes: int = 0
    prior: float = 0.0


def told(document: Document) -> Told | None:
    """What is joined; None where all line ends must be weighed."""
    text = document.text
    if [sign for character, sign in ODD.items() if character in text and sign in text]:
        return None
    table = table_of(document)
    if table is None or not SPLITTERS.isdisjoint(table.lasts):
        return None
    firsts, lasts, widths, units = table.firsts, table.lasts, table.widths, table.units
    small = list(map(_is_small if table.odd else str.islower, firsts))
    pairs = [k for k in range(len(lasts) - 1) if lasts[k] and firsts[k + 1]]
    going = [k for k in pairs if small[k + 1] and (lasts[k] == "," or lasts[k].isalnum() or _goes_on(table, k, k + 1))]
    needs = list(map(add, widths, units[1:]))
    gaps = _gaps(table, small)
    if len(gaps) > MANY_GAPS and _is_double_spaced(table, len(pairs), gaps):
        return None
    if not pairs:
        return Told(table, [])
    limits = [needs[k] for k in going]
    if _agree([widths[k] for k in going], limits):
        least = min(limits)
        column = max([width for width in widths if width <= least], default=0)
        across = [k for k, after in gaps if widths[k] + units[after] >= column]
        joined = [k for k in pairs if needs[k] >= column]
        fine = not across and _column_tells(table, going, joined, column) and _is_prose(table, joined)
        return _without_doubts(table, going, joined, len(pairs), column) if fine else None
    longest = max([LONG, *[widths[k] * 5 // 4 for k in going]])
    return Told(table, []) if sum([width > longest for width in widths]) > len(going) else None


def _agree(widths: Sequence[int], needs: Sequence[int]) -> bool:
    """Whether a few line ends in a row may be explained by one column, of those that interrupt a sentence.

    Fewer than would make a narrow column sure prove nothing by one.
    """
    few = min(FEW_VOTES, len(widths))
    starts = range(len(widths) - few + 1) if few > 1 else ()
    least = NARROW if len(widths) < SURE_VOTES else MIN_COLUMN
    return any(max(widths[k : k + few]) <= min(needs[k : k + few]) >= least for k in starts)


def _column_tells(table: Table, going: Sequence[int], joined: Sequence[int], column: int) -> bool:
    """Whether a column explains all lines, but for a few that hang over."""
    widths, votes = table.widths, len(going)
    if votes < WIDE_VOTES or not MIN_COLUMN <= column < MAX_COLUMN or (votes < SURE_VOTES and column < NARROW):
        return False
    over = [width for k in joined if (width := widths[k]) > column]
    if over and (max(over) > column + HANGING or len(over) * RARELY > votes):
        return False
    return not (table.odd and has_unspaced(table.text))


def _without_doubts(table: Table, going: Sequence[int], joined: list[int], pairs: int, column: int) -> Told | None:
    """The line ends of `joined`, doubts apart; None where these are many.  `pairs` is how many line ends there are."""
    inside = frozenset(going)
    others = [k for k in joined if k not in inside]
    prior = log((len(joined) + 1) / (pairs - len(joined) + 0.5))
    doubts = {
        *_unlike(table, joined, inside),
        *_items(table, going),
        *_verse(table, others),
        *[k for k in others if not _is_plain(table, k, prior + log(column))],
    }
    if not doubts:
        return Told(table, joined)
    sure = [k for k in joined if k not in doubts]
    told = Told(table, sure, sorted(doubts), column, len(going), prior)
    return told if len(doubts) * MOSTLY <= len(joined) else None


def _is_small(first: str) -> bool:
    """Whether a row begins with a letter that is no capital, in scripts without case too."""
    return first.isalpha() and not first.isupper()


def _goes_on(table: Table, k: int, after: int) -> bool:
    """Whether a sentence goes on from row `k` to a later one that starts with a letter, no capital."""
    last, first = table.lasts[k], table.firsts[after]
    if (last == "," or last.isalnum()) and first < SPACED:
        return True
    kind = "lower" if first.islower() else "unspaced" if is_unspaced(first) else "letter"
    return (last_class(table.rows[k]), kind) in INTERRUPTING


def _gaps(table: Table, small: Sequence[bool]) -> list[tuple[int, int]]:
    """The rows between which a sentence goes on after blank lines."""
    lasts, found = table.lasts, []
    for after in [
        k for k, (last, follows) in enumerate(zip(lasts, small[1:], strict=False), 1) if follows and not last
    ]:
        k = after - 2
        while k >= 0 and not lasts[k]:
            k -= 1
        if k >= 0 and _goes_on(table, k, after):
            found.append((k, after))
    return found


def _is_double_spaced(table: Table, pairs: int, gaps: Sequence[tuple[int, int]]) -> bool:
    """Whether most lines are followed by one blank line, and sentences go on after many of those."""
    lasts = table.lasts
    single = len([k for k in range(len(lasts) - 2) if lasts[k] and not lasts[k + 1] and lasts[k + 2]])
    within = sum([after == k + 2 for k, after in gaps])
    return single > 2 * pairs and within * 5 >= single


def _unlike(table: Table, joined: Sequence[int], going: frozenset[int]) -> list[int]:
    """The line ends between rows of two indents, behind a single word, cells or beside signs of code."""
    rows, heads, indents = table.rows, table.heads, table.indents
    found = [k for k in joined if heads[k] == len(rows[k])]
    found += [k for k in joined if "  " in rows[k] and CELL.search(rows[k])]
    if indents:
        found += [k for k in joined if indents[k] != indents[k + 1] and not (k in going and _hangs(table, k))]
    if len(table.raw.translate(None, CODE)) < len(table.raw) or ("(" in table.text and NO_CALL.search(table.raw)):
        signed = {k for k, row in enumerate(rows) if CODE_SIGN.search(row)}
        found += [k for k in joined if (k in signed) + (k + 1 in signed) > (k in going)]
    return found


def _hangs(table: Table, k: int) -> bool:
    """Whether row `k` is an item whose text goes on below its first word, or the indented first row of a paragraph."""
    step = table.indents[k + 1] - table.indents[k]
    marker = MARKER.match(table.rows[k])
    return step == marker.end() if marker else -DEEP <= step < 0


def _items(table: Table, going: Sequence[int]) -> list[int]:
    """The line ends before rows that go on in small letters and may be an item or a field all the same."""
    rows, heads = table.rows, table.heads
    found = []
    for k in going:
        tail = rows[k + 1][heads[k + 1] - 1]
        if tail in ITEM_ENDS:
            fields = tail == ":" and [row for row in (rows[k], *rows[k + 2 : k + 3]) if FIELD.match(row)]
            if fields or MARKER.match(rows[k + 1]):
                found.append(k)
        elif tail == "o" and heads[k + 1] == 1 and sum([row.startswith("o ") for row in rows]) > 1:
            found.append(k)  # a bullet of a word processor, or a word of Polish and Czech
    return found


def _verse(table: Table, others: Sequence[int]) -> list[int]:
    """The line ends of blocks whose rows all begin with a capital and are full, the last one too: verse, a list, an address."""
    firsts, lasts, widths, inside = table.firsts, table.lasts, table.widths, frozenset(others)
    found: list[int] = []
    for k in others:
        if k == 0 or not lasts[k - 1]:
            stop = k
            while stop in inside and firsts[stop].isupper():
                stop += 1
            alone = stop + 1 == len(lasts) or not lasts[stop + 1]
            if alone and stop >= k + SOME and firsts[stop].isupper() and widths[stop] >= FULL * max(widths[k:stop]):
                found += range(k, stop)
    return found


def _is_plain(table: Table, k: int, prior: float) -> bool:
    """Whether nothing at the line end after row `k`, which interrupts no sentence for sure, speaks against a wrap.

    `prior` and the next word tell the log-odds of a wrap by the lengths alone: a paragraph's end seldom fills its line.
    """
    a, b, first = table.rows[k], table.rows[k + 1], table.firsts[k + 1]
    ending = last_class(a)
    odds = prior - log(table.units[k + 1] + 1)
    if ending == "stop":
        return odds >= PROVED_STOP and _goes_on_after_stop(table, k, odds)
    if ending == "colon" and " " not in b:
        return False
    if MARKER.match(b) and (first.islower() or not _is_only(table, b)):
        return False
    if first.islower():
        return True
    starts_well = first not in MARKS or EMPHASIS.match(b) is not None
    return (
        ending != "sign"
        and starts_well
        and not (NAMED.match(a) and NAMED.match(b))
        and (ending != "colon" or odds >= PROVED_STOP)
    )


def _goes_on_after_stop(table: Table, k: int, odds: float) -> bool:
    """Whether the row after row `k`, which ends a sentence, goes on its paragraph; `odds` of a wrap by the lengths."""
    a, b, first = table.rows[k], table.rows[k + 1], table.firsts[k + 1]
    if (a[-1] in SPEECH and (first in OPENERS or first in DASHES)) or (_is_label(b) and _are_labels(table)):
        return False
    if first in DASHES or (first == "-" and b[1:2] not in " -"):
        return odds >= PROVED_SPEECH and _is_only(table, b)
    if odds < PROVED_LABEL and (
        CODE_LIKE.search(a)
        or CODE_LIKE.search(b)
        or MARKER.match(a)
        or _is_label(a)
        or a.startswith(b.split(" ", 1)[0])
    ):
        return False
    return (first.isalpha() or first in OPENERS) and not MARKER.match(b)


def _is_label(row: str) -> bool:
    """Whether a label of a few words begins the row: more words are a sentence."""
    label = NAMED.match(row)
    return label is not None and label[0].count(" ") <= LABEL


def _are_labels(table: Table) -> bool:
    """Whether labels begin more rows than one: fields, speakers."""
    return sum([_is_label(row) for row in table.rows if ":" in row or "." in row or "：" in row]) > 1


def _is_only(table: Table, row: str) -> bool:
    """Whether no other row begins like this one, which may be an item or speech; initials may come back."""
    if row[0] in DASHES or row[0] == "-":
        return table.firsts.count(row[0]) == 1
    heads = [other.split(" ", 1)[0] for other in table.rows if MARKER.match(other)]
    return len(heads) == 1 or (row[0].isalpha() and len({*heads}) == 1)


def _is_prose(table: Table, joined: Sequence[int]) -> bool:
    """Whether the text cannot be of a kind that is left alone, nor signed, nor cut without regard to words."""
    if "--" in table.rows:
        return False
    rows = table.rows
    texts = list(filter(None, rows))
    if HEAD.match(texts[0]) or is_delimited(texts, table.text):
        return False
    within = {*joined, *[k + 1 for k in joined]} if len(joined) < PROSE * len(texts) else ()
    rest = [row for k, row in enumerate(rows) if row and k not in within] if within else []
    if len(rest) > (1 - PROSE) * len(texts) and kind_of_texts(rest, of=len(texts)):
        return False
    sizes = [table.widths[k] for k in joined]
    full = sizes.count(max(sizes))
    return full < FEW_ROWS or not nearly_all(full + sizes.count(max(sizes) - 1), len(joined))
