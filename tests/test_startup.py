"""What a hook pays at every start: only what a clean small file needs is loaded."""

from __future__ import annotations

import os
import resource
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
    "charset_normalizer",
    "tomllib",
    "dataclasses",
    "pathlib",
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


def cpu_of(*args: str, env: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *args], env=env, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_checking_a_clean_file_costs_at_most_five_empty_starts(tmp_path: Path, seed: tuple[str, str]) -> None:
    file = tmp_path / "clean.txt"
    file.write_text(seed[1], encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": ROOT}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package is compiled
    command = f"import sys; from cleaner.__main__ import main; sys.argv = ['cleaner', 'check', '--isolated', {str(file)!r}]; main()"
    check = ("-c", command)  # what the installed script does
    cpu_of(*check, env=env)
    pairs = [(cpu_of(*check, env=env), cpu_of("-c", "pass", env=env)) for _ in range(15)]
    assert min(ours for ours, _ in pairs) <= 5 * min(empty for _, empty in pairs)  # what others do only adds
