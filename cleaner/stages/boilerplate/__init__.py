"""Boilerplate: whole lines that belong to the page, not to the author.

Lines are looked up among templates; place and neighbours decide whether a hit goes; a guard keeps documents in which
too much would go; what goes, goes with its line break and leaves neither doubled blank lines nor joined paragraphs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.capability import Capability
from cleaner.change import Edit
from cleaner.stages.boilerplate.context import fenced, survey
from cleaner.stages.boilerplate.evidence import Verdict, judge
from cleaner.stages.boilerplate.guard import overdone
from cleaner.stages.boilerplate.removal import removals
from cleaner.stages.boilerplate.templates import Hit, Templates, build

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.document import Document
    from cleaner.rulebook import StageRules

NAME = "boilerplate"
CAPABILITY = Capability(delete="", insert="", whole_lines=True)


def edits(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The lines to remove, each under the rule that knows it; or one report when the guard keeps them."""
    hits = look_up(document, rules.prepared(build))
    if not hits:
        return []
    numbers = rules.numbers("evidence")
    gone = decide(document, hits, numbers)
    if not gone:
        return []
    report = overdone(document, {n: v.sure for n, v in gone.items()}, numbers)
    guard = rules.repair("guard")
    if report and guard:
        start = document.lines[min(gone)].start
        return [Edit(start, start, "", guard, report)]
    return removals(document, {n: (hits[n].rule, verdict.why) for n, verdict in gone.items()})


def explain(document: Document, rules: StageRules) -> Sequence[Edit]:
    """For every line that looks like boilerplate, why it goes or stays."""
    hits = look_up(document, rules.prepared(build))
    found = survey(document, hits)
    rows = found.rows
    verdicts = judge(found, rules.numbers("evidence")) if hits else {}
    notes = []
    for k, verdict in sorted(verdicts.items()):
        line = document.lines[rows[k].number]
        old = document.line_of(line)
        said = f"{'goes' if verdict.goes else 'stays'}: {verdict.why} (weight {hits[rows[k].number].weight})"
        notes.append(Edit(line.start, line.end, "" if verdict.goes else old, hits[rows[k].number].rule, said))
    return notes


def look_up(document: Document, templates: Templates) -> dict[int, Hit]:
    """The lines that some template knows, by line number."""
    text, longest = document.text, templates.longest
    hits: dict[int, Hit] = {}
    for number, (start, end, _) in enumerate(document.lines):
        if 0 < end - start <= longest:
            hit = templates.find(text[start:end])
            if hit is not None:
                hits[number] = hit
    if hits:
        for number in fenced(document):
            hits.pop(number, None)
    return hits


def decide(document: Document, hits: Mapping[int, Hit], numbers: Mapping[str, float]) -> dict[int, Verdict]:
    """The lines that go: judged again without those that went, until no more go."""
    gone: dict[int, Verdict] = {}
    while True:
        found = survey(document, hits, frozenset(gone))
        more = {found.rows[k].number: v for k, v in judge(found, numbers).items() if v.goes}
        if not more:
            return gone
        gone |= more
