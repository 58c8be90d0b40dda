"""Runs of blanks inside a line.

In running prose a run is a slip; everywhere else it is layout.  So a run goes only from a long line with words on
both sides, when neither neighbour has one (columns, justified text).  A run of blanks alone must moreover stand in
a paragraph of one line, before a small letter, or before a capital in one that ends like a sentence: after a full
stop two blanks are a habit of the author, and texts made line by line (chats, notes) keep theirs.  A run with a
no-break space is what is left of a page's layout.
"""

from __future__ import annotations

import re

from cleaner.change import Edit
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.pattern import lazy
from cleaner.stages.spacing.places import BLANKS, line_beside, lines_with, lost_mark, text_of

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

_GAP = lazy("[ \xa0][ \xa0\t]+")
_DOUBLE = re.compile("  ")
_NO_BREAK = lazy("\xa0(?:[ \xa0]|(?<= \xa0))")
_MARKED = tuple(" \t\xa0-*+•·|>#$<=/\\:[{(0123456789")
_SENTENCE_END = lazy("[.!?…。।؟][\"'”’»)]*\\Z")
_STOP = lazy("[.!?…。।؟۔:;]")
_FRENCH = "»!?:;%€›"  # a no-break space stands before these


class Limits(NamedTuple):
    """The numbers of the rules and the ids of the repairs."""

    line: int
    words: int
    run: int
    runs: int
    sentence: int
    verse: int
    half: float
    spread: int
    double: str | None
    no_break: str | None


def _limits(rules: StageRules) -> Limits:
    numbers = rules.numbers("prose-gap")
    names = ("line", "words", "run", "runs", "sentence", "verse")
    line, words, run, runs, sentence, verse = (int(numbers.get(name, 0)) for name in names)
    half, double, no_break = numbers.get("half", 0.0), rules.repair("double-blank"), rules.repair("no-break-run")
    spread = int(rules.numbers("spread").get("rows", 0))
    return Limits(line, words, run, runs, sentence, verse, half, spread, double, no_break)


def suspects(document: Document, rules: StageRules) -> list[Edit]:
    """Runs of blanks inside lines, and why they go or stay."""
    lines = lines_with(document, _DOUBLE, indented=False)
    notes: list[Edit] = []
    if lines and len(lines) >= rules.prepared(_limits).spread:
        from cleaner.stages.spacing.spread import suspects as spread  # few texts need it

        notes += spread(document, lines, rules)
    if "\xa0" in document.text:
        lines = sorted({*lines, *lines_with(document, _NO_BREAK, indented=False)})
    for place in lines:
        limits = rules.prepared(_limits)
        line = text_of(document, place).rstrip(BLANKS)
        if len(line) < limits.line or line.startswith(_MARKED) or "\t" in line or "`" in line or "|" in line:
            continue
        before, after = (text_of(document, line_beside(document, place, step)).strip(BLANKS) for step in (-1, 1))
        found = list(_GAP.finditer(line))
        if 0 < len(found) <= limits.runs and not _has_gap(before) and not _has_gap(after):
            alone = not before and not after
            notes += (edit for gap in found for edit in _squeeze(line, place.start, gap, limits, alone=alone))
    return notes


def _has_gap(line: str) -> bool:
    return ("  " in line or "\xa0" in line) and _GAP.search(line) is not None


def _squeeze(line: str, at: int, gap: re.Match[str], limits: Limits, *, alone: bool) -> list[Edit]:
    """The edit that leaves one blank of a run, if the run is a slip."""
    start, end = gap.span()
    run = gap[0]
    if len(run) > limits.run or not _words(line, start, end, limits):
        return []
    if "\xa0" in run:
        rule = limits.no_break if _residue(line[start - 1], line[end]) else None
    else:
        rule = limits.double if alone and _slip(line, start, end, limits) else None
    if rule is None:
        return []
    if run[0] == " ":
        return [Edit(at + start + 1, at + end, "", rule)]
    if run[-1] == " ":
        return [Edit(at + start, at + end - 1, "", rule)]
    return [Edit(at + start, at + end, " ", rule)]


def _residue(before: str, after: str) -> bool:
    """Whether a no-break space between these two does nothing: it is neither French nor inside a number."""
    return not (after in _FRENCH or before in "«‹" or (before.isdigit() and after.isdigit()))


def _slip(line: str, start: int, end: int, limits: Limits) -> bool:
    """Whether a run of plain blanks stands inside a sentence."""
    if not (_letter(line[start - 1]) or line[start - 1] == ",") or not _letter(line[end]):
        return False
    if lost_mark(line) or (len(line) <= limits.verse and _parts_halves(line, start, end, limits.half)):
        return False
    return not line[end].isupper() or (len(line) >= limits.sentence and _SENTENCE_END.search(line) is not None)


def _parts_halves(line: str, start: int, end: int, half: float) -> bool:
    """Whether a run stands amid a line in which no sentence ends, as between the halves of a verse."""
    least = half * len(line)
    return start >= least and len(line) - end >= least and _STOP.search(line) is None


def _letter(character: str) -> bool:
    """Whether it is a letter of a script that sets words apart by single blanks."""
    return character.isalpha() and character < "\u2e80"


def _words(line: str, start: int, end: int, limits: Limits) -> bool:
    """Whether enough words stand on both sides of the run."""
    return len(line[:start].split()) >= limits.words and len(line[end:].split()) >= limits.words
