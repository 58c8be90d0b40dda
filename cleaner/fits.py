"""Whether the rules of somebody's own files fit those that come with cleaner: what a stage asks for, it asks for by roles.

A rule of a role that nobody asks for would do nothing, and a stage that lacks one of its numbers could not work.
"""

from __future__ import annotations

from cleaner.lean import TYPE_CHECKING
from cleaner.rule import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cleaner.rule import Rule

Roles = dict[tuple[str, str], set[str]]  # by stage and kind

SHOWN = 12  # names in a message


def roles_of(rules: Iterable[Rule]) -> Roles:
    """The roles of some rules."""
    found: Roles = {}
    for rule in rules:
        if "role" in rule.data:
            found.setdefault((rule.stage, rule.kind), set()).add(rule.data["role"])
    return found


def misfits(ours: Mapping[str, Rule], theirs: Sequence[Rule]) -> Iterator[Problem]:
    """What is wrong with their rules beside ours, which are given by id; theirs come on top."""
    known, given = roles_of(ours.values()), roles_of(theirs)
    asked: Roles = {}  # by rules of the kind `lines`, which may name words of their own
    for rule in theirs:
        if "unless" in rule.data:
            asked.setdefault((rule.stage, "words"), set()).add(rule.data["unless"])
    for rule in theirs:
        place = rule.stage, rule.kind
        for message in (
            _role(rule, known.get(place, set()) | asked.get(place, set())),
            _unless(rule, *(roles.get((rule.stage, "words"), set()) for roles in (known, given))),
            _surplus(rule, ours),
            _lack(rule, ours, theirs),
        ):
            if message:
                yield Problem(rule.file, rule.line, rule.id, message)


def _role(rule: Rule, known: set[str]) -> str:
    role = rule.data.get("role")
    if role is None or role in known:
        return ""
    near = did_you_mean(role, known) or "; cleaner rules schema lists those it asks for"
    return f"nothing in the stage {rule.stage} asks for {rule.kind} of the role '{role}'{near}"


def _unless(rule: Rule, known: set[str], given: set[str]) -> str:
    role = rule.data.get("unless")
    if role is None or role in known | given:
        return ""
    return f"'unless': there are no words of the role '{role}'{did_you_mean(role, known | given)}"


def _numbers(rules: Iterable[Rule], like: Rule) -> set[str]:
    """The names of the numbers that rules give for the role of another."""
    place = like.stage, like.kind, like.data["role"]
    return {name for r in rules if (r.stage, r.kind, r.data.get("role")) == place for name in r.data["numbers"]}


def _surplus(rule: Rule, ours: Mapping[str, Rule]) -> str:
    """That a rule gives numbers that nobody asks for."""
    known = _numbers(ours.values(), rule) if rule.kind == "numbers" else set()
    for name in rule.data.get("numbers", {}) if known else ():
        if name not in known:
            return f"nothing in the stage {rule.stage} asks for the number '{name}'{did_you_mean(name, known)}"
    return ""


def _lack(rule: Rule, ours: Mapping[str, Rule], theirs: Sequence[Rule]) -> str:
    """That a rule takes the place of one of ours and lacks numbers of it that no other gives."""
    old = ours.get(rule.id)
    if old is None or old.kind != "numbers":
        return ""
    taken = {r.id for r in theirs}
    rest = [*(r for r in ours.values() if r.id not in taken), *theirs]
    missing = sorted(set(old.data["numbers"]) - _numbers(rest, old))
    if not missing:
        return ""
    named = ", ".join(missing[:SHOWN]) + (f" and {len(missing) - SHOWN} more" if missing[SHOWN:] else "")
    return f"it takes the place of the built-in rule {old.id} and lacks its numbers {named}; give it another id to change a few"
