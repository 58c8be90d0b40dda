"""Records and undo: who is to blame when one cannot be written, and what files that were cleaned more than once get back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from cleaner.cli.options import Options
from cleaner.cli.run import run
from cleaner.cli.undo import undo_all
from cleaner.files.record import append

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The bridge\u200b opens on Monday.\n\nShare\n0 Comments\n"
ONE_STAGE = "The bridge opens on Monday.\n\nShare\n0 Comments\n"
CLEAN = "The bridge opens on Monday.\n"
RECORDS = '{"text": "x\\u200by"}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text(RECORDS)
    return tmp_path


def fix(name: str = "a.txt", record: str = "r.jsonl", **more: Any) -> int:
    return run(Options("fix", (name,), isolated=True, quiet=True, record=record, **more))


def undo(capfd: Any) -> tuple[int, str]:
    capfd.readouterr()
    code = undo_all("r.jsonl")
    return code, capfd.readouterr().err


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ("/nonexist/r.jsonl", "No such file or directory"),
        ("a.txt/r.jsonl", "Not a directory"),
        ("folder", "Is a directory"),
        ("/dev/full", "No space left on device"),
        ("locked/r.jsonl", "Permission denied"),
        ("locked.jsonl", "Permission denied"),
    ],
)
def test_a_record_that_cannot_be_written_is_blamed(
    folder: Path, capfd: Any, monkeypatch: pytest.MonkeyPatch, record: str, why: str
) -> None:
    if record == "/dev/full" and not os.path.exists(record):
        pytest.skip("this system has no full device")
    (folder / "folder").mkdir()
    (folder / "locked").mkdir()
    (folder / "locked.jsonl").write_text("")
    monkeypatch.setattr(os, "access", lambda path, _mode: "locked" not in str(path))  # who runs tests may be root
    for name, field in (("a.txt", ()), ("a.jsonl", ("text",))):
        assert fix(name, record, field=field) == 2
        assert capfd.readouterr().err == f"cleaner: {record}: {why}\n"
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT
    assert (folder / "a.jsonl").read_text() == RECORDS


def test_where_nothing_was_to_clean_there_is_nothing_to_undo(folder: Path, capfd: Any) -> None:
    (folder / "a.txt").write_text(CLEAN)
    assert fix() == 0
    assert undo(capfd) == (0, "restored 0 of 0 files\n")
    (folder / "empty").mkdir()
    assert fix("empty", "e.jsonl") == 0
    assert (folder / "e.jsonl").read_bytes() == b""
    assert fix("missing.txt", "m.jsonl") == 2
    assert not (folder / "m.jsonl").exists()


def test_a_file_that_was_cleaned_twice_is_one_file(folder: Path, capfd: Any) -> None:
    assert fix(stage=("spacing",)) == 0
    assert (folder / "a.txt").read_text(encoding="utf-8") == ONE_STAGE
    assert fix() == 0
    assert (folder / "a.txt").read_text(encoding="utf-8") == CLEAN
    assert undo(capfd) == (0, "restored 1 of 1 file\n")
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT
    assert undo(capfd) == (0, "restored 0 of 1 file; 1 already as before the fix\n")
    assert fix() == 0
    assert undo(capfd) == (0, "restored 1 of 1 file\n")
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT


def test_a_run_that_was_killed_between_record_and_file_hides_nothing(folder: Path, capfd: Any) -> None:
    assert fix(stage=("spacing",)) == 0
    assert fix() == 0
    (folder / "a.txt").write_text(ONE_STAGE, encoding="utf-8")
    assert undo(capfd) == (0, "restored 1 of 1 file\n")
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT


def test_a_file_that_was_changed_between_is_undone_as_far_as_that(folder: Path, capfd: Any) -> None:
    assert fix(stage=("spacing",)) == 0
    edited = ONE_STAGE.replace("bridge", "road")
    (folder / "a.txt").write_text(edited, encoding="utf-8")
    assert fix() == 0
    why = "it holds what it held before it was cleaned last; it was changed after it was cleaned before that"
    assert undo(capfd) == (2, f"cleaner: a.txt: {why}\nrestored 0 of 1 file\n")
    assert (folder / "a.txt").read_text(encoding="utf-8") == edited
    (folder / "a.txt").write_text("mine now", encoding="utf-8")
    assert undo(capfd) == (
        2,
        "cleaner: a.txt: changed since it was cleaned; left as it is\nrestored 0 of 1 file\n",
    )


def written(file: Path) -> tuple[int, int, int, int]:
    """What writing a file or putting another in its place would change; reading it may touch only its access time."""
    seen = file.stat()
    return seen.st_ino, seen.st_mode, seen.st_size, seen.st_mtime_ns


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_a_file_that_must_not_be_written_is_left_alone(folder: Path, capfd: Any, name: str) -> None:
    file, fields = folder / name, ("text",) if name == "a.jsonl" else ()
    old = file.read_bytes()
    refused = f"cleaner: {name}: not writable; left as it is\n"
    file.chmod(0o444)
    before = written(file)
    assert fix(name, field=fields) == 2
    assert capfd.readouterr().err == refused
    assert written(file) == before
    file.chmod(0o644)
    assert fix(name, field=fields) == 0
    new = file.read_bytes()
    assert new != old
    file.chmod(0o444)
    assert undo(capfd) == (2, f"{refused}restored 0 of 1 file\n")
    assert file.read_bytes() == new
    file.chmod(0o644)
    assert undo(capfd) == (0, "restored 1 of 1 file\n")
    assert file.read_bytes() == old


@pytest.mark.parametrize("name", ["b.txt", "a.jsonl"])
def test_a_line_that_a_killed_run_left_half_written_is_passed_over(folder: Path, capfd: Any, name: str) -> None:
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    assert fix() == 0
    record = folder / "r.jsonl"
    whole = record.read_bytes()
    record.write_bytes(whole + whole[: len(whole) // 2])
    assert undo(capfd)[0] == 0
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT
    assert fix(name, **({"field": ("text",)} if name == "a.jsonl" else {})) == 0
    assert record.read_bytes().startswith(whole + b'{"pa')
    assert undo(capfd)[0] == 0
    assert ((folder / name).read_text(encoding="utf-8")) == (RECORDS if name == "a.jsonl" else TEXT)


def test_a_record_that_grows_too_large_for_the_disk_is_as_before(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fix() == 0
    before = (folder / "r.jsonl").read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        append("r.jsonl", {"path": "b.txt"})
    assert (folder / "r.jsonl").read_bytes() == before


def test_a_mark_of_byte_order_that_comes_to_light_is_the_texts(folder: Path, capfd: Any) -> None:
    data = "ï»¿The boat left wasnâ€™t.\n".encode()
    (folder / "a.txt").write_bytes(data)
    assert fix() == 0
    assert (folder / "a.txt").read_bytes() != data
    assert undo(capfd) == (0, "restored 1 of 1 file\n")
    assert (folder / "a.txt").read_bytes() == data
