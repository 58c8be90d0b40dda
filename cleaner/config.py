"""The configuration: `cleaner.toml`, `[tool.cleaner]` of `pyproject.toml`, or a mapping with the same keys."""

from __future__ import annotations

import os

from cleaner import rulebook
from cleaner.lean import TYPE_CHECKING, Any
from cleaner.rule import STAGES, Problem, did_you_mean, tag_fault
from cleaner.rulebook import NO_FILE, RulesError
from cleaner.rulefile import parse_toml, read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.kinds import Field
    from cleaner.rulebook import Rulebook

OPTIONS: dict[str, dict[str, tuple[object, ...]]] = {
    # stage: option: the values it may have, the default first
    **{stage: {"enabled": (True, False)} for stage in STAGES},
    "wraps": {"enabled": (True, False), "paragraphs": ("keep", "blank-line")},
    "quotes": {"enabled": (True, False), "style": ("keep", "majority", "curly", "straight")},
}

LISTS = {"boilerplate": ("keep", "extra")}  # options that are lists of strings: whole lines, as templates


def fields() -> dict[str, Field]:
    """What a configuration may hold."""
    from cleaner.kinds import Field  # a start without a configuration does without

    return {
        "select": Field("strings", "Rules in force, by id, start of an id, name or stage; all when left out."),
        "ignore": Field("strings", "Rules switched off, named the same way."),
        "stages": Field("strings", "Stages to run; all when left out."),
        "lang": Field("string", "The language of the texts, as a BCP 47 tag."),
        "unsafe": Field("flag", "Apply unsafe rules too."),
        "rules": Field("strings", "More rule files or folders; a relative path starts at the configuration's folder."),
        "safety": Field("map", "Rules to set to safe, unsafe, hint or off, by id or name."),
        "exclude": Field(
            "strings", "Files and folders that walking leaves out, as a .gitignore beside this file would."
        ),
        "field": Field("strings", "Fields of records that hold a text, for JSONL, CSV and Parquet."),
        **{stage: Field("table", f"Options of the stage {stage}.") for stage in STAGES},
    }


def check(config: Mapping[str, Any], name: str = "configuration") -> None:
    """Raise `RulesError` with all that is wrong with `config`; `name` is where it comes from."""
    from cleaner.faults import check_table, template_fault, type_fault

    found = check_table(config, fields())
    wrong = [message for _, message in found]
    lang = config.get("lang")
    if isinstance(lang, str) and lang and (fault := tag_fault(lang)):
        wrong.append(fault)
    stages = config.get("stages")
    if isinstance(stages, list):
        wrong += [f"no stage {stage!r}{did_you_mean(str(stage), STAGES)}" for stage in stages if stage not in STAGES]
    for stage, allowed in OPTIONS.items():
        options = config.get(stage)
        for key, value in options.items() if isinstance(options, dict) else ():
            if key in LISTS.get(stage, ()):
                if fault := type_fault("strings", value):
                    wrong.append(f"{stage}.{key} {fault}")
                elif key == "extra":
                    faults = {template: template_fault(template) for template in value}
                    wrong += [f"{stage}.{key}: {line!r}: {fault}" for line, fault in faults.items() if fault]
            elif key not in allowed:
                wrong.append(f"{stage}: unknown option '{key}'{did_you_mean(key, [*allowed, *LISTS.get(stage, ())])}")
            elif not any(type(value) is type(good) and value == good for good in allowed[key]):
                wrong.append(f"{stage}.{key} is {_written(value)}; it may be {', '.join(map(_written, allowed[key]))}")
    if wrong:
        rest = {key: value for key, value in config.items() if key not in {key for key, _ in found}}
        raise RulesError([*(Problem(name, 0, "", message) for message in wrong), *_of_rules(rest, name)])


def _written(value: object) -> str:
    """A value as a configuration has it."""
    return str(value).lower() if isinstance(value, bool) else repr(value)


def _of_rules(config: Mapping[str, Any], name: str) -> list[Problem]:
    """What is wrong with the rules that a configuration names: told together with what is wrong with itself."""
    try:
        load_rules(config)
    except RulesError as error:
        return [placed(p, name) if p.file in NO_FILE else p for p in error.problems]
    return []


def placed(problem: Problem, name: str) -> Problem:
    """A problem of a configuration, with the file that it comes from."""
    return problem._replace(file=name if problem.file == NO_FILE[0] else f"{name}: {problem.file}")


def load_rules(config: Mapping[str, Any]) -> Rulebook:
    """The rulebook that a configuration asks for.  Raises `RulesError`."""
    given = {key: config[key] for key in ("select", "ignore", "safety") if key in config}
    return rulebook.load(config.get("rules", ()), **given)


def discover(folder: str) -> tuple[str, dict[str, Any]]:
    """The nearest configuration at or above `folder`, and its path; both empty when there is none.  Raises `RulesError`."""
    folder = os.path.abspath(folder)
    while True:
        for name in ("cleaner.toml", "pyproject.toml"):
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                config = load(path)
                if config is not None:
                    return path, config
        parent = os.path.dirname(folder)
        if parent == folder:
            return "", {}
        folder = parent


def _may_configure(data: bytes) -> bool:
    """Whether a `pyproject.toml` may hold `[tool.cleaner]`, in any of the ways to spell that; many only name cleaner."""
    bare = data.translate(None, b" \t'\"")
    return any(sign in bare for sign in (b"tool.cleaner", b"[tool]", b"tool="))


def load(path: str) -> dict[str, Any] | None:
    """The configuration in `path`; None when it is a `pyproject.toml` without `[tool.cleaner]`.

    Raises `RulesError` when it cannot be read or holds what a configuration may not hold.
    """
    try:
        data = read_bytes(path)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise RulesError([Problem(path, 0, "", f"cannot read the configuration: {reason}")]) from None
    project = os.path.basename(path) == "pyproject.toml"
    if project and not _may_configure(data):  # spares most starts the parser
        return None
    table, fault = parse_toml(data, path)
    if fault:
        raise RulesError([fault])
    if project:
        tool = table.get("tool")
        if not isinstance(tool, dict) or "cleaner" not in tool:
            return None
        table = tool["cleaner"]
        if not isinstance(table, dict):
            raise RulesError([Problem(path, 0, "", "tool.cleaner must be a table")])
    folder = os.path.dirname(os.path.abspath(path))
    if isinstance(table.get("rules"), list):
        table["rules"] = [os.path.join(folder, r) if isinstance(r, str) and r else r for r in table["rules"]]
    check(table, path)
    return table


def plain(config: Mapping[str, Any]) -> dict[str, Any]:
    """A configuration as a file would have it: tuples are lists, and paths strings."""
    return {key: _plain(value) for key, value in config.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [*map(_plain, value)]
    if isinstance(value, dict):
        return plain(value)
    return os.fspath(value) if isinstance(value, os.PathLike) else value
