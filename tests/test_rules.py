"""The examples that rules carry, and the files generated from the rules."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cleaner import rulebook, rulecache
from cleaner.examples import failures
from cleaner.fits import roles_of
from cleaner.kinds import schema
from cleaner.stages.boilerplate.templates import build
from cleaner.stages.boilerplate.templates.fold import fold, fold_templates

if TYPE_CHECKING:
    from cleaner.rule import Rule

RULES = list(rulebook.load(examples=True).rules.values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert not list(failures(rule))


def test_ids_and_names_are_used_once() -> None:
    read = [
        r for file in map(rulebook.rulefile.read, rulebook.rulefile.find(rulebook.builtin_dir())) for r in file.rules
    ]
    for values in ([r.id for r in read], [r.name for r in read]):
        assert len(values) == len(set(values))


def test_ids_tell_the_stage() -> None:
    prefixes = {"encoding": "EN", "spacing": "SP", "boilerplate": "BP", "wraps": "WR", "quotes": "QU"}
    for rule in RULES:
        assert rule.id.startswith(prefixes[rule.stage])
        assert Path(rule.file).parent.name == rule.stage


def test_templates_are_folded_as_lines_are() -> None:
    words = rulebook.load().of_stage("boilerplate").prepared(build).words
    sample = {
        "{n}": "3478",
        "{url}": "wordpress.com",
        "{any}": "{any}",
        "{date}": "{date}",
        "{time}": "{time}",
        "{name}": "{name}",
    }
    for rule in RULES:
        given = [line for key in ("lines", "starts", "ends") for line in rule.data.get(key, ()) if rule.kind == "lines"]
        for template in given:
            line = re.sub(r"\{\w+\}", lambda found: sample[found[0]], template)
            if "{" not in line:
                assert fold_templates([template], words) == [fold(line, words)], (rule.id, template)


def test_the_schema_is_fresh() -> None:
    shipped = Path(rulebook.builtin_dir(), "schema.json").read_text(encoding="utf-8")
    ours = rulecache.read_all(rulebook.builtin_dir())
    roles = roles_of(rule for file in ours for rule in file.rules)
    assert shipped == json.dumps(schema(roles), indent=2, ensure_ascii=False) + "\n", (
        "run: cleaner rules schema > rules/schema.json"
    )


def test_the_schema_names_the_roles_that_stages_ask_for() -> None:
    shipped = json.loads(Path(rulebook.builtin_dir(), "schema.json").read_text(encoding="utf-8"))
    kinds = {kind["properties"]["kind"]["const"]: kind for kind in shipped["properties"]["rule"]["items"]["oneOf"]}
    assert kinds["pairs"]["properties"]["role"] == {
        "description": "What the stage uses it for.  In quotes: language.",
        "type": "string",
        "minLength": 1,
        "enum": ["language"],
    }
    assert "join-likely" in kinds["repair"]["properties"]["role"]["enum"]
    assert "suspended" in kinds["words"]["properties"]["role"]["examples"]  # a rule of lines may name others
