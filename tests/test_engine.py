"""The engine trusts no stage: capabilities, rounds, the record."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner, engine
from cleaner.capability import MARKS, SPACES, Capability
from cleaner.change import Columns, Edit
from cleaner.rule import Rule
from cleaner.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleaner.document import Document

SPACING = Capability(delete=SPACES, insert=SPACES)


def rule(identity: str, safety: str = "safe") -> Rule:
    return Rule(identity, identity.lower(), "spacing", "repair", safety, ("*",), "why", "summary", {"role": "x"})


def plan_of(find: Callable[[str], list[Edit]], capability: Capability = SPACING, safety: str = "safe") -> engine.Plan:
    def edits(document: Document, _rules: object) -> list[Edit]:
        return find(document.text)

    stage = SimpleNamespace(NAME="spacing", CAPABILITY=capability, edits=edits, explain=edits)
    return engine.plan(Rulebook([rule("SP001", safety)]), {}, pipeline=[stage])


def each(text: str, old: str, new: str, identity: str = "SP001") -> list[Edit]:
    at = text.find(old)
    return [Edit(at, at + len(old), new, identity)] if at >= 0 else []


def test_an_edit_outside_of_the_capability_is_refused() -> None:
    result = engine.run("good text", plan_of(lambda t: each(t, "good", "")))
    assert (result.text, result.trouble, result.changes) == ("good text", "refused", ())
    assert result.findings[0].message == "spacing (SP001) may not replace 'good' by ''"


def test_one_edit_among_many_that_are_allowed_is_refused() -> None:
    many = [Edit(at, at + 1, "\n", "SP001") for at in range(1, 80, 2)]
    many[20] = Edit(41, 43, "\n", "SP001")
    result = engine.run("a " * 50, plan_of(lambda _: many))
    assert (result.text, result.trouble) == ("a " * 50, "refused")
    assert result.findings[0].message == "spacing (SP001) may not replace ' a' by '\\n'"


def test_what_only_reports_may_point_at_anything() -> None:
    edits = [Edit(0, 4, "good", "SP001", "look"), Edit(4, 6, " ", "SP001")]
    result = engine.run("good  text", plan_of(lambda t: edits if "  " in t else edits[:1]))
    assert (result.text, result.trouble) == ("good text", None)
    assert [f.message for f in result.findings] == ["look"]


@pytest.mark.parametrize("edits", [[Edit(5, 4, " ", "SP001")], [Edit(0, 99, "", "SP001")]])
def test_disorderly_edits_are_refused(edits: list[Edit]) -> None:
    text = "good text"
    result = engine.run(text, plan_of(lambda _: edits))
    assert result.trouble == "refused"
    assert result.text is text


def test_an_error_in_a_stage_concerns_one_text() -> None:
    """And is told, with its place: the rest of a corpus is cleaned."""

    def fails(text: str) -> list[Edit]:
        raise IndexError("list index out of range") if "bad" in text else ValueError(text)

    result = engine.run("a bad text", plan_of(fails))
    assert (result.text, result.trouble) == ("a bad text", "fault")
    assert result.findings[0].message.startswith(
        "a fault of cleaner, not of the text; please report it: IndexError: list index out of range ("
    )


def test_a_stage_that_never_settles_gives_the_original_back() -> None:
    text = "a b"
    result = engine.run(text, plan_of(lambda t: each(t, " ", "  ")))
    assert result.text is text
    assert result.trouble == "unstable"
    assert [f.rule for f in result.findings] == ["unstable"]


def test_rounds_go_on_until_one_changes_nothing() -> None:
    result = engine.run("a   b", plan_of(lambda t: each(t, "  ", " ")))
    assert result.text == "a b"
    assert result.restore() == "a   b"
    assert [c.rules for c in result.changes] == [("SP001",)]


@pytest.mark.parametrize("safety", ["unsafe", "hint"])
def test_what_is_not_safe_is_reported_and_not_applied(safety: str) -> None:
    result = engine.run("a  b", plan_of(lambda t: each(t, "  ", " "), safety=safety))
    assert result.text == "a  b"
    assert [(f.start, f.end, f.rule, f.new) for f in result.findings] == [(1, 3, "SP001", " ")]


def test_an_edit_of_a_rule_that_is_off_is_not_applied() -> None:
    assert engine.run("a  b", plan_of(lambda t: each(t, "  ", " ", "SP999"))).text == "a  b"


def test_nothing_to_do_gives_the_same_object() -> None:
    text = "nothing " * 3
    assert engine.run(text, plan_of(lambda _: [])).text is text


def test_an_edit_that_changes_nothing_is_a_finding_without_proposal() -> None:
    result = engine.run("a b", plan_of(lambda _: [Edit(1, 2, " ", "SP001", "look here")]))
    assert [(f.message, f.new) for f in result.findings] == [("look here", None)]


def test_offsets_outside_of_the_text_are_an_error() -> None:
    result = engine.run("a  b", plan_of(lambda t: each(t, "  ", " ")))
    assert (result.to_cleaned(3), result.to_original(2), result.to_cleaned(4)) == (2, 3, 3)
    for call, bad in ((result.to_cleaned, 5), (result.to_original, 4), (result.to_cleaned, -1)):
        with pytest.raises(IndexError):
            call(bad)


def test_whole_lines_may_go_only_whole() -> None:
    lines = Capability(delete=SPACES, insert="", whole_lines=True)
    text = "one\ntwo\nthree"
    assert lines.allows(text, 4, 8, "")
    assert lines.allows(text, 7, 13, "")
    assert lines.allows(text, 3, 7, "")
    assert not lines.allows(text, 4, 6, "")
    assert not lines.allows(text, 5, 8, "")
    assert not lines.allows(text, 4, 8, "x")


@given(
    st.text("a \n\r", max_size=8),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.sampled_from(["", " ", "a"])), max_size=3),
)
def test_edits_that_are_allowed_together_are_allowed_one_by_one(text: str, asked: list[tuple[int, int, str]]) -> None:
    spans = [(min(a, len(text)), min(b, len(text)), new) for a, b, new in asked if a <= b]
    edits = [Edit(start, end, new, "X") for start, end, new in spans]
    for may in (
        Capability("", "", whole_lines=True),
        Capability(SPACES, " "),
        Capability(SPACES, "", whole_lines=True),
    ):
        olds = [text[e.start : e.end] for e in edits]
        made = Columns(
            [e.start for e in edits], [e.end for e in edits], [e.new for e in edits], ["X"] * len(edits), olds
        )
        if may.covers_all(text, made):
            assert all(may.allows(text, e.start, e.end, e.new) for e in edits)


def test_marks_may_not_take_letters_with_them() -> None:
    marks = Capability(delete=MARKS, insert=MARKS)
    assert marks.allows('say "hi"', 4, 5, "“")
    assert not marks.allows('say "hi"', 4, 6, "“")


def test_a_stage_is_not_asked_twice_about_one_text() -> None:
    asked: list[str] = []

    def trim(document: Document, _rules: object) -> list[Edit]:
        return each(document.text, " \n", "\n")

    def count(document: Document, _rules: object) -> list[Edit]:
        asked.append(document.text)
        return []

    pipeline = [
        SimpleNamespace(NAME="spacing", CAPABILITY=SPACING, edits=trim, explain=trim),
        SimpleNamespace(NAME="quotes", CAPABILITY=SPACING, edits=count, explain=count),
    ]
    plan = engine.plan(Rulebook([rule("SP001")]), {}, pipeline=pipeline)
    assert engine.run("one \ntwo", plan).text == "one\ntwo"
    assert asked == ["one\ntwo"]


WRAPPED = """The river had risen in the night, and by the time the first of the
farmers came down to the bridge the water stood as high as the rail.
They looked at it for a long while without saying anything, and then
one of them laughed and said that it was a fine day for a swim in it.

It was not there, of course,  and the develop- ment of the matter
was left to the morning, when there would be light and also coffee.
"""


def test_explain_tells_what_a_later_round_changes_and_no_place_twice() -> None:
    cleaner = Cleaner()
    result = cleaner.run(WRAPPED)
    changed = [n for n in engine.explain(WRAPPED, cleaner.plan) if n.new is not None and n.rule in cleaner.plan.applied]
    assert [(n.start, n.end, (n.rule,), n.new) for n in changed] == [
        (c.start, c.end, c.rules, c.new) for c in result.changes
    ]
    assert {"SP004", "WR005"} <= {n.rule for n in changed}  # of the second round: rows that are joined are prose
    notes = [n[:2] for n in engine.explain(WRAPPED, cleaner.plan) if n.rule.startswith(("WR", "SP"))]
    assert len(notes) == len(set(notes))
