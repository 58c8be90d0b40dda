"""The benchmark runs: corpora are the same each time, a task tells its time, growth its exponents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("bench", reason="the benchmark is in the checkout only")

from bench import corpora, growth, learn_quotes, learn_turns, learned, rounds, sizes, wrap_cases
from cleaner import rulebook
from cleaner.stages.quotes.marks.tables import build, weights_in


def test_corpora_are_the_same_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        corpora.build(tmp_path / name, 0.02)
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
    damaged = json.loads((tmp_path / "one" / "damaged.json").read_text("utf-8"))
    assert damaged != json.loads((tmp_path / "one" / "clean.json").read_text("utf-8"))


def test_a_task_tells_its_ratio(tmp_path: Path) -> None:
    corpora.build(tmp_path, 0.02)
    told = rounds.ratios(["encoding", "no such peer"], tmp_path / "clean.json", rounds=1)
    assert isinstance(told["encoding"], rounds.Ratio)
    assert told["encoding"].times > 1
    assert isinstance(told["no such peer"], str)


def test_learning_sees_the_features_that_are_weighed() -> None:
    text = "The ferry left the quay at\nnoon, and half the town had\ncome to see it off.\n\nNobody spoke\n"
    at = [k for k, character in enumerate(text) if character == "\n"]
    labels = [[at[0] - 1, at[0] + 1, "J"], [at[1] - 1, at[1] + 1, "J"], [at[2] - 1, at[3] + 1, "B"]]
    like = wrap_cases.Case(frozenset(), wrap=False, source="own", keep=False, document=0, weight=1.0)
    first, second = wrap_cases.cases_of(text, labels, like)[:2]
    assert first.wrap
    assert second.wrap
    assert {"starts-lower", "doc.size-1"} <= first.names


def test_learning_takes_one_mark_away_at_a_time() -> None:
    tables = rulebook.load().of_stage("quotes").prepared(build)
    text = "“Come in,” she said, and he came.\n\nHe sat down. “It is late,” he said. “We must go.”\n"
    cases = list(learn_quotes.cases_of("own", "book", "en", text, 2.0, tables))
    assert len(cases) == 6
    assert {case.places[0][0].split()[0] for case in cases} == {"open", "close"}
    assert all(0 <= case.right < len(case.places) == len(case.passed) for case in cases)
    assert {case.worth for case in cases} == {2.0}


def test_learning_of_turns_takes_the_closer_away() -> None:
    tables = rulebook.load().of_stage("quotes").prepared(build)
    told = "“Where is the ferry?” asked Ann.\n\n“Where is it?”\n\n“It has gone.”\n\n“So we must walk.”\n"
    cases = list(learn_turns.cases_of("own", "en", told, tables))
    assert [case.answered for case in cases] == [True, True]
    assert all(case.named for case in cases)


def test_documents_of_a_size_are_whole_paragraphs() -> None:
    text = "\n\n".join(f"Paragraph {number} of the text." for number in range(99))
    documents = sizes.cut(text, 250)
    assert all(250 - 2 <= len(document) < 300 for document in documents)
    assert sum(map(len, documents)) > 0.9 * sizes.LEAST


def test_growth_is_measured_from_the_second_size_to_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "FRAGMENTS", ("a\n",))
    monkeypatch.setattr(growth, "LED", ())
    (found,) = growth.measure(500)
    assert found.fragment == '"a\\n"'
    assert len(found.seconds) == len(growth.TIMES)
    assert found.exponent < 2


def test_a_table_of_weights_says_once_how_names_begin() -> None:
    weights = {
        "close bracket": -3.2,
        "close quotes the": 0.1,
        "close quotes [": 0.1,
        "close quotes a b": -0.2,
        "open x 1": 2.0,
    }
    lines = list(learned.tabled(weights))
    assert lines == [
        "-3.2 close bracket",
        "[close quotes] -0.2",
        "a b",
        "[close quotes] 0.1",
        "[",
        "the",
        "[open x] 2.0",
        "1",
    ]
    assert {name: float(weight) for name, weight in weights_in("\n".join(lines))} == weights
