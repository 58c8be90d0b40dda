"""Texts that one column explains: most wrapped prose, told at once without being weighed.

All line ends that interrupt a sentence, but for a few, must be forced by one column.  Of what this column forces, the
line ends that are plain on both sides are joined; the others and those few are doubts, which `decide` weighs, as it
does all line ends of a text that no one column explains.  It comes to the same answers by a longer way.
"""

from __future__ import annotations

from itertools import pairwise
from math import log
from operator import add

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.stages.wraps.author.fences import LISTING
from cleaner.stages.wraps.author.hand import TYPESET_HYPHENS
from cleaner.stages.wraps.author.heads import heads_of
from cleaner.stages.wraps.author.kinds import HEAD, are_halved, are_numbers, is_delimited, kind_of_texts
from cleaner.stages.wraps.author.outline import is_outline
from cleaner.stages.wraps.author.paragraphs import begins, first_indent, titles_of
from cleaner.stages.wraps.author.shape import LONG
from cleaner.stages.wraps.author.songs import LITTLE, are_few
from cleaner.stages.wraps.author.verse import GAP, LONG_VERSE, are_records, are_stanzas, last_rows, numbered, speakers
from cleaner.stages.wraps.column.ends import INTERRUPTING
from cleaner.stages.wraps.column.fit import MAX_COLUMN, MIN_COLUMN, NARROW, SURE_VOTES, Fit, sweep
from cleaner.stages.wraps.column.regions import FEW_VOTES
from cleaner.stages.wraps.column.widths import sets_two_blanks
from cleaner.stages.wraps.evident.suspects import suspects
from cleaner.stages.wraps.joint.joint import FEW_ROWS, nearly_all
from cleaner.stages.wraps.lines.rows import SPACED, has_unspaced, is_unspaced, last_class
from cleaner.stages.wraps.lines.table import table_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleaner.document import Document
    from cleaner.stages.wraps.lines.table import Table

WIDE_VOTES = 5  # interrupted sentences that make a wide column sure
MANY_GAPS = 2  # sentences that go on after blank lines; with more, lines may be double-spaced
PROSE = 0.6  # of the rows, joined: what is left is too little to make the text one of another kind
HANGING = 3  # columns that a few rows may reach beyond the others
RARELY = 16  # of so many rows, one
# What asks for a closer look, by a character that it holds: subtitles, fenced code, sessions, Texinfo and tabs.
ODD = (
    (">", "-->"),
    ("`", "```"),
    ("[", LISTING),
    ("$", "$ "),
    ("@", "# "),
    ("@", "\n@end "),
    ("@", "\n@cindex "),
    ("\t", "\t"),
)
PAGE = "\f"  # behind which sentences go on: where anything is joined, all is weighed
MANY_VOTES = 12  # interrupted sentences of which a few may have been cut by hand
STRANGERS = 12  # of so many, one
MOSTLY = 4  # joins for each doubt: with fewer, the text is weighed
STANZAS = -3.0  # log-odds by last rows: below, narrow lines may be verse
TRAILING = frozenset(" \xa0")  # blanks at line ends


class Told(NamedTuple):
    """The lines of a text that are joined with the next ones, beyond doubt, and those that must be weighed.

    Of `votes` line ends that interrupt a sentence `column` forces `forced`; `prior` are the log-odds that it forces any.
    """

    table: Table
    joined: Sequence[int]
    doubts: Sequence[int] = ()
    column: int = 0
    votes: int = 0
    forced: int = 0
    prior: float = 0.0

    @property
    def fit(self) -> Fit:
        """How the column explains the text, rows apart."""
        return Fit(self.column, 0, "columns", self.votes, self.forced, [], [])


def told(document: Document, leaning: Collection[str] = (), authors: Collection[str] = ()) -> Told | None:
    """What is joined, by the words that lean on others or name an author too; None where all line ends must be weighed."""
    text = document.text
    if [sign for character, sign in ODD if character in text and sign in text] or is_outline(text):
        return None
    table = table_of(document)
    if table is None or not TRAILING.isdisjoint(table.lasts):
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
    ends, limits = [widths[k] for k in going], [needs[k] for k in going]
    if _agree(ends, limits):
        column, strangers = _column_of(table, going, ends, limits)
        across = [k for k, after in gaps if widths[k] + units[after] >= column]
        joined = [k for k in pairs if needs[k] >= column]
        if len(joined) < len(pairs) and ".  " in text:
            joined = _with_two_blanks(table, joined, [k for k in pairs if needs[k] == column - 1 and not small[k + 1]])
        if table.indents:
            begun = _begun(table, pairs, needs, column, frozenset(going))
            joined = [k for k in joined if k not in begun] if begun else joined
        blocks = _blocks(table)
        titles = titles_of(table.rows, blocks) | heads_of(table.rows, blocks, leaning, authors)
        joined = [k for k in joined if k not in titles] if titles else joined
        prior = log((len(joined) + 1) / (len(pairs) - len(joined) + 0.5))
        known = Told(table, joined, (), column, len(going), len(going) - len(strangers), prior)
        fine = PAGE not in text and not across and _column_tells(known, strangers) and _is_prose(table, joined)
        return _without_doubts(known, going, strangers) if fine else None
    longest = max([LONG, *[widths[k] * 5 // 4 for k in going]])
    return Told(table, []) if sum([width > longest for width in widths]) > len(going) else None


def _with_two_blanks(table: Table, joined: list[int], nearly: Sequence[int]) -> list[int]:
    """The line ends that are joined, and the sentence ends that one blank more would have forced, where the text sets two."""
    more = [k for k in nearly if last_class(table.rows[k]) == "stop"]
    return sorted([*joined, *more]) if more and sets_two_blanks(table.text) else joined


def _begun(table: Table, pairs: Sequence[int], needs: Sequence[int], column: int, going: frozenset[int]) -> set[int]:
    """The line ends before rows that begin a paragraph by their indent."""
    indents, lasts = table.indents, table.lasts
    starts = [indents[k + 1] for k in pairs if needs[k] < column and last_class(table.rows[k]) == "stop"]
    first = first_indent(starts, min(indents))
    below = [indent if last else None for indent, last in zip(indents, lasts, strict=True)] + [None]
    return {
        k
        for k in pairs
        if indents[k + 1] == first
        and k not in going
        and begins(first, indents[k], first, below[k + 2], stopped=last_class(table.rows[k]) == "stop")
    }


def _blocks(table: Table) -> list[tuple[int, int]]:
    """The rows between blank ones, as half-open spans."""
    return [(above + 1, below) for above, below in pairwise([-1, *table.blanks, len(table.rows)])]


def _agree(widths: Sequence[int], needs: Sequence[int]) -> bool:
    """Whether a few line ends in a row may be explained by one column, of those that interrupt a sentence.

    Fewer than would make a narrow column sure prove nothing by one.
    """
    few = min(FEW_VOTES, len(widths))
    starts = range(len(widths) - few + 1) if few > 1 else ()
    least = NARROW if len(widths) < SURE_VOTES else MIN_COLUMN
    return any(max(widths[k : k + few]) <= min(needs[k : k + few]) >= least for k in starts)


def _column_of(table: Table, going: Sequence[int], ends: Sequence[int], limits: Sequence[int]) -> tuple[int, list[int]]:
    """The column that forces all line ends that interrupt a sentence, or most of them; and those that it does not force.

    These are the ends of the rows `going`, at the columns `ends`; with the next word they would have come to `limits`.
    """
    least, widths = min(limits), table.widths
    column = table.widest if table.widest <= least else max(filter(least.__ge__, widths), default=0)
    if len(going) < MANY_VOTES or _hang_over(ends, column, len(going)):
        return column, []
    at, _ = sweep([(end, limit + 1) for end, limit in zip(ends, limits, strict=True)], MIN_COLUMN, MAX_COLUMN)
    strangers = [k for k, end, limit in zip(going, ends, limits, strict=True) if not end <= at <= limit]
    if not at or len(strangers) * STRANGERS > len(going):
        return column, []
    least = min([limit for end, limit in zip(ends, limits, strict=True) if end <= at <= limit])
    return max(filter(least.__ge__, widths)), strangers


def _column_tells(told: Told, strangers: Sequence[int]) -> bool:
    """Whether the column explains all lines, but for strangers and a few that hang over."""
    table, column, votes = told.table, told.column, told.votes
    if votes < WIDE_VOTES or not MIN_COLUMN <= column < MAX_COLUMN or (votes < SURE_VOTES and column < NARROW):
        return False
    if (
        table.widest > column
        and not strangers
        and not _hang_over([table.widths[k] for k in told.joined], column, votes)
    ):
        return False
    return not (table.odd and has_unspaced(table.text))


def _hang_over(widths: Sequence[int], column: int, votes: int) -> bool:
    """Whether hardly any of some widths reach beyond the column, and those not far."""
    over = [width for width in widths if width > column] if max(widths) > column else []
    return not over or (max(over) <= column + HANGING and len(over) * RARELY <= votes)


def _without_doubts(told: Told, going: Sequence[int], strangers: Sequence[int]) -> Told | None:
    """The same with doubts set apart; None where these are many."""
    table, joined, column = told.table, told.joined, told.column
    doubts = suspects(table, going, joined, told.prior + log(column), sure=told.fit.quality == "sure")
    if strangers:
        doubts.update(*_sentences(table, strangers), [k for k in joined if table.widths[k] > column])
    names = speakers(table.rows)
    if names:
        doubts.update([k for k in joined if table.rows[k] in names or table.rows[k + 1] in names])
    if [hyphen for hyphen in TYPESET_HYPHENS if hyphen in table.text]:  # they split words wherever they stand
        ends = {k for k, last in enumerate(table.lasts) if last and last in TYPESET_HYPHENS}
        doubts.update(ends.difference(joined))
    if not doubts:
        return told
    sure = [k for k in joined if k not in doubts]
    return told._replace(joined=sure, doubts=sorted(doubts)) if len(doubts) * MOSTLY <= len(joined) else None


def _sentences(table: Table, ends: Sequence[int]) -> list[range]:
    """The line ends inside the sentences that go on at some of them: who cut one by hand cut the others."""
    lasts, rows = table.lasts, table.rows
    found: list[range] = []
    for k in ends:
        if found and k in found[-1]:
            continue
        start, stop = k, k + 1
        while start and lasts[start - 1] and last_class(rows[start - 1]) != "stop":
            start -= 1
        while stop + 1 < len(rows) and lasts[stop + 1] and last_class(rows[stop]) != "stop":
            stop += 1
        found.append(range(start, stop))
    return found


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
    for after in [k + 1 for k in table.blanks if k + 1 < len(lasts) and small[k + 1]]:
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


def _widths(table: Table) -> list[Sequence[int]]:
    """The widths of the rows between blank ones."""
    return [table.widths[start:stop] for start, stop in _blocks(table)]


def _is_prose(table: Table, joined: Sequence[int]) -> bool:
    """Whether the text cannot be of a kind that is left alone, stanzas, signed, nor cut without regard to words."""
    rows, size = table.rows, len(table.rows) - len(table.blanks)
    blocks = _widths(table)
    sizes = list(map(len, blocks))
    if are_records(sizes) or (table.widest < LONG_VERSE and (are_stanzas(sizes) or last_rows(blocks) < STANZAS)):
        return False
    little = size <= LITTLE and are_few([row for row in rows if row], table.widest, sizes)
    if little or (GAP in table.text and numbered(rows)):
        return False
    if "--" in [rows[k] for k in table.singles] or HEAD.match(next(filter(None, rows))):
        return False
    counted = [row for row in rows if row[-1:].isdecimal()] if 2 * sum(map(str.isdecimal, table.lasts)) > size else []
    delimited = is_delimited(rows, size, table.rare) or are_numbers(counted, size)
    if delimited or (table.odd and are_halved(rows, size, table.text)):
        return False
    within = {*joined, *[k + 1 for k in joined]} if len(joined) < PROSE * size else ()
    rest = [row for k, row in enumerate(rows) if row and k not in within] if within else []
    if len(rest) > (1 - PROSE) * size and kind_of_texts(rest, of=size):
        return False
    sizes = [table.widths[k] for k in joined]
    full = sizes.count(max(sizes))
    return full < FEW_ROWS or not nearly_all(full + sizes.count(max(sizes) - 1), len(joined))
