"""Rules of somebody's own beside those that come with cleaner: roles and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cleaner import Cleaner, rulebook
from cleaner.rulebook import RulesError

if TYPE_CHECKING:
    from pathlib import Path

RULE = """stage = "{stage}"
summary = "Rules of a test"

[[rule]]
id = "{id}"
name = "rule-of-a-test"
kind = "{kind}"
{data}
why = "A test."
"""
COSTS = rulebook.load().rules["QU001"].data["numbers"]


def loaded(file: Path, **rule: str) -> Cleaner:
    file.write_text(RULE.format(**{"id": "ZZ001", **rule}), encoding="utf-8")
    return Cleaner({"rules": [str(file)]})


@pytest.mark.parametrize(
    ("stage", "kind", "data", "message"),
    [
        (
            "wraps",
            "words",
            'role = "suspendid"\nwords = ["plus"]',
            "nothing in the stage wraps asks for words of the role 'suspendid'; did you mean 'suspended'?",
        ),
        (
            "wraps",
            "words",
            'role = "quite-another"\nwords = ["plus"]',
            "nothing in the stage wraps asks for words of the role 'quite-another'; cleaner rules schema lists those it asks for",
        ),
        (
            "spacing",
            "characters",
            'role = "none"\ncharacters = { "a" = "" }',
            "nothing in the stage spacing asks for characters of the role 'none'; known: zero-width",
        ),
        (
            "quotes",
            "numbers",
            'role = "costs"\nnumbers = { apostrophe_ends = 1.0 }',
            "nothing in the stage quotes asks for the number 'apostrophe_ends'; did you mean 'apostrophe_end'?",
        ),
        (
            "boilerplate",
            "lines",
            'lines = ["Gazette dies"]\nunless = "polixy"',
            "'unless': there are no words of the role 'polixy'; did you mean 'policy'?",
        ),
    ],
)
def test_what_nobody_asks_for_is_a_problem(stage: str, kind: str, data: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(RulesError) as caught:
        loaded(tmp_path / "my.toml", stage=stage, kind=kind, data=data)
    assert [str(problem) for problem in caught.value.problems] == [f"{tmp_path / 'my.toml'}:4: ZZ001: {message}"]


def test_words_that_a_rule_of_lines_names_may_have_any_role(tmp_path: Path) -> None:
    lines = 'lines = ["Gazette dies"]\nunless = "gazettes"'
    words = '[[rule]]\nid = "ZZ002"\nname = "gazettes"\nkind = "words"\nrole = "gazettes"\nwords = ["Herald"]\nwhy = "A test."\n'
    file = tmp_path / "my.toml"
    file.write_text(RULE.format(id="ZZ001", stage="boilerplate", kind="lines", data=lines) + words, encoding="utf-8")
    assert Cleaner({"rules": [str(file)]}).rulebook.rules["ZZ002"].data["words"] == ["Herald"]


def test_numbers_in_the_place_of_ours_must_be_all_there(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    given = ", ".join(f"{name} = {number}" for name, number in sorted(COSTS.items())[2:])
    with pytest.raises(RulesError) as caught:
        loaded(file, id="QU001", stage="quotes", kind="numbers", data=f'role = "costs"\nnumbers = {{ {given} }}')
    first, second = sorted(COSTS)[:2]
    lacks = f"it takes the place of the built-in rule QU001 and lacks its numbers {first}, {second}"
    assert [str(problem) for problem in caught.value.problems] == [
        f"{file}:4: QU001: {lacks}; give it another id to change a few"
    ]
    with pytest.raises(RulesError, match=r"lacks its numbers .* more; give it another id"):
        loaded(file, id="QU001", stage="quotes", kind="words", data='role = "saying"\nwords = ["quoth"]')


def test_numbers_with_an_id_of_their_own_go_on_top_of_ours(tmp_path: Path) -> None:
    data = 'role = "costs"\nnumbers = { apostrophe_end = 7.5 }'
    cleaner = loaded(tmp_path / "my.toml", stage="quotes", kind="numbers", data=data)
    assert cleaner.rulebook.of_stage("quotes").numbers("costs") == {**COSTS, "apostrophe_end": 7.5}
