"""From decisions to edits and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.change import Edit
from cleaner.stages.wraps.decide import decide, model_of, probability
from cleaner.stages.wraps.joint import Joiner
from cleaner.stages.wraps.rows import rows_of

if TYPE_CHECKING:
    from cleaner.document import Document
    from cleaner.rulebook import StageRules


def edits_of(document: Document, rules: StageRules) -> list[Edit]:
    """The edits that join wrapped rows, sure ones and likely ones, each under its rule."""
    text, lines = document.text, document.lines
    rows = rows_of(text, lines)
    decisions = [d for d in decide(rows, rules.prepared(model_of)) if d.likely]
    if not decisions:
        return []
    sure, likely, unhyphen = rules.repair("join"), rules.repair("join-likely"), rules.repair("unhyphenate")
    joiner = Joiner(rows, [d.row for d in decisions if d.joins], rules)
    edits = []
    for row, odds, joins, _ in decisions:
        rule = sure if joins else likely
        if rule is None:
            continue
        a, b = rows[row], rows[row + 1]
        joint = joiner.joint(row, text[a.end : lines[a.line].end])
        if joint.cut and joins:
            rule = unhyphen
        if rule is None:
            continue
        note = f"{joint.reason}; " if joint.reason else ""
        edits.append(Edit(a.end - joint.cut, b.start, joint.new, rule, f"{note}a wrap with {probability(odds):.0%}"))
    return edits


def notes_of(document: Document, rules: StageRules) -> list[Edit]:
    """A note for every break between two rows."""
    rows = rows_of(document.text, document.lines)
    made = {e.end: e for e in edits_of(document, rules)}
    rule = rules.repair("join") or ""
    notes = []
    for d in decide(rows, rules.prepared(model_of)):
        a, b = rows[d.row], rows[d.row + 1]
        kept = Edit(
            a.end, b.start, document.text[a.end : b.start], rule, f"kept: a wrap with {probability(d.odds):.0%}"
        )
        notes.append(made.get(b.start, kept))
    return notes
