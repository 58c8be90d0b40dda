"""From decisions to edits and notes."""

from __future__ import annotations

from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, cast

from cleaner.capability import HYPHENS
from cleaner.change import Edit
from cleaner.stages.wraps.decide import PROVED, Decision, decide, model_of, probability
from cleaner.stages.wraps.evident import told
from cleaner.stages.wraps.joint import SPACE, Joiner
from cleaner.stages.wraps.rows import bare_rows, rows_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cleaner.document import Document
    from cleaner.rulebook import StageRules
    from cleaner.stages.wraps.rows import Row
    from cleaner.stages.wraps.table import Table


_edit = cast("Callable[[tuple[object, ...]], Edit]", partial(tuple.__new__, Edit))  # without a call in Python
DASHES = HYPHENS + "–—―"
WHY = {"proved": "the line was full", "split": "a word was split"}


def edits_of(document: Document, rules: StageRules) -> list[Edit]:
    """The edits that join wrapped rows, sure ones and likely ones, each under its rule."""
    known = told(document)
    if known is not None:
        return _told_edits(document, rules, *known) if known.joined else []
    rows = rows_of(document.text, document.lines)
    return _edits(document, rules, rows, decide(rows, rules.prepared(model_of)))


def _told_edits(document: Document, rules: StageRules, table: Table, joined: Sequence[int]) -> list[Edit]:
    """The edits that join lines with the next ones, beyond doubt; hardly any needs more than a space."""
    begins, rows, lasts = document.starts, document.rows, table.lasts
    starts = [begins[k + 1] for k in joined]
    if table.indents:
        starts = [start + table.indents[k + 1] for start, k in zip(starts, joined, strict=True)]
    ends = [begins[k] + len(rows[k]) for k in joined]
    made = list(map(_edit, zip(ends, starts, repeat(" "), repeat(rules.repair("join")), repeat(WHY["proved"]))))
    dashed = [n for n, k in enumerate(joined) if lasts[k] in DASHES]
    if dashed:
        bare = bare_rows(begins, table.rows, table.indents, table.widths)
        decisions = [Decision(k, "proved", PROVED) for k in joined]
        asked = _edits(document, rules, bare, decisions, [decisions[n] for n in dashed])
        for n, edit in zip(dashed, asked, strict=True):
            made[n] = edit
    return made


def _edits(
    document: Document,
    rules: StageRules,
    rows: Sequence[Row],
    decisions: Sequence[Decision],
    asked: Sequence[Decision] | None = None,
) -> list[Edit]:
    """The edits for the decisions that are `asked` for, all if none; the others tell the habits of the text."""
    model = rules.prepared(model_of)
    sure, likely, unhyphen = rules.repair("join"), rules.repair("join-likely"), rules.repair("unhyphenate")
    joiner = Joiner(rows, [d.row for d in decisions if d.odds >= model.join], rules)
    edits = []
    for row, regime, odds in decisions if asked is None else asked:
        rule = sure if odds >= model.join else likely if odds >= model.likely else None
        if rule is None:
            continue
        a, b = rows[row], rows[row + 1]
        plain = joiner.is_plain(a, b)
        joint = SPACE if plain else joiner.joint(row, document.text[a.end : document.lines[a.line].end])
        cut = joint.cut if unhyphen else 0
        why = WHY.get(regime) or f"a wrap with {probability(odds):.0%}"
        note = f"{why}; {joint.reason}" if joint.reason else why
        edits.append(
            Edit(a.end - cut, b.start, joint.new, unhyphen if cut and rule == sure and unhyphen else rule, note)
        )
    return edits


def notes_of(document: Document, rules: StageRules) -> list[Edit]:
    """A note for every break between two rows that was looked at, with the numbers that decided."""
    from cleaner.stages.wraps.frame import Frame
    from cleaner.stages.wraps.kinds import kind_of

    rows = rows_of(document.text, document.lines)
    rule = rules.repair("join") or ""
    kind = kind_of(rows)
    if kind:
        return [Edit(rows[0].start, rows[0].start, "", rule, f"the text is {kind}: no line is joined")]
    decisions = decide(rows, rules.prepared(model_of))
    if not decisions:
        return []
    reading = Frame(rows).reading
    made = {edit.end: edit for edit in _edits(document, rules, rows, decisions)}
    notes = []
    for row, regime, odds in decisions:
        a, b = rows[row], rows[row + 1]
        head, column = b.text.split(None, 1)[0], reading.column[row]
        would = f"the next word {head!r} would have needed column {reading.need[row]} of {column}"
        edit = made.get(b.start, Edit(a.end, b.start, document.text[a.end : b.start], rule, _kept(regime, odds)))
        notes.append(edit._replace(note=f"{edit.note}; {would}" if column else edit.note))
    return notes


def _kept(regime: str, odds: float) -> str:
    if regime == "room":
        return "kept: nothing forced the line to end here"
    if regime == "doubt":
        return "kept: most lines of this block end where nothing forced them to"
    if regime == "hand":
        return "kept: an item, a field, a rule or a row of a table"
    return f"kept: a wrap with {probability(odds):.0%} only"
