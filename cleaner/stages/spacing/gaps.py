"""Runs of blanks inside a line.

In running prose a run is a slip; everywhere else it is layout.  So a run goes only from a long line with words on
both sides, when neither neighbour has one (columns, justified text), and never after a full stop, where two blanks
are a habit of the author.  A run with a no-break space in it is what is left of a page's layout.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cleaner.change import Edit

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

_GAP = re.compile("[ \xa0][ \xa0\t]+")
_BLANKS = " \t\xa0"
_MARKED = tuple(" \t\xa0-*+•·|>#$<=/\\:[{(0123456789")
_FRENCH = "»!?:;%€›"  # a no-break space stands before these


class Limits(NamedTuple):
    """The numbers of the rules and the ids of the repairs."""

    line: int
    words: int
    run: int
    runs: int
    double: str | None
    no_break: str | None


def _limits(rules: StageRules) -> Limits:
    numbers = rules.numbers("prose-gap")
    line, words, run, runs = (int(numbers.get(name, 0)) for name in ("line", "words", "run", "runs"))
    return Limits(line, words, run, runs, rules.repair("double-blank"), rules.repair("no-break-run"))


def suspects(document: Document, rules: StageRules) -> list[Edit]:
    """Runs of blanks inside lines, and why they go or stay."""
    text = document.text
    if "  " not in text and "\xa0 " not in text and " \xa0" not in text and "\xa0\xa0" not in text:
        return []
    limits = rules.prepared(_limits)
    notes: list[Edit] = []
    lines = document.lines
    gapped = [_has_gap(text[start:end]) for start, end, _ in lines]
    for number, (start, end, _) in enumerate(lines):
        if not gapped[number] or gapped[max(0, number - 1)] * number or gapped[number + 1 : number + 2] == [True]:
            continue
        line = text[start:end].rstrip(_BLANKS)
        if len(line) < limits.line or line.startswith(_MARKED) or "\t" in line or "`" in line or "|" in line:
            continue
        found = list(_GAP.finditer(line))
        if len(found) <= limits.runs:
            notes += (edit for gap in found for edit in _squeeze(line, start, gap, limits))
    return notes


def _has_gap(line: str) -> bool:
    if "  " not in line and "\xa0" not in line:
        return False
    return _GAP.search(line.strip(_BLANKS)) is not None


def _squeeze(line: str, at: int, gap: re.Match[str], limits: Limits) -> list[Edit]:
    """The edit that leaves one blank of a run, if the run is a slip."""
    start, end = gap.span()
    run, before, after = gap[0], line[start - 1], line[end]
    rule = limits.no_break if "\xa0" in run else limits.double
    if rule is None or len(run) > limits.run or not _words(line, start, end, limits):
        return []
    if "\xa0" not in run:
        if not (_letter(before) or before == ",") or not _letter(after):
            return []
    elif (after in _FRENCH or before in "«‹") or (before.isdigit() and after.isdigit()):
        return []
    if run[0] == " ":
        return [Edit(at + start + 1, at + end, "", rule)]
    if run[-1] == " ":
        return [Edit(at + start, at + end - 1, "", rule)]
    return [Edit(at + start, at + end, " ", rule)]


def _letter(character: str) -> bool:
    """Whether it is a letter of a script that sets words apart by single blanks."""
    return character.isalpha() and character < "\u2e80"


def _words(line: str, start: int, end: int, limits: Limits) -> bool:
    """Whether enough words stand on both sides of the run."""
    return len(line[:start].split()) >= limits.words and len(line[end:].split()) >= limits.words
