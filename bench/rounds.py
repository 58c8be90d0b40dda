"""Interleaved rounds: every measurement a fresh process, every ratio within its own round, the median told."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from bench import tasks

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parent.parent
RULES = (10, 100, 1_000, 10_000)  # so many rules more than the built-in ones


class Ratio(NamedTuple):
    """How many times quicker than ftfy, and how far the rounds lie apart (largest over smallest)."""

    times: float
    spread: float
    peak: int


def spend(command: list[str]) -> float:
    """CPU seconds of a command, start-up included; modules are compiled once, as an installer compiles them."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run(name: str, corpus: Path) -> tuple[float, int]:
    """CPU seconds and peak kilobytes of a task in a process of its own."""
    if name == "sed":
        return tasks.sed(corpus.with_suffix(".txt")), 0
    command = [sys.executable, "-m", "bench.tasks", name, str(corpus)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().rsplit("\n", 1)[-1])
    told = json.loads(done.stdout)
    return told["seconds"], told["peak"]


def ratios(names: list[str], corpus: Path, rounds: int, base: str = "ftfy") -> dict[str, Ratio | str]:
    """How many times quicker than `base` each task is on a corpus; a sentence where it cannot run."""
    seen: dict[str, list[float]] = {name: [] for name in names}
    peaks: dict[str, int] = {}
    faults: dict[str, str] = {}
    for _ in range(rounds):
        unit, _ = run(base, corpus)
        for name in names:
            if name not in faults:
                try:
                    seconds, peaks[name] = run(name, corpus)
                    seen[name].append(unit / max(seconds, 1e-6))
                except RuntimeError as error:
                    faults[name] = str(error)
    told: dict[str, Ratio | str] = dict(faults)
    told |= {n: Ratio(median(s), max(s) / min(s), peaks[n]) for n, s in seen.items() if s and n not in faults}
    return told


def cost(name: str, base: str, corpus: Path, rounds: int) -> float:
    """The time of a task as a multiple of that of another that is nearly as quick: the median of pairs, either first."""
    seen = []
    for number in range(rounds):
        times = {task: run(task, corpus)[0] for task in ((name, base) if number % 2 else (base, name))}
        seen.append(times[name] / times[base])
    return median(seen)


def rules(corpora: Sequence[Path], number: int) -> dict[str, dict[int, float]]:
    """Time with so many rules as a multiple of the time with ten, by corpus: medians of interleaved rounds."""
    told = {}
    for corpus in corpora:
        seen: dict[int, list[float]] = {count: [] for count in RULES}
        for _ in range(number):
            times = {count: run(f"rules-{count}", corpus)[0] for count in RULES}
            for count, seconds in times.items():
                seen[count].append(seconds / times[RULES[0]])
        told[corpus.stem] = {count: median(values) for count, values in seen.items()}
    return told


def side_by_side(records: Path, rounds: int) -> float:
    """CPU time of two processes that clean records, as a multiple of that of one, the median."""
    command = [sys.executable, "-m", "cleaner", "check", "--isolated", "--field", "text", "--quiet", str(records), "-j"]
    return median(spend([*command, "2"]) / spend([*command, "1"]) for _ in range(rounds))


def startup(commands: dict[str, list[str]], rounds: int) -> dict[str, float]:
    """CPU time of commands as multiples of `python -c pass`, medians."""
    seen: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        spend(command)
    for _ in range(rounds):
        unit = spend([sys.executable, "-c", "pass"])
        for name, command in commands.items():
            seen[name].append(spend(command) / unit)
    return {name: median(values) for name, values in seen.items()}
