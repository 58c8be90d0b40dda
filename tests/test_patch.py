"""`cleaner diff` gives patches that apply, whatever a file is called and however it is written."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from cleaner.cli.options import Options
from cleaner.cli.run import run
from cleaner.reports.patch import header

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "It\u200bs noon.\nNobody is here.\n\nThe caf\u00e9 is\u200b closed"
CLEAN = TEXT.replace("\u200b", "")
TOOLS = {"patch": ["patch", "-p1", "-s"], "git": ["git", "apply"]}
FILES = {
    "plain.txt": "utf-8",
    "mark.txt": "utf-8-sig",
    "two words.txt": "utf-8-sig",
    "a folder/caf\u00e9.txt": "utf-8",
    'tab\tand "quotes" \\.txt': "utf-8",
}


def diff(folder: Path, *names: str, **more: Any) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return run(Options("diff", names, isolated=True, **more))


def apply(tool: str, folder: Path, patch: bytes) -> None:
    if not shutil.which(tool):
        pytest.skip(f"{tool} is not there")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=tool == "git")
    subprocess.run(TOOLS[tool], input=patch, cwd=folder, check=True)


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_patch_applies(tmp_path: Path, capfdbinary: Any, tool: str, ending: str) -> None:
    wanted = {}
    for name, encoding in FILES.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(TEXT.replace("\n", ending).encode(encoding))
        wanted[file] = CLEAN.replace("\n", ending).encode(encoding)
    assert diff(tmp_path, ".") == 1
    apply(tool, tmp_path, capfdbinary.readouterr().out)
    assert {file: file.read_bytes() for file in wanted} == wanted


@pytest.mark.parametrize("tool", TOOLS)
def test_a_patch_has_the_bytes_of_a_declared_encoding(tmp_path: Path, capfdbinary: Any, tool: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("The caf\u00e9 opens on Monday.\n\nShare\n0 Comments\n".encode("latin-1"))
    assert diff(tmp_path, "a.txt", encoding="latin-1") == 1
    apply(tool, tmp_path, capfdbinary.readouterr().out)
    assert file.read_bytes() == "The caf\u00e9 opens on Monday.\n".encode("latin-1")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_no_patch_is_made_of_what_patch_cannot_read(tmp_path: Path, capfd: Any, encoding: str) -> None:
    (tmp_path / "wide.txt").write_bytes(TEXT.encode(encoding))
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert diff(tmp_path, "wide.txt", "a.txt") == 2
    out, err = capfd.readouterr()
    assert err == (
        f"cleaner: wide.txt: no patch can be made of {encoding}-le text; check lists the changes, fix makes them\n"
    )
    assert "\0" not in out
    assert out.startswith("--- a/a.txt\n")
    (tmp_path / "wide.txt").write_bytes(CLEAN.encode(encoding))
    assert diff(tmp_path, "wide.txt") == 0


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("a.txt", "a/a.txt"),
        ("./sub/../a.txt", "a/a.txt"),
        ("/home/me/a.txt", "a/home/me/a.txt"),
        ("a b.txt", "a/a b.txt\t"),
        ('a\n"b\\.txt', '"a/a\\012\\"b\\\\.txt"'),
    ],
)
def test_names_are_spelled_as_patch_reads_them(path: str, named: str) -> None:
    old, new = header(path)
    assert old.decode() == f"--- {named}\n"
    assert new.decode() == f"+++ {named.replace('a/', 'b/', 1)}\n"


def test_records_are_named_the_same_way(tmp_path: Path, capfd: Any) -> None:
    (tmp_path / "a b.jsonl").write_text('{"text": "x\\u200by"}\n')
    assert diff(tmp_path, "./a b.jsonl", field=("text",)) == 1
    assert capfd.readouterr().out.startswith("--- a/a b.jsonl\t\n+++ b/a b.jsonl\t\n@@ -1,1 +1,1 @@\n")
