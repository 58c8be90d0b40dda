"""How lines are looked up: all at once as one by one, and what is told early is what a closer look would tell."""

from __future__ import annotations

import itertools
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner import Cleaner
from cleaner.document import Document
from cleaner.stages import boilerplate
from cleaner.stages.boilerplate import decision
from cleaner.stages.boilerplate.lookup import look_up
from cleaner.stages.boilerplate.templates.fold import ORNAMENTS, fold, fold_all
from cleaner.stages.boilerplate.templates.gates import NONE, Near
from cleaner.stages.boilerplate.templates.index import SHORT

if TYPE_CHECKING:
    from collections.abc import Sequence

RULES = next(rules for stage, rules in Cleaner().plan.stages if stage is boilerplate)
TEMPLATES = RULES.prepared(boilerplate.build)
GOLDEN = sorted((Path(__file__).parents[1] / "golden").rglob("input.txt"))
PIECES = "Share ﬁn ẞ May 5 ٣ k . .. … (c) www.example.com a@b.de Twitter twitter. İ é e\u0301 \u0301 版权 {n} \x02 - | : uhr »"
PLACES = ["3 May 2024", "10:30 am", "2024年 5月3日", " ", "\xa0", "\t"]
LINES = st.lists(st.sampled_from([*PIECES.split(), *PLACES]) | st.characters(exclude_characters="\n"), max_size=9)
GATED = st.sampled_from(
    ["Copyright", "© ", "all rights reserved.", "Tags:", "straße", "版权所有", "…", " * ", "—"]
) | LINES.map("".join)
NOTICES = [
    "Your email address will not be published. Required fields are marked *",
    "Share on Facebook",
    "All rights reserved.",
    "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
]
BRACKETS = frozenset("()[]<>{}«»‹›【】「」〈〉《》（）")
WORDS = st.sampled_from([*NOTICES, "the old bridge and its", "harbour", "- so", "of", "Copyright © 2019", "Read more"])


@given(st.lists(LINES.map("".join), max_size=8))
def test_lines_are_folded_together_as_one_by_one(lines: list[str]) -> None:
    assert fold_all(lines, TEMPLATES.words) == [fold(line, TEMPLATES.words) for line in lines]


@given(st.lists(st.lists(GATED, max_size=4).map(" ".join).filter(bool), max_size=8))
def test_all_lines_that_pass_a_gate_are_near_and_no_others(lines: list[str]) -> None:
    bare = [line.strip(ORNAMENTS) for line in lines]
    near = TEMPLATES.gates.near(lines)
    assert near.starts.keys() == {k for k, text in enumerate(bare) if TEMPLATES.gates.head_limit(text)}
    assert near.stops.keys() == {k for k, text in enumerate(bare) if TEMPLATES.gates.tail_limit(text)}
    assert all(TEMPLATES.gates.limit(bare[k]) == limit for k, limit in [*near.starts.items(), *near.stops.items()])
    assert {k for k, text in enumerate(bare) if len(text) <= SHORT < len(lines[k])} <= {*near.short}


@given(st.lists(GATED | WORDS, max_size=9).map(" ".join))
@example("< Copyright ©  Copyright Copyright Copyright")
@example("Share Copyright Copyright Copyright Share on Facebook")
def test_a_line_that_the_gates_refuse_is_near_no_template(line: str) -> None:
    if TEMPLATES.gates.refuse(line):
        assert TEMPLATES.gates.near([line]) == NONE
        if not BRACKETS.intersection(line):  # the form of a line is without them, the gates do not look behind them
            (hit,) = TEMPLATES.find_all([line])
            assert hit is None or hit.form.endswith(
                "}"
            )  # of what ends with a placeholder the gates know short lines only


def test_most_prose_is_refused_by_the_gates() -> None:
    lines = [line for file in GOLDEN for line in file.read_text("utf-8").splitlines() if len(line) > 2 * SHORT]
    assert sum(map(TEMPLATES.gates.refuse, lines)) > len(lines) / 2


def everything(lines: Sequence[str]) -> Near:
    """What would be told of lines if all of them were looked at."""
    bare = [line.strip(ORNAMENTS) for line in lines]
    limits = {k: TEMPLATES.limit(text) for k, text in enumerate(bare)}
    return Near(limits, limits, [k for k, text in enumerate(bare) if len(text) <= SHORT])


@given(st.lists(st.lists(WORDS, max_size=30).map(" ".join), max_size=6), st.integers(44, 80))
def test_a_broken_notice_is_found_as_when_all_rows_are_looked_at(paragraphs: list[str], width: int) -> None:
    text = "\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
    told = look_up(Document(text), TEMPLATES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TEMPLATES, "near", everything)
        patch.setattr(TEMPLATES, "told", None)
        assert told == look_up(Document(text), TEMPLATES)


LABELS = st.sampled_from(["Share", "Home | Contact | Imprint", "FacebookTwitter", "", *NOTICES])


@given(st.lists(st.lists(WORDS, max_size=20).map(" ".join) | LABELS, max_size=9), st.integers(44, 130), st.data())
def test_what_is_left_of_a_text_is_looked_up_as_if_it_had_not_been_seen(
    paragraphs: list[str], width: int, data: st.DataObject
) -> None:
    rows = [row for text in paragraphs for row in textwrap.wrap(text, width) or [""]]
    look_up(Document("\n".join(rows)), TEMPLATES)
    stay = data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    rest = "\n".join(itertools.compress(rows, stay))
    again = look_up(Document(rest), TEMPLATES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TEMPLATES, "told", None)
        assert again == look_up(Document(rest), TEMPLATES)


def test_a_line_that_a_template_knows_passes_a_gate_when_it_is_long() -> None:
    lines = {line for file in GOLDEN for line in file.read_text("utf-8").splitlines() if len(line) > SHORT}
    known = [line for line in sorted(lines) if TEMPLATES.find_all([line])[0]]
    assert known
    for line in known:
        assert len(line) <= TEMPLATES.limit(line.strip(" *-|"))


def test_what_is_told_hopeless_at_once_would_not_go(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [Document(file.read_bytes().decode("utf-8", "replace")) for file in GOLDEN]
    told = [boilerplate.edits(document, RULES) for document in documents]
    monkeypatch.setattr(decision, "hopeless", lambda hits, _numbers: not hits)
    assert told == [boilerplate.edits(document, RULES) for document in documents]


def test_of_rules_that_know_a_line_the_surest_counts_and_of_equal_ones_the_first(tmp_path: Path) -> None:
    rule = '[[rule]]\nid = "XX00{}"\nname = "line-{}"\nconfidence = "{}"\nwhy = "A test."\nlines = ["Gazette corner", "Our {} side"]\n'
    rules = "".join(rule.format(n, n, word, "abcd"[n]) for n, word in enumerate(("weak", "sure", "sure", "likely")))
    file = tmp_path / "house.toml"
    file.write_text(f'stage = "boilerplate"\nsummary = "Rules for a test"\n{rules}', encoding="utf-8")
    stages = Cleaner({"rules": [str(file)], "stages": ["boilerplate"]}).plan.stages
    templates = stages[0][1].prepared(boilerplate.build)
    told = templates.find_all(["Gazette corner", "Our a side", "Our d side", "Nobody's"])
    assert [hit and hit.rule for hit in told] == ["XX001", "XX000", "XX003", None]


BESIDE = [
    *("Leave a Reply Cancel reply", "Добавить комментарий Отменить ответ", "Search Search"),
    *("⭐ Save this recipe", "Share this story!", "Deixe uma resposta Cancelar resposta", "会员登录 会员注册"),
]


@pytest.mark.parametrize("line", BESIDE)
def test_labels_side_by_side_are_told_by_new_tables_as_by_old_ones(line: str) -> None:
    text = f"The ferry leaves when the twelfth comes down the path.\n\n{line}"
    found = look_up(Document(text), boilerplate.build(RULES))
    assert found.keys() == look_up(Document(text), TEMPLATES).keys() == {2}


@pytest.mark.parametrize("line", ["Print and share", "Thank you, thank you", "Save the seeds", "Published!", "No, no"])
def test_words_between_labels_and_commas_are_the_authors(line: str) -> None:
    assert TEMPLATES.find_all([line]) == [None]
