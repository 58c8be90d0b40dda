"""Make the look-up tables of the rules in force."""

from __future__ import annotations

from functools import cache

from cleaner.lean import TYPE_CHECKING
from cleaner.stages.boilerplate.templates.fold import fold_templates, said, vocabulary
from cleaner.stages.boilerplate.templates.index import builtin_index, index_of
from cleaner.stages.boilerplate.templates.templates import Templates

if TYPE_CHECKING:
    from cleaner.rulebook import StageRules
    from cleaner.stages.boilerplate.templates.trails import Trails

NAMED = "BP0003"  # the rule of the lines that the configuration names


def build(rules: StageRules) -> Templates:
    """The look-up tables of the rules in force."""
    words, given = vocabulary(rules), rules.of_kind("lines")
    templates = Templates(given, words)
    slim = frozenset(rule.id for rule in given if "digest" in rule.data)
    if slim:
        templates.add(builtin_index(words), slim)
    if len(slim) < len(given):
        whole = [rule for rule in given if rule.id not in slim]
        templates.add(index_of(whole, words), frozenset(rule.id for rule in whole))
    kept = list(map(said, rules.options.get("keep", ())))
    templates.kept = frozenset([*kept, *fold_templates(kept, words)]) if kept else frozenset()
    templates.trails = cache(lambda: _trails(rules))
    templates.boxed = cache(lambda: frozenset(fold_templates(sorted(rules.words("boxed")), words)))
    named = [
        r._replace(data={**r.data, "lines": rules.options["extra"]})
        for r in given
        if r.id == NAMED and "extra" in rules.options
    ]
    if named:
        templates.add(index_of(named, words), frozenset({NAMED}))
    return templates


def _trails(rules: StageRules) -> Trails:
    from cleaner.stages.boilerplate.templates.trails import Trails  # few texts need it

    return Trails(rules)
