"""Sentences that links tore: what takes the text of a page piece by piece sets each link on a line of its own.

A line that begins with a comma, a full stop or a closing bracket goes on the line above, whatever that is; and that line
goes on the one above it, where this is plainly unfinished. Code that was torn into its words and marks, and entries of
tables one below the other, stay.
"""

from __future__ import annotations

from bisect import bisect_right

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.wraps.author.kinds import kind_of_texts
from cleaner.stages.wraps.joint.habits import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleaner.document import Document
    from cleaner.rulebook import StageRules

_MARKED = lazy(r"(?:[,.](?![.,])|\)[.,;]?)[\]”’»\"]*(?:$|[ \xa0]([\w\"“‘(«–—$€£¿¡]))")
_STOP = lazy(r"[.,:;!?…](?: |$)")
OPENERS, CLOSERS = "([“„‘¿¡", ")]”’\"'»%*_"
SAYS = 3  # words behind a mark: lines of code or tables that begin with one hold fewer
WORDS = 4  # of an unfinished line: fewer may be a label
LONG = 60  # characters of a line that no label has
PLACES = 3  # at which a text is torn for sure, so that it is elsewhere, too: fewer may be slips
SAID = 400  # characters of what is said that are kept: its end is asked, and whether it is long
MERIDIEM = 2  # letters: 9 am
CODE = frozenset("={};<>+*/\\")  # of which whole rows consist where code was torn into its marks and names
NEAR = 3  # rows between such a row and others of the same code
CHAIN = 4  # rows that go on from one another though no mark ends what they say: more are entries of a table
FENCE = "```"
FOUND = "a sentence goes on in it, which a link tore"


def torn(document: Document, rules: StageRules) -> list[Edit]:
    """The edits that make torn sentences whole."""
    rule, text = rules.repair("torn"), document.text
    if rule is None or FENCE in text:
        return []
    rows = [row.strip() for row in document.rows]
    points = [
        k
        for k, (above, row, after) in enumerate(zip(["", *rows], rows, [*rows[1:], ""], strict=False))
        if _goes_on(above, row, after) and _indent(document.rows[k]) == _indent(document.rows[k - 1])
    ]
    if len(points) < PLACES:
        return []
    code = _near_code(rows)
    points = [k for k in points if k not in code]
    if len(points) < PLACES or not any(rows[k].count(" ") >= SAYS for k in points):
        return []
    if kind_of_texts([row for row in rows if row]):
        return []
    joins = {k: new for k, new in _joins(rows, points, rules.words("leaning")) if k not in code}
    for k in _chained(joins, rows, frozenset(points)):
        del joins[k]
    return [_edit(document, k, new, rule) for k, new in joins.items()]


def _goes_on(above: str, row: str, after: str) -> bool:
    """Whether a row begins with a mark that ends what stands in the row above, and then goes on as a sentence does.

    Items of lists may begin so, but no sentence begins with a small letter behind a full stop; pictures have more blanks.
    """
    found = _MARKED.match(row)
    if found is None or not above or (row[0] == "." and found[1] and found[1].islower()):
        return False
    if row[1:] and row[:2] in {above[:2], after[:2]}:
        return False
    return above[-1].isalnum() or above[-1] in CLOSERS


def _indent(row: str) -> int:
    return len(row) - len(row.lstrip())


def _near_code(rows: Sequence[str]) -> frozenset[int]:
    """The rows beside one that is nothing but marks of code."""
    marks = [k for k, row in enumerate(rows) if row and CODE.issuperset(row)]
    return frozenset(near for k in marks for near in range(k - NEAR, k + NEAR + 1))


def _chained(joins: Mapping[int, str], rows: Sequence[str], points: frozenset[int]) -> list[int]:
    """The rows of chains that are too long, and that no mark ends."""
    chains: list[list[int]] = [[]]
    for k in joins:
        if chains[-1] and chains[-1][-1] != k - 1:
            chains.append([])
        if k in points or _STOP.search(rows[k]):
            chains[-1].clear()
        else:
            chains[-1].append(k)
    return [k for chain in chains if len(chain) > CHAIN for k in chain]


def _joins(rows: Sequence[str], points: Sequence[int], leaning: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The rows that go on the ones above them, and what stands between them then."""
    known = frozenset(points)
    said, carried = rows[0], False  # what is said so far in the row that is built, and whether it was one before
    for k in range(1, len(rows)):
        row, after = rows[k], rows[k + 1] if k + 1 < len(rows) else ""
        new: str | None = None
        if said.count(" ") < SAYS and not any(near.count(" ") >= SAYS for near in rows[max(k - 2, 0) : k + 2]):
            pass  # no sentence is near: code was torn into its words and marks
        elif k in known:
            new = ""
        elif row and said and k + 1 in known and _is_unfinished(said, row, leaning, carried=carried):
            new = "" if said[-1] in OPENERS else " "
        elif row and said and _reads_on(said, row, after, leaning, carried=carried):
            new = " "
        carried = new is not None
        said = (said + (new or "") + row)[-SAID:] if carried else row
        if new is not None:
            yield k, new


def _is_unfinished(said: str, link: str, leaning: frozenset[str], *, carried: bool) -> bool:
    """Whether a sentence plainly begins in what is said before a link behind which it goes on."""
    last = said[-1]
    if last in OPENERS or (last == "," and (carried or said.count(" ") >= WORDS)):
        return True
    if not last.isalpha():
        return False
    if link[0].islower():
        return carried or said.count(" ") > 0
    return (_last_word(said) in leaning and (carried or said.count(" ") + 1 >= WORDS)) or len(said) >= LONG


def _reads_on(said: str, row: str, after: str, leaning: frozenset[str], *, carried: bool) -> bool:
    """Whether a row goes on what is said before it, in a text that is torn elsewhere for sure."""
    if said.count(" ") + 1 < WORDS or not said[-1].isalnum() or not row[0].isalnum() or row.isdecimal():
        return False
    small = row[0].islower()
    return (small and carried) or (_last_word(said) in leaning and (small or after[:1].islower()))


def _last_word(text: str) -> str:
    """The last word, but for that of a time of the day."""
    before, _, last = text.rpartition(" ")
    return "" if before[-1:].isdecimal() and last.islower() and len(last) == MERIDIEM else folded(last)


def _edit(document: Document, k: int, new: str, rule: str) -> Edit:
    """The edit that joins row `k` with the one above."""
    above, row = document.rows[k - 1], document.rows[k]
    start = document.starts[k - 1] + len(above.rstrip())
    end = document.starts[k] + _indent(row)
    return Edit(start, end, new, rule, FOUND)


def with_joins(found: Sequence[Edit], joins: Sequence[Edit]) -> list[Edit]:
    """The edits at links, and those of wraps at other line ends."""
    starts = [edit.start for edit in found]
    apart = [edit for edit in joins if not _meets(edit, found, bisect_right(starts, edit.end))]
    return sorted([*found, *apart])


def _meets(edit: Edit, found: Sequence[Edit], k: int) -> bool:
    """Whether an edit touches one of `found`, of which `k` begin before it ends."""
    return k > 0 and found[k - 1].end >= edit.start
