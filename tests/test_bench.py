"""The benchmark runs: corpora are the same each time, a task tells its time, growth its exponents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("bench", reason="the benchmark is in the checkout only")

from bench import corpora, growth, learned, rounds, sizes, wrap_cases
from cleaner.stages.quotes.tables import weights_in


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
