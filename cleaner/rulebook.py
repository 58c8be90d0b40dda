"""The rulebook in force: built-in rule files, the user's on top, selected and switched.

A rule of a later file with the same id takes the place of the earlier one; a file's `[safety]` table, and the
configuration's, switch rules.  All problems of all files are reported together, and then nothing is loaded.
"""

from __future__ import annotations

import os

from cleaner import rulecache, rulefile
from cleaner.lean import TYPE_CHECKING, Any, TypeVar
from cleaner.rule import SAFETIES, Problem, Rule, did_you_mean, is_rule_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cleaner.rulefile import RuleFile

T = TypeVar("T")

NO_FILE = ("configuration", "select/ignore")  # where the problems are of what was not read from a file

ACTING = ("lines", "characters", "repair")  # kinds that `select` chooses among; the others are what these work with


class RulesError(Exception):
    """Rule files or a configuration with problems: `problems`, all of them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(map(str, problems)))


class StageRules:
    """The rules of one stage that are in force, with the stage's options.

    Cheap to make and to pickle: what a stage builds from it is made on first use and left behind when pickled.
    """

    def __init__(self, rules: Iterable[Rule], options: Mapping[str, Any] | None = None) -> None:
        self.rules = tuple(rules)
        self.options = dict(options or {})
        self._prepared: dict[object, Any] = {}
        self._found: dict[tuple[str, str | None], list[Rule]] = {}
        self._words: dict[tuple[str, str | None], frozenset[str]] = {}

    def prepared(self, build: Callable[[StageRules], T]) -> T:
        """What `build` makes of these rules; made once."""
        if build not in self._prepared:
            self._prepared[build] = build(self)
        made: T = self._prepared[build]
        return made

    def of_kind(self, kind: str, role: str | None = None) -> list[Rule]:
        """The rules of a kind, and of a role where one is given, in the order of the files."""
        found = self._found.get((kind, role))
        if found is None:
            rules = self.prepared(_by_kind).get(kind, ())
            found = self._found[kind, role] = [r for r in rules if role in (None, r.data.get("role"))]
        return found

    def words(self, role: str, lang: str | None = None) -> frozenset[str]:
        """The words listed for `role`, of all languages or of `lang` only."""
        found = self._words.get((role, lang))
        if found is None:
            rules = [r for r in self.of_kind("words", role) if lang is None or {lang, "*"}.intersection(r.languages)]
            found = self._words[role, lang] = frozenset().union(*[r.data["words"] for r in rules])
        return found

    def numbers(self, role: str) -> dict[str, float]:
        """The numbers given for `role`; a later rule overrides an earlier one."""
        return {k: v for r in self.of_kind("numbers", role) for k, v in r.data["numbers"].items()}

    def characters(self, role: str) -> dict[str, tuple[str, str]]:
        """What stands for each character listed for `role`, and the id of the rule that says so; a later rule overrides."""
        return {c: (new, r.id) for r in self.of_kind("characters", role) for c, new in r.data["characters"].items()}

    def repair(self, role: str) -> str | None:
        """The id of the repair rule for `role`, None when it is switched off."""
        found = self.of_kind("repair", role)
        return found[-1].id if found else None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_prepared": {}, "_found": {}, "_words": {}}


def _by_kind(rules: StageRules) -> dict[str, list[Rule]]:
    """The rules by kind: stages ask for a few numbers among thousands of templates."""
    found: dict[str, list[Rule]] = {}
    for rule in rules.rules:
        found.setdefault(rule.kind, []).append(rule)
    return found


class Rulebook:
    """The rules in force, by id, in the order of the files."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = {rule.id: rule for rule in rules}

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with any rule, weight or safety in force."""
        from hashlib import sha256

        state = [(r.id, r.safety, r.kind, sorted(rulecache.slim(r).items())) for r in self.rules.values()]
        return sha256(repr(state).encode()).hexdigest()[:12]

    def of_stage(self, stage: str, options: Mapping[str, Any] | None = None) -> StageRules:
        """What `stage` works with."""
        return StageRules((r for r in self.rules.values() if r.stage == stage), options)

    def find(self, name: str) -> Rule | None:
        """The rule with this id or name."""
        return _find(self.rules, name)


def builtin_dir() -> str:
    """Where the built-in rules are: inside the package when installed, beside it in a checkout."""
    package = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(package, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def builtin_tables(kind: str, name: str, read: Callable[[str], T]) -> dict[str, T]:
    """What `read` makes of the tables of the built-in rules of a kind, by rule, kept as `name` (`rulecache.derived`).

    The rules that a start loads do not hold their tables.
    """

    def made() -> dict[str, T]:
        rules = [rule for file in map(rulefile.read, rulefile.find(builtin_dir())) for rule in file.rules]
        return {rule.id: read(rule.data["table"]) for rule in rules if rule.kind == kind}

    tables: dict[str, T] = rulecache.derived(name, builtin_dir(), made)
    return tables


def load(
    extra: Sequence[str] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    safety: Mapping[str, str] | None = None,
    examples: bool = False,
) -> Rulebook:
    """The rulebook: built-in files, then `extra` files or folders, then what the configuration switches.

    `select` and `ignore` name rules by id, by the start of an id, by name or by stage; `safety` sets rules to
    safe, unsafe, hint or off.  Built-in rules come without reasons,
    examples and templates (`rulecache`) unless `examples`.  Raises `RulesError`.
    """
    folder = builtin_dir()
    ours = [rulefile.read(file) for file in rulefile.find(folder)] if examples else rulecache.read_all(folder)
    theirs = [file for path in extra for file in rulefile.read_below(os.fspath(path))]
    rules: dict[str, Rule] = {}
    problems = list(unfit(ours, theirs)) if theirs else []
    for file in [*ours, *theirs]:
        problems += file.problems
        rules.update((rule.id, rule) for rule in file.rules)
        problems += _switch(rules, file.safety, file.rules[0].file if file.rules else "[safety]")
    problems += _switch(rules, safety or {}, NO_FILE[0])
    problems += _unknown(rules, [*select, *ignore])
    if problems:
        raise RulesError(problems)
    in_force = [r for r in rules.values() if r.kind == "numbers" or r.safety != "off"]
    if select or ignore:
        in_force = [r for r in in_force if r.kind == "numbers" or _chosen(r, select, ignore)]
    return Rulebook(in_force)


def unfit(ours: Iterable[RuleFile], theirs: Iterable[RuleFile]) -> Iterator[Problem]:
    """What is wrong with rules of other files beside those that come with cleaner (`fits`)."""
    from cleaner.fits import misfits

    own = {rule.id: rule for file in ours for rule in file.rules}
    known = {os.path.realpath(rule.file) for rule in own.values()}
    return misfits(own, [r for file in theirs for r in file.rules if os.path.realpath(r.file) not in known])


def _switch(rules: dict[str, Rule], switched: Mapping[str, str], file: str) -> list[Problem]:
    """Set the safety of rules, named by id or name; returns what is wrong with the wish."""
    problems = []
    for name, safety in switched.items():
        rule = _find(rules, name)
        if rule is None:
            problems.append(Problem(file, 0, "", f"safety: no rule '{name}'{did_you_mean(name, _names(rules))}"))
        elif safety == "off" and rule.kind == "numbers":
            problems.append(Problem(file, 0, rule.id, "the stage cannot do without these numbers; give others instead"))
        elif safety not in (*SAFETIES, "off"):
            near = did_you_mean(str(safety), (*SAFETIES, "off"))
            problems.append(Problem(file, 0, rule.id, f"safety is {safety!r}{near}"))
        else:
            rules[rule.id] = rule._replace(safety=safety)
    return problems


def _unknown(rules: Mapping[str, Rule], names: Iterable[str]) -> list[Problem]:
    return [
        Problem(NO_FILE[1], 0, "", f"no rule '{name}'{meant(rules, name)}")
        for name in names
        if not any(matches(rule, name) for rule in rules.values())
    ]


def _find(rules: Mapping[str, Rule], name: str) -> Rule | None:
    return rules.get(name) or next((r for r in rules.values() if r.name == name), None)


def _names(rules: Mapping[str, Rule]) -> set[str]:
    return {*rules, *(r.name for r in rules.values())}


def meant(rules: Mapping[str, Rule], name: str) -> str:
    """A tail for the message that `name` names no rules (`matches`): what it may have meant."""
    for other in (name.upper(), name.lower()):
        if any(matches(rule, other) for rule in rules.values()):
            return f"; did you mean '{other}'?"
    letters = name.rstrip("0123456789")
    if letters != name and any(rule.id.startswith(letters) for rule in rules.values()):
        starts = (name[:size] for size in range(len(name) - 1, len(letters), -1))  # of other ids none is meant more
        start = next((s for s in starts if any(matches(rule, s) for rule in rules.values())), "")
        return f"; did you mean '{start}'?" if start else ""
    return did_you_mean(name, _names(rules) | {rule.stage for rule in rules.values()})


def matches(rule: Rule, name: str) -> bool:
    """Whether `name` names the rule: by id, start of an id, name or stage."""
    if is_rule_id(name):
        return rule.id == name
    return name != "" and (rule.id.startswith(name) or name in (rule.name, rule.stage))


def _chosen(rule: Rule, select: Sequence[str], ignore: Sequence[str]) -> bool:
    if any(matches(rule, name) for name in ignore):
        return False
    return not select or rule.kind not in ACTING or any(matches(rule, name) for name in select)
