"""What a hook pays at every start: only what a clean small file needs is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ROOT = os.path.dirname(os.path.dirname(__file__))
HEAVY = (
    "ftfy",
    "typer",
    "click",
    "rich",
    "regex",
    "pathspec",
    "chardet",
    "tomllib",
    "dataclasses",
    "pathlib",
    "typing",
    "json",
)


def test_a_clean_file_loads_nothing_heavy(tmp_path: Path, seed: tuple[str, str]) -> None:
    file = tmp_path / "clean.txt"
    file.write_text(seed[1], encoding="utf-8")
    script = (
        f"import sys; sys.argv = ['cleaner', 'check', '--isolated', {str(file)!r}]\n"
        "from cleaner.__main__ import main\n"
        "try: main()\n"
        f"finally: print([m for m in {HEAVY!r} if m in sys.modules])"
    )
    env = {**os.environ, "PYTHONPATH": ROOT, "CLEANER_CACHE_DIR": str(tmp_path / "cache")}
    subprocess.run([sys.executable, "-c", script], env=env, check=True, capture_output=True)
    done = subprocess.run([sys.executable, "-c", script], env=env, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


MODULES = 91  # loaded beside those of an empty start
CALLS = 60_000  # of functions, those written in C among them


def test_a_clean_file_costs_few_modules_and_few_calls(tmp_path: Path, seed: tuple[str, str]) -> None:
    # Counted and not timed: a busy machine counts the same.  `python -m bench start` has the time.
    file = tmp_path / "clean.txt"
    file.write_text(seed[1], encoding="utf-8")
    script = (
        f"import sys; sys.argv = ['cleaner', 'check', '--isolated', {str(file)!r}]\n"
        "calls, before = 0, set(sys.modules)\n"
        "def count(frame, event, arg):\n"
        "    global calls\n"
        "    calls += event in ('call', 'c_call')\n"
        "sys.setprofile(count)\n"
        "try:\n"
        "    from cleaner.__main__ import main\n"
        "    main()\n"
        "finally:\n"
        "    sys.setprofile(None)\n"
        "    print(len(set(sys.modules) - before), calls)"
    )
    env = {**os.environ, "PYTHONPATH": ROOT, "CLEANER_CACHE_DIR": str(tmp_path / "cache")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled
    env.pop("PYTHONUNBUFFERED", None)  # which asks for a stream of its own
    subprocess.run([sys.executable, "-c", script], env=env, check=True, capture_output=True)
    done = subprocess.run([sys.executable, "-c", script], env=env, check=True, capture_output=True, text=True)
    modules, calls = map(int, done.stdout.split())
    assert modules <= MODULES
    assert calls <= CALLS


def test_whoever_watches_a_run_sees_its_end(tmp_path: Path) -> None:
    file = tmp_path / "two.txt"
    file.write_text("It is late.  \n\n0 Comments\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": ROOT}
    check = ["-m", "cleaner", "check", "--isolated", str(file)]
    seen = [sys.executable, "-m", "cProfile", *check]
    alone, watched = (
        subprocess.run(command, env=env, capture_output=True, text=True, check=False, cwd=tmp_path)
        for command in ([sys.executable, *check], seen)
    )
    assert (alone.returncode, alone.stderr) == (1, "1 finding in 1 of 1 file\n")
    assert watched.stdout.startswith(alone.stdout)
    assert "function calls" in watched.stdout
