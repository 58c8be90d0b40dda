"""How lines are looked up: all at once as one by one, and what is told early is what a closer look would tell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.document import Document
from cleaner.stages import boilerplate
from cleaner.stages.boilerplate import decision
from cleaner.stages.boilerplate.fold import fold, fold_all
from cleaner.stages.boilerplate.index import SHORT

if TYPE_CHECKING:
    import pytest

RULES = next(rules for stage, rules in Cleaner().plan.stages if stage is boilerplate)
TEMPLATES = RULES.prepared(boilerplate.build)
GOLDEN = sorted((Path(__file__).parents[1] / "golden").rglob("input.txt"))
PIECES = "Share ﬁn ẞ May 5 ٣ k . .. … (c) www.example.com a@b.de Twitter twitter. İ é e\u0301 \u0301 版权 {n} \x02 - | : uhr »"
PLACES = ["3 May 2024", "10:30 am", "2024年 5月3日", " ", "\xa0", "\t"]
LINES = st.lists(st.sampled_from([*PIECES.split(), *PLACES]) | st.characters(exclude_characters="\n"), max_size=9)


@given(st.lists(LINES.map("".join), max_size=8))
def test_lines_are_folded_together_as_one_by_one(lines: list[str]) -> None:
    assert fold_all(lines, TEMPLATES.words) == [fold(line, TEMPLATES.words) for line in lines]


@given(st.lists(LINES.map("".join), max_size=8))
def test_all_lines_that_pass_a_gate_are_near(lines: list[str]) -> None:
    assert {k for k, line in enumerate(lines) if TEMPLATES.gates.limit(line)} <= TEMPLATES.gates.near(lines)


def test_a_line_that_a_template_knows_passes_a_gate_when_it_is_long() -> None:
    lines = {line for file in GOLDEN for line in file.read_text("utf-8").splitlines() if len(line) > SHORT}
    known = [line for line in sorted(lines) if TEMPLATES.find(line)]
    assert known
    for line in known:
        assert len(line) <= TEMPLATES.limit(line.strip(" *-|"))


def test_what_is_told_hopeless_at_once_would_not_go(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [Document(file.read_bytes().decode("utf-8", "replace")) for file in GOLDEN]
    told = [boilerplate.edits(document, RULES) for document in documents]
    monkeypatch.setattr(decision, "hopeless", lambda _hits, left, _numbers: not left)
    assert told == [boilerplate.edits(document, RULES) for document in documents]
