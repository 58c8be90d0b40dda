"""The cache of parsed rules: fresh or not used, and never a fault."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from cleaner import rulecache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RULE = 'stage = "wraps"\nsummary = "x"\n[[rule]]\nid = "ZZ001"\nname = "zz"\nkind = "words"\nrole = "x"\nwords = ["a"]\nwhy = "x"\n'


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "cache"
    monkeypatch.setenv("CLEANER_CACHE_DIR", str(folder))
    rulecache.digest.cache_clear()
    yield folder
    rulecache.digest.cache_clear()


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "a.toml").write_text(RULE)
    return folder


def words(folder: Path) -> Any:
    rulecache.digest.cache_clear()
    return [r.data["words"] for file in rulecache.read_all(str(folder)) for r in file.rules]


def test_a_fresh_cache_is_read_and_a_stale_one_is_not(rules: Path, cache: Path) -> None:
    assert words(rules) == [["a"]]
    (kept,) = cache.iterdir()
    kept.write_text(kept.read_text().replace('["a"]', '["from the cache"]'))
    assert words(rules) == [["from the cache"]]
    (rules / "a.toml").write_text(RULE.replace('["a"]', '["b"]'))
    assert words(rules) == [["b"]]


@pytest.mark.parametrize("damage", ["", "{", "[1", "null\0"])
def test_a_damaged_cache_is_made_again(rules: Path, cache: Path, damage: str) -> None:
    assert words(rules) == [["a"]]
    (kept,) = cache.iterdir()
    kept.write_text(damage)
    assert words(rules) == [["a"]]
    assert kept.read_text() != damage


@pytest.mark.parametrize("damage", ["[1]", "null", "[[[[1]], {}]]"])
def test_a_cache_of_another_shape_is_not_used(rules: Path, cache: Path, damage: str) -> None:
    assert words(rules) == [["a"]]
    (kept,) = cache.iterdir()
    kept.write_text(damage)
    assert words(rules) == [["a"]]


def test_a_cache_that_cannot_be_written_is_no_fault(rules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANER_CACHE_DIR", os.devnull + "/none")
    assert words(rules) == [["a"]]


def test_problems_are_told_and_not_kept(rules: Path, cache: Path) -> None:
    (rules / "a.toml").write_text(RULE.replace("words =", "wrods ="))
    rulecache.digest.cache_clear()
    (file,) = rulecache.read_all(str(rules))
    assert [p.message for p in file.problems] == ["unknown key 'wrods'; did you mean 'words'?", "'words' is missing"]
    assert not cache.exists()
