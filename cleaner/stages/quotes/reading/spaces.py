"""The spaces inside of a mark that belong outside of it, or nowhere, unless they are meant."""

from __future__ import annotations

import re

from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.quotes.marks.marks import DASHES, OPENING, POINTS, THIN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.stages.quotes.marks.marks import Mark

BLANKS = f" \t\xa0{THIN}\u2002\u2003"
BESIDE = frozenset(" \xa0\u202f")  # what may stand between a mark and a dash, or inside of guillemets
MOST = 2  # spaces that a slip puts inside of a mark
TERM = 4  # words of a term at most
SHORT = 60  # characters of one at most
STARS = 4  # characters in which the stars of emphasis stand, and what is before them
EMPHASIS = lazy(r"(?:\A|[\s(\[])[*_]{1,3}\Z")  # as it opens
ELIDED = lazy(r"[^\W\d_][’']\Z")  # what an apostrophe is left of, in languages that write it close to the next word
COLUMN = ("\t", "   ")  # what stands before one of a table


def behind_opener(text: str, marks: Sequence[Mark], k: int, partner: int, *, english: bool) -> tuple[int, int, str]:
    """The span of an opener with the spaces behind it, and what to put before it instead.

    Many spaces, or nothing else, are what is quoted.  Nothing comes behind an elision, nor behind the star that opens emphasis.
    """
    mark = marks[k]
    start, end = mark.start, mark.end
    while end < len(text) and text[end] in BLANKS:
        end += 1
    if k + 1 < len(marks) and marks[k + 1].start == end and not text[mark.end : end].strip(THIN):
        end = mark.end
    if end > mark.end + MOST or (partner == k + 1 and marks[partner].start == end):
        end = mark.end
    if end == mark.end:
        return start, end, ""
    before = text[max(0, start - STARS) : start]
    if (not english and ELIDED.search(before)) or EMPHASIS.search(before):
        return start, end, ""
    follows = mark.left in "wp" or _is_hangul(mark.before) or (mark.before in DASHES and _has_behind(text, start - 1))
    return start, end, " " if follows else ""


def before_closer(text: str, marks: Sequence[Mark], k: int) -> tuple[int, int, str]:
    """The span of a closer with the spaces before it, and what to put behind it instead."""
    mark = marks[k]
    start, end = mark.start, mark.end
    while start and text[start - 1] in BLANKS:
        start -= 1
    if start < mark.start - MOST or (k and marks[k - 1].end == start):
        start = mark.start  # ’ ”, as some papers print it
    if start == mark.start:
        return start, end, ""
    opens = mark.after in OPENING or (k + 1 < len(marks) and marks[k + 1].start == end and marks[k + 1].right in "wo")
    parted = mark.after in DASHES and _has_before(text, end)
    return start, end, " " if mark.right == "w" or opens or parted else ""


def is_literal(text: str, opener: Mark, closer: Mark, *, english: bool) -> bool:
    """Whether two marks stand around what a machine reads: in a column of its own, without letters, or words with a blank on one side.

    Those are no sentence, and a stop stands behind them where English else sets it before the closer.
    """
    quoted = text[opener.end : min(closer.start, opener.end + SHORT)]
    if closer.start - opener.end < SHORT and not any(char.isalpha() for char in quoted):
        return True
    if opener.typed != '"' or closer.typed != '"':
        return False
    row = text[max(0, opener.start - SHORT) : opener.start].rpartition("\n")[2]
    if row.strip() and row.endswith(COLUMN):
        return True
    one = quoted[:1].isspace() != text[closer.start - 1].isspace()
    term = len(quoted.split()) <= TERM and quoted.strip()[:1].islower() and quoted.rstrip()[-1:] not in POINTS
    short = closer.start - opener.end < SHORT
    return short and one and term and english and closer.after in {".", ","}


def _is_hangul(char: str) -> bool:
    """Whether a character is a syllable of Korean, which puts blanks between words, but none before what is added to them."""
    return "\uac00" <= char <= "\ud7a3"


def _has_before(text: str, at: int) -> bool:
    """Whether dashes like that at `at`, with a blank behind or none, have a blank before them in this text."""
    spaced = text[at + 1 : at + 2] in BESIDE
    like = re.escape(text[at]) + (r"(?=[ \xa0])" if spaced else r"(?![ \xa0])")
    more = len(re.findall(rf"[ \xa0]{like}", text)) - len(re.findall(rf"\S{like}", text)) + 1
    return more > 0 or (more == 0 and spaced and text[at] != "-")


def _has_behind(text: str, at: int) -> bool:
    """Whether dashes like that at `at`, at the start of a line, behind a blank or a word, have a blank behind them."""
    before = text[at - 1 : at] if at else "\n"
    spaced = before in BESIDE
    like = (r"(?<![^\n])" if before == "\n" else r"(?<=[ \xa0])" if spaced else r"(?<=\S)") + re.escape(text[at])
    more = len(re.findall(rf"{like}[ \xa0]", text)) - len(re.findall(rf"{like}\S", text)) + 1
    return more > 0 or (more == 0 and spaced and text[at] != "-")
