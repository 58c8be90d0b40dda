"""Several processes: the same bytes in the same order, and none of them where there is little to do."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from cleaner.cli import pool, texts
from cleaner.cli.options import Options
from cleaner.cli.run import Run, run

if TYPE_CHECKING:
    from pathlib import Path

ROOT = os.path.dirname(os.path.dirname(__file__))
DIRTY = "The br\u200bidge opens  on Monday.\n\nShe said “yes.\n\n0 Comments\n"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "PIECE", 4000)
    monkeypatch.setattr(pool, "ENOUGH", 8000)


@pytest.fixture
def files(tmp_path: Path, seed: tuple[str, str]) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for n in range(60):
        text = (seed[0], seed[1], DIRTY * n, "")[n % 4]
        (folder / f"{n:02}.txt").write_text(text, encoding="utf-8")
    (folder / "30.txt").write_bytes("“curly” café ".encode() + b"\xff")
    (folder / "31.bin").write_bytes(b"\0")
    return folder


def outcome(capfdbinary: pytest.CaptureFixture[bytes], options: Options) -> tuple[int, bytes, bytes]:
    code = run(options)
    out, err = capfdbinary.readouterr()
    return code, out, err


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "github", "concise"])
def test_check_tells_the_same(files: Path, capfdbinary: pytest.CaptureFixture[bytes], form: str) -> None:
    options = Options("check", (str(files), str(files / "none")), isolated=True, output_format=form)
    alone = outcome(capfdbinary, options)
    assert alone[0] == 2
    assert alone == outcome(capfdbinary, options._replace(jobs=3))


def test_diff_and_fix_do_the_same(
    files: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for file in files.iterdir():
        (other / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(files)
    options = Options("diff", (".",), isolated=True)
    assert outcome(capfdbinary, options) == outcome(capfdbinary, options._replace(jobs=2))
    fix = Options("fix", (".",), isolated=True, output_format="jsonl", record="../r1")
    alone = outcome(capfdbinary, fix)
    monkeypatch.chdir(other)
    assert outcome(capfdbinary, fix._replace(jobs=2, record="../r2")) == alone
    assert {f.name: f.read_bytes() for f in files.iterdir()} == {f.name: f.read_bytes() for f in other.iterdir()}
    records = [(tmp_path / name).read_text() for name in ("r1", "r2")]
    assert records[0].replace("texts/", "other/") == records[1]


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
@pytest.mark.parametrize("command", ["fix", "check", "diff"])
def test_records(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], ending: str, command: str, seed: tuple[str, str]
) -> None:
    texts = [(seed[0], "Fine.", DIRTY)[n % 3] for n in range(90)]
    if ending == "jsonl":
        rows = [json.dumps({"n": n, "text": text}) for n, text in enumerate(texts)]
        rows[17] = rows[17][:-1]
    else:
        quoted = [text.replace('"', '""') for text in texts]
        rows = ["n,text", *(f'{n},"{text}"' for n, text in enumerate(quoted))]
        rows[17] = '5,"x"y'
    data = "\ufeff" + "\r\n".join(rows)
    file = tmp_path / f"a.{ending}"
    options = Options(command, (str(file),), field=("text", "none"), isolated=True)
    told = []
    for jobs in (1, 2):
        file.write_text(data, encoding="utf-8")
        told.append((*outcome(capfdbinary, options._replace(jobs=jobs)), file.read_bytes()))
    assert told[0][0] == 2
    assert told[0] == told[1]


def test_little_work_starts_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Fine.\n" * 100)
    made = Run(Options("check", (str(tmp_path),), isolated=True, jobs=2, quiet=True))
    started: list[int] = []
    monkeypatch.setattr(made.pool, "_started", lambda: started.append(1))
    assert made.execute() == 0
    assert not started


def test_pieces_are_bounded() -> None:
    asked = []

    def items() -> object:
        for n in range(1000):
            asked.append(n)
            yield n

    crew = pool.Pool(2, None)
    try:
        for (first, *_), _ in crew.ordered(_length, items(), lambda _: 1000):  # type: ignore[arg-type]
            assert asked[-1] - first < 4 * (pool.AHEAD * 2 + 5)
    finally:
        crew.close()
    assert len(asked) == 1000


def _length(_shared: object, piece: list[int]) -> int:
    return len(piece)


def test_ctrl_c_ends_all_processes(tmp_path: Path, seed: tuple[str, str]) -> None:
    for n in range(600):
        (tmp_path / f"{n}.txt").write_text(seed[0], encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": ROOT}
    command = [sys.executable, "-m", "cleaner", "fix", "-j2", "--isolated", str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=env, start_new_session=True) as child:
        assert child.stderr
        child.stderr.readline()
        time.sleep(0.05)
        os.killpg(child.pid, signal.SIGINT)
        stderr = child.stderr.read()  # ends when all processes have ended
    assert child.returncode == 130
    assert b"Traceback" not in stderr
    texts = {file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    assert texts <= set(seed)


def test_a_killed_parent_leaves_no_process(tmp_path: Path, seed: tuple[str, str]) -> None:
    for n in range(600):
        (tmp_path / f"{n}.txt").write_text(seed[0], encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": ROOT}
    command = [sys.executable, "-m", "cleaner", "fix", "-j3", "--isolated", str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=env) as child:
        assert child.stderr
        child.stderr.readline()
        child.kill()
        child.stderr.read()  # ends when all processes have ended
    texts = {file.read_text(encoding="utf-8") for file in tmp_path.glob("*.txt")}
    assert texts <= set(seed)


def test_a_killed_worker_is_a_failure(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for n in range(40):
        (tmp_path / f"{n}.txt").write_text("Fine.\n" * 100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(texts, "clean_all", _die)
        assert run(Options("check", (str(tmp_path),), isolated=True, jobs=2, quiet=True)) == 2
    assert "a process was killed" in capfd.readouterr().err


def _die(_bench: object, _sources: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
