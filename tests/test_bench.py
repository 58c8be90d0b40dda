"""The benchmark runs: corpora are the same each time, a task tells its time, growth its exponents."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("bench", reason="the benchmark is in the checkout only")

from bench import corpora, rounds


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
