"""Boilerplate: whole lines that belong to the page, not to the author.

Lines are looked up among templates; place and neighbours decide whether a hit goes; a guard keeps documents in which
too much would go; what goes, goes with its line break and leaves neither doubled blank lines nor joined paragraphs.
"""

from __future__ import annotations

from cleaner.capability import Capability
from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.lookup import look_up
from cleaner.stages.boilerplate.templates import build

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.rulebook import StageRules

NAME = "boilerplate"
CAPABILITY = Capability(delete="", insert="", whole_lines=True)


def edits(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The lines to remove, each under the rule that knows it; or one report when the guard keeps them."""
    hits = look_up(document, rules.prepared(build))
    if not hits:
        return []
    from cleaner.stages.boilerplate import decision  # few texts need it

    return decision.edits(document, hits, rules)


def explain(document: Document, rules: StageRules) -> Sequence[Edit]:
    """For every line that looks like boilerplate, why it goes or stays."""
    hits = look_up(document, rules.prepared(build))
    if not hits:
        return []
    from cleaner.stages.boilerplate import decision

    return decision.notes(document, hits, rules)
