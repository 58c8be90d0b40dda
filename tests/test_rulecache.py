"""The cache of parsed rules: fresh or not used, and never a fault."""

from __future__ import annotations

import os
import pickle
import shutil
import time
from typing import TYPE_CHECKING, Any

import pytest

from cleaner import Cleaner, rulebook, rulecache, ship
from cleaner.stages.boilerplate.templates import fold, index

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
    kept.write_text(kept.read_text().replace('"words": "a"', '"words": "from the cache"'))
    assert words(rules) == [["from the cache"]]
    (rules / "a.toml").write_text(RULE.replace('["a"]', '["b"]'))
    assert words(rules) == [["b"]]


def test_the_words_of_a_rule_are_the_list_that_they_are(rules: Path) -> None:
    (rules / "a.toml").write_text(RULE.replace('["a"]', '["a", "b c", "ß"]'))
    read, kept = words(rules), words(rules)
    assert read == kept == [["a", "b c", "ß"]]
    assert [repr(listed) for listed in kept] == ["['a', 'b c', 'ß']"]
    (again,) = pickle.loads(pickle.dumps(kept))
    assert (again[1], len(again), [*again], "ß" in again) == ("b c", 3, ["a", "b c", "ß"], True)
    assert again == kept[0]
    assert again != ["a"]


def test_caches_of_long_ago_are_removed_when_one_is_written(rules: Path, cache: Path) -> None:
    cache.mkdir()
    digest = "0123456789abcdef" * 2
    old = [f"rules-{digest}.json", f"drawers-1-{digest}.json", f"digest-{digest}", f"gates-{digest}.json.4711"]
    others = ["notes.json", f"{digest}.txt", f"rules-{digest}.json.bak"]
    for name in old + others:
        (cache / name).write_text("{}")
        os.utime(cache / name, (0, 0))
    (cache / f"weights-{digest}.json").write_text("{}")
    assert words(rules) == [["a"]]
    left = {file.name for file in cache.iterdir()}
    assert left.isdisjoint(old)
    assert left >= {*others, f"weights-{digest}.json"}


def test_the_oldest_caches_beyond_a_size_are_removed(rules: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.mkdir()
    now = int(time.time())
    for age in range(9):
        name = cache / f"weights-{age:032x}.json"
        name.write_text("x" * 10_000)
        os.utime(name, (now - 10 - age, now - 10 - age))
    (cache / "mine.json").write_text("x" * 100_000)
    monkeypatch.setattr(rulecache, "HELD", 60_000)
    real, gone = os.unlink, []

    def unlink(path: str) -> None:  # another process is quicker now and then
        real(path)
        gone.append(path)
        if len(gone) == 2:
            raise FileNotFoundError(path)

    monkeypatch.setattr(os, "unlink", unlink)
    assert words(rules) == [["a"]]
    left = {file.name for file in cache.iterdir()}
    assert {name for name in left if name.startswith("weights-")} == {f"weights-{age:032x}.json" for age in range(4)}
    assert "mine.json" in left
    assert len(gone) == 5


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


def installed(folder: Path) -> Path:
    """Make of the built-in rules what a wheel holds, in a folder of its own."""
    rules = folder / "rules"
    shutil.copytree(rulebook.builtin_dir(), rules)
    (folder / rulecache.SHIPPED).mkdir()
    names = ship.make(str(folder / rulecache.SHIPPED))
    assert [name.partition("-")[0] for name in names] == [  # drawers in two cabinets
        "drawers",
        "drawers",
        "folded",
        "gates",
        "lexica.json",
        "misread",
        "rules.json",
        "weights.json",
        "stamp.json",
    ]
    return rules


def read_first(rules: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, bool]:
    """What a first start makes of a text, and whether it had to read the rule files."""
    rulecache.digest.cache_clear()
    rulecache.shipped.cache_clear()
    monkeypatch.setattr(rulebook, "builtin_dir", lambda: str(rules))
    monkeypatch.setattr(index, "builtin_dir", lambda: str(rules))
    monkeypatch.setattr(fold, "builtin_dir", lambda: str(rules))
    text = Cleaner().clean("The bridge opens.\n\nShare\n0 Comments\n")
    rulecache.shipped.cache_clear()
    return text, cache.exists()


def test_a_wheel_brings_the_cache_along(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = installed(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        assert read_first(rules, cache, patch) == ("The bridge opens.\n", False)
        patch.setattr(rulebook, "builtin_dir", lambda: str(rules))
        made = Cleaner()
    assert made.rulebook.fingerprint == Cleaner().rulebook.fingerprint
    assert made.rulebook.rules["BP1101"].file.startswith(str(rules))
    for name in os.listdir(tmp_path / rulecache.SHIPPED):
        assert str(tmp_path) not in (tmp_path / rulecache.SHIPPED / name).read_text()
        assert rulebook.builtin_dir() not in (tmp_path / rulecache.SHIPPED / name).read_text()


@pytest.mark.parametrize("touch", ["size", "time", "new", "gone"])
def test_a_cache_brought_along_does_not_hold_for_other_rules(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, touch: str
) -> None:
    rules = installed(tmp_path)
    file = min((rules / "spacing").glob("*.toml"))
    if touch == "size":
        file.write_text(file.read_text() + "\n")
    elif touch == "time":
        os.utime(file, (2**32, 2**32))
    elif touch == "new":
        (rules / "spacing" / "zz.toml").write_text('stage = "spacing"\nsummary = "x"\n')
    else:
        (tmp_path / rulecache.SHIPPED / rulecache.STAMP).unlink()
    assert read_first(rules, cache, monkeypatch) == ("The bridge opens.\n", True)
