"""Lists that an author made: items of which most are of no template, words in the order of the alphabet, the notes of releases."""

from __future__ import annotations

import re
from operator import gt, lt

from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.lines.rows import BULLET, LINE
from cleaner.stages.boilerplate.templates.fold import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.document import Document
    from cleaner.rulebook import StageRules
    from cleaner.stages.boilerplate.evidence.context import Survey
    from cleaner.stages.boilerplate.lines.rows import Rows, Spot

LIST = 20  # items of a list on either side that are looked at
LETTERS = 2  # other letters by themselves that make an alphabet
FEW = 5  # words that are a list
HEADING = 4  # words of its heading, at most
RELEASES = 2  # of which a text has notes
SIGNS = "0123456789#=*["  # with which a line may begin that names one, if not with a word: 1.2, [1.2], Version 1.2
HEAD = 60  # characters of a line that names one
HEADED = 4  # lines below a version within which its first item stands
ORDERED = 12  # lines in the order of the alphabet that are a list of words
TEMPLATES = 3  # of so many of them, one may be of a template


def is_of_alphabet(rows: Rows, letter: str) -> bool:
    """Whether other letters stand by themselves in the text, as those that head the words of a glossary."""
    return len(rows.letters - {letter}) >= LETTERS


def is_listed(rows: Rows, k: int, *, page: bool) -> bool:
    """Whether most items of the list around row `k` are of no template, or of one that says next to nothing; most others, if this is no `page`.

    Where blank lines stand between the items, its neighbours are.
    """
    first = last = k
    while first and not rows[first].gap and rows[first - 1].bullet and k - first < LIST:
        first -= 1
    while last + 1 < len(rows) and not rows[last + 1].gap and rows[last + 1].bullet and last - k < LIST:
        last += 1
    if first == last and 0 < k < len(rows) - 1:
        return all(row.bullet and row.hit is None for row in (rows[k - 1], rows[k + 1]))
    around = [rows[n].hit for n in range(first, last + 1)]
    own = sum(hit is None or hit.weight == 0 for hit in around)
    return own * 2 > last - first + page


def lists_of_words(found: Survey) -> Sequence[Spot]:
    """All hits, if they are but single words in lists, each below a short line that heads it: as words to learn, or the entries of a menu.

    A share bar below the title of an article is shorter, or names services.
    """
    spots, rows = found.spots, found.rows
    if len(spots) < FEW or any("{" in spot.hit.form or words_of(spot.hit.form) > 1 for spot in spots):
        return ()
    heads = {_head(rows, spot.k) for spot in spots}
    headed = all(k >= 0 and rows[k].hit is None and not rows[k].says and _is_short(rows[k].text) for k in heads)
    return spots if headed else ()


def in_order(found: Survey) -> list[Spot]:
    """The hits in long lists in the order of the alphabet, of which most lines are of no template: names or terms, and not the links of a page."""
    rows, spots = found.rows, found.spots
    ordered: list[Spot] = []
    stop = 0
    for spot in spots:
        if spot.k >= stop:
            start, stop = _run(rows, spot.k)
            own = [near for near in spots if start <= near.k < stop]
            if stop - start >= ORDERED and len(own) * TEMPLATES <= stop - start:
                ordered += own
    return ordered


def _run(rows: Rows, k: int) -> tuple[int, int]:
    """The rows around `k` that are in the order of the alphabet, no two of them alike, without blank lines between."""
    start, stop = k, k + 1
    while start and not rows[start].gap and _comes_before(rows[start - 1].text, rows[start].text):
        start -= 1
    while stop < len(rows) and not rows[stop].gap and _comes_before(rows[stop - 1].text, rows[stop].text):
        stop += 1
    return start, stop


def _comes_before(above: str, below: str) -> bool:
    return len(below) < LINE and above.strip().casefold() < below.strip().casefold()


def _head(rows: Rows, k: int) -> int:
    """The row above the list of which row `k` is a line, be it of the list itself; -1 if there is none, or the list is too long."""
    first = k
    while first > 0 and not rows[first].gap and k - first < LIST:
        first -= 1
    return first - 1 if first == k or rows[first].hit or rows[first].bullet else first


def _is_short(text: str) -> bool:
    """Whether a line may head a list of words."""
    return text.strip()[-1].isalnum() and text.count(" ") < HEADING and len(text) < LINE


class Naming(NamedTuple):
    """How a line begins that may name a version, and a pattern for such a line."""

    starts: frozenset[str]
    version: re.Pattern[str]


def _naming(rules: StageRules) -> Naming:
    words = sorted(rules.words("version"))
    starts = {change(word[0]) for word in words for change in (str.lower, str.upper)}
    sign = "|".join([re.escape(word) for word in words if len(word) == 1])  # touches the number
    pattern = rf"[#=* ]*(?:[^\W\d]{{1,12}} )?\[?(?:{sign})?(\d{{1,3}}(?:\.\d{{1,3}}){{1,3}})(?![\d.])\w{{0,6}}\]?(?:[ ,:(].{{0,40}})?\Z"
    return Naming(frozenset(SIGNS) | starts, lazy(pattern))


def released(document: Document, lines: Iterable[int], rules: StageRules) -> set[int]:
    """The lines that are items in the notes of releases, if some of these `lines` may be: a text names several versions, and below each what is new in it."""
    rows = document.rows
    if not any(BULLET.match(rows[k]) for k in lines):
        return set()
    starts, version = rules.prepared(_naming)
    short = [k for k, row in enumerate(rows) if row[:1] in starts and "." in row and len(row) < HEAD]
    heads = [(k, found[1]) for k in short if (found := version.match(rows[k]))]
    headed = [(k, [*map(int, which.split("."))]) for k, which in heads if _leads_to_items(rows, k)]
    versions = [version for _, version in headed]
    if len(versions) < RELEASES or not any(all(map(than, versions, versions[1:])) for than in (lt, gt)):
        return set()
    return {k for k in range(headed[0][0], len(rows)) if BULLET.match(rows[k])}


def _leads_to_items(rows: Sequence[str], k: int) -> bool:
    """Whether a list begins below line `k`, or below a heading under it."""
    return any(BULLET.match(row) for row in rows[k + 1 : k + 1 + HEADED])
