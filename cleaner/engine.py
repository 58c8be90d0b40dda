"""Run the stages over a text: rounds, capabilities, the record.

The engine trusts no stage.  Edits must be sorted, disjoint and within the stage's capability; a round is
followed by another until one changes nothing.  Where that fails the original text comes back.
"""

from __future__ import annotations

from itertools import compress
from operator import ne

from cleaner.change import EditOrderError, apply, check_order, columns
from cleaner.document import Document
from cleaner.lean import TYPE_CHECKING, NamedTuple
from cleaner.result import Finding, Result
from cleaner.stages import PIPELINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cleaner.change import Columns, Edit
    from cleaner.letters import View
    from cleaner.protect import Shield
    from cleaner.rulebook import Rulebook, StageRules
    from cleaner.stages import Stage

# The text, what was done, what is only reported, and what went wrong.
_Outcome = tuple[str, "Sequence[Columns]", "Sequence[Edit]", "Finding | None"]
_Seen = dict[str, "Sequence[Edit]"]  # what stages have asked for, of the text as it is now

MAX_ROUNDS = 12  # the last must change nothing; real texts need two, one in a thousand more than four

# The accents of letters in several characters: who stores letters so in any language has one of these.
ACCENTS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0308\u030a\u030c\u0327\u0331"


class Plan(NamedTuple):
    """What the engine needs to clean texts: stages with their rules, and the rules whose edits are applied.

    `reports`: whether somebody wants to hear of edits that are not applied; where nobody does, they are not asked for.
    """

    stages: tuple[tuple[Stage, StageRules], ...]
    applied: frozenset[str]
    reports: bool = True


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
    result, settled = _looked_at(text, plan, lang)
    for _ in range(MAX_ROUNDS):
        if result.text == text or _whole(result.text) == settled:
            return result
        again, settled = _looked_at(result.text, plan, lang)  # an accent came to a letter
        result = result.followed(again) if again.trouble or again.text != result.text else result
    return Result(text, text, trouble=_unstable())


def _looked_at(text: str, plan: Plan, lang: str | None) -> tuple[Result, str]:
    """What comes of a text whose letters are each seen as one character, and that text as it is seen, cleaned."""
    view = _as_letters(text)
    seen = view.text if view else text
    result = Result(seen, *_settled(seen, plan, lang))
    return view.result(result) if view else result, result.text


def _whole(text: str) -> str:
    """The text with every letter in one character."""
    view = _as_letters(text)
    return view.text if view else text


def _as_letters(text: str) -> View | None:
    """The text with every letter in one character; None for nearly all texts, which are so."""
    if text.isascii() or not [accent for accent in ACCENTS if accent in text]:
        return None
    from cleaner import letters

    return letters.view(text)


def _settled(text: str, plan: Plan, lang: str | None) -> _Outcome:
    """Rounds until one changes nothing: what `Result` is made of."""
    passes: list[Columns] = []
    only = None if plan.reports else plan.applied
    document = Document(text, lang, only)
    shield = _shield(text) if document.names_us else None
    document = Document(shield.text, lang, only) if shield else document
    seen: _Seen = {}
    for _ in range(MAX_ROUNDS):
        before = document.text
        try:
            document, made, pending, shield = _round(document, plan, shield, seen)
        except (RefusedError, EditOrderError) as error:
            return text, (), (), Finding(0, 0, "refused", str(error))
        except Exception as error:  # noqa: BLE001  (of one text; others are cleaned)
            return text, (), (), Finding(0, 0, "fault", _fault(error))
        if document.text == before:
            cleaned = shield.lifted() if shield else before
            shown = _shield(cleaned) if passes and (shield or document.names_us) else shield
            if (shown and shown.spans) == (shield and shield.spans):
                return cleaned if passes else text, passes, pending, None
            shield, seen = shown, {}  # a mark came to light
            document = Document(shown.text if shown else cleaned, lang, only)
        passes += made
    return text, (), (), _unstable()


def _unstable() -> Finding:
    message = f"cleaning it again would change it again after {MAX_ROUNDS} rounds; left as it was"
    return Finding(0, 0, "unstable", message)


def _fault(error: Exception) -> str:
    """What went wrong in our code, and where."""
    from traceback import extract_tb

    place = extract_tb(error.__traceback__)[-1]
    what = f"{type(error).__name__}: {error} ({place.filename.rpartition('cleaner')[2][1:]}:{place.lineno})"
    return f"a fault of cleaner, not of the text; please report it: {what}"


def _shield(text: str) -> Shield | None:
    from cleaner import protect

    return protect.shield(text)


def _round(
    document: Document, plan: Plan, shield: Shield | None, seen: _Seen
) -> tuple[Document, list[Columns], list[Edit], Shield | None]:
    """One round: the document after it, the edits applied stage by stage, those only reported, and the shield after it.

    Stages are pure: one that was asked about the text as it is now is not asked again, its answer is in `seen`.
    """
    passes: list[Columns] = []
    pending: list[Edit] = []
    for stage, rules in plan.stages:
        edits = seen.get(stage.NAME)
        if edits is None:
            edits = seen[stage.NAME] = stage.edits(document, rules)
        if not edits:
            continue
        if shield:
            check_order(edits, len(document.text))
            edits = shield.allowed(edits)
            if not edits:
                continue
        applied, made = _allowed(stage, document.text, edits, plan)
        if len(applied) < len(edits):
            pending += sorted({*edits}.difference(applied))
        if applied:
            passes.append(made)
            document = Document(made.applied(document.text), document.lang, document.only)
            seen.clear()
            shield = shield.after(document.text, applied) if shield else None
    return document, passes, pending, shield


def _allowed(stage: Stage, text: str, edits: Sequence[Edit], plan: Plan) -> tuple[Sequence[Edit], Columns]:
    """The edits that change something and whose rules are applied; an error when a stage asks for what it may not do.

    Every edit is checked.  All of them are asked about at once first, because together they nearly always pass.
    """
    made = columns(text, edits)
    if not stage.CAPABILITY.covers_all(text, made):
        _check_each(stage, text, edits)
    if plan.applied.issuperset(made.rules) and all(map(ne, made.olds, made.news)):
        return edits, made
    chosen = [r in plan.applied and old != new for r, old, new in zip(made.rules, made.olds, made.news, strict=True)]
    return list(compress(edits, chosen)), made.only(chosen)


def _check_each(stage: Stage, text: str, edits: Iterable[Edit]) -> None:
    """Raise `RefusedError` for the first edit outside of the stage's capability."""
    for start, end, new, rule, _ in edits:
        if text[start:end] != new and not stage.CAPABILITY.allows(text, start, end, new):
            raise RefusedError(f"{stage.NAME} ({rule}) may not replace {text[start:end]!r} by {new!r}")


def explain(text: str, plan: Plan, lang: str | None = None) -> list[Finding]:
    """What every stage thinks of every place, in the coordinates of the original, sorted."""
    seen = _as_letters(text)
    if seen:
        return [*seen.findings(explain(seen.text, plan, lang))]
    cleaned = run(text, plan, lang)
    if cleaned.trouble:  # what a stage thinks is not to be trusted
        return [*cleaned.findings]
    account = _Account(text, [], [])
    shield = _shield(text)
    document = Document(shield.text if shield else text, lang)
    for _ in range(MAX_ROUNDS):
        before = document.text
        document, shield = _thought(document, plan, shield, account)
        if document.text == before:
            break
    return sorted(account.notes, key=lambda n: (n.start, n.end))


class _Account(NamedTuple):
    """What was done to a text so far, and what stages thought of it."""

    text: str
    passes: list[Columns]
    notes: list[Finding]


def _thought(
    document: Document, plan: Plan, shield: Shield | None, account: _Account
) -> tuple[Document, Shield | None]:
    """One round, which is added to the account: the document and the shield after it.

    Of what has been thought of a place before, the first round, or the one that changes it, counts.
    """
    text, passes, notes = account
    first = not passes
    for stage, rules in plan.stages:
        before = Result(text, document.text, passes)
        thoughts = sorted(stage.explain(document, rules), key=lambda note: (note.start, note.end))
        told: list[Finding] = []
        for note in shield.allowed(thoughts) if shield else thoughts:
            new = None if document.text[note.start : note.end] == note.new else note.new
            if first or (new is not None and note.rule in plan.applied):
                start, end = before.to_original(note.start), before.to_original(note.end)
                told.append(Finding(start, end, note.rule, note.note, new))
        if not first:
            changed = {note[:2] for note in told}
            notes[:] = [n for n in notes if n[:2] not in changed or (n.new is not None and n.rule in plan.applied)]
        notes += told
        edits = [e for e in stage.edits(document, rules) if e.rule in plan.applied]
        edits = shield.allowed(edits) if shield else edits
        passes += [columns(document.text, edits)] if edits else []
        document = Document(apply(document.text, edits), document.lang)
        shield = shield.after(document.text, edits) if shield else None
    return document, shield
