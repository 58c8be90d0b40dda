"""Find, read, validate and select rule files: the rulebook that is in force.

The built-in files are read first, the user's after them; a rule of a later file with the same id takes the
place of the earlier one, and a file's `[safety]` table switches rules of earlier files.  All problems of all
files are reported together, and then nothing is loaded.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from cleaner.rule import (
    FILE_FIELDS,
    SAFETIES,
    Problem,
    Rule,
    check_rule,
    check_table,
    did_you_mean,
    make_rule,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

T = TypeVar("T")

MAX_BYTES = 1 << 20  # of one rule file
MAX_DOTS = 100  # in one line outside of strings: tomllib takes quadratic time on dotted keys
ACTING = ("lines", "characters", "repair")  # kinds that --select chooses among; the others are what these work with

_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'")
_RULE_HEADER = re.compile(r"\s*\[\[\s*rule\s*\]\]")


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

    def prepared(self, build: Callable[[StageRules], T]) -> T:
        """What `build` makes of these rules; made once."""
        if build not in self._prepared:
            self._prepared[build] = build(self)
        made: T = self._prepared[build]
        return made

    def of_kind(self, kind: str, role: str | None = None) -> list[Rule]:
        """The rules of a kind, and of a role where one is given, in the order of the files."""
        return [r for r in self.rules if r.kind == kind and role in (None, r.data.get("role"))]

    def words(self, role: str, lang: str | None = None) -> frozenset[str]:
        """The words listed for `role`, of all languages or of `lang` only."""
        rules = [r for r in self.of_kind("words", role) if lang is None or lang in r.languages or "*" in r.languages]
        return frozenset(w for r in rules for w in r.data["words"])

    def numbers(self, role: str) -> dict[str, float]:
        """The numbers given for `role`; a later rule overrides an earlier one."""
        return {k: v for r in self.of_kind("numbers", role) for k, v in r.data["numbers"].items()}

    def repair(self, role: str) -> str | None:
        """The id of the repair rule for `role`, None when it is switched off."""
        found = self.of_kind("repair", role)
        return found[-1].id if found else None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_prepared": {}}


class Rulebook:
    """The rules in force, by id, in the order of the files."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = {rule.id: rule for rule in rules}

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with any rule, weight or safety in force."""
        from hashlib import sha256

        state = [(r.id, r.safety, r.kind, sorted(r.data.items())) for r in self.rules.values()]
        return sha256(repr(state).encode()).hexdigest()[:12]

    def of_stage(self, stage: str, options: Mapping[str, Any] | None = None) -> StageRules:
        """What `stage` works with."""
        return StageRules((r for r in self.rules.values() if r.stage == stage), options)

    def find(self, name: str) -> Rule | None:
        """The rule with this id or name."""
        return self.rules.get(name) or next((r for r in self.rules.values() if r.name == name), None)


def builtin_dir() -> Path:
    """Where the built-in rules are: inside the package when installed, beside it in a checkout."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


def rule_files(path: Path) -> list[Path]:
    """The rule files at `path`: itself, or all below it, sorted by name."""
    return sorted(path.rglob("*.toml")) if path.is_dir() else [path]


def load(
    extra: Sequence[str | Path] = (),
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    safety: Mapping[str, str] | None = None,
    builtin: bool = True,
) -> Rulebook:
    """Read the rulebook: built-in files, then `extra`, then what the configuration switches.

    `select` and `ignore` name rules by id, by the start of an id, or by name; `safety` sets rules to safe,
    unsafe, hint or off.  Raises `RulesError`.
    """
    files = rule_files(builtin_dir()) if builtin else []
    files += [f for path in extra for f in rule_files(Path(path))]
    rules: dict[str, Rule] = {}
    problems: list[Problem] = []
    for file in files:
        read, switched, wrong = read_file(file)
        problems += wrong
        seen: set[str] = set()
        for rule in read:
            if rule.id in seen:
                problems.append(Problem(str(file), rule.line, rule.id, "this id stands twice in the file"))
            seen.add(rule.id)
            rules[rule.id] = rule
        problems += switch(rules, switched, str(file))
    problems += switch(rules, safety or {}, "configuration")
    for name in (*select, *ignore):
        if not any(_matches(rule, name) for rule in rules.values()):
            known = {r.id for r in rules.values()} | {r.name for r in rules.values()}
            problems.append(Problem("--select/--ignore", 0, "", f"no rule '{name}'{did_you_mean(name, known)}"))
    if problems:
        raise RulesError(problems)
    return Rulebook(r for r in rules.values() if _in_force(r, select, ignore))


def switch(rules: dict[str, Rule], switched: Mapping[str, str], file: str) -> list[Problem]:
    """Set the safety of rules, named by id or name; returns what is wrong with the wish."""
    problems = []
    for name, safety in switched.items():
        rule = rules.get(name) or next((r for r in rules.values() if r.name == name), None)
        if rule is None:
            known = {*rules, *(r.name for r in rules.values())}
            problems.append(Problem(file, 0, "", f"safety: no rule '{name}'{did_you_mean(name, known)}"))
        elif safety not in (*SAFETIES, "off"):
            near = did_you_mean(str(safety), (*SAFETIES, "off"))
            problems.append(Problem(file, 0, rule.id, f"safety is {safety!r}{near}"))
        else:
            rules[rule.id] = rule._replace(safety=safety)
    return problems


def _matches(rule: Rule, name: str) -> bool:
    return rule.id.startswith(name) or rule.name == name or rule.stage == name


def _in_force(rule: Rule, select: Sequence[str], ignore: Sequence[str]) -> bool:
    if rule.safety == "off" or any(_matches(rule, name) for name in ignore):
        return False
    return not select or rule.kind not in ACTING or any(_matches(rule, name) for name in select)


def read_file(path: Path) -> tuple[list[Rule], dict[str, str], list[Problem]]:
    """The rules of one file, the rules of others that it switches, and all problems found."""
    name = str(path)
    text, fault = _read_text(path)
    if fault:
        return [], {}, [fault]
    table, fault = _parse(text, name)
    if fault:
        return [], {}, [fault]
    problems = [Problem(name, 0, "", message) for _, message in check_table(table, FILE_FIELDS)]
    if problems:
        return [], {}, problems
    rules = []
    lines = text.split("\n")
    starts = _rule_lines(lines)
    for number, entry in enumerate(table.get("rule", [])):
        start = starts[number] if number < len(starts) else 0
        stop = starts[number + 1] if number + 1 < len(starts) else len(lines) + 1
        identity = entry.get("id") if isinstance(entry.get("id"), str) else f"rule {number + 1}"
        wrong = check_rule(entry)
        problems += [Problem(name, _line_of(lines, key, start, stop), identity, text) for key, text in wrong]
        if not wrong:
            rules.append(make_rule(entry, table["stage"], table["summary"], name, start))
    return rules, table.get("safety", {}), problems


def _read_text(path: Path) -> tuple[str, Problem | None]:
    try:
        if not path.is_file():
            reason = "not a regular file" if path.exists() else "no such file"
            return "", Problem(str(path), 0, "", f"cannot read the rules: {reason}")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            return "", Problem(str(path), 0, "", f"a rule file may have at most {MAX_BYTES:,} bytes; split it")
        return data.decode("utf-8").replace("\r\n", "\n"), None
    except OSError as error:
        return "", Problem(str(path), 0, "", f"cannot read the rules: {error.strerror}")
    except UnicodeDecodeError as error:
        return "", Problem(str(path), 0, "", f"rule files are UTF-8; byte {error.start} is not")


def _parse(text: str, name: str) -> tuple[dict[str, Any], Problem | None]:
    import tomllib

    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MAX_DOTS and _STRING.sub("", line).count(".") > MAX_DOTS:
            return {}, Problem(name, number, "", f"more than {MAX_DOTS} dots outside of strings")
    try:
        return tomllib.loads(text), None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        return {}, Problem(name, int(place[1]) if place else 0, "", f"not TOML: {error}")
    except RecursionError:
        return {}, Problem(name, 0, "", "nested too deeply")


def _rule_lines(lines: Sequence[str]) -> list[int]:
    """The line numbers of the `[[rule]]` headers, those inside multi-line strings left out."""
    found, open_string = [], ""
    for number, line in enumerate(lines, 1):
        if not open_string and _RULE_HEADER.match(line):
            found.append(number)
        for mark in ('"""', "'''"):
            if open_string in ("", mark) and line.count(mark) % 2:
                open_string = "" if open_string else mark
    return found


def _line_of(lines: Sequence[str], key: str, start: int, stop: int) -> int:
    """The line of `key` in a rule's lines, else of the rule's header."""
    shape = re.compile(rf"\s*(\[\[\s*rule\.)?{re.escape(key)}\b") if key else None
    for number in range(start + 1, stop):
        if shape and shape.match(lines[number - 1]):
            return number
    return start
