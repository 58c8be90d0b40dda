"""Runs of blanks inside a line.

In running prose a run is a slip; everywhere else it is layout.  So a run goes only from a long line with words on
both sides, when neither neighbour has one (columns, justified text).  A run of blanks alone must moreover stand in
a paragraph of one line, before a small letter: after a full stop two blanks are a habit of the author, and texts
made line by line (chats, notes) keep theirs.  One with a no-break space is what is left of a page's layout.
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
    lines = [text[start:end].strip(_BLANKS) for start, end, _ in document.lines]
    for number, solid in enumerate(lines):
        if len(solid) < limits.line or not _has_gap(solid):
            continue
        start, end, _ = document.lines[number]
        line = text[start:end].rstrip(_BLANKS)
        if line.startswith(_MARKED) or "\t" in line or "`" in line or "|" in line:
            continue
        before, after = lines[number - 1] if number else "", lines[number + 1] if number + 1 < len(lines) else ""
        found = list(_GAP.finditer(line))
        if len(found) <= limits.runs and not _has_gap(before) and not _has_gap(after):
            alone = not before and not after
            notes += (edit for gap in found for edit in _squeeze(line, start, gap, limits, alone=alone))
    return notes


def _has_gap(line: str) -> bool:
    return ("  " in line or "\xa0" in line) and _GAP.search(line) is not None


def _squeeze(line: str, at: int, gap: re.Match[str], limits: Limits, *, alone: bool) -> list[Edit]:
    """The edit that leaves one blank of a run, if the run is a slip."""
    start, end = gap.span()
    run, before, after = gap[0], line[start - 1], line[end]
    rule = limits.no_break if "\xa0" in run else limits.double
    if rule is None or len(run) > limits.run or not _words(line, start, end, limits):
        return []
    if "\xa0" not in run:
        if not alone or not (_letter(before) or before == ",") or not _letter(after) or after.isupper():
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
