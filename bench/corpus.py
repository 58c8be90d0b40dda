"""What a corpus run costs beside cleaning: CPU seconds of a run and of `clean` on the same strings, in one process.

Usage: python bench/corpus.py FILE.jsonl [FIELD]
"""

from __future__ import annotations

import gc
import json
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from cleaner.corpus.job import Job
from cleaner.corpus.run import run

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 5


def main(path: str, field: str = "text") -> None:
    """Print both times, the best of some rounds each, and their ratio."""
    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line)[field] for line in file]
    job = Job({}, (field,))
    gc.set_threshold(100_000)  # as the command does

    def cleaning() -> None:
        for text in texts:
            job.cleaner.clean(text)

    def running() -> None:
        with tempfile.TemporaryDirectory() as folder:
            run(job, [path], folder)

    alone, whole = _best(cleaning), _best(running)
    print(f"clean {alone:.2f} s, corpus run {whole:.2f} s: {whole / alone - 1:+.1%} CPU")


def _best(work: Callable[[], None]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


if __name__ == "__main__":
    main(*sys.argv[1:])
