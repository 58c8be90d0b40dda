"""Boilerplate: whole lines that belong to the page, not to the author.

Lines are looked up among templates; place and neighbours decide whether a hit goes; a guard keeps documents in which
too much would go; what goes, goes with its line break and leaves neither doubled blank lines nor joined paragraphs.
The numbers of pages are told by how they count on, heads and feet by standing beside them.
"""

from __future__ import annotations

from cleaner.capability import Capability
from cleaner.lean import TYPE_CHECKING
from cleaner.pattern import lazy
from cleaner.stages.boilerplate.lookup import look_up, numbered
from cleaner.stages.boilerplate.templates import build

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.change import Edit
    from cleaner.document import Document
    from cleaner.rulebook import StageRules
    from cleaner.stages.boilerplate.pages.pages import Furniture

NAME = "boilerplate"
CAPABILITY = Capability(delete="", insert="", whole_lines=True)

_ITEMS = lazy(r"\*(?<=  \*) *\r?\n {2,}\* *(?:[\r\n]|\Z)")  # two items without a word


def edits(document: Document, rules: StageRules) -> Sequence[Edit]:
    """The lines to remove, each under the rule that knows it; or one report when the guard keeps them."""
    templates = rules.prepared(build)
    hits, furniture = look_up(document, templates), _furniture(document, rules)
    late = templates.patterns.reports() if templates.patterns else ()
    if not hits and not furniture:
        return late
    from cleaner.stages.boilerplate import decision  # few texts need it

    made = decision.edits(document, hits, furniture, rules)
    return [*late, *made] if late else made


def explain(document: Document, rules: StageRules) -> Sequence[Edit]:
    """For every line that looks like boilerplate, why it goes or stays."""
    templates = rules.prepared(build)
    hits, furniture = look_up(document, templates), _furniture(document, rules)
    late = templates.patterns.reports() if templates.patterns else ()
    if not hits and not furniture:
        return late
    from cleaner.stages.boilerplate import decision

    return [*late, *decision.notes(document, hits, furniture, rules)]


def _furniture(document: Document, rules: StageRules) -> Furniture | None:
    """The numbers, heads and feet of pages, and items without a word, where there are any."""
    text, lines = document.text, numbered(document)
    items, fed = "*" in text and _ITEMS.search(text), "\f" in text
    if not lines and not items and not fed:
        return None
    from cleaner.stages.boilerplate.pages import hollow, pages, running  # most texts have none

    found = pages.furniture(document, lines, rules) if lines else None
    found = found or (running.running(document, rules) if fed else None)
    return hollow.with_hollow(found, document, rules) if items else found
