"""From decisions to edits and notes."""

from __future__ import annotations

from cleaner.capability import HYPHENS
from cleaner.change import Edit, Edits
from cleaner.lean import TYPE_CHECKING
from cleaner.stages.wraps.author.frame import frame_of
from cleaner.stages.wraps.author.kinds import kind_of
from cleaner.stages.wraps.evident.doubts import decide_doubts
from cleaner.stages.wraps.evident.evident import told
from cleaner.stages.wraps.joint.habits import Habits
from cleaner.stages.wraps.joint.joint import Joiner, fold_column
from cleaner.stages.wraps.lines.padding import paddings
from cleaner.stages.wraps.lines.rows import HANGUL, bare_row, rows_of
from cleaner.stages.wraps.weigh.decide import PROVED, decide, model_of, probability

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.document import Document
    from cleaner.rulebook import StageRules
    from cleaner.stages.wraps.evident.evident import Told
    from cleaner.stages.wraps.lines.rows import Row
    from cleaner.stages.wraps.lines.table import Table
    from cleaner.stages.wraps.weigh.decide import Decision


DASHES = frozenset(HYPHENS + "–—―")
WHY = {"proved": "the line was full", "full": "only last lines of paragraphs are shorter", "split": "a word was split"}


def edits_of(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The edits that join wrapped rows, and those that take out the blanks with which these were stretched."""
    joins = _joins(document, rules)
    blanks = paddings(document, joins, rules)
    return sorted([*joins, *blanks]) if blanks else joins


def _joins(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The edits that join wrapped rows, sure ones and likely ones, each under its rule."""
    model = rules.prepared(model_of)
    known = told(document, model.leaning, model.authors) if model.join <= PROVED else None
    if known is None:
        rows = rows_of(document)
        decisions = decide(rows, model)
        habits = Habits([row.text for row in rows], [d.row for d in decisions if d.odds >= model.join])
        return _weighed_edits(document, Joiner(habits, fold_column(rows, habits), rules), rows, decisions)
    if known.doubts:
        return _doubted_edits(document, rules, known)
    return _told_edits(document, Joiner(Habits(known.table.rows, known.joined), 0, rules), known.table, known.joined)


def _doubted_edits(document: Document, rules: StageRules, known: Told) -> list[Edit]:
    """The edits for what is told, and in blocks with doubts for what weighing them finds."""
    model, table = rules.prepared(model_of), known.table
    found = list(decide_doubts(document, known, model))
    weighed = {rows[d.row].line: d.odds >= model.join for rows, decisions in found for d in decisions}
    told = [k for k in known.joined if k not in weighed]
    joiner = Joiner(Habits(table.rows, told + [k for k, sure in weighed.items() if sure]), 0, rules)
    edits = [*_told_edits(document, joiner, table, told)]
    for rows, decisions in found:
        edits += _weighed_edits(document, joiner, rows, decisions)
    return sorted(edits)


def _told_edits(document: Document, joiner: Joiner, table: Table, joined: Sequence[int]) -> Sequence[Edit]:
    """The edits that join lines with the next ones, beyond doubt; hardly any needs more than a space."""
    begins, rows, lasts = document.starts, document.rows, table.lasts
    starts = [begins[k + 1] for k in joined]
    ends = [start - 1 for start in starts] if document.plain else [begins[k] + len(rows[k]) for k in joined]
    if table.indents:
        starts = [start + table.indents[k + 1] for start, k in zip(starts, joined, strict=True)]
    rule, why = joiner.rules.repair("join") or "", WHY["proved"]
    size = len(joined)
    edits = Edits(ends, starts, [" "] * size, [rule] * size, [why] * size)
    for n, k in [(n, k) for n, k in enumerate(joined) if lasts[k] in DASHES or lasts[k] >= HANGUL]:
        a = bare_row(k, ends[n] - len(table.rows[k]), table.rows[k], table.widths[k])
        b = bare_row(k + 1, starts[n], table.rows[k + 1], table.widths[k + 1])
        edits[n] = _joined(joiner, (a, b), "", rule, why)
    return edits


def _weighed_edits(
    document: Document, joiner: Joiner, rows: Sequence[Row], decisions: Sequence[Decision]
) -> list[Edit]:
    """The edits that carry out the decisions."""
    model = joiner.rules.prepared(model_of)
    sure, likely = joiner.rules.repair("join"), joiner.rules.repair("join-likely")
    begins, texts, edits = document.starts, document.rows, []
    for row, regime, odds in decisions:
        rule = sure if odds >= model.join else likely if odds >= model.likely else None
        if rule is not None:
            a, b = rows[row], rows[row + 1]
            why = WHY.get(regime) or f"a wrap with {probability(odds):.0%}"
            if joiner.is_plain(a, b):
                edits.append(Edit(a.end, b.start, " ", rule, why))
            else:
                raw_end = document.text[a.end : begins[a.line] + len(texts[a.line])]
                edits.append(_joined(joiner, (a, b), raw_end, rule, why))
    return edits


def _joined(joiner: Joiner, rows: tuple[Row, Row], raw_end: str, rule: str, why: str) -> Edit:
    """The edit that joins two rows under `rule`, or under that for hyphens of the wrapper."""
    a, b = rows
    joint = joiner.joint(a, b, raw_end)
    unhyphen = joiner.rules.repair("unhyphenate")
    cut = joint.cut if unhyphen else 0
    note = f"{why}; {joint.reason}" if joint.reason else why
    by = unhyphen if cut and unhyphen and rule == joiner.rules.repair("join") else rule
    return Edit(a.end - cut, b.start, joint.new, by, note)


def notes_of(document: Document, rules: StageRules) -> list[Edit]:
    """A note for every break between two rows that was looked at, with the numbers that decided."""
    rows = rows_of(document)
    rule = rules.repair("join") or ""
    kind = kind_of(rows)
    if kind:
        return [Edit(rows[0].start, rows[0].start, "", rule, f"the text is {kind}: no line is joined")]
    decisions = decide(rows, rules.prepared(model_of))
    if not decisions:
        return []
    reading = frame_of(rows).reading
    made = {edit.end: edit for edit in _joins(document, rules)}
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
    if regime == "begins":
        return "kept: the next row is indented as paragraphs begin here"
    return f"kept: a wrap with {probability(odds):.0%} only"
