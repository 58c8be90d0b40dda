"""The few kinds of rules: the fields of each, and how a table of a rule file becomes a rule.

The code knows kinds of rules, never words: what a kind holds comes from the rule files.  What may be wrong with a table
is in `faults`.  Nothing here is loaded as long as the parsed rules are kept (`rulecache`).
"""

from __future__ import annotations

from math import isfinite

from cleaner.lean import TYPE_CHECKING, Any, NamedTuple
from cleaner.rule import SAFETIES, STAGES, Example, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Field(NamedTuple):
    """A key that a table may have: its type (a key of `TYPES`) and what it means."""

    type: str
    doc: str
    required: bool = False
    choices: tuple[str, ...] = ()


class Kind(NamedTuple):
    """A kind of rule: what it is for, and the fields it has beside the common ones."""

    doc: str
    fields: Mapping[str, Field]


def _strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and v for v in value)


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


TYPES: dict[str, tuple[str, Callable[[Any], bool], dict[str, Any]]] = {
    # type: (how a message calls it, what it accepts, its JSON Schema)
    "string": ("a string", lambda v: isinstance(v, str) and v != "", {"type": "string", "minLength": 1}),
    "text": ("a string", lambda v: isinstance(v, str), {"type": "string"}),
    "strings": ("a list of strings", _strings, {"type": "array", "items": {"type": "string", "minLength": 1}}),
    "flag": ("true or false", lambda v: isinstance(v, bool), {"type": "boolean"}),
    "number": ("a number", _number, {"type": "number"}),
    "numbers": (
        "a table of numbers",
        lambda v: isinstance(v, dict) and all(map(_number, v.values())),
        {"type": "object", "additionalProperties": {"type": "number"}},
    ),
    "map": (
        "a table of strings",
        lambda v: isinstance(v, dict) and all(isinstance(x, str) for x in v.values()),
        {"type": "object", "additionalProperties": {"type": "string"}},
    ),
    "flags": (
        "a table of true and false",
        lambda v: isinstance(v, dict) and all(isinstance(x, bool) for x in v.values()),
        {"type": "object", "additionalProperties": {"type": "boolean"}},
    ),
    "tables": ("a list of tables", lambda v: isinstance(v, list) and all(isinstance(x, dict) for x in v), {}),
    "table": ("a table", lambda v: isinstance(v, dict), {"type": "object"}),
}

FILE_FIELDS = {
    "stage": Field("string", "The stage whose rules the file holds.", required=True, choices=STAGES),
    "summary": Field("string", "What the file is about, in one line.", required=True),
    "source": Field("string", "Where the knowledge comes from."),
    "rule": Field("tables", "The rules."),
    "safety": Field("map", "Rules of other files to set to safe, unsafe, hint or off, by id or name."),
}

EXAMPLE_FIELDS = {
    "before": Field("text", "The text as found.", required=True),
    "after": Field("text", "The same text, cleaned by the whole program.", required=True),
    "lang": Field("string", "Its language, where the rule needs to be told."),
}

KEEP_FIELDS = {
    "text": Field("text", "A text that looks like a case of the rule and must stay as it is.", required=True),
    "lang": Field("string", "Its language, where the rule needs to be told."),
}

COMMON_FIELDS = {
    "id": Field(
        "string", "Two to four capitals and three or four digits; never used again for another rule.", required=True
    ),
    "name": Field("string", "Words with hyphens; reads well after 'allow'.", required=True),
    "kind": Field("string", "The kind of rule; 'lines' when left out."),
    "languages": Field("strings", "BCP 47 tags of the languages it is written for; '*' or nothing for all."),
    "safety": Field("string", "safe: applied; unsafe: applied with --unsafe; hint: only reported.", choices=SAFETIES),
    "why": Field("string", "The reason, for the person who asks why a text was changed.", required=True),
    "since": Field("string", "The version that brought it."),
    "source": Field("string", "Where the knowledge comes from."),
    "example": Field("tables", "Texts that the rule changes."),
    "keep": Field("tables", "Counter-examples: texts that must come out unchanged."),
}

_ROLE = Field("string", "What the stage uses it for.", required=True)

KINDS = {
    "lines": Kind(
        "Whole lines, given by templates: looked up, not searched.  Case, accents, brackets, colons, bullets and "
        "arrows do not count.  {n} is a number, {date} a date with its time, {time} a time, {name} the name of a "
        "network or service, {url} an address, {any} one to five words at one place.",
        {
            "where": Field("string", "Where in the text it holds.", choices=("head", "tail", "edge", "anywhere")),
            "lines": Field("strings", "Templates of whole lines."),
            "starts": Field("strings", "Templates that a line starts with."),
            "ends": Field("strings", "Templates that a line ends with."),
            "regex": Field(
                "string",
                "A pattern for the whole line, as Python's re has them, and \\p{…}; the exception. One that may take for ever is refused.",
            ),
            "literal": Field("string", "What a line must contain before the pattern is tried."),
            "confidence": Field(
                "string",
                "sure: goes wherever it stands; likely: with some evidence beside; weak: only in company; faint: only among many.",
                choices=("sure", "likely", "weak", "faint"),
            ),
            "unless": Field("string", "A role of words: the rule holds for no text that has one of them."),
            "page": Field("flag", "It holds only where other lines show that the text is a scraped page."),
            "mark": Field(
                "flag",
                "It marks what the text has lost, or tells the reader what to press: nothing below is headed by it.",
            ),
            "topic": Field("flag", "It names subjects or places, which an author may list as well as a menu."),
            "below": Field("flag", "It holds only right below another such line: an author may end with it."),
            "frame": Field(
                "string",
                "All that stands on this side of such a line goes with it: it ends a header, or begins a licence.",
                choices=("above", "below"),
            ),
            "frame-most": Field("number", "The longest frame, in characters; none when left out."),
            "limit": Field("number", "The longest line it holds for, in characters; 120 when left out."),
        },
    ),
    "characters": Kind(
        "What stands for a character: a replacement, or nothing.",
        {"characters": Field("map", "Each character and what replaces it.", required=True), "role": _ROLE},
    ),
    "words": Kind("A list of words.", {"words": Field("strings", "The words.", required=True), "role": _ROLE}),
    "pairs": Kind(
        "Quotation marks that belong together.",
        {
            "pairs": Field("strings", "Opener and closer, outer pair first.", required=True),
            "inside": Field("string", "What stands inside of the first pair: a no-break space in French."),
            "role": _ROLE,
        },
    ),
    "numbers": Kind(
        "Weights, limits and thresholds, each with a name.",
        {"numbers": Field("numbers", "The numbers.", required=True), "role": _ROLE},
    ),
    "weights": Kind(
        "Many learned weights.",
        {
            "table": Field(
                "string",
                "One weight a line: a number, a blank, a name. Below a line `[words] number`: how names go on that begin "
                "with these words and have that weight.",
                required=True,
            ),
            "role": _ROLE,
        },
    ),
    "lexicon": Kind(
        "Many words of a language.",
        {
            "table": Field(
                "string",
                "A word a line, in small letters, and behind it how others go on that begin with it.",
                required=True,
            ),
            "role": _ROLE,
        },
    ),
    "repair": Kind(
        "A repair that the stage knows how to do: this rule gives it an id, a reason and a safety.",
        {"role": _ROLE, "flags": Field("flags", "Switches of the repair.")},
    ),
}

READ = {  # by stage: the kinds of rules that it asks for
    "encoding": ("characters", "numbers", "repair", "words"),
    "spacing": ("characters", "numbers", "repair", "words"),
    "boilerplate": ("lines", "numbers", "repair", "words"),
    "wraps": ("lexicon", "numbers", "repair", "words"),
    "quotes": ("characters", "numbers", "pairs", "repair", "weights", "words"),
}


def fields_of(kind: str) -> dict[str, Field]:
    """All fields that a rule of `kind` may have."""
    return {**COMMON_FIELDS, **KINDS[kind].fields}


def make_rule(table: Mapping[str, Any], stage: str, summary: str, file: str, line: int) -> Rule:
    """The rule that a table without problems stands for."""
    kind = table.get("kind", "lines")
    return Rule(
        id=table["id"],
        name=table["name"],
        stage=stage,
        kind=kind,
        safety=table.get("safety", "safe"),
        languages=tuple(table.get("languages", ("*",))),
        why=" ".join(table["why"].split()),
        summary=summary,
        data={key: table[key] for key in KINDS[kind].fields if key in table},
        examples=tuple(Example(e["before"], e["after"], e.get("lang")) for e in table.get("example", ())),
        keeps=tuple(Example(k["text"], k["text"], k.get("lang")) for k in table.get("keep", ())),
        file=file,
        line=line,
    )


def _roles(kind: str, roles: Mapping[tuple[str, str], set[str]]) -> dict[str, Any]:
    """What the schema says of the roles of a kind.  A rule with `unless` may name words of its own."""
    told = [f"{stage}: {', '.join(sorted(roles[stage, kind]))}" for stage in STAGES if (stage, kind) in roles]
    known = sorted({role for (_, of), some in roles.items() if of == kind for role in some})
    lists = "examples" if kind == "words" else "enum"
    return {"description": f"{_ROLE.doc}  In {'; in '.join(told)}.", lists: known}


def schema(roles: Mapping[tuple[str, str], set[str]]) -> dict[str, Any]:
    """The JSON Schema of a rule file, for editors; `roles` are those that stages ask for, by stage and kind."""

    def table(fields: Mapping[str, Field], **more: dict[str, Any]) -> dict[str, Any]:
        properties = {}
        for key, field in fields.items():
            properties[key] = {"description": field.doc, **TYPES[field.type][2], **more.get(key, {})}
            if field.choices:
                properties[key]["enum"] = list(field.choices)
        required = [key for key, field in fields.items() if field.required]
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}

    def listed(items: dict[str, Any]) -> dict[str, Any]:
        return {"type": "array", "items": items}

    nested = {"example": listed(table(EXAMPLE_FIELDS)), "keep": listed(table(KEEP_FIELDS))}
    kinds = []
    for name, kind in KINDS.items():
        one = table(fields_of(name), **nested)
        one["description"] = kind.doc
        if "role" in kind.fields:
            one["properties"]["role"] |= _roles(name, roles)
        one["properties"]["kind"]["const"] = name
        one["required"] += [] if name == "lines" else ["kind"]
        kinds.append(one)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule file of cleaner",
        **table(FILE_FIELDS, rule=listed({"oneOf": kinds})),
    }
