"""Read one rule file: bytes to TOML to rules, and everything that is wrong with it, by line.

Size and nesting are capped before parsing, because `tomllib` takes quadratic time on long dotted keys.
"""

from __future__ import annotations

import os
import re
import stat

from cleaner.lean import TYPE_CHECKING, Any, NamedTuple
from cleaner.pattern import lazy
from cleaner.rule import Problem, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAX_BYTES = 1 << 20
MAX_DOTS = 100  # in one line, outside of strings
MAX_DEPTH = 50  # of brackets and braces, in one file
TOLD, TOLD_OF_FILE = 10, 100  # problems of a rule, and of all rules of a file, that are named

_STRING = lazy(r'"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'")
_RULE_HEADER = lazy(r"\s*\[\[\s*rule\s*\]\]")


class RuleFile(NamedTuple):
    """What a rule file holds: its rules, the rules of other files that it switches, and its problems."""

    rules: tuple[Rule, ...] = ()
    safety: Mapping[str, str] = {}
    problems: tuple[Problem, ...] = ()


def find(path: str) -> list[str]:
    """The rule files at `path`: itself, or all `.toml` files below it, sorted."""
    if not os.path.isdir(path):
        return [path]
    return sorted(
        os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names if name.endswith(".toml")
    )


def read_below(path: str) -> list[RuleFile]:
    """The rule files at `path`; a folder without any is a problem."""
    files = find(path)
    if not files:
        return [
            RuleFile(problems=(Problem(path, 0, "", "there is no rule file, one that ends in .toml, in this folder"),))
        ]
    return [*map(read, files)]


def read(path: str) -> RuleFile:
    """Read and check a rule file; never raises for what the file holds."""
    try:
        return parse(read_bytes(path), path)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return RuleFile(problems=(Problem(path, 0, "", f"cannot read the rules: {reason}"),))


def read_bytes(path: str) -> bytes:
    """The bytes of a rule file; raises `OSError`, or `ValueError` for what cannot be one."""
    if not stat.S_ISREG(os.stat(path).st_mode):
        raise ValueError("not a regular file")
    with open(path, "rb") as file:
        size = os.fstat(file.fileno()).st_size
        data = file.read(min(size, MAX_BYTES) + 1)  # never more, should it grow meanwhile
    if len(data) > MAX_BYTES:
        raise ValueError(f"a rule file may have at most {MAX_BYTES:,} bytes; split it")
    return data


def parse(data: bytes, name: str) -> RuleFile:
    """The rules in `data`, the content of the file `name`."""
    from cleaner.faults import check_table
    from cleaner.kinds import FILE_FIELDS

    table, fault = parse_toml(data, name)
    if fault:
        return RuleFile(problems=(fault,))
    wrong = check_table(table, FILE_FIELDS)
    lines = data.decode().split("\n")
    problems = [Problem(name, _line_of(lines, key, 0, len(lines) + 1), "", message) for key, message in wrong]
    read = _rules(table, lines, name, {key for key, _ in wrong})  # so that one mistake does not hide others
    return read if not wrong else RuleFile(problems=(*problems, *read.problems))


def parse_toml(data: bytes, name: str) -> tuple[dict[str, Any], Problem | None]:
    """The TOML table in `data`, or what keeps it from being read.  Time grows linearly with `data`."""
    import tomllib

    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return {}, Problem(name, data.count(b"\n", 0, error.start) + 1, "", "not UTF-8")
    fault = _too_deep(text, name)
    if fault:
        return {}, fault
    try:
        return tomllib.loads(text), None
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))  # else it is "at end of document"
        return {}, Problem(name, int(place[1]) if place else text.count("\n") + 1, "", f"not TOML: {error}")


def _too_deep(text: str, name: str) -> Problem | None:
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        bare = _STRING.sub("", line)
        depth = max(0, depth + bare.count("[") + bare.count("{") - bare.count("]") - bare.count("}"))
        if bare.count(".") > MAX_DOTS:
            return Problem(name, number, "", f"more than {MAX_DOTS} dots outside of strings")
        if max(depth, bare.count("["), bare.count("{")) > MAX_DEPTH:
            return Problem(name, number, "", f"brackets nested more than {MAX_DEPTH} deep")
    return None


def _rules(table: Mapping[str, Any], lines: Sequence[str], name: str, spoiled: set[str]) -> RuleFile:
    """The rules of a file, and what is wrong with them; `spoiled` are the keys of the file that cannot be used."""
    from cleaner.faults import check_rule
    from cleaner.kinds import make_rule

    rules: list[Rule] = []
    problems: list[Problem] = []
    ids: set[str] = set()
    starts = _rule_lines(lines)
    stage = None if "stage" in spoiled else table.get("stage")
    for number, entry in enumerate(table.get("rule", ()) if "rule" not in spoiled else ()):
        start = starts[number] if number < len(starts) else 0
        stop = starts[number + 1] if number + 1 < len(starts) else len(lines) + 1
        identity = entry.get("id") if isinstance(entry.get("id"), str) else f"rule {number + 1}"
        wrong = check_rule(entry, stage)
        if identity in ids:
            wrong.append(("id", "this id stands twice in the file"))
        ids.add(identity)
        told = [Problem(name, _line_of(lines, key, start, stop), identity, message) for key, message in wrong[:TOLD]]
        problems += (
            told if len(wrong) <= TOLD else [*told, Problem(name, start, identity, f"… and {len(wrong) - TOLD:,} more")]
        )
        if not wrong and not spoiled:
            rules.append(make_rule(entry, table["stage"], table["summary"], name, start))
    if len(problems) > TOLD_OF_FILE:
        more = f"… and {len(problems) - TOLD_OF_FILE:,} more"
        problems = [*problems[:TOLD_OF_FILE], Problem(name, 0, "", more)]
    return RuleFile(tuple(rules), table.get("safety", {}), tuple(problems))


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
    """The number of the line that gives `key`, among those after `start` and before `stop`; else `start`."""
    shape = re.compile(rf"\s*(\[+\s*(rule\s*\.\s*)?)?{re.escape(key)}\b") if key else None
    for number in range(start + 1, stop):
        if shape and shape.match(lines[number - 1]):
            return number
    return start
