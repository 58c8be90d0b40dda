"""What is wrong with a table of a rule file, or of a configuration.

Every check here tells all that is wrong; none stops at the first.  What can be read and can never work is wrong, too.
"""

from __future__ import annotations

from cleaner.kinds import EXAMPLE_FIELDS, KEEP_FIELDS, KINDS, READ, TYPES, fields_of
from cleaner.lean import TYPE_CHECKING, Any
from cleaner.pattern import lazy
from cleaner.rule import PLACEHOLDERS, did_you_mean, is_rule_id, tag_fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleaner.kinds import Field

_BRACED, _PAIR, _DIGIT = lazy(r"\{(\w*)\}"), lazy(r"\{[^{}]*\}"), lazy(r"\d")
PAIR = 2  # characters
_KNOWN = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)


def check_table(table: Mapping[str, Any], fields: Mapping[str, Field]) -> list[tuple[str, str]]:
    """What is wrong with `table`: pairs of the key concerned ('' for none) and a message."""
    wrong: list[tuple[str, str]] = []
    for key, value in table.items():
        field = fields.get(key)
        if field is None:
            wrong.append((key, f"unknown key '{key}'{did_you_mean(str(key), fields)}"))
        elif fault := type_fault(field.type, value):
            wrong.append((key, f"'{key}' {fault}"))
        elif field.choices and value not in field.choices:
            wrong.append((key, f"'{key}' is {value!r}{did_you_mean(str(value), field.choices)}"))
    wrong += [("", f"'{key}' is missing") for key, field in fields.items() if field.required and key not in table]
    return wrong


def type_fault(kind: str, value: object) -> str:
    """Why `value` is none of the type (a key of `TYPES`), as a message goes on behind its name; empty where it is."""
    name, accepts, _ = TYPES[kind]
    if accepts(value):
        return ""
    if value == "":
        return "is an empty string; write something, or leave the key out"
    if kind == "strings" and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "holds an empty string; take it out"
    return f"must be {name}"


def check_rule(table: Mapping[str, Any], stage: str | None = None) -> list[tuple[str, str]]:
    """What is wrong with the table of one rule, its examples included; `stage` is that of its file, where it has one."""
    kind = table.get("kind", "lines")
    if kind not in KINDS:
        return [("kind", f"'kind' is {kind!r}{did_you_mean(str(kind), KINDS)}")]
    wrong = check_table(table, fields_of(kind))
    wrong += _identity(table)
    if stage and kind not in READ[stage]:
        given = "kind" if "kind" in table else ""
        known = ", ".join(READ[stage])
        wrong.append((given, f"nothing in the stage {stage} reads rules of the kind '{kind}'; it reads: {known}"))
    wrong += _languages(table)
    for key, fields in (("example", EXAMPLE_FIELDS), ("keep", KEEP_FIELDS)):
        if TYPES["tables"][1](table.get(key, [])):
            for number, example in enumerate(table.get(key, []), 1):
                wrong += [(key, f"{key} {number}: {message}") for _, message in check_table(example, fields)]
    if kind == "lines" and not any(key in table for key in ("lines", "starts", "ends", "regex")):
        wrong.append(("", "one of 'lines', 'starts', 'ends', 'regex' is needed"))
    if kind == "lines":
        wrong += [
            (key, f"'{key}': {fault}") for key in ("lines", "starts", "ends") for fault in _faults(table.get(key))
        ]
    pairs = table.get("pairs") if kind == "pairs" else None
    for pair in pairs if isinstance(pairs, list) else ():
        if isinstance(pair, str) and pair and len(pair) != PAIR:
            told = f"{len(pair)} character{'s' * (len(pair) > 1)}"
            wrong.append(("pairs", f"'pairs': {pair!r} has {told}; a pair is an opener and its closer, as in '“”'"))
    if isinstance(table.get("regex"), str) and table["regex"]:
        from cleaner.backtracking import fault  # hardly a rule has one

        wrong += [("regex", f"'regex': {why}") for why in [fault(table["regex"])] if why]
    if "regex" in table and "literal" not in table:
        wrong.append(("regex", "'regex' needs a 'literal', which a line must contain before the pattern is tried"))
    return wrong


def _identity(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the id and the name, by which command lines and configurations call the rule."""
    identity, name = table.get("id"), table.get("name")
    if isinstance(identity, str) and identity and not is_rule_id(identity):
        yield "id", f"'id' is {identity!r}: two to four capitals and three or four digits, as in 'BP001'"
    if isinstance(name, str) and name and not all(w.isalnum() and w == w.lower() for w in name.split("-")):
        yield "name", f"'name' is {name!r}: words in small letters joined by hyphens, as in 'comment-counter'"


def _languages(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The languages of a rule and of its examples that no text is ever told to be in."""
    given = table.get("languages")
    for lang in given if isinstance(given, list) else ():
        if isinstance(lang, str) and lang not in ("", "*") and tag_fault(lang):
            yield "languages", f"'languages': {tag_fault(lang)}"
    for key in ("example", "keep"):
        for number, example in enumerate(table[key] if TYPES["tables"][1](table.get(key)) else (), 1):
            lang = example.get("lang")
            if isinstance(lang, str) and lang and tag_fault(lang):
                yield key, f"{key} {number}: {tag_fault(lang)}"


def _faults(templates: object) -> Iterator[str]:
    """What keeps templates from being found: lines are looked up with placeholders for what differs from page to page."""
    for template in templates if isinstance(templates, list) else ():
        fault = template_fault(template) if isinstance(template, str) else ""
        if fault:
            yield f"{template!r}: {fault}"


def template_fault(template: str) -> str:
    """Why no line is ever found by a template, or none that is meant; empty when some may be."""
    unknown = next((name for name in _BRACED.findall(template) if name not in PLACEHOLDERS), None)
    if unknown is not None:
        return f"there is no {{{unknown}}}; a template may hold {_KNOWN}"
    alone = _PAIR.sub("", template)
    if "{" in alone or "}" in alone:
        return f"a brace without its partner; a template may hold {_KNOWN}, and braces that a line has do not count"
    if "{any}" in template and not _BRACED.sub("", template).strip():
        return "it stands for every line; write what is always there"
    if _DIGIT.search(template) and sum(map(str.isalnum, template)) > 1:  # one alone, as "+1", is looked up as it is
        return "write {n} for a number, or {date} or {time}: a template stands for lines with any"
    return ""
