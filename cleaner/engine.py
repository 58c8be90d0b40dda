"""Run the stages over a text: rounds, capabilities, the record.

The engine trusts no stage.  Edits must be sorted, disjoint and within the stage's capability; a round is
followed by another until one changes nothing.  Where that fails the original text comes back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner.change import Edit, EditOrderError, apply, check_order
from cleaner.document import Document
from cleaner.result import Finding, Result
from cleaner.stages import PIPELINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cleaner.protect import Shield
    from cleaner.rulebook import Rulebook, StageRules
    from cleaner.stages import Stage

_Seen = dict[str, tuple[str, "Sequence[Edit]"]]  # by stage: the text it was last asked about, and its edits

MAX_ROUNDS = 6  # the last must change nothing; real texts need two, hardly any more than four

PROTECTING = "cleaner: off"  # in a text with regions that stay as they are


class Plan(NamedTuple):
    """What the engine needs to clean texts: stages with their rules, and the rules whose edits are applied."""

    stages: tuple[tuple[Stage, StageRules], ...]
    applied: frozenset[str]


class RefusedError(Exception):
    """A stage asked for an edit that it may not make."""


def plan(
    rulebook: Rulebook,
    options: Mapping[str, Mapping[str, object]],
    *,
    unsafe: bool = False,
    only: Iterable[str] = (),
    pipeline: Sequence[Stage] = PIPELINE,
) -> Plan:
    """The plan for a rulebook: `options` by stage, `only` the stages named if any are."""
    only = set(only)
    stages = tuple(
        (stage, rulebook.of_stage(stage.NAME, options.get(stage.NAME)))
        for stage in pipeline
        if (not only or stage.NAME in only) and options.get(stage.NAME, {}).get("enabled", True)
    )
    levels = ("safe", "unsafe") if unsafe else ("safe",)
    return Plan(stages, frozenset(r.id for r in rulebook.rules.values() if r.safety in levels))


def run(text: str, plan: Plan, lang: str | None = None) -> Result:
    """Clean `text`; never raises for what a stage asks, but gives the original back with `trouble`."""
    passes: list[Sequence[Edit]] = []
    shield = _shield(text)
    current = shield.text if shield else text
    seen: _Seen = {}
    for _ in range(MAX_ROUNDS):
        try:
            after, made, pending, shield = _round(current, plan, lang, shield, seen)
        except (RefusedError, EditOrderError) as error:
            return Result(text, text, trouble=Finding(0, 0, "refused", str(error)))
        if after == current:
            cleaned = shield.lifted() if shield else current
            return Result(text, cleaned, passes, pending) if passes else Result(text, text, (), pending)
        passes += made
        current = after
    message = f"cleaning it again would change it again after {MAX_ROUNDS} rounds; left as it was"
    return Result(text, text, trouble=Finding(0, 0, "unstable", message))


def _shield(text: str) -> Shield | None:
    if PROTECTING not in text:
        return None
    from cleaner import protect

    return protect.shield(text)


def _round(
    text: str, plan: Plan, lang: str | None, shield: Shield | None, seen: _Seen
) -> tuple[str, list[Sequence[Edit]], list[Edit], Shield | None]:
    """One round: the text after it, the edits applied stage by stage, those only reported, and the shield after it.

    Stages are pure: one that is asked again about the text that it was last asked about is not run again, its answer
    is in `seen`.
    """
    passes: list[Sequence[Edit]] = []
    pending: list[Edit] = []
    document = Document(text, lang)
    for stage, rules in plan.stages:
        told, edits = seen.get(stage.NAME, (None, ()))
        if told != document.text:
            edits = stage.edits(document, rules)
            seen[stage.NAME] = document.text, edits
        if not edits:
            continue
        check_order(edits, len(document.text))
        if shield:
            edits = shield.allowed(edits)
        _check_capability(stage, document.text, edits)
        applied = [e for e in edits if e.rule in plan.applied and document.text[e.start : e.end] != e.new]
        if len(applied) < len(edits):
            pending += sorted({*edits}.difference(applied))
        if applied:
            passes.append(applied)
            document = Document(apply(document.text, applied), lang)
            shield = shield.after(document.text, applied) if shield else None
    return document.text, passes, pending, shield


def _check_capability(stage: Stage, text: str, edits: Iterable[Edit]) -> None:
    """Raise `RefusedError` for the first edit outside of the stage's capability."""
    for start, end, new, rule, _ in edits:
        if text[start:end] != new and not stage.CAPABILITY.allows(text, start, end, new):
            raise RefusedError(f"{stage.NAME} ({rule}) may not replace {text[start:end]!r} by {new!r}")


def explain(text: str, plan: Plan, lang: str | None = None) -> list[Finding]:
    """What every stage thinks of every place, in the coordinates of the original, sorted."""
    notes: list[Finding] = []
    passes: list[Sequence[Edit]] = []
    shield = _shield(text)
    document = Document(shield.text if shield else text, lang)
    for stage, rules in plan.stages:
        before = Result(text, document.text, passes)
        for note in stage.explain(document, rules):
            start, end = before.to_original(note.start), before.to_original(note.end)
            new = None if document.text[note.start : note.end] == note.new else note.new
            notes.append(Finding(start, end, note.rule, note.note, new))
        edits = [e for e in stage.edits(document, rules) if e.rule in plan.applied]
        edits = shield.allowed(edits) if shield else edits
        passes.append(edits)
        document = Document(apply(document.text, edits), lang)
        shield = shield.after(document.text, edits) if shield else None
    return sorted(notes, key=lambda n: (n.start, n.end))
